"""What people were asked for a meeting, invitations to present, and the queue of themes: answers and their cards."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Asks, Reply, Shows
from bot.card_size import first_that_fits
from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    RowFold,
    button,
    buttons,
    card,
    heading,
    in_rows,
    item_row,
    small,
    submit_button,
    user_text,
)
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.meetings import payloads as p
from dialogs.meetings import rules, turns, words
from dialogs.meetings.cards import over, said_card
from dialogs.meetings.proposing import add_theme
from dialogs.meetings.record import add_item, changed, check_leads, load, may_lead, next_after, next_one
from dialogs.meetings.series import ensure
from storage import agendas, projects
from storage import turns as stored
from storage.agendas import DETAILS_MOST, TITLE_MOST
from storage.turns import Theme, TurnInvite

ASK_THEME = "meetings.theme"
THEMES_SHOWN = (12, 8, 5)


def asked(payload: p.Asked, turn: Turn, session: Session) -> Reply:
    """What one was asked for: an item, or the answer that there is none this time."""
    meeting = load(session, payload.meeting)
    ask = agendas.ask_of(session, meeting.id, turn.me.id)
    if ask is not None and ask.answer is not None:
        said = turn.text("meetings-answered-already")
        return Reply(notice=said, shows=Shows(p.MEETING, meeting.id), fresh=True)
    if words.frozen(turn, session, meeting):
        return Reply(notice=turn.text("agenda-frozen"), shows=Shows(p.MEETING, meeting.id), fresh=True)
    freeze = turn.day(words.local(turn, words.freezes_at(turn, meeting)).date())
    lead = turn.text("agenda-reminder", freeze=freeze)
    ways = [
        submit_button(turn.text("meetings-propose"), p.Propose(meeting.id), style="positive"),
        button(turn.text("meetings-not-this-time"), p.NotThisTime(meeting.id)),
    ]
    body: list[Part] = [heading(over(turn, meeting), words.when_title(turn, meeting), lead)]
    body.extend(buttons(*in_rows(ways)))
    return Reply(card=card(turn.speech, speak=lead, body=body), fresh=True)


def not_this_time(payload: p.NotThisTime, turn: Turn, session: Session) -> Reply:
    """The answer is kept, so that nobody is asked again for this meeting."""
    meeting = load(session, payload.meeting)
    ask = agendas.ask_of(session, meeting.id, turn.me.id)
    if ask is not None and ask.answer is None:
        ask.answer, ask.answered_at = "none", turn.now
    return Reply(notice=turn.text("meetings-not-this-time-thanks"))


def load_invite(session: Session, invite_id: int) -> TurnInvite:
    """The invitation with this number; Refusal if there is none."""
    invite = stored.invite_by_id(session, invite_id)
    if invite is None:
        raise Refusal("meetings-gone")
    return invite


def invited(payload: p.Invited, turn: Turn, session: Session) -> Reply:
    """The invitation, to the one it is for."""
    invite = load_invite(session, payload.invite)
    _check_invited(turn, invite)
    return Reply(card=invite_card(turn, invite), fresh=True)


def _check_invited(turn: Turn, invite: TurnInvite) -> None:
    if turn.me.id not in (invite.member_id, invite.project.manager_id):
        # Not even that there is an invitation is told to anybody else.
        raise Refusal("meetings-gone")


def invite_card(turn: Turn, invite: TurnInvite) -> Card:
    """Would you like to tell of your project? Or, for a willing one: it is your turn."""
    meeting = invite.meeting
    day = turn.day(meeting.day)
    said = "meetings-your-turn" if invite.placed else "agenda-fair-turn"
    lead = turn.text(said, date=day, project=invite.project.name)
    ways: list[Element] = []
    if invite.answer is None:
        ways = [
            button(turn.text("meetings-suits"), p.AnswerInvite(invite.id, "yes"), style="positive"),
            button(turn.text("meetings-not-this-time"), p.AnswerInvite(invite.id, "no")),
        ]
        if not invite.placed:
            ways.append(button(turn.text("meetings-never"), p.AnswerInvite(invite.id, "never")))
    body: list[Part] = [heading(over(turn, meeting), words.when_title(turn, meeting), user_text(lead))]
    body.append(small(turn.text("meetings-invite-private")))
    body.extend(buttons(*in_rows(ways)))
    return card(turn.speech, speak=lead, body=body)


def answer_invite(payload: p.AnswerInvite, turn: Turn, session: Session) -> Reply:
    """Yes puts the project on the agenda; no keeps its turn; never asks no more."""
    invite = load_invite(session, payload.invite)
    _check_invited(turn, invite)
    if payload.answer not in ("yes", "no", "never"):
        raise Refusal("host-old-card")
    if invite.answer is not None:
        return Reply(notice=turn.text("meetings-answered-already"))
    meeting = invite.meeting
    invite.answer, invite.answered_at = payload.answer, turn.now
    if payload.answer != "no":
        willing = payload.answer == "yes"
        stored.say_willing(session, invite.project_id, willing, by=turn.me.id, now=turn.now)
    known = agendas.open_presentation(session, invite.project_id)
    if payload.answer == "yes":
        return _accepted(turn, session, invite)
    if known is not None and invite.placed and known.meeting_id == meeting.id:
        known.state = agendas.WITHDRAWN
        session.flush()
        turns.fill(session, meeting, turn.today, turn.now)
    changed(session, meeting, turn.now)
    return Reply(
        notice=turn.text("meetings-invite-no" if payload.answer == "no" else "meetings-invite-never")
    )


def _accepted(turn: Turn, session: Session, invite: TurnInvite) -> Reply:
    meeting = invite.meeting
    item = agendas.open_presentation(session, invite.project_id)
    if item is None:
        target = next_after(session, meeting) if words.frozen(turn, session, meeting) else meeting
        item = add_item(
            session,
            target,
            section="projects",
            title=invite.project.name,
            minutes=rules.USUAL_MINUTES["projects"],
            now=turn.now,
            project_id=invite.project_id,
            presenter_id=turn.me.id,
            proposed_by_id=turn.me.id,
        )
        turns.place_by_turn(session, item)
        changed(session, target, turn.now)
    changed(session, meeting, turn.now)
    session.refresh(item)
    day = turn.day(item.meeting.day) if item.meeting is not None else turn.text("meetings-to-open")
    said = turn.text("meetings-invite-yes", day=day)
    edit = submit_button(turn.text("meetings-edit"), p.AskEdit(item.id))
    return Reply(card=said_card(turn, item.meeting or meeting, item, said, edit))


def say_willing(payload: p.SayWilling, turn: Turn, session: Session) -> Reply:
    """A project's manager says whether it is willing to present when its turn comes."""
    project = turns.active(session, payload.project, turn.today)
    if project is None:
        raise Refusal("meetings-gone")
    if project.manager_id != turn.me.id and not may_lead(turn):
        raise Refusal("refusal-not-allowed", role=project.manager.name if project.manager else "")
    stored.say_willing(session, project.id, payload.willing, by=turn.me.id, now=turn.now)
    return Reply(
        notice=turn.text("meetings-willing" if payload.willing else "meetings-invite-never"),
        shows=Shows(p.THEMES),
    )


