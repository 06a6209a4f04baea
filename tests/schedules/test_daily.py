"""The daily message from what is due to Teams: one a day, in its hours, today's truth, and nothing lost."""

from datetime import date, timedelta

import pytest

from bot.card_actions import click
from storage import conversations, members, nudges, outbox
from tests.bot.scripted_connector import Answer
from tests.schedules.office import MONDAY, Keep, Office, at, texts_of

pytestmark = pytest.mark.asyncio
DAY = timedelta(days=1)
DOWN = Answer(503, {"error": {"code": "ServiceUnavailable"}})
BLOCKED = Answer(403, {"error": {"code": "ConversationBlockedByUser"}})


async def test_one_message_tells_everything_the_most_urgent_first(office: Office) -> None:
    office.promises.add(1, MONDAY, "Lähetä kyselypohja")
    office.promises.add(1, MONDAY - 3 * DAY, "Tarkista budjetti")
    office.promises.add(2, MONDAY, "Kaisan asia")
    first, second = sorted(await office.morning(MONDAY), key=lambda card: len(str(card)), reverse=True)
    said = texts_of(first)
    assert said[:2] == ["Kehu · ma\u00a014.12.", "Päivän muistutukset: 2 asiaa"]
    assert said.index("Tarkista budjetti") < said.index("Lähetä kyselypohja")
    assert "Kaisan asia" in texts_of(second) and "Kaisan asia" not in said
    assert [row.state for row in await office.rows()] == ["sent", "sent"]
    assert {nudge.state for nudge in await office.nudges()} == {"told"}


async def test_who_has_never_written_gets_a_chat_of_their_own(office: Office) -> None:
    office.promises.add(1, MONDAY)
    await office.morning(MONDAY)
    (_, _, conversation, body) = office.desk.sent[0]
    known = await office.write(lambda session: conversations.personal_of(session, 1))
    assert known is not None and known.id == conversation == body["conversation"]["id"]
    assert (known.tenant_id, known.service_url, known.bot_id) == ("kunta", office.desk.url, "28:kehu")


@pytest.mark.parametrize("again", [1, 5, 60, 300])
async def test_the_same_day_says_it_once(office: Office, again: int) -> None:
    office.promises.add(1, MONDAY)
    await office.morning(MONDAY)
    office.promises.add(1, MONDAY)
    for _ in range(3):
        office.clock.moment += timedelta(minutes=again)
        await office.sweep()
        await office.deliver()
    assert len(office.desk.sent) == 1
    (card,) = await office.morning(MONDAY + DAY)
    assert "Lupaus 2" in texts_of(card) and "Lupaus 1" not in texts_of(card)


async def test_nothing_goes_out_before_nine_after_five_or_on_a_day_off(office: Office) -> None:
    office.promises.add(1, date(2026, 12, 18))
    assert await office.morning(date(2026, 12, 18), 17, 1) == []  # Friday evening
    assert await office.morning(date(2026, 12, 19), 10) == []
    assert await office.morning(date(2026, 12, 20), 10) == []
    assert await office.morning(date(2026, 12, 21), 8, 59) == []
    assert len(await office.morning(date(2026, 12, 21))) == 1


async def test_a_planned_message_that_is_late_waits_for_its_hour_of_the_next_day(office: Office) -> None:
    office.promises.add(1, MONDAY)
    office.clock.moment = at(MONDAY, 16, 59)
    await office.sweep()
    office.clock.moment = at(MONDAY, 17)
    await office.deliver()
    (row,) = await office.rows()
    assert (row.state, row.next_attempt_at, row.outcome) == ("planned", at(MONDAY + DAY, 9), "closed")
    assert office.desk.sent == []
    assert await office.morning(MONDAY + DAY, 8) == []
    assert len(await office.morning(MONDAY + DAY, 9)) == 1
    assert await office.morning(MONDAY + DAY, 10) == []


async def test_what_is_settled_between_planning_and_sending_is_not_told(office: Office) -> None:
    one, two = office.promises.add(1, MONDAY), office.promises.add(1, MONDAY)
    await office.sweep()
    office.promises.all[one].kept = True
    await office.deliver()
    said = texts_of(office.desk.cards[0])
    assert "Lupaus 2" in said and "Lupaus 1" not in said and "Päivän muistutus: 1 asia" in said
    assert [nudge.state for nudge in await office.nudges()] == ["settled", "told"]
    assert two == 2


async def test_nothing_left_to_say_is_not_said(office: Office) -> None:
    number = office.promises.add(1, MONDAY)
    await office.sweep()
    office.promises.all[number].kept = True
    await office.deliver()
    (row,) = await office.rows()
    assert (row.state, row.outcome, office.desk.sent) == ("expired", "nothing-left", [])
    assert [nudge.state for nudge in await office.nudges()] == ["settled"]


