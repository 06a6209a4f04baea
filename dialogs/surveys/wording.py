"""What surveys, questions and choices are called, in the reader's language or in their maker's words."""

from __future__ import annotations

from datetime import date

from bot.turn import Turn
from dialogs.surveys.rules import CHOICE, SCALE, Question
from storage.surveys import OWN, PULSE, YEARLY, Survey


def title_of(turn: Turn, survey: Survey) -> str:
    """The survey's name."""
    if survey.template == OWN:
        return survey.title or turn.text("survey-name")
    if survey.template == YEARLY:
        return turn.text("survey-title-yearly", year=str(survey.launched_on.year))
    about = survey.about or ""
    if survey.template == PULSE:
        return turn.text("survey-title-pulse", day=turn.day(date.fromisoformat(about)))
    return turn.text("survey-title-kickoff", project=about)


def question_text(turn: Turn, question: Question) -> str:
    """The question as it is asked."""
    return question.text or turn.text(f"survey-q-{question.id}")


def short_text(turn: Turn, question: Question) -> str:
    """The question as it stands beside a bar."""
    return question.text or turn.text(f"survey-q-{question.id}-short")


def value_text(turn: Turn, question: Question, value: int) -> str:
    """One choice, or one step of the scale."""
    if question.kind == SCALE:
        return turn.text("survey-step", n=str(value), step=f"s{value}")
    if question.choices:
        return question.choices[value - 1] if value <= len(question.choices) else "\u2013"
    return turn.text(f"survey-q-{question.id}-{value}")


def choices_of(turn: Turn, question: Question) -> list[tuple[str, str]]:
    """The (value, title) pairs of a choice or a scale."""
    assert question.kind in (SCALE, CHOICE)
    return [(str(value), value_text(turn, question, value)) for value in question.values]
