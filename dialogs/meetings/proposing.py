"""Proposing: by command, button or message action; what comes too late or does not fit is offered the next meeting."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Asks, Draft, Reply, Shows, Taken
from bot.cards import Element, button, is_web_address, submit_button
from bot.refusal import Refusal
from bot.turn import Turn
from bot.user_text import one_line
from dialogs.meetings import payloads as p
from dialogs.meetings import rules, turns, words
from dialogs.meetings.cards import said_card
from dialogs.meetings.promising import person
from dialogs.meetings.record import (
    add_item,
    changed,
    load,
    next_after,
    next_one,
    sections_of,
)
from dialogs.meetings.series import ensure
from storage import agendas, projects
from storage import turns as stored
from storage.agendas import (
    DETAILS_MOST,
    GUEST_MOST,
    LATE,
    LINK_MOST,
    OPEN,
    TITLE_MOST,
    AgendaItem,
)
from storage.meetings import Meeting
from storage.projects import Project

PROPOSE = "meetings.propose"
Filled = p.SendProposal | p.SendEdit


def agenda_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``asialista``: the agenda. With words after it they are proposed at once: ``asialistalle hankkeen tilanne``."""
    ensure(session, turn.now, turn.zone, turn.calendar)
    said = one_line(rest)
    if not said:
        coming = next_one(session)
        return Reply(shows=Shows(p.SERIES) if coming is None else Shows(p.MEETING, coming.id))
    if len(said) > TITLE_MOST:
        return Reply(asks=from_message(Taken(rest, ""), turn, session))
    section, title = _heard(turn, said)
    if section == "theme" or (section == "projects" and not title) or not title:
        return Reply(asks=Asks(PROPOSE, {"section": section, "title": title}))
    if section == "projects":
        project = projects.named(session, title)
        if project is None:
            return Reply(asks=Asks(PROPOSE, {"section": section, "title": title}))
        return _propose(
            turn, session, p.SendProposal("", 0, section=section, title=project.name, project=str(project.id))
        )
    return _propose(turn, session, p.SendProposal("", 0, section=section, title=title))


def _heard(turn: Turn, said: str) -> tuple[str, str]:
    """The section that the first words name, and the title without them; news if they name none."""
    for section in ("projects", "theme", "cats"):
        for word in turn.text("meetings-section-words", section=section).split(", "):
            if said.casefold().startswith(word):
                return section, said[len(word) :].lstrip(" :,-–") if section != "cats" else said
    return "news", said


def propose(payload: p.Propose, turn: Turn, session: Session) -> Reply:
    """Open the form."""
    ensure(session, turn.now, turn.zone, turn.calendar)
    known: Draft = {"meeting": payload.meeting}
    if payload.section in rules.USUAL_MINUTES:
        known["section"] = payload.section
    return Reply(asks=Asks(PROPOSE, known))


def from_message(taken: Taken, turn: Turn, session: Session) -> Asks:
    """The message action: the message's first line is the title, the rest and the link come along."""
    first, _, rest = taken.text.strip().partition("\n")
    known: Draft = {"section": "news"}
    if first:
        title = one_line(first)
        known["title"] = (
            title if len(title) <= TITLE_MOST else title[: TITLE_MOST - 1].rsplit(" ", 1)[0] + "…"
        )
        whole = taken.text.strip() if len(title) > TITLE_MOST else rest.strip()
        if whole:
            known["details"] = whole[:DETAILS_MOST]
    if is_web_address(taken.link) and len(taken.link) <= LINK_MOST:
        known["link"] = taken.link
    return Asks(PROPOSE, known)


def send_proposal(payload: p.SendProposal, turn: Turn, session: Session) -> Reply:
    """Put an item on the agenda, a theme into the queue, a presentation to its turn."""
    ensure(session, turn.now, turn.zone, turn.calendar)
    return _propose(turn, session, payload)


def _propose(turn: Turn, session: Session, payload: p.SendProposal) -> Reply:
    section = rules.check_section(payload.section)
    wanted = _wanted(session, payload.meeting)
    fields = checked(turn, session, payload, section)
    if section == "theme":
        return add_theme(turn, session, str(fields["title"]), str(fields["details"] or ""))
    target, late = wanted, False
    if wanted is not None and words.frozen(turn, session, wanted):
        target, late = next_after(session, wanted), True
    if section == "projects":
        waits = _for_its_turn(turn, session, fields, target)
        if waits is not None:
            return waits
    item = add_item(session, target, section=section, now=turn.now, proposed_by_id=turn.me.id, **fields)  # type: ignore[arg-type]
    if late:
        item.why = LATE
    if section == "projects":
        turns.place_by_turn(session, item)
    _answered(turn, session, wanted)
    changed(session, target, turn.now)
    return _told(turn, session, item, target, late=late)


def _wanted(session: Session, meeting_id: int) -> Meeting | None:
    """The meeting that a proposal is for: the one whose card was used, or the next."""
    meeting = load(session, meeting_id) if meeting_id else next_one(session)
    if meeting is not None and not meeting.planned:
        return next_after(session, meeting) or next_one(session)
    return meeting


