"""The log: one JSON object a line in production, plain lines for a person in local mode.

What Kehu logs are names of events and numbers, never what people wrote. The libraries' own lines pass through the same
door: of an exception only its kind and its place are kept, since its message may quote what was sent.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable, MutableMapping
from pathlib import PurePath
from typing import Any, TextIO

import orjson
import structlog
from structlog.types import Processor

CHATTY = ("apscheduler", "alembic", "aiohttp.access")
Event = MutableMapping[str, Any]


def set_up(
    *,
    json: bool,
    counted: Callable[[str, str], None] = lambda level, event: None,
    out: TextIO | None = None,
    least: int = logging.INFO,
) -> None:
    """Write all logs, from the level ``least`` on, to ``out`` (the standard output).

    ``counted`` gets level and event of every warning and error.
    """
    out = out or sys.stdout
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_message,
        _counting(counted),
    ]
    render: list[Processor] = (
        [structlog.processors.JSONRenderer(serializer=_json)]
        if json
        else [structlog.dev.ConsoleRenderer(colors=False, sort_keys=False)]
    )
    structlog.configure(
        processors=[*shared, *render],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.WriteLoggerFactory(file=out),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared[:1], structlog.stdlib.add_logger_name, *shared[1:]],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *render],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(least)
    for name in CHATTY:
        logging.getLogger(name).setLevel(max(least, logging.WARNING))


def _without_message(logger: Any, name: str, event: Event) -> Event:
    """An exception's kind and place instead of its traceback, whose last line quotes what it was about."""
    raised = event.pop("exc_info", None)
    error = sys.exc_info()[1] if raised is True else raised[1] if isinstance(raised, tuple) else raised
    if isinstance(error, BaseException):
        frames = traceback.extract_tb(error.__traceback__)
        event["error"] = type(error).__name__
        event["where"] = [f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in frames[-6:]]
    for part in ("stack_info", "exception"):
        event.pop(part, None)
    return event


def _counting(counted: Callable[[str, str], None]) -> Processor:
    def count(logger: Any, name: str, event: Event) -> Event:
        level = str(event.get("level", ""))
        if level in ("warning", "error", "critical"):
            # A library's line is a sentence; its logger's name stands for it.
            counted(level, str(event.get("logger") or event.get("event", "")))
        return event

    return count


def _json(event: Event, **_: Any) -> str:
    return orjson.dumps(event, default=str).decode()
