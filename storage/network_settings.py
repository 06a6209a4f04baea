"""The network's own settings, made in chat: what is not of the environment and not of one person."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, UtcDateTime, insert_new
from storage.prepared import Prepared

SUPPORT_CHANNEL = "support.channel"
"""Where support reads: ``{"conversation": id}``."""
SUPPORT_MAILBOX = "support.mailbox"
"""The mailbox chosen in chat, which goes before the environment's: ``{"address": text}``."""
ENVIRONMENT_MAIL = "environment.mail"
"""What the environment said of mail at the last start: ``{"mailbox": text, "server": true or false}``."""
FUNCTIONS_BY_KIND = "decisions.functions"
"""Which support functions a kind of decision concerns: ``{kind: [function, ...]}``, only the kinds changed."""
_SECRET = "secret.links"


class NetworkSetting(Base):
    """One setting, with who changed it last."""

    __tablename__ = "network_setting"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[dict[str, Any]] = mapped_column(JSON)
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


def get(session: Session, key: str) -> dict[str, Any]:
    """The value of a setting; empty when it was never set."""
    found = _VALUE.first(session, key=key)
    return {} if found is None else dict(found[0])


# Asked several times in every turn and for every message.
_VALUE = Prepared(
    select(NetworkSetting.__table__.c.value).where(NetworkSetting.__table__.c.key == bindparam("key"))
)


def put(session: Session, key: str, value: dict[str, Any], *, by: int | None, now: datetime) -> None:
    """Set a setting."""
    found = session.get(NetworkSetting, key)
    if found is None:
        session.add(NetworkSetting(key=key, value=value, changed_by_id=by, changed_at=now))
    else:
        found.value, found.changed_by_id, found.changed_at = value, by, now
    session.flush()


def support_channel(session: Session) -> str | None:
    """The conversation where support reads its cards, or None until it is chosen."""
    chosen: str | None = get(session, SUPPORT_CHANNEL).get("conversation")
    return chosen


def support_mailbox(session: Session) -> str:
    """The mailbox chosen in chat, or the environment's; empty when there is neither."""
    return str(
        get(session, SUPPORT_MAILBOX).get("address") or get(session, ENVIRONMENT_MAIL).get("mailbox") or ""
    )


def mail_server_is_set(session: Session) -> bool:
    """Whether mail can leave at all."""
    return bool(get(session, ENVIRONMENT_MAIL).get("server"))


def link_secret(session: Session, now: datetime) -> bytes:
    """The key that signs links: made once, the same for every instance, never shown."""
    insert_new(
        session,
        NetworkSetting,
        "key",
        key=_SECRET,
        value={"hex": secrets.token_hex(32)},
        changed_at=now,
    )
    return bytes.fromhex(get(session, _SECRET)["hex"])
