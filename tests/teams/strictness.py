"""What Teams refuses to show or to take: cards that some client cannot parse, messages of a wrong shape or
size.

Stricter than the desktop client on purpose, where the phones are: they refuse a card with two equal ids,
and images that are not https. Properties a client does not know are ignored by all, so they are not looked
at here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .reading import Json

CARD = "application/vnd.microsoft.card.adaptive"
LARGEST_MESSAGE = 80_000
"""Bytes of the request's body (platform.md: a message stays under 80 kB)."""

_CARD_TYPES = {
    CARD,
    "application/vnd.microsoft.card.hero",
    "application/vnd.microsoft.card.thumbnail",
    "application/vnd.microsoft.card.oauth",
    "application/vnd.microsoft.card.signin",
    "application/vnd.microsoft.teams.card.list",
    "application/vnd.microsoft.teams.card.file.consent",
    "application/vnd.microsoft.teams.card.file.info",
}
# Where an element keeps others, and what kind those must be.
_ELEMENTS = {
    "TextBlock": {}, "RichTextBlock": {}, "Image": {"selectAction": "action"},
    "ImageSet": {"images": "element"},
    "Media": {}, "FactSet": {}, "ActionSet": {"actions": "action"},
    "Container": {"items": "element", "selectAction": "action"},
    "ColumnSet": {"columns": "Column", "selectAction": "action"},
    "Column": {"items": "element", "selectAction": "action"},
    "Table": {"rows": "TableRow"}, "TableRow": {"cells": "TableCell"},
    "TableCell": {"items": "element", "selectAction": "action"},
    "Carousel": {"pages": "CarouselPage"}, "CarouselPage": {"items": "element"},
    "Input.Text": {"inlineAction": "action"}, "Input.Number": {}, "Input.Date": {}, "Input.Time": {},
    "Input.Toggle": {}, "Input.ChoiceSet": {}, "Input.Rating": {}, "Rating": {}, "Badge": {},
    "Icon": {}, "CodeBlock": {}, "ProgressBar": {}, "ProgressRing": {}, "CompoundButton": {}, "Component": {},
    "Chart.Donut": {}, "Chart.Pie": {}, "Chart.Line": {}, "Chart.Gauge": {}, "Chart.VerticalBar": {},
    "Chart.VerticalBar.Grouped": {}, "Chart.HorizontalBar": {}, "Chart.HorizontalBar.Stacked": {},
}  # fmt: skip
_PARTS = {"Column", "TableRow", "TableCell", "CarouselPage"}
_REQUIRED: dict[str, dict[str, type]] = {
    "TextBlock": {"text": str}, "RichTextBlock": {"inlines": list}, "Image": {"url": str},
    "FactSet": {"facts": list}, "ActionSet": {"actions": list}, "Container": {"items": list},
    "ColumnSet": {"columns": list},
    "Input.ChoiceSet": {"choices": list}, "Input.Toggle": {"title": str},
    "Action.OpenUrl": {"url": str}, "Action.ToggleVisibility": {"targetElements": list},
    "Action.ShowCard": {"card": dict},
}  # fmt: skip
_ACTIONS = {"Action.Execute", "Action.Submit", "Action.OpenUrl", "Action.ToggleVisibility", "Action.ShowCard"}
_VALUES = {
    "spacing": {"none", "extrasmall", "small", "default", "medium", "large", "extralarge", "padding"},
    "weight": {"lighter", "default", "bolder"},
    "color": {"default", "dark", "light", "accent", "good", "warning", "attention"},
}
_BOOLEANS = (
    "isVisible",
    "isRequired",
    "isMultiline",
    "isMultiSelect",
    "isSubtle",
    "wrap",
    "separator",
    "isEnabled",
)


@dataclass(frozen=True)
class Refused:
    """An answer of the connector that is not a success, in the words Teams uses."""

    status: int
    code: str
    message: str