async def test_an_outage_of_three_days_ends_in_one_message_that_says_so(office: Office) -> None:
    await office.chat(1)
    office.desk.down = DOWN
    for n in range(3):
        office.promises.add(1, MONDAY + n * DAY)
        for hour in range(24):
            await office.morning(MONDAY + n * DAY, hour)
    office.desk.down = None
    (card,) = await office.morning(MONDAY + 3 * DAY)
    said = texts_of(card)
    assert "Muistutukset eivät lähteneet 14.–16.12., joten tässä on kaikki yhdessä viestissä." in said
    assert "Päivän muistutukset: 3 asiaa" in said
    assert await office.morning(MONDAY + 3 * DAY, 12) == []
    office.promises.add(1, MONDAY + 4 * DAY)
    (next_day,) = await office.morning(MONDAY + 4 * DAY)
    assert not any("eivät lähteneet" in text for text in texts_of(next_day))


async def test_a_bot_that_was_off_for_three_days_says_so_too(office: Office) -> None:
    await office.days(MONDAY - 7 * DAY, MONDAY)
    for n in range(3):
        office.promises.add(1, MONDAY + n * DAY)
    office.promises.add(2, MONDAY + 3 * DAY)
    caught_up, other = sorted(
        await office.morning(MONDAY + 3 * DAY, 11), key=lambda card: "Lupaus 4" in texts_of(card)
    )
    assert any("14.–16.12." in text for text in texts_of(caught_up))
    assert not any("eivät lähteneet" in text for text in texts_of(other))
    office.promises.add(1, MONDAY + 3 * DAY)
    (next_day,) = await office.morning(MONDAY + 4 * DAY)
    assert not any("eivät lähteneet" in text for text in texts_of(next_day))


async def test_an_old_matter_that_came_up_only_now_is_no_outage(office: Office) -> None:
    office.promises.add(2, MONDAY - 7 * DAY)
    await office.days(MONDAY - 7 * DAY, MONDAY)
    office.promises.add(1, MONDAY - 4 * DAY)
    (card,) = [one for one in await office.morning(MONDAY) if "Lupaus 2" in texts_of(one)]
    assert not any("eivät lähteneet" in text for text in texts_of(card))


async def test_who_is_away_hears_nothing_until_the_next_working_day(office: Office) -> None:
    office.promises.add(1, MONDAY)
    friday = MONDAY + 4 * DAY
    await office.write(lambda session: nudges.pause(session, 1, "*", 0, friday + DAY))
    await office.days(MONDAY, MONDAY + 7 * DAY)
    assert office.desk.sent == []
    (card,) = await office.morning(MONDAY + 7 * DAY)
    assert not any("eivät lähteneet" in text for text in texts_of(card))


async def test_a_leave_that_begins_after_planning_counts(office: Office) -> None:
    office.promises.add(1, MONDAY)
    await office.sweep()
    await office.write(lambda session: nudges.pause(session, 1, "*", 0, MONDAY + DAY))
    await office.deliver()
    assert office.desk.sent == []
    assert len(await office.morning(MONDAY + DAY)) == 1


@pytest.mark.parametrize("scope", [("promise", 0), ("promise", 1), ("*", 0)])
async def test_what_is_stopped_is_not_told(office: Office, scope: tuple[str, int]) -> None:
    office.promises.add(1, MONDAY)
    await office.write(lambda session: nudges.pause(session, 1, *scope, None))
    await office.days(MONDAY, MONDAY + 14 * DAY)
    assert office.desk.sent == [] and await office.rows() == []


async def test_who_has_left_is_not_written_to(office: Office) -> None:
    office.promises.add(1, MONDAY)
    await office.sweep()

    def leave(session: object) -> None:
        member = members.by_id(session, 1)  # type: ignore[arg-type]
        assert member is not None
        members.leave(session, member, office.clock.now())  # type: ignore[arg-type]

    await office.write(leave)
    await office.deliver()
    (row,) = await office.rows()
    assert (row.state, row.outcome, office.desk.sent) == ("expired", "left", [])
    assert (await office.morning(MONDAY + DAY)) == [] and len(await office.rows()) == 1


async def test_who_blocked_kehu_is_tried_once_a_week_and_loses_nothing(office: Office) -> None:
    chat = await office.chat(1)
    office.promises.add(1, MONDAY)
    office.desk.down, office.desk.down_for = BLOCKED, {chat}
    await office.days(MONDAY, MONDAY + 8 * DAY)
    rows = await office.rows()
    assert [(row.state, row.outcome) for row in rows] == [("given-up", "blocked-by-user")] * 2
    known = await office.write(lambda session: conversations.unreachable_list(session))
    assert [(one.id, one.unreachable_reason) for one in known] == [(chat, "blocked-by-user")]
    office.desk.down = None
    await office.chat(1)  # the person writes again
    (card,) = await office.morning(MONDAY + 9 * DAY)
    assert "Lupaus 1" in texts_of(card) and any("14.–22.12." in text for text in texts_of(card))


