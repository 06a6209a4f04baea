"""The promise kept: what is given without a name leads back to nobody, whoever looks, and wherever.

Two worlds are played that differ only in who said what; everything that Kehu keeps, logs and tells others is compared.
"""

from __future__ import annotations

import logging
import random
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from dialogs.feedback import CAPABILITY
from storage import anonymity, anonymity_check, receipt_codes
from storage.anonymous_suggestions import WaitingMessage, WaitingSuggestion
from storage.base import Base
from storage.feedback import AnonymousFeedback, WaitingFeedback
from tests.village import MONDAY, Village, bytes_of, village_at

FIRST, SECOND = "Ensimmäinen salaisuus on kirahvi.", "Toinen salaisuus on seepra."
IDEA = "Kolmas salaisuus on norsu"


async def _play(village: Village, gives: Mapping[str, str], suggests: str) -> None:
    """Everybody does the same that others may see; ``gives`` and ``suggests`` tell who does what without a name."""
    people = {person.name: person for person in village.teams.people}
    for name in sorted({*gives, suggests, village.sari.name, village.aino.name}):
        await people[name].says("palaute")
    for name in sorted(people):
        await people[name].says("kehu")
    # A conversation notes at most once a minute that it was spoken in: each of the following would be told apart.
    for name, said in sorted(gives.items(), key=lambda each: each[1]):
        village.served.clock.go_on(minutes=7)
        form = await people[name].clicks("Nimettömänä")
        await people[name].clicks("Lähetä", on=form, recipient="coordinator", text=said)
    village.served.clock.go_on(minutes=7)
    ways = village.shown("Miten haluat antaa palautetta?", people[suggests].chat)
    data = {"verb": "feedback.ask-suggest-anonymous"}
    value = {"action": {"type": "Action.Execute", "verb": data["verb"], "data": data}}
    form = await people[suggests].invokes("adaptiveCard/action", value, on=ways)
    await people[suggests].clicks("Lähetä", on=form, inputs={"Mitä ehdotat?": IDEA})


_HEX = re.compile(r"[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NUMBER = re.compile(r"\d{9,}")
_ROW = re.compile(r"^\(\d+, ")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d[ T]\d\d:\d\d):\d\d(?:\.\d+)?")


def _bare(told: str, village: Village) -> str:
    """Without what is different by chance: random keys, numbers of messages, seconds. Everybody by name."""
    for person in village.teams.people:
        for id in (person.aad_object_id, person.id, person.chat.id):
            told = told.replace(id, f"<{person.name}>")
    for conversation in (village.teams.channel, village.support):
        told = told.replace(conversation.id, f"<{conversation.name}>")
    told = told.replace(village.served.url, "").replace(village.teams.service_url, "")
    return _NUMBER.sub("<n>", _HEX.sub("<x>", _MOMENT.sub(r"\1", told)))


async def _database(village: Village) -> dict[str, list[str]]:
    """Every row of every table, without its own number: in which order messages were sent is chance."""

    def read(session: Session) -> dict[str, list[str]]:
        names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        return {
            name: sorted(
                _ROW.sub("(", _bare(repr(tuple(row)), village))
                for row in session.execute(text(f"SELECT * FROM {name}"))
            )
            for name in names
        }

    return await village.served.kehu.database.read(read)


def _told(village: Village, *, but: tuple[str, ...]) -> dict[str, list[str]]:
    """Everything that Kehu sent, in each conversation but those people's own chats."""
    places = [person.chat for person in village.teams.people if person.name not in but]
    return {
        _bare(place.name, village): sorted(
            _bare(repr([*message.history, message.activity]), village) for message in place.messages
        )
        for place in (*places, village.teams.channel, village.support)
    }


