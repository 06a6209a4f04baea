"""Forms in a Teams dialog (task module): the one place that knows how a form opens over a channel.

In a channel a form posted as a card would be everybody's; in a Teams dialog only its opener sees it. The Agents
Playground and clients without dialogs send the same button as a plain message, which is answered with a card.
"""

from __future__ import annotations

import copy
from typing import Any

from bot.card_actions import Drawn
from bot.cards import Card

_CARD = "application/vnd.microsoft.card.adaptive"
_OPENS = {"type": "task/fetch"}


def answer(drawn: Drawn) -> dict[str, Any]:
    """The response to ``task/fetch`` and ``task/submit``: go on with a card, or close with a sentence."""
    if drawn.card is not None and (drawn.form is not None or drawn.shows is None):
        info = {
            "title": str(drawn.card.get("fallbackText", ""))[:60],
            "width": "medium",
            "card": {"contentType": _CARD, "content": _submitting(drawn.card)},
        }
        return {"task": {"type": "continue", "value": info}}
    return {"task": {"type": "message", "value": drawn.text or ""}}


def _submitting(card: Card) -> Card:
    """The card with plain Action.Submit buttons: a Teams dialog takes no Action.Execute."""
    made: Card = copy.deepcopy(card)
    _replace(made)
    return made


def _replace(part: Any) -> None:
    if isinstance(part, dict):
        for name in ("actions", "inlineAction", "selectAction"):
            actions = part.get(name)
            if isinstance(actions, list):
                part[name] = [
                    each.get("fallback", each) if isinstance(each, dict) else each for each in actions
                ]
        for value in part.values():
            _replace(value)
    elif isinstance(part, list):
        for value in part:
            _replace(value)


def opening_dialogs(card: Card, verbs: frozenset[str]) -> Card:
    """The card for a channel: buttons that open a form (``verbs``) ask Teams for a dialog."""
    made: Card = copy.deepcopy(card)
    _mark(made, verbs)
    return made


def _mark(part: Any, verbs: frozenset[str]) -> None:
    if isinstance(part, dict):
        data = part.get("data")
        if part.get("type") == "Action.Submit" and isinstance(data, dict) and data.get("verb") in verbs:
            data["msteams"] = _OPENS
        for value in part.values():
            _mark(value, verbs)
    elif isinstance(part, list):
        for value in part:
            _mark(value, verbs)
