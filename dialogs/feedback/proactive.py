"""What feedback and suggestions remind of, and what they put on a person's home card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from bot.capability import NudgeKind, NudgeLine, OpenItem
from bot.cards import Meta
from bot.turn import Turn
from bot.working_days import WorkingDays
from dialogs.feedback import payloads, rules
from dialogs.feedback import suggestion_payloads as p
from dialogs.feedback.record import coordinators, name_of, people, receives, recipient_name, week_words
from dialogs.feedback.suggestion_record import owner_names, owners, waits_for_author
from storage import feedback, members, suggestions
from storage.feedback import AnonymousFeedback, Feedback
from storage.members import DEPUTY
from storage.nudges import Nudge, Occasion
from storage.suggestions import Suggestion

REPLY, STUCK = "suggestion-reply", "suggestion-stuck"
OPEN, OPEN_ANONYMOUS = "feedback-open", "feedback-open-anonymous"


def reply_due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """Promised words to authors: two working days before the day, on it, and every fifth after it; the owner's own."""
    found: list[Occasion] = []
    for each in suggestions.promised(session):
        assert each.reply_by is not None
        occasion = rules.reply_occasion(each.reply_by, today, calendar)
        if occasion is not None:
            found.extend(Occasion(member.id, REPLY, each.id, *occasion) for member in owners(session, each))
    return found


def reply_line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """Today's truth about a promised word: None once it was said, or is not this person's to say."""
    found = _promised(session, nudge.subject_id)
    if found is None or found.reply_by is None:
        return None
    if all(member.id != turn.me.id for member in owners(session, found)):
        return None
    return _suggestion_line(turn, found, [_when(turn, found), Meta(turn.text("feedback-nudge-reply-why"))])


def _promised(session: Session, suggestion_id: int) -> Suggestion | None:
    found = suggestions.by_id(session, suggestion_id)
    return found if found is not None and found.reply_by is not None else None


def _when(turn: Turn, found: Suggestion) -> Meta:
    day = found.reply_by or turn.today
    if day < turn.today:
        return Meta(turn.text("feedback-promised-was", day=turn.day(day)), "late")
    return Meta(turn.text("feedback-promised", day=turn.day(day)), "strong")


def _suggestion_line(turn: Turn, found: Suggestion, meta: Sequence[Meta]) -> NudgeLine:
    day = found.reply_by or turn.today
    return NudgeLine(
        title=found.title,
        meta=meta,
        order=(0 if day < turn.today else 1, day),
        action=p.OpenSuggestion(found.id),
        action_title=turn.text("feedback-open"),
    )


def stuck_due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """Promised days well past: whoever coordinates is asked to help, or the deputy if the coordinator is the owner."""
    found: list[Occasion] = []
    for each in suggestions.promised(session):
        assert each.reply_by is not None
        day = rules.stuck_day(each.reply_by, today, calendar)
        if day is not None:
            found.extend(Occasion(member, STUCK, each.id, "stuck", day) for member in _help(session, each))
    return found


def _help(session: Session, found: Suggestion) -> list[int]:
    own = {member.id for member in owners(session, found)}
    coordinating = [member.id for member in coordinators(session) if member.id not in own]
    return coordinating or [member.id for member in members.holders(session, DEPUTY) if member.id not in own]


def stuck_line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """Today's truth about one that has stood still: None once its author was told something."""
    found = _promised(session, nudge.subject_id)
    if found is None or turn.me.id not in _help(session, found):
        return None
    if rules.stuck_day(found.reply_by or turn.today, turn.today, turn.calendar) is None:
        return None
    owner = owner_names(turn, session, found)
    return _suggestion_line(turn, found, [Meta(turn.text("feedback-nudge-stuck-why", owner=owner))])


def open_due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """Feedback by name that nobody has handled in five working days: its recipients."""
    found: list[Occasion] = []
    for each in feedback.unhandled(session):
        day = rules.newest_occasion(each.sent_on, rules.OPEN_DAYS, rules.OPEN_AGAIN, today, calendar)
        if day is not None and each.answer is None:
            found.extend(
                Occasion(member.id, OPEN, each.id, "open", day)
                for member in people(session, each.recipient)
                if member.id != each.author_id
            )
    return found


def open_line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """Today's truth about feedback by name: None once it was handled, answered or withdrawn."""
    found = feedback.by_id(session, nudge.subject_id)
    if found is None or not _waits(found) or not receives(turn, session, found.recipient):
        return None
    return NudgeLine(
        title=rules.title_of(found.text, 75),
        meta=[Meta(turn.text("feedback-came", day=turn.day(found.sent_on)), "strong"), _to(turn, found)],
        order=(1, found.sent_on),
        action=payloads.Open(found.id),
        action_title=turn.text("feedback-open"),
    )


