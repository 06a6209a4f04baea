"""Support asks the sender back, and the answer returns to the decision's thread: what those buttons do."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot import asked
from bot.capability import Asks, Reply, Shows
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.decisions import payloads as p
from dialogs.decisions import rules
from dialogs.decisions.cards import said_card
from dialogs.decisions.record import (
    REPLY,
    acknowledge_part,
    changed,
    load,
    load_question,
    may_act,
    question_changed,
)
from dialogs.decisions.small_forms import ANSWER, ASK
from storage import outbox
from storage.decisions import Decision, DecisionQuestion
from storage.members import SUPPORT


def ask_back(payload: p.AskBack, turn: Turn, session: Session) -> Reply:
    """Open the question form, for whoever acts in a function that the decision concerns."""
    decision = load(session, payload.decision)
    _asks_for(turn, session, decision, "")
    return Reply(asks=Asks(ASK, {"decision": decision.id}))


def _asks_for(turn: Turn, session: Session, decision: Decision, chosen: str) -> str | None:
    """The function that asks: the chosen one, or the asker's first; None for support in general."""
    mine = [part.function for part in decision.parts if may_act(turn, session, part.function)]
    if chosen in mine:
        return chosen
    if mine:
        return mine[0]
    if turn.me.holds(SUPPORT):
        return None
    raise Refusal("refusal-not-allowed", role=turn.text("decisions-support"))


def send_question(payload: p.SendQuestion, turn: Turn, session: Session) -> Reply:
    """Ask the sender. The question goes to their own chat; asking tells that the function has seen the decision."""
    said = rules.check_text(payload.question, rules.QUESTION_MOST, "decisions-error-question")
    decision = load(session, payload.decision, for_change=True)
    function = _asks_for(turn, session, decision, payload.function)
    question = DecisionQuestion(
        function=function,
        asked_by_id=turn.me.id,
        asked_at=turn.now,
        asked_on=turn.today,
        question=said,
        to_id=_answers(decision),
    )
    decision.questions.append(question)
    session.flush()
    session.refresh(question, ["asked_by", "to"])
    for part in decision.parts:
        if part.function == function and part.acked_at is None:
            acknowledge_part(session, part, turn)
    asked.tell(session, p.QUESTION, question.id, question.to_id, turn.now)
    changed(session, decision, turn.now)
    later = asked.reaches_later(turn, session, question.to_id)
    if later is None:
        notice = turn.text("decisions-asked-notice", person=question.to.name)
    else:
        notice = turn.text("decisions-asked-later", person=question.to.name, when=later)
    if turn.place.private:
        return Reply(notice=notice, shows=Shows(p.DECISION, decision.id))
    # The card itself stands above in the thread: one copy is enough.
    return Reply(notice=notice, card=said_card(turn, decision, notice))


def _answers(decision: Decision) -> int:
    """Who is asked: the sender, or the project's manager once the sender has left."""
    manager = decision.project.manager
    if not decision.sender.active and manager is not None and manager.active:
        return manager.id
    return decision.sender_id


def ask_answer(payload: p.AskAnswer, turn: Turn, session: Session) -> Reply:
    """Open the answer form."""
    question = load_question(session, payload.question)
    if question.answered_at is not None:
        return Reply(notice=_already_answered(turn, question), shows=Shows(p.DECISION, question.decision_id))
    _check_may_answer(turn, question)
    return Reply(asks=Asks(ANSWER, {"question": question.id}))


def _check_may_answer(turn: Turn, question: DecisionQuestion) -> None:
    decision = question.decision
    if turn.me.id not in (question.to_id, decision.sender_id, decision.project.manager_id):
        raise Refusal("refusal-not-allowed", role=question.to.name)


def _already_answered(turn: Turn, question: DecisionQuestion) -> str:
    who = question.answered_by.name if question.answered_by else turn.text("host-somebody")
    return turn.text(
        "decisions-already-answered", person=who, when=turn.when(question.answered_at or turn.now)
    )


def send_answer(payload: p.SendAnswer, turn: Turn, session: Session) -> Reply:
    """Answer: it returns to the decision's thread in support's channel, and to its card."""
    said = rules.check_text(payload.answer, rules.QUESTION_MOST, "decisions-error-answer")
    question = load_question(session, payload.question)
    decision = load(session, question.decision_id, for_change=True)
    session.refresh(question)
    shows = Shows(p.DECISION, decision.id)
    if question.answered_at is not None:
        return Reply(notice=_already_answered(turn, question), shows=shows)
    _check_may_answer(turn, question)
    question.answer, question.answered_by_id, question.answered_at = said, turn.me.id, turn.now
    session.flush()
    session.refresh(question, ["answered_by"])
    outbox.plan(
        session,
        key=f"{REPLY}:{question.id}",
        kind=REPLY,
        subject={"question": question.id},
        now=turn.now,
        conversation_id=decision.channel_id,
    )
    question_changed(session, question, turn.now)
    changed(session, decision, turn.now)
    return Reply(notice=turn.text("decisions-answered-notice"), shows=shows)
