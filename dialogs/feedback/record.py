"""Feedback as its cards and actions handle it: loaded, changed, and who receives it where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import shared
from bot.capability import Draft
from bot.cards import Card, Element, Part, button, card, heading
from bot.host_cards import CancelForm
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.feedback import payloads as p
from dialogs.feedback import rules
from storage import feedback, members, network_settings, outbox, shared_cards
from storage.feedback import AnonymousFeedback, Feedback
from storage.members import COORDINATOR, DEPUTY, SUPPORT, SUPPORT_FUNCTIONS, Member

TAKEN = "taken"
"""In a draft: its text was taken over from what its writer said in the chat."""


def load(session: Session, feedback_id: int, *, for_change: bool = False) -> Feedback:
    """Feedback by name with this number; Refusal if there is none, or if it was withdrawn."""
    found = feedback.by_id(session, feedback_id, for_change=for_change)
    if found is None or found.withdrawn_at is not None:
        raise Refusal("feedback-gone")
    return found


def load_received(turn: Turn, session: Session, feedback_id: int, *, for_change: bool = False) -> Feedback:
    """Feedback by name for somebody who receives it; Refusal for anybody else."""
    found = load(session, feedback_id, for_change=for_change)
    check_receives(turn, session, found.recipient)
    return found


def load_own(turn: Turn, session: Session, feedback_id: int, *, for_change: bool = False) -> Feedback:
    """Feedback by name for its author; to anybody else it is not there."""
    found = load(session, feedback_id, for_change=for_change)
    if found.author_id != turn.me.id:
        raise Refusal("feedback-gone")
    return found


def load_anonymous(turn: Turn, session: Session, feedback_id: int) -> AnonymousFeedback:
    """Anonymous feedback for somebody who receives it; Refusal for anybody else."""
    found = feedback.anonymous_by_id(session, feedback_id)
    if found is None:
        raise Refusal("feedback-gone")
    check_receives(turn, session, found.recipient)
    return found


def receives(turn: Turn, session: Session, recipient: str) -> bool:
    """Whether this person receives feedback to ``recipient``."""
    return recipient in mine(turn, session)


def check_receives(turn: Turn, session: Session, recipient: str) -> None:
    """Refusal for whoever does not receive feedback to ``recipient``."""
    if not receives(turn, session, recipient):
        raise Refusal("refusal-not-allowed", role=turn.text("feedback-handler", recipient=recipient))


def check_sees(turn: Turn, session: Session, recipient: str) -> None:
    """Refusal unless a card may be shown here: to its recipients, in support's own channel, or to everybody."""
    if recipient == feedback.NETWORK or (turn.place.private and receives(turn, session, recipient)):
        return
    support_here = network_settings.support_channel(session) == turn.place.id
    if turn.place.private or recipient != feedback.SUPPORT or not support_here:
        raise Refusal("feedback-gone")


def mine(turn: Turn, session: Session) -> tuple[str, ...]:
    """The recipients whose feedback this person receives."""
    return rules.mine(
        turn.me.roles,
        support_is_held=bool(supporters(session)),
        coordinator_is_held=bool(members.holders(session, COORDINATOR)),
    )


def supporters(session: Session) -> list[Member]:
    """Everybody of the support services, holders of a function included, each once."""
    found = [member for role in (SUPPORT, *SUPPORT_FUNCTIONS) for member in members.holders(session, role)]
    return list({member.id: member for member in found}.values())


def coordinators(session: Session) -> Sequence[Member]:
    """Who coordinates: the deputy while nobody else does."""
    return members.holders(session, COORDINATOR) or members.holders(session, DEPUTY)


def people(session: Session, recipient: str) -> Sequence[Member]:
    """The people who receive feedback to ``recipient``."""
    if recipient == feedback.SUPPORT:
        return supporters(session) or coordinators(session)
    return coordinators(session)


