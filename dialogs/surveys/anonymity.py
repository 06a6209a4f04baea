"""``anonymiteetti``: what is stored and what is not, what Teams itself may see, and the self-test with its outcome."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.capability import Reply
from bot.cards import (
    Card,
    Meta,
    Part,
    button,
    card,
    fold,
    heading,
    item_row,
    promise_box,
    section,
    small,
    state_line,
    submit_button,
    text,
)
from bot.turn import Turn
from dialogs.surveys import payloads as p
from dialogs.surveys import rules
from dialogs.surveys.rules import MIN_NUMBERS, MIN_WORDS
from storage import anonymity_check
from storage.anonymity_check import Checked
from storage.survey_answers import Answered
from storage.surveys import Survey

FAULTS_SHOWN = 6


def anonymity_command(rest: str, turn: Turn, session: Session) -> Reply:
    """Explain."""
    return Reply(card=explanation(turn))


def show_anonymity(payload: p.ShowAnonymity, turn: Turn, session: Session) -> Reply:
    """The same from a button."""
    return Reply(card=explanation(turn), fresh=True)


def explanation(turn: Turn) -> Card:
    """The promises word for word, how they are kept, and where they end."""
    how = [text(turn.text(f"survey-anonymity-how-{n}")) for n in range(1, 6)]
    limits = [text(turn.text(f"survey-anonymity-limit-{n}")) for n in range(1, 5)]
    title = turn.text("survey-anonymity-title")
    lead = turn.text("survey-anonymity-lead")
    body: list[Part] = [
        heading(turn.text("host-name"), title, lead),
        promise_box(turn.text("survey-promise"), turn.text("survey-promise-mark")),
        text(turn.text("survey-threshold", min=MIN_NUMBERS, minText=MIN_WORDS), spacing="Medium"),
        fold("how", turn.text("survey-anonymity-how"), [], how, speech=turn.speech, separator=False),
        section(turn.text("survey-anonymity-limits")),
        *limits,
    ]
    action = submit_button(turn.text("survey-self-test"), p.SelfTest(), style="positive")
    return card(turn.speech, speak=f"{title}. {lead}", body=body, actions=[action])


def self_test(payload: p.SelfTest, turn: Turn, session: Session) -> Reply:
    """Check the live database now."""
    return Reply(card=outcome(turn, anonymity_check.check(session, what_should_not_be_shown)), fresh=True)


def outcome(turn: Turn, checked: Sequence[Checked]) -> Card:
    """What each check looked at, and what it found."""
    wrong = [each for each in checked if each.faults]
    title = turn.text("survey-test-bad", n=len(wrong)) if wrong else turn.text("survey-test-good")
    lead = turn.text("survey-test-lead", n=len(checked), when=turn.when(turn.now))
    body: list[Part] = [heading(turn.text("survey-self-test"), title, lead)]
    if wrong:
        body.append(state_line(turn.text("survey-test-tell"), late=True))
    body += [_row(turn, each) for each in checked]
    faults = [fault for each in wrong for fault in each.faults]
    if faults:
        rows = [small(fault) for fault in faults[:FAULTS_SHOWN]]
        found = turn.text("survey-test-faults")
        body.append(fold("faults", found, [], rows, speech=turn.speech, open=True, separator=False))
    again = button(turn.text("survey-test-again"), p.SelfTest())
    return card(turn.speech, speak=f"{title}. {lead}", body=body, actions=[again])


def _row(turn: Turn, checked: Checked) -> Part:
    state = turn.text("survey-test-fault") if checked.faults else turn.text("survey-test-ok")
    looked = turn.text("survey-test-looked", n=checked.looked)
    first = Meta(state, "late" if checked.faults else "strong")
    return item_row(turn.text(f"survey-test-{checked.name}"), [first, Meta(looked)])


def what_should_not_be_shown(survey: Survey, shown: Sequence[Answered]) -> list[str]:
    """Where the answers that are kept of a survey do not keep its limits."""
    found = []
    for question in rules.questions_of(survey.questions):
        of_it = [each for each in shown if each.question == question.id]
        least = survey.min_words if question.kind == rules.WORDS else survey.min_numbers
        if 0 < len(of_it) < least:
            found.append(f"survey_answer: fewer than {least} answers")
        parts = {each.part for each in of_it if each.part is not None}
        counts = {part: sum(each.part == part for each in of_it) for part in parts}
        rest = len(of_it) - sum(counts.values())
        if any(n < least or len(of_it) - n < least for n in counts.values()) or 0 < rest < least:
            found.append("survey_answer: a group that is too small, or its complement")
    return found
