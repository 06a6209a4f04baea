"""What leaves beside the cards: the mail to support, and the sender's answer in the thread of the decision's card.

Both are written when they are sent, from what the database says then.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape

from sqlalchemy.orm import Session

from bot import shared
from bot.cards import Meta, card, clean, heading, quote_box
from bot.letters import InThread, LetterKind, Needless, Waits, Written
from bot.mail import Mail
from bot.turn import Turn
from bot.user_text import one_line
from dialogs.decisions import payloads as p
from dialogs.decisions.cards import SILENT, named
from dialogs.decisions.record import (
    MAIL,
    REPLY,
    UNSET,
    changed,
    function_name,
    load,
    load_part,
    load_question,
    post_key,
    receipt_changed,
)
from storage import decisions, network_settings, nudges, outbox
from storage.decisions import Decision
from storage.outbox import OutboxRow

LOOK_AGAIN = timedelta(minutes=15)


def write_mail(turn: Turn, session: Session, row: OutboxRow) -> Written:
    """The mail to support; it waits while there is no mailbox."""
    decision = load(session, int(row.subject["decision"]))
    mailbox = network_settings.support_mailbox(session)
    if not mailbox:
        return Waits(turn.now + LOOK_AGAIN, "no-mailbox")
    kind = turn.text("decisions-kind", kind=decision.kind)
    lines = _lines(turn, decision)
    return Mail(
        key=f"{row.key}:{decision.sent_at.isoformat()}",
        to=mailbox,
        subject=one_line(f"{kind}, {decision.project.name}: {decision.title}"),
        text=_text(turn, decision, lines),
        html=_html(turn, decision, lines),
    )


def _lines(turn: Turn, decision: Decision) -> list[tuple[str, str]]:
    """The decision's data as pairs of a name and a value."""
    full = turn.speech.full_date
    functions = [function_name(turn, part.function) for part in decision.parts]
    wants = [function_name(turn, part.function) for part in decision.parts if part.wants_help]
    found = [
        (turn.text("decisions-fact-project"), decision.project.name),
        (turn.text("decisions-fact-kind"), turn.text("decisions-kind", kind=decision.kind)),
        (turn.text("decisions-fact-maker"), decision.maker),
        (turn.text("decisions-label-day"), full(decision.decided_on)),
        (turn.text("decisions-fact-number"), decision.number or ""),
        (turn.text("decisions-fact-sender"), decision.sender.name),
        (turn.text("decisions-fact-functions"), turn.speech.listing(functions, most=6)),
        (turn.text("decisions-fact-help"), turn.speech.listing(wants, most=6)),
        (turn.text("decisions-label-starts"), full(decision.starts_on) if decision.starts_on else ""),
        (turn.text("decisions-label-ends"), full(decision.ends_on) if decision.ends_on else ""),
        (turn.text("decisions-column-amends"), named(decision.amends) if decision.amends else ""),
        (turn.text("decisions-label-link"), decision.link or ""),
    ]
    return [(name, one_line(value)) for name, value in found if value]


def _summary(decision: Decision) -> list[str]:
    return [line for line in clean(decision.summary).split("\n") if line.strip()]


def _text(turn: Turn, decision: Decision, lines: Sequence[tuple[str, str]]) -> str:
    parts = [one_line(decision.title), ""]
    parts += [*_summary(decision), ""] if decision.summary else []
    parts += [f"{name}: {value}" for name, value in lines]
    return "\n".join([*parts, "", turn.text("decisions-mail-foot"), ""])


def _html(turn: Turn, decision: Decision, lines: Sequence[tuple[str, str]]) -> str:
    """Everything that a person wrote is escaped; nothing of it is a link."""
    rows = "".join(
        f'<tr><th scope="row" align="left" valign="top">{escape(name)}</th><td>{escape(value)}</td></tr>'
        for name, value in lines
    )
    summary = "".join(f"<p>{escape(line)}</p>" for line in _summary(decision))
    return (
        f'<!doctype html><html lang="{turn.speech.code}"><head><meta charset="utf-8">'
        f"<title>{escape(one_line(decision.title))}</title></head><body>"
        f"<h1>{escape(one_line(decision.title))}</h1>{summary}<table>{rows}</table>"
        f"<p>{escape(turn.text('decisions-mail-foot'))}</p></body></html>"
    )


def write_reply(turn: Turn, session: Session, row: OutboxRow) -> Written:
    """The answer, in the thread of the decision's card; it waits until the card stands there."""
    question = load_question(session, int(row.subject["question"]))
    decision = question.decision
    if decision.channel_id is None:
        return Waits(turn.now + LOOK_AGAIN, "no-channel")
    posted = outbox.by_key(session, post_key(decision))
    if posted is None or posted.activity_id is None:
        if posted is not None and posted.settled_at is not None:
            return Needless("no-thread")
        return Waits(turn.now + LOOK_AGAIN, "no-thread")
    answerer = question.answered_by
    who = answerer.name if answerer is not None else turn.text("host-somebody")
    title = turn.text("decisions-reply-title", person=who)
    drawn = card(
        turn.speech,
        speak=title,
        body=[
            heading(decision.project.name, title),
            quote_box(question.question, [Meta(question.asked_by.name)]),
            quote_box(question.answer or "", [Meta(who)]),
        ],
    )
    return InThread(drawn, decision.channel_id, posted.activity_id)


def outbox_changed(session: Session, row: OutboxRow, now: datetime) -> None:
    """A row was sent or put off: the sender's receipt says so, and a reminder shows on the card."""
    decision_id = _receipt_of(row)
    if decision_id is not None:
        decision = decisions.by_id(session, decision_id)
        # What only waits to be set up looks the same at every try.
        if decision is not None and not (row.outcome in UNSET and row.attempts > 1):
            receipt_changed(session, decision, now)
    elif row.state == "sent" and row.member_id is not None:
        _reminded(session, row, now)


def _receipt_of(row: OutboxRow) -> int | None:
    if row.kind == MAIL:
        return int(row.subject["decision"])
    if row.kind == shared.POST and row.subject.get("surface") == p.DECISION:
        return int(row.subject["subject"])
    return None


def _reminded(session: Session, row: OutboxRow, now: datetime) -> None:
    for nudge in nudges.told_in(session, row.key):
        if nudge.kind == SILENT and decisions.of_part(session, nudge.subject_id) is not None:
            changed(session, load_part(session, nudge.subject_id)[0], now)


LETTERS = (LetterKind(MAIL, write_mail), LetterKind(REPLY, write_reply))
