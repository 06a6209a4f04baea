"""The form in which a survey is answered: the promise first, then the questions. It can only be sent from its card."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.capability import Draft, Form
from bot.cards import (
    Card,
    Part,
    button,
    card,
    choice_input,
    heading,
    multiline_input,
    promise_box,
    small,
    state_line,
)
from bot.host_cards import CancelForm
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.surveys import payloads as p
from dialogs.surveys import rules
from dialogs.surveys.rules import WORDS, Question
from dialogs.surveys.wording import choices_of, question_text, title_of
from storage import surveys
from storage.surveys import Survey

ANSWER = "surveys.answer-form"
MOST_IN_SIGHT = 2
"""With more questions the choices are lists that open: a form fits on a phone."""
SKIP = "-"


def promise(turn: Turn) -> Part:
    """What is stored and what is not: the exact words, before any field."""
    return promise_box(
        turn.text("survey-promise"), turn.text("survey-promise-mark"), turn.text("survey-promise-advice")
    )


def threshold(turn: Turn, survey: Survey) -> str:
    """From how many answers on anything is shown."""
    return turn.text("survey-threshold", min=survey.min_numbers, minText=survey.min_words)


def draw_answer_form(turn: Turn, session: Session, draft: Draft, notice: str | None) -> Card:
    """One survey's questions."""
    survey = surveys.by_id(session, int(draft["survey"]))
    if survey is None:
        raise Refusal("host-old-card")
    questions = rules.questions_of(survey.questions)
    title = title_of(turn, survey)
    lead = turn.text(
        "survey-form-lead",
        date=turn.day(survey.closes_on),
        duration=turn.speech.minutes(rules.minutes(questions)),
    )
    few = len(questions) <= MOST_IN_SIGHT
    fields = [_field(turn, question, n, few) for n, question in enumerate(questions, 1)]
    return card(
        turn.speech,
        speak=f"{title}. {lead}",
        body=[
            heading(turn.text("survey-name"), title, notice or lead),
            promise(turn),
            *fields,
            small(threshold(turn, survey)),
        ],
        actions=[
            button(
                turn.text("host-send"),
                p.Send(draft["key"], draft["who"], survey.id),
                style="positive",
                inputs=True,
            ),
            button(turn.text("host-cancel"), CancelForm(draft["key"])),
        ],
    )


def _field(turn: Turn, question: Question, n: int, in_sight: bool) -> Part:
    label = question_text(turn, question)
    if question.kind == WORDS:
        return multiline_input(f"a{n}", label, max_length=rules.WORDS_MOST)
    choices = choices_of(turn, question)
    if not in_sight:
        # A list that opens cannot be emptied again, so that nothing is a choice too.
        choices.append((SKIP, turn.text("survey-skip")))
    return choice_input(f"a{n}", label, choices, speech=turn.speech, expanded=in_sight)


def answers_of(payload: p.Send) -> Sequence[str]:
    """What was answered, with what was passed over left out."""
    return ["" if answer == SKIP else answer for answer in payload.answers]


def thanks_card(turn: Turn, survey: Survey, *, late: bool) -> Card:
    """In the form's place: the answers are saved, and when the results come."""
    saved = turn.text("survey-saved")
    after = (
        turn.text("survey-saved-late", date=turn.day(survey.closes_on))
        if late
        else turn.text("survey-saved-next", date=turn.day(survey.closes_on))
    )
    return card(
        turn.speech,
        speak=f"{saved} {after}",
        body=[
            heading(turn.text("survey-name"), title_of(turn, survey)),
            state_line(saved),
            small(after),
        ],
    )


FORM = Form(ANSWER, "survey-form-answer", draw_answer_form, p.Send, anonymous=True)
