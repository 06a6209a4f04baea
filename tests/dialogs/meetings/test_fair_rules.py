"""Fair turns over two years of joiners, leavers and refusals, and who is invited."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.meetings import fair_rules as rules
from dialogs.meetings.fair_rules import Floor

PROJECTS = range(10)
MONTHS = range(24)


def test_turns_go_round() -> None:
    assert rules.turns([3, 1, 2], []) == [3, 1, 2]
    assert rules.turns([3, 1, 2], [3]) == [1, 2, 3]
    assert rules.turns([3, 1, 2], [3, 1, 2, 1]) == [3, 2, 1]
    assert rules.turns([3, 1, 2, 3], [3, 1, 4]) == [2, 3, 1]
    assert rules.turns([], [1]) == []


def test_nobody_presents_twice_before_every_willing_one_once() -> None:
    willing = [1, 2, 3]
    assert rules.ahead_of(1, willing, []) == []
    assert rules.ahead_of(2, willing, [1]) == []
    assert rules.ahead_of(1, willing, [1]) == [2, 3]
    assert rules.ahead_of(1, willing, [1, 2]) == [3]
    assert rules.ahead_of(1, willing, [1, 2, 3]) == []
    assert rules.ahead_of(1, willing, [3, 2, 1]) == [3, 2]


def test_who_declines_holds_nobody_up_and_keeps_the_turn() -> None:
    assert rules.ahead_of(1, [1, 2], [1], declined={2}) == []
    assert rules.next_presenters([1, 2, 3], [1], 1, declined={2}) == [3]
    assert rules.next_presenters([1, 2, 3], [1, 3], 1) == [2]


def test_who_is_not_willing_holds_nobody_up() -> None:
    assert rules.ahead_of(1, [1], [2, 1]) == []


def test_only_free_places_are_given() -> None:
    assert rules.next_presenters([1, 2, 3], [], 2) == [1, 2]
    assert rules.next_presenters([1, 2, 3], [], 2, coming=[1]) == [2, 3]
    assert rules.next_presenters([1, 2, 3], [], 0) == []
    assert rules.next_presenters([1, 2, 3], [], -1) == []


@st.composite
def two_years(draw: st.DrawFn) -> list[tuple[list[int], set[int], int]]:
    """For each month the willing, those who decline this time, and how many places there are."""
    always = draw(st.integers(2, 10))
    come_and_go = st.sets(st.sampled_from(PROJECTS[always:])) if always < 10 else st.just(set[int]())
    refusing = st.sets(st.sampled_from(PROJECTS[always:])) if always < 10 else st.just(set[int]())
    months = []
    for _ in MONTHS:
        willing = [*PROJECTS[:always], *draw(come_and_go)]
        months.append((willing, draw(refusing), draw(st.integers(0, 3))))
    return months


@settings(max_examples=40)
@given(two_years())
def test_two_years_are_fair(months: list[tuple[list[int], set[int], int]]) -> None:
    """10 projects over 24 months; whoever is willing all along presents as often as the others that are, or once more."""
    presented: list[int] = []
    always = set.intersection(*(set(willing) - declined for willing, declined, _ in months))
    for willing, declined, places in months:
        chosen = rules.next_presenters(willing, presented, places, declined=declined)
        assert len(chosen) == min(places, len(set(willing) - declined)) == len(set(chosen))
        for project in chosen:
            assert project in willing and project not in declined
        presented += chosen
        counts = Counter(presented)
        assert max(counts[p] for p in always) - min(counts[p] for p in always) <= 1
    for project in always:
        at = [number for number, one in enumerate(presented) if one == project]
        for one, other in pairwise(at):
            assert always - {project} <= set(presented[one:other])


@settings(max_examples=40)
@given(two_years(), st.data())
def test_volunteers_out_of_turn_are_fair_too(
    months: list[tuple[list[int], set[int], int]], data: st.DataObject
) -> None:
    """Whoever asks for the floor gets it unless somebody is ahead; the difference stays the same."""
    presented: list[int] = []
    always = set.intersection(*(set(willing) - declined for willing, declined, _ in months))
    for willing, declined, places in months:
        for _ in range(places):
            asking = data.draw(st.sampled_from(sorted(set(willing) - declined)))
            ahead = rules.ahead_of(asking, willing, presented, declined)
            presented.append(ahead[0] if ahead else asking)
        counts = Counter(presented)
        assert max(counts[p] for p in always) - min(counts[p] for p in always) <= 1


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_turns_lose_and_double_nobody(willing: list[int], presented: list[int]) -> None:
    ordered = rules.turns(willing, presented)
    assert sorted(ordered) == sorted(set(willing))
    new = [project for project in dict.fromkeys(willing) if project not in presented]
    assert ordered[: len(new)] == new


def test_quiet_ones_are_invited_the_quietest_first() -> None:
    floors = [
        Floor(1, silent=3),
        Floor(2, silent=2),
        Floor(3, silent=9, coming=True),
        Floor(4, silent=9, invited=2),
        Floor(5, silent=5, invited=3),
        Floor(6, silent=5),
        Floor(7, silent=5, invited=8),
        Floor(8, silent=4, invited=0),
    ]
    assert rules.quiet_projects(floors, 10) == [6, 7, 5, 1]
    assert rules.quiet_projects(floors, 2) == [6, 7]
    assert rules.quiet_projects(floors, 0) == []
    assert [floor.project for floor in floors if floor.quiet] == [1, 4, 5, 6, 7, 8]


@given(st.integers(1, 3), st.integers(1, 24))
def test_nobody_is_invited_again_and_again(most: int, months: int) -> None:
    """Ten projects that never answer: each is invited at most every third meeting, and all come to be."""
    since: dict[int, int | None] = dict.fromkeys(PROJECTS)
    invited: list[list[int]] = []
    for _ in range(months):
        floors = [Floor(project, 12, since[project]) for project in PROJECTS]
        chosen = rules.quiet_projects(floors, most)
        invited.append(chosen)
        since = {p: 0 if p in chosen else None if n is None else n for p, n in since.items()}
        since = {p: None if n is None else n + 1 for p, n in since.items()}
    for number, chosen in enumerate(invited):
        recent = [p for month in invited[max(0, number - rules.INVITE_AGAIN + 1) : number] for p in month]
        assert not set(chosen) & set(recent)
    assert len({p for month in invited for p in month}) == min(10, sum(map(len, invited)))
