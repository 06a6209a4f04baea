"""What must be true after the story, read from the database and from what arrived."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.daily_messages import NUDGES
from storage.database import Database
from storage.nudges import TOLD, Nudge
from storage.outbox import OutboxRow
from storage.projects import Project
from tests.instances.story import Story


@dataclass(frozen=True)
class Verdict:
    """How it went; ``wrong`` lists, in words, everything that must not be."""

    summary: str
    wrong: list[str]


async def judge(story: Story, database: Database) -> Verdict:
    """Compare what was due and promised with what is there."""
    nudges, messages, projects = await database.read(_read)
    arrived, promised = story.arrived, story.crowd.promised
    people = set(story.nudged.values())
    lost = people - arrived.keys() | {member for member in people if not arrived[member]}
    twice = {member for member, times in arrived.items() if times > 1}
    wrong = []
    if lost:
        wrong.append(f"{len(lost)} reminders never arrived: {sorted(lost)[:5]}")
    if twice - story.held:
        wrong.append(f"told twice though nobody died over it: {sorted(twice - story.held)[:5]}")
    if any(times > 2 for times in arrived.values()):
        wrong.append("told three times")
    if nudges != Counter({(member, TOLD): 1 for member in people}):
        wrong.append(f"planned otherwise than once each: {nudges - Counter({(m, TOLD): 1 for m in people})}")
    if messages != Counter({(member, "sent"): 1 for member in people}):
        wrong.append("other messages than one for each person")
    apologies = sum(story.connector.apologies.values())
    missing = promised.projects - projects.keys()
    doubled = {name for name, times in projects.items() if times > 1}
    if missing or doubled:
        wrong.append(f"dialogs lost {sorted(missing)[:5]}, done twice {sorted(doubled)[:5]}")
    stuck = [who for who in story.talkers if not story.finished[who]]
    if stuck:
        wrong.append(f"dialogs that did not go on after the kill: {stuck}")
    if len(story.robin.served) != len(story.robin.backends):
        wrong.append(f"not every instance answered: {story.robin.served}")
    summary = (
        f"{len(story.robin.backends)} instances, one killed after {story.settled_before} of {len(people)} reminders "
        f"with {len(story.held)} in its hands, one started again; {len(lost)} lost, {len(twice)} told twice "
        f"(all from those hands: {twice <= story.held}); {len(story.talkers)} people, "
        f"{len(promised.projects)} dialogs in {promised.answers} answers, {story.outlived} of them open at the kill, "
        f"{len(missing)} lost, {len(doubled)} twice; "
        f"turns by instance {sorted(story.robin.served.values())}, {story.robin.cut_off} cut off, "
        f"{promised.again} delivered again, {promised.late} answered late, {apologies} apologies"
    )
    return Verdict(summary, wrong)


def _read(session: Session) -> tuple[Counter[tuple[int, str]], Counter[tuple[int | None, str]], Counter[str]]:
    nudges = Counter(
        (member, state) for member, state in session.execute(select(Nudge.member_id, Nudge.state))
    )
    sent = select(OutboxRow.member_id, OutboxRow.state).where(OutboxRow.kind == NUDGES)
    messages = Counter((member, str(state)) for member, state in session.execute(sent))
    return nudges, messages, Counter(session.scalars(select(Project.name)))