def _waits(found: Feedback) -> bool:
    settled = (found.handled_at, found.withdrawn_at, found.answered_at)
    return all(moment is None for moment in settled)


def _to(turn: Turn, found: Feedback | AnonymousFeedback) -> Meta:
    return Meta(recipient_name(turn, found.recipient))


def anonymous_due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """Anonymous feedback that nobody has handled in five working days from the day it came."""
    found: list[Occasion] = []
    for each in feedback.unhandled_anonymous(session):
        came = rules.arrival_day(each.week, calendar)
        day = rules.newest_occasion(came, rules.OPEN_DAYS, rules.OPEN_AGAIN, today, calendar)
        if day is not None:
            receivers = people(session, each.recipient)
            found.extend(Occasion(member.id, OPEN_ANONYMOUS, each.id, "open", day) for member in receivers)
    return found


def anonymous_line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """Today's truth about anonymous feedback: None once it was handled."""
    found = feedback.anonymous_by_id(session, nudge.subject_id)
    if found is None or feedback.handled_mark(session, found.id) is not None:
        return None
    if not receives(turn, session, found.recipient):
        return None
    return NudgeLine(
        title=rules.title_of(found.text, 75),
        meta=[
            Meta(turn.text("feedback-nameless"), "strong"),
            Meta(week_words(turn, found.week)),
            _to(turn, found),
        ],
        order=(1, rules.arrival_day(found.week, turn.calendar)),
        action=payloads.OpenAnonymous(found.id),
        action_title=turn.text("feedback-open"),
    )


def open_items(turn: Turn, session: Session) -> Sequence[OpenItem]:
    """Words that I promised, questions put to me as an author, and feedback to a role that I hold."""
    return [
        *_promises(turn, session),
        *_questions(turn, session),
        *_named(turn, session),
        *_anonymous(turn, session),
    ]


def _promises(turn: Turn, session: Session) -> list[OpenItem]:
    return [
        OpenItem(
            order=(0 if (each.reply_by or turn.today) < turn.today else 1, each.reply_by or turn.today),
            title=each.title,
            meta=[_when(turn, each), Meta(turn.text("feedback-suggestion").lower())],
            done=p.OpenSuggestion(each.id),
            done_title=turn.text("feedback-open"),
        )
        for each in suggestions.promised(session)
        if any(member.id == turn.me.id for member in owners(session, each))
    ]


def _questions(turn: Turn, session: Session) -> list[OpenItem]:
    return [
        OpenItem(
            order=(1, turn.today),
            title=turn.text(
                "feedback-asks",
                person=name_of(turn, each.messages[-1].by),
                question=rules.title_of(each.messages[-1].text, 150),
            ),
            meta=[Meta(each.title)],
            done=p.AskMessage(each.id),
            done_title=turn.text("feedback-answer"),
        )
        for each in suggestions.of_author(session, turn.me.id)
        if waits_for_author(each)
    ]


def _named(turn: Turn, session: Session) -> list[OpenItem]:
    return [
        OpenItem(
            order=(2, each.sent_on),
            title=rules.title_of(each.text, 75),
            meta=[Meta(turn.text("feedback-came", day=turn.day(each.sent_on)), "strong"), _to(turn, each)],
            done=payloads.Open(each.id),
            done_title=turn.text("feedback-open"),
        )
        for each in feedback.unhandled(session)
        if _waits(each) and receives(turn, session, each.recipient)
    ]


def _anonymous(turn: Turn, session: Session) -> list[OpenItem]:
    return [
        OpenItem(
            order=(2, rules.arrival_day(each.week, turn.calendar)),
            title=rules.title_of(each.text, 75),
            meta=[
                Meta(turn.text("feedback-nameless"), "strong"),
                Meta(week_words(turn, each.week)),
                _to(turn, each),
            ],
            done=payloads.OpenAnonymous(each.id),
            done_title=turn.text("feedback-open"),
        )
        for each in feedback.unhandled_anonymous(session)
        if receives(turn, session, each.recipient)
    ]


NUDGES = (
    NudgeKind(REPLY, "feedback-nudge-reply", reply_due, reply_line),
    NudgeKind(STUCK, "feedback-nudge-stuck", stuck_due, stuck_line),
    NudgeKind(OPEN, "feedback-nudge-open", open_due, open_line),
    NudgeKind(OPEN_ANONYMOUS, "feedback-nudge-open-anonymous", anonymous_due, anonymous_line),
)
