"""The decision's cards: the one that support works with, the sender's receipt, and a question to the sender."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    button,
    buttons,
    card,
    facts,
    heading,
    in_rows,
    is_web_address,
    item_row,
    long_text,
    note,
    open_url,
    quote_box,
    section,
    small,
    state_line,
    submit_button,
    user_text,
)
from bot.dates import NBSP
from bot.turn import Turn
from dialogs.decisions import payloads as p
from dialogs.decisions import rules
from dialogs.decisions.record import (
    capital,
    function_name,
    load,
    may_edit,
    open_question,
    state_of,
)
from storage import nudges
from storage.decisions import Decision, DecisionPart, DecisionQuestion

_BESIDE_SECTION = re.compile(r"(?<=§) | (?=§)")
SILENT = "decision-function"
TALKS_SHOWN = 4


def decision_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """One decision: its data, and how each function stands. The same card in the channel and in a chat."""
    decision = load(session, subject)
    states = {part.id: state_of(turn, decision, part) for part in decision.parts}
    state = _state_words(turn, decision, states)
    body: list[Part] = [
        heading(over(turn, decision), decision.title, notice),
        state_line(state),
        facts(_facts(turn, decision)),
    ]
    if decision.summary and decision.summary != decision.title:
        body.extend(long_text("summary", decision.summary, speech=turn.speech))
    body.extend(_chain(turn, decision))
    seen = sum(states[part.id] in ("acked", "asked", "handled") for part in decision.parts)
    body.append(section(turn.text("decisions-acks", n=seen, total=len(decision.parts))))
    for part in decision.parts:
        body.append(_part_row(turn, session, decision, part, states[part.id]))
        body.extend(_talk(turn, decision, part.function))
    body.extend(_talk(turn, decision, None))
    last = _last(turn, decision)
    if last is not None:
        body.append(note(last))
    if decision.review_on is not None and decision.reviewed_at is None:
        body.append(small(turn.text("decisions-review-on", day=turn.speech.full_date(decision.review_on))))
    body.extend(buttons(*in_rows(_card_buttons(turn, decision, states))))
    spoken = turn.text("decisions-spoken", kind=_kind(turn, decision), project=decision.project.name)
    return card(turn.speech, speak=f"{spoken}. {state}", body=body)


def _kind(turn: Turn, decision: Decision) -> str:
    return turn.text("decisions-kind", kind=decision.kind)


def over(turn: Turn, decision: Decision) -> str:
    """The overline: the kind and the project."""
    return f"{_kind(turn, decision)} · {decision.project.name}"


def _facts(turn: Turn, decision: Decision) -> list[tuple[str, str]]:
    made = f"{decision.maker}, {turn.speech.full_date(decision.decided_on)}"
    found = [(turn.text("decisions-fact-maker"), made)]
    if decision.number:
        found.append((turn.text("decisions-fact-number"), decision.number))
    sent = f"{decision.sender.name}, {turn.when(decision.sent_at)}"
    return [*found, (turn.text("decisions-fact-sender"), sent)]


def _state_words(turn: Turn, decision: Decision, states: dict[int, rules.PartState]) -> str:
    total = len(decision.parts)
    if total and all(state == "handled" for state in states.values()):
        return turn.text("decisions-state-handled", n=total)
    missing = [
        function_name(turn, part.function)
        for part in decision.parts
        if states[part.id] in ("waiting", "silent")
    ]
    if len(missing) == total:
        return turn.text("decisions-state-new")
    if missing:
        return turn.text("decision-unacked", functions=turn.speech.listing(missing))
    return turn.text("decisions-state-acked")


def _chain(turn: Turn, decision: Decision) -> list[Part]:
    lines: list[Part] = []
    if decision.amends is not None:
        lines.append(user_text(turn.text("decisions-amends", title=named(decision.amends))))
    lines.extend(
        user_text(turn.text("decisions-amended-by", title=named(later))) for later in decision.amended_by
    )
    return lines


def named(decision: Decision) -> str:
    """A decision in a line: its title, and its number if it has one."""
    if not decision.number:
        return decision.title
    return f"{decision.title} ({_BESIDE_SECTION.sub(NBSP, decision.number)})"


def _part_row(
    turn: Turn, session: Session, decision: Decision, part: DecisionPart, state: rules.PartState
) -> list[Element]:
    step = None
    label = f"{capital(function_name(turn, part.function))}"
    if state in ("waiting", "silent"):
        title = turn.text("decisions-ack")
        step = button(title, p.Acknowledge(part.id), label=f"{title}: {label}")
    elif state != "handled":
        title = turn.text("decisions-handle")
        step = button(title, p.Handle(part.id), label=f"{title}: {label}")
    return item_row(label, _part_meta(turn, session, decision, part, state), button=step, strong=True)


def _part_meta(
    turn: Turn, session: Session, decision: Decision, part: DecisionPart, state: rules.PartState
) -> list[Meta]:
    help_asked = [Meta(turn.text("decisions-help-asked"))] if part.wants_help else []
    if state == "handled" and part.handled_by is not None and part.handled_at is not None:
        who = f"{part.handled_by.name}, {_day(turn, part.handled_at)}"
        return [Meta(turn.text("decisions-part-handled"), "strong"), Meta(who)]
    question = open_question(decision, part.function)
    if question is not None:
        who = f"{question.asked_by.name}, {turn.day(question.asked_on)}"
        return [Meta(turn.text("decisions-part-asked"), "strong"), Meta(who)]
    if state == "acked" and part.acked_by is not None and part.acked_at is not None:
        who = f"{part.acked_by.name}, {turn.when(part.acked_at)}"
        return [Meta(turn.text("decisions-part-acked"), "strong"), Meta(who)]
    if state == "silent":
        waited = turn.calendar.between(decision.sent_on, turn.today)
        told = nudges.last_told(session, SILENT, part.id)
        reminded = [Meta(turn.text("decisions-reminded", day=_day(turn, told)))] if told else help_asked
        return [Meta(turn.text("decisions-part-silent", n=waited), "late"), *reminded]
    return [Meta(turn.text("decisions-part-waiting"), "strong"), *help_asked]


def _day(turn: Turn, moment: object) -> str:
    return turn.day(moment.astimezone(turn.zone).date())  # type: ignore[attr-defined]


def _talk(turn: Turn, decision: Decision, function: str | None) -> list[Element]:
    """A function's questions in quoted boxes, each with its answer."""
    boxes = []
    for question in [each for each in decision.questions if each.function == function][-TALKS_SHOWN:]:
        if question.answer is None:
            waits = Meta(turn.text("decisions-not-answered", person=question.to.name))
            boxes.append(quote_box(question.question, [waits]))
            continue
        boxes.append(quote_box(question.question, [Meta(told_asked(turn, question))]))
        boxes.append(quote_box(question.answer, [Meta(told_answered(turn, question))]))
    return boxes


