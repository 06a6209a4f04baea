"""The SDK's storage over a table of ours, with eTags that are really checked."""

import uuid
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

import botbuilder.schema
from botbuilder.core import Storage
from botbuilder.dialogs import DialogInstance, DialogReason, DialogState, DialogTurnStatus, PromptOptions
from botbuilder.dialogs.choices import Choice, ListStyle
from msrest.serialization import Model
from sqlalchemy import JSON, String, bindparam, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, insert_new
from storage.database import Database
from storage.prepared import Prepared
from storage.state_json import StateJson

ANY_ETAG = "*"
# The SDK's own place for the eTag inside a state.
ETAG_FIELD = "e_tag"


class BotStateRow(Base):
    """The state of one person in one conversation, or whatever else the key stands for, without its eTag."""

    __tablename__ = "bot_state"

    key: Mapped[str] = mapped_column(String(500), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)
    etag: Mapped[str] = mapped_column(String(32))


class StateConflict(Exception):
    """The state was changed by another since it was read; nothing of this write was stored."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class DatabaseStorage(Storage):
    """botbuilder's Storage.

    Values are dictionaries or objects, JSON in all their parts but for the SDK's own classes.

    `classes` lists further classes that dialogs keep in their state; anything else raises StateNotStorable
    when written.
    """

    def __init__(self, database: Database, classes: Iterable[type] = ()) -> None:
        self._database = database
        self._json = StateJson([*_sdk_classes(), *classes])

    async def read(self, keys: Iterable[str]) -> dict[str, Any]:
        """The values that are there, each with its eTag in `e_tag`; keys that are not there are left out."""
        wanted = list(keys)
        if not wanted:
            return {}
        rows = await self._database.glance(
            lambda session: {key: row for key in wanted if (row := _READ.first(session, it=key))}
        )
        return {key: _with_etag(self._json.decode(value), etag) for key, (value, etag) in rows.items()}

    async def write(self, changes: Mapping[str, Any] | None) -> None:
        """Write all values in one transaction, or none: StateConflict if one is not what its `e_tag` says.

        Without an eTag the key must be new; "*" writes over whatever is there. Afterwards each value
        carries its new eTag, so that the same turn can write again.
        """
        if changes is None:
            raise TypeError("changes are required")
        if not changes:
            return
        # The state is read here, not in the writer's thread: the turn may go on changing it meanwhile.
        written = [(key, self._plain(value), _etag(value)) for key, value in changes.items()]
        new = uuid.uuid4().hex
        await self._database.transaction(lambda session: _write(session, written, new))
        for value in changes.values():
            _with_etag(value, new)

    async def delete(self, keys: Iterable[str]) -> None:
        """Delete the keys, whatever their eTags; a key that is not there is no error."""
        gone = delete(BotStateRow).where(BotStateRow.key.in_(list(keys)))
        await self._database.transaction(lambda session: session.execute(gone))

    def _plain(self, value: Any) -> Any:
        if isinstance(value, dict):
            return self._json.encode({name: one for name, one in value.items() if name != ETAG_FIELD})
        encoded = self._json.encode(value)
        encoded["fields"].pop(ETAG_FIELD, None)
        return encoded


def _write(session: Session, written: list[tuple[str, Any, str | None]], new: str) -> None:
    for key, value, etag in written:
        if etag is None or etag == ANY_ETAG:
            if insert_new(session, BotStateRow, "key", key=key, value=value, etag=new):
                continue
            if etag is None:
                raise StateConflict(key)
        if etag == ANY_ETAG:
            changed = _WRITE_OVER.change(session, it=key, state=value, new=new)
        else:
            changed = _WRITE.change(session, it=key, state=value, new=new, read=etag)
        if not changed:
            raise StateConflict(key)


# Asked in every turn that goes through a dialog, mostly for one key.
_READ = Prepared(select(BotStateRow.value, BotStateRow.etag).where(BotStateRow.key == bindparam("it")))
_WRITE_OVER = Prepared(
    update(BotStateRow)
    .where(BotStateRow.key == bindparam("it"))
    .values(value=bindparam("state"), etag=bindparam("new"))
)
_WRITE = Prepared(
    update(BotStateRow)
    .where(BotStateRow.key == bindparam("it"), BotStateRow.etag == bindparam("read"))
    .values(value=bindparam("state"), etag=bindparam("new"))
)


def _etag(value: Any) -> str | None:
    return value.get(ETAG_FIELD) if isinstance(value, dict) else getattr(value, ETAG_FIELD, None)


def _with_etag(value: Any, etag: str) -> Any:
    if isinstance(value, dict):
        value[ETAG_FIELD] = etag
    else:
        setattr(value, ETAG_FIELD, etag)
    return value


def _sdk_classes() -> Iterable[type]:
    """What dialogs and prompts keep: their stack and options, and in these activities and attachments."""
    yield from (DialogState, DialogInstance, PromptOptions, Choice, ListStyle, DialogReason, DialogTurnStatus)
    schema = (one for one in vars(botbuilder.schema).values() if isinstance(one, type))
    yield from (one for one in schema if issubclass(one, Model | Enum))