def refused_message(activity: Any, size: int, known_ids: set[str]) -> Refused | None:
    """Why Teams would not take this outgoing message; None when it would. `known_ids`: who can be
    mentioned.
    """
    if size > LARGEST_MESSAGE:
        return Refused(413, "MessageSizeTooBig", f"{size} bytes; a message stays under {LARGEST_MESSAGE}")
    if not isinstance(activity, dict) or activity.get("type") not in ("message", "typing"):
        return Refused(400, "BadSyntax", "an activity of type message or typing is expected")
    text, attachments = activity.get("text"), activity.get("attachments") or []
    if not isinstance(text, str | None) or not isinstance(attachments, list):
        return Refused(400, "BadSyntax", "text is a string, attachments a list")
    if activity["type"] == "message" and not (text or "").strip() and not attachments:
        return Refused(400, "BadSyntax", "a message has a text or an attachment")
    if activity.get("textFormat") not in (None, "markdown", "plain", "xml"):
        return Refused(400, "BadSyntax", f"textFormat {activity['textFormat']!r}")
    for found in (_attachment_problems(attachments), _mention_problems(activity, known_ids)):
        for problem in found:
            return Refused(400, "BadSyntax", problem)
    return None


def has_text_and_attachment(activity: Json) -> bool:
    """Teams keeps such a message as two, so that it can never be updated."""
    return bool((activity.get("text") or "").strip()) and bool(activity.get("attachments"))


def card_problems(card: Any) -> list[str]:
    """Everything that keeps this Adaptive Card from being shown everywhere; empty when it can be."""
    return list(_card(card, "card"))


def _attachment_problems(attachments: list[Any]) -> Iterator[str]:
    for n, attachment in enumerate(attachments):
        if not isinstance(attachment, dict) or not isinstance(attachment.get("contentType"), str):
            yield f"attachment {n} has no contentType"
        elif attachment["contentType"] in _CARD_TYPES:
            if not isinstance(attachment.get("content"), dict):
                yield f"attachment {n} has no content"
            elif attachment["contentType"] == CARD:
                yield from card_problems(attachment["content"])
        elif not attachment.get("contentUrl"):
            yield f"attachment {n} ({attachment['contentType']}) is neither a card nor a file"


def _mention_problems(activity: Json, known_ids: set[str]) -> Iterator[str]:
    cards = " ".join(str(a.get("content")) for a in activity.get("attachments") or [])
    for entity in activity.get("entities") or []:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            yield "an entity has a type"
        elif entity["type"] == "mention":
            if entity.get("mentioned", {}).get("id") not in known_ids:
                yield f"nobody to mention: {entity.get('mentioned')}"
            if not entity.get("text") or entity["text"] not in f"{activity.get('text')} {cards}":
                yield f"the mention {entity.get('text')!r} does not stand in the message"


def _card(card: Any, where: str) -> Iterator[str]:
    if not isinstance(card, dict) or card.get("type") != "AdaptiveCard":
        yield f"{where}: type is AdaptiveCard"
        return
    if card.get("version") not in ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5"):
        yield f"{where}: version {card.get('version')!r}; Teams shows up to 1.5"
    for key in ("speak", "fallbackText", "lang"):
        if not isinstance(card.get(key, ""), str):
            yield f"{where}.{key}: a string"
    if not card.get("body") and not card.get("actions"):
        yield f"{where}: nothing in it"
    for key, kind in (("body", "element"), ("actions", "action"), ("selectAction", "action")):
        yield from _inside(card.get(key), kind, f"{where}.{key}")
    refresh = card.get("refresh")
    if refresh is not None:
        if len(refresh.get("userIds", [])) > 60:
            yield f"{where}.refresh: at most 60 userIds"
        yield from _inside(refresh.get("action"), "action", f"{where}.refresh.action")
    yield from _identities(card, where)


def _inside(value: Any, kind: str, where: str) -> Iterator[str]:
    if value is None:
        return
    many = not where.endswith(("Action", "action"))
    if many != isinstance(value, list):
        yield f"{where}: {'a list' if many else 'one'} is expected"
        return
    if (
        many
        and kind == "action"
        and sum(a.get("mode") != "secondary" for a in value if isinstance(a, dict)) > 6
    ):
        yield f"{where}: at most 6 actions are shown"
    for n, part in enumerate(value if many else [value]):
        yield from _part(part, kind, f"{where}[{n}]" if many else where)


