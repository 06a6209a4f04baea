"""Days and times: how Kehu says them, and what it understands."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refusal import Refusal
from bot.texts import Texts, parse_date

texts = Texts.load([Path(__file__).parents[2] / "bot"])
fi, en = texts.language("fi"), texts.language("en")
TODAY = date(2026, 11, 23)  # a Monday
MONDAY = date(2026, 12, 7)
NEXT_YEAR = date(2027, 1, 4)
HELSINKI = ZoneInfo("Europe/Helsinki")
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def plain(text: str) -> str:
    """With ordinary blanks, to be read in a test."""
    return text.replace("\u00a0", " ")


def test_days() -> None:
    assert fi.date(MONDAY, TODAY) == "ma\u00a07.12."
    assert plain(fi.date(NEXT_YEAR, TODAY)) == "ma 4.1.2027"
    assert plain(fi.date(MONDAY, TODAY, year=True)) == plain(fi.full_date(MONDAY)) == "ma 7.12.2026"
    assert fi.spoken_date(MONDAY) == "maanantai 7. joulukuuta"
    assert plain(en.date(MONDAY, TODAY)) == "Mon 7 Dec"
    assert plain(en.date(NEXT_YEAR, TODAY)) == "4 Jan 2027"
    assert en.spoken_date(MONDAY) == "Monday 7 December"


def test_near_days() -> None:
    words = [plain(fi.near_date(date(2026, 11, day), TODAY)) for day in (21, 22, 23, 24, 25, 26)]
    assert words == ["la 21.11.", "eilen", "tänään", "huomenna", "ylihuomenna", "to 26.11."]
    assert en.near_date(TODAY, TODAY) == "today"


def test_ranges() -> None:
    assert fi.date_range(date(2026, 12, 7), date(2026, 12, 11), TODAY) == "7.–11.12."
    assert fi.date_range(date(2026, 11, 30), date(2026, 12, 2), TODAY) == "30.11.–2.12."
    assert fi.date_range(date(2026, 12, 28), NEXT_YEAR, TODAY) == "28.12.2026–4.1.2027"
    assert fi.date_range(MONDAY, MONDAY, TODAY) == "7.12."
    assert plain(en.date_range(date(2026, 12, 7), date(2026, 12, 8), TODAY)) == "7–8 Dec"
    assert plain(en.date_range(date(2026, 12, 28), NEXT_YEAR, TODAY)) == "28 Dec 2026 – 4 Jan 2027"


def test_times() -> None:
    assert fi.time(time(13)) == "klo\u00a013"
    assert plain(fi.time(time(9, 15))) == "klo 9.15"
    assert plain(fi.time_range(time(13), time(14, 30))) == "klo 13–14.30"
    assert (en.time(time(13)), en.time_range(time(13), time(14, 30))) == ("13:00", "13:00–14:30")


def test_a_moment_is_told_on_the_wall_clock() -> None:
    moment = datetime(2026, 12, 7, 7, 15, tzinfo=UTC)
    assert plain(fi.when(moment, TODAY, HELSINKI)) == "ma 7.12. klo 9.15"
    assert plain(en.when(moment, TODAY, HELSINKI)) == "Mon 7 Dec at 9:15"
    late = datetime(2026, 12, 6, 22, 30, tzinfo=UTC)
    assert plain(fi.when(late, TODAY, HELSINKI)) == "ma 7.12. klo 0.30"
    summer = datetime(2027, 7, 1, 7, tzinfo=UTC)
    assert plain(fi.when(summer, TODAY, HELSINKI)) == "to 1.7.2027 klo 10"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7.12.2026", MONDAY),
        (" 07.12.2026 ", MONDAY),
        ("7. 12. 2026", MONDAY),
        ("7.12.26", MONDAY),
        ("7.12.", MONDAY),
        ("7.12", MONDAY),
        ("ma 7.12.", MONDAY),
        ("ma\u00a07.12.2026", MONDAY),
        ("Maanantaina 7.12.", MONDAY),
        ("7. joulukuuta", MONDAY),
        ("maanantai 7. joulukuuta 2026", MONDAY),
        ("2026-12-07", MONDAY),
        ("Mon 7 Dec", MONDAY),
        ("7 December 2026", MONDAY),
        ("4.1.", NEXT_YEAR),
        ("20.11.", date(2026, 11, 20)),
        ("1.9.", date(2027, 9, 1)),
        ("eilen", date(2026, 11, 22)),
        ("tänään", TODAY),
        ("Huomenna", date(2026, 11, 24)),
        ("ylihuomenna", date(2026, 11, 25)),
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 24)),
        ("ma", date(2026, 11, 30)),
        ("ti", date(2026, 11, 24)),
        ("sunnuntaina", date(2026, 11, 29)),
        ("friday", date(2026, 11, 27)),
    ],
)
def test_a_typed_day(typed: str, meant: date) -> None:
    assert parse_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "31.2.2026",
        "29.2.",
        "0.1.2027",
        "7.13.",
        "ti 7.12.2026",
        "12/7/2026",
        "7.12.1826",
        "joskus",
        "huomenna klo 9",
        "7.12.20260",
        "٧.١٢.٢٠٢٦",
        "9" * 5000,
        "7.12.2026; DROP TABLE",
    ],
)
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_date(typed, TODAY)
    assert refused.value.message == "refusal-impossible-date"
    assert len(str(refused.value.arguments["input"])) <= 20
    assert "7.12.2026" in fi.refusal(refused.value, TODAY, HELSINKI)


@given(DAYS, DAYS)
def test_every_way_to_say_a_day_is_understood(day: date, today: date) -> None:
    for speech in (fi, en):
        assert parse_date(speech.full_date(day), today) == day
        assert (
            parse_date(speech.near_date(day, today), today) == day
            or not speech.near_date(day, today)[-1].isdigit()
        )
    assert parse_date(day.isoformat(), today) == day
    assert parse_date(f"{day.day}.{day.month}.{day.year}", today) == day


@given(DAYS, st.integers(-60, 300))
def test_without_a_year_a_day_is_near(today: date, ahead: int) -> None:
    day = date.fromordinal(today.toordinal() + ahead)
    if (day.month, day.day) != (2, 29):
        assert parse_date(f"{day.day}.{day.month}.", today) == day


@given(st.text(max_size=30), DAYS)
def test_any_text_is_a_day_or_a_refusal(typed: str, today: date) -> None:
    try:
        assert isinstance(parse_date(typed, today), date)
    except Refusal as refused:
        assert refused.message == "refusal-impossible-date"
