"""Group commit: brief works that wait for the writer at the same moment are committed together, as glances are read.

A commit costs SQLite as much as all else in a click, whatever it commits; and when fifty people press a button at
once, much of what they write lies on the same pages. Each work sees what those before it did, as it would alone, and
one that fails takes nothing of the others with it.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from sqlalchemy.orm import Session

from storage import prepared
from storage.base import DUE
from storage.work import run_work

T = TypeVar("T")
Work = Callable[[Session], Any]
MOST_AT_ONCE = 16
"""So many works at most are answered only when the last of them is done."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    work: Work
    context: contextvars.Context
    answer: asyncio.Future[Any]

    def run(self, session: Session) -> Any:
        # The context goes along so that a log line written inside the work still knows its turn.
        return self.context.run(run_work, self.work, session)


class _Told(NamedTuple):
    """How a work ended."""

    waiting: _Waiting
    result: Any = None
    error: BaseException | None = None

    def answer(self) -> None:
        """Wake whoever waits; to be called on the loop's thread."""
        answer = self.waiting.answer
        if answer.done():
            return  # who waited was cancelled meanwhile
        if self.error is None:
            answer.set_result(self.result)
        else:
            answer.set_exception(self.error)


class GroupCommit:
    """Runs works on ``threads``; ``transact`` runs one as a transaction of its own, with its retries."""

    def __init__(self, threads: Executor, transact: Callable[[Work], Any]) -> None:
        self._threads = threads
        self._transact = transact
        self._waiting: deque[_Waiting] = deque()

    async def run(self, work: Callable[[Session], T]) -> T:
        """The result of ``work`` once it is committed, or what it raised once that is rolled back.

        RuntimeError if the threads take no more work.
        """
        answer = asyncio.get_running_loop().create_future()
        waiting = _Waiting(work, contextvars.copy_context(), answer)
        self._waiting.append(waiting)
        try:
            # Everyone brings a turn of a thread, so that longer works in between come to theirs. A turn whose
            # work was done in an earlier one finds nothing left.
            self._threads.submit(self._commit_together)
        except RuntimeError:
            with contextlib.suppress(ValueError):
                self._waiting.remove(waiting)
            raise
        result: T = await answer
        return result

    def _commit_together(self) -> None:
        group: list[_Waiting] = []
        while self._waiting and len(group) < MOST_AT_ONCE:
            waiting = self._waiting.popleft()
            if not waiting.answer.cancelled():
                group.append(waiting)
        if len(group) > 1:
            _tell(self._together(group))
        elif group:
            _tell([self._by_itself(group[0])])

    def _together(self, group: Sequence[_Waiting]) -> list[_Told]:
        told: list[_Told] = []
        begun = False

        def work(session: Session) -> None:
            nonlocal begun
            prepared.begin(session)
            begun = True
            told[:] = _one_after_another(group, session)

        try:
            self._transact(work)
        except BaseException as error:
            if not begun:
                # The database is locked or away; to ask it once more for each would multiply their wait.
                return [_Told(waiting, error=error) for waiting in group]
            # All of it is rolled back: each by itself, and whichever fails then fails alone.
            return [self._by_itself(waiting) for waiting in group]
        return told

    def _by_itself(self, waiting: _Waiting) -> _Told:
        try:
            return _Told(waiting, self._transact(waiting.run))
        except BaseException as error:
            return _Told(waiting, error=error)


def _one_after_another(group: Sequence[_Waiting], session: Session) -> list[_Told]:
    """The works in one transaction; to each the session is as good as new."""
    told, due, new = [], False, dict(session.info)
    for waiting in group:
        told.append(_Told(waiting, waiting.run(session)))
        session.flush()
        due |= DUE in session.info
        if len(session.identity_map):  # a turn that only reads rows holds nothing
            session.expunge_all()
        session.info.clear()
        session.info.update(new)
    if due:
        session.info[DUE] = True
    return told


def _tell(told: Sequence[_Told]) -> None:
    """All at once: waking the loop from another thread costs it a round each time."""

    def answer() -> None:
        for each in told:
            each.answer()

    # A loop that was closed meanwhile has nobody left who waits.
    with contextlib.suppress(RuntimeError):
        told[0].waiting.answer.get_loop().call_soon_threadsafe(answer)