def checked(turn: Turn, session: Session, payload: Filled, section: str) -> dict[str, object]:
    """The fields of an item as they are saved; Refusal for what cannot be."""
    project = _project(session, payload.project) if section == "projects" else None
    if section == "projects" and project is None:
        raise Refusal("meetings-error-project")
    title = one_line(payload.title) or (project.name if project is not None else "")
    guest = rules.check_length(one_line(payload.guest), GUEST_MOST) or None
    return {
        "title": rules.check_line(title, TITLE_MOST, "meetings-error-title"),
        "details": rules.check_lines(payload.details, DETAILS_MOST) or None,
        "link": rules.check_link(
            payload.link, is_address=is_web_address(payload.link.strip()), most=LINK_MOST
        ),
        "guest": guest,
        "presenter_id": _presenter(turn, session, payload.presenter, guest),
        "minutes": rules.check_minutes(payload.minutes, section),
        "project_id": project.id if project is not None else None,
    }


def _project(session: Session, number: str) -> Project | None:
    known = number.isdecimal() and number.isascii() and len(number) < 12
    return projects.by_id(session, int(number)) if known else None


def _presenter(turn: Turn, session: Session, number: str, guest: str | None) -> int | None:
    if number:
        return person(session, number, "meetings-error-presenter").id
    return None if guest else turn.me.id


def _for_its_turn(
    turn: Turn, session: Session, fields: dict[str, object], target: Meeting | None
) -> Reply | None:
    """A project that is coming already is not doubled; one that would present again lets the others go first."""
    number = fields["project_id"]
    assert isinstance(number, int)
    known = agendas.open_presentation(session, number)
    if known is not None:
        where = known.meeting or target
        day = turn.day(where.day) if where is not None else turn.text("meetings-to-open")
        said = turn.text("meetings-coming-already" if known.meeting else "meetings-waits-already", day=day)
        return item_reply(turn, known, where, said)
    _is_willing(turn, session, number)
    if target is None:
        return None
    ahead = turns.give_way(session, number, target, turn.today, turn.now)
    if not ahead:
        return None
    item = add_item(session, None, section="projects", now=turn.now, proposed_by_id=turn.me.id, **fields)  # type: ignore[arg-type]
    changed(session, target, turn.now)
    names = turn.speech.listing([project.name for project in ahead])
    return item_reply(turn, item, target, turn.text("meetings-waits-turn", projects=names))


def _is_willing(turn: Turn, session: Session, project_id: int) -> None:
    """Whoever proposes a presentation says that the project is willing; a manager's no is only theirs to take back."""
    project = projects.by_id(session, project_id)
    refused = any(wish.project_id == project_id and not wish.willing for wish in stored.wishes(session))
    if not refused or (project is not None and project.manager_id == turn.me.id):
        stored.say_willing(session, project_id, True, by=turn.me.id, now=turn.now)


def _answered(turn: Turn, session: Session, meeting: Meeting | None) -> None:
    """Whoever was asked and proposes has answered."""
    ask = agendas.ask_of(session, meeting.id, turn.me.id) if meeting is not None else None
    if ask is not None and ask.answer is None:
        ask.answer, ask.answered_at = "item", turn.now


def _told(turn: Turn, session: Session, item: AgendaItem, target: Meeting | None, *, late: bool) -> Reply:
    duration = words.minutes(turn, item.minutes)
    if target is None:
        said = turn.text("meetings-waits-meeting", title=item.title)
        return item_reply(turn, item, None, said)
    if late:
        return item_reply(turn, item, target, turn.text("agenda-late", date=turn.day(target.day)))
    added = turn.text("agenda-added", title=item.title, duration=duration)
    section = next(each for each in sections_of(session, target) if each.name == item.section)
    following = next_after(session, target)
    if any(slot.item.id == item.id and slot.fits for slot in section.slots) or following is None:
        return item_reply(turn, item, target, added)
    asks = turn.text(
        "agenda-overfull",
        section=turn.text("meetings-section", section=section.name),
        available=words.minutes(turn, section.capacity),
        needed=words.minutes(turn, section.wanted),
        date=turn.day(following.day),
    )
    ways = [
        button(turn.text("meetings-suits"), p.MoveOn(item.id, target.id, on=""), style="positive"),
        button(turn.text("meetings-stay"), p.Stay(item.id)),
    ]
    return item_reply(turn, item, target, f"{added}\n{asks}", ways)


def item_reply(
    turn: Turn, item: AgendaItem, meeting: Meeting | None, said: str, ways: list[Element] | None = None
) -> Reply:
    """A receipt in the person's chat; in a channel too, where the agenda's own card is brought up to date."""
    found = list(ways or [])
    if turn.place.private and item.state == OPEN and not ways:
        found = [
            submit_button(turn.text("meetings-edit"), p.AskEdit(item.id)),
            submit_button(turn.text("meetings-withdraw"), p.Withdraw(item.id)),
        ]
        if meeting is not None:
            found.append(submit_button(turn.text("meetings-show-agenda"), p.Open(p.MEETING, meeting.id)))
    if meeting is None:
        return Reply(notice=said)
    return Reply(card=said_card(turn, meeting, item, said, *found))


def add_theme(turn: Turn, session: Session, title: str, details: str) -> Reply:
    """A theme comes into the queue, with its proposer's vote."""
    theme = stored.Theme(
        title=title, details=details or None, proposed_by_id=turn.me.id, proposed_at=turn.now
    )
    session.add(theme)
    session.flush()
    stored.vote(session, theme.id, turn.me.id, True)
    changed(session, next_one(session), turn.now)
    return Reply(notice=turn.text("meetings-theme-added", title=title), shows=Shows(p.THEMES))
