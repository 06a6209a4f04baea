"""What a kickoff reminds of, and what it puts on a person's home card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from bot.capability import NudgeKind, NudgeLine, OpenItem
from bot.cards import Meta
from bot.turn import Turn
from bot.working_days import WorkingDays
from dialogs.kickoff import payloads as p
from dialogs.kickoff import rules
from dialogs.kickoff.actions import NUDGE
from dialogs.kickoff.checklist import LoadedChecklist, item_title, load_item, of
from storage import kickoffs
from storage.kickoffs import OPEN, KickoffItem
from storage.nudges import Nudge, Occasion

LOOK_AHEAD = timedelta(days=21)
"""Three working days before a day can be this many calendar days away at the most, holidays included."""


def due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """The newest occasion of every open item that has come by today, for its doer; the host tells the manager later."""
    occasions = []
    lists: dict[int, LoadedChecklist] = {}
    for item in kickoffs.open_items_until(session, today + LOOK_AHEAD):
        reminder = rules.reminder(item, today, calendar)
        if reminder is None:
            continue
        if item.kickoff_id not in lists:
            lists[item.kickoff_id] = of(item.kickoff)
        occasions.extend(_occasion(lists[item.kickoff_id], item, reminder))
    return occasions


def _occasion(checklist: LoadedChecklist, item: KickoffItem, reminder: rules.Reminder) -> list[Occasion]:
    manager = checklist.kickoff.project.manager
    owner = next((one for one in (checklist.doer(item), manager) if one is not None and one.active), None)
    if owner is None:
        return []
    return [
        Occasion(
            owner.id,
            NUDGE,
            item.id,
            reminder.occasion,
            reminder.day,
            late_since=reminder.late_since,
            manager_id=manager.id if manager is not None else None,
        )
    ]


def line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """Today's truth about one item: None when it is settled, or is somebody else's by now."""
    kickoff_id = kickoffs.of_item(session, nudge.subject_id)
    if kickoff_id is None:
        return None
    checklist, item = load_item(session, nudge.subject_id)
    mine = {person.id for person in (checklist.doer(item), checklist.kickoff.project.manager) if person}
    if item.state != OPEN or turn.me.id not in mine:
        return None
    last = rules.last_day(item, turn.calendar)
    return NudgeLine(
        title=item_title(turn, checklist, item),
        meta=[*_when(turn, item), Meta(checklist.kickoff.project.name), Meta(_why(turn, checklist, item))],
        order=(0 if last is not None and last < turn.today else 1, last or date.max),
        action=p.MarkDone(item.id, item.version, on="nudges"),
        action_title=turn.text("host-done"),
    )


def _when(turn: Turn, item: KickoffItem) -> list[Meta]:
    state = rules.state_of(item, turn.today, turn.calendar)
    if state == "at-once":
        return [Meta(turn.text("kickoff-now"), "strong")]
    if item.due_on is None:
        return []
    if state == "late":
        return [Meta(turn.text("kickoff-date-was", day=turn.day(item.due_on)), "late")]
    return [Meta(turn.day(item.due_on), "strong")]


def _why(turn: Turn, checklist: LoadedChecklist, item: KickoffItem) -> str:
    doer = checklist.doer(item)
    if doer is not None and doer.id != turn.me.id:
        return turn.text("kickoff-why-manager")
    if item.assignee_id == turn.me.id:
        return turn.text("kickoff-why-given")
    return turn.text("kickoff-why-role", role=checklist.template.role(item.role).name.of(turn.speech.code))


def open_items(turn: Turn, session: Session) -> Sequence[OpenItem]:
    """A person's open items across all kickoffs."""
    found = []
    lists: dict[int, LoadedChecklist] = {}
    for item in kickoffs.open_items_of(session, turn.me.id):
        if item.kickoff_id not in lists:
            lists[item.kickoff_id] = of(item.kickoff)
        checklist = lists[item.kickoff_id]
        last = rules.last_day(item, turn.calendar)
        state = rules.state_of(item, turn.today, turn.calendar)
        when = _when(turn, item) or [Meta(turn.text("kickoff-state-waiting"))]
        found.append(
            OpenItem(
                order=({"late": 0, "at-once": 1}.get(state, 2), last or date.max),
                title=item_title(turn, checklist, item),
                meta=[*when, Meta(checklist.kickoff.project.name)],
                done=p.MarkDone(item.id, item.version, on="home"),
            )
        )
    return found


def done(turn: Turn, session: Session, nudge: Nudge) -> str | None:
    """The item's title."""
    if kickoffs.of_item(session, nudge.subject_id) is None:
        return None
    return item_title(turn, *load_item(session, nudge.subject_id))


NUDGES = NudgeKind(NUDGE, "kickoff-nudge-title", due, line, done)
