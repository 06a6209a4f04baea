"""Actions on any message of Teams (message extensions): what they take over, and how their dialog is answered."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from bot.capability import Taken
from bot.cards import clean

FETCH, SUBMIT = "composeExtension/fetchTask", "composeExtension/submitAction"
_TEXT_MOST, _LINK_MOST = 4000, 2000
_BREAKS = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "blockquote"})
_HIDDEN = frozenset({"script", "style", "attachment"})


class _Reader(HTMLParser):
    """The words of a message's HTML, its paragraphs on lines of their own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def taken_over(value: Mapping[str, Any]) -> Taken:
    """The text and the link of the message that an action was used on; both empty when there is none."""
    payload = value.get("messagePayload")
    payload = payload if isinstance(payload, dict) else {}
    body = payload.get("body")
    body = body if isinstance(body, dict) else {}
    content = body.get("content")
    content = content if isinstance(content, str) else ""
    if body.get("contentType") == "html":
        reader = _Reader()
        reader.feed(content[: _TEXT_MOST * 10])
        reader.close()
        content = "".join(reader.words)
    lines = [" ".join(line.split()) for line in clean(content).split("\n")]
    link = payload.get("linkToMessage")
    return Taken(
        text="\n".join(line for line in lines if line)[:_TEXT_MOST],
        link=clean(link).strip()[:_LINK_MOST] if isinstance(link, str) else "",
    )
