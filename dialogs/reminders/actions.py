"""What the buttons of the reminders do, and the command."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from bot.capability import Asks, Reply, Shows
from bot.dates import parse_date
from bot.nudge_hours import Hours
from bot.refusal import Refusal
from bot.texts import LANGUAGES
from bot.turn import Turn
from dialogs.reminders import daily, rules
from dialogs.reminders import payloads as p
from dialogs.reminders.status_card import check_may_see
from storage import daily_messages, members, nudge_preferences, nudges
from storage.nudge_preferences import Preference
from storage.nudges import EVERYTHING

AWAY, LATER, TIMES = "reminders.away", "reminders.later", "reminders.times"
_MINE = Shows(p.SETTINGS)


def reminders_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``muistutukset``: the card. A sentence that tells a leave is done at once, or asks for its last day.

    A day alone may mean something else (*muistuta 20.12.*), so it is put into the form and not believed.
    ``muistutukset tila`` is the coordinator's card of how the messages are going.
    """
    if rules.asks_for_status(rest):
        return show_status(p.ShowStatus(), turn, session)
    if rules.is_a_day(rest, turn.today):
        last = rules.day_in(rest, turn.today)
        return Reply(asks=Asks(AWAY, {"last": last.isoformat()} if last is not None else {}))
    if not rules.tells_of_being_away(rest):
        return Reply(shows=_MINE)
    last = rules.day_in(rest, turn.today)
    return Reply(asks=Asks(AWAY)) if last is None else _be_away(last, turn, session)


def open_reminders(payload: p.Open, turn: Turn, session: Session) -> Reply:
    """Show what reminders one gets."""
    return Reply(shows=_MINE, fresh=True)


def show_status(payload: p.ShowStatus, turn: Turn, session: Session) -> Reply:
    """Show how the messages of everybody are going; for the coordinator and the deputy."""
    check_may_see(turn)
    return Reply(shows=Shows(p.STATUS), fresh=True)


def ask_times(payload: p.AskTimes, turn: Turn, session: Session) -> Reply:
    """Ask when, where and in which language."""
    now = nudge_preferences.of(session, turn.me.id)
    known = {
        "opens": now.opens,
        "daily": now.daily,
        "closes": now.closes,
        "where": "mail" if now.by_mail else "chat",
        "language": turn.speech.code,
    }
    return Reply(asks=Asks(TIMES, known))


def set_times(payload: p.SetTimes, turn: Turn, session: Session) -> Reply:
    """Keep a person's hours, way and language; what waits for them is looked at anew by the new hours."""
    rules.check_times(payload.opens, payload.daily, payload.closes)
    if payload.where not in rules.WHERE or payload.language not in ("", *LANGUAGES):
        raise Refusal("host-old-card")
    wanted = Preference(payload.opens, payload.daily, payload.closes, payload.where == "mail")
    nudge_preferences.choose(session, turn.me.id, wanted)
    member = members.by_id(session, turn.me.id)
    if payload.language and member is not None:
        member.language = payload.language
    daily_messages.look_again(session, turn.me.id, turn.now)
    hours = Hours.of(wanted)
    notice = turn.text(
        "reminders-times-set",
        daily=turn.speech.time(hours.daily),
        hours=turn.speech.time_range(hours.opens, hours.closes),
    )
    return Reply(notice=notice, shows=_MINE)


def set_kind(payload: p.SetKind, turn: Turn, session: Session) -> Reply:
    """Turn a kind on or off; what was stopped of it stays stopped."""
    kind = turn.house.nudges.get(payload.kind)
    if kind is None:
        raise Refusal("host-old-card")
    # A pause until today has run out: so a kind is turned on without forgetting what was stopped of it.
    nudges.pause(session, turn.me.id, kind.kind, 0, turn.today if payload.on else None)
    message = "reminders-kind-on" if payload.on else "reminders-kind-off"
    return Reply(notice=turn.text(message, kind=turn.text(kind.title)), shows=_MINE)


