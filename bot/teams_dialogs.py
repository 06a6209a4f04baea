"""Forms in a Teams dialog (task module): what its fetch and its submit are answered with.

A message action opens a form in a dialog over the channel. A dialog takes no Action.Execute, so every button is sent
as its plain Action.Submit.
"""

from __future__ import annotations

import copy
from typing import Any

from bot.card_actions import Drawn
from bot.cards import Card

_CARD = "application/vnd.microsoft.card.adaptive"


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
