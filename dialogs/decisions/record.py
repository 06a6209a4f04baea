"""A decision as its cards and actions handle it: loaded, changed, and how its ways to support stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import shared
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.decisions import rules
from dialogs.decisions.payloads import DECISION, QUESTION, RECEIPT
from storage import decisions, members, network_settings, outbox
from storage.decisions import Decision, DecisionPart, DecisionQuestion
from storage.members import SUPPORT, Member

MAIL = "decisions.mail"
REPLY = "decisions.reply"
UNSET = frozenset({"no-smtp", "no-mailbox"})
"""Outcomes of a mail that could not even be tried: something is still to be set up."""


def load(session: Session, decision_id: int, *, for_change: bool = False) -> Decision:
    """The decision with this number; Refusal if there is none."""
    decision = decisions.by_id(session, decision_id, for_change=for_change)
    if decision is None:
        raise Refusal("decisions-gone")
    return decision


def load_part(session: Session, part_id: int, *, for_change: bool = False) -> tuple[Decision, DecisionPart]:
    """A function's part with its decision; Refusal if there is none."""
    decision_id = decisions.of_part(session, part_id)
    if decision_id is None:
        raise Refusal("decisions-gone")
    decision = load(session, decision_id, for_change=for_change)
    found = [part for part in decision.parts if part.id == part_id]
    if not found:
        raise Refusal("decisions-gone")
    return decision, found[0]


def load_question(session: Session, question_id: int) -> DecisionQuestion:
    """A question; Refusal if there is none."""
    question = decisions.question_by_id(session, question_id)
    if question is None:
        raise Refusal("decisions-gone")
    return question


def changed(session: Session, decision: Decision, now: datetime) -> None:
    """After any change: every copy of the card and of the receipt is brought up to date."""
    decision.revision += 1
    session.flush()
    shared.changed(session, DECISION, decision.id, decision.revision, now)
    receipt_changed(session, decision, now)


def receipt_changed(session: Session, decision: Decision, now: datetime) -> None:
    """What the sender's receipt says has changed."""
    decision.receipt_revision += 1
    session.flush()
    shared.changed(session, RECEIPT, decision.id, decision.receipt_revision, now)


def question_changed(session: Session, question: DecisionQuestion, now: datetime) -> None:
    """The question was answered, or is somebody else's now."""
    session.flush()
    shared.changed(session, QUESTION, question.id, question_revision(session, question.id), now)


def question_revision(session: Session, subject: int) -> int:
    """1 for an open question, 2 for an answered one."""
    question = decisions.question_by_id(session, subject)
    return 0 if question is None else 2 if question.answered_at else 1


def still_asked(session: Session, subject: int) -> bool:
    """Whether a question still waits for its answer."""
    question = decisions.question_by_id(session, subject)
    return question is not None and question.answered_at is None


def post_key(decision: Decision) -> str:
    """The outbox key of the card in support's channel."""
    return f"post:{DECISION}:{decision.id}:{decision.channel_id}"[:200]


def mail_key(decision_id: int) -> str:
    """The outbox key of the mail to support."""
    return f"{MAIL}:{decision_id}"


def send_to_channel(session: Session, decision: Decision, now: datetime) -> None:
    """Plan the card for support's channel, if there is one by now."""
    channel = network_settings.support_channel(session)
    if channel is not None:
        decision.channel_id = channel
        shared.post(session, DECISION, decision.id, channel, now)


def send_mail(session: Session, decision: Decision, now: datetime) -> None:
    """Plan the mail to support; without a mailbox or a server it waits in the outbox."""
    outbox.plan(session, key=mail_key(decision.id), kind=MAIL, subject={"decision": decision.id}, now=now)


def card_delivery(session: Session, decision: Decision) -> rules.Delivery:
    """How the card to support's channel stands."""
    if decision.channel_id is None:
        return rules.Delivery("unset")
    return _delivery(session, post_key(decision))


def mail_delivery(session: Session, decision: Decision) -> rules.Delivery:
    """How the mail to support stands."""
    return _delivery(session, mail_key(decision.id))


def _delivery(session: Session, key: str) -> rules.Delivery:
    row = outbox.by_key(session, key)
    if row is None:
        return rules.Delivery("unset")
    if row.state == "sent":
        return rules.Delivery("sent", row.attempts, row.settled_at)
    if row.settled_at is not None:
        return rules.Delivery("given-up", row.attempts, row.settled_at, row.outcome)
    if row.outcome in UNSET:
        return rules.Delivery("unset", row.attempts, row.next_attempt_at, row.outcome)
    tried = row.outcome is not None
    return rules.Delivery("waiting", row.attempts if tried else 0, row.next_attempt_at, row.outcome)


def may_edit(turn: Turn, decision: Decision) -> bool:
    """The sender, the project's manager and support say whom a decision concerns."""
    return turn.me.id in (decision.sender_id, decision.project.manager_id) or turn.me.holds(SUPPORT)


def acting(session: Session, function: str) -> Sequence[Member]:
    """Who acts in a function: its people; support together while nobody holds it."""
    return members.holders(session, function) or members.holders(session, SUPPORT)


def may_act(turn: Turn, session: Session, function: str) -> bool:
    """Whether this person acts in a function."""
    return rules.may_act(function, turn.me.roles, len(members.holders(session, function)))


def open_question(decision: Decision, function: str) -> DecisionQuestion | None:
    """A function's question that waits for its answer."""
    for question in decision.questions:
        if question.function == function and question.answered_at is None:
            return question
    return None


def state_of(turn: Turn, decision: Decision, part: DecisionPart) -> rules.PartState:
    """How a part stands today."""
    return rules.part_state(
        acked=part.acked_at is not None,
        handled=part.handled_at is not None,
        asks=open_question(decision, part.function) is not None,
        sent_on=decision.sent_on,
        today=turn.today,
        calendar=turn.calendar,
    )


def function_name(turn: Turn, function: str) -> str:
    """A function's name in lower case: ``talous``."""
    return turn.text("decisions-function", function=function)


def capital(text: str) -> str:
    """With a capital at the beginning: ``Talous``."""
    return text[:1].upper() + text[1:]


def by_kind(session: Session) -> dict[str, Sequence[str]]:
    """Which functions the network has said that a kind concerns."""
    return network_settings.get(session, network_settings.FUNCTIONS_BY_KIND)


def acknowledge_part(session: Session, part: DecisionPart, turn: Turn) -> None:
    """This person has seen a function's part."""
    part.acked_by_id, part.acked_at = turn.me.id, turn.now
    session.flush()
    session.refresh(part, ["acked_by"])
