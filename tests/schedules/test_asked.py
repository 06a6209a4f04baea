"""What was asked for comes at once in a person's hours, waits while they are away, and is never told when settled."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from bot import asked
from bot.mail import is_mailbox
from storage import conversations, daily_messages, nudge_preferences, nudges
from storage.members import Team
from storage.nudge_preferences import Preference
from tests.bot.scripted_connector import Answer
from tests.mail_server import MailServer, mail_server
from tests.schedules.office import BOARD, CALENDAR, MONDAY, QUESTION, ZONE, Office, at, texts_of

pytestmark = pytest.mark.asyncio
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SATURDAY = MONDAY + 5 * DAY
BLOCKED = Answer(403, {"error": {"code": "ConversationBlockedByUser"}})
DISABLED = Answer(403, {"error": {"code": "BotDisabledByAdmin"}})


async def ask(office: Office, subject: int = 1, member: int = 1, **how: object) -> bool:
    now = office.clock.now()
    return await office.write(
        lambda session: asked.tell(session, QUESTION, subject, member, now, **how)  # type: ignore[arg-type]
    )


async def told_at(office: Office, *moments: object) -> list[int]:
    """How many messages had come by each of these moments."""
    counts = []
    for moment in moments:
        office.clock.moment = moment  # type: ignore[assignment]
        await office.deliver()
        counts.append(len(office.desk.sent))
    return counts


async def test_it_is_not_held_back_for_the_daily_message_and_does_not_count_as_one(office: Office) -> None:
    office.promises.add(1, MONDAY)
    await office.morning(MONDAY)
    assert await ask(office) and not await ask(office)
    assert await told_at(office, at(MONDAY, 13, 20)) == [2]
    office.promises.add(1, MONDAY + DAY)
    await ask(office, 2)
    await office.morning(MONDAY + DAY)
    assert len(office.desk.sent) == 4


async def test_it_waits_for_the_persons_hours(office: Office) -> None:
    office.clock.moment = at(MONDAY, 17)
    await ask(office)
    assert await told_at(office, at(MONDAY, 17), at(MONDAY, 23), at(MONDAY + DAY, 7, 59)) == [0, 0, 0]
    assert (await office.rows())[0].outcome == "quiet"
    assert await told_at(office, at(MONDAY + DAY, 8)) == [1]


async def test_hours_of_ones_own_count(office: Office) -> None:
    early = Preference(opens=6, daily=7, closes=14)
    await office.write(lambda session: nudge_preferences.choose(session, 1, early))
    office.clock.moment = at(MONDAY, 14, 30)
    await ask(office)
    assert await told_at(office, at(MONDAY, 16), at(MONDAY + DAY, 6)) == [0, 1]
    office.promises.add(1, MONDAY + DAY)
    assert [len(await office.morning(MONDAY + DAY, hour)) for hour in (6, 7, 9)] == [0, 1, 0]


async def test_on_a_day_off_and_while_away_it_waits_and_then_comes(office: Office) -> None:
    office.clock.moment = at(SATURDAY, 11)
    await ask(office)
    back = SATURDAY + 4 * DAY  # a Wednesday; Christmas eve is on Thursday
    await office.write(lambda session: nudges.pause(session, 1, "*", 0, back))
    assert await told_at(office, at(SATURDAY, 12), at(SATURDAY + 2 * DAY, 10), at(back, 7)) == [0, 0, 0]
    assert await told_at(office, at(back, 8)) == [1]


async def test_whoever_is_back_early_gets_it_then(office: Office) -> None:
    await office.write(lambda session: nudges.pause(session, 1, "*", 0, MONDAY + 30 * DAY))
    await ask(office)
    assert await told_at(office, at(MONDAY, 10)) == [0]
    now = at(MONDAY + DAY, 10)

    def back(session: Session) -> None:
        nudges.resume(session, 1, "*")
        daily_messages.look_again(session, 1, now)

    await office.write(back)
    assert await told_at(office, now) == [1]


async def test_what_would_come_too_late_is_marked_expired(office: Office) -> None:
    """A meeting at 8.30 is told at 8; one on Saturday is not told on Monday."""
    office.clock.moment = at(MONDAY, 7, 30)
    await ask(office, 1, expires=at(MONDAY, 8, 30))
    office_hours = await told_at(office, at(MONDAY, 7, 30), at(MONDAY, 8))
    assert office_hours == [0, 1]
    office.clock.moment = at(SATURDAY, 12)
    await ask(office, 2, expires=at(SATURDAY, 13))
    assert await told_at(office, at(SATURDAY, 12), at(SATURDAY + 2 * DAY, 9)) == [1, 1]
    assert [(row.state, row.outcome) for row in await office.rows()][1] == ("expired", "too-late")


async def test_what_was_settled_meanwhile_is_not_told(office: Office) -> None:
    office.clock.moment = at(MONDAY, 20)
    await ask(office)
    await office.deliver()
    office.promises.answered.add(1)
    assert await told_at(office, at(MONDAY + DAY, 9)) == [0]
    assert [(row.state, row.outcome) for row in await office.rows()] == [("expired", "settled")]


async def test_the_answer_to_ones_own_deed_comes_at_any_hour(office: Office) -> None:
    office.clock.moment = at(SATURDAY, 23)
    await ask(office, own_deed=True)
    assert await told_at(office, at(SATURDAY, 23)) == [1]


async def test_every_card_to_a_person_keeps_to_the_contract(office: Office) -> None:
    """Whoever plans one past the contract is held to it all the same."""
    office.clock.moment = at(SATURDAY, 12)
    await office.write(lambda session: asked.tell(session, BOARD, 1, 1, office.clock.now()))
    assert await told_at(office, at(SATURDAY, 12), at(SATURDAY + 2 * DAY, 8)) == [0, 1]


@pytest.mark.parametrize("hour", range(0, 24, 3))
@pytest.mark.parametrize(
    "day", [date(2027, 3, 28), date(2027, 10, 31), date(2028, 2, 29), date(2026, 12, 31)]
)
async def test_the_moment_it_reaches_somebody_is_the_one_told(office: Office, day: date, hour: int) -> None:
    """On a change of the clocks, a leap day and the last day of a year too."""
    now = at(day, hour)
    moment = await office.database.read(lambda session: asked.reaches(session, 1, now, CALENDAR, ZONE))
    assert moment >= now
    office.clock.moment = now
    await ask(office)
    assert await told_at(office, now, moment - timedelta(seconds=1) if moment > now else now, moment) == (
        [0, 0, 1] if moment > now else [1, 1, 1]
    )


# ---------------------------------------------------------------------------------- what Teams does not take


async def test_who_cannot_be_reached_in_teams_gets_mail(office: Office) -> None:
    async with mail_server() as post:
        await office.has_mail(post.port)
        chat = await office.chat(1)
        office.desk.down, office.desk.down_for = DISABLED, {chat}
        office.promises.add(1, MONDAY, "Lähetä <b>kyselypohja</b>")
        await office.morning(MONDAY)
        await ask(office)
        await office.deliver()
        daily, question = post.mails
        assert post.recipients == [["jasen.1@kaupunki.example"]] * 2
        assert daily["Subject"] == "Päivän muistutus: 1 asia"
        assert daily["Auto-Submitted"] == "auto-generated"
        text, html = (_body(daily, kind) for kind in ("plain", "html"))
        assert "Lähetä <b>kyselypohja</b>" in text and "Lähetä &lt;b&gt;kyselypohja&lt;/b&gt;" in html
        assert "en tavoita sinua Teamsissa" in text and "<h1>Päivän muistutus: 1 asia</h1>" in html
        assert question["Subject"] == "Kysymys 1" and "Hanke: Koti_portti *" in _body(question, "plain")
        assert [(row.state, row.outcome) for row in await office.rows()] == [("sent", "by-mail")] * 2
        assert [nudge.state for nudge in await office.nudges()] == ["told"]
        # The next days' reminders come by mail too, one a day, until the chat is there again.
        for n in range(1, 5):
            office.promises.add(1, MONDAY + n * DAY)
            await office.morning(MONDAY + n * DAY)
            await office.morning(MONDAY + n * DAY, 14)
        assert len(post.mails) == 6 and office.desk.sent == []
        await office.chat(1)
        office.desk.down = None
        office.promises.add(1, MONDAY + 7 * DAY)
        await office.morning(MONDAY + 7 * DAY)
        assert len(post.mails) == 6 and len(office.desk.sent) == 1


def _body(mail: object, kind: str) -> str:
    part = mail.get_body((kind,))  # type: ignore[attr-defined]
    return str(part.get_content())


async def test_who_has_blocked_kehu_is_not_pursued_by_mail_every_day(office: Office) -> None:
    async with mail_server() as post:
        await office.has_mail(post.port)
        chat = await office.chat(1)
        office.desk.down, office.desk.down_for = BLOCKED, {chat}
        for n in range(10):
            office.promises.add(1, MONDAY + n * DAY)
        await office.days(MONDAY, MONDAY + 10 * DAY)
        assert len(post.mails) == 2  # the day it began, and the first working day of the week after


async def test_who_wants_no_mail_gets_none(office: Office) -> None:
    async with mail_server() as post:
        await office.has_mail(post.port)
        await office.write(lambda s: nudge_preferences.choose(s, 1, Preference(by_mail=False)))
        chat = await office.chat(1)
        office.desk.down, office.desk.down_for = DISABLED, {chat}
        office.promises.add(1, MONDAY)
        await office.days(MONDAY, MONDAY + 3 * DAY)
        assert post.mails == []
        assert [(row.state, row.outcome) for row in await office.rows()] == [
            ("given-up", "disabled-by-admin")
        ]


@pytest.mark.parametrize(
    ("refuses", "outcome"), [("550 no such user", "mail-rejected"), ("451 try later", "mail-unavailable")]
)
async def test_mail_that_is_not_taken_loses_nothing(office: Office, refuses: str, outcome: str) -> None:
    async with mail_server() as post:
        await office.has_mail(post.port)
        chat = await office.chat(1)
        office.desk.down, office.desk.down_for = DISABLED, {chat}
        post.refuses = refuses
        office.promises.add(1, MONDAY)
        await office.morning(MONDAY)
        assert (await office.rows())[0].outcome == outcome
        assert [nudge.state for nudge in await office.nudges()] == ["planned"]
        await _is_told_when_it_can_be(office, post)


async def _is_told_when_it_can_be(office: Office, post: MailServer) -> None:
    post.refuses = ""
    day = MONDAY + DAY
    while not post.mails and day < MONDAY + 9 * DAY:
        await office.morning(day)
        day += DAY
    assert len(post.mails) == 1
    assert [nudge.state for nudge in await office.nudges()][:1] == ["told"]


async def test_without_a_mail_server_it_is_as_before(office: Office) -> None:
    chat = await office.chat(1)
    office.desk.down, office.desk.down_for = DISABLED, {chat}
    await ask(office)
    await office.deliver()
    assert [(row.state, row.outcome) for row in await office.rows()] == [("given-up", "disabled-by-admin")]
    known = await office.write(lambda session: conversations.unreachable_list(session))
    assert [one.unreachable_reason for one in known] == ["disabled-by-admin"]


async def test_an_address_that_is_none_gets_no_mail() -> None:
    assert not is_mailbox("") and not is_mailbox("a@b, c@d")


async def test_a_capability_that_fails_leaves_nothing_half_planned(office: Office) -> None:
    await office.sweep()
    assert office.promises.plans == [at(MONDAY)]
    office.promises.broken = True
    await office.sweep()
    assert await office.database.read(lambda session: session.get(Team, "half")) is None


async def test_what_stays_late_is_told_to_the_manager_after_five_working_days_and_privately(
    office: Office,
) -> None:
    office.promises.leads = 3
    office.promises.add(1, MONDAY)
    told: dict[date, set[str]] = {}
    for n in range(15):
        day = MONDAY + n * DAY
        before = len(office.desk.sent)
        await office.morning(day)
        for _, _, conversation, body in office.desk.sent[before:]:
            assert conversation.startswith("a:")
            told.setdefault(day, set()).add(conversation)
            assert "Lupaus 1" in texts_of(body["attachments"][0]["content"])
    days = sorted(told)
    assert [len(told[day]) for day in days] == [1, 1, 1]
    # The owner on Monday and five working days later, the manager on the sixth.
    managers = [day for day in days if any("29:3" in chat for chat in told[day])]
    assert managers[0] == MONDAY + 8 * DAY and CALENDAR.between(MONDAY, managers[0]) == 6


async def test_what_is_only_worth_telling_until_a_day_expires_visibly(office: Office) -> None:
    number = office.promises.add(1, MONDAY)
    office.promises.all[number].until = MONDAY + DAY
    await office.write(lambda session: nudges.pause(session, 1, "*", 0, MONDAY + 3 * DAY))
    await office.days(MONDAY, MONDAY + 4 * DAY)
    assert office.desk.sent == [] and [nudge.state for nudge in await office.nudges()] == ["expired"]
