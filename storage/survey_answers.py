"""The answers of surveys. While a survey is open they wait in a buffer; at the end they get to their final table.

In both every row stands under a random key. In the buffer a row is one person's answers; with each new one all rows of
its pool get new keys, sorted by what they say, so that neither keys nor transactions tell an order. In the final table
a row is one answer to one question; what one person said to two questions no longer belongs together, and what may
not be shown is not there at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ForeignKey, String, Text, delete, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage import anonymity, surveys
from storage.anonymity import WITHOUT_ORDER
from storage.base import Base
from storage.surveys import Survey

Submission = dict[str, int | str]
"""One person's answers by question: the number of a choice, or words."""


class SurveyBuffer(Base):
    """One person's answers in an open survey (``survey:7``), or waiting for more (``pool:kickoff``)."""

    __tablename__ = "survey_buffer"
    __table_args__ = (WITHOUT_ORDER,)

    key: Mapped[str] = mapped_column(String(anonymity.KEY_LENGTH), primary_key=True)
    pool: Mapped[str] = mapped_column(String(40))
    answers: Mapped[str] = mapped_column(Text)


class SurveyAnswer(Base):
    """One answer to one question of a closed survey. ``part`` is the choice in its background question.

    ``week`` is the week in which the survey was closed, the same for every answer.
    """

    __tablename__ = "survey_answer"
    __table_args__ = (WITHOUT_ORDER,)

    key: Mapped[str] = mapped_column(String(anonymity.KEY_LENGTH), primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"))
    question: Mapped[str] = mapped_column(String(20))
    value: Mapped[int | None]
    words: Mapped[str | None] = mapped_column(Text)
    part: Mapped[int | None]
    week: Mapped[str] = mapped_column(String(8))


anonymity.keeps_only(SurveyBuffer, "key", "pool", "answers")
anonymity.keeps_only(SurveyAnswer, "key", "survey_id", "question", "value", "words", "part", "week")


@dataclass(frozen=True)
class Answered:
    """One answer that may be shown."""

    question: str
    value: int | None = None
    words: str | None = None
    part: int | None = None


def pool_of(survey_id: int) -> str:
    """The pool of an open survey; also the scope of its one-time keys."""
    return f"survey:{survey_id}"


def take(session: Session, survey_id: int, member_id: int, answers: Mapping[str, int | str]) -> None:
    """Take a person's answers: the mark is set, and the answers go among the others without it."""
    surveys.set_answered(session, survey_id, member_id)
    pool = pool_of(survey_id)
    _write(session, pool, [*waiting(session, pool), dict(answers)])


def waiting(session: Session, pool: str) -> list[Submission]:
    """What waits in a pool, sorted by what it says."""
    found = session.scalars(select(SurveyBuffer.answers).where(SurveyBuffer.pool == pool))
    return [json.loads(each) for each in sorted(found)]


def empty(session: Session, pool: str) -> list[Submission]:
    """Take everything out of a pool; what was there is wiped out of the files afterwards."""
    taken = waiting(session, pool)
    session.execute(delete(SurveyBuffer).where(SurveyBuffer.pool == pool))
    anonymity.ask_wipe(session)
    return taken


def put_into(session: Session, pool: str, submissions: Sequence[Submission]) -> None:
    """Let answers wait in a pool, among those that wait there already."""
    _write(session, pool, [*waiting(session, pool), *submissions])


def _write(session: Session, pool: str, submissions: Iterable[Submission]) -> None:
    session.execute(delete(SurveyBuffer).where(SurveyBuffer.pool == pool))
    said = sorted(json.dumps(each, ensure_ascii=False, sort_keys=True) for each in submissions)
    rows = [{"key": anonymity.random_key(), "pool": pool, "answers": each} for each in said]
    _insert(session, SurveyBuffer, rows)


def _insert(session: Session, table: type[Base], rows: list[dict[str, Any]]) -> None:
    if rows:
        # By their random keys: where a database keeps the order of writing, it says nothing.
        session.execute(insert(table), sorted(rows, key=lambda row: row["key"]))


def publish(session: Session, survey: Survey, shown: Iterable[Answered], week: str) -> None:
    """Write the answers that may be shown into the final table, in an order that is chance alone."""
    listed = sorted(shown, key=repr)
    rows = [
        {
            "key": anonymity.random_key(),
            "survey_id": survey.id,
            "question": each.question,
            "value": each.value,
            "words": each.words,
            "part": each.part,
            "week": week,
        }
        for each in listed
    ]
    _insert(session, SurveyAnswer, rows)


def published(session: Session, survey_id: int) -> list[Answered]:
    """The answers of a closed survey in the order of their random keys."""
    found = select(SurveyAnswer).where(SurveyAnswer.survey_id == survey_id).order_by(SurveyAnswer.key)
    return [Answered(row.question, row.value, row.words, row.part) for row in session.scalars(found)]
