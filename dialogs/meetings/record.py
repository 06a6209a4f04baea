"""A meeting as its cards and actions handle it: loaded, changed, its items added and moved on, its channel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import shared
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.meetings import rules
from dialogs.meetings.payloads import CHANGE, FINAL, MEETING, MINUTES, NEXT, SOON
from storage import agendas, meetings, members, outbox
from storage.agendas import AgendaItem, AgendaMove
from storage.meetings import Meeting
from storage.members import COORDINATOR, DEPUTY

KEPT = (MEETING, FINAL, SOON, CHANGE, MINUTES, NEXT)
"""The cards of a meeting that are kept up to date where they stand."""


def load(session: Session, meeting_id: int) -> Meeting:
    """The meeting with this number, the next one for 0; Refusal if there is none."""
    found = meetings.by_id(session, meeting_id) if meeting_id else next_one(session)
    if found is None:
        raise Refusal("meetings-error-none" if not meeting_id else "meetings-gone")
    return found


def load_item(session: Session, item_id: int) -> AgendaItem:
    """The agenda item with this number; Refusal if there is none."""
    item = agendas.item_by_id(session, item_id)
    if item is None:
        raise Refusal("meetings-gone")
    return item


def next_one(session: Session) -> Meeting | None:
    """The meeting under way, or the next one to be held; None while there is none."""
    return next(iter(meetings.coming(session)), None)


def next_after(session: Session, meeting: Meeting | None) -> Meeting | None:
    """The meeting to be held after this one, or None."""
    return next(iter(meetings.coming(session, after=meeting)), None)


def revision(session: Session, subject: int) -> int:
    """What the kept cards of a meeting show."""
    meeting = meetings.by_id(session, subject)
    return meeting.revision if meeting is not None else 0


def changed(session: Session, meeting: Meeting | None, now: datetime) -> None:
    """After any change: every copy of the meeting's cards is brought up to date."""
    if meeting is None:
        return
    meeting.revision += 1
    session.flush()
    for surface in KEPT:
        shared.changed(session, surface, meeting.id, meeting.revision, now)


def awaited(session: Session, subject: int) -> bool:
    """Whether a meeting is still to begin: only then somebody is told that it soon does."""
    meeting = meetings.by_id(session, subject)
    return meeting is not None and meeting.planned and meeting.started_at is None


def key_of(surface: str, meeting: Meeting) -> str:
    """How the outbox keys of a meeting's messages of one kind begin; the moment follows."""
    return f"moment:{surface}:{meeting.id}:"


def withdraw(session: Session, meeting: Meeting, now: datetime) -> None:
    """The meeting moved or was cancelled: what waits for a moment that is no longer its own is not sent."""
    for surface in (MEETING, FINAL, SOON):
        outbox.withdraw(session, key_of(surface, meeting), now)
    meeting.frozen_at = None


def may_lead(turn: Turn) -> bool:
    """Coordination decides on the series, the order of an agenda and the queue of themes."""
    return turn.me.holds(COORDINATOR, DEPUTY)


def check_leads(turn: Turn) -> None:
    """Refuse whoever does not coordinate."""
    if not may_lead(turn):
        raise Refusal("refusal-not-allowed", role=turn.text("meetings-coordination"))


def network_channel(session: Session) -> str | None:
    """The channel where the network reads, or None before the app is installed in a team."""
    team = members.the_team(session)
    return team.channel_id if team is not None else None


def add_item(
    session: Session,
    meeting: Meeting | None,
    *,
    section: str,
    title: str,
    minutes: int,
    now: datetime,
    **values: object,
) -> AgendaItem:
    """Add an item at the end of its section."""
    where = meeting.id if meeting is not None else None
    item = AgendaItem(
        meeting_id=where,
        section=section,
        position=agendas.last_position(session, where, section) + 1,
        title=title,
        minutes=minutes,
        proposed_at=now,
        **values,
    )
    session.add(item)
    session.flush()
    return item


def move_items(
    session: Session,
    items: Iterable[AgendaItem],
    to: Meeting | None,
    *,
    reason: str | None,
    by: int | None,
    now: datetime,
) -> None:
    """Move items on: each stays one row, and what was written of it stays with the meeting it came from.

    With no ``reason`` they only find a place, having had none.
    """
    for item in items:
        if reason is not None:
            session.add(_moved(item, to, reason, by, now))
            item.carried += 1
            item.why = reason
            item.notes = item.decisions = ""
            item.used_seconds, item.begun_at = 0, None
            item.written += 1
        item.position = agendas.last_position(session, to.id if to is not None else None, item.section) + 1
        item.meeting_id = to.id if to is not None else None
        item.version += 1
        session.flush()
        _first_in(session, item)
    changed(session, to, now)


def _moved(item: AgendaItem, to: Meeting | None, reason: str, by: int | None, now: datetime) -> AgendaMove:
    return AgendaMove(
        item_id=item.id,
        from_id=item.meeting_id,
        to_id=to.id if to is not None else None,
        reason=reason,
        notes=item.notes,
        decisions=item.decisions,
        used_seconds=rules.seconds_used(item, now),
        moved_by_id=by,
        moved_at=now,
    )


def _first_in(session: Session, item: AgendaItem) -> None:
    """What has waited comes before what is new: behind the others that have waited."""
    if item.meeting_id is None or not item.carried:
        return
    others = [other for other in in_section(session, item) if other.id != item.id]
    waited = [other for other in others if other.carried]
    put_in_order(session, [*waited, item, *(other for other in others if not other.carried)])


def in_section(session: Session, item: AgendaItem) -> list[AgendaItem]:
    """The items of an item's section in its meeting, in their order."""
    if item.meeting_id is None:
        return [item]
    return [each for each in agendas.items_of(session, item.meeting_id) if each.section == item.section]


def put_in_order(session: Session, items: Sequence[AgendaItem]) -> None:
    """Number the items of one section anew."""
    for position, item in enumerate(items, 1):
        item.position = position
    session.flush()


def sections_of(session: Session, meeting: Meeting) -> list[rules.Section]:
    """The agenda of a meeting, with its times."""
    return rules.agenda(agendas.items_of(session, meeting.id), meeting.starts_at, meeting.minutes)
