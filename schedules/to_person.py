"""What Kehu says to one person unasked: the daily message, and cards that were asked for, each in its time and way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot import asked, nudge_hours
from bot.capability import Shows
from bot.cards import Card
from bot.mail import Mail
from bot.mail_card import mail_of
from bot.nudge_hours import Hours
from bot.reception import Reception
from bot.turn import Turn
from dialogs.reminders import daily
from dialogs.reminders.daily_card import draw as draw_daily
from dialogs.reminders.daily_card import draw_as_mail
from schedules.outage import silent_days
from schedules.readers import turn_of
from schedules.rendered import ByMail, Dropped, Letter, NotYet, Rendered
from schedules.ways import mailbox_of, way_of
from storage import daily_messages, members, nudge_preferences, nudges
from storage.outbox import OutboxRow


def daily_message(session: Session, row: OutboxRow, reception: Reception, now: datetime) -> Rendered:
    """The daily message of a person, from what waits for them now."""
    calendar, zone = reception.calendar, reception.zone
    member_id = int(row.subject["member"])
    hours = Hours.of(nudge_preferences.of(session, member_id))
    moment = nudge_hours.next_daily(now, calendar, zone, hours)
    if moment > now:
        return NotYet(moment, "closed")
    turn = turn_of(session, reception, None, member_id, now)
    if turn is None:
        return Dropped("expired", "left")
    if daily_messages.sent_between(session, member_id, *nudge_hours.day_bounds(turn.today, zone)):
        return Dropped("expired", "told-today")
    message = date.fromisoformat(row.subject["day"]).toordinal()
    found = daily.read(turn, session, message)
    if not found.first:
        # Whoever sent it died before noting so, and its person has answered it meanwhile.
        return Dropped("sent", "answered")

    def settle(session: Session, now: datetime) -> None:
        nudges.settle(session, found.settled, nudges.SETTLED, now, None)

    if not found.open:
        return Dropped("expired", "nothing-left", settle)

    def told_now(session: Session, now: datetime) -> None:
        settle(session, now)
        nudges.settle(session, found.told, nudges.TOLD, now, row.key)

    told = [matter.nudge for matter in found.open]
    period = silent_days(session, row, told, now, calendar, zone)
    notice = None
    if period is not None:
        days = turn.speech.date_range(*period, turn.today)
        notice = turn.text("nudge-catch-up", period=turn.text("reminders-period", days=days))
    mail = as_mail(session, row, turn, lambda: draw_as_mail(turn, found, notice))
    if mail is not None:
        return ByMail(mail, told_now)
    return Letter(
        draw_daily(turn, session, found, message, notice),
        lambda session, posted, now: told_now(session, now),
        member_id=turn.me.id,
        or_mail=has_mail(session, turn),
    )


def held_back(
    session: Session, row: OutboxRow, shows: Shows, reception: Reception, now: datetime
) -> Dropped | NotYet | None:
    """Why a card for a person does not go now: it is settled, their quiet time, or too late (see ``bot.asked``)."""
    if not reception.house.surfaces[shows.surface].needed(session, shows.subject):
        return Dropped("expired", "settled")
    if row.member_id is None or row.subject.get("own"):
        return None
    moment = asked.reaches(session, row.member_id, now, reception.calendar, reception.zone)
    expires = row.subject.get("expires")
    if expires is not None and moment >= datetime.fromisoformat(expires):
        return Dropped("expired", "too-late")
    return NotYet(moment, "quiet") if moment > now else None


def has_mail(session: Session, turn: Turn) -> bool:
    member = members.by_id(session, turn.me.id)
    return member is not None and mailbox_of(session, member) is not None


def as_mail(session: Session, row: OutboxRow, turn: Turn, draw: Callable[[], Card]) -> Mail | None:
    """The card as mail if that is this row's way to its person now."""
    member = members.by_id(session, turn.me.id)
    if member is None or way_of(session, row, member, turn.today, turn.calendar, turn.zone) == "chat":
        return None
    to = mailbox_of(session, member)
    assert to is not None
    return mail_of(draw(), turn.speech, key=row.key, to=to)
