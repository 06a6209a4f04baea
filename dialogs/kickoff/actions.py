"""What the checklist's buttons do: one plain function each, run whole inside one transaction."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot import shared
from bot.capability import Asks, Reply, Shows
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.kickoff import payloads as p
from dialogs.kickoff import rules
from dialogs.kickoff.cards import KEPT, all_items_card, item_card
from dialogs.kickoff.checklist import (
    DrawnChecklist,
    LoadedChecklist,
    changed,
    drawn_item,
    item_title,
    load,
    load_item,
    member_named,
)
from storage import kickoff_rows, kickoffs, nudges
from storage.kickoff_rows import AnyItem, ItemRow, PersonRow
from storage.kickoffs import DONE, OPEN, SKIPPED, KickoffItem

NUDGE = "kickoff-item"


def open_checklist(payload: p.Open, turn: Turn, session: Session) -> Reply:
    """Show the newest state of a checklist."""
    load(session, payload.kickoff)
    return Reply(shows=Shows(p.CHECKLIST, payload.kickoff), fresh=payload.fresh)


def show_all(payload: p.ShowAll, turn: Turn, session: Session) -> Reply:
    """Show every item, phase by phase."""
    card = all_items_card(turn, load(session, payload.kickoff), payload.phase, payload.start)
    return Reply(card=card, fresh=payload.fresh)


def show_item(payload: p.ShowItem, turn: Turn, session: Session) -> Reply:
    """Show one item with its history."""
    checklist, item = load_item(session, payload.item)
    lines = kickoffs.history(session, checklist.kickoff.id, item_id=item.id)
    return Reply(card=item_card(turn, checklist, item, lines), fresh=True)


def mark_done(payload: p.MarkDone, turn: Turn, session: Session) -> Reply:
    """Mark an item done; anyone of the network may. A second click is told who did it and when."""
    checklist, item = drawn_item(session, payload.item)
    back = Shows(payload.on, payload.subject or checklist.kickoff.id)
    if item.state != OPEN:
        return Reply(notice=_settled_by(turn, item), shows=back)
    if item.version != payload.version:
        return Reply(notice=turn.text("refusal-stale-card"), shows=back)
    _settle(session, checklist, item, turn, DONE)
    left = sum(other.state == OPEN for other in checklist.kickoff.items) - 1
    return Reply(notice=turn.text("kickoff-item-left", n=left), shows=back)


def _settled_by(turn: Turn, item: AnyItem) -> str:
    message = "refusal-already-done" if item.state == DONE else "kickoff-already-skipped"
    return turn.text(
        message,
        person=item.settled_by.name if item.settled_by else turn.text("kickoff-somebody"),
        when=turn.when(item.settled_at or turn.now),
    )


def _settle(
    session: Session,
    checklist: DrawnChecklist,
    item: ItemRow,
    turn: Turn,
    state: str,
    reason: str | None = None,
) -> None:
    me = PersonRow(turn.me.id, turn.me.name)
    after = kickoff_rows.settle(
        session, checklist.kickoff, item, state=state, by=me, now=turn.now, reason=reason
    )
    shared.changed(session, p.CHECKLIST, after.id, after.revision, turn.now)
    # The card that is drawn next need not read all of it again.
    session.info[KEPT] = after


def reopen(payload: p.Reopen, turn: Turn, session: Session) -> Reply:
    """Open a settled item again."""
    checklist, item = load_item(session, payload.item, for_change=True)
    shows = Shows(p.CHECKLIST, checklist.kickoff.id)
    if item.state == OPEN or item.version != payload.version:
        return Reply(notice=turn.text("refusal-stale-card"), shows=shows)
    item.state, item.reason, item.settled_by_id, item.settled_at = OPEN, None, None, None
    kickoffs.record(session, checklist.kickoff, "reopened", by=turn.me.id, now=turn.now, item=item)
    changed(session, checklist, turn.now)
    return Reply(notice=turn.text("kickoff-reopened", title=item_title(turn, checklist, item)), shows=shows)


def _ask(form: str, item_id: int, turn: Turn, session: Session) -> Reply:
    checklist, item = load_item(session, item_id)
    if item.state != OPEN:
        return Reply(notice=_settled_by(turn, item), shows=Shows(p.CHECKLIST, checklist.kickoff.id))
    return Reply(asks=Asks(form, {"item": item_id}))


def ask_skip(payload: p.AskSkip, turn: Turn, session: Session) -> Reply:
    """Ask why an item is skipped."""
    return _ask("kickoff.skip", payload.item, turn, session)


def ask_comment(payload: p.AskComment, turn: Turn, session: Session) -> Reply:
    """Ask for a comment; a settled item takes comments too."""
    load_item(session, payload.item)
    return Reply(asks=Asks("kickoff.comment", {"item": payload.item}))


def ask_give(payload: p.AskGive, turn: Turn, session: Session) -> Reply:
    """Ask who an item is given to."""
    return _ask("kickoff.give", payload.item, turn, session)


def ask_move(payload: p.AskMove, turn: Turn, session: Session) -> Reply:
    """Ask for an item's new day."""
    return _ask("kickoff.move", payload.item, turn, session)


