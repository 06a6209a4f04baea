"""What the sender sees: the receipt of a decision, and a question from support."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.cards import (
    Card,
    Meta,
    Part,
    buttons,
    card,
    heading,
    in_rows,
    item_row,
    quote_box,
    section,
    small,
    submit_button,
    text,
    user_text,
)
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.decisions import payloads as p
from dialogs.decisions import rules
from dialogs.decisions.cards import TALKS_SHOWN, named, over, told_answered, told_asked
from dialogs.decisions.record import capital, card_delivery, function_name, load, load_question, mail_delivery
from storage import decisions, kickoffs
from storage.decisions import Decision

KICKOFF_FORM = "kickoff.create"


def receipt_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """The sender's receipt: what has been sent to support, what waits, and who has seen it."""
    decision = load(session, subject)
    if turn.me.id != decision.sender_id:
        raise Refusal("decisions-gone")
    by_card, by_mail = card_delivery(session, decision), mail_delivery(session, decision)
    lead = _receipt_lead(turn, decision, by_card, by_mail)
    title = turn.text("decisions-receipt-title")
    body: list[Part] = [heading(over(turn, decision), title, notice or lead)]
    if notice:
        body.append(text(lead))
    if named(decision) not in lead:
        body.append(user_text(turn.text("decisions-receipt-what", title=named(decision))))
    body.append(section(turn.text("decisions-receipt-ways")))
    body.append(item_row(turn.text("decisions-way-card"), _way(turn, by_card, "card"), strong=True))
    body.append(item_row(turn.text("decisions-way-mail"), _way(turn, by_mail, "mail"), strong=True))
    body.append(item_row(turn.text("decisions-way-acks"), _ack_meta(turn, decision), strong=True))
    body.extend(_talk_summary(turn, decision))
    actions = [submit_button(turn.text("decisions-show"), p.Open(decision.id))]
    if _may_start(turn, session, decision):
        body.append(text(turn.text("decision-start-kickoff")))
        start = submit_button(turn.text("host-start"), p.StartKickoff(decision.id), style="positive")
        actions.insert(0, start)
    actions.append(submit_button(turn.text("decisions-change"), p.AskFunctions(decision.id)))
    body.extend(buttons(*in_rows(actions)))
    return card(turn.speech, speak=f"{title}. {lead}", body=body)


def _receipt_lead(turn: Turn, decision: Decision, by_card: rules.Delivery, by_mail: rules.Delivery) -> str:
    if by_card.state == "unset":
        return turn.text("decisions-waits-for-setup")
    what = rules.what_waits(by_card, by_mail)
    if what == "none":
        late = rules.what_was_late(by_card, by_mail)
        if late == "none":
            return turn.text("decision-sent")
        return turn.text("decision-delivered", what=late, title=named(decision))
    tried = max(by_card.attempts, by_mail.attempts) > 0
    if not tried and "unset" not in (by_card.state, by_mail.state):
        return turn.text("decisions-leaving")
    return turn.text("decision-waiting", what=what)


def _way(turn: Turn, way: rules.Delivery, what: str) -> list[Meta]:
    if way.state == "sent" and way.at is not None:
        return [Meta(turn.text("decisions-way-sent", what=what), "strong"), Meta(turn.when(way.at))]
    if way.state == "unset":
        return [
            Meta(turn.text("decisions-way-waiting"), "strong"),
            Meta(turn.text("decisions-way-unset", what=what)),
        ]
    if way.state == "given-up":
        return [
            Meta(turn.text("decisions-way-given-up"), "late"),
            Meta(turn.text("decisions-way-tell-coordinator")),
        ]
    waiting = [Meta(turn.text("decisions-way-waiting"), "strong")]
    if way.attempts and way.at is not None:
        words = turn.text("decisions-way-next", n=way.attempts, when=turn.when(way.at))
        return [*waiting, Meta(words)]
    return waiting


def _ack_meta(turn: Turn, decision: Decision) -> list[Meta]:
    total = len(decision.parts)
    seen = [part for part in decision.parts if part.acked_at is not None]
    if not seen:
        names = [function_name(turn, part.function) for part in decision.parts]
        return [Meta(turn.text("decisions-way-waiting"), "strong"), Meta(turn.speech.listing(names))]
    newest = max(seen, key=lambda part: part.acked_at or decision.sent_at)
    who = turn.text(
        "decision-acked",
        function=capital(function_name(turn, newest.function)),
        person=newest.acked_by.name if newest.acked_by else turn.text("host-somebody"),
        when=turn.when(newest.acked_at or turn.now),
    )
    handled = sum(part.handled_at is not None for part in decision.parts)
    if handled == total:
        return [Meta(turn.text("decisions-state-handled", n=total), "strong")]
    return [Meta(turn.text("decisions-acks-short", n=len(seen), total=total), "strong"), Meta(who)]


def _talk_summary(turn: Turn, decision: Decision) -> list[Part]:
    waits = [question for question in decision.questions if question.answered_at is None]
    parts: list[Part] = []
    for question in waits[-TALKS_SHOWN:]:
        parts.append(quote_box(question.question, [Meta(told_asked(turn, question))]))
        if question.to_id == turn.me.id:
            answer = submit_button(turn.text("decisions-answer"), p.AskAnswer(question.id))
            parts.append(buttons([answer]))
    return parts


def _may_start(turn: Turn, session: Session, decision: Decision) -> bool:
    return (
        decision.kind == decisions.FUNDING
        and KICKOFF_FORM in turn.house.forms
        and kickoffs.of_project(session, decision.project_id) is None
    )


def question_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """A question from support, in the chat of the one it is put to."""
    question = load_question(session, subject)
    if turn.me.id != question.to_id:
        raise Refusal("decisions-gone")
    decision = question.decision
    asks = turn.text("decision-ask-back", person=question.asked_by.name, question=question.question)
    title = turn.text("decisions-question-title")
    body: list[Part] = [heading(over(turn, decision), title, notice), user_text(asks)]
    body.append(small(turn.text("decisions-receipt-what", title=named(decision))))
    actions = [submit_button(turn.text("decisions-show"), p.Open(decision.id))]
    if question.answer is not None:
        body.append(quote_box(question.answer, [Meta(told_answered(turn, question))]))
    else:
        body.append(text(turn.text("decision-ask-back-where")))
        answer = submit_button(turn.text("decisions-answer"), p.AskAnswer(question.id), style="positive")
        actions.insert(0, answer)
    return card(turn.speech, speak=f"{title}. {asks}", body=body, actions=actions)
