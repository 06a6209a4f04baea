"""Who reads a card that Kehu sends unasked: the person of a chat, or everybody in a channel."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.reception import Reception
from bot.turn import PERSONAL, Person, Place, Turn
from storage import conversations, members
from storage.conversations import Conversation
from storage.members import Member

NOBODY = Person(0, "Kehu", None, frozenset())
"""Who looks at a card in a channel: everybody, and so nobody in particular."""


def turn_of(
    session: Session, reception: Reception, conversation_id: str | None, member_id: int | None, now: datetime
) -> Turn | None:
    """The turn of whoever reads the card: the person of a personal chat, nobody in particular in a channel.

    None if the person has left.
    """
    conversation = conversations.find(session, conversation_id) if conversation_id else None
    if conversation is not None and conversation.kind == PERSONAL:
        member_id = conversation.member_id
    if conversation is None or conversation.kind == PERSONAL:
        member = members.by_id(session, member_id)
        if member is not None:
            return _personal(session, reception, member, conversation, now) if member.active else None
        if member_id is not None or conversation is not None:
            return None
    bare = conversation.id if conversation is not None else conversation_id or ""
    return Turn(
        now=now,
        zone=reception.zone,
        speech=reception.speech(conversation.language if conversation is not None else None),
        me=NOBODY,
        place=Place(bare, conversation.kind if conversation is not None else "channel", bare),
        calendar=reception.calendar,
        house=reception.house,
        dialogs=reception.dialogs,
    )


def _personal(
    session: Session, reception: Reception, member: Member, conversation: Conversation | None, now: datetime
) -> Turn:
    chat = conversation or conversations.personal_of(session, member.id)
    bare = chat.id if chat is not None else ""
    return reception.turn(member, Place(bare, PERSONAL, bare), chat, now)