def resume(payload: p.Resume, turn: Turn, session: Session) -> Reply:
    """Take one stopped matter back."""
    if payload.kind not in turn.house.nudges or payload.subject < 1:
        raise Refusal("host-old-card")
    nudges.pause(session, turn.me.id, payload.kind, payload.subject, turn.today)
    return Reply(notice=turn.text("reminders-resumed"), shows=_MINE)


def ask_away(payload: p.AskAway, turn: Turn, session: Session) -> Reply:
    """Ask until when one is away."""
    return Reply(asks=Asks(AWAY))


def set_away(payload: p.SetAway, turn: Turn, session: Session) -> Reply:
    """Be silent of everything until the day after the last day away."""
    return _be_away(payload.last, turn, session)


def _be_away(last: date | None, turn: Turn, session: Session) -> Reply:
    until = rules.check_away(last, turn.today) + timedelta(days=1)
    nudges.pause(session, turn.me.id, EVERYTHING, 0, until)
    first = turn.calendar.on_or_after(until)
    return Reply(notice=turn.text("nudge-later", due=turn.day(first)), shows=_MINE)


def back(payload: p.Back, turn: Turn, session: Session) -> Reply:
    """No longer away."""
    nudges.resume(session, turn.me.id, EVERYTHING)
    daily_messages.look_again(session, turn.me.id, turn.now)
    return Reply(notice=turn.text("reminders-welcome-back"), shows=_MINE)


def later(payload: p.Later, turn: Turn, session: Session) -> Reply:
    """Put a message off to the next working day or to next week."""
    return _put_off(payload.message, rules.later_day(payload.when, turn.today, turn.calendar), turn, session)


def ask_later(payload: p.AskLater, turn: Turn, session: Session) -> Reply:
    """Ask for the day to which a message is put off."""
    rules.message_day(payload.message)
    return Reply(asks=Asks(LATER, {"message": payload.message}))


def later_on(payload: p.LaterOn, turn: Turn, session: Session) -> Reply:
    """Put a message off to a day of one's choice; a day off means the next working day."""
    day = turn.calendar.on_or_after(rules.check_later(payload.day, turn.today))
    return _put_off(payload.message, day, turn, session)


def _put_off(message: int, day: date, turn: Turn, session: Session) -> Reply:
    waiting = daily.read_for_change(turn, session, message).open
    daily.put_off(turn, session, waiting, day)
    notice = turn.text("nudge-later", due=turn.day(day)) if waiting else turn.text("reminders-all-done")
    return Reply(notice=notice, shows=Shows(p.DAILY, message))


def stop(payload: p.Stop, turn: Turn, session: Session) -> Reply:
    """Be silent of what a message still tells, or of one kind as a whole; the matters themselves stay."""
    waiting = daily.read_for_change(turn, session, payload.message).open
    shows = Shows(p.DAILY, payload.message)
    if payload.kind:
        kind = turn.house.nudges.get(payload.kind)
        if kind is None:
            raise Refusal("host-old-card")
        nudges.pause(session, turn.me.id, kind.kind, 0, None)
        of_kind = [matter for matter in waiting if matter.kind is kind]
        daily.stop(turn, session, of_kind, whole_kind=True)
        return Reply(notice=turn.text("reminders-kind-off", kind=turn.text(kind.title)), shows=shows)
    daily.stop(turn, session, waiting)
    return Reply(notice=turn.text("nudge-stopped" if waiting else "reminders-all-done"), shows=shows)


def read_last(said: str, turn: Turn, session: Session) -> str:
    """The last day away, in plain text."""
    day = rules.day_in(said, turn.today) or parse_date(said, turn.today)
    return rules.check_away(day, turn.today).isoformat()


def read_later(said: str, turn: Turn, session: Session) -> str:
    """The day to which reminders are put off, in plain text."""
    return rules.check_later(parse_date(said, turn.today), turn.today).isoformat()
