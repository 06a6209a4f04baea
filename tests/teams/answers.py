"""The HTTP answer of an invoke, read as strictly as Teams reads it: what it cannot show is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .conversations import Answer, BotRefused
from .reading import Json
from .strictness import CARD, card_problems

if TYPE_CHECKING:
    from .person import Person

_CARD_ANSWER = "application/vnd.microsoft.card.adaptive"
_TEXT_ANSWER = "application/vnd.microsoft.activity.message"
_ERROR_ANSWER = "application/vnd.microsoft.error"


class NotShown(AssertionError):
    """The bot's answer to a click is nothing Teams would show: the client says "Something went wrong"."""


def understood(answer: Answer, by: Person | None, *, may_refuse: bool = False) -> None:
    """Fills the answer from its body. A click's card becomes that person's view of the message.

    Raises NotShown for a wrong shape, BotRefused for an error the bot gives (unless `may_refuse`).
    """
    if answer.activity.get("name") == "adaptiveCard/action":
        _action_answer(answer, by, may_refuse)
    elif isinstance(answer.body, dict) and ("task" in answer.body or "composeExtension" in answer.body):
        _dialog_answer(answer, answer.body)


def _action_answer(answer: Answer, by: Person | None, may_refuse: bool) -> None:
    body = answer.body
    if answer.status != 200 or not isinstance(body, dict):
        raise NotShown(f"a click is answered 200 with JSON, not {answer.status} with {body!r}")
    status, kind, value = body.get("statusCode"), body.get("type"), body.get("value")
    if not isinstance(status, int) or isinstance(status, bool):
        raise NotShown(f"statusCode is a number: {body!r}")
    answer.invoke_status = status
    if kind == _ERROR_ANSWER:
        if status < 400 or not isinstance(value, dict) or not {"code", "message"} <= value.keys():
            raise NotShown(f"an error has a status of 400 or more, a code and a message: {body!r}")
        answer.error = value
        if not may_refuse:
            raise BotRefused(status, value)
    elif status != 200:
        raise NotShown(f"status {status} goes with an error, not with {kind!r}")
    else:
        _success(answer, by, kind, value)


def _success(answer: Answer, by: Person | None, kind: object, value: Any) -> None:
    if kind == _TEXT_ANSWER:
        if not isinstance(value, str) or not value:
            raise NotShown(f"a message answer is a sentence: {value!r}")
        answer.own_text = value
    elif kind == _CARD_ANSWER:
        answer.own_card = _shown(value)
        if answer.clicked is not None and by is not None:
            answer.clicked.own_views[by.id] = answer.own_card
    else:
        raise NotShown(f"Teams knows no answer of type {kind!r}")


def _dialog_answer(answer: Answer, body: Json) -> None:
    task: Any = body.get("task")
    if task is None:
        return
    if not isinstance(task, dict) or task.get("type") not in ("continue", "message"):
        raise NotShown(f"a dialog continues or ends with a message: {body!r}")
    value = task.get("value")
    if task["type"] == "message":
        answer.own_text = str(value)
        return
    card = value.get("card") if isinstance(value, dict) else None
    if not isinstance(card, dict) or card.get("contentType") != CARD:
        raise NotShown(f"a dialog shows an Adaptive Card: {body!r}")
    answer.dialog = _shown(card.get("content"))


def _shown(card: Any) -> Json:
    problems = card_problems(card)
    if problems:
        raise NotShown("; ".join(problems))
    shown: Json = card
    return shown
