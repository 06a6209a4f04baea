"""What meetings remind people of, and what they put on a person's home card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from bot.capability import NudgeKind, NudgeLine, OpenItem
from bot.cards import Meta
from bot.turn import Turn
from bot.working_days import WorkingDays
from dialogs.meetings import payloads as p
from dialogs.meetings import promise_payloads as pp
from dialogs.meetings import rules, words
from dialogs.meetings.series import read
from dialogs.meetings.series_rules import FREEZES_BEFORE, REMINDS_BEFORE
from storage import agendas, meetings, members, promises
from storage import turns as stored
from storage.agendas import AgendaAsk
from storage.meetings import Meeting
from storage.nudges import Nudge, Occasion
from storage.promises import OPEN, Promise

CALL, TURN, PROMISE = "meeting-call", "meeting-turn", "meeting-promise"


# ------------------------------------------------------------------------------------------------ asked for items


def call_due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """Whoever was asked for items: on the day of the call, and three working days before if there is no answer."""
    series = read(session)
    if series is None:
        return []
    found: list[Occasion] = []
    for meeting in _coming(session, today):
        reminds, last = calendar.add(meeting.day, -REMINDS_BEFORE), _last_day(meeting, calendar)
        for ask in agendas.asks_of(session, meeting.id):
            if ask.answer is not None or not _active(session, ask.member_id):
                continue
            if ask.asked_on < reminds:
                found.append(Occasion(ask.member_id, CALL, meeting.id, "call", ask.asked_on, last))
            if series.does("remind") and reminds <= today and ask.asked_on <= reminds:
                found.append(Occasion(ask.member_id, CALL, meeting.id, "remind", reminds, last))
    return found


def _coming(session: Session, today: date) -> list[Meeting]:
    return [
        meeting
        for meeting in meetings.coming(session, limit=3)
        if meeting.called_at is not None and meeting.frozen_at is None and today < meeting.day
    ]


def _last_day(meeting: Meeting, calendar: WorkingDays) -> date:
    """The last day on which an answer still changes the agenda: that of its lock."""
    return calendar.add(meeting.day, -FREEZES_BEFORE)


def _active(session: Session, member_id: int) -> bool:
    member = members.by_id(session, member_id)
    return member is not None and member.active


def call_line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """The request: None once it was answered, the agenda is locked or the meeting is off."""
    meeting = meetings.by_id(session, nudge.subject_id)
    ask = agendas.ask_of(session, nudge.subject_id, turn.me.id)
    if meeting is None or ask is None or ask.answer is not None or words.frozen(turn, session, meeting):
        return None
    freeze = turn.day(words.local(turn, words.freezes_at(turn, meeting)).date())
    if nudge.occasion == "call":
        title = turn.text(
            "agenda-call", date=turn.day(meeting.day), start=words.start(turn, meeting), freeze=freeze
        )
    else:
        title = turn.text("agenda-reminder", freeze=freeze)
    return NudgeLine(
        title=title,
        meta=[Meta(words.when_title(turn, meeting), "strong"), Meta(turn.text("meetings-why-asked"))],
        order=(1, meeting.day),
        action=p.Asked(meeting.id),
        action_title=turn.text("meetings-answer"),
    )


# ------------------------------------------------------------------------------------------------ turns to present


def turn_due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """Whoever is invited to present, once."""
    return [
        Occasion(invite.member_id, TURN, invite.id, "invite", invite.invited_on, _last_day(meeting, calendar))
        for meeting in _coming(session, today)
        for invite in stored.invites_of(session, meeting.id)
        if invite.answer is None and _active(session, invite.member_id)
    ]


def turn_line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """The invitation: None once it was answered or the meeting is off."""
    invite = stored.invite_by_id(session, nudge.subject_id)
    if invite is None or invite.answer is not None or turn.me.id != invite.member_id:
        return None
    meeting = invite.meeting
    if words.frozen(turn, session, meeting):
        return None
    said = "meetings-your-turn" if invite.placed else "agenda-fair-turn"
    return NudgeLine(
        title=turn.text(said, date=turn.day(meeting.day), project=invite.project.name),
        meta=[Meta(turn.text("meetings-why-turn"))],
        order=(1, meeting.day),
        action=p.Invited(invite.id),
        action_title=turn.text("meetings-answer"),
    )


# ------------------------------------------------------------------------------------------------ promises


def promise_due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """The newest occasion of every open promise, for its owner."""
    found = []
    for promise in promises.still_open(session):
        occasion = rules.promise_occasion(promise.due_on, today, calendar)
        if occasion is not None and promise.owner.active and not _just_made(promise, occasion.day, today):
            found.append(Occasion(promise.owner_id, PROMISE, promise.id, occasion.kind, occasion.day))
    return found


def _just_made(promise: Promise, day: date, today: date) -> bool:
    """A promise is not reminded of on the day on which it was made."""
    return promise.made_on >= today or (promise.made_on > day and promise.due_on > today)


def promise_line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """Today's truth about a promise: None once it is settled, or is somebody else's."""
    promise = promises.by_id(session, nudge.subject_id)
    if promise is None or promise.state != OPEN or promise.owner_id != turn.me.id:
        return None
    return NudgeLine(
        title=promise.what,
        meta=[*words.promise_meta(turn, promise)[:1], Meta(_why(turn, promise))],
        order=(0 if promise.due_on < turn.today else 1, promise.due_on),
        action=pp.Keep(promise.id, on="nudges"),
        action_title=turn.text("host-done"),
    )


def _why(turn: Turn, promise: Promise) -> str:
    if promise.promised_by_id == promise.owner_id:
        return turn.text("meetings-why-promised", day=turn.day(promise.made_on))
    return turn.text("meetings-why-given", person=promise.promised_by.name)


# ------------------------------------------------------------------------------------------------ the home card


def open_items(turn: Turn, session: Session) -> Sequence[OpenItem]:
    """My open promises, and what I was asked and have not answered."""
    found = [
        OpenItem(
            order=(0 if promise.due_on < turn.today else 2, promise.due_on),
            title=promise.what,
            meta=[*words.promise_meta(turn, promise)[:1], Meta(_why(turn, promise))],
            done=pp.Keep(promise.id, on="home"),
        )
        for promise in promises.still_open(session, turn.me.id)
    ]
    for meeting in _coming(session, turn.today):
        ask = agendas.ask_of(session, meeting.id, turn.me.id)
        if ask is not None and ask.answer is None and not words.frozen(turn, session, meeting):
            found.append(_ask_item(turn, meeting, ask))
    for invite in stored.unanswered_invites(session, turn.me.id):
        if invite.meeting.planned and not words.frozen(turn, session, invite.meeting):
            found.append(
                OpenItem(
                    order=(1, invite.meeting.day),
                    title=turn.text("meetings-invite-item", project=invite.project.name),
                    meta=[Meta(words.when_title(turn, invite.meeting), "strong")],
                    done=p.Invited(invite.id),
                    done_title=turn.text("meetings-answer"),
                )
            )
    return found


def _ask_item(turn: Turn, meeting: Meeting, ask: AgendaAsk) -> OpenItem:
    return OpenItem(
        order=(1, meeting.day),
        title=turn.text("meetings-ask-item"),
        meta=[Meta(words.when_title(turn, meeting), "strong")],
        done=p.Asked(meeting.id),
        done_title=turn.text("meetings-answer"),
    )


NUDGES = (
    NudgeKind(CALL, "meetings-nudge-call", call_due, call_line),
    NudgeKind(TURN, "meetings-nudge-turn", turn_due, turn_line),
    NudgeKind(PROMISE, "meetings-nudge-promise", promise_due, promise_line),
)
