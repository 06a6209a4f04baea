"""The rules of surveys: which answers count, when reminders and the end come, and what may be shown of the results.

What may be shown is decided once, when the survey closes, and only that is kept: nobody can look behind it later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.cards import clean
from bot.refusal import Refusal
from bot.working_days import WorkingDays
from storage.survey_answers import Answered, Submission
from storage.surveys import KICKOFF, OWN, PULSE, YEARLY

SCALE, CHOICE, WORDS = "scale", "choice", "words"
KINDS = (SCALE, CHOICE, WORDS)
STEPS = (1, 2, 3, 4, 5)
AGREES = 4
"""On the scale of agreement 4 and 5 agree."""
MIN_NUMBERS, MIN_WORDS = 5, 8
"""How many answers there must be before a number is shown, and before anything that somebody wrote."""
MOST_QUESTIONS = 10
OWN_QUESTIONS = 5
MOST_CHOICES, CHOICE_MOST = 6, 60
QUESTION_MOST, WORDS_MOST = 200, 1000
REMINDERS = (3, 5)
"""After how many working days those who have not answered are reminded."""
OPEN_DAYS = {PULSE: 6, KICKOFF: 7, YEARLY: 10, OWN: 7}
LONGEST_DAYS = 60
POOLING = frozenset({KICKOFF, PULSE})
"""Small groups are usual here: too few answers wait for those of the next round instead of being thrown away."""


@dataclass(frozen=True)
class Question:
    """One question. ``text`` and ``choices`` are its maker's words; a template's own are texts found by its ``id``.

    With ``parts`` it is the background question: results are also shown by its choices, of which there are ``n``.
    """

    id: str
    kind: str
    text: str = ""
    choices: tuple[str, ...] = ()
    n: int = 0
    parts: bool = False

    @property
    def values(self) -> range | tuple[int, ...]:
        """The numbers that can be answered."""
        if self.kind == WORDS:
            return ()
        return STEPS if self.kind == SCALE else range(1, (len(self.choices) or self.n) + 1)

    def to_json(self) -> dict[str, Any]:
        """As the survey keeps it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "text": self.text,
            "choices": list(self.choices),
            "n": self.n,
            "parts": self.parts,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Question:
        """What ``to_json`` made."""
        return cls(kept["id"], kept["kind"], kept["text"], tuple(kept["choices"]), kept["n"], kept["parts"])


def questions_of(kept: Sequence[Mapping[str, Any]]) -> tuple[Question, ...]:
    """A survey's questions."""
    return tuple(Question.from_json(each) for each in kept)


def read_answers(questions: Sequence[Question], given: Sequence[str]) -> Submission:
    """One person's answers, in the order of the questions; an empty one is left out.

    Refusal if there is none at all, if a text is too long, or if a number is none of the choices.
    """
    answers: Submission = {}
    for question, raw in zip(questions, given, strict=False):
        written = clean(raw).strip()
        if not written:
            continue
        if question.kind == WORDS:
            if len(written) > WORDS_MOST:
                raise Refusal("refusal-too-long", length=len(written), max=WORDS_MOST)
            answers[question.id] = written
        elif written.isdecimal() and len(written) < 3 and int(written) in question.values:
            answers[question.id] = int(written)
        else:
            raise Refusal("host-old-card")
    if not answers:
        raise Refusal("survey-error-empty")
    return answers


def minutes(questions: Sequence[Question]) -> int:
    """About how long answering takes: 20 seconds for a choice, a minute and a half for words."""
    seconds = sum(90 if question.kind == WORDS else 20 for question in questions)
    return max(1, round(seconds / 60))


def closing_day(template: str, launched_on: date, calendar: WorkingDays) -> date:
    """The last day to answer: a working day, after both reminders."""
    return calendar.add(launched_on, OPEN_DAYS[template])


def check_closing(day: date | None, today: date, calendar: WorkingDays) -> date:
    """The last day that somebody chose for a survey of their own; Refusal for one too early or too far."""
    if day is None:
        return closing_day(OWN, today, calendar)
    if day <= today:
        raise Refusal("survey-error-closing-past", date=day)
    if (day - today).days > LONGEST_DAYS:
        raise Refusal("survey-error-closing-far", days=LONGEST_DAYS)
    return day


def reminder_days(launched_on: date, closes_on: date, calendar: WorkingDays) -> list[date]:
    """The days on which the missing are reminded, up to the last day to answer."""
    days = (calendar.add(launched_on, n) for n in REMINDERS)
    return [day for day in days if day <= closes_on]


def is_due(closes_on: date, today: date, calendar: WorkingDays) -> bool:
    """Whether a survey is to be closed: on the first working day after its last day."""
    return today > closes_on and calendar.is_working_day(today)