# ------------------------------------------------------------------------------------------------ themes


def themes_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """The themes that people would like, the most wanted first; votes are shown as counts only."""
    return first_that_fits(_themes_card(turn, session, notice, rows) for rows in THEMES_SHOWN)


def _themes_card(turn: Turn, session: Session, notice: str | None, rows: int) -> Card:
    waiting = stored.waiting_themes(session)
    mine = stored.voted(session, turn.me.id)
    title = turn.text("meetings-themes-title")
    lead = notice or turn.text("meetings-themes-lead", n=len(waiting))
    body: list[Part] = [heading(turn.text("meetings-name"), title, lead)]
    for theme, votes in waiting[:rows]:
        body.append(_theme_row(turn, theme, votes, voted=theme.id in mine))
    if len(waiting) > rows:
        body.append(small(turn.text("meetings-more-items", n=len(waiting) - rows)))
    body.extend(buttons([submit_button(turn.text("meetings-wish-theme"), p.AskTheme())]))
    if turn.place.private:
        body.extend(_my_projects(turn, session))
    return card(turn.speech, speak=f"{title}. {lead}", body=body)


def _theme_row(turn: Turn, theme: Theme, votes: int, *, voted: bool) -> list[Element]:
    meta = [Meta(turn.text("meetings-votes", n=votes), "strong")]
    if theme.proposed_by is not None:
        meta.append(Meta(theme.proposed_by.name))
    if turn.place.private:
        word = "meetings-unvote" if voted else "meetings-vote"
        vote = button(turn.text(word), p.Vote(theme.id, not voted), label=f"{turn.text(word)}: {theme.title}")
    else:
        # In a channel the card is everybody's, so it cannot say whose vote stands; a second one counts once.
        word = turn.text("meetings-vote")
        vote = button(word, p.Vote(theme.id, True), label=f"{word}: {theme.title}")
    inside: list[Part] = [user_text(theme.details)] if theme.details else []
    ways = []
    if turn.place.private and may_lead(turn):
        ways.append(submit_button(turn.text("meetings-take-theme"), p.TakeTheme(theme.id)))
    if turn.place.private and (may_lead(turn) or theme.proposed_by_id == turn.me.id):
        ways.append(submit_button(turn.text("meetings-drop-theme"), p.DropTheme(theme.id)))
    inside.extend([buttons(*in_rows(ways))] if ways else [])
    fold = RowFold(f"theme-{theme.id}", inside, turn.speech) if inside else None
    return item_row(theme.title, meta, button=vote, fold=fold)


