"""The commands of ``python app.py``, as an administrator types them, rightly and wrongly."""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from storage import conversations, members, outbox
from storage.conversations import ConversationSeen
from storage.database import Database
from tests.administration.terminal import Terminal
from tests.mail_server import mail_server
from tests.serving import free_port

T = TypeVar("T")
NOW = datetime.now(UTC)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    return Terminal(monkeypatch, tmp_path)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the demonstration network: made once, copied for each test."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        terminal = Terminal(monkeypatch, tmp_path_factory.mktemp("demonstration"))
        assert "6 people and 3 projects" in terminal.run("demo").text
        assert "nothing was added" in terminal.run("demo").text
    return terminal.file


@pytest.fixture
def network(terminal: Terminal, demonstration: Path) -> Terminal:
    """A terminal beside the demonstration network."""
    shutil.copy(demonstration, terminal.file)
    return terminal


def stored(terminal: Terminal, work: Callable[[Session], T]) -> T:
    async def run() -> T:
        database = Database(terminal.url)
        try:
            return await database.transaction(work)
        finally:
            await database.close()

    return asyncio.run(run())


def test_before_the_first_start_there_is_nothing_to_administer(terminal: Terminal) -> None:
    checked = terminal.run("check")
    assert checked.code == 0 and "is made at the first start" in checked.text
    for command in (
        ["people"],
        ["outbox"],
        ["unreachable"],
        ["retry", "all"],
        ["role", "give", "deputy", "x"],
    ):
        said = terminal.run(*command)
        assert said.code == 2 and "start Kehu once" in said.text
    assert terminal.run("backup", str(terminal.file) + ".copy").code == 2
    assert not terminal.file.exists()


def test_half_a_registration_is_named(terminal: Terminal) -> None:
    terminal.environment(MicrosoftAppId="9b1d0c4e-5f6a-4b7c-8d9e-0a1b2c3d4e5f")
    said = terminal.run("check")
    assert said.code == 2 and "MicrosoftAppPassword" in said.text and "MicrosoftAppTenantId" in said.text


def test_people_and_their_roles(network: Terminal) -> None:
    listed = network.run("people").text
    assert "Kati Korhonen" in listed and "coordinator" in listed and "6 people." in listed
    assert "only coordinator" in network.run("role", "take", "coordinator", "Kati Korhonen").text
    assert network.run("role", "give", "coordinator", "TIMO.VIRTANEN@kaupunki.example").code == 0
    assert "already" in network.run("role", "give", "coordinator", "6").text
    assert "no longer" in network.run("role", "take", "coordinator", "kati korhonen").text
    assert "was not" in network.run("role", "take", "coordinator", "kati korhonen").text
    holders = stored(network, lambda s: [one.name for one in members.holders(s, members.COORDINATOR)])
    assert holders == ["Timo Virtanen"]


@pytest.mark.parametrize("person", ["Kati", "", "7", "%", "29:kati-korhonen"])
def test_a_person_who_is_nobody(network: Terminal, person: str) -> None:
    said = network.run("role", "give", "deputy", person)
    assert said.code == 2 and "Nobody on the roster" in said.text


def test_two_people_of_one_name_are_told_apart_by_number(network: Terminal) -> None:
    stored(network, lambda s: members.enrol(s, members.Profile("aad-2", None, "Aino Nieminen"), NOW))
    said = network.run("role", "give", "deputy", "aino nieminen")
    assert said.code == 2 and "by number" in said.text
    assert network.run("role", "give", "deputy", "3").code == 0


def test_a_role_that_does_not_exist(network: Terminal) -> None:
    said = network.run("role", "give", "boss", "1")
    assert said.code == 2 and "invalid choice" in said.text


def give_up(session: Session, name: str) -> int:
    outbox.plan(session, key=name, kind="decisions.mail", subject={"decision": 1}, now=NOW, member_id=2)
    [row] = outbox.lease(session, owner="o", now=NOW, limit=1, duration=timedelta(minutes=1))
    outbox.settle(session, row.id, owner="o", now=NOW, state="given-up", outcome="rejected 550")
    return row.id


def test_what_was_given_up_is_seen_and_tried_again(network: Terminal) -> None:
    first = stored(network, lambda s: give_up(s, "a"))
    second = stored(network, lambda s: give_up(s, "b"))
    listed = network.run("outbox").text
    assert "given up 2" in listed and "Mikko Mäkelä" in listed and "rejected 550" in listed
    assert "2 messages were given up" in network.run("check").text
    for wrong in (["99"], ["all", "1"], ["-1"], [str(first), "99"]):
        said = network.run("retry", *wrong)
        assert said.code == 2, said.text
    assert "1 messages are tried again" in network.run("retry", str(first)).text
    assert network.run("retry", str(first)).code == 2
    assert "1 messages are tried again" in network.run("retry", "all").text
    assert "Nothing was given up" in network.run("retry", "all").text
    due = stored(
        network,
        lambda s: outbox.lease(s, owner="p", now=datetime.now(UTC), limit=9, duration=timedelta(minutes=1)),
    )
    assert {row.id for row in due} == {first, second} and {row.attempts for row in due} == {1}


