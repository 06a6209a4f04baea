"""A running checklist takes a template change line by line: what is new, what is gone, what has another date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from bot.capability import NudgeKind, NudgeLine, Reply, Shows
from bot.cards import Card, Meta, Part, button, buttons, card, heading, item_row, submit_button
from bot.refusal import Refusal
from bot.turn import Turn
from bot.working_days import WorkingDays
from dialogs.kickoff import learning_payloads as p
from dialogs.kickoff import rules
from dialogs.kickoff.checklist import LoadedChecklist, changed, load, of
from dialogs.kickoff.learning_rules import Change, changes
from dialogs.kickoff.payloads import Open
from dialogs.kickoff.start import newest
from storage import kickoff_lessons, kickoffs
from storage.kickoffs import OPEN, SKIPPED, KickoffItem
from storage.nudges import Nudge, Occasion

NUDGE = "kickoff-changes"
SHOWN = 8


def open_changes(session: Session, checklist: LoadedChecklist) -> list[Change]:
    """The lines that were neither taken nor left, and that still mean something to this checklist."""
    _, template = newest(session)
    if checklist.kickoff.over_at is not None:
        return []
    done = kickoff_lessons.decided(session, checklist.kickoff.id)
    found = changes(checklist.template, template, checklist.kickoff.conditions)
    return [each for each in found if each.line not in done and _applies(checklist, each)]


def _applies(checklist: LoadedChecklist, change: Change) -> bool:
    item = _item(checklist, change)
    if change.kind == "added":
        titles = {change.item.title.fi.casefold(), change.item.title.en.casefold()}
        return all((each.title or "").casefold() not in titles for each in checklist.kickoff.items)
    if item is None or item.state != OPEN:
        return False
    return change.kind == "removed" or not item.by_hand


def _item(checklist: LoadedChecklist, change: Change) -> KickoffItem | None:
    number = change.item.number
    return next((each for each in checklist.kickoff.items if each.template_number == number), None)


def show_changes(payload: p.ShowChanges, turn: Turn, session: Session) -> Reply:
    """Show the lines of one checklist."""
    load(session, payload.kickoff)
    return Reply(shows=Shows(p.CHANGES, payload.kickoff), fresh=True)


def changes_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """Each line with *Ota käyttöön* and *Jätä ennalleen*."""
    checklist = load(session, subject)
    found = open_changes(session, checklist)
    title = turn.text("kickoff-changes-title", n=len(found))
    lead = notice or turn.text("kickoff-changes-lead" if found else "kickoff-changes-none")
    body: list[Part] = [heading(checklist.kickoff.project.name, title, lead)]
    for change in found[:SHOWN]:
        meta = [Meta(turn.text(f"kickoff-change-{change.kind}"), "strong"), Meta(str(change.item.due))]
        body.append(item_row(change.item.title.of(turn.speech.code), meta))
        take = button(turn.text("kickoff-change-take"), p.TakeChange(subject, change.line))
        leave = button(turn.text("kickoff-change-leave"), p.LeaveChange(subject, change.line))
        body.append(buttons([take, leave]))
    if found:
        return card(turn.speech, speak=f"{title}. {lead}", body=body)
    back = submit_button(turn.text("kickoff-open-list"), Open(subject, fresh=True))
    return card(turn.speech, speak=f"{title}. {lead}", body=body, actions=[back])


def _line(session: Session, kickoff: int, line: str) -> tuple[LoadedChecklist, Change]:
    checklist = load(session, kickoff, for_change=True)
    found = next((each for each in open_changes(session, checklist) if each.line == line), None)
    if found is None:
        raise Refusal("kickoff-change-gone")
    return checklist, found


def take(payload: p.TakeChange, turn: Turn, session: Session) -> Reply:
    """Take one line into the checklist; its history says so."""
    checklist, change = _line(session, payload.kickoff, payload.line)
    if change.kind == "added":
        _add(turn, session, checklist, change)
    else:
        _change(turn, session, checklist, change)
    kickoff_lessons.decide(session, payload.kickoff, change.line, taken=True)
    changed(session, checklist, turn.now)
    title = change.item.title.of(turn.speech.code)
    return Reply(
        notice=turn.text("kickoff-change-taken", title=title), shows=Shows(p.CHANGES, payload.kickoff)
    )


def leave(payload: p.LeaveChange, turn: Turn, session: Session) -> Reply:
    """Leave the checklist as it is."""
    _, change = _line(session, payload.kickoff, payload.line)
    kickoff_lessons.decide(session, payload.kickoff, change.line, taken=False)
    title = change.item.title.of(turn.speech.code)
    return Reply(
        notice=turn.text("kickoff-change-left", title=title), shows=Shows(p.CHANGES, payload.kickoff)
    )


def _add(turn: Turn, session: Session, checklist: LoadedChecklist, change: Change) -> None:
    kickoff, source = checklist.kickoff, change.item
    dating = rules.date_item(source.due, checklist.anchors, turn.calendar, turn.today)
    item = KickoffItem(
        position=max((other.position for other in kickoff.items), default=0) + 1,
        phase=source.phase,
        title=source.title.of(turn.speech.code),
        role=source.role,
        due=str(source.due),
        due_on=dating.on,
        at_once_since=dating.at_once_since,
        by_hand=False,
        state=OPEN,
        version=1,
    )
    kickoff.items.append(item)
    session.flush()
    kickoffs.record(session, kickoff, "added", by=turn.me.id, now=turn.now, item=item)


def _change(turn: Turn, session: Session, checklist: LoadedChecklist, change: Change) -> None:
    item = _item(checklist, change)
    assert item is not None  # it applies, so it is there
    if change.kind == "removed":
        reason = turn.text("kickoff-change-reason", version=change.version)
        item.state, item.settled_by_id, item.settled_at = SKIPPED, turn.me.id, turn.now
        item.reason = reason
        kickoffs.record(
            session, checklist.kickoff, SKIPPED, by=turn.me.id, now=turn.now, item=item, text=reason
        )
        return
    old = item.due_on
    dating = rules.date_item(change.item.due, checklist.anchors, turn.calendar, turn.today)
    item.due, item.due_on, item.at_once_since = str(change.item.due), dating.on, dating.at_once_since
    kickoffs.record(
        session,
        checklist.kickoff,
        "moved",
        by=turn.me.id,
        now=turn.now,
        item=item,
        old=old.isoformat() if old else None,
        new=dating.on.isoformat() if dating.on else None,
    )


def due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """The managers of running checklists hear of a new version that has something for them."""
    known = kickoffs.newest_version(session)
    if known is None:
        return []
    version, made_at = known
    day = made_at.date()
    found = []
    for kickoff in kickoff_lessons.running(session, version):
        manager = kickoff.project.manager
        if manager is not None and manager.active and open_changes(session, of(kickoff)):
            found.append(Occasion(manager.id, NUDGE, kickoff.id, f"v{version}", day))
    return found


def line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """How many lines wait in one checklist: None when there are none, or it is somebody else's by now."""
    kickoff = kickoffs.by_id(session, nudge.subject_id)
    if kickoff is None or kickoff.project.manager_id != turn.me.id:
        return None
    found = open_changes(session, of(kickoff))
    if not found:
        return None
    return NudgeLine(
        title=turn.text("kickoff-changes-waiting", n=len(found)),
        meta=[Meta(kickoff.project.name)],
        order=(1, nudge.day),
        action=p.ShowChanges(kickoff.id),
        action_title=turn.text("host-show"),
    )


CHANGE_NUDGES = NudgeKind(NUDGE, "kickoff-changes-nudge", due, line)
