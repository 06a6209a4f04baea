"""The rules of surveys, and above all: whatever is looked at, no group under the limit can be reckoned from it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.refusal import Refusal
from bot.working_days import WorkingDays
from dialogs.surveys import rules
from dialogs.surveys.anonymity import what_should_not_be_shown
from dialogs.surveys.rules import CHOICE, MIN_NUMBERS, MIN_WORDS, SCALE, WORDS, Question
from dialogs.surveys.templates import TEMPLATES
from storage.survey_answers import Answered, Submission
from storage.surveys import Survey

BACKGROUND = Question("who", CHOICE, n=4, parts=True)
SCALES = (Question("one", SCALE), Question("two", SCALE))
SIZE, SAID = Question("size", CHOICE, n=3), Question("said", WORDS)
QUESTIONS = (BACKGROUND, *SCALES, SIZE, SAID)

SUBMISSIONS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "who": st.integers(1, 4),
            "one": st.integers(1, 5),
            "two": st.integers(1, 5),
            "size": st.integers(1, 3),
            "said": st.text(st.characters(categories=["L"]), min_size=1, max_size=3),
        },
    ),
    max_size=40,
)


def shown_of(submissions: Sequence[Submission]) -> list[Answered]:
    return rules.showable(QUESTIONS, submissions, MIN_NUMBERS, MIN_WORDS)


def views(shown: Sequence[Answered]) -> dict[tuple[str, int | None], rules.Figures | None]:
    """Every view there is: each question, of everybody and of each group. The export says the same."""
    return {
        (question.id, part): rules.figures(shown, question.id, part)
        for question in QUESTIONS
        for part in (None, *BACKGROUND.values)
    }


@settings(max_examples=300)
@given(SUBMISSIONS)
def test_no_sequence_of_views_reveals_a_small_group_or_its_complement(submissions: list[Submission]) -> None:
    seen = views(shown_of(submissions))
    for question in QUESTIONS:
        total = seen[question.id, None]
        groups = [figures for part in BACKGROUND.values if (figures := seen[question.id, part])]
        if total is None:
            assert groups == []
            continue
        # Whoever adds and takes away what is shown gets unions of the groups, and what is left of the total.
        for r in range(len(groups) + 1):
            for some in itertools.combinations(groups, r):
                inside = sum(each.n for each in some)
                assert r == 0 or inside >= MIN_NUMBERS
                rest = total.n - inside
                assert rest >= MIN_NUMBERS or (rest == 0 and len(groups) == len(BACKGROUND.values))


@settings(max_examples=200)
@given(SUBMISSIONS)
def test_what_is_kept_belongs_to_those_who_said_it_and_to_nobody_else(submissions: list[Submission]) -> None:
    shown = shown_of(submissions)
    for question in QUESTIONS:
        given_here = Counter(each[question.id] for each in submissions if question.id in each)
        kept = [each for each in shown if each.question == question.id]
        least = MIN_WORDS if question.kind == WORDS else MIN_NUMBERS
        if question.parts or sum(given_here.values()) < least:
            assert kept == []
        else:
            assert (
                Counter(each.words if question.kind == WORDS else each.value for each in kept) == given_here
            )
        for part in {each.part for each in kept} - {None}:
            inside = Counter(e[question.id] for e in submissions if question.id in e and e.get("who") == part)
            assert Counter(each.value for each in kept if each.part == part) == inside
    # Words stand beside no group, and the self-test finds nothing to mend.
    assert all(each.part is None and each.value is None for each in shown if each.words is not None)
    assert what_should_not_be_shown(survey_with(QUESTIONS), shown) == []


@given(SUBMISSIONS, st.randoms())
def test_the_order_in_which_people_answered_changes_nothing(
    submissions: list[Submission], random: object
) -> None:
    mixed = list(submissions)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert sorted(map(repr, shown_of(mixed))) == sorted(map(repr, shown_of(submissions)))


@given(st.integers(0, MIN_NUMBERS - 1), st.integers(MIN_NUMBERS, 12), st.integers(MIN_NUMBERS, 12))
def test_an_empty_group_looks_like_a_small_one(few: int, many: int, more: int) -> None:
    def world(n: int) -> dict[tuple[str, int | None], rules.Figures | None]:
        people = [(1, many), (2, more), (3, n)]
        return views(shown_of([{"who": part, "one": 3} for part, size in people for _ in range(size)]))

    empty, small = world(0), world(few)
    assert empty["one", 3] is None and small["one", 3] is None
    assert empty["one", 4] is None
    # And the others are shown or not without telling how many are in it.
    assert [key for key in empty if empty[key] is None] == [key for key in small if small[key] is None]


@given(st.lists(SUBMISSIONS, min_size=2, max_size=3))
def test_rounds_side_by_side_keep_the_limits_each(rounds: list[list[Submission]]) -> None:
    for figures in (figures for each in rounds for figures in views(shown_of(each)).values() if figures):
        assert figures.n >= MIN_NUMBERS


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({1: 6, 2: 6}, {1, 2}),
        ({1: 6, 2: 6, 3: 0}, {1}),
        ({1: 7, 2: 6, 3: 2}, {1}),
        ({1: 7, 2: 6, 3: 2, 4: 3}, {1, 2}),
        ({1: 20, 2: 4}, set()),
        ({1: 4, 2: 0}, set()),
        ({}, set()),
    ],
)
def test_which_groups_are_shown(counts: dict[int, int], shown: set[int]) -> None:
    assert rules.shown_parts(counts, sum(counts.values()), MIN_NUMBERS) == shown


def test_a_person_outside_every_group_counts_in_the_rest() -> None:
    assert rules.shown_parts({1: 6, 2: 6}, 13, MIN_NUMBERS) == {1}


def survey_with(questions: Sequence[Question]) -> Survey:
    kept = [question.to_json() for question in questions]
    return Survey(template="own", questions=kept, min_numbers=MIN_NUMBERS, min_words=MIN_WORDS)


def test_the_self_test_sees_what_may_not_be_shown() -> None:
    survey = survey_with(QUESTIONS)
    few = [Answered("one", 3)] * 4
    assert "survey_answer: fewer than 5 answers" in what_should_not_be_shown(survey, few)
    group = [Answered("one", 3, part=1)] * 6 + [Answered("one", 3)] * 2
    assert what_should_not_be_shown(survey, group) == [
        "survey_answer: a group that is too small, or its complement"
    ]
    assert what_should_not_be_shown(survey, [Answered("said", words="a")] * 7)


# ------------------------------------------------------------------------------------------------- days

CALENDAR = WorkingDays()


def test_reminders_come_after_three_and_five_working_days() -> None:
    # Independence Day is on a Sunday, and the weekend does not count.
    assert rules.reminder_days(date(2026, 12, 1), date(2026, 12, 15), CALENDAR) == [
        date(2026, 12, 4),
        date(2026, 12, 8),
    ]
    # What would come after the last day does not come.
    assert rules.reminder_days(date(2026, 12, 1), date(2026, 12, 4), CALENDAR) == [date(2026, 12, 4)]


@given(st.dates(date(2026, 1, 1), date(2031, 12, 31)), st.sampled_from(sorted(rules.OPEN_DAYS)))
def test_a_survey_closes_on_a_working_morning_after_its_reminders(day: date, template: str) -> None:
    launched = CALENDAR.on_or_after(day)
    closes = rules.closing_day(template, launched, CALENDAR)
    assert CALENDAR.is_working_day(closes) and len(rules.reminder_days(launched, closes, CALENDAR)) == 2
    assert not rules.is_due(closes, closes, CALENDAR)
    assert rules.is_due(closes, CALENDAR.add(closes, 1), CALENDAR)
    assert rules.is_due(closes, CALENDAR.add(closes, 30), CALENDAR)


def test_questions_are_kept_as_they_were_at_the_launch() -> None:
    for questions in TEMPLATES.values():
        assert rules.questions_of([each.to_json() for each in questions]) == questions
        assert len(questions) <= rules.MOST_QUESTIONS
        assert sum(each.parts for each in questions) <= 1


def test_how_long_it_takes() -> None:
    assert {name: rules.minutes(each) for name, each in TEMPLATES.items()} == {
        "pulse": 1,
        "kickoff": 3,
        "yearly": 4,
    }


@pytest.mark.parametrize("written", ["", "yksi", "a,a", ",,,", "a,b,c,d,e,f,g"])
def test_choices_that_are_none(written: str) -> None:
    with pytest.raises(Refusal):
        rules.own_choices(written)
    assert rules.own_choices(" a ,b\nb, c") == ("a", "b", "c")
