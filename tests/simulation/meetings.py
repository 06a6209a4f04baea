"""A stand-in for the monthly meetings: only what they ask for and say by the host's contract.

Two things are simulated: a reminder to those who were asked for an agenda item, which is pointless once the agenda is
frozen, and the message an hour before the meeting. Whoever has real meetings replaces this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import asked
from bot.capability import Capability, NudgeKind, NudgeLine, Surface
from bot.cards import Card, Meta, card, heading
from bot.turn import Turn
from bot.wall_clock import at
from bot.working_days import WorkingDays
from storage.nudges import Nudge, Occasion

SURFACE, AGENDA = "simulated-meeting", "simulated-agenda"
HOUR = timedelta(hours=1)
EARLY = time(8, 30)
"""Two meetings a year begin so early that an hour before is nobody's working hour."""


@dataclass(frozen=True)
class Meeting:
    """One meeting; ``asked`` are those who were asked for an agenda item."""

    number: int
    start: datetime
    day: date
    people: tuple[int, ...]
    asked: tuple[int, ...]


@dataclass
class Meetings:
    """The year's meetings as a capability. ``answered`` holds pairs of a meeting and a person."""

    all: dict[int, Meeting] = field(default_factory=dict)
    answered: set[tuple[int, int]] = field(default_factory=set)

    def add(
        self, day: date, start: time, people: Sequence[int], asked_too: Sequence[int], zone: ZoneInfo
    ) -> None:
        number = len(self.all) + 1
        self.all[number] = Meeting(number, at(day, start, zone), day, tuple(people), tuple(asked_too))

    def plans(self, session: Session, now: datetime, zone: ZoneInfo, calendar: WorkingDays) -> None:
        """An hour before a meeting everybody is told; whom that does not reach in time is not told later."""
        for meeting in self.all.values():
            if meeting.start - HOUR <= now < meeting.start:
                for person in meeting.people:
                    asked.tell(session, SURFACE, meeting.number, person, now, expires=meeting.start)

    def due(self, session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
        found = []
        for meeting in self.all.values():
            first, last = calendar.add(meeting.day, -3), calendar.add(meeting.day, -1)
            if first <= today <= last:
                found += [
                    Occasion(person, AGENDA, meeting.number, "asked", first, until=last)
                    for person in meeting.asked
                    if (meeting.number, person) not in self.answered
                ]
        return found

    def line(self, turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
        meeting = self.all[nudge.subject_id]
        if (meeting.number, turn.me.id) in self.answered:
            return None
        return NudgeLine(
            f"Tapaaminen {meeting.number}", [Meta(turn.day(meeting.day), "strong")], (1, meeting.day)
        )

    def draw(self, turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
        title = f"Tapaaminen {subject}"
        return card(turn.speech, speak=title, body=heading(turn.text("host-name"), title))

    def capability(self) -> Capability:
        return Capability(
            name="simulated-meetings",
            folder=Path(__file__).parent,
            surfaces=(Surface(SURFACE, self.draw),),
            nudges=(NudgeKind(AGENDA, "reminders-title", self.due, self.line),),
            plans=self.plans,
        )
