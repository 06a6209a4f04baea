"""A piece of work in a session: plain synchronous SQLAlchemy."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

T = TypeVar("T")


def run_work(work: Callable[[Session], T], session: Session) -> T:
    """What the work returns; TypeError if it is an async function, RuntimeError for a stray StopIteration."""
    try:
        result = work(session)
    except StopIteration as error:
        # A future cannot carry this one: whoever awaits the work would wait for ever.
        raise RuntimeError("work ended with StopIteration: a next() found nothing") from error
    if inspect.iscoroutine(result):
        result.close()
        raise TypeError("work is synchronous: an async function would do nothing before the commit")
    return result
