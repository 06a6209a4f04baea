"""The refusal of a request that cannot be read."""

from __future__ import annotations


class BadRequest(Exception):
    """A request refused by its form: an HTTP status (4xx), and a reason of our own, free of what was sent."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(status, reason)
        self.status = status
        self.reason = reason
