"""Collects the gallery: every world, every language, as a coordinator, as project support and as anybody else."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.cards import Card
from bot.texts import LANGUAGES
from bot.turn import CHANNEL, PERSONAL
from storage import schema
from storage.database import Database
from tests.dialogs.network import HOUSE, Network, seed
from tests.gallery.crawl import POSTED, Shown, reachable
from tests.gallery.meetings import LATER
from tests.gallery.posts import brought, settled_items
from tests.gallery.worlds import DAYS, WORLDS
from tests.playground.packages import installed

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PAGE = ROOT / "var" / "gallery"
WALKS = (("Kaisa", PERSONAL), ("Riikka", PERSONAL), ("Aino", PERSONAL), ("Kaisa", CHANNEL))
"""Who walks through the cards, and where: the coordinator, support, and a project manager without a role."""
_OWNERS = {
    name: each.name
    for each in HOUSE.capabilities
    for name in (*(one.vocabulary.command for one in each.commands), *(one.name for one in each.surfaces))
}


@dataclass(frozen=True)
class Piece:
    """One card of the gallery."""

    world: str
    language: str
    person: str
    shown: Shown

    @property
    def capability(self) -> str:
        """Whose card it is: the capability of the last button or command on the way to it."""
        last = self.shown.path.removeprefix(POSTED).split(" > ")[-1].removesuffix(" (refused)")
        name = last.split(" ")[0]
        return _OWNERS.get(last) or _OWNERS.get(name) or name.split(".")[0]

    def __str__(self) -> str:
        return f"{self.world} {self.language} {self.person}: {self.shown.path}"


async def collect(worlds: Sequence[str] = tuple(WORLDS)) -> list[Piece]:
    """Draw everything, and each look once. Takes about ten seconds for each world."""
    pieces = [piece for world in worlds for piece in await _world(world)]
    names: dict[tuple[str, str], frozenset[str]] = {}
    kept: dict[tuple[str, str], Piece] = {}
    for piece in pieces:
        key = piece.world, looks(piece.shown.card)
        names[key] = names.get(key, frozenset()) | piece.shown.names
        kept.setdefault(key, piece)
    return [replace(one, shown=replace(one.shown, names=names[key])) for key, one in kept.items()]


def looks(card: Card) -> str:
    """What of a card can be seen or heard: two that differ only in what their buttons send look the same."""

    def seen(part: Any) -> Any:
        if isinstance(part, dict):
            return {name: seen(value) for name, value in part.items() if name not in ("data", "fallback")}
        return [seen(each) for each in part] if isinstance(part, list) else part

    return json.dumps(seen(card), sort_keys=True)


async def _world(world: str) -> list[Piece]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/kehu.db")
        schema.metadata().create_all(database.engine)
        await database.transaction(seed)
        network = Network(database)
        await network.meet()
        await WORLDS[world](network)
        day = DAYS.get(world, LATER)
        found, posts, items = [], await brought(network, day), await settled_items(network)
        for language in LANGUAGES:
            for person, kind in WALKS:
                turn = network.turn(person, day, language, kind)
                who = person if kind == PERSONAL else f"{person}, kanava"
                mine = [post for post in posts if post.is_for(turn)]
                found += [
                    Piece(world, language, who, shown)
                    for shown in await reachable(network, turn, mine, items)
                ]
        await database.close()
    return found


def renderer() -> Path:
    """The `node_modules` folder with Microsoft's card renderer. Installs it if it is missing; raises Unavailable."""
    return installed(HERE, ROOT / "var" / "gallery-packages", "Microsoft's card renderer, 5 MB")


def write_page(pieces: Sequence[Piece], folder: Path = PAGE) -> Path:
    """The gallery as a page that opens in any browser. Needs Node and the npm registry once; raises Unavailable."""
    modules = renderer()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(modules / "adaptivecards" / "dist" / "adaptivecards.min.js", folder)
    for name in ("page.css", "page.js", "faults.js"):
        shutil.copy(HERE / name, folder)
    hosts = {name: json.loads((HERE / f"teams-{name}.json").read_text("utf-8")) for name in ("light", "dark")}
    cards = [_entry(piece) for piece in pieces]
    written = f"const CARDS = {json.dumps(cards, ensure_ascii=False)};\nconst HOSTS = {json.dumps(hosts)};\n"
    (folder / "cards.js").write_text(written, encoding="utf-8")
    return Path(shutil.copyfile(HERE / "page.html", folder / "index.html"))


def _entry(piece: Piece) -> dict[str, Any]:
    return {
        "world": piece.world,
        "language": piece.language,
        "person": piece.person,
        "capability": piece.capability,
        "path": piece.shown.path,
        "card": piece.shown.card,
    }