async def test_the_weekly_try_finds_who_can_be_reached_again(office: Office) -> None:
    chat = await office.chat(1)
    office.promises.add(1, MONDAY)
    office.desk.down, office.desk.down_for = BLOCKED, {chat}
    await office.days(MONDAY, MONDAY + 7 * DAY)
    office.desk.down = None
    assert len(await office.morning(MONDAY + 7 * DAY)) == 1
    assert await office.write(lambda session: conversations.unreachable_list(session)) == []


async def test_a_kind_that_fails_does_not_silence_the_others(office: Office) -> None:
    office.promises.add(1, MONDAY)
    await office.write(
        lambda session: nudges.plan(session, [nudges.Occasion(1, "promise", 1, "given", MONDAY)], at(MONDAY))
    )
    office.promises.broken = True
    assert len(await office.morning(MONDAY)) == 1


async def test_a_click_on_the_message_is_answered_with_the_message_as_it_is_then(office: Office) -> None:
    one = office.promises.add(1, MONDAY)
    office.promises.add(1, MONDAY)
    await office.morning(MONDAY)
    turn = await office.turn()
    data = _button(office.desk.cards[0], "Valmis")
    assert data["verb"] == Keep.verb and data["subject"] == MONDAY.toordinal()
    drawn = await office.write(lambda session: click(data | {"number": one}, turn, session))
    said = texts_of(drawn.card)
    assert "Päivän muistutukset: 2 asiaa" in said and "✓ Hoidettu: 1" in said and "Lupaus 2" in said
    assert "Lupaus 1" not in said
    done = await office.write(lambda session: click(data | {"number": 2}, turn, session))
    assert "✓ Hoidettu: 2" in texts_of(done.card) and "Myöhemmin" not in texts_of(done.card)


async def test_a_click_that_is_faster_than_our_own_note_finds_the_same_message(office: Office) -> None:
    office.promises.add(1, MONDAY)
    await office.sweep()
    turn = await office.turn()
    stop = {"verb": "reminders.stop", "message": MONDAY.toordinal()}
    drawn = await office.write(lambda session: click(stop, turn, session))
    assert "Lupaus 1" in texts_of(drawn.card)
    await office.deliver()
    assert office.desk.sent == []  # stopped before it was sent again
    assert [nudge.state for nudge in await office.nudges()] == ["told"]


async def test_later_tells_it_again_on_that_day_once(office: Office) -> None:
    office.promises.add(1, MONDAY)
    await office.morning(MONDAY)
    turn = await office.turn()
    later = {"verb": "reminders.later", "message": MONDAY.toordinal()}
    await office.write(lambda session: click(later | {"when": "next-week"}, turn, session))
    await office.write(lambda session: click(later, turn, session))
    drawn = await office.write(lambda session: click(later, turn, session))
    assert "Selvä. Seuraava muistutus: ti\u00a015.12." in texts_of(drawn.card)
    told = [len(await office.morning(MONDAY + n * DAY)) for n in range(1, 7)]
    assert told == [1, 0, 0, 0, 0, 0]
    tuesday = MONDAY + DAY
    office.clock.moment = at(tuesday, 10)
    turn = await office.turn()
    again = {"verb": "reminders.later", "message": tuesday.toordinal(), "when": "next-week"}
    await office.write(lambda session: click(again, turn, session))
    told = [len(await office.morning(MONDAY + n * DAY)) for n in range(2, 9)]
    assert told == [0, 0, 0, 0, 0, 1, 0]


async def test_a_matter_that_waits_long_is_told_at_its_own_pace(office: Office) -> None:
    office.promises.add(1, MONDAY)
    await office.days(MONDAY, MONDAY + 28 * DAY)
    days = [moment.date() for moment, *_ in office.desk.sent]
    # Every five working days; between them lie Christmas, New Year and Epiphany.
    assert days == [MONDAY, MONDAY + 7 * DAY, date(2026, 12, 30), date(2027, 1, 8)]
    assert (await office.write(lambda s: outbox.counts(s, office.clock.now()))).sent == 4


def _button(card: object, title: str) -> dict[str, object]:
    found = _find(card, title)
    assert found is not None
    return found


def _find(part: object, title: str) -> dict[str, object] | None:
    if isinstance(part, dict):
        if part.get("title") == title and "data" in part:
            return dict(part["data"])
        return next((found for value in part.values() if (found := _find(value, title))), None)
    if isinstance(part, list):
        return next((found for value in part if (found := _find(value, title))), None)
    return None
