"""The self-test of the promises: it looks at the live database and not at what the code means to do.

Each check gives the faults it found, as words for a developer that name a table and never a person or an answer.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, ColumnElement, String, Text, func, literal_column, select
from sqlalchemy.orm import Session

from storage import anonymity, survey_answers, surveys
from storage.anonymity import AnonymityOnce, AnonymitySecret
from storage.base import Base
from storage.inbox import InboxRow
from storage.survey_answers import SurveyAnswer, SurveyBuffer
from storage.surveys import OPEN, Survey, SurveyMark

LONG_ENOUGH = 12
"""A shorter text may stand elsewhere by chance."""
_HOUSEHOLD = frozenset({"key", "mark", "scope", "secret", "pool", "week", "question"})


@dataclass(frozen=True)
class Checked:
    """One check: its name, how many things it looked at, and what was wrong."""

    name: str
    looked: int
    faults: tuple[str, ...]


def check(session: Session, suppressed: Callable[[Survey, Sequence[Any]], list[str]]) -> list[Checked]:
    """Run every check. ``suppressed`` tells what of a survey's published answers should not be shown."""
    return [
        _columns(session),
        _path(session),
        _order(session),
        _elsewhere(session),
        _inbox(session),
        _thresholds(session, suppressed),
        _wiped(session),
    ]


def _columns(session: Session) -> Checked:
    """No anonymous table has a column beyond its promise."""
    return Checked("columns", len(anonymity.promised()), tuple(anonymity.faults(session.connection())))


def _path(session: Session) -> Checked:
    """No value in an anonymous table is one that names or numbers a person or a conversation."""
    known = _names(session)
    faults, looked = [], 0
    for name in anonymity.promised():
        for row in anonymity.rows(session, name):
            looked += 1
            told = {str(value) for column, value in row.items() if column in _HOUSEHOLD}
            faults += [
                f"{name}: {column} names somebody" for column in row if str(row[column]) in told & known
            ]
    return Checked("path", looked, tuple(faults))


def _names(session: Session) -> set[str]:
    member, conversation = Base.metadata.tables["member"], Base.metadata.tables["conversation"]
    wanted = select(member.c.aad_object_id, member.c.teams_id, member.c.email, member.c.name)
    found = {str(value) for row in session.execute(wanted) for value in row if value}
    return found | {str(value) for value in session.scalars(select(conversation.c.id))}


def _order(session: Session) -> Checked:
    """Nothing tells in which order answers came: not the keys, not the place in the file, not the transaction."""
    faults, looked = [], 0
    numbered = session.get_bind().dialect.name == "postgresql"
    for table, group in ((SurveyAnswer, "survey_id"), (SurveyBuffer, "pool")):
        # SQLite lays the rows down by their key. PostgreSQL numbers its transactions: then all are of a single one.
        kept: ColumnElement[str] = literal_column("CAST(xmin AS text)") if numbered else table.__table__.c.key
        groups: dict[Any, list[str]] = {}
        found = select(table.__table__.c[group], table.__table__.c.key, kept.label("kept"))
        for of, key, trace in session.execute(found):
            groups.setdefault(of, []).append(trace)
            looked += 1
            if len(key) != anonymity.KEY_LENGTH:
                faults.append(f"{table.__tablename__}: a key that is not random")
        faults += [
            f"{table.__tablename__}: kept in another order"
            for traces in groups.values()
            if (len(set(traces)) > 1 if numbered else traces != sorted(traces))
        ]
    return Checked("order", looked, tuple(sorted(set(faults))))


def _elsewhere(session: Session) -> Checked:
    """Nothing that somebody wrote anonymously stands in any other table."""
    said = [words for words in session.scalars(select(SurveyAnswer.words)) if words]
    for kept in session.scalars(select(SurveyBuffer.answers)):
        said += [str(value) for value in json.loads(kept).values()]
    wanted = [words for words in dict.fromkeys(said) if len(words) >= LONG_ENOUGH]
    faults, looked = [], 0
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.c if isinstance(column.type, (String, Text, JSON))]
        if table.name in anonymity.promised() or not columns or not wanted:
            continue
        looked += 1
        for row in session.execute(select(*columns)):
            written = " ".join(_plain(value) for value in row if value is not None)
            if any(words in written for words in wanted):
                faults.append(f"{table.name}: holds what was said anonymously")
    return Checked("elsewhere", looked, tuple(sorted(set(faults))))


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _inbox(session: Session) -> Checked:
    """No form that left an anonymous hash stands in the inbox with its person and its moment."""
    secrets = session.scalars(select(AnonymitySecret.secret)).all()
    marks = set(session.scalars(select(AnonymityOnce.mark)))
    faults, looked = [], len(marks)
    for key in session.scalars(select(InboxRow.key).where(InboxRow.key.startswith("form:"))):
        looked += 1
        if any(anonymity.mark_of(secret, key.removeprefix("form:")) in marks for secret in secrets):
            faults.append("inbox: an anonymous form with its sender")
    scopes = set(session.scalars(select(AnonymitySecret.scope)))
    orphans = {scope for scope in session.scalars(select(AnonymityOnce.scope)) if scope not in scopes}
    faults += ["anonymity_once: outlived its secret" for _ in orphans]
    return Checked("inbox", looked, tuple(sorted(set(faults))))


def _thresholds(session: Session, suppressed: Callable[[Survey, Sequence[Any]], list[str]]) -> Checked:
    """Nothing is kept of a closed survey that may not be shown."""
    closed = session.scalars(select(Survey).where(Survey.state != OPEN)).all()
    faults = [
        fault
        for survey in closed
        for fault in suppressed(survey, survey_answers.published(session, survey.id))
    ]
    return Checked("thresholds", len(closed), tuple(sorted(set(faults))))


def _wiped(session: Session) -> Checked:
    """Of a closed survey there is no buffer, no secret and no mark that says anything; nothing waits to be wiped."""
    closed = session.scalars(select(Survey.id).where(Survey.state != OPEN)).all()
    pools = {survey_answers.pool_of(number) for number in closed}
    faults = []
    if pools & set(session.scalars(select(SurveyBuffer.pool))):
        faults.append("survey_buffer: answers of a closed survey")
    if pools & set(session.scalars(select(AnonymitySecret.scope))):
        faults.append("anonymity_secret: the key of a closed survey")
    telling = select(func.count()).select_from(SurveyMark)
    if session.scalar(telling.where(SurveyMark.survey_id.in_(closed), SurveyMark.answered.is_not(None))):
        faults.append("survey_mark: tells who answered a closed survey")
    open_rounds = surveys.running(session)
    counts = Counter(session.scalars(select(SurveyMark.survey_id)).all())
    faults += ["survey_mark: more than were asked" for each in open_rounds if counts[each.id] > each.invited]
    if anonymity.wipe_due(session):
        faults.append("database: the wiping is still to come")
    sqlite = session.get_bind().dialect.name == "sqlite"
    if sqlite and session.connection().exec_driver_sql("PRAGMA secure_delete").scalar() != 1:
        faults.append("database: deleted rows are not overwritten")
    return Checked("wiped", len(closed) + len(open_rounds), tuple(sorted(set(faults))))
