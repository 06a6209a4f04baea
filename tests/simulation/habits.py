"""What the people of the simulated network do: they start projects, decide, ask, answer their reminders, go away."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.card_actions import click
from bot.refusal import Refusal
from storage import decisions, kickoffs, members
from storage.decisions import DecisionQuestion
from storage.kickoffs import OPEN

from .network import CALENDAR, DAY, Human, Told, Town

CONDITIONS = "group,staff,procurement,personal_data,esr,steering,investment"
DONE, LATER, STOP_THESE, STOP_KIND = 0.5, 0.14, 0.01, 0.002
"""How often somebody marks a matter done in the message, puts it off, stops these, or stops the kind."""
DAILY = "nudges"


class Habits:
    """One day's doings, by chance with a seed."""

    def __init__(self, town: Town) -> None:
        self.town, self.chance = town, town.chance
        self.keys = itertools.count(1)
        self.projects: set[int] = set()
        self.answered = 0
        self.read = 0
        self.refused = 0

    async def press(self, number: int, data: Mapping[str, Any]) -> None:
        """A click by a person; a refusal is an answer too."""

        def work(session: Session) -> None:
            click(dict(data), self.town.turn(session, number), session)
            session.flush()
            self.town.note_pauses(session, number)

        try:
            await self.town.write(work)
        except Refusal:
            self.refused += 1

    def form(self, person: int, verb: str, /, **fields: Any) -> dict[str, Any]:
        return {"verb": verb, "key": f"k{next(self.keys)}", "who": person, **fields}

    async def start_project(self, number: int, manager: int, today: date) -> None:
        begins = CALENDAR.on_or_after(today + timedelta(days=self.chance.randrange(14, 45)))
        fields = {
            "name": f"Hanke {number}",
            "manager": str(manager),
            "conditions": CONDITIONS,
            "P": today.isoformat(),
            "A": begins.isoformat(),
        }
        await self.press(manager, self.form(manager, "kickoff.create", **fields))
        self.projects.add(number)

    def knows(self, project: int) -> bool:
        """Whether a project has begun."""
        return project in self.projects

    async def decide(self, number: int, project: int, manager: int, today: date) -> None:
        fields = {
            "name": f"Hanke {project}",
            "kind": self.chance.choice(("funding", "amendment", "procurement", "staff")),
            "title": f"Päätös {number}",
            "maker": "ELY-keskus",
            "day": today.isoformat(),
            "number": f"§ {number}/2027",
            "review": (today + timedelta(days=self.chance.randrange(30, 90))).isoformat(),
        }
        await self.press(manager, self.form(manager, "decisions.record", **fields))

    async def support_works(self, today: date) -> None:
        """Support acknowledges most decisions within days, asks back about some, and the asked ones answer."""

        def see(session: Session) -> tuple[list[tuple[int, int, str]], list[tuple[int, int]]]:
            parts = [
                (part.id, part.decision_id, part.function)
                for part in decisions.unacknowledged(session)
                if self.chance.random() < 0.25
            ]
            open_ones = session.scalars(
                select(DecisionQuestion).where(DecisionQuestion.answered_at.is_(None))
            )
            asked = [(one.id, one.to_id) for one in open_ones if self.chance.random() < 0.2]
            return parts, asked

        parts, asked = await self.town.database.read(see)
        for part, decision, function in parts:
            who = await self._holder(function)
            if who is None or self.away(who, today):
                continue
            if self.chance.random() < 0.15:
                fields = {"decision": decision, "question": "Mihin kustannuspaikkaan?", "function": function}
                await self.press(who, self.form(who, "decisions.question", **fields))
            else:
                await self.press(who, {"verb": "decisions.ack", "part": part})
        for question, to in asked:
            if not self.away(to, today):
                answer = {"question": question, "answer": "Paikkaan 4711."}
                await self.press(to, self.form(to, "decisions.answer", **answer))

    async def _holder(self, function: str) -> int | None:
        def find(session: Session) -> int | None:
            found = members.holders(session, function) or members.holders(session, members.SUPPORT)
            return found[0].id if found else None

        return await self.town.database.read(find)

    async def work_elsewhere(self, today: date) -> None:
        """Some get their items done without being reminded: that must not be told afterwards."""

        def see(session: Session) -> list[tuple[int, int, int]]:
            found = []
            for item in kickoffs.open_items_until(session, today + 5 * DAY):
                if item.state == OPEN and self.chance.random() < 0.02:
                    doer = item.assignee_id or item.kickoff.project.manager_id
                    if doer is not None:
                        found.append((doer, item.id, item.version))
            return found

        for doer, item, version in await self.town.database.read(see):
            if not self.away(doer, today):
                await self.press(doer, {"verb": "kickoff.done", "item": item, "version": version})

    async def answer(self, told: Told) -> None:
        """What a person does about the daily message: one matter after the other, in the message itself."""
        assert told.card is not None and told.person is not None
        self.read += 1
        actions = list(_buttons(told.card))
        message = next((one["message"] for one in actions if one["verb"] == "reminders.later"), None)
        acted = False
        for data in (one for one in actions if "nudge" in one):
            if self.chance.random() < DONE and not data["verb"].startswith("decisions.ask"):
                await self._act(told.person, data)
                acted = True
        luck = self.chance.random()
        if message is not None and luck < LATER:
            when = self.chance.choice(("tomorrow", "next-week"))
            await self.press(told.person, {"verb": "reminders.later", "message": message, "when": when})
            acted = True
        elif message is not None and luck < LATER + STOP_THESE:
            await self.press(told.person, {"verb": "reminders.stop", "message": message})
            acted = True
        elif message is not None and luck < LATER + STOP_THESE + STOP_KIND:
            stop = {"verb": "reminders.stop", "message": message, "kind": "kickoff-item"}
            await self.press(told.person, stop)
            acted = True
        self.answered += acted

    async def go_and_come(self, today: date) -> None:
        """Before a leave its person tells Kehu until when; who can be reached again writes; one person leaves."""
        for human in self.town.people.values():
            for first, last in human.leaves:
                if first == today and last >= today:
                    await self._tell_leave(human, last)
            if human.unreachable is not None and human.unreachable[1] + DAY == today:
                await self.town.write(partial(self.town.greet, member=human.number))
            if human.left == today:
                await self.town.write(partial(self._leave, number=human.number))

    async def _tell_leave(self, human: Human, last: date) -> None:
        longest = max(end for begin, end in human.leaves if begin <= last and end >= last)
        await self.press(human.number, self.form(human.number, "reminders.away", last=longest.isoformat()))

    def _leave(self, session: Session, number: int) -> None:
        now = self.town.clock.now()
        member = members.by_id(session, number)
        assert member is not None
        members.leave(session, member, now)
        for capability in self.town.house.capabilities:
            capability.member_left(session, number, now)

    def away(self, number: int, today: date) -> bool:
        human = self.town.people[number]
        return human.away(today) or (human.left is not None and human.left <= today)

    async def answer_call(self, person: int, meeting: int) -> None:
        """Asked for an agenda item one proposes it, or has nothing this time."""
        if self.chance.random() < 0.4:
            fields = {"meeting": meeting, "section": "news", "title": "Ajankohtaista", "minutes": 5}
            await self.press(person, self.form(person, "meetings.send-proposal", **fields))
        else:
            await self.press(person, {"verb": "meetings.not-this-time", "meeting": meeting})

    async def _act(self, person: int, data: Mapping[str, Any]) -> None:
        """The action of a matter; a button that only opens a card is followed by the answer there."""
        await self.press(person, data)
        if data["verb"] == "meetings.asked":
            await self.answer_call(person, data["meeting"])
        elif data["verb"] == "meetings.invited":
            answer = self.chance.choice(("yes", "yes", "no"))
            await self.press(
                person, {"verb": "meetings.answer-invite", "invite": data["invite"], "answer": answer}
            )


def _buttons(part: Any) -> Iterator[dict[str, Any]]:
    """The data of every button of a card, once."""
    if isinstance(part, Mapping):
        if part.get("type") in ("Action.Execute", "Action.Submit") and "data" in part:
            yield dict(part["data"])
        for name, each in part.items():
            if name != "fallback":
                yield from _buttons(each)
    elif isinstance(part, list):
        for each in part:
            yield from _buttons(each)


def is_daily(told: Told) -> bool:
    """Whether a message that arrived in Teams is a daily one."""
    if told.card is None:
        return told.mail is not None and told.mail.key.startswith(f"{DAILY}:")
    return any(one["verb"] in ("reminders.later", "reminders.stop") for one in _buttons(told.card))
