"""The template learns: skipped, late and added items become proposals, proposals a version, and lists take it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from bot.refusal import Refusal
from bot.working_days import WorkingDays
from dialogs.kickoff import learning, personal, taking_changes
from dialogs.kickoff.learning_rules import Lesson, Outcome, changes, later, lessons, with_lessons
from dialogs.kickoff.rules import due_day
from dialogs.kickoff.template import ANCHORS, Due, load_default
from storage import kickoff_lessons, kickoffs, survey_answers, surveys
from storage.survey_answers import Answered
from storage.surveys import CLOSED, Survey
from tests.adaptive_card import check
from tests.dialogs.network import TODAY, ZONE, Network, moment, told

CALENDAR = WorkingDays()
TEMPLATE = load_default()
DAY = date(2026, 12, 3)


def outcome(
    number: int | None, state: str = "done", late: int = 0, project: str = "Yksi", **given: str
) -> Outcome:
    on = date(2026, 12, 1)
    return Outcome(
        project=project,
        version=1,
        number=number,
        title=given.get("title", "Kohta"),
        phase=1,
        role="PP",
        state=state,
        due_on=on,
        settled_on=CALENDAR.add(on, late),
        reason=given.get("reason"),
    )


def test_half_of_the_projects_make_a_lesson() -> None:
    def kinds(*outcomes: Outcome) -> list[str]:
        return [lesson.key for lesson in lessons(TEMPLATE, outcomes, CALENDAR)]

    assert kinds(outcome(3)) == []
    assert kinds(outcome(3, "skipped"), outcome(3)) == ["remove:3"]
    assert kinds(outcome(3, "skipped"), outcome(3), outcome(3)) == []
    assert kinds(outcome(4, late=3), outcome(4)) == ["later:4"]
    # What a project left out of its own additions teaches nothing, nor does what the template has by now.
    title = TEMPLATE.items[0].title.fi.upper()
    assert kinds(outcome(None, "skipped"), outcome(None, title=title)) == []
    # An item that the template no longer has is not proposed again.
    assert kinds(outcome(999, "skipped")) == []


def test_a_lesson_tells_its_evidence_and_survives_storage() -> None:
    told_ = [
        outcome(3, "skipped", reason="Ei koskenut meitä", project="Yksi"),
        outcome(3, "skipped", reason="Ei koskenut meitä", project="Kaksi"),
        outcome(3, late=2, project="Kolme"),
        outcome(None, title="Tilaa avaimet", project="Yksi"),
        outcome(None, title="tilaa  Avaimet", project="Kaksi"),
    ]
    remove, add = lessons(TEMPLATE, told_, CALENDAR)
    assert (remove.skipped, remove.late, remove.of, remove.projects) == (2, 1, 3, ("Yksi", "Kaksi"))
    assert remove.reasons == ("Ei koskenut meitä",)
    assert (add.kind, add.title, add.weight) == ("add", "Tilaa avaimet", 2)
    for lesson in (remove, add):
        assert Lesson.from_json(lesson.to_json()) == lesson


DUES = st.builds(
    lambda anchor, amount, unit: Due(anchor, amount, unit if amount else None),
    st.sampled_from(ANCHORS),
    st.integers(-100, 100),
    st.sampled_from(["ap", "kk"]),
)
ANCHOR_DAYS = dict.fromkeys(ANCHORS, date(2027, 6, 1))


@given(DUES, st.integers(1, 40))
def test_a_later_rule_gives_a_later_day(due: Due, days: int) -> None:
    before, after = due_day(due, ANCHOR_DAYS, CALENDAR), due_day(later(due, days), ANCHOR_DAYS, CALENDAR)
    assert before is not None and after is not None and after > before


def test_the_next_version_has_what_was_chosen() -> None:
    first, second = TEMPLATE.items[0], TEMPLATE.items[1]
    chosen = [
        Lesson("remove", first.number, "", 1, "PP", "A", 1, 0, 1),
        Lesson("later", second.number, "", 1, "PP", "A+9 ap", 0, 1, 1),
        Lesson("add", 0, "Tilaa avaimet", 2, "PP", "K", 0, 0, 1),
    ]
    made = with_lessons(TEMPLATE, chosen, DAY)
    assert made.version == TEMPLATE.version + 1 and len(made.items) == len(TEMPLATE.items)
    assert str(made.item(second.number).due) == "A+9 ap"
    fresh = next(item for item in made.items if item.title.fi == "Tilaa avaimet")
    assert fresh.number == max(item.number for item in TEMPLATE.items) + 1 and fresh.phase == 2
    every = [condition.key for condition in TEMPLATE.conditions]
    found = {(change.kind, change.item.number) for change in changes(TEMPLATE, made, every)}
    assert found == {("removed", first.number), ("due", second.number), ("added", fresh.number)}
    assert changes(made, made, every) == []


# ------------------------------------------------------------------------------------------ as people do it


async def finished(network: Network, name: str = "Kotoportti") -> int:
    """A kickoff whose second item was skipped, whose third was late, and that had an item of its own."""
    kickoff = await network.create(name)
    items = await network.items(kickoff)
    await network.send("kickoff.skip", item=items[2].id, version=items[2].version, reason="Ei koskenut meitä")
    await network.send("kickoff.add", kickoff=kickoff, title="Tilaa avaimet", phase="2")

    def finish(session: Session) -> None:
        found = kickoffs.by_id(session, kickoff, for_change=True)
        assert found is not None
        for item in found.items:
            if item.state == "open":
                item.state, item.settled_at = "done", moment(DAY)
                item.due_on, item.at_once_since = DAY, None
        late = next(item for item in found.items if item.template_number == 3)
        late.due_on = CALENDAR.add(DAY, -4)
        found.over_at = moment(DAY)

    await network.write(finish)
    return kickoff


async def morning(network: Network, day: date = DAY, hour: int = 9) -> None:
    await network.write(lambda session: learning.plans(session, moment(day, hour), ZONE, CALENDAR))


async def test_a_finished_kickoff_becomes_version_two(network: Network) -> None:
    running = await network.create("Osaava arki")
    await finished(network)
    kaisa = network.turn("Kaisa", DAY)
    await morning(network, hour=8)
    assert await network.read(lambda s: learning.due(s, DAY, CALENDAR)) == []
    for _ in range(2):
        await morning(network)
    (occasion,) = await network.read(lambda s: learning.due(s, DAY, CALENDAR))
    assert occasion.member_id == kaisa.me.id
    card = await network.surface("kickoff.proposals", turn=kaisa)
    assert check(card) == []
    words = told(card)
    assert "3 ehdotusta malliin" in words and "Ei koskenut meitä" in words and "Kotoportti" in words
    assert "ohitettiin 1 hankkeessa" in words and "Lisää: Tilaa avaimet" in words
    boxes = next(part for part in card["body"] if part.get("type") == "Input.ChoiceSet")["choices"]
    chosen = ",".join(box["value"] for box in boxes)
    drawn = await network.click("kickoff.accept-proposals", kaisa, version=1, chosen=chosen)
    assert "versio 2" in told(drawn.card)
    template = told(await network.surface("kickoff.template", 2, kaisa))
    assert "Tilaa avaimet" in template and "Kokemuksista opittu, muutoksia 3" in template
    with pytest.raises(Refusal, match="kickoff-template-changed"):
        await network.click("kickoff.accept-proposals", kaisa, version=1, chosen=chosen)
    # What was learned is not proposed again.
    await morning(network, date(2026, 12, 4))
    assert "Ei ehdotuksia malliin" in told(await network.surface("kickoff.proposals", turn=kaisa))
    await _takes_line_by_line(network, running)


async def _takes_line_by_line(network: Network, running: int) -> None:
    aino = network.turn("Aino", DAY)
    (occasion,) = await network.read(lambda s: taking_changes.due(s, DAY, CALENDAR))
    assert (occasion.member_id, occasion.subject_id) == (aino.me.id, running)
    card = await network.surface("kickoff.changes", running, aino)
    assert check(card) == [] and "Mallissa on 3 muutosta" in told(card).replace("\u00a0", " ")
    await network.click("kickoff.take-change", aino, kickoff=running, line="v2:added:35")
    await network.click("kickoff.take-change", aino, kickoff=running, line="v2:removed:2")
    before = (await network.items(running))[3]
    await network.click("kickoff.leave-change", aino, kickoff=running, line="v2:due:3")
    items = await network.items(running)
    assert items[3].due == before.due
    assert (items[2].state, items[2].reason) == ("skipped", "Poistettu mallin versiosta 2")
    added = [item for item in items.values() if item.title == "Tilaa avaimet"]
    assert len(added) == 1 and added[0].due
    with pytest.raises(Refusal, match="kickoff-change-gone"):
        await network.click("kickoff.take-change", aino, kickoff=running, line="v2:added:35")
    assert "Kaikki muutokset on käyty läpi" in told(await network.surface("kickoff.changes", running, aino))
    assert await network.read(lambda s: taking_changes.due(s, DAY, CALENDAR)) == []


async def test_a_declined_proposal_comes_back_only_with_more_projects(network: Network) -> None:
    await finished(network)
    kaisa = network.turn("Kaisa", DAY)
    await morning(network)
    with pytest.raises(Refusal, match="kickoff-lessons-none-chosen"):
        await network.click("kickoff.decline-proposals", kaisa, version=1)
    with pytest.raises(Refusal, match="refusal-not-allowed"):
        await network.click("kickoff.proposals", network.turn("Sari", DAY))
    await network.click("kickoff.decline-proposals", kaisa, version=1, chosen="1,2,3")
    await morning(network, date(2026, 12, 4))
    assert "Ei ehdotuksia" in told(await network.surface("kickoff.proposals", turn=kaisa))


async def test_who_decided_a_proposal_is_told_and_forgotten_and_the_decision_stays(network: Network) -> None:
    await finished(network)
    kaisa = network.turn("Kaisa", DAY)
    await morning(network)
    await network.click("kickoff.decline-proposals", kaisa, version=1, chosen="1,2")
    mine = (await network.read(lambda s: personal.my_data(s, kaisa.me.id)))["template_proposals"]
    assert [(each["state"], each["day"]) for each in mine] == [("declined", DAY)] * 2
    assert all(each["title"] and each["change"] in ("remove", "later", "add") for each in mine)
    for _ in range(2):
        await network.write(lambda s: personal.forget(s, kaisa.me.id, moment(DAY, 12)))
    assert not (await network.read(lambda s: personal.my_data(s, kaisa.me.id)))["template_proposals"]
    declined = await network.read(lambda s: kickoff_lessons.proposals(s, kickoff_lessons.DECLINED))
    assert [each.decided_by_id for each in declined] == [None, None]


async def test_answers_stand_beside_the_proposals_as_far_as_they_may_be_shown(network: Network) -> None:
    await finished(network)
    await morning(network)

    def results(session: Session) -> None:
        survey = Survey(template="kickoff", series="kickoff", questions=[], audience="all", state=CLOSED)
        survey.min_numbers, survey.min_words, survey.invited, survey.answered = 5, 8, 9, 6
        survey.launched_on = survey.closes_on = survey.counted_on = survey.closed_on = TODAY
        surveys.add(session, survey, [])
        shown = [Answered("kickoff-list", value) for value in (3, 3, 4, 4, 4, 4)]
        survey_answers.publish(session, survey, shown, "2026-W49")

    await network.write(results)
    words = told(await network.surface("kickoff.proposals", turn=network.turn("Kaisa", DAY)))
    assert "Lista auttoi alkuun: keskiarvo 3,7, vastauksia 6" in words
    assert "Määräpäivät sopivat" not in words


def test_a_lesson_of_a_stranger_phase_or_role_finds_a_place() -> None:
    odd = replace(outcome(None, title="Uusi"), phase=99, role="XX")
    (lesson,) = lessons(TEMPLATE, [odd], CALENDAR)
    made = with_lessons(TEMPLATE, [lesson], DAY)
    assert [item.title.fi for item in made.items if item.title.fi == "Uusi"] == ["Uusi"]
