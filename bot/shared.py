"""Shared cards: posting one to a channel, and bringing every copy up to date, through the outbox.

Both are planned in the transaction of their cause and drawn when they are sent, from today's truth.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from storage import outbox, shared_cards

POST, UPDATE = "card.post", "card.update"
TIME_TO_READ = timedelta(seconds=10)


def post(session: Session, surface: str, subject: int, conversation_id: str, now: datetime) -> bool:
    """Plan the first copy of a subject's card in a conversation; said again, nothing more is planned."""
    return outbox.plan(
        session,
        key=f"post:{surface}:{subject}:{conversation_id}"[:200],
        kind=POST,
        subject={"surface": surface, "subject": subject},
        now=now,
        conversation_id=conversation_id,
    )


def member_key(surface: str, subject: int, member_id: int) -> str:
    """The outbox key of a subject's card in a person's own chat."""
    return f"post:{surface}:{subject}:member:{member_id}"


def post_to_member(session: Session, surface: str, subject: int, member_id: int, now: datetime) -> bool:
    """Plan the card of a subject for a person's own chat, which is opened if there is none yet."""
    return outbox.plan(
        session,
        key=member_key(surface, subject, member_id),
        kind=POST,
        subject={"surface": surface, "subject": subject},
        now=now,
        member_id=member_id,
    )


def changed(session: Session, surface: str, subject: int, revision: int, now: datetime) -> None:
    """Plan an update of every kept copy that shows an older revision."""
    for copy in shared_cards.of_subject(session, surface, subject):
        if copy.shown < revision:
            answers = copy.activity_id == session.info.get(_ANSWERING)
            outbox.plan(
                session,
                key=f"update:{copy.id}:{revision}",
                kind=UPDATE,
                subject={"copy": copy.id, "revision": revision},
                now=now,
                not_before=now + TIME_TO_READ if answers else None,
                conversation_id=copy.conversation_id,
            )


def answers_in_place(session: Session, activity_id: str) -> None:
    """This message answers a click of the session with a sentence on it: its update waits until that can be read.

    Only for a personal chat: in a channel the others see no sentence, and wait for nothing.
    """
    session.info[_ANSWERING] = activity_id


_ANSWERING = "shared.answering"


def keep(
    session: Session,
    surface: str,
    subject: int,
    conversation_id: str,
    activity_id: str,
    shown: int,
    now: datetime,
) -> None:
    """Remember a copy that now stands in Teams, so that it is kept up to date."""
    shared_cards.register(
        session,
        surface=surface,
        subject_id=subject,
        conversation_id=conversation_id,
        activity_id=activity_id,
        shown=shown,
        now=now,
    )
