"""How a message that was not posted is told: one error, with a word that stays the same over time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import orjson

# Source: Microsoft Teams, "Status codes from bot conversational APIs". The last two mean the same to us:
# until the person or an administrator does something, nothing we send arrives.
REASONS_OF_403: Mapping[str, str] = {
    "ConversationBlockedByUser": "blocked-by-user",
    "BotDisabledByUser": "blocked-by-user",
    "BotNotInConversationRoster": "not-in-roster",
    "ForbiddenOperationException": "not-in-roster",
    "BotDisabledByAdmin": "disabled-by-admin",
    "MessageWritesBlocked": "writes-blocked",
}
UNREACHABLE = frozenset(REASONS_OF_403.values())
"""Reasons that hold until the person writes, the bot is installed again or an administrator acts."""

RETRIED_STATUSES = frozenset({412, 429, 502, 503, 504})
_REASONS: Mapping[int, str] = {401: "unauthorized", 404: "gone", 413: "too-large", 429: "throttled"}
_LONGEST_RETRY_AFTER = 3600.0
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")


class PostFailed(Exception):
    """Something was not posted. Carries no message text, no token and no address.

    status: the HTTP status, None when no answer came. code: the service's own word for it, None if it gave
    none. permanent: the same call will fail again until something changes. retry_after: seconds the service
    asked to wait, None if it did not say. reason, one of: 'blocked-by-user', 'not-in-roster',
    'disabled-by-admin', 'writes-blocked', 'gone', 'too-large', 'refused' (any other 4xx, or a redirect),
    'service-url' (the address is not allowed), 'server-error' (500 and other 5xx that must not be repeated),
    'unauthorized' (401 also with a fresh token), 'no-token', 'throttled' (by the service, or by our own
    windows), 'no-answer' (sent, but no answer came in time: it may have arrived), 'unavailable'.
    """

    def __init__(
        self,
        status: int | None,
        code: str | None,
        permanent: bool,
        retry_after: float | None,
        reason: str,
    ) -> None:
        super().__init__(status, code, permanent, retry_after, reason)
        self.status = status
        self.code = code
        self.permanent = permanent
        self.retry_after = retry_after
        self.reason = reason

    def __str__(self) -> str:
        told = [self.reason, f"status {self.status}" if self.status else "", self.code or ""]
        return ", ".join(part for part in told if part)


def failure_of(status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> PostFailed:
    """What an answer outside 200-299 means. now: aware, to read a Retry-After that is a date."""
    codes = list(_codes(body))
    code = next((each for each in codes if each in REASONS_OF_403), codes[0] if codes else None)
    if status in RETRIED_STATUSES:
        reason = _REASONS.get(status, "unavailable")
        return PostFailed(status, code, False, _retry_after(headers.get("Retry-After"), now), reason)
    if status == 401:
        # Not permanent: an administrator renews the secret, and what waits in the outbox is still true then.
        return PostFailed(status, code, False, None, "unauthorized")
    if status >= 500:
        return PostFailed(status, code, True, None, "server-error")
    if status == 403 and code is not None and code in REASONS_OF_403:
        return PostFailed(status, code, True, None, REASONS_OF_403[code])
    return PostFailed(status, code, True, None, _REASONS.get(status, "refused"))


def _retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds from a Retry-After of seconds or an HTTP date (RFC 9110, 10.2.3); None if it says nothing."""
    if value is None:
        return None
    text = value.strip()
    if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", text):
        return min(float(text), _LONGEST_RETRY_AFTER)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), _LONGEST_RETRY_AFTER)


def _codes(body: bytes) -> Iterator[str]:
    """The words a connector's error body can hold: {"error": {"code": ..., "innerHttpError": ...}}."""
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        return
    waiting = [answer]
    while waiting:
        part = waiting.pop(0)
        if not isinstance(part, dict):
            continue
        for key in ("code", "subCode", "errorCode"):
            word = part.get(key)
            # Anything else than a plain word could forge a line in our log.
            if isinstance(word, str) and _CODE.fullmatch(word):
                yield word
        waiting += [part.get(key) for key in ("error", "innerError", "innererror", "innerHttpError", "body")]
