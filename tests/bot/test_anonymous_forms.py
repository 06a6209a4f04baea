"""A form declared anonymous: the host takes it once, and keeps nothing of who sent it, when, or what it said."""

from __future__ import annotations

import copy
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

import app
import dialogs
from bot.capability import Action, Asks, Capability, Command, Draft, Form, Question, Reply
from bot.cards import Card, button, card, heading, text_input
from bot.commands import Vocabulary
from bot.host_cards import CancelForm
from bot.refusal import Refusal
from bot.turn import Turn
from storage import anonymity, receipt_codes
from storage.database import Database
from tests.serving import Served, helsinki, serving
from tests.teams import Message, Person, Teams

SECRET = "Salasana on kirahvi"
NOT_TAKEN = "En tallentanut tätä viestiä"
_slips: list[str] = []


@dataclass(frozen=True)
class Slip:
    """An anonymous slip, sent."""

    verb: ClassVar[str] = "slips.send"
    key: str
    who: int
    words: str = ""


def _take(payload: Slip, turn: Turn, session: Session) -> Reply:
    if payload.words == "kaadu":
        raise RuntimeError(payload.words)
    if not payload.words:
        raise Refusal("refusal-required", field="Teksti")
    _slips.append(payload.words)
    return Reply(notice="Kiitos.", card=card(turn.speech, speak="Kiitos.", body=heading("Lappu", "Kiitos.")))


