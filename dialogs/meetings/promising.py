"""Promises: made in a meeting, kept, moved, given on or given up; everybody of the network sees how they stand."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bot import shared
from bot.capability import Asks, Reply, Shows
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.meetings import payloads as p
from dialogs.meetings import promise_payloads as pp
from dialogs.meetings import rules
from dialogs.meetings.record import changed, next_one
from storage import meetings, members, promises
from storage.agendas import AgendaItem
from storage.meetings import Meeting
from storage.members import COORDINATOR, DEPUTY, Member
from storage.promises import DROPPED, KEPT, OPEN, REASON_MOST, WHAT_MOST, Promise

DUE, DROP, GIVE = "meetings.due", "meetings.drop", "meetings.give"


def load_promise(session: Session, promise_id: int) -> Promise:
    """The promise with this number; Refusal if there is none."""
    promise = promises.by_id(session, promise_id)
    if promise is None:
        raise Refusal("meetings-gone")
    return promise


def person(session: Session, number: str, missing: str) -> Member:
    """An active member by a number that came as text; Refusal ``missing`` for anything else."""
    known = number.isdecimal() and number.isascii() and len(number) < 12
    member = members.by_id(session, int(number)) if known else None
    if member is None or not member.active:
        raise Refusal(missing)
    return member


def make(
    session: Session,
    turn: Turn,
    meeting: Meeting,
    item: AgendaItem,
    *,
    owner: str,
    what: str,
    due: date | None,
) -> Promise:
    """Save a promise of a meeting; the same one clicked twice is one."""
    owner_id = person(session, owner, "meetings-error-owner").id
    said = rules.check_line(what, WHAT_MOST, "meetings-error-what")
    day = rules.check_due(due, turn.today)
    for known in promises.of_item(session, item.id, meeting.id):
        if (known.promised_by_id, known.what, known.due_on) == (owner_id, said, day):
            return known
    promise = Promise(
        meeting_id=meeting.id,
        item_id=item.id,
        owner_id=owner_id,
        promised_by_id=owner_id,
        what=said,
        due_on=day,
        made_by_id=turn.me.id,
        made_at=turn.now,
        made_on=turn.today,
    )
    session.add(promise)
    session.flush()
    promise_changed(session, promise, turn)
    return promise


def revision(session: Session, subject: int) -> int:
    """What the list of promises shows."""
    return promises.revision(session)


def promise_changed(session: Session, promise: Promise, turn: Turn) -> None:
    """The list, the minutes and the opening of the next meeting tell of a promise."""
    session.flush()
    session.refresh(promise)
    shared.changed(session, p.PROMISES, 0, promises.revision(session), turn.now)
    made_in = meetings.by_id(session, promise.meeting_id) if promise.meeting_id else None
    if made_in is not None and made_in.ended_at is not None:
        changed(session, made_in, turn.now)
    following = next_one(session)
    if following is not None and following.id != promise.meeting_id:
        changed(session, following, turn.now)


def _check_mine(turn: Turn, promise: Promise) -> None:
    """The owner decides on a promise, and coordination in their place."""
    if turn.me.id != promise.owner_id and not turn.me.holds(COORDINATOR, DEPUTY):
        raise Refusal("refusal-not-allowed", role=promise.owner.name)


def _settled(turn: Turn, promise: Promise) -> Reply | None:
    if promise.state == OPEN:
        return None
    who = promise.settled_by.name if promise.settled_by else turn.text("host-somebody")
    said = "refusal-already-done" if promise.state == KEPT else "meetings-already-dropped"
    notice = turn.text(said, person=who, when=turn.when(promise.settled_at or turn.now))
    return Reply(notice=notice, shows=Shows(p.PROMISES))


def keep(payload: pp.Keep, turn: Turn, session: Session) -> Reply:
    """The promise was kept. Anyone may mark it, as with any matter of the network."""
    promise = load_promise(session, payload.promise)
    leads = payload.on == p.LEAD
    done = _settled(turn, promise)
    if done is not None:
        # On the card that a meeting is led with only a sentence comes: what is being typed there stays.
        return Reply(notice=done.notice) if leads else _back(payload, done.notice)
    promise.state, promise.settled_by_id, promise.settled_at = KEPT, turn.me.id, turn.now
    promise.revision += 1
    promise_changed(session, promise, turn)
    notice = turn.text("meetings-promise-kept", what=promise.what)
    return Reply(notice=notice) if leads else _back(payload, notice)


def _back(payload: pp.Keep, notice: str | None) -> Reply:
    return Reply(notice=notice, shows=Shows(payload.on, payload.subject))


def ask_due(payload: pp.AskDue, turn: Turn, session: Session) -> Reply:
    """Open the form that moves the day."""
    promise = load_promise(session, payload.promise)
    done = _settled(turn, promise)
    if done is not None:
        return done
    _check_mine(turn, promise)
    return Reply(asks=Asks(DUE, {"promise": promise.id, "due": promise.due_on.isoformat()}))


def set_due(payload: pp.SetDue, turn: Turn, session: Session) -> Reply:
    """Move the day of a promise."""
    promise = load_promise(session, payload.promise)
    done = _settled(turn, promise)
    if done is not None:
        return done
    _check_mine(turn, promise)
    promise.due_on = rules.check_due(payload.due, turn.today)
    promise.revision += 1
    promise_changed(session, promise, turn)
    return Reply(
        notice=turn.text("meetings-due-moved", day=turn.day(promise.due_on)), shows=Shows(p.PROMISES)
    )


def ask_drop(payload: pp.AskDrop, turn: Turn, session: Session) -> Reply:
    """Open the form that gives a promise up."""
    promise = load_promise(session, payload.promise)
    done = _settled(turn, promise)
    if done is not None:
        return done
    _check_mine(turn, promise)
    return Reply(asks=Asks(DROP, {"promise": promise.id}))


def drop(payload: pp.SendDrop, turn: Turn, session: Session) -> Reply:
    """Give a promise up, with a reason that the minutes tell."""
    promise = load_promise(session, payload.promise)
    reason = rules.check_line(payload.reason, REASON_MOST, "meetings-error-reason")
    done = _settled(turn, promise)
    if done is not None:
        return done
    _check_mine(turn, promise)
    promise.state, promise.settled_by_id, promise.settled_at = DROPPED, turn.me.id, turn.now
    promise.reason = reason
    promise.revision += 1
    promise_changed(session, promise, turn)
    return Reply(notice=turn.text("meetings-promise-dropped"), shows=Shows(p.PROMISES))


def ask_give(payload: pp.AskGive, turn: Turn, session: Session) -> Reply:
    """Open the form that gives a promise to another."""
    promise = load_promise(session, payload.promise)
    done = _settled(turn, promise)
    if done is not None:
        return done
    _check_mine(turn, promise)
    return Reply(asks=Asks(GIVE, {"promise": promise.id}))


def give(payload: pp.SendGive, turn: Turn, session: Session) -> Reply:
    """Give a promise to another person; who made it stays told."""
    promise = load_promise(session, payload.promise)
    done = _settled(turn, promise)
    if done is not None:
        return done
    _check_mine(turn, promise)
    new = person(session, payload.to, "meetings-error-owner")
    promise.owner_id = new.id
    promise.revision += 1
    promise_changed(session, promise, turn)
    return Reply(notice=turn.text("meetings-promise-given", person=new.name), shows=Shows(p.PROMISES))


def promises_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``lupaukset``: the promises of the network, one's own first."""
    return Reply(shows=Shows(p.PROMISES))