def _part(part: Any, kind: str, where: str) -> Iterator[str]:
    if not isinstance(part, dict):
        yield f"{where}: an object is expected"
        return
    name = part.get("type", kind if kind in _PARTS else None)
    where = f"{where} {name}"
    known = _ACTIONS if kind == "action" else {kind} if kind in _PARTS else set(_ELEMENTS) - _PARTS
    if name not in known:
        if "fallback" not in part:
            yield f"{where}: no {kind} that Teams knows"
        return
    for key, type_ in _REQUIRED.get(name, {}).items():
        if not isinstance(part.get(key), type_) or (type_ is list and not part[key]):
            yield f"{where}: {key} is missing or no {type_.__name__}"
            return
    yield from _properties(part, where)
    yield from _details(part, name, where)
    for key, inner in _ELEMENTS.get(name, {}).items():
        yield from _inside(part.get(key), inner, f"{where}.{key}")
    fallback = part.get("fallback")
    if fallback is not None and fallback != "drop":
        yield from _part(fallback, kind, f"{where}.fallback")


def _properties(part: Json, where: str) -> Iterator[str]:
    for key in _BOOLEANS:
        if key in part and not isinstance(part[key], bool):
            yield f"{where}.{key}: true or false"
    for key, allowed in _VALUES.items():
        if key in part and str(part[key]).lower() not in allowed:
            yield f"{where}.{key}: {part[key]!r}"
    if "id" in part and (not isinstance(part["id"], str) or not part["id"]):
        yield f"{where}.id: a string"


def _details(part: Json, name: str, where: str) -> Iterator[str]:
    if name.startswith("Input."):
        yield from _input(part, where)
    elif name.startswith("Action."):
        yield from _action(part, name, where)
    elif name == "RichTextBlock":
        bad = [r for r in part["inlines"] if not isinstance(r, str) and not isinstance(r.get("text"), str)]
        yield from (f"{where}: a run has a text, {run}" for run in bad)
    elif name == "FactSet":
        bad = [f for f in part["facts"] if not all(isinstance(f.get(k), str) for k in ("title", "value"))]
        yield from (f"{where}: a fact has a title and a value, {fact}" for fact in bad)
    elif name == "Image" and not part["url"].startswith(("https://", "data:image/")):
        yield f"{where}: only https or data images are shown"


def _input(part: Json, where: str) -> Iterator[str]:
    if not part.get("id"):
        yield f"{where}: an input has an id"
    if part.get("isRequired") and not (part.get("label") and part.get("errorMessage")):
        yield f"{where}: a required input has a label and an error message"
    for choice in part.get("choices", []):
        if not all(isinstance(choice.get(k), str) and choice[k] for k in ("title", "value")):
            yield f"{where}: a choice has a title and a value, {choice}"


def _action(action: Json, name: str, where: str) -> Iterator[str]:
    if not action.get("title") and ".selectAction" not in where and ".refresh" not in where:
        yield f"{where}: a button has a title"
    if str(action.get("style", "default")).lower() not in ("default", "positive", "destructive"):
        yield f"{where}.style: {action['style']!r}"
    if str(action.get("associatedInputs", "auto")).lower() not in ("auto", "none"):
        yield f"{where}.associatedInputs: {action['associatedInputs']!r}"
    if name in ("Action.Execute", "Action.Submit") and not isinstance(action.get("data", {}), dict | str):
        yield f"{where}.data: an object"
    if name == "Action.OpenUrl" and not action["url"].startswith(
        ("https://", "http://", "mailto:", "msteams://", "tel:")
    ):
        yield f"{where}.url: {action['url']!r}"
    if name == "Action.ShowCard":
        if ".selectAction" in where:
            yield f"{where}: cannot be a selectAction"
        yield from _card(action["card"], f"{where}.card")


def _identities(card: Json, where: str) -> Iterator[str]:
    ids: list[str] = []
    targets: list[str] = []

    def collect(node: Any) -> None:
        if isinstance(node, list):
            for one in node:
                collect(one)
        elif isinstance(node, dict):
            if isinstance(node.get("id"), str):
                ids.append(node["id"])
            for target in node.get("targetElements") or []:
                targets.append(str(target.get("elementId") if isinstance(target, dict) else target))
            for key, value in node.items():
                # A fallback stands in its element's place and may carry its id; data is the bot's own.
                if key not in ("fallback", "data", "choices"):
                    collect(value)

    collect(card)
    yield from (f"{where}: the id {i!r} stands twice" for i in sorted({i for i in ids if ids.count(i) > 1}))
    yield from (f"{where}: nothing is called {t!r} to show or hide" for t in sorted(set(targets) - set(ids)))