def _open_item(payload: p.Give | p.Move, turn: Turn, session: Session) -> tuple[LoadedChecklist, KickoffItem]:
    checklist, item = load_item(session, payload.item, for_change=True)
    _check_open(turn, item)
    return checklist, item


def _check_open(turn: Turn, item: AnyItem) -> None:
    if item.state != OPEN:
        person = item.settled_by.name if item.settled_by else turn.text("kickoff-somebody")
        message = "refusal-already-done" if item.state == DONE else "kickoff-already-skipped"
        raise Refusal(message, person=person, when=turn.when(item.settled_at or turn.now))


def skip(payload: p.Skip, turn: Turn, session: Session) -> Reply:
    """Skip an item with its reason, which later helps to mend the template."""
    reason = rules.check_text(payload.reason, rules.REASON_MOST, "kickoff-error-reason")
    checklist, item = drawn_item(session, payload.item)
    _check_open(turn, item)
    _settle(session, checklist, item, turn, SKIPPED, reason)
    title = item_title(turn, checklist, item)
    return Reply(
        notice=turn.text("kickoff-skipped", title=title), shows=Shows(p.CHECKLIST, checklist.kickoff.id)
    )


def comment(payload: p.Comment, turn: Turn, session: Session) -> Reply:
    """Write a comment into an item's history."""
    text = rules.check_text(payload.comment, rules.COMMENT_MOST, "kickoff-error-comment")
    checklist, item = load_item(session, payload.item, for_change=True)
    version = item.version
    kickoffs.record(
        session, checklist.kickoff, "commented", by=turn.me.id, now=turn.now, item=item, text=text
    )
    # A comment changes nothing that a button on an older card relies on.
    item.version = version
    changed(session, checklist, turn.now)
    lines = kickoffs.history(session, checklist.kickoff.id, item_id=item.id)
    return Reply(card=item_card(turn, checklist, item, lines, notice=turn.text("kickoff-commented")))


def give(payload: p.Give, turn: Turn, session: Session) -> Reply:
    """Give an item to another person, who is told in their next daily message."""
    checklist, item = _open_item(payload, turn, session)
    receiver = member_named(session, payload.to)
    item.assignee_id = receiver.id
    kickoffs.record(
        session, checklist.kickoff, "given", by=turn.me.id, now=turn.now, item=item, to=receiver.id
    )
    session.flush()
    session.refresh(item, ["assignee"])
    if receiver.id != turn.me.id:
        nudges.plan(session, [nudges.Occasion(receiver.id, NUDGE, item.id, "given", turn.today)], turn.now)
    changed(session, checklist, turn.now)
    return Reply(
        notice=turn.text("kickoff-given", person=receiver.name, title=item_title(turn, checklist, item)),
        shows=Shows(p.CHECKLIST, checklist.kickoff.id),
    )


def move(payload: p.Move, turn: Turn, session: Session) -> Reply:
    """Set an item's day by hand; from then on it stays when its anchor moves."""
    if payload.day is None:
        raise Refusal("kickoff-error-day")
    checklist, item = _open_item(payload, turn, session)
    day = rules.check_not_past(payload.day, turn.today)
    old = item.due_on
    item.due_on, item.by_hand, item.at_once_since = day, True, None
    kickoffs.record(
        session,
        checklist.kickoff,
        "moved",
        by=turn.me.id,
        now=turn.now,
        item=item,
        old=old.isoformat() if old else None,
        new=day.isoformat(),
    )
    changed(session, checklist, turn.now)
    return Reply(
        notice=turn.text("kickoff-moved", day=turn.day(day), title=item_title(turn, checklist, item)),
        shows=Shows(p.CHECKLIST, checklist.kickoff.id),
    )


def ask_add(payload: p.AskAdd, turn: Turn, session: Session) -> Reply:
    """Ask for an item of the project's own."""
    load(session, payload.kickoff)
    return Reply(asks=Asks("kickoff.add", {"kickoff": payload.kickoff}))


def add(payload: p.Add, turn: Turn, session: Session) -> Reply:
    """Add an item of the project's own at the end of its phase."""
    title = rules.check_text(payload.title, rules.TITLE_MOST, "kickoff-error-title")
    checklist = load(session, payload.kickoff, for_change=True)
    phases = {phase.number for phase in checklist.template.phases}
    phase = int(payload.phase) if payload.phase.isdecimal() and len(payload.phase) < 4 else min(phases)
    receiver = member_named(session, payload.to) if payload.to else None
    day = rules.check_not_past(payload.day, turn.today) if payload.day else None
    kickoff = checklist.kickoff
    item = KickoffItem(
        position=max((other.position for other in kickoff.items), default=0) + 1,
        phase=phase if phase in phases else min(phases),
        title=title,
        role="PP",
        due_on=day,
        by_hand=day is not None,
        assignee_id=receiver.id if receiver else None,
        state=OPEN,
        version=1,
    )
    kickoff.items.append(item)
    session.flush()
    kickoffs.record(session, kickoff, "added", by=turn.me.id, now=turn.now, item=item)
    changed(session, checklist, turn.now)
    return Reply(notice=turn.text("kickoff-added", title=title), shows=Shows(p.CHECKLIST, kickoff.id))
