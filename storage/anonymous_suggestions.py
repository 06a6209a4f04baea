"""Suggestions without a name: what waits for its week to be over, and how an author comes back with a receipt code.

Of a code only a hash is kept. Like anonymous feedback everything waits under a random key, without author or moment.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ForeignKey, String, Text, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage import anonymity, suggestions
from storage.base import Base
from storage.prepared import Prepared
from storage.receipt_codes import HASH_LENGTH
from storage.suggestions import TITLE_MOST, Suggestion


class SuggestionReceipt(Base):
    """The hash of the receipt code of one suggestion without a name."""

    __tablename__ = "suggestion_receipt"

    suggestion_id: Mapped[int] = mapped_column(ForeignKey("suggestion.id"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(HASH_LENGTH), unique=True)


class WaitingSuggestion(Base):
    """A suggestion without a name whose week is not over; ``key`` is random."""

    __tablename__ = "suggestion_waiting"
    __table_args__ = (anonymity.WITHOUT_ORDER,)

    key: Mapped[str] = mapped_column(String(anonymity.KEY_LENGTH), primary_key=True)
    title: Mapped[str] = mapped_column(String(TITLE_MOST))
    text: Mapped[str] = mapped_column(Text)
    week: Mapped[str] = mapped_column(String(8))
    code_hash: Mapped[str] = mapped_column(String(HASH_LENGTH), unique=True)


class WaitingMessage(Base):
    """A message of an author without a name whose week is not over; ``key`` is random."""

    __tablename__ = "suggestion_message_waiting"
    __table_args__ = (anonymity.WITHOUT_ORDER,)

    key: Mapped[str] = mapped_column(String(anonymity.KEY_LENGTH), primary_key=True)
    suggestion_id: Mapped[int] = mapped_column(ForeignKey("suggestion.id"))
    text: Mapped[str] = mapped_column(Text)
    week: Mapped[str] = mapped_column(String(8))


def wait(session: Session, *, title: str, text: str, week: str, code_hash: str) -> None:
    """Keep a suggestion without a name until its week is over."""
    key = anonymity.random_key()
    session.add(WaitingSuggestion(key=key, title=title, text=text, week=week, code_hash=code_hash))
    session.flush()


def wait_message(session: Session, suggestion_id: int, *, text: str, week: str) -> None:
    """Keep a message of an author without a name until its week is over."""
    key = anonymity.random_key()
    session.add(WaitingMessage(key=key, suggestion_id=suggestion_id, text=text, week=week))
    session.flush()


def arrive(session: Session, code_hash: str, **values: object) -> Suggestion:
    """A suggestion without a name reaches the others; its code goes along."""
    made = suggestions.add(session, **values)
    session.add(SuggestionReceipt(suggestion_id=made.id, code_hash=code_hash))
    session.flush()
    return made


def weeks_waiting(session: Session) -> Sequence[str]:
    """The weeks of which a suggestion or a message waits."""
    found = {
        *_SUGGESTIONS_WAIT.all(session),
        *_MESSAGES_WAIT.all(session),
    }
    return sorted(week for (week,) in found)


_SUGGESTIONS_WAIT = Prepared(select(WaitingSuggestion.week).distinct())
_MESSAGES_WAIT = Prepared(select(WaitingMessage.week).distinct())


def waiting_by_hash(session: Session, code_hash: str) -> WaitingSuggestion | None:
    """The suggestion with this code that has not arrived yet, or None."""
    return session.scalar(select(WaitingSuggestion).where(WaitingSuggestion.code_hash == code_hash))


def by_hash(session: Session, code_hash: str) -> Suggestion | None:
    """The suggestion with this code that has arrived, or None."""
    found = session.scalar(
        select(SuggestionReceipt.suggestion_id).where(SuggestionReceipt.code_hash == code_hash)
    )
    return None if found is None else suggestions.by_id(session, found)


def is_followed(session: Session, suggestion_id: int) -> bool:
    """Whether its author may come back with a code."""
    return session.get(SuggestionReceipt, suggestion_id) is not None


def take_waiting(session: Session, week: str) -> list[tuple[str, str, str]]:
    """Take out the suggestions of a week: title, text and code hash, in the order of the random keys."""
    found = [
        (row.title, row.text, row.code_hash)
        for row in session.scalars(
            select(WaitingSuggestion).where(WaitingSuggestion.week == week).order_by(WaitingSuggestion.key)
        )
    ]
    session.execute(delete(WaitingSuggestion).where(WaitingSuggestion.week == week))
    anonymity.ask_wipe(session)
    return found


def take_messages(session: Session, week: str) -> list[tuple[int, str]]:
    """Take out the messages of a week: suggestion and text, in the order of the random keys."""
    found = [
        (row.suggestion_id, row.text)
        for row in session.scalars(
            select(WaitingMessage).where(WaitingMessage.week == week).order_by(WaitingMessage.key)
        )
    ]
    session.execute(delete(WaitingMessage).where(WaitingMessage.week == week))
    anonymity.ask_wipe(session)
    return found


def messages_waiting(session: Session, suggestion_id: int) -> Sequence[WaitingMessage]:
    """What the author without a name has written since the last arrival."""
    found = select(WaitingMessage).where(WaitingMessage.suggestion_id == suggestion_id)
    return session.scalars(found.order_by(WaitingMessage.key)).all()


anonymity.keeps_only(WaitingSuggestion, "key", "title", "text", "week", "code_hash")
anonymity.keeps_only(WaitingMessage, "key", "suggestion_id", "text", "week")
