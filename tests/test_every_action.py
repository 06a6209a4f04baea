"""Card data proves nothing, and every press is safe to repeat: of every action of every capability, now and later.

All actions are walked by themselves, on a network where each of them has something to do. One that is new and writes
fails here until it is said who may press it; one that finds nothing to do fails until the network has it.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import event, select, text
from sqlalchemy.orm import Session

from bot.card_actions import Drawn, click, form_again
from bot.refusal import Refusal
from bot.turn import CHANNEL, PERSONAL, Turn
from storage import members, schema
from storage.base import Base
from storage.database import Database
from storage.members import Profile
from storage.prepared import Prepared
from tests.dialogs.network import HOUSE, Network, moment, seed
from tests.every_action import TODAY, busy, candidates

pytestmark = pytest.mark.asyncio(loop_scope="module")

PEOPLE = ("Kaisa", "Aino", "Sari", "Riikka", "Mikko", "Päivi", "Elina", "Tuomas")
NOBODY = "Veera"
"""On the roster since today: holds no role, has made nothing, and nothing waits for her."""

_SHOWS = """
kickoff.start kickoff.open kickoff.all kickoff.item kickoff.ask-skip kickoff.ask-comment kickoff.ask-give
kickoff.ask-move kickoff.ask-add kickoff.ask-anchor kickoff.preview-anchor kickoff.ask-people kickoff.projects
kickoff.template kickoff.ask-template-item kickoff.proposals kickoff.changes reminders.open reminders.ask-away
reminders.ask-later reminders.ask-times reminders.show-status settings.open settings.ask-role settings.open-offer
settings.ask-pass-role settings.take-up decisions.start decisions.open decisions.ask decisions.ask-answer
decisions.ask-functions decisions.start-kickoff decisions.register decisions.search decisions.export
decisions.ask-mailbox decisions.ask-kind privacy.show privacy.export privacy.ask-forget privacy.keep surveys.list
surveys.answer surveys.results surveys.export surveys.ask-yearly surveys.ask-own surveys.preview
surveys.change-own surveys.anonymity surveys.check feedback.start feedback.ask-named feedback.ask-anonymous
feedback.received feedback.mine feedback.open feedback.open-anonymous feedback.open-mine feedback.ask-answer
feedback.ask-withdraw feedback.suggestions feedback.search feedback.ask-suggest feedback.ask-suggest-anonymous
feedback.code-kept feedback.open-suggestion feedback.open-followed feedback.ask-progress feedback.ask-owner
feedback.ask-message feedback.ask-code feedback.close-talk meetings.open meetings.propose meetings.ask-edit
meetings.stay meetings.calendar meetings.asked meetings.invited meetings.ask-theme meetings.document
meetings.ask-amend meetings.history meetings.ask-due meetings.ask-drop meetings.ask-give meetings.ask-series
meetings.ask-switches meetings.ask-move meetings.ask-cancel
"""
READS = frozenset(_SHOWS.split())
"""What these show is proved here too; they change nothing."""

_OPEN_TO_ALL = """
kickoff.create kickoff.done kickoff.reopen kickoff.skip kickoff.comment kickoff.give kickoff.move kickoff.add
kickoff.move-anchor kickoff.people kickoff.take-change kickoff.leave-change
decisions.record
feedback.give feedback.give-anonymous feedback.suggest feedback.suggest-anonymous feedback.support
feedback.follow-code
meetings.send-proposal meetings.theme meetings.vote meetings.start meetings.save meetings.promise meetings.step
meetings.defer meetings.jump meetings.ask-end meetings.end meetings.amend meetings.keep
reminders.away reminders.back reminders.times reminders.kind reminders.resume settings.language privacy.forget
"""
ANYBODYS = frozenset(_OPEN_TO_ALL.split())
"""What every member of the network may do: lists, meetings and minutes are everybody's, and one's own settings."""

ELSEWHERE = {"feedback.reply": "needs a code that nobody here knows (tests/test_suggestions_story.py)"}
NOTED = ("inbox", "anonymity_once")
"""That a button was pressed is noted, and is no effect."""
Everything = dict[str, list[str]]
Live = dict[str, tuple[Turn, dict[str, Any]]]


class Undone(Exception):
    """Rolls a press back."""


class Buttons:
    """The busy network, and what a press does in it; every press is undone."""

    def __init__(self, network: Network, patch: pytest.MonkeyPatch) -> None:
        self.network = network
        self.wrote: list[str] = []
        event.listen(network.database.engine, "after_cursor_execute", self._see)
        run = Prepared._run

        def run_and_see(prepared: Prepared, session: Session, values: Mapping[str, object]) -> Any:
            # What goes to the driver itself is told by no event.
            form, cursor = run(prepared, session, values)
            self._see(None, cursor, form.sql)
            return form, cursor

        patch.setattr(Prepared, "_run", run_and_see)

    def _see(self, connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        words = statement.replace('"', "").split()
        touched = cursor.rowcount != 0 or "RETURNING" in words
        if words[0] in ("INSERT", "UPDATE", "DELETE") and touched:
            table = words[1] if words[0] == "UPDATE" else words[2]
            if table not in NOTED:
                self.wrote.append(table)

    def turn(self, who: str, kind: str = PERSONAL, language: str = "fi") -> Turn:
        return self.network.turn(who, TODAY, language, kind)

    async def data(self, verb: str, turn: Turn, most: int = 15) -> list[dict[str, Any]]:
        action = HOUSE.actions[verb]
        return await self.network.read(lambda session: list(candidates(action, session, turn.me.id, most)))

    async def press(
        self,
        turn: Turn,
        data: dict[str, Any],
        then: Callable[[Session, Drawn], None] = lambda session, drawn: None,
    ) -> tuple[Drawn | None, list[str]]:
        """What is shown, as the host would show it, and the tables that were written; None: nothing but a sentence."""
        found: list[Any] = []

        def work(session: Session) -> None:
            self.wrote.clear()
            drawn = click(data, turn, session)
            session.flush()
            found.extend((drawn, list(self.wrote)))
            then(session, drawn)
            raise Undone

        try:
            await self.network.write(work)
        except Refusal as refusal:
            sentence = turn.speech.refusal(refusal, turn.today, turn.zone)
            assert sentence.strip()
            return await self.network.read(lambda session: form_again(data, turn, session, sentence)), []
        except Undone:
            pass
        return found[0], found[1]

    async def tries(self, verb: str) -> AsyncIterator[tuple[Turn, dict[str, Any]]]:
        for kind in (PERSONAL, CHANNEL):
            for who in PEOPLE:
                turn = self.turn(who, kind)
                for data in await self.data(verb, turn, most=100):
                    yield turn, data


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def buttons(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Buttons]:
    file = tmp_path_factory.mktemp("every-action") / "kehu.db"
    database = Database(f"sqlite:///{file}")
    schema.metadata().create_all(database.engine)
    await database.transaction(seed)
    network = Network(database)
    await network.meet()
    await busy(network)
    veera = Profile("aad-veera", "29:veera", f"{NOBODY} Uusi", NOBODY)
    await network.write(lambda session: members.enrol(session, veera, moment(TODAY)))
    await network.meet()
    with pytest.MonkeyPatch.context() as patch:
        yield Buttons(network, patch)
    await database.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def live(buttons: Buttons) -> Live:
    """For each action that writes: somebody who may press it, where, and with what."""
    found: Live = {}
    for verb in HOUSE.actions.keys() - READS:
        async for turn, data in buttons.tries(verb):
            if (await buttons.press(turn, data))[1]:
                found[verb] = turn, data
                break
    return found


def everything(session: Session) -> Everything:
    """Every row but the notes of what was pressed."""
    session.expire_all()
    return {
        table.name: sorted(map(repr, session.execute(select(table)).all()))
        for table in Base.metadata.sorted_tables
        if table.name not in NOTED
    }


@pytest.mark.proofs
async def test_every_action_has_something_to_do_here(live: Live) -> None:
    """Otherwise what is proved below would be proved of nothing."""
    idle = HOUSE.actions.keys() - READS - live.keys() - ELSEWHERE.keys()
    assert not idle, (
        "give the network of tests/every_action.py something for these to do, or list them in READS"
    )
    assert READS | ELSEWHERE.keys() | ANYBODYS <= HOUSE.actions.keys()
    assert not READS & ANYBODYS


async def test_what_only_shows_writes_nothing(buttons: Buttons) -> None:
    wrote: dict[str, list[str]] = {}
    for verb in sorted(READS):
        turn = buttons.turn("Kaisa")
        for data in await buttons.data(verb, turn):
            _, tables = await buttons.press(turn, data)
            if tables:
                wrote[verb] = tables
    assert not wrote


@pytest.mark.parametrize("kind", [PERSONAL, CHANNEL])
async def test_who_may_not_gets_a_sentence_and_changes_nothing(kind: str, buttons: Buttons) -> None:
    """A member without a role sends whatever the buttons of others carry, from the chat and from a channel."""
    turn, did = buttons.turn(NOBODY, kind), set()
    for verb in HOUSE.actions.keys() - ANYBODYS - READS:
        for data in await buttons.data(verb, turn):
            if (await buttons.press(turn, data))[1]:
                did.add(verb)
    assert not did, "anybody in the network can do this"


def secrets(session: Session) -> set[str]:
    """Everything that was said to a role or to one person, word for word."""
    said = set(
        session.scalars(
            text(
                "SELECT text FROM feedback WHERE recipient <> 'network'"
                " UNION SELECT answer FROM feedback WHERE recipient <> 'network' AND answer IS NOT NULL"
                " UNION SELECT text FROM feedback_anonymous WHERE recipient <> 'network'"
                " UNION SELECT text FROM suggestion_message"
            )
        )
    )
    to_all = text(
        "SELECT text FROM feedback WHERE recipient = 'network'"
        " UNION SELECT text FROM feedback_anonymous WHERE recipient = 'network'"
    )
    return said - set(session.scalars(to_all))


def emptied(data: dict[str, Any]) -> dict[str, Any]:
    """The same without what was typed: what is refused for that comes back with its form."""
    return {
        name: "" if isinstance(value, str) and name not in ("verb", "once") else value
        for name, value in data.items()
    }


@pytest.mark.proofs
@pytest.mark.parametrize(("who", "kind"), [(NOBODY, PERSONAL), (NOBODY, CHANNEL), ("Kaisa", CHANNEL)])
async def test_what_was_said_to_others_is_shown_to_nobody_else(who: str, kind: str, buttons: Buttons) -> None:
    """Neither by an action, nor by a form that is shown again; and in a channel not to those who may read it either."""
    turn, shown = buttons.turn(who, kind), set()
    hidden = await buttons.network.read(secrets)
    assert len(hidden) > 5
    for verb in HOUSE.actions:
        for data in await buttons.data(verb, turn):
            for sent in (data, emptied(data)) if HOUSE.actions[verb].form else (data,):
                drawn, _ = await buttons.press(turn, sent)
                if drawn is not None and any(
                    each in json.dumps(drawn.card, ensure_ascii=False) for each in hidden
                ):
                    shown.add(verb)
    assert not shown


@pytest.mark.parametrize(
    "surface", ["home", "my-data", "forget-me", "reminders", "nudges", "reminders.status"]
)
async def test_ones_own_cards_are_not_drawn_in_a_channel(surface: str, buttons: Buttons) -> None:
    """Where a client sends a button as a message, what it shows would take the place of a card that all see."""
    data = {"verb": "show", "surface": surface, "subject": TODAY.toordinal()}
    shown = (await buttons.press(buttons.turn("Kaisa"), data))[0]
    assert shown is not None and shown.card is not None
    assert await buttons.press(buttons.turn("Kaisa", CHANNEL), data) == (None, [])


def once_more_let_in(session: Session, turn: Turn) -> bool:
    """Who has been forgotten is a stranger to the host, whatever they press."""
    member = members.by_id(session, turn.me.id)
    return member is not None and member.active


@pytest.mark.proofs
async def test_a_press_again_changes_nothing_more(buttons: Buttons, live: Live) -> None:
    """The same button again after 15 seconds: a second click, a second delivery, a client that tries again."""
    twice: dict[str, list[str]] = {}
    for verb, (turn, data) in live.items():
        later = replace(turn, now=turn.now + timedelta(seconds=15))

        def again(
            session: Session, drawn: Drawn, verb: str = verb, data: dict[str, Any] = data, turn: Turn = later
        ) -> None:
            once = everything(session)
            if not once_more_let_in(session, turn):
                return
            try:
                with session.begin_nested():
                    click(data, turn, session)
            except Refusal as refusal:
                assert turn.speech.refusal(refusal, turn.today, turn.zone).strip()
            after = everything(session)
            if after != once:
                twice[verb] = [row for name in once for row in set(once[name]) ^ set(after[name])]

        await buttons.press(turn, data, again)
    assert not twice
