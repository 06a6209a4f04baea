"""The results of a closed survey: what was found in words, a chart, the same numbers as a table, and what was written.

Whatever is not in the final table is not shown, and nothing tells whether there was nothing or too little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import orjson
from sqlalchemy.orm import Session

from bot.card_charts import bar_chart, number_table
from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    button,
    buttons,
    card,
    fold,
    heading,
    in_rows,
    quote_box,
    section,
    small,
    submit_button,
    text,
)
from bot.turn import Turn
from dialogs.surveys import payloads as p
from dialogs.surveys import rules
from dialogs.surveys.rules import CHOICE, SCALE, STEPS, WORDS, Figures, Question
from dialogs.surveys.wording import question_text, short_text, title_of, value_text
from storage import survey_answers, surveys
from storage.survey_answers import Answered
from storage.surveys import POOLED, Survey

MOST_BYTES = 24_000
WORDS_SHOWN = (12, 6, 3, 1)
NOTHING = "\u2013"


@dataclass(frozen=True)
class Line:
    """One scale question as it is shown: its figures now and in the round before, None where nothing is shown."""

    question: Question
    now: Figures | None
    before: Figures | None


@dataclass(frozen=True)
class Results:
    """Everything that may be shown of a survey, read once."""

    survey: Survey
    questions: tuple[Question, ...]
    shown: Sequence[Answered]
    before: Sequence[Answered]

    def lines(self, part: int | None = None) -> list[Line]:
        """The scale questions, of everybody or of one group."""
        return [
            Line(
                each,
                rules.figures(self.shown, each.id, part),
                rules.figures(self.before, each.id, part),
            )
            for each in self.questions
            if each.kind == SCALE
        ]

    @property
    def background(self) -> Question | None:
        """The question by whose choices results are also shown."""
        return next((each for each in self.questions if each.parts), None)


def read(session: Session, survey: Survey) -> Results:
    """The results and those of the round before."""
    before = survey_answers.published(session, survey.previous_id) if survey.previous_id else []
    questions = rules.questions_of(survey.questions)
    return Results(survey, questions, survey_answers.published(session, survey.id), before)


def draw_results(
    turn: Turn,
    session: Session,
    survey: Survey,
    *,
    part: int = 0,
    words: bool = False,
    notice: str | None = None,
) -> Card:
    """The results' card; with ``part`` of one group only, with ``words`` what was written stands open."""
    results = read(session, survey)
    drawn: Card | None = None
    for most in WORDS_SHOWN:
        drawn = _drawn(turn, session, results, part, words, notice, most)
        if len(orjson.dumps(drawn)) <= MOST_BYTES:
            break
    assert drawn is not None
    return drawn


def _drawn(
    turn: Turn, session: Session, results: Results, part: int, words: bool, notice: str | None, most: int
) -> Card:
    survey, title = results.survey, title_of(turn, results.survey)
    found = finding(turn, results)
    overline = turn.text("survey-closed-overline", date=turn.day(survey.closed_on or survey.closes_on))
    body: list[Part] = [heading(overline, title, notice or found)]
    body += [text(each) for each in _extremes(turn, results)] if not part else []
    if survey.answered is None:
        body.append(small(_nothing_to_show(turn, survey)))
        return card(turn.speech, speak=f"{title}. {found}", body=body)
    if surveys.holds_earlier(session, survey.id):
        body.append(small(turn.text("survey-holds-earlier")))
    group = results.background
    chosen = part if group is not None and part in group.values else 0
    if chosen and group is not None:
        body.append(section(turn.text("survey-group", group=value_text(turn, group, chosen))))
    body += _scales(turn, results, chosen)
    body += [each for question in results.questions for each in _choice(turn, results, question, chosen)]
    body.append(small(turn.text("survey-threshold", min=survey.min_numbers, minText=survey.min_words)))
    if group is not None:
        body += _groups(turn, survey, group, chosen)
    if not chosen:
        body += _words(turn, results, words, most)
    body += buttons(*in_rows(_footer(turn, session, survey)))
    return card(turn.speech, speak=f"{title}. {found}", body=body)


def finding(turn: Turn, results: Results) -> str:
    """The results in a sentence."""
    survey = results.survey
    if survey.answered is None:
        return turn.text("survey-not-shown")
    count = turn.text("survey-answers", n=survey.answered)
    if survey.template not in rules.POOLING:
        count = turn.text("survey-answers-of", n=survey.answered, invited=survey.invited)
    lines = [each for each in results.lines() if each.now is not None]
    if len(lines) == 1:
        return mean_text(turn, lines[0])
    return count[:1].upper() + count[1:]


def _extremes(turn: Turn, results: Results) -> list[str]:
    """With what people agreed most and least, if that can be told apart."""
    ranked = sorted(
        (each.now.mean, n, each) for n, each in enumerate(results.lines()) if each.now is not None
    )
    if len(ranked) < 2 or ranked[0][0] == ranked[-1][0]:
        return []
    return [
        turn.text("survey-best", question=short_text(turn, ranked[-1][2].question)),
        turn.text("survey-worst", question=short_text(turn, ranked[0][2].question)),
    ]


