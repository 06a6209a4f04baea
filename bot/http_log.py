"""What aiohttp's own server may write down about a request that it could not read.

It logs broken HTTP with a traceback that quotes the request: its token, and the line feeds that were put in to
forge log lines. The kind of the error is all that is kept.
"""

from __future__ import annotations

import logging


class _WithoutQuotes(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[0] if record.exc_info else None
        if error is not None:
            record.msg, record.args = "a request could not be served: %s", (error.__name__,)
            record.exc_info = record.exc_text = None
        return True


_WITHOUT_QUOTES = _WithoutQuotes()


def keep_requests_out() -> None:
    """Takes tracebacks out of the log ``aiohttp.server``. Doing it again changes nothing."""
    logging.getLogger("aiohttp.server").addFilter(_WITHOUT_QUOTES)
