"""The way to a person: their chat in Teams, or mail while they cannot be reached there.

Who has blocked Kehu or taken the app away meant something by it: they are tried once a week, by chat and then by
mail. Where anything else stands in the way, mail comes in the chat's place.
"""

from __future__ import annotations

from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import nudge_hours
from bot.mail import is_mailbox
from bot.post_failed import UNREACHABLE
from bot.working_days import WorkingDays
from storage import conversations, daily_messages, network_settings, nudge_preferences
from storage.conversations import Conversation
from storage.members import Member
from storage.outbox import OutboxRow

TRY_AGAIN_DAYS = 7
"""Who cannot be reached is tried once a week: what stood in the way may have gone without a word to us."""
OWN_CHOICE = frozenset({"blocked-by-user", "app-removed"})
Way = Literal["chat", "mail"]


def mailbox_of(session: Session, member: Member) -> str | None:
    """Where mail reaches a person; None if it cannot, or if they do not want it."""
    address = member.email or ""
    if not is_mailbox(address) or not network_settings.mail_server_is_set(session):
        return None
    return address if nudge_preferences.of(session, member.id).by_mail else None


def may_be_told(session: Session, member: Member, today: date, calendar: WorkingDays, zone: ZoneInfo) -> bool:
    """Whether a daily message to this person is worth a try today."""
    chat = _silent_chat(session, member)
    if chat is None or _is_the_weekly_try(chat, today, calendar, zone):
        return True
    if chat.unreachable_reason in OWN_CHOICE or mailbox_of(session, member) is None:
        return False
    last = daily_messages.newest_settled(session, member.id)
    return last is None or last.outcome != daily_messages.MAIL_REJECTED


def way_of(
    session: Session, row: OutboxRow, member: Member, today: date, calendar: WorkingDays, zone: ZoneInfo
) -> Way:
    """How a row goes to a person now. What this very row could not say in the chat goes by mail."""
    chat = _silent_chat(session, member)
    if chat is None or mailbox_of(session, member) is None:
        return "chat"
    if row.kind == daily_messages.NUDGES and row.outcome not in UNREACHABLE:
        return "chat" if _is_the_weekly_try(chat, today, calendar, zone) else "mail"
    return "mail"


def _silent_chat(session: Session, member: Member) -> Conversation | None:
    chat = conversations.personal_of(session, member.id)
    return chat if chat is not None and chat.unreachable_since is not None else None


def _is_the_weekly_try(chat: Conversation, today: date, calendar: WorkingDays, zone: ZoneInfo) -> bool:
    """Whether today is the first working day of a week counted from the day on which the silence began."""
    assert chat.unreachable_since is not None
    since = nudge_hours.local_day(chat.unreachable_since, zone)
    week, before = ((day - since).days // TRY_AGAIN_DAYS for day in (today, calendar.add(today, -1)))
    return week > before