def _draw(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    sends = Slip(draft["key"], draft["who"])
    field = text_input("words", "Teksti", max_length=100)
    actions = [
        button("Lähetä", sends, style="positive", inputs=True),
        button("Peruuta", CancelForm(draft["key"])),
    ]
    return card(turn.speech, speak="Lappu", body=[*heading("Lappu", "Lappu", notice), field], actions=actions)


SLIPS = Capability(
    name="slips",
    folder=Path(__file__).parent,
    commands=(
        Command(
            Vocabulary("lipuke", ("lipuke",), ()),
            lambda rest, turn, session: Reply(asks=Asks("slips.write")),
            "kickoff-help-start",
        ),
    ),
    actions=(Action(Slip, _take, form="slips.write", anonymous=True),),
    forms=(Form("slips.write", "host-name", _draw, Slip, anonymous=True),),
)


@pytest.fixture
async def served(tenant: Teams, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    monkeypatch.setattr(app, "CAPABILITIES", (*dialogs.CAPABILITIES, SLIPS))
    _slips.clear()
    async with serving(f"sqlite:///{tmp_path}/kehu.db") as served:
        yield served


def _old(form: Message) -> Message:
    """The form as a client that was behind still shows it."""
    return Message(form.id, form.conversation, copy.deepcopy(form.activity))


async def _everything(database: Database) -> str:
    def read(session: Session) -> str:
        names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        return repr({name: session.execute(text(f"SELECT * FROM {name}")).all() for name in names})

    return await database.read(read)


@pytest.mark.parametrize("as_submit", [False, True], ids=["execute", "submit"])
async def test_a_form_counts_once_and_leaves_a_hash_without_a_moment(
    served: Served, kati: Person, as_submit: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await kati.says("lipuke")
    database = served.kehu.database
    before = await _everything(database)
    form = _old(kati.chat.messages[-1])
    served.clock.go_on(minutes=5)
    answer = await kati.clicks("Lähetä", on=form, words=SECRET, as_submit=as_submit)
    assert "Kiitos." in answer.sees()
    kept = await _everything(database)
    assert SECRET not in kept and SECRET not in caplog.text
    marks = await database.read(lambda s: anonymity.rows(s, "anonymity_once"))
    assert len(marks) == 1
    # All that is new are the hash and the secret it was made with.
    secrets = await database.read(lambda s: anonymity.rows(s, "anonymity_secret"))
    grown = kept.replace(repr(tuple(marks[0].values())), "").replace(repr(tuple(secrets[0].values())), "")
    assert grown == before
    again = await kati.clicks("Lähetä", on=form, words="muuta", as_submit=as_submit, force=True)
    assert "Tämä on jo tallessa" in again.sees()
    assert _slips == [SECRET]


async def test_what_was_typed_is_not_sent_back_and_no_trace_tells_it(
    served: Served, kati: Person, teams: Teams, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await kati.says("lipuke")
    form = kati.chat.messages[-1]
    refused = await kati.clicks("Lähetä", on=form)
    assert "Täytä vielä tämä" in refused.sees()
    broken = await kati.clicks("Lähetä", on=form, words="kaadu")
    assert "eikä mitään tallennettu" in broken.sees()
    assert "kaadu" not in caplog.text and "kaadu" not in await _everything(served.kehu.database)
    assert "kaadu" not in repr([message.card for message in kati.chat.messages])
    # What failed may be sent again.
    assert "Kiitos." in (await kati.clicks("Lähetä", on=form, words=SECRET)).sees()


async def test_what_is_typed_in_the_chat_is_not_taken(served: Served, kati: Person) -> None:
    await kati.says("lipuke")
    assert NOT_TAKEN in (await kati.says(SECRET)).sees()
    assert NOT_TAKEN in (await kati.says("ja vielä toinen rivi")).sees()
    assert _slips == [] and SECRET not in await _everything(served.kehu.database)
    assert "Selvä, jätetään tämä" in (await kati.says("peruuta")).sees()
    assert NOT_TAKEN not in (await kati.says(SECRET)).sees()
    await kati.says("lipuke")
    await kati.clicks("Lähetä", words=SECRET)
    assert NOT_TAKEN not in (await kati.says("jotakin ihan muuta")).sees()


async def test_it_is_taken_in_the_personal_chat_only(served: Served, kati: Person, teams: Teams) -> None:
    answer = await kati.says("@Kehu lipuke", where=teams.channel)
    assert "kahden kesken" in answer.sees()
    await kati.says("lipuke")

    def elsewhere(activity: dict[str, Any]) -> None:
        activity["conversation"] = {"id": teams.channel.id, "conversationType": "channel", "isGroup": True}

    refused = await kati.clicks("Lähetä", words=SECRET, altered=elsewhere)
    assert "kahden kesken" in refused.sees()
    assert _slips == []


def test_an_anonymous_form_has_no_questions() -> None:
    question = Question("words", "host-name", lambda said, turn, session: said)
    with pytest.raises(ValueError, match="plain text"):
        Form("slips.write", "host-name", _draw, Slip, (question,), anonymous=True)


async def test_the_hash_dies_with_its_weeks(served: Served, kati: Person) -> None:
    database, jobs = served.kehu.database, served.kehu.jobs
    await kati.says("lipuke")
    form = _old(kati.chat.messages[-1])
    await kati.clicks("Lähetä", on=form, words=SECRET)
    served.clock.go_to(helsinki(date(2026, 12, 10), 9))
    again = await kati.clicks("Lähetä", on=form, words=SECRET, force=True)
    assert "jo tallessa" in again.sees()
    served.clock.go_to(helsinki(date(2027, 1, 25), 9))
    await jobs._tidy_once()
    assert await database.read(lambda s: anonymity.rows(s, "anonymity_once")) == []
    assert await database.read(anonymity.wipe_due)
    await jobs.wipe_if_due()
    assert await database.read(lambda s: anonymity.rows(s, "anonymity_secret")) == []


async def test_the_check_of_the_columns_sees_what_is_wrong(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = served.kehu.database.engine
    with engine.connect() as connection:
        assert anonymity.faults(connection) == []
        connection.exec_driver_sql("CREATE TABLE leaky (id INTEGER PRIMARY KEY, words TEXT, at TIMESTAMP)")
        connection.exec_driver_sql(
            "ALTER TABLE anonymity_once ADD COLUMN member_id INTEGER REFERENCES member (id)"
        )
        monkeypatch.setitem(anonymity._kept, "leaky", frozenset({"id", "words"}))
        monkeypatch.setitem(anonymity._kept, "lost", frozenset({"id"}))
        assert anonymity.faults(connection) == [
            "anonymity_once: member_id",
            "anonymity_once: refers to member",
            "leaky: at",
            "leaky: at is a moment",
            "leaky: its key counts up",
            "leaky: keeps the order of writing",
            "lost: missing",
        ]
        connection.rollback()


async def test_a_receipt_code_is_found_by_its_hash_only(served: Served) -> None:
    code = receipt_codes.new_code()
    assert receipt_codes.read_code(receipt_codes.shown(code)) == code
    assert receipt_codes.read_code("1234-5678-9012-345") is None
    assert receipt_codes.read_code("١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦") is None

    def twice(session: Session) -> tuple[str, str, str]:
        hashed = (receipt_codes.hash_of(session, each) for each in (code, code, "0" * 16))
        return tuple(hashed)  # type: ignore[return-value]

    first, second, other = await served.kehu.database.transaction(twice)
    assert receipt_codes.matches(first, second) and not receipt_codes.matches(first, other)
    assert code not in await _everything(served.kehu.database)


def test_whoever_guesses_codes_is_slowed_down() -> None:
    tries, now = receipt_codes.Tries(), helsinki(date(2026, 12, 2), 9)
    assert [tries.may(1, now) for _ in range(7)] == [True] * 5 + [False] * 2
    assert tries.may(2, now)
    assert tries.may(1, now + receipt_codes.WITHIN)
    tries.forgive(1)
    assert [tries.may(1, now) for _ in range(6)] == [True] * 5 + [False]
