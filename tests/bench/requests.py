"""What is sent to the bots: messages and clicks as Teams sends them, each as the bytes of its request."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.bench.children import Surroundings
from tests.bench.network import card_id, chat, owner, person
from tests.bench.wire import post
from tests.bot.key_server import APP_ID, TENANT

WRITERS = 3000
"""So many people write in turn: nobody exceeds the pace that one person is let through the door at."""
TEXT = "Huomenta! Tässä on viesti, jollaisia hankkeiden ihmiset kirjoittavat: ei pitkä, mutta ei lyhytkään. "


@dataclass
class Requests:
    """An endless supply."""

    _made: Iterator[bytes]

    def take(self, many: int) -> list[bytes]:
        """The next so many, ready to be sent."""
        return list(itertools.islice(self._made, many))


def messages(around: Surroundings, *, signed: bool) -> Requests:
    """Messages of 1.2 kB."""
    token = around.token() if signed else ""

    def make() -> Iterator[bytes]:
        for number in itertools.count():
            who = number % WRITERS
            activity = _activity(around, "message", number, who, f"a:talk-{who}")
            activity |= {"text": TEXT * 2, "textFormat": "plain"}
            yield _sent(activity, token)

    return Requests(make())


def clicks(around: Surroundings, items: int) -> Requests:
    """Clicks on *Valmis*, each on another open item, in a personal chat."""
    token = around.token()

    def make() -> Iterator[bytes]:
        for number, (item, version, kickoff) in enumerate(around.open_items[items]):
            who = owner(kickoff)
            data = {"verb": "kickoff.done", "item": item, "version": version}
            activity = _activity(around, "invoke", number, who, chat(who))
            action = {"type": "Action.Execute", "verb": "kickoff.done", "data": data}
            activity |= {
                "name": "adaptiveCard/action",
                "value": {"action": action, "trigger": "manual"},
                "replyToId": card_id(kickoff),
            }
            yield _sent(activity, token)

    return Requests(make())


def _activity(around: Surroundings, kind: str, number: int, who: int, conversation: str) -> dict[str, Any]:
    return {
        "type": kind,
        "id": f"{1765098000000 + number}",
        "timestamp": "2026-12-07T09:00:00.000Z",
        "localTimestamp": "2026-12-07T11:00:00.000+02:00",
        "localTimezone": "Europe/Helsinki",
        "channelId": "msteams",
        "serviceUrl": around.service_url,
        "from": person(who),
        "conversation": {"id": conversation, "tenantId": TENANT, "conversationType": "personal"},
        "recipient": {"id": f"28:{APP_ID}", "name": "Kehu"},
        "entities": [
            {"type": "clientInfo", "locale": "fi-FI", "country": "FI", "platform": "Web",
             "timezone": "Europe/Helsinki"}
        ],
        "channelData": {"tenant": {"id": TENANT}, "source": {"name": "message"}},
        "locale": "fi-FI",
    }  # fmt: skip


def _sent(activity: dict[str, Any], token: str) -> bytes:
    return post("/api/messages", json.dumps(activity).encode(), token)
