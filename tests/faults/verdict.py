"""What must be true after all those kills, read from the database and from what the connector wrote down."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bot import shared
from storage import shared_cards
from storage.database import Database
from storage.kickoffs import DONE, Kickoff, KickoffEvent, KickoffItem
from storage.outbox import OutboxRow
from storage.projects import Project
from tests.faults.kills import Lives


@dataclass(frozen=True)
class Verdict:
    """How it went; ``wrong`` lists, in words, everything that must not be."""

    summary: str
    wrong: list[str]


@dataclass(frozen=True)
class _Stored:
    done: set[int]
    done_twice: set[int | None]
    comments: Counter[str]
    projects: Counter[str]
    started_twice: int
    outbox: Counter[str]
    unsent: list[str]
    stale_copies: int
    whole: bool


async def judge(lives: Lives, database: Database) -> Verdict:
    """Compare what was promised with what is there."""
    stored = await database.read(lambda session: _read(session, database.dialect))
    promised, arrived, unsettled = lives.crowd.promised, lives.arrived, lives.unsettled
    twice = {room: arrived[room] - 1 for room in lives.rooms if arrived[room] > 1}
    unexplained = {room: extra for room, extra in twice.items() if extra > unsettled[room]}
    lost: dict[str, set[Any]] = {
        "clicks": promised.done - stored.done,
        "comments": promised.comments - stored.comments.keys(),
        "projects": promised.projects - stored.projects.keys(),
        "messages": {room for room in lives.rooms if not arrived[room]},
    }
    doubled: dict[str, set[Any]] = {
        "clicks": stored.done_twice,
        "comments": {comment for comment, times in stored.comments.items() if times > 1},
        "projects": {name for name, times in stored.projects.items() if times > 1},
    }
    wrong = [f"lost {what}: {sorted(map(str, which))[:5]}" for what, which in lost.items() if which]
    wrong += [
        f"done twice, {what}: {sorted(map(str, which))[:5]}" for what, which in doubled.items() if which
    ]
    wrong += [f"sent twice without a death in between: {unexplained}"] if unexplained else []
    wrong += [f"not sent: {stored.unsent[:5]}"] if stored.unsent else []
    wrong += [f"{stored.started_twice} kickoffs were started twice"] if stored.started_twice else []
    wrong += [f"{stored.stale_copies} shared cards show an old state"] if stored.stale_copies else []
    wrong += ["the database file is damaged"] if not stored.whole else []
    summary = (
        f"{database.dialect}: {lives.kills} kills; {len(promised.done)} clicks, {len(promised.comments)} forms, "
        f"{len(promised.projects)} dialogs ({promised.answers} answers) and {len(lives.rooms)} due messages, "
        f"{promised.again} activities delivered again, {promised.late} answered late, "
        f"{sum(lives.connector.apologies.values())} apologies; "
        f"{sum(map(len, lost.values()))} lost, {sum(map(len, doubled.values()))} done twice; "
        f"{sum(twice.values())} sent twice, {sum(unsettled.values())} deaths between send and settle; "
        f"{lives.connector.updates} card updates; outbox {dict(stored.outbox)}"
    )
    return Verdict(summary, wrong)


def _read(session: Session, dialect: str) -> _Stored:
    happened = list(session.execute(select(KickoffEvent.what, KickoffEvent.item_id, KickoffEvent.text)))
    done_events = Counter(item for what, item, _ in happened if what == DONE)
    started = Counter(session.scalars(select(KickoffEvent.kickoff_id).where(KickoffEvent.what == "created")))
    rows = list(session.execute(select(OutboxRow.kind, OutboxRow.state, OutboxRow.key)))
    return _Stored(
        done=set(session.scalars(select(KickoffItem.id).where(KickoffItem.state == DONE))),
        done_twice={item for item, times in done_events.items() if times > 1},
        comments=Counter(said for what, _, said in happened if what == "commented" and said),
        projects=Counter(session.scalars(select(Project.name))),
        started_twice=sum(times > 1 for times in started.values()),
        outbox=Counter(state for _, state, _ in rows),
        unsent=[key for kind, state, key in rows if state not in _RIGHT_ENDS[kind]],
        stale_copies=_stale_copies(session),
        whole=dialect != "sqlite" or session.scalar(text("PRAGMA integrity_check")) == "ok",
    )


_RIGHT_ENDS = {shared.POST: ("sent",), shared.UPDATE: ("sent", "superseded")}


def _stale_copies(session: Session) -> int:
    """How many of the kept copies do not show their kickoff's newest state."""
    stale = 0
    for kickoff, revision in session.execute(select(Kickoff.id, Kickoff.revision)):
        copies = shared_cards.of_subject(session, "kickoff", kickoff)
        stale += sum(copy.shown < revision for copy in copies)
    return stale
