"""What was not reached goes on to the next meeting with its reason: none is lost, none is doubled.

On a real database, meeting after meeting, with everything that can happen to an item in any order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from bot.working_days import WorkingDays
from dialogs.meetings import closing, rules, series
from dialogs.meetings.record import add_item, move_items, next_after
from dialogs.meetings.series_rules import SeriesRule
from storage import agendas, meetings, schema
from storage.agendas import BY_HAND, CANCELLED, DONE, NOT_HELD, NOT_REACHED, OPEN, WITHDRAWN, AgendaItem
from storage.meetings import Meeting
from storage.members import Profile, enrol
from tests.dialogs.network import ZONE

CALENDAR = WorkingDays()
NOW = datetime(2027, 1, 2, 7, tzinfo=UTC)
RULE = SeriesRule(2, 3, time(13), 90, NOW.date())
PROPOSED = tuple(rules.USUAL_MINUTES)


@lru_cache(1)
def engine() -> Engine:
    made = create_engine("sqlite://")
    schema.metadata().create_all(made)
    with Session(made) as session:
        kati = enrol(session, Profile("aad-1", "29:1", "Kati Korhonen"), NOW)
        series.put(session, series.Series(RULE), by=kati.id, now=NOW)
        series.ensure(session, NOW, ZONE, CALENDAR)
        session.commit()
    return made


@contextmanager
def network() -> Iterator[Session]:
    """A year of meetings; whatever happens is undone at the end."""
    with Session(engine()) as session:
        yield session
        session.rollback()


def propose(session: Session, meeting: Meeting | None, section: str, title: str) -> AgendaItem:
    return add_item(session, meeting, section=section, title=title, minutes=5, now=NOW, proposed_by_id=1)


def proposed(session: Session) -> list[AgendaItem]:
    """Every item that a person proposed, wherever it is."""
    return list(session.scalars(select(AgendaItem).where(AgendaItem.fixed.is_(None)).order_by(AgendaItem.id)))


def open_in(session: Session, meeting: Meeting) -> list[AgendaItem]:
    return [i for i in agendas.items_of(session, meeting.id) if i.state == OPEN and not i.fixed]


HAPPENS = st.sampled_from(["nothing", "done", "withdrawn", "deferred", "current"])
ENDS = st.sampled_from(["closed", "closed", "closed", "cancelled", "missed"])
MEETING = st.tuples(st.lists(st.tuples(st.sampled_from(PROPOSED), HAPPENS), max_size=6), HAPPENS, ENDS)


@settings(max_examples=15)
@given(st.lists(MEETING, min_size=1, max_size=4))
@pytest.mark.proofs
def test_n_open_items_are_n_in_the_backlog(
    course: list[tuple[list[tuple[str, str]], str, str]],
) -> None:
    with network() as session:
        made = 0
        for wanted, carried_ones, ends in course:
            meeting = next_after(session, None)
            assert meeting is not None
            now = meeting.starts_at + timedelta(minutes=10)
            plan = [(item, carried_ones) for item in open_in(session, meeting)]
            for section, happens in wanted:
                made += 1
                plan.append((propose(session, meeting, section, f"Asia {made}"), happens))
            for item, happens in plan:
                befalls(session, meeting, item, happens, now)
            still_open = open_in(session, meeting)
            going = [item for item in still_open if ends != "closed" or item.id != meeting.current_id]
            before = {item.id: item.carried for item in going}
            end(session, meeting, ends, now)
            check_moved(session, meeting, before, ends)
            everything = proposed(session)
            assert [item.title for item in everything] == [f"Asia {n}" for n in range(1, made + 1)]
            following = next_after(session, meeting)
            assert following is not None
            for item in everything:
                assert item.state in (DONE, WITHDRAWN) or item.meeting_id == following.id
            waiting = sorted(item.id for item in everything if item.state == OPEN)
            assert sorted(i.id for i in open_in(session, following)) == waiting
            assert sorted(i.id for i in agendas.backlog(session)) == waiting
            twice(session, meeting, ends, now)


def befalls(session: Session, meeting: Meeting, item: AgendaItem, happens: str, now: datetime) -> None:
    """What becomes of one item in a meeting; the last current one is under way at its end."""
    if happens == "done":
        closing.finish(item, now)
    elif happens == "withdrawn":
        item.state = WITHDRAWN
    elif happens == "deferred":
        move_items(session, [item], next_after(session, meeting), reason=BY_HAND, by=1, now=now)
    elif happens == "current":
        meeting.current_id, item.begun_at = item.id, now
    session.flush()


def end(session: Session, meeting: Meeting, ends: str, now: datetime) -> int:
    if ends == "closed":
        meeting.started_at = meeting.started_at or meeting.starts_at
        return closing.close(session, meeting, by=1, now=now)
    if ends == "cancelled":
        meeting.current_id = None
        return series.cancel(session, meeting, "Sairastumisia", by=1, now=now)
    closing.miss(session, meeting, now)
    return 0


def check_moved(session: Session, meeting: Meeting, before: dict[int, int], ends: str) -> None:
    """Exactly those that were open have moved on, once, with the reason that fits."""
    reason = {"closed": NOT_REACHED, "cancelled": CANCELLED, "missed": NOT_HELD}[ends]
    moves = [move for move in agendas.moves_from(session, meeting.id) if move.reason == reason]
    assert sorted(move.item_id for move in moves) == sorted(before)
    for move in moves:
        assert move.to_id == move.item.meeting_id
        assert (move.item.why, move.item.carried) == (reason, before[move.item_id] + 1)


def twice(session: Session, meeting: Meeting, ends: str, now: datetime) -> None:
    """A meeting closed again moves nothing again."""
    if ends != "closed":
        return
    moves = len(agendas.moves_from(session, meeting.id))
    assert closing.close(session, meeting, by=1, now=now) == 0
    assert len(agendas.moves_from(session, meeting.id)) == moves


def test_without_a_next_meeting_items_wait_for_one() -> None:
    with network() as session:
        *earlier, last = meetings.coming(session, limit=50)
        for meeting in earlier:
            closing.miss(session, meeting, meeting.starts_at)
        items = [propose(session, last, "news", f"Asia {n}") for n in range(1, 4)]
        assert closing.close(session, last, by=1, now=last.starts_at) == 3
        assert agendas.homeless(session) == items
        assert {item.why for item in agendas.backlog(session)} == {NOT_REACHED}
        for _ in range(2):
            series.ensure(session, last.starts_at + timedelta(days=1), ZONE, CALENDAR)
            following = next_after(session, last)
            assert following is not None and agendas.homeless(session) == []
            assert [(item.meeting_id, item.carried) for item in items] == [(following.id, 1)] * 3


@pytest.mark.parametrize("ends", ["closed", "cancelled", "missed"])
def test_what_every_meeting_has_stays_in_its_meeting(ends: str) -> None:
    with network() as session:
        meeting = next_after(session, None)
        assert meeting is not None
        fixed = {item.id for item in agendas.items_of(session, meeting.id)}
        end(session, meeting, ends, meeting.starts_at)
        assert {item.id for item in agendas.items_of(session, meeting.id)} == fixed
        assert agendas.moves_from(session, meeting.id) == []


def test_what_waited_comes_first_and_keeps_its_order() -> None:
    with network() as session:
        meeting = next_after(session, None)
        assert meeting is not None
        following = next_after(session, meeting)
        propose(session, following, "news", "Uusi")
        for title in ("Eka", "Toka"):
            propose(session, meeting, "news", title)
        closing.close(session, meeting, by=1, now=meeting.starts_at)
        assert following is not None
        assert [item.title for item in open_in(session, following)] == ["Eka", "Toka", "Uusi"]
