"""Surveys that Kehu launches by itself, answers of small groups that wait for more, and the self-test."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bot.working_days import WorkingDays
from dialogs.surveys import closing, launching
from dialogs.surveys.anonymity import what_should_not_be_shown
from dialogs.surveys.rules import SCALE
from dialogs.surveys.templates import TEMPLATES
from storage import anonymity, anonymity_check, kickoffs, meetings, survey_answers, surveys
from storage.inbox import InboxRow
from storage.outbox import OutboxRow
from storage.surveys import Survey
from tests.adaptive_card import check
from tests.dialogs.network import ZONE, Network, moment, told

OVER, NEXT = date(2026, 12, 10), date(2026, 12, 11)
CALENDAR = WorkingDays()


async def _morning(network: Network, day: date) -> None:
    await network.write(lambda session: closing.plans(session, moment(day), ZONE, CALENDAR))


async def _finish(network: Network, kickoff: int, day: date = OVER) -> None:
    def over(session: Session) -> None:
        found = kickoffs.by_id(session, kickoff, for_change=True)
        assert found is not None
        found.over_at = moment(day)

    await network.write(over)


async def _all(network: Network) -> list[Survey]:
    return list(await network.read(lambda session: session.scalars(select(Survey).order_by(Survey.id)).all()))


async def _answer(network: Network, survey: int, n: int, words: str | None = None) -> None:
    """``n`` of those who are asked answer."""

    def take(session: Session) -> None:
        for at, member in enumerate(list(surveys.missing(session, survey))[:n]):
            said = {"kickoff-list": 1 + at % 5, "kickoff-size": 3}
            survey_answers.take(session, survey, member, said | ({"kickoff-words": words} if words else {}))

    await network.write(take)


async def test_a_finished_kickoff_asks_its_people_once(network: Network) -> None:
    kickoff = await network.create()
    await _morning(network, OVER)
    assert await _all(network) == []
    await _finish(network, kickoff)
    for _ in range(2):
        await _morning(network, NEXT)
    (survey,) = await _all(network)
    assert (survey.template, survey.about, survey.source) == ("kickoff", "Kotoportti", f"kickoff:{kickoff}")
    asked = await network.read(lambda session: surveys.missing(session, survey.id))
    assert network.who("Aino").id in asked and survey.invited == len(asked)
    # The morning before nine is no time for it, and long ago is too long ago.
    other = await network.create("Vanha hanke")
    await _finish(network, other, date(2026, 11, 1))
    await _morning(network, NEXT)
    assert len(await _all(network)) == 1


async def test_a_meeting_that_has_ended_is_asked_about_once(network: Network) -> None:
    people = [person.id for person in network.people.values()]

    def launch(session: Session) -> bool:
        made = launching.launch_pulse(session, 4, "2026-12-10", people, OVER, CALENDAR)
        return made is not None

    assert await network.write(launch)
    assert not await network.write(launch)
    turn = network.turn("Aino", OVER)
    (survey,) = await _all(network)
    assert len(TEMPLATES["pulse"]) == 1 and TEMPLATES["pulse"][0].kind == SCALE
    form = await network.click("surveys.answer", turn, survey=survey.id)
    assert "Tapaamisen pulssi, to 10.12." in told(form.card).replace("\u00a0", " ")
    assert form.card is not None and check(form.card) == []


async def test_the_morning_after_a_meeting_its_pulse_is_asked(network: Network) -> None:
    def held(session: Session) -> None:
        starts = moment(OVER, 13)
        meetings.add(
            session,
            month=OVER.replace(day=1),
            rule_day=OVER,
            day=OVER,
            starts_at=starts,
            minutes=90,
            uid="pulssi",
            sequenced_at=starts,
        )
        meeting = meetings.of_month(session, OVER.replace(day=1))
        assert meeting is not None
        meeting.started_at, meeting.ended_at = starts, moment(OVER, 14)

    await network.write(held)
    for _ in range(2):
        await _morning(network, NEXT)
    (survey,) = await _all(network)
    assert (survey.template, survey.about) == ("pulse", OVER.isoformat())
    assert survey.invited == len(network.people)


async def test_small_groups_wait_for_each_other(network: Network) -> None:
    rounds = []
    for name in ("Yksi", "Kaksi", "Kolme"):
        kickoff = await network.create(name)
        await _finish(network, kickoff)
    await _morning(network, NEXT)
    rounds = [survey.id for survey in await _all(network)]
    await _answer(network, rounds[0], 2, "Tarkastuksen ohje puuttui kokonaan")
    await _answer(network, rounds[1], 2)
    await _answer(network, rounds[2], 2)

    async def close(number: int) -> Survey:
        def work(session: Session) -> None:
            survey = surveys.by_id(session, number)
            assert survey is not None
            closing.close(session, survey, date(2026, 12, 23), moment(date(2026, 12, 23)))

        await network.write(work)
        found = await network.read(lambda session: surveys.by_id(session, number))
        assert found is not None
        return found

    assert (await close(rounds[0])).state == "pooled"
    second = await close(rounds[1])
    assert second.state == "pooled" and second.answered is None
    assert await network.read(lambda s: survey_answers.published(s, rounds[0])) == []
    third = await close(rounds[2])
    assert (third.state, third.answered) == ("closed", 6)
    first = await network.read(lambda session: surveys.by_id(session, rounds[0]))
    assert first is not None and first.results_in_id == rounds[2]
    shown = await network.read(lambda session: survey_answers.published(session, rounds[2]))
    assert sum(each.question == "kickoff-list" for each in shown) == 6
    # Two have written, and eight are needed: their words wait on.
    assert not any(each.words for each in shown)
    waiting = await network.read(lambda session: survey_answers.waiting(session, "words:kickoff"))
    assert len(waiting) == 2
    card = await network.surface("surveys.results", rounds[0], network.turn("Kaisa", date(2026, 12, 23)))
    assert "Keskiarvo" in told(card) and "useammasta kyselystä" in told(card)
    assert check(card) == []
    # The results are told to those who carry the project and the network, and never before there are any.
    posts = await network.read(
        lambda s: s.scalars(select(OutboxRow).where(OutboxRow.kind == "card.post")).all()
    )
    told_of = {p.subject["subject"] for p in posts if p.subject["surface"] == "surveys.results"}
    assert told_of == {rounds[2]}


async def _check(network: Network) -> dict[str, tuple[str, ...]]:
    found = await network.write(lambda s: anonymity_check.check(s, what_should_not_be_shown))
    return {each.name: each.faults for each in found}


async def test_the_self_test_is_content_with_a_life_and_sees_each_break(network: Network) -> None:
    people = [person.id for person in network.people.values()]

    def live(session: Session, template: str = "yearly", n: int = 9) -> int:
        survey = launching.launch_template(session, template, people, OVER, CALENDAR)
        for at, person in enumerate(people[:n]):
            said: dict[str, int | str] = {
                "yearly-alone": 1 + at % 5,
                "yearly-words": f"Lisää yhteistä aikaa, kiitos {at}",
            }
            survey_answers.take(session, survey.id, person, said)
            anonymity.use_once(session, survey_answers.pool_of(survey.id), f"{person}:abc")
        return survey.id

    first = await network.write(live)
    await network.write(lambda s: closing.close(s, s.get_one(Survey, first), NEXT, moment(NEXT)))
    await network.write(live)
    assert (await _check(network)).pop("wiped") == ("database: the wiping is still to come",)
    await network.database.wipe(anonymity.promised())
    await network.write(anonymity.wiped)
    assert not any((await _check(network)).values())

    breaks = {
        "columns": "ALTER TABLE survey_answer ADD COLUMN member_id INTEGER",
        "path": "UPDATE survey_buffer SET key = 'aad-1' WHERE key = (SELECT min(key) FROM survey_buffer)",
        "order": "UPDATE survey_answer SET key = '7' WHERE key = (SELECT max(key) FROM survey_answer)",
        "elsewhere": "UPDATE member SET given_name = (SELECT max(words) FROM survey_answer) WHERE id = 1",
        "thresholds": "DELETE FROM survey_answer WHERE words < (SELECT max(words) FROM survey_answer)",
        "wiped": f"UPDATE survey_mark SET answered = 1 WHERE survey_id = {first}",
    }
    for name, statement in breaks.items():
        with pytest.raises(_Undo):
            await network.write(lambda s, name=name, do=statement: _broken(s, name, do))  # type: ignore[misc]
    assert not any((await _check(network)).values())

    key = "1:abc"
    await network.write(
        lambda s: s.add(
            InboxRow(key=f"form:{key}", state="done", taken_at=moment(NEXT), done_at=None, opens=None)
        )
    )
    assert (await _check(network))["inbox"] == ("inbox: an anonymous form with its sender",)
    outcome = await network.click("surveys.check", network.turn("Aino"))
    assert outcome.card is not None and check(outcome.card) == []
    assert "1 tarkistus löysi korjattavaa" in told(outcome.card).replace("\u00a0", " ")


class _Undo(Exception):
    """Takes a break back."""


def _broken(session: Session, name: str, statement: str) -> None:
    session.execute(text(statement))
    found = {each.name: each.faults for each in anonymity_check.check(session, what_should_not_be_shown)}
    assert found[name], name
    raise _Undo


async def test_anonymity_is_explained_with_its_limits(network: Network) -> None:
    for language in ("fi", "en"):
        turn = network.turn("Aino", language=language)
        drawn = await network.click("surveys.anonymity", turn)
        assert drawn.card is not None and check(drawn.card) == []
        words = told(drawn.card)
        assert TURN_PROMISE[language] in words
        assert "Teams" in words
    good = await network.click("surveys.check", network.turn("Aino"))
    assert "Lupaukset pitävät" in told(good.card)


TURN_PROMISE = {"fi": "ei tallenna niiden yhteyteen nimeäsi", "en": "does not store your name"}


def test_the_promise_names_what_the_tables_have_and_nothing_more() -> None:
    """*Vastauksesi ja viikkonumero*: the answers are in ``question``, ``value``, ``words`` and ``part``."""
    columns = anonymity.promised()["survey_answer"]
    answer, week, household = {"question", "value", "words", "part"}, {"week"}, {"key", "survey_id"}
    assert columns == answer | week | household
    live = {column.name for column in anonymity.table_of("survey_answer").columns}
    assert live == columns
    buffer = {column.name for column in anonymity.table_of("survey_buffer").columns}
    assert buffer == {"key", "pool", "answers"}


async def test_who_leaves_is_not_asked_any_more(network: Network) -> None:
    people = [person.id for person in network.people.values()]
    survey = await network.write(lambda s: launching.launch_template(s, "yearly", people, OVER, CALENDAR).id)
    await network.write(lambda s: survey_answers.take(s, survey, people[0], {"yearly-alone": 3}))
    for person in people[:2]:
        await network.write(lambda s, p=person: surveys.leave(s, p))  # type: ignore[misc]
    left = await network.read(lambda s: surveys.by_id(s, survey))
    assert left is not None and left.invited == len(people) - 1
    assert (await _check(network))["wiped"] == ()


async def test_what_is_a_persons_own_is_told_and_forgotten_without_the_answers(network: Network) -> None:
    people = [person.id for person in network.people.values()]
    me = people[0]

    def launch(session: Session) -> int:
        survey = launching.launch_template(session, "yearly", people, OVER, CALENDAR, by=me)
        survey_answers.take(session, survey.id, me, {"yearly-alone": 3})
        return survey.id

    number = await network.write(launch)
    (mine,) = await network.read(lambda s: surveys.of_person(s, me))
    assert (mine["asked"], mine["answered"], mine["launched_by_me"]) == (True, True, True)
    for _ in range(2):
        await network.write(lambda s: surveys.forget(s, me))
    assert await network.read(lambda s: surveys.of_person(s, me)) == []
    # The answer stays, since nobody can tell which one it is.
    pool = survey_answers.pool_of(number)
    assert await network.read(lambda s: survey_answers.waiting(s, pool)) == [{"yearly-alone": 3}]
