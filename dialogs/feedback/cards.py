"""The cards of direct feedback: its recipient's, its author's own, and what each of them has in lists."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    button,
    buttons,
    card,
    heading,
    in_rows,
    item_row,
    long_text,
    note,
    quote_box,
    small,
    state_line,
    submit_button,
)
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.feedback import payloads as p
from dialogs.feedback import rules
from dialogs.feedback.record import check_sees, load, mine, name_of, recipient_name, week_words
from storage import feedback
from storage.feedback import AnonymousFeedback, Feedback


def feedback_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """Feedback by name as its recipient has it: the text, who gave it, and what was done with it."""
    found = feedback.by_id(session, subject)
    if found is None:
        raise Refusal("feedback-gone")
    check_sees(turn, session, found.recipient)
    over = turn.text("feedback-over", recipient=recipient_name(turn, found.recipient))
    if found.withdrawn_at is not None:
        gone = turn.text("feedback-was-withdrawn")
        return card(
            turn.speech, speak=gone, body=[heading(over, turn.text("feedback-title-withdrawn"), gone)]
        )
    title = turn.text("feedback-kind-title", kind=found.kind)
    body: list[Part] = [
        heading(over, title, notice),
        state_line(_state(turn, found)),
        *long_text("text", found.text, speech=turn.speech),
        small(turn.text("feedback-from", person=name_of(turn, found.author), when=turn.when(found.sent_at))),
        *_treatment(turn, found),
    ]
    actions = _recipient_buttons(turn, found)
    if actions:
        body.extend(buttons(*in_rows(actions)))
    return card(turn.speech, speak=f"{title}. {_state(turn, found)}", body=body)


def _state(turn: Turn, found: Feedback) -> str:
    if found.handled_at is not None:
        return turn.text("feedback-state-handled")
    if found.answer is not None:
        return turn.text("feedback-state-answered")
    if found.thanked_at is not None:
        return turn.text("feedback-state-thanked")
    return turn.text("feedback-state-new")


def _treatment(turn: Turn, found: Feedback) -> list[Part]:
    parts: list[Part] = []
    if found.answer is not None and found.answered_at is not None:
        who = turn.text(
            "feedback-answered", person=name_of(turn, found.answered_by), when=turn.when(found.answered_at)
        )
        parts.append(quote_box(found.answer, [Meta(who)]))
    lines = []
    if found.thanked_at is not None:
        person, when = name_of(turn, found.thanked_by), turn.when(found.thanked_at)
        lines.append(turn.text("feedback-thanked", person=person, when=when))
    if found.handled_at is not None:
        person, when = name_of(turn, found.handled_by), turn.when(found.handled_at)
        lines.append(turn.text("feedback-handled", person=person, when=when))
    return [*parts, *(note(line) if n == 0 else small(line) for n, line in enumerate(lines))]


def _recipient_buttons(turn: Turn, found: Feedback) -> list[Element]:
    made = []
    if found.thanked_at is None and found.author_id is not None:
        made.append(button(turn.text("feedback-thank"), p.Thank(found.id)))
    if found.answer is None and found.author_id is not None:
        made.append(submit_button(turn.text("feedback-answer"), p.AskAnswer(found.id)))
    if found.handled_at is None:
        made.append(button(turn.text("feedback-handle"), p.Handle(found.id)))
    return made


def anonymous_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """Anonymous feedback as its recipient has it: the text and the week, and nothing else that could tell."""
    found = feedback.anonymous_by_id(session, subject)
    if found is None:
        raise Refusal("feedback-gone")
    check_sees(turn, session, found.recipient)
    mark = feedback.handled_mark(session, subject)
    title = turn.text("feedback-anonymous-title")
    state = turn.text("feedback-state-handled" if mark is not None else "feedback-state-new")
    body: list[Part] = [
        heading(turn.text("feedback-over", recipient=recipient_name(turn, found.recipient)), title, notice),
        state_line(f"{state} · {week_words(turn, found.week)}"),
        *long_text("text", found.text, speech=turn.speech),
    ]
    if mark is not None:
        person, when = name_of(turn, mark.handled_by), turn.when(mark.handled_at)
        body.append(note(turn.text("feedback-handled", person=person, when=when)))
    else:
        body.append(small(turn.text("feedback-anonymous-no-answer")))
        body.extend(buttons([button(turn.text("feedback-handle"), p.HandleAnonymous(found.id))]))
    return card(turn.speech, speak=f"{title}. {week_words(turn, found.week)}", body=body)


def own_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """Feedback by name as its author has it: that it is saved, what came of it, and a way to withdraw it."""
    found = feedback.by_id(session, subject)
    if found is None or found.author_id != turn.me.id or not turn.place.private:
        raise Refusal("feedback-gone")
    over = turn.text("feedback-own-over", recipient=recipient_name(turn, found.recipient))
    if found.withdrawn_at is not None:
        told = notice or turn.text("feedback-withdrawn")
        return card(
            turn.speech, speak=told, body=[heading(over, turn.text("feedback-title-withdrawn"), told)]
        )
    title = turn.text("feedback-own-title", kind=found.kind)
    state = _own_state(turn, found)
    untouched = found.thanked_at is None and found.answer is None and found.handled_at is None
    lead = notice or (turn.text("feedback-sent") if untouched else None)
    body: list[Part] = [
        heading(over, title, lead),
        state_line(state),
        *long_text("text", found.text, speech=turn.speech),
        *_treatment(turn, found),
    ]
    body.extend(buttons([button(turn.text("feedback-withdraw"), p.AskWithdraw(found.id))]))
    return card(turn.speech, speak=f"{lead} {state}" if lead else f"{title}. {state}", body=body)


def _own_state(turn: Turn, found: Feedback) -> str:
    if found.handled_at is not None:
        return turn.text("feedback-state-handled")
    if found.answer is not None:
        return turn.text("feedback-own-state-answered", person=name_of(turn, found.answered_by))
    if found.thanked_at is not None:
        return turn.text("feedback-own-state-thanked", person=name_of(turn, found.thanked_by))
    return turn.text("feedback-own-state-sent", day=turn.day(found.sent_on))


def start_card(turn: Turn, session: Session, recipient: str, notice: str | None) -> Card:
    """How is the feedback given? And the way to what one has given or received."""
    title = turn.text("feedback-start-title")
    lead = notice or turn.text("feedback-start-lead")
    ways = [
        submit_button(turn.text("feedback-by-name"), p.AskNamed(recipient)),
        submit_button(turn.text("feedback-without-name"), p.AskAnonymous(recipient)),
    ]
    lists = []
    if feedback.of_author(session, turn.me.id):
        lists.append(submit_button(turn.text("feedback-mine"), p.Mine()))
    if mine(turn, session):
        lists.append(submit_button(turn.text("feedback-received"), p.Received()))
    body: list[Part] = [
        heading(turn.text("feedback-name"), title, lead),
        small(turn.text("feedback-start-arrives")),
        buttons(*in_rows(ways)),
    ]
    if lists:
        body.extend(buttons(*in_rows(lists)))
    return card(turn.speech, speak=f"{title} {lead}", body=body)


def withdraw_card(turn: Turn, session: Session, subject: int) -> Card:
    """Is it to be withdrawn? What happens then, and two answers."""
    found = load(session, subject)
    title = turn.text("feedback-withdraw-title")
    lead = turn.text("feedback-withdraw-lead")
    actions = [
        button(turn.text("feedback-withdraw"), p.Withdraw(found.id)),
        button(turn.text("host-no"), p.OpenMine(found.id)),
    ]
    over = turn.text("feedback-own-over", recipient=recipient_name(turn, found.recipient))
    return card(
        turn.speech,
        speak=f"{title} {lead}",
        body=[heading(over, title, lead), quote_box(found.text)],
        actions=actions,
    )


def mine_card(turn: Turn, session: Session, page: int) -> Card:
    """What a person has given by name, the newest first."""
    found = feedback.of_author(session, turn.me.id)
    title = turn.text("feedback-mine-title", n=len(found))
    rows: list[Part] = []
    for each in found[page * rules.PAGE : (page + 1) * rules.PAGE]:
        if each.withdrawn_at is not None:
            meta = [Meta(turn.text("feedback-title-withdrawn"), "strong"), Meta(turn.day(each.sent_on))]
            rows.append(item_row(recipient_name(turn, each.recipient).capitalize(), meta))
            continue
        meta = [Meta(_own_state(turn, each), "strong"), Meta(recipient_name(turn, each.recipient))]
        opens = submit_button(turn.text("feedback-open"), p.OpenMine(each.id))
        rows.append(item_row(rules.title_of(each.text, 75), meta, button=opens))
    lead = turn.text("feedback-mine-lead")
    body: list[Part] = [heading(turn.text("feedback-name"), title, lead), *rows]
    body.extend(_pages(turn, p.Mine(max(page - 1, 0)), p.Mine(page + 1), page, len(found)))
    return card(turn.speech, speak=f"{title}. {lead}", body=body)


def received_card(turn: Turn, session: Session, *, all: bool, page: int) -> Card:
    """What has come to the roles that this person holds; what is handled only if it is asked for."""
    to = mine(turn, session)
    if not to:
        raise Refusal("refusal-not-allowed", role=turn.text("feedback-receivers"))
    rows = [
        *(_named_row(turn, each) for each in feedback.received(session, to) if all or _is_open(each)),
        *(
            _anonymous_row(turn, each)
            for each in feedback.anonymous_received(session, to)
            if all or feedback.handled_mark(session, each.id) is None
        ),
    ]
    title = turn.text("feedback-received-title", n=len(rows))
    roles = turn.speech.listing([recipient_name(turn, each) for each in to])
    lead = turn.text("feedback-received-lead", recipients=roles)
    body: list[Part] = [heading(turn.text("feedback-name"), title, lead)]
    body.extend(rows[page * rules.PAGE : (page + 1) * rules.PAGE])
    earlier, later = p.Received(all, max(page - 1, 0)), p.Received(all, page + 1)
    body.extend(_pages(turn, earlier, later, page, len(rows)))
    other = turn.text("feedback-only-open" if all else "feedback-also-handled")
    return card(
        turn.speech,
        speak=f"{title}. {lead}",
        body=body,
        actions=[button(other, p.Received(not all))],
    )


def _is_open(found: Feedback) -> bool:
    return found.handled_at is None


def _named_row(turn: Turn, found: Feedback) -> Sequence[Element]:
    meta = [
        Meta(_state(turn, found), "strong"),
        Meta(name_of(turn, found.author)),
        Meta(turn.day(found.sent_on)),
    ]
    opens = submit_button(turn.text("feedback-open"), p.Open(found.id))
    return item_row(rules.title_of(found.text, 75), meta, button=opens)


def _anonymous_row(turn: Turn, found: AnonymousFeedback) -> Sequence[Element]:
    meta = [Meta(turn.text("feedback-nameless"), "strong"), Meta(week_words(turn, found.week))]
    opens = submit_button(turn.text("feedback-open"), p.OpenAnonymous(found.id))
    return item_row(rules.title_of(found.text, 75), meta, button=opens)


def _pages(turn: Turn, newer: object, older: object, page: int, total: int) -> list[Element]:
    made = []
    if page > 0:
        made.append(button(turn.text("feedback-newer"), newer))  # type: ignore[arg-type]
    if (page + 1) * rules.PAGE < total:
        made.append(button(turn.text("feedback-older"), older))  # type: ignore[arg-type]
    return buttons(made) if made else []
