"""The rules of feedback and suggestions: what was said, when anonymous texts arrive, and what is reminded of."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refusal import Refusal
from bot.working_days import WorkingDays
from dialogs.feedback import rules, tickets
from storage import anonymity
from storage.suggestions import ENDED, NEW, NOT_NOW, STATES

CALENDAR, ZONE = WorkingDays(), ZoneInfo("Europe/Helsinki")
DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))
RECIPIENTS = {"support": ("hanketu", "tuelle"), "coordinator": ("koordinaattor",), "network": ("verkosto",)}
NAMELESS = ("nimettöm", "nimetön", "anonyym")


# ---------------------------------------------------------------------------------------------- what was said


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("", rules.Said("", False, "")),
        ("koordinaattorille", rules.Said("coordinator", False, "")),
        ("Hanketukipalveluille: kiitos avusta!", rules.Said("support", False, "kiitos avusta!")),
        ("nimettömänä", rules.Said("", True, "")),
        ("nimettömänä verkostolle", rules.Said("network", True, "")),
        ("tuelle, nimettömänä: lomake on sekava", rules.Said("support", True, "lomake on sekava")),
        ("ruoka oli hyvää", rules.Said("", False, "ruoka oli hyvää")),
        (
            "lomake on sekava, haluan olla nimetön",
            rules.Said("", True, "lomake on sekava, haluan olla nimetön"),
        ),
        ("koordinaattorille hanketuesta", rules.Said("coordinator", False, "hanketuesta")),
        ("– : ", rules.Said("", False, "")),
    ],
)
def test_what_was_said_after_the_command(rest: str, said: rules.Said) -> None:
    assert rules.read_said(rest, RECIPIENTS, NAMELESS) == said


@given(
    st.text(max_size=200), st.sampled_from(["nimettömänä", "Nimetön", "ANONYYMISTI"]), st.text(max_size=50)
)
def test_whoever_speaks_of_namelessness_never_gets_a_form_with_a_name(
    before: str, word: str, after: str
) -> None:
    said = rules.read_said(f"{before} {word} {after}", RECIPIENTS, NAMELESS)
    assert said.nameless


@given(st.text(max_size=300))
def test_any_text_is_read_and_none_is_made_up(rest: str) -> None:
    said = rules.read_said(rest, RECIPIENTS, NAMELESS)
    assert said.text in rest.strip() and said.recipient in ("", *RECIPIENTS)


@given(st.text(max_size=600), st.integers(10, 150))
def test_a_title_fits(text: str, most: int) -> None:
    title = rules.title_of(text, most)
    assert len(title) <= most and "\n" not in title


@pytest.mark.parametrize(
    ("said", "split"),
    [
        ("kokeillaan tätä", ("Kokeillaan tätä", "")),
        ("Kokeillaan tätä. Se auttaisi.", ("Kokeillaan tätä", "Se auttaisi.")),
        ("a" * 30, ("A" + "a" * 18 + "…", "a" * 30)),
        ("kokous 7.12. klo 9 pois", ("Kokous 7.12. klo 9…", "kokous 7.12. klo 9 pois")),
    ],
)
def test_a_suggestion_said_in_one_go(said: str, split: tuple[str, str]) -> None:
    assert rules.title_and_rest(said, 20) == split


@pytest.mark.parametrize(
    ("roles", "held", "mine"),
    [
        ({"coordinator"}, (True, True), ("coordinator", "network")),
        ({"coordinator"}, (False, True), ("support", "coordinator", "network")),
        ({"support"}, (True, True), ("support",)),
        ({"deputy"}, (True, True), ()),
        ({"deputy"}, (True, False), ("coordinator", "network")),
        (set(), (False, False), ()),
    ],
)
def test_who_receives_what(roles: set[str], held: tuple[bool, bool], mine: tuple[str, ...]) -> None:
    found = rules.mine(frozenset(roles), support_is_held=held[0], coordinator_is_held=held[1])
    assert found == mine


# ------------------------------------------------------------------------------- when anonymous texts arrive


@given(DAYS)
def test_everything_of_a_week_arrives_at_one_moment_after_it(day: date) -> None:
    monday = day - timedelta(days=day.weekday())
    moments = {rules.arrives(anonymity.week_of(monday + timedelta(days=n)), CALENDAR, ZONE) for n in range(7)}
    assert len(moments) == 1
    moment = moments.pop()
    assert moment.date() >= monday + timedelta(days=7) and CALENDAR.is_working_day(moment.date())
    assert (moment.hour, moment.minute) == (9, 0)
    assert all(
        not CALENDAR.is_working_day(monday + timedelta(days=n))
        for n in range(7, (moment.date() - monday).days)
    )


def test_around_the_turn_of_the_year() -> None:
    assert anonymity.week_of(date(2027, 1, 1)) == "2026-W53"
    assert rules.arrival_day("2026-W53", CALENDAR) == date(2027, 1, 4)
    # Christmas Day 2028 is a Monday, and Boxing Day a Tuesday.
    assert rules.arrival_day("2028-W51", CALENDAR) == date(2028, 12, 27)
    with pytest.raises(ValueError, match="not an ISO week"):
        rules.arrival_day("2026-49", CALENDAR)


# ------------------------------------------------------------------------------------------------ suggestions

TODAY = date(2026, 12, 2)
CHANGES = st.builds(
    rules.Change,
    st.sampled_from(STATES),
    st.none() | st.just("Aiempi sana"),
    st.none() | st.dates(TODAY - timedelta(days=60), TODAY + timedelta(days=60)),
)


@given(
    CHANGES,
    st.sampled_from([*STATES, "gone"]),
    st.text(max_size=30),
    st.none() | st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=90)),
)
def test_a_change_keeps_its_promises(
    old: rules.Change, state: str, reason: str, reply_by: date | None
) -> None:
    try:
        made = rules.check_change(old, state=state, reason=reason, reply_by=reply_by, today=TODAY, most=20)
    except Refusal:
        return
    assert made != old and made.state == state in STATES
    assert state != NEW or old.state == NEW
    if state == NOT_NOW:
        assert made.reason and reason.strip()
    if state in ENDED:
        assert made.reply_by is None
    elif reply_by is not None:
        assert made.reply_by == reply_by >= TODAY
    elif state == old.state:
        assert made.reply_by == old.reply_by, "a promise is not lost by saying something"


@given(DAYS, st.integers(-30, 60))
def test_an_owner_is_reminded_before_on_and_after_the_day_and_not_every_day(
    reply_by: date, after: int
) -> None:
    today = reply_by + timedelta(days=after)
    found = rules.reply_occasion(reply_by, today, CALENDAR)
    waited = CALENDAR.between(reply_by, today)
    if found is None:
        assert today < CALENDAR.add(reply_by, -2)
        return
    occasion, day = found
    assert day <= today
    assert occasion == ("late" if waited else "due" if today >= reply_by else "before")
    if occasion == "late":
        assert (CALENDAR.between(reply_by, day) - 1) % 5 == 0


def test_help_is_offered_only_when_a_promise_is_well_past() -> None:
    day = date(2026, 12, 16)
    assert rules.stuck_day(day, date(2026, 12, 22), CALENDAR) is None
    assert rules.stuck_day(day, date(2026, 12, 23), CALENDAR) == date(2026, 12, 23)
    assert rules.stuck_day(day, date(2027, 1, 5), CALENDAR) == date(2026, 12, 23)


# ---------------------------------------------------------------------------------------------------- tickets

NOW = datetime(2026, 12, 2, 9, tzinfo=ZONE)


@given(st.integers(1, 10**8), st.integers(1, 10**6), st.binary(min_size=32, max_size=32))
def test_a_ticket_is_its_holders_for_half_an_hour(suggestion: int, person: int, secret: bytes) -> None:
    ticket = tickets.make(secret, suggestion, person, NOW)
    assert tickets.read(secret, ticket, person, NOW + timedelta(minutes=29)) == suggestion
    assert tickets.read(secret, ticket, person, NOW + timedelta(minutes=31)) is None
    assert tickets.read(secret, ticket, person + 1, NOW) is None
    assert tickets.read(secret[::-1] + b"x", ticket, person, NOW) is None


@given(st.text(max_size=90), st.integers(0, 80), st.characters(min_codepoint=48, max_codepoint=102))
def test_a_forged_ticket_opens_nothing(forged: str, at: int, letter: str) -> None:
    secret = b"s" * 32
    assert tickets.read(secret, forged, 1, NOW) is None
    ticket = tickets.make(secret, 7, 1, NOW)
    changed = ticket[:at] + letter + ticket[at + 1 :]
    assert changed == ticket or tickets.read(secret, changed, 1, NOW) is None