def test_who_cannot_be_reached(network: Terminal) -> None:
    assert "Everybody" in network.run("unreachable").text

    def block(session: Session) -> None:
        seen = ConversationSeen("a:1", "personal", "https://x", "t", "28:b", NOW, member_id=3)
        conversations.remember(session, seen)
        conversations.mark_unreachable(session, "a:1", "ConversationBlockedByUser", NOW)

    stored(network, block)
    said = network.run("unreachable").text
    assert "Aino Nieminen" in said and "ConversationBlockedByUser" in said and "1 cannot" in said


def test_a_database_of_another_version_is_left_alone(network: Terminal) -> None:
    stored(network, lambda s: s.execute(text("UPDATE alembic_version SET version_num = 'ffffffffffff'")))
    assert "not of this version" in network.run("people").text
    checked = network.run("check")
    assert checked.code == 1 and "newer Kehu" in checked.text
    network.environment(PORT=str(free_port()))
    started = network.run()
    assert started.code == 2 and "newer Kehu" in started.text


def test_a_backup_and_back_again(network: Terminal, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy")
    assert network.run("backup", copy).code == 0
    network.run("role", "give", "deputy", "3")
    restored = network.run("restore", copy)
    assert restored.code == 0 and "before-restore" in restored.text
    assert [one.name for one in stored(network, lambda s: list(members.holders(s, members.DEPUTY)))] == [
        "Timo Virtanen"
    ]
    assert network.run("restore", str(tmp_path / "nothing")).code == 2


def test_the_check_says_what_is_to_be_done(network: Terminal) -> None:
    said = network.run("check").text
    for wanted in (
        "KEHU_SMTP_URL is not set",
        "no team yet",
        "support has no channel",
        "no mailbox",
        "local mode",
    ):
        assert wanted in said
    network.environment(KEHU_COORDINATORS="kati.korhonen@kaupunki.example, nobody@kaupunki.example")
    assert "not in the team: nobody@kaupunki.example" in network.run("check").text
    stored(network, lambda s: members.leave(s, members.holders(s, "coordinator")[0], NOW))
    assert "python app.py role give coordinator" in network.run("check").text


def test_the_check_finds_damage(network: Terminal) -> None:
    content = network.file.read_bytes()
    network.file.write_bytes(content[:8192] + bytes(8192) + content[16384:])
    said = network.run("check")
    assert said.code == 1 and "python app.py restore FILE" in said.text


async def test_the_check_knocks_at_the_mail_server(network: Terminal) -> None:
    async with mail_server() as server:
        network.environment(
            KEHU_SMTP_URL=f"smtp://127.0.0.1:{server.port}?starttls=0", KEHU_MAIL_FROM="kehu@example.fi"
        )
        said = await asyncio.to_thread(network.run, "check")
        assert said.code == 0 and f"127.0.0.1:{server.port} takes mail from kehu@example.fi" in said.text
        assert not server.received
    said = await asyncio.to_thread(network.run, "check")
    assert said.code == 1 and "Check KEHU_SMTP_URL" in said.text


@pytest.mark.parametrize("serves", [True, False])
def test_a_database_that_does_not_answer_is_told_in_a_sentence(terminal: Terminal, serves: bool) -> None:
    terminal.environment(
        KEHU_DATABASE_URL="postgresql+psycopg://kehu:secret@127.0.0.1:1/kehu", PORT=str(free_port())
    )
    said = terminal.run(*([] if serves else ["check"]))
    assert said.code == (2 if serves else 1) and "does not answer" in said.text
    assert "secret" not in said.text and "Traceback" not in said.text


def test_a_port_that_is_taken_is_told_in_a_sentence(terminal: Terminal) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        terminal.environment(PORT=str(taken.getsockname()[1]))
        said = terminal.run()
    assert said.code == 2 and "in use already" in said.text


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(terminal: Terminal) -> None:
    terminal.environment(KEHU_DATABASE_URL="sqlite:////proc/kehu/kehu.db")
    for command in ([], ["check"]):
        said = terminal.run(*command)
        assert said.code == 2 and "/proc/kehu" in said.text


def test_a_demonstration_is_for_local_mode_only(terminal: Terminal) -> None:
    terminal.environment(
        MicrosoftAppId="9b1d0c4e-5f6a-4b7c-8d9e-0a1b2c3d4e5f",
        MicrosoftAppPassword="x",
        MicrosoftAppTenantId="t",
    )
    said = terminal.run("demo")
    assert said.code == 2 and "local mode only" in said.text