def _my_projects(turn: Turn, session: Session) -> list[Part]:
    """Whether my projects are willing to present when their turn comes."""
    mine = [project for project in projects.all_projects(session) if project.manager_id == turn.me.id]
    said = {wish.project_id: wish.willing for wish in stored.wishes(session)}
    parts: list[Part] = []
    for project in mine[:6]:
        if turns.active(session, project.id, turn.today) is None:
            continue
        willing = said.get(project.id)
        state = "yes" if willing else "open" if willing is None else "no"
        change = "meetings-turn-no" if willing else "meetings-turn-yes"
        offer = button(turn.text(change), p.SayWilling(project.id, not willing))
        parts.append(
            item_row(project.name, [Meta(turn.text("meetings-turn-state", state=state))], button=offer)
        )
    return [small(turn.text("meetings-turns-lead"), spacing="Large"), *parts] if parts else []


def ask_theme(payload: p.AskTheme, turn: Turn, session: Session) -> Reply:
    """Open the form."""
    return Reply(asks=Asks(ASK_THEME))


def send_theme(payload: p.SendTheme, turn: Turn, session: Session) -> Reply:
    """Put a theme into the queue."""
    title = rules.check_line(payload.title, TITLE_MOST, "meetings-error-title")
    return add_theme(turn, session, title, rules.check_lines(payload.details, DETAILS_MOST))


def _load_theme(session: Session, theme_id: int) -> Theme:
    theme = stored.theme_by_id(session, theme_id)
    if theme is None:
        raise Refusal("meetings-gone")
    return theme


def vote(payload: p.Vote, turn: Turn, session: Session) -> Reply:
    """Cast or take back one's vote; said twice, it counts once."""
    theme = _load_theme(session, payload.theme)
    if theme.item_id is not None or theme.withdrawn_at is not None:
        return Reply(notice=turn.text("meetings-theme-taken-already"), shows=Shows(p.THEMES))
    stored.vote(session, theme.id, turn.me.id, payload.wanted)
    return Reply(
        notice=turn.text("meetings-voted" if payload.wanted else "meetings-unvoted"), shows=Shows(p.THEMES)
    )


def take_theme(payload: p.TakeTheme, turn: Turn, session: Session) -> Reply:
    """Put a theme on the next agenda."""
    check_leads(turn)
    ensure(session, turn.now, turn.zone, turn.calendar)
    theme = _load_theme(session, payload.theme)
    if theme.item_id is not None or theme.withdrawn_at is not None:
        return Reply(notice=turn.text("meetings-theme-taken-already"), shows=Shows(p.THEMES))
    meeting = next_one(session)
    if meeting is not None and words.frozen(turn, session, meeting):
        meeting = next_after(session, meeting)
    if meeting is None:
        raise Refusal("meetings-error-none")
    turns.take_theme(session, theme, meeting, turn.now)
    changed(session, meeting, turn.now)
    return Reply(notice=turn.text("meetings-theme-taken", day=turn.day(meeting.day)), shows=Shows(p.THEMES))


def drop_theme(payload: p.DropTheme, turn: Turn, session: Session) -> Reply:
    """Take a theme out of the queue: its proposer, or coordination."""
    theme = _load_theme(session, payload.theme)
    if theme.proposed_by_id != turn.me.id:
        check_leads(turn)
    if theme.withdrawn_at is None and theme.item_id is None:
        theme.withdrawn_at = turn.now
        session.flush()
    return Reply(notice=turn.text("meetings-theme-dropped"), shows=Shows(p.THEMES))
