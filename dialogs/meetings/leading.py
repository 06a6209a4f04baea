"""Leading a meeting: started by anyone of the network, stepped item by item, written by as many as like at once."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot import shared
from bot.capability import Reply, Shows
from bot.cards import clean
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.meetings import lead_payloads as lp
from dialogs.meetings import payloads as p
from dialogs.meetings import rules, words, writing
from dialogs.meetings.closing import close, finish, index
from dialogs.meetings.lead_cards import end_card
from dialogs.meetings.promising import make
from dialogs.meetings.record import changed, load, load_item, move_items, next_after, sections_of
from storage import agendas, outbox
from storage.agendas import BY_HAND, OPEN, WRITTEN_MOST, AgendaItem, AgendaMove, AgendaWriting
from storage.meetings import Meeting

Written = lp.Save | lp.Promised | lp.Step | lp.Defer | lp.Jump | lp.AskEnd


def start(payload: lp.Start, turn: Turn, session: Session) -> Reply:
    """Start the meeting, or join in writing one that is under way; the writer's card is in their own chat."""
    meeting = load(session, payload.meeting)
    if meeting.ended_at is not None:
        return Reply(notice=turn.text("meetings-error-over"), shows=Shows(p.MINUTES, meeting.id))
    if not words.may_start(turn, meeting):
        raise Refusal("meetings-error-early" if meeting.planned else "meetings-error-not-planned")
    begun = meeting.started_at is None
    if begun:
        meeting.started_at, meeting.started_by_id = turn.now, turn.me.id
        order = _order(session, meeting)
        if order:
            _begin(meeting, order[0], turn)
        changed(session, meeting, turn.now)
    if turn.place.private:
        return Reply(shows=Shows(p.LEAD, meeting.id))
    outbox.plan(
        session,
        key=f"post:{p.LEAD}:{meeting.id}:{turn.me.id}:{int(turn.now.timestamp()) // 60}",
        kind=shared.POST,
        subject={"surface": p.LEAD, "subject": meeting.id},
        now=turn.now,
        member_id=turn.me.id,
    )
    return Reply(notice=turn.text("meetings-started-there" if begun else "meetings-write-there"))


def _order(session: Session, meeting: Meeting) -> list[AgendaItem]:
    return [slot.item for slot in rules.running_order(sections_of(session, meeting))]


def _begin(meeting: Meeting, item: AgendaItem, turn: Turn) -> None:
    meeting.current_id = item.id
    item.begun_at, item.state = turn.now, OPEN


def save(payload: lp.Save, turn: Turn, session: Session) -> Reply:
    """Save what was written, and the promise if one was filled in."""
    meeting, _ = _open(session, payload)
    said = _write(payload, turn, session, meeting)
    return _lead(turn, meeting, said or turn.text("meetings-saved"))


def promised(payload: lp.Promised, turn: Turn, session: Session) -> Reply:
    """Save the promise, and what was written."""
    meeting, _ = _open(session, payload)
    if not payload.what and not payload.owner:
        raise Refusal("meetings-error-what")
    said = _write(payload, turn, session, meeting)
    return _lead(turn, meeting, said or turn.text("meetings-promise-saved"))


def step(payload: lp.Step, turn: Turn, session: Session) -> Reply:
    """Go on to the next item. Clicked on a card that is behind, only what was written is saved."""
    meeting, item = _open(session, payload)
    said = _write(payload, turn, session, meeting)
    if meeting.ended_at is not None or meeting.current_id != item.id:
        return _lead(turn, meeting, said or turn.text("meetings-already-on"))
    following = rules.next_of(_order(session, meeting), item.id)
    if following is None:
        return _lead(turn, meeting, said or turn.text("meetings-last-item"))
    finish(item, turn.now)
    _begin(meeting, following, turn)
    changed(session, meeting, turn.now)
    return _lead(turn, meeting, said)


def jump(payload: lp.Jump, turn: Turn, session: Session) -> Reply:
    """Take an item under way out of its order; one that was dealt with is opened again."""
    meeting, item = _open(session, payload)
    said = _write(payload, turn, session, meeting)
    wanted = load_item(session, payload.to)
    if meeting.ended_at is not None or meeting.current_id != item.id:
        return _lead(turn, meeting, said or turn.text("meetings-already-on"))
    if wanted.meeting_id != meeting.id or wanted.state == agendas.WITHDRAWN:
        raise Refusal("meetings-gone")
    if wanted.id != item.id:
        finish(item, turn.now)
        _begin(meeting, wanted, turn)
        changed(session, meeting, turn.now)
    return _lead(turn, meeting, said)


