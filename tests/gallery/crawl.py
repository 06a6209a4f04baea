"""Every card that a person can reach: all commands are said, and every button that comes is pressed once.

Each step is one transaction that is rolled back, so that all of them are tried on the same network. A new capability
is walked by itself, without a word here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.capability import Shows
from bot.card_actions import Drawn, click, draw_reply, draw_surface, form_again
from bot.cards import Card
from bot.host_cards import CancelForm, Say
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.kickoff.payloads import ShowItem
from tests.adaptive_card import walk
from tests.dialogs.network import Network
from tests.gallery.posts import Post

ONCE_MORE = 2
"""How many buttons of one kind are pressed: a checklist has one in each row, and they all lead to the same."""
CODE = "4711 0815 2342 9001"
"""The receipt code of a suggestion without a name, which everybody happens to have."""
POSTED = "post: "
"""How the way to a card begins that no button leads to."""
_HOST = {CancelForm.verb, Say.verb}


@dataclass(frozen=True)
class Shown:
    """A card, and how one comes to it: ``kickoff > kickoff.ask-add``.

    ``names`` are the surface or the form that it is, as its capability calls it.
    """

    path: str
    card: Card
    names: frozenset[str] = frozenset()


class _Undone(Exception):
    """Rolls a step back and brings what it drew."""

    def __init__(self, drawn: Drawn | None) -> None:
        self.drawn = drawn


async def reachable(
    network: Network, turn: Turn, posts: Sequence[Post] = (), items: Sequence[int] = ()
) -> list[Shown]:
    """All cards that the person of the turn can come to, from the commands and from what the post brought to them.

    ``items`` are checklist items that are looked at as well, since only the first rows of a list are opened.
    """
    walker = _Walker(network, turn, posts, items)
    await walker.walk()
    return walker.shown


class _Walker:
    def __init__(self, network: Network, turn: Turn, posts: Sequence[Post], items: Sequence[int]) -> None:
        self.shown: list[Shown] = []
        self._network, self._turn, self._posts, self._items = network, turn, posts, items
        self._pressed: dict[str, int] = {}
        self._waiting: list[tuple[str, Card]] = []

    async def walk(self) -> None:
        turn = self._turn
        for post in self._posts:
            about = Shows(post.surface, post.subject)
            await self._step(
                f"{POSTED}{post.surface} {post.subject}",
                lambda s, about=about: Drawn(card=draw_surface(about, turn, s), shows=about),
            )
        for item in self._items:
            data = {"verb": ShowItem.verb, "item": item}
            await self._step(f"{ShowItem.verb} {item}", lambda s, data=data: click(data, turn, s))
        for name, command in turn.house.commands.items():
            if turn.place.private or not command.private:
                reply = command.run
                await self._step(name, lambda s, run=reply: draw_reply(run("", turn, s), turn, s))
        while self._waiting:
            path, card = self._waiting.pop(0)
            for action in _buttons(card):
                await self._press(path, card, action)

    async def _press(self, path: str, card: Card, action: Mapping[str, Any]) -> None:
        verb = str(action["data"]["verb"])
        # One verb may open cards of several kinds.
        kind = f"{verb} {action['data'].get('on', '')}"
        if verb in _HOST or self._pressed.get(kind, 0) >= ONCE_MORE:
            return
        self._pressed[kind] = self._pressed.get(kind, 0) + 1
        inputs = {} if action.get("associatedInputs") == "none" else filled(card, self._turn)
        data, turn = {**action["data"], **inputs}, self._turn
        way = f"{path} > {verb}"
        if turn.house.actions.get(verb) is not None and turn.house.actions[verb].form is not None:
            await self._step(
                f"{way} (refused)", lambda s: form_again(data, turn, s, turn.text("host-old-card"))
            )
        await self._step(way, lambda s: click(data, turn, s))

    async def _step(self, way: str, work: Any) -> None:
        def undone(session: Session) -> None:
            raise _Undone(work(session))

        try:
            await self._network.write(undone)
        except Refusal:
            return
        except _Undone as step:
            if step.drawn is not None and step.drawn.card is not None:
                named = {step.drawn.form, step.drawn.shows.surface if step.drawn.shows else None}
                self.shown.append(Shown(way, step.drawn.card, frozenset(filter(None, named))))
                self._waiting.append((way, step.drawn.card))


def _buttons(card: Card) -> Iterator[Mapping[str, Any]]:
    for _, part in walk(card):
        if part.get("type") in ("Action.Execute", "Action.Submit") and isinstance(part.get("data"), dict):
            yield part


def filled(card: Card, turn: Turn) -> dict[str, str]:
    """Every field of a card with an answer that fits: its own value, or else something that may stand there."""
    return {
        str(part["id"]): _answer(part, turn)
        for _, part in walk(card)
        if str(part.get("type", "")).startswith("Input.")
    }


def _answer(part: Mapping[str, Any], turn: Turn) -> str:
    value = str(part.get("value", ""))
    if value:
        return value
    kind = part["type"]
    if part["id"] == "code":
        return CODE
    if kind == "Input.ChoiceSet":
        return str(part["choices"][0]["value"]) if part.get("choices") else ""
    if kind == "Input.Date":
        return (turn.today + timedelta(days=20)).isoformat()
    if kind == "Input.Time":
        return "13:00"
    if kind == "Input.Number":
        return str(part.get("min", 1))
    if kind == "Input.Toggle":
        return str(part.get("valueOn", "true"))
    return "Yhteinen koulutus hankkeiden väelle keväällä"[: int(part.get("maxLength", 60))]