def told_asked(turn: Turn, question: DecisionQuestion) -> str:
    """Who asked, and when."""
    return turn.text("decisions-asked", person=question.asked_by.name, when=turn.when(question.asked_at))


def told_answered(turn: Turn, question: DecisionQuestion) -> str:
    """Who answered, and when."""
    who = question.answered_by.name if question.answered_by else turn.text("host-somebody")
    return turn.text("decisions-answered", person=who, when=turn.when(question.answered_at or turn.now))


def _last(turn: Turn, decision: Decision) -> str | None:
    """Who did what last."""
    done = []
    for part in decision.parts:
        name = capital(function_name(turn, part.function))
        if part.acked_at is not None and part.acked_by is not None:
            words = {"function": name, "person": part.acked_by.name, "when": turn.when(part.acked_at)}
            done.append((part.acked_at, turn.text("decision-acked", **words)))
        if part.handled_at is not None and part.handled_by is not None:
            words = {"function": name, "person": part.handled_by.name, "when": turn.when(part.handled_at)}
            done.append((part.handled_at, turn.text("decision-handled", **words)))
    for question in decision.questions:
        done.append((question.asked_at, told_asked(turn, question)))
        if question.answered_at is not None:
            done.append((question.answered_at, told_answered(turn, question)))
    if not done:
        return None
    return turn.text("decisions-last", what=max(done, key=lambda each: each[0])[1])


def _card_buttons(turn: Turn, decision: Decision, states: dict[int, rules.PartState]) -> list[Element]:
    done = all(state == "handled" for state in states.values())
    found = [] if done else [submit_button(turn.text("decisions-ask-back"), p.AskBack(decision.id))]
    if decision.link and is_web_address(decision.link):
        found.append(open_url(turn.text("decisions-open-link"), decision.link))
    if turn.place.private:
        found.append(submit_button(turn.text("decisions-amend"), p.Start(decision.id)))
        if may_edit(turn, decision) and not done:
            found.append(submit_button(turn.text("decisions-change"), p.AskFunctions(decision.id)))
    return found


def said_card(turn: Turn, decision: Decision, notice: str) -> Card:
    """What stands in a channel in the place of a form that was sent."""
    return card(turn.speech, speak=notice, body=[heading(over(turn, decision), decision.title, notice)])