async def _world(
    path: Path, gives: Mapping[str, str], suggests: str, caplog: pytest.LogCaptureFixture
) -> list[Any]:
    caplog.clear()
    seen: list[Any] = []
    async with village_at(path) as village:
        authors = (village.aino.name, village.sari.name)
        await _play(village, gives, suggests)
        await village.settles()
        seen += [await _database(village), _told(village, but=authors)]
        written = bytes_of(path)
        assert FIRST.encode() in written, "what is looked for would be found"
        seen += [written.count(person.aad_object_id.encode()) for person in village.teams.people]
        await village.goes_to(MONDAY, 9, 1)
        await village.served.kehu.jobs.wipe_if_due()
        checked = await village.served.kehu.database.read(
            lambda session: anonymity_check.check(session, lambda survey, shown: [])
        )
        assert [each for each in checked if each.faults] == [], "the self-test of the promises"
        seen += [await _database(village), _told(village, but=authors)]
        assert FIRST in village.kati.chat.sees() and IDEA in village.teams.channel.sees()
        for said in (FIRST, SECOND, IDEA):
            assert said not in caplog.text
        seen.append(
            sorted(
                line for line in _bare(caplog.text, village).splitlines() if "Aino" in line or "Sari" in line
            )
        )
    return seen


def folders(path: Path) -> tuple[Path, Path]:
    """A folder for each world."""
    made = (path / "one", path / "other")
    for each in made:
        each.mkdir()
    return made


async def test_two_worlds_that_differ_only_in_who_said_what_are_equal(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The random keys decide in which order texts arrive: the same chance in both worlds.
    chance = random.Random(20261202)
    monkeypatch.setattr(anonymity, "random_key", lambda: f"{chance.getrandbits(128):032x}")
    caplog.set_level(logging.DEBUG)
    one_place, other_place = folders(tmp_path)
    aino, sari = "Aino Nieminen", "Sari Mäkelä"
    one = await _world(one_place, {aino: FIRST, sari: SECOND}, aino, caplog)
    chance.seed(20261202)
    other = await _world(other_place, {aino: SECOND, sari: FIRST}, sari, caplog)
    for first, second in zip(one, other, strict=True):
        assert first == second


PROMISED = {
    "tekstisi": {"text"},
    "vastaanottajan": {"recipient"},
    "viikkonumeron": {"week"},
    "koodistasi lasketun tiivisteen": {"code_hash"},
}
"""The words of the sentences, and the columns that they stand for. Titles and texts are both texts."""


@pytest.mark.parametrize(
    ("message", "tables"),
    [
        ("feedback-promise-anonymous", [WaitingFeedback, AnonymousFeedback]),
        ("feedback-promise-suggestion", [WaitingSuggestion]),
    ],
)
def test_the_sentence_says_what_the_columns_are(message: str, tables: list[type[Base]]) -> None:
    written = (CAPABILITY.folder / "fi.ftl").read_text("utf-8")
    sentence = next(line for line in written.splitlines() if line.startswith(f"{message} = "))
    stored = sentence.partition(", mutta ei")[0]
    promised = {column for words, columns in PROMISED.items() if words in stored for column in columns}
    for table in tables:
        columns = {column.name for column in table.__table__.columns} - {"key", "id"}
        assert columns - {"title"} == promised
    for never in ("nimeäsi", "käyttäjätunnustasi", "päivää", "kellonaikaa"):
        assert never in sentence.partition(", mutta ei")[2]


def test_no_anonymous_table_leads_to_a_person_or_a_moment() -> None:
    for table in (WaitingFeedback, WaitingSuggestion, WaitingMessage, AnonymousFeedback):
        kinds = {column.name: str(column.type) for column in table.__table__.columns}
        assert not [name for name, kind in kinds.items() if "DATE" in kind or "TIME" in kind]
        assert not [key for key in table.__table__.foreign_keys if key.column.table.name == "member"]


async def test_nobody_can_try_out_who_has_a_code(tmp_path: Path) -> None:
    """A try leaves no trace in the database, neither a wrong nor a right one."""
    receipt_codes.TRIES.forgive(1)
    async with village_at(tmp_path) as village:
        asked = await village.aino.says("ehdotus")
        asked = await village.aino.clicks("Seuraa koodilla", on=asked)
        await village.aino.clicks("Avaa", on=asked, code="1" * 16)
        before = await _database(village)
        village.served.clock.go_on(minutes=7)
        await village.aino.clicks("Avaa", on=asked, code="2" * 16)
        assert await _database(village) == before
