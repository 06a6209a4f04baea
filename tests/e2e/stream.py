"""What the Playground tells its page: the bot's messages in every conversation, and complaints about them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.async_api import ConsoleMessage, Error, Page, WebSocket

from tests.adaptive_card import check

QUIET_SECONDS = 0.35
PATIENCE = 30.0
"""Seconds after which what is waited for will not come: a busy machine is slow, and only a red story waits so long."""
OTHERS = "@test.user"


@dataclass(frozen=True)
class Heard:
    """A message of the bot, new or changed. In a channel `conversation` has its `;messageid=`."""

    conversation: str
    activity: str
    text: str
    cards: tuple[dict[str, Any], ...]
    changed: bool


class Stream:
    """Listens to the page's web sockets from the moment it is made; make it before the page is opened.

    `complaints` are the Playground's warnings about what the bot sent, requests that either refused, errors of the page
    itself, and what a card has that Teams doesn't know or that is too much; what fails because the Playground's
    fonts are on the internet is not counted.
    """

    def __init__(self, page: Page, origin: str) -> None:
        self.heard: list[Heard] = []
        self.complaints: list[str] = []
        self._origin = origin
        self._came = asyncio.Event()
        page.on("websocket", self._listen)
        page.on("console", self._console)
        page.on("pageerror", self._page_error)

    def of(self, conversation: str) -> list[Heard]:
        """What the bot said in one conversation; a channel's id means all its threads."""
        return [each for each in self.heard if each.conversation.split(";")[0] == conversation.split(";")[0]]

    async def until(self, enough: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        """Waits until `enough()`, asked again after each frame. Raises AssertionError with `what`."""
        try:
            async with asyncio.timeout(seconds):
                while not enough():
                    self._came.clear()
                    await self._came.wait()
        except TimeoutError:
            raise AssertionError(f"In {seconds:.0f} s the bot did not {what}") from None

    async def settle(self) -> None:
        """Waits until nothing has come for a moment, so that the page has drawn what it got."""
        try:
            while True:
                self._came.clear()
                await asyncio.wait_for(self._came.wait(), QUIET_SECONDS)
        except TimeoutError:
            return

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._frame)

    def _frame(self, payload: str | bytes) -> None:
        frame = json.loads(payload)
        if frame.get("action") in ("createMessage", "updateMessage"):
            self._hears(_heard(frame))
        elif log := frame.get("log"):
            self._logged(log)
        self._came.set()

    def _logged(self, log: dict[str, Any]) -> None:
        status = (log.get("response") or {}).get("statusCode", 200)
        if str(log.get("level", "")).lower() in ("warning", "error") or status >= 400:
            self.complaints.append(
                f"{log.get('activityName', '')} {status} {log.get('displayText', '')}".strip()
            )
        # Another person's chat comes only here: the page has no window for it.
        elif str(log.get("conversationId")).endswith(OTHERS) and log.get("to") != "User Application":
            self._hears(_heard_by_another(log, changed=status == 200))

    def _hears(self, heard: Heard) -> None:
        self.heard.append(heard)
        self.complaints += [fault for card in heard.cards for fault in check(card)]

    def _console(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        # The Playground has no icon for the browser's tab.
        from_here = where.startswith(self._origin) and where != f"{self._origin}/favicon.ico"
        if message.type == "error" and from_here and "cdn.office.net" not in message.text:
            self.complaints.append(f"console: {message.text} ({where.removeprefix(self._origin)})")

    def _page_error(self, error: Error) -> None:
        self.complaints.append(f"page: {error}")


def _heard(frame: dict[str, Any]) -> Heard:
    message = frame["message"]
    return Heard(
        # A thread that the bot began: the frame's own conversation is then the channel.
        conversation=message.get("postConversationId") or frame["actionConversationId"],
        activity=message["messageId"],
        text=message.get("text") or "",
        cards=_cards(message),
        changed=frame["action"] == "updateMessage",
    )


def _heard_by_another(log: dict[str, Any], *, changed: bool) -> Heard:
    body = log.get("request", {}).get("body") or {}
    return Heard(log["conversationId"], log["messageId"], body.get("text") or "", _cards(body), changed)


def _cards(message: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    return tuple(each["content"] for each in message.get("attachments") or () if "content" in each)