def mean_text(turn: Turn, line: Line) -> str:
    """The text beside a chart: the mean, the one before, how many."""
    assert line.now is not None
    question = question_text(turn, line.question)
    mean = turn.speech.number(line.now.mean, 1)
    if line.before is None:
        return turn.text("survey-result-first", mean=mean, n=line.now.n, question=question)
    return turn.text(
        "survey-result",
        mean=mean,
        previous=turn.speech.number(line.before.mean, 1),
        n=line.now.n,
        question=question,
    )


def _nothing_to_show(turn: Turn, survey: Survey) -> str:
    if survey.state == POOLED:
        return turn.text("survey-pooled-why", min=survey.min_numbers)
    return turn.text("survey-threshold", min=survey.min_numbers, minText=survey.min_words)


def _scales(turn: Turn, results: Results, part: int) -> list[Part]:
    lines = results.lines(part or None)
    if not lines:
        return []
    if len(lines) == 1 and lines[0].now is not None:
        return _steps(turn, lines[0])
    bars = [(short_text(turn, each.question), each.now.agree) for each in lines if each.now is not None]
    if not bars:
        return [text(turn.text("survey-suppressed", min=results.survey.min_numbers))]
    total = max(each.now.n for each in lines if each.now is not None)
    headers = [turn.text(f"survey-column-{name}") for name in ("claim", "agree", "mean", "before")]
    return [
        section(turn.text("survey-agree")),
        bar_chart(bars, total),
        section(turn.text("survey-as-table")),
        number_table(headers, [_cells(turn, each) for each in lines], (5, 2, 3, 3)),
    ]


def _cells(turn: Turn, line: Line) -> list[str]:
    name = short_text(turn, line.question)
    if line.now is None:
        return [turn.text("survey-row-not-shown", question=name), NOTHING, NOTHING, NOTHING]
    before = NOTHING if line.before is None else turn.speech.number(line.before.mean, 1)
    return [name, f"{line.now.agree}/{line.now.n}", turn.speech.number(line.now.mean, 1), before]


def _steps(turn: Turn, line: Line) -> list[Part]:
    """One scale alone: how many chose each step."""
    assert line.now is not None
    rows = [(value_text(turn, line.question, step), line.now.counts.get(step, 0)) for step in reversed(STEPS)]
    headers = [
        turn.text("survey-column-step"),
        turn.text("survey-column-now"),
        turn.text("survey-column-before"),
    ]
    before = line.before.counts if line.before is not None else None
    cells = [
        [name, str(n), NOTHING if before is None else str(before.get(step, 0))]
        for step, (name, n) in zip(reversed(STEPS), rows, strict=True)
    ]
    return [
        section(question_text(turn, line.question)),
        bar_chart(rows, line.now.n),
        section(turn.text("survey-as-table")),
        number_table(headers, cells, (6, 3, 3)),
    ]


def _choice(turn: Turn, results: Results, question: Question, part: int) -> list[Part]:
    if question.kind != CHOICE or question.parts:
        return []
    now = rules.figures(results.shown, question.id, part or None)
    head = section(question_text(turn, question))
    if now is None:
        return [head, small(turn.text("survey-suppressed", min=results.survey.min_numbers))]
    before = rules.figures(results.before, question.id, part or None)
    rows = [(value_text(turn, question, value), now.counts.get(value, 0)) for value in question.values]
    cells = [
        [name, str(n), NOTHING if before is None else str(before.counts.get(value, 0))]
        for value, (name, n) in zip(question.values, rows, strict=True)
    ]
    headers = [
        turn.text("survey-column-choice"),
        turn.text("survey-column-now"),
        turn.text("survey-column-before"),
    ]
    return [head, bar_chart(rows, now.n), number_table(headers, cells, (6, 3, 3))]


def _groups(turn: Turn, survey: Survey, group: Question, chosen: int) -> list[Part]:
    """A button for every group, whether anything is shown of it or not."""
    titles = [
        (0, turn.text("survey-everybody")),
        *((value, value_text(turn, group, value)) for value in group.values),
    ]
    rows = [button(title, p.ShowResults(survey.id, value)) for value, title in titles if value != chosen]
    return [section(turn.text("survey-by-group")), *buttons(*in_rows(rows))]


def _words(turn: Turn, results: Results, opened: bool, most: int) -> list[Part]:
    parts: list[Part] = []
    for n, question in enumerate(each for each in results.questions if each.kind == WORDS):
        said = rules.words_of(results.shown, question.id)
        if not said:
            parts += [
                section(question_text(turn, question)),
                small(turn.text("survey-words-not-shown", min=results.survey.min_words)),
            ]
            continue
        rows: list[Part] = [quote_box(each) for each in said[:most]]
        if said[most:]:
            rows.append(small(turn.text("survey-words-more", n=len(said) - most)))
        meta = [Meta(turn.text("survey-words-count", n=len(said)))]
        asked, further = question_text(turn, question), bool(parts)
        parts += fold(f"w{n}", asked, meta, rows, speech=turn.speech, open=opened, separator=further)
    return parts


def _footer(turn: Turn, session: Session, survey: Survey) -> list[Element]:
    actions = [
        submit_button(turn.text("survey-export-xlsx"), p.Export(survey.id, "xlsx")),
        submit_button(turn.text("survey-export-csv"), p.Export(survey.id, "csv")),
    ]
    if survey.launched_by_id == turn.me.id and survey.template == surveys.OWN:
        actions.append(submit_button(turn.text("survey-again"), p.AskOwn(survey.id)))
    return actions if turn.place.private else actions[:1]
