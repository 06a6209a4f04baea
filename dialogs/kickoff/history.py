"""What happened to a checklist, in words: who, what and when."""

from __future__ import annotations

from datetime import date

from bot.turn import Turn
from dialogs.kickoff.checklist import Checklist, item_title
from storage.kickoff_rows import AnyEvent


def told(turn: Turn, checklist: Checklist, event: AnyEvent) -> str:
    """One line of history. What people wrote comes last, after a colon."""
    person = event.by.name if event.by else turn.text("kickoff-somebody")
    when = turn.when(event.at)
    if event.item is None:
        return _of_list(turn, checklist, event, person, when)
    title = item_title(turn, checklist, event.item)
    if event.what == "moved":
        return turn.text(
            "kickoff-item-moved",
            person=person,
            when=when,
            old=_day(turn, event.detail.get("old")),
            new=_day(turn, event.detail.get("new")),
            title=title,
        )
    return turn.text(f"kickoff-item-{event.what}", person=person, when=when, title=title)


def _of_list(turn: Turn, checklist: Checklist, event: AnyEvent, person: str, when: str) -> str:
    if event.what == "anchor":
        label = checklist.template.anchor(event.detail["anchor"]).label.of(turn.speech.code)
        return turn.text(
            "kickoff-list-anchor",
            person=person,
            when=when,
            anchor=label,
            new=_day(turn, event.detail.get("new")),
        )
    return turn.text(f"kickoff-list-{event.what}", person=person, when=when)


def _day(turn: Turn, iso: str | None) -> str:
    return turn.day(date.fromisoformat(iso)) if iso else turn.text("kickoff-no-date")
