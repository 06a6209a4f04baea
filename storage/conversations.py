"""Where Kehu can speak, and in which language: what an incoming activity tells, in columns of our own.

The SDK's conversation reference loses the tenant, so it is not kept; these columns are what a proactive
message is built from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from sqlalchemy import String, bindparam, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base
from storage.prepared import Prepared

SEEN_WITHIN = timedelta(minutes=1)
"""``seen_at`` is not written anew within this time: a click would have to wait for that alone."""
ConversationKind = Literal["personal", "group", "channel"]


class Conversation(Base):
    """A chat or a channel. `id` is as Teams gives it, but without the thread (";messageid=...").

    A proactive message to a channel must not name a thread, or it lands in a reply.
    """

    __tablename__ = "conversation"

    id: Mapped[str] = mapped_column(String(500), primary_key=True)
    kind: Mapped[ConversationKind] = mapped_column(String(10))
    service_url: Mapped[str] = mapped_column(String(500))
    tenant_id: Mapped[str] = mapped_column(String(100))
    team_id: Mapped[str | None] = mapped_column(String(300), index=True)
    channel_name: Mapped[str | None] = mapped_column(String(300))
    member_id: Mapped[int | None] = mapped_column(index=True)
    language: Mapped[str | None] = mapped_column(String(10))
    bot_id: Mapped[str] = mapped_column(String(200))
    unreachable_reason: Mapped[str | None] = mapped_column(String(200))
    unreachable_since: Mapped[datetime | None]
    seen_at: Mapped[datetime]


@dataclass(frozen=True)
class ConversationSeen:
    """What one activity tells about its conversation.

    None means that it does not say, and what is known stays.

    `member_id` is the person of a personal chat, never the last speaker of a channel. `seen_at` is aware
    UTC.
    """

    id: str
    kind: ConversationKind
    service_url: str
    tenant_id: str
    bot_id: str
    seen_at: datetime
    team_id: str | None = None
    channel_name: str | None = None
    member_id: int | None = None


def remember(session: Session, seen: ConversationSeen) -> Conversation:
    """Note where an activity came from; return the conversation. Who writes to Kehu can be reached again.

    The language is a choice and not what the last speaker's client happens to use, so it is left alone.
    """
    row = find(session, seen.id)
    new = row is None
    if row is None:
        row = Conversation(id=_without_thread(seen.id))
        session.add(row)
    row.kind = seen.kind
    row.service_url = seen.service_url
    row.tenant_id = seen.tenant_id
    row.bot_id = seen.bot_id
    if new or abs(seen.seen_at - row.seen_at) >= SEEN_WITHIN:
        row.seen_at = seen.seen_at
    row.team_id = seen.team_id or row.team_id
    row.channel_name = seen.channel_name or row.channel_name
    row.member_id = seen.member_id or row.member_id
    _clear(row)
    session.flush()
    return row


class KnownConversation(NamedTuple):
    """What a turn needs to know of a conversation."""

    language: str | None


def known_as_seen(
    session: Session, seen: ConversationSeen, *, of: int | None = None, quiet: bool = False
) -> KnownConversation | None:
    """The conversation, if an activity tells nothing of it but when it came; None: remember it.

    ``of`` is the person of a personal chat, where the activity itself does not say whose it is.

    That is nearly every activity, and so it costs no entity; when it came is noted unless that is to be kept
    ``quiet``.
    """
    id = _without_thread(seen.id)
    row = _AS_SEEN.first(session, conversation=id)
    if row is None:
        return None
    *known, team_id, channel_name, member_id, seen_at, language = row
    if known != [seen.kind, seen.service_url, seen.tenant_id, seen.bot_id, None, None]:
        return None
    told = (seen.team_id or team_id, seen.channel_name or channel_name, of or seen.member_id or member_id)
    if told != (team_id, channel_name, member_id):
        return None
    if abs(seen.seen_at - seen_at) >= SEEN_WITHIN:
        if quiet:
            return None
        _SEEN_AT.change(session, conversation=id, now=seen.seen_at)
    return KnownConversation(language)


_AS_SEEN = Prepared(
    select(
        Conversation.kind,
        Conversation.service_url,
        Conversation.tenant_id,
        Conversation.bot_id,
        Conversation.unreachable_since,
        Conversation.unreachable_reason,
        Conversation.team_id,
        Conversation.channel_name,
        Conversation.member_id,
        Conversation.seen_at,
        Conversation.language,
    ).where(Conversation.id == bindparam("conversation"))
)
_SEEN_AT = Prepared(
    update(Conversation).where(Conversation.id == bindparam("conversation")).values(seen_at=bindparam("now"))
)


def find(session: Session, conversation_id: str) -> Conversation | None:
    """The conversation with this id, with or without its thread; None if Kehu was never spoken to there."""
    return session.scalar(_BY_ID, {"conversation": _without_thread(conversation_id)})


# Asked in every turn and for every message, so it is built once: building a statement costs more than running it.
_BY_ID = select(Conversation).where(Conversation.id == bindparam("conversation"))


class Whereabouts(NamedTuple):
    """What is needed to post into a conversation; ``unreachable_since`` as long as the last try could not."""

    service_url: str
    tenant_id: str
    bot_id: str
    unreachable_since: datetime | None


def whereabouts(session: Session, conversation_id: str) -> Whereabouts | None:
    """Where a conversation's messages go, as ``find`` would tell; asked for every message that Kehu begins."""
    row = _WHEREABOUTS.first(session, conversation=_without_thread(conversation_id))
    return None if row is None else Whereabouts._make(row)


_WHEREABOUTS = Prepared(
    select(
        Conversation.service_url, Conversation.tenant_id, Conversation.bot_id, Conversation.unreachable_since
    ).where(Conversation.id == bindparam("conversation"))
)


def personal_of(session: Session, member_id: int) -> Conversation | None:
    """The personal chat with a person, reachable or not; the one last seen, if there are several."""
    return session.scalars(_PERSONAL_OF, {"member": member_id}).first()


_PERSONAL_OF = (
    select(Conversation)
    .where(Conversation.member_id == bindparam("member"), Conversation.kind == "personal")
    .order_by(Conversation.seen_at.desc())
    .limit(1)
)


def set_language(session: Session, conversation_id: str, language: str | None) -> bool:
    """Choose the language of a conversation, None for the default; False for an unknown conversation."""
    row = find(session, conversation_id)
    if row is None:
        return False
    row.language = language
    return True


def mark_unreachable(session: Session, conversation_id: str, reason: str, now: datetime) -> bool:
    """Note why Kehu may not write here, and when it first could not; False for an unknown conversation."""
    row = find(session, conversation_id)
    if row is None:
        return False
    row.unreachable_reason = reason
    row.unreachable_since = row.unreachable_since or now
    return True


def mark_reachable(session: Session, conversation_id: str) -> bool:
    """Forget that it could not be reached (the app is back); False for an unknown conversation."""
    row = find(session, conversation_id)
    if row is None:
        return False
    _clear(row)
    return True


def unreachable_list(session: Session) -> Sequence[Conversation]:
    """The conversations that cannot be reached, the longest silent first, for the coordinator to see."""
    silent = select(Conversation).where(Conversation.unreachable_since.is_not(None))
    return session.scalars(silent.order_by(Conversation.unreachable_since, Conversation.id)).all()


def _without_thread(conversation_id: str) -> str:
    return conversation_id.partition(";messageid=")[0]


def _clear(row: Conversation) -> None:
    row.unreachable_reason = None
    row.unreachable_since = None
