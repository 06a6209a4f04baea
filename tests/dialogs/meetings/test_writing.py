"""Several people write the minutes of one item at once: nothing that anybody added is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dialogs.meetings.writing import merged, overlap

BASE = "Mukana 8 henkeä.\nAlku venyi.\nJatketaan."


def test_one_writes_and_nobody_else() -> None:
    assert merged(BASE, BASE, BASE + "\nLisäys.") == BASE + "\nLisäys."
    assert merged(BASE, BASE + "\nLisäys.", BASE) == BASE + "\nLisäys."
    assert merged("", "", "Ensimmäinen.") == "Ensimmäinen."
    assert merged(BASE, BASE, "") == ""


def test_two_write_in_different_places() -> None:
    theirs = BASE.replace("8", "9")
    mine = BASE.replace("Jatketaan.", "Jatketaan helmikuussa.")
    assert merged(BASE, theirs, mine) == "Mukana 9 henkeä.\nAlku venyi.\nJatketaan helmikuussa."
    assert overlap(BASE, theirs, mine)


def test_two_write_in_the_same_place() -> None:
    assert merged("", "Aino: 120.", "Eero: 150.") == "Aino: 120.\nEero: 150."
    assert merged(BASE, BASE + "\nA", BASE + "\nB") == BASE + "\nA\nB"
    theirs, mine = BASE.replace("venyi", "viivästyi"), BASE.replace("venyi", "kesti")
    assert merged(BASE, theirs, mine) == "Mukana 8 henkeä.\nAlku viivästyi.\nAlku kesti.\nJatketaan."


def test_one_deletes_what_the_other_changes() -> None:
    without = "Mukana 8 henkeä.\nJatketaan."
    changed = BASE.replace("venyi", "kesti")
    assert merged(BASE, without, changed) == changed
    assert merged(BASE, changed, without) == changed


def test_a_click_twice_writes_once() -> None:
    saved = merged("", "", "Rivi.")
    assert merged("", saved, "Rivi.") == "Rivi."
    assert not overlap("", saved, "Rivi.")


LINES = st.lists(st.sampled_from("abcdefgh"), max_size=7, unique=True)


@given(LINES, LINES, LINES)
def test_no_added_line_is_lost_and_nothing_is_made_up(
    base: list[str], theirs: list[str], mine: list[str]
) -> None:
    result = merged("\n".join(base), "\n".join(theirs), "\n".join(mine)).split("\n")
    added = (set(theirs) | set(mine)) - set(base)
    assert added <= set(result)
    assert set(base) & set(theirs) & set(mine) <= set(result)
    assert set(result) - {""} <= set(base) | set(theirs) | set(mine)


@given(st.lists(st.text("xyz", min_size=1, max_size=3), min_size=1, max_size=8))
def test_many_who_begin_from_the_same_text_are_all_there(texts: list[str]) -> None:
    saved = BASE
    for number, text in enumerate(texts):
        saved = merged(BASE, saved, f"{BASE}\n{number}: {text}")
    assert saved.startswith(BASE)
    assert sorted(saved.split("\n")[3:]) == sorted(f"{n}: {text}" for n, text in enumerate(texts))