def defer(payload: lp.Defer, turn: Turn, session: Session) -> Reply:
    """Move the item to the next meeting, with what was written of it kept in these minutes, and go on."""
    meeting, item = _open(session, payload)
    said = _write(payload, turn, session, meeting)
    if meeting.ended_at is not None or item.meeting_id != meeting.id:
        return _lead(turn, meeting, said or turn.text("meetings-already-on"))
    if item.fixed:
        raise Refusal("meetings-error-fixed")
    following = rules.next_of(_order(session, meeting), item.id)
    current = meeting.current_id == item.id
    item.state = OPEN
    target = next_after(session, meeting)
    move_items(session, [item], target, reason=BY_HAND, by=turn.me.id, now=turn.now)
    if current:
        meeting.current_id = None
        if following is not None:
            _begin(meeting, following, turn)
    changed(session, meeting, turn.now)
    day = turn.day(target.day) if target is not None else turn.text("meetings-to-open")
    return _lead(turn, meeting, said or turn.text("meetings-deferred", title=item.title, day=day))


def ask_end(payload: lp.AskEnd, turn: Turn, session: Session) -> Reply:
    """Save what was written, and say what would happen to what was not reached."""
    meeting, _ = _open(session, payload)
    _write(payload, turn, session, meeting)
    if meeting.ended_at is not None:
        return Reply(shows=Shows(p.MINUTES, meeting.id))
    return Reply(card=end_card(turn, session, meeting))


def end(payload: lp.End, turn: Turn, session: Session) -> Reply:
    """End the meeting."""
    meeting = load(session, payload.meeting)
    if meeting.ended_at is None and meeting.started_at is None:
        raise Refusal("meetings-error-not-planned")
    if meeting.ended_at is not None:
        who = meeting.ended_by.name if meeting.ended_by is not None else turn.text("host-name")
        notice = turn.text("meetings-already-ended", person=who, when=turn.when(meeting.ended_at))
        return Reply(notice=notice, shows=Shows(p.MINUTES, meeting.id))
    close(session, meeting, by=turn.me.id, now=turn.now)
    return Reply(shows=Shows(p.MINUTES, meeting.id))


def _open(session: Session, payload: Written) -> tuple[Meeting, AgendaItem]:
    meeting, item = load(session, payload.meeting), load_item(session, payload.item)
    if meeting.started_at is None:
        raise Refusal("meetings-error-not-planned")
    return meeting, item


def _lead(turn: Turn, meeting: Meeting, notice: str | None) -> Reply:
    shows = Shows(p.LEAD if meeting.ended_at is None else p.MINUTES, meeting.id)
    return Reply(notice=notice, shows=shows)


def _write(payload: Written, turn: Turn, session: Session, meeting: Meeting) -> str | None:
    """Save the notes and the decisions, put together with what others saved meanwhile, and a filled-in promise.

    The sentence that tells of the others, or None.
    """
    item = load_item(session, payload.item)
    notes = rules.check_lines(payload.notes, WRITTEN_MOST * 2)
    decisions = rules.check_lines(payload.decisions, WRITTEN_MOST * 2)
    said = None
    if item.meeting_id == meeting.id:
        if _save_text(session, item, payload.written, notes, decisions, turn):
            said = turn.text("meetings-merged")
    else:
        # The item has moved on since the card was drawn: the text belongs to the minutes that it was written for.
        _save_moved(session, item, meeting, payload.written, notes, decisions)
    if payload.what or payload.owner:
        make(session, turn, meeting, item, owner=payload.owner, what=clean(payload.what), due=payload.due)
    if meeting.ended_at is not None:
        index(session, meeting)
        changed(session, meeting, turn.now)
    return said


def _base(session: Session, item: AgendaItem, version: int) -> tuple[str, str]:
    began = agendas.writing(session, item.id, version)
    return (began.notes, began.decisions) if began is not None else ("", "")


def _save_text(
    session: Session, item: AgendaItem, version: int, notes: str, decisions: str, turn: Turn
) -> bool:
    """Whether somebody else had saved something that this writer had not seen."""
    base = _base(session, item, version)
    new = (
        writing.merged(base[0], item.notes, notes),
        writing.merged(base[1], item.decisions, decisions),
    )
    met = writing.overlap(base[0], item.notes, notes) or writing.overlap(base[1], item.decisions, decisions)
    if new != (item.notes, item.decisions):
        item.notes, item.decisions = new
        item.written += 1
        session.add(
            AgendaWriting(
                item_id=item.id,
                version=item.written,
                notes=new[0],
                decisions=new[1],
                written_by_id=turn.me.id,
                written_at=turn.now,
            )
        )
        session.flush()
    return met


def _save_moved(
    session: Session, item: AgendaItem, meeting: Meeting, version: int, notes: str, decisions: str
) -> None:
    base = _base(session, item, version)
    moved: AgendaMove | None = None
    for move in agendas.moves_from(session, meeting.id):
        moved = move if move.item_id == item.id else moved
    if moved is not None:
        moved.notes = writing.merged(base[0], moved.notes, notes)
        moved.decisions = writing.merged(base[1], moved.decisions, decisions)
        session.flush()
