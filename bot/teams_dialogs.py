"""Forms in a Teams dialog (task module): which buttons open one, and what its fetch and its submit are answered with.

In a channel of real Teams, whatever a button opens comes in a dialog that only its presser sees; the channel keeps its
one card. A message action opens a form in the same way. A dialog takes no Action.Execute, so every button in it is sent
as its plain Action.Submit.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from bot.cards import Card, card, heading, submit_button
from bot.turn import Turn

if TYPE_CHECKING:
    from bot.card_actions import Drawn

_CARD = "application/vnd.microsoft.card.adaptive"
_FETCH = {"type": "task/fetch"}


@dataclass(frozen=True)
class OpenForm:
    """A button that says a command and shows the form that it leads to in a dialog."""

    verb: ClassVar[str] = "open-form"
    sentence: str


def in_channel(drawn: Card, turn: Turn) -> Card:
    """The card as a channel shows it: what a plain button opens comes in a dialog, where the client has them.

    Changes the buttons of the card that it is given. What takes the card's own place (Action.Execute), and a form's
    own buttons, stay.
    """
    if not turn.dialogs or turn.place.private:
        return drawn
    actions = turn.house.actions

    def opens(action: dict[str, Any]) -> dict[str, Any]:
        asked = actions.get(action.get("data", {}).get("verb", ""))
        if action.get("type") == "Action.Submit" and asked is not None and asked.form is None:
            action["data"] = {**action["data"], "msteams": _FETCH}
        return action

    changed = dict(drawn)
    _each_action(changed, opens)
    return changed


def launcher(turn: Turn, form: str, sentence: str) -> Card:
    """A typed command cannot open a dialog: a card with the one button that can."""
    title = turn.text(turn.house.forms[form].title)
    lead = turn.text("host-dialog-lead")
    opens = submit_button(turn.text("host-dialog-open"), OpenForm(sentence), style="positive")
    opens["data"] = {**opens["data"], "msteams": _FETCH}
    made = heading(turn.text("host-name"), title[:1].upper() + title[1:], lead)
    return card(turn.speech, speak=f"{title}. {lead}", body=made, actions=[opens])


def answer(drawn: Drawn, *, fetched: bool = False) -> dict[str, Any]:
    """The response to ``task/fetch`` and ``task/submit``: go on with a card, or close with a sentence.

    What was fetched is shown whatever it is; a form that was sent closes, since its card stands in the channel.
    """
    if drawn.card is not None and (fetched or drawn.form is not None or drawn.shows is None):
        info = {
            "title": str(drawn.card.get("fallbackText", ""))[:60],
            "width": "medium",
            "card": {"contentType": _CARD, "content": _submitting(drawn.card)},
        }
        return {"task": {"type": "continue", "value": info}}
    return {"task": {"type": "message", "value": drawn.text}} if drawn.text else {}


def fetched(drawn: Drawn) -> dict[str, Any]:
    """The response to ``task/fetch``."""
    return answer(drawn, fetched=True)


def _submitting(shown: Card) -> Card:
    """The card with plain Action.Submit buttons, which stay in the dialog."""
    made: Card = copy.deepcopy(dict(shown))
    _each_action(made, _plain)
    return made


def _plain(action: dict[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = action.get("fallback", action)
    if "msteams" in plain.get("data", {}):
        plain["data"] = {name: value for name, value in plain["data"].items() if name != "msteams"}
    return plain


def _each_action(part: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Put what ``change`` makes of it in each action's place, those of rows, folds and fields included."""
    if isinstance(part, list):
        for value in part:
            _each_action(value, change)
    if not isinstance(part, dict):
        return
    for name, value in part.items():
        if name == "actions" and isinstance(value, list):
            part[name] = [change(each) if isinstance(each, dict) else each for each in value]
        elif name in ("inlineAction", "selectAction") and isinstance(value, dict):
            part[name] = change(value)
        elif name != "fallback":
            _each_action(value, change)