def send_out(session: Session, surface: str, subject: int, recipient: str, now: datetime) -> None:
    """Plan the card where its recipient reads: support's channel, the network's, or the recipients' own chats."""
    channel = None
    if recipient == feedback.SUPPORT:
        channel = network_settings.support_channel(session)
    elif recipient == feedback.NETWORK and (team := members.the_team(session)) is not None:
        channel = team.channel_id
    if channel is not None:
        shared.post(session, surface, subject, channel, now)
        return
    for member in people(session, recipient):
        post_to(session, surface, subject, member.id, now)


def post_to(
    session: Session, surface: str, subject: int, member_id: int, now: datetime, part: str = ""
) -> None:
    """A card of its own into a person's chat; ``part`` tells apart what is told of one subject over time."""
    outbox.plan(
        session,
        key=f"post:{surface}:{subject}{part}:member:{member_id}",
        kind=shared.POST,
        subject={"surface": surface, "subject": subject},
        now=now,
        member_id=member_id,
    )


def changed(session: Session, found: Feedback, now: datetime) -> None:
    """After any change: the recipient's card and the author's own are brought up to date."""
    found.revision += 1
    session.flush()
    session.refresh(found)
    for surface in (p.FEEDBACK, p.OWN):
        shared.changed(session, surface, found.id, found.revision, now)


def wiped_everywhere(session: Session, found: Feedback, now: datetime) -> None:
    """Its text is gone: older copies, which otherwise stay as they are, must not go on showing it."""
    for surface in (p.FEEDBACK, p.OWN):
        for copy in shared_cards.every_copy(session, surface, found.id):
            if copy.shown < found.revision:
                outbox.plan(
                    session,
                    key=f"update:{copy.id}:{found.revision}",
                    kind=shared.UPDATE,
                    subject={"copy": copy.id, "revision": found.revision},
                    now=now,
                    conversation_id=copy.conversation_id,
                )


def revision(session: Session, subject: int) -> int:
    """The revision of feedback by name."""
    found = feedback.by_id(session, subject)
    return found.revision if found is not None else 0


def anonymous_revision(session: Session, subject: int) -> int:
    """1 while it is open, 2 once it was handled."""
    if feedback.anonymous_by_id(session, subject) is None:
        return 0
    return 2 if feedback.handled_mark(session, subject) is not None else 1


def nameless_words(turn: Turn) -> list[str]:
    """Beginnings of the words by which people ask for namelessness."""
    return turn.text("feedback-nameless-words").split(", ")


def name_of(turn: Turn, member: Member | None) -> str:
    """A name, or that it was somebody."""
    return member.name if member is not None else turn.text("host-somebody")


def recipient_name(turn: Turn, recipient: str) -> str:
    """A recipient in the nominative: ``hanketukipalvelut``."""
    return turn.text("feedback-recipient", recipient=recipient)


def week_words(turn: Turn, week: str) -> str:
    """A week as people say it: ``viikko 49``; with the year if it is another."""
    number, year = rules.week_number(week), int(week[:4])
    if year == turn.today.isocalendar().year:
        return turn.text("feedback-week", week=number)
    return turn.text("feedback-week-of-year", week=number, year=str(year))


def form_card(
    turn: Turn,
    draft: Draft,
    *,
    over: str,
    title: str,
    notice: str | None,
    body: list[Part],
    sends: object,
    end: str = "host-send",
) -> Card:
    """A form's frame: heading, the sentence that a refusal left, the fields, and the two buttons."""
    return card(
        turn.speech,
        speak=f"{title}. {notice}" if notice else title,
        body=[heading(over, title, notice), *body],
        actions=[
            button(turn.text(end), sends, style="positive", inputs=True),  # type: ignore[arg-type]
            button(turn.text("host-cancel"), CancelForm(draft["key"])),
        ],
    )


def said_in(draft: Draft, name: str) -> str:
    """What a draft has for a field, as text."""
    return str(draft.get(name) or "")


def notice_card(turn: Turn, over: str, title: str, *body: Part, actions: Sequence[Element] = ()) -> Card:
    """What stands in the place of a form that was sent, or asks one question."""
    return card(turn.speech, speak=title, body=[heading(over, title), *body], actions=actions)
