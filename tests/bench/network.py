"""A database to click in: believable kickoffs with 34 items each, as many as are wanted, and the people who click."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Table, func, insert, select, text
from sqlalchemy.orm import Session

from app import Kehu
from bot.card_actions import click
from bot.turn import PERSONAL, Place
from storage import conversations, kickoffs, members
from storage.conversations import ConversationSeen
from storage.kickoffs import (
    OPEN,
    Kickoff,
    KickoffAnchor,
    KickoffEvent,
    KickoffItem,
    KickoffResponsibility,
)
from storage.members import Profile
from storage.projects import Project
from storage.shared_cards import SharedCard

ITEMS = 34
PEOPLE = 200
CONDITIONS = "group,staff,procurement,personal_data,esr,steering,investment,funder_requires"
TALKS = 1000
MODELS = 3
"""So many kickoffs are made by clicks, each at another stage; the others are copies of these."""
ROLES = {1: "coordinator", 2: "finance", 3: "hr", 4: "procurement", 5: "communications", 6: "data-protection"}
COPIED: tuple[tuple[Any, str], ...] = (
    (KickoffAnchor, "kickoff_id"),
    (KickoffResponsibility, "kickoff_id"),
    (KickoffItem, "kickoff_id"),
    (KickoffEvent, "kickoff_id"),
)

Clickable = tuple[int, int, int]
"""An open item: its number, its version, and its kickoff's number."""


def fill(kehu: Kehu, session: Session, items: int, service_url: str, tenant: str) -> list[Clickable]:
    """Fill an empty database with so many items; the open ones, kickoff by kickoff in turn."""
    now = kehu.clock.now()
    for capability in kehu.house.capabilities:
        capability.prepare(session, now)
    for number in range(1, PEOPLE + 1):
        _person(session, number, now, service_url, tenant)
    for number in range(TALKS):
        conversations.remember(
            session, ConversationSeen(talk(number), "personal", service_url, tenant, "28:bot", now)
        )
    for number in range(MODELS):
        _kickoff(kehu, session, number, now)
    for copy in range(1, round(items / ITEMS / MODELS)):
        _copied(session, copy)
    session.flush()
    _stand(session, now)
    if session.get_bind().dialect.name == "postgresql":
        for model in (Project, Kickoff, *(model for model, _ in COPIED)):
            name = model.__tablename__
            # The copies brought their own numbers: the next one is counted on from there.
            session.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM {name}")
            )
    return _open_items(session)


def person(number: int) -> dict[str, Any]:
    """Who an activity is from."""
    return {"id": f"29:{number}", "name": f"Testi Henkilö {number}", "aadObjectId": f"person-{number}"}


def chat(number: int) -> str:
    """The person's chat with the bot."""
    return f"a:chat-{number}"


def talk(number: int) -> str:
    """A conversation that is only spoken to."""
    return f"a:talk-{number}"


def _person(session: Session, number: int, now: Any, service_url: str, tenant: str) -> None:
    who = person(number)
    profile = Profile(who["aadObjectId"], who["id"], who["name"], "Testi", f"{number}@kaupunki.example")
    member = members.enrol(session, profile, now)
    if number in ROLES:
        members.give_role(session, member, ROLES[number], now)
    seen = ConversationSeen(chat(number), "personal", service_url, tenant, "28:bot", now, member_id=member.id)
    conversations.remember(session, seen)


def _kickoff(kehu: Kehu, session: Session, number: int, now: Any) -> None:
    member = members.by_id(session, 10 + number)
    assert member is not None
    turn = kehu.reception.turn(member, Place(chat(member.id), PERSONAL, chat(member.id)), None, now)
    decided = turn.calendar.add(turn.today, -20 + 5 * number)
    form = {
        "key": f"bench-{number}",
        "who": member.id,
        "name": f"Hanke {number}",
        "manager": str(member.id),
        "funder": "esr",
        "conditions": CONDITIONS,
        "P": decided.isoformat(),
        "A": (decided + timedelta(days=28)).isoformat(),
    }
    click({"verb": "kickoff.create", **form}, turn, session)
    made = session.scalars(select(Kickoff).order_by(Kickoff.id.desc()).limit(1)).first()
    assert made is not None
    if len(made.items) != ITEMS:
        raise ValueError(f"a kickoff on these conditions has {len(made.items)} items, not {ITEMS}")
    for item in made.items[: 8 - 2 * number]:
        click({"verb": "kickoff.done", "item": item.id, "version": item.version}, turn, session)


def _copied(session: Session, copy: int) -> None:
    """All model kickoffs once more, under other numbers."""
    session.execute(
        insert(Project), [row | {"name": f"{row['name']} {copy}", "name_key": f"{row['name_key']} {copy}"}
                          for row in _rows(session, Project, Project.id, copy)],
    )  # fmt: skip
    session.execute(insert(Kickoff), _rows(session, Kickoff, Kickoff.id, copy, "project_id"))
    for model, belongs in COPIED:
        rows = _rows(session, model, getattr(model, belongs), copy, belongs)
        if model is KickoffEvent:
            rows = [
                row | {"item_id": row["item_id"] and row["item_id"] + copy * MODELS * ITEMS} for row in rows
            ]
        session.execute(insert(model), rows)


_read: dict[str, list[dict[str, Any]]] = {}


def _rows(session: Session, model: Any, owner: Any, copy: int, *shifted: str) -> list[dict[str, Any]]:
    """A table's rows of the models, with their numbers moved on."""
    table: Table = model.__table__
    if copy == 1:
        found = session.execute(select(table).where(owner <= MODELS).order_by(table.c.id)).mappings()
        _read[table.name] = [dict(row) for row in found]
    rows = _read[table.name]
    return [
        row
        | {"id": row["id"] + copy * len(rows)}
        | {column: row[column] + copy * MODELS for column in shifted}
        for row in rows
    ]


def owner(kickoff: int) -> int:
    """Who has the kickoff's card in their chat."""
    return 1 + kickoff % PEOPLE


def card_id(kickoff: int) -> str:
    """The message that the card is."""
    return f"card-{kickoff}"


def _stand(session: Session, now: Any) -> None:
    """Every checklist stands in somebody's chat, and is kept up to date there."""
    rows = [
        {
            "surface": "kickoff",
            "subject_id": number,
            "conversation_id": chat(owner(number)),
            "activity_id": card_id(number),
            "posted_at": now,
            "shown": 0,
        }
        for number in session.scalars(select(Kickoff.id))
    ]
    session.execute(insert(SharedCard), rows)


def _open_items(session: Session) -> list[Clickable]:
    found = session.execute(
        select(KickoffItem.id, KickoffItem.version, KickoffItem.kickoff_id)
        .where(KickoffItem.state == OPEN)
        .order_by(KickoffItem.id)
    )
    by_kickoff: dict[int, list[Clickable]] = {}
    for item, version, kickoff in found:
        by_kickoff.setdefault(kickoff, []).append((item, version, kickoff))
    longest = max(len(items) for items in by_kickoff.values())
    lists = by_kickoff.values()
    return [items[nth] for nth in range(longest) for items in lists if nth < len(items)]


def done_items(session: Session) -> int:
    """How many items are done, in all kickoffs."""
    done = select(func.count()).select_from(KickoffItem).where(KickoffItem.state == kickoffs.DONE)
    return session.scalar(done) or 0