# --------------------------------------------------------------------------------------- what may be shown


def shown_parts(counts: Mapping[int, int], total: int, minimum: int) -> frozenset[int]:
    """Which groups of a question may be shown beside its total. ``counts`` has every group, those without answers too.

    A group and its complement need ``minimum`` answers each. What can be reckoned by taking groups from the total
    must be as large: so if the rest is smaller, the smallest groups join it. No answers look like too few.
    """
    shown = {part for part, n in counts.items() if n >= minimum and total - n >= minimum}
    while shown:
        rest = total - sum(counts[part] for part in shown)
        if rest >= minimum or (rest == 0 and len(shown) == len(counts)):
            break
        # Of equal groups the last one, so that the choice follows from the counts alone.
        shown.remove(min(shown, key=lambda part: (counts[part], -part)))
    return frozenset(shown)


def showable(
    questions: Sequence[Question], submissions: Iterable[Submission], min_numbers: int, min_words: int
) -> list[Answered]:
    """What remains of the answers: for each question what may be shown, torn from the other questions.

    The background question itself is only told through the groups of the others.
    """
    given = list(submissions)
    background = next((question for question in questions if question.parts), None)
    found: list[Answered] = []
    for question in questions:
        if question.kind == WORDS:
            said = [str(each[question.id]) for each in given if question.id in each]
            found += [Answered(question.id, words=each) for each in said if len(said) >= min_words]
        elif question is not background:
            found += _numbers(question, background, given, min_numbers)
    return found


def _numbers(
    question: Question, background: Question | None, given: Sequence[Submission], minimum: int
) -> list[Answered]:
    answered = [each for each in given if question.id in each]
    if len(answered) < minimum:
        return []
    part_of = (lambda each: None) if background is None else (lambda each: each.get(background.id))
    counts = Counter({value: 0 for value in (background.values if background else ())})
    counts.update(part for each in answered if isinstance(part := part_of(each), int))
    shown = shown_parts(counts, len(answered), minimum)
    return [
        Answered(question.id, int(each[question.id]), part=part if (part := part_of(each)) in shown else None)
        for each in answered
    ]


# ----------------------------------------------------------------------------------------------- results


@dataclass(frozen=True)
class Figures:
    """What is shown of one question, or of one group's answers to it: how many gave which value."""

    counts: Mapping[int, int]

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(self.counts.values())

    @property
    def mean(self) -> float:
        """The mean of a scale."""
        return sum(value * n for value, n in self.counts.items()) / self.n

    @property
    def agree(self) -> int:
        """How many agreed."""
        return sum(n for value, n in self.counts.items() if value >= AGREES)


def figures(shown: Iterable[Answered], question: str, part: int | None = None) -> Figures | None:
    """The figures of a question, or of one group; None if nothing is shown, for whichever reason."""
    values = [
        each.value
        for each in shown
        if each.question == question and each.value is not None and part in (None, each.part)
    ]
    return Figures(Counter(values)) if values else None


def words_of(shown: Iterable[Answered], question: str) -> list[str]:
    """What was written to a question, in an order that says nothing."""
    return [each.words for each in shown if each.question == question and each.words is not None]


def parts_shown(shown: Iterable[Answered]) -> frozenset[int]:
    """The groups of which anything is shown."""
    return frozenset(each.part for each in shown if each.part is not None)


# -------------------------------------------------------------------------------------------- own surveys


def own_questions(given: Sequence[tuple[str, str, str]]) -> tuple[Question, ...]:
    """The questions of somebody's own survey from (text, kind, choices), without the empty ones."""
    questions: list[Question] = []
    for raw_text, raw_kind, raw_choices in given:
        text = " ".join(clean(raw_text).split())
        if not text:
            continue
        if len(text) > QUESTION_MOST:
            raise Refusal("refusal-too-long", length=len(text), max=QUESTION_MOST)
        kind = raw_kind if raw_kind in KINDS else SCALE
        choices = own_choices(raw_choices) if kind == CHOICE else ()
        questions.append(Question(f"q{len(questions) + 1}", kind, text, choices))
    if not questions:
        raise Refusal("survey-error-questions")
    return tuple(questions)


def own_choices(written: str) -> tuple[str, ...]:
    """Choices that somebody listed, separated by commas or on lines of their own: two to six different ones."""
    parts = (" ".join(part.split()) for part in clean(written).replace("\n", ",").split(","))
    found = tuple(dict.fromkeys(part for part in parts if part))
    if not 2 <= len(found) <= MOST_CHOICES:
        raise Refusal("survey-error-choices", most=MOST_CHOICES)
    too_long = next((each for each in found if len(each) > CHOICE_MOST), None)
    if too_long is not None:
        raise Refusal("refusal-too-long", length=len(too_long), max=CHOICE_MOST)
    return found
