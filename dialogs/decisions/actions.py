"""What the decisions' buttons do: one plain function each, run whole inside one transaction."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot import asked, shared
from bot.capability import Asks, Draft, Reply, Shows, Taken
from bot.cards import is_web_address
from bot.refusal import Refusal
from bot.search_words import search_words
from bot.turn import Turn
from dialogs.decisions import payloads as p
from dialogs.decisions import rules
from dialogs.decisions.cards import said_card
from dialogs.decisions.forms import NAME_MOST, RECORD
from dialogs.decisions.receipt import KICKOFF_FORM
from dialogs.decisions.record import (
    acknowledge_part,
    acting,
    by_kind,
    changed,
    function_name,
    load,
    load_part,
    may_act,
    may_edit,
    send_mail,
    send_to_channel,
)
from dialogs.decisions.small_forms import FUNCTIONS
from storage import decisions, kickoffs, projects
from storage.decisions import Decision, DecisionPart
from storage.projects import Project

KICKOFF_CARD = "kickoff"


def start(payload: p.Start, turn: Turn, session: Session) -> Reply:
    """Open the form, empty or as an amendment of a decision."""
    known: Draft = {}
    if payload.amends:
        earlier = load(session, payload.amends)
        known = {"project": str(earlier.project_id), "kind": "amendment", "amends": str(earlier.id)}
    return Reply(asks=Asks(RECORD, known))


def start_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``päätös``: the form, with the kind and the project if they were said."""
    said = projects.name_key(rest)
    known: Draft = {}
    named = [project for project in projects.all_projects(session) if project.name_key in said]
    if named:
        project = max(named, key=lambda project: len(project.name_key))
        known["project"] = str(project.id)
        # A project called "Muutos kantaa" says nothing of the kind.
        said = said.replace(project.name_key, " ")
    kinds = {kind: turn.text("decisions-kind-words", kind=kind).split(", ") for kind in rules.KINDS}
    for kind, words in kinds.items():
        if any(rules.has_word(said, word) for word in words):
            known["kind"] = kind
            break
    return Reply(asks=Asks(RECORD, known))


def from_message(taken: Taken, turn: Turn, session: Session) -> Asks:
    """The message action: the message's text and link are taken over."""
    summary = taken.text.strip()[: decisions.SUMMARY_MOST]
    known: Draft = {"summary": summary} if summary else {}
    if summary:
        known["title"] = rules.title_of("", summary)
    if is_web_address(taken.link) and len(taken.link) <= decisions.LINK_MOST:
        known["link"] = taken.link
    return Asks(RECORD, known)


def record(payload: p.Record, turn: Turn, session: Session) -> Reply:
    """Save a decision, and plan everything that follows from it. The same number twice is one record."""
    maker, number = rules.check_maker(payload.maker), rules.check_number(payload.number)
    kind, summary = rules.check_kind(payload.kind), rules.check_summary(payload.summary)
    title = rules.title_of(payload.title, summary)
    link = rules.check_link(payload.link, is_address=is_web_address(payload.link.strip()))
    if payload.day is None:
        raise Refusal("decisions-error-day")
    rules.check_order(payload.starts, payload.ends)
    number_key = rules.number_key(number or "", maker, payload.day)
    if number_key is not None and (first := decisions.by_number(session, number_key)) is not None:
        return _same_number(turn, first)
    amended = load(session, int(payload.amends)) if _is_number(payload.amends) else None
    project = _project(payload, turn, session)
    made = decisions.add(
        session,
        project_id=project.id,
        kind=kind,
        title=title,
        maker=maker,
        decided_on=payload.day,
        number=number,
        number_key=number_key,
        summary=summary,
        link=link,
        starts_on=payload.starts,
        ends_on=payload.ends,
        review_on=payload.review,
        amends_id=amended.id if amended is not None else None,
        sender_id=turn.me.id,
        sent_at=turn.now,
        sent_on=turn.today,
        words=search_words(title, summary, maker, number, project.name),
        revision=1,
        receipt_revision=1,
    )
    if made is None:
        first = decisions.by_number(session, number_key or "")
        assert first is not None
        return _same_number(turn, first)
    _concern(session, made, rules.chosen_functions(payload.help))
    if amended is not None:
        session.expire(amended, ["amended_by"])
        changed(session, amended, turn.now)
    _pass_on(session, made, turn)
    if turn.place.private:
        return Reply(shows=Shows(p.RECEIPT, made.id))
    asked.tell(session, p.RECEIPT, made.id, turn.me.id, turn.now, own_deed=True)
    return Reply(card=said_card(turn, made, turn.text("decisions-saved-receipt")))


def _same_number(turn: Turn, first: Decision) -> Reply:
    notice = turn.text("decision-same-number", title=first.title)
    return Reply(notice=notice, shows=Shows(p.DECISION, first.id))


def _is_number(said: str) -> bool:
    return said.isdecimal() and said.isascii() and len(said) < 12


def _project(payload: p.Record, turn: Turn, session: Session) -> Project:
    chosen = projects.by_id(session, int(payload.project)) if _is_number(payload.project) else None
    name = payload.name or (payload.project[1:] if payload.project.startswith("+") else "")
    if chosen is not None and not name:
        return chosen
    checked = rules.check_text(" ".join(name.split()), NAME_MOST, "decisions-error-project")
    return projects.find_or_make(session, checked, by=turn.me.id, now=turn.now)


def _concern(session: Session, decision: Decision, wants_help: tuple[str, ...]) -> None:
    for function in rules.concerned(decision.kind, wants_help, by_kind(session)):
        decision.parts.append(DecisionPart(function=function, wants_help=function in wants_help))
    session.flush()


def _pass_on(session: Session, decision: Decision, turn: Turn) -> None:
    """The card, the mail and the kickoff's first item, in the transaction that saves the decision."""
    send_to_channel(session, decision, turn.now)
    send_mail(session, decision, turn.now)
    kickoff = kickoffs.of_project(session, decision.project_id)
    if (
        decision.kind == decisions.FUNDING
        and kickoff is not None
        and kickoffs.decision_passed_on(session, kickoff, by=turn.me.id, at=turn.now)
        and KICKOFF_CARD in turn.house.surfaces
    ):
        shared.changed(session, KICKOFF_CARD, kickoff.id, kickoff.revision, turn.now)


def open_decision(payload: p.Open, turn: Turn, session: Session) -> Reply:
    """Show a decision in a card of its own."""
    load(session, payload.decision)
    return Reply(shows=Shows(p.DECISION, payload.decision), fresh=True)


def _check_may_act(turn: Turn, session: Session, decision: Decision, function: str) -> None:
    if may_act(turn, session, function):
        return
    people = [member.name for member in acting(session, function)]
    raise Refusal(
        "decisions-not-yours",
        function=function_name(turn, function),
        people=people or [turn.text("decisions-nobody")],
    )


def acknowledge(payload: p.Acknowledge, turn: Turn, session: Session) -> Reply:
    """Acknowledge a function's part; a second click is told who did it and when."""
    decision, part = load_part(session, payload.part, for_change=True)
    _check_may_act(turn, session, decision, part.function)
    shows = Shows(p.DECISION, decision.id)
    if part.acked_at is not None and part.acked_by is not None:
        words = turn.text("decisions-already-acked", person=part.acked_by.name, when=turn.when(part.acked_at))
        return Reply(notice=words, shows=shows)
    acknowledge_part(session, part, turn)
    changed(session, decision, turn.now)
    return Reply(shows=shows)


def handle(payload: p.Handle, turn: Turn, session: Session) -> Reply:
    """Mark a function's part handled."""
    decision, part = load_part(session, payload.part, for_change=True)
    _check_may_act(turn, session, decision, part.function)
    shows = Shows(p.DECISION, decision.id)
    if part.handled_at is not None and part.handled_by is not None:
        words = turn.text(
            "decisions-already-handled", person=part.handled_by.name, when=turn.when(part.handled_at)
        )
        return Reply(notice=words, shows=shows)
    if part.acked_at is None:
        acknowledge_part(session, part, turn)
    part.handled_by_id, part.handled_at = turn.me.id, turn.now
    session.flush()
    session.refresh(part, ["handled_by"])
    changed(session, decision, turn.now)
    return Reply(shows=shows)


def ask_functions(payload: p.AskFunctions, turn: Turn, session: Session) -> Reply:
    """Open the form that says whom the decision concerns."""
    decision = load(session, payload.decision)
    _check_may_edit(turn, decision)
    return Reply(asks=Asks(FUNCTIONS, {"decision": decision.id}))


def _check_may_edit(turn: Turn, decision: Decision) -> None:
    if not may_edit(turn, decision):
        raise Refusal("refusal-not-allowed", role=turn.text("decisions-editors"))


def set_functions(payload: p.SetFunctions, turn: Turn, session: Session) -> Reply:
    """Add functions, and leave out those that have not seen the decision; what was done stays."""
    decision = load(session, payload.decision, for_change=True)
    _check_may_edit(turn, decision)
    wanted = set(rules.chosen_functions(payload.functions))
    asked = {question.function for question in decision.questions}
    for part in list(decision.parts):
        if part.function not in wanted and part.acked_at is None and part.function not in asked:
            decision.parts.remove(part)
            session.delete(part)
    present = {part.function for part in decision.parts}
    for function in rules.chosen_functions(payload.functions):
        if function not in present:
            decision.parts.append(DecisionPart(function=function, wants_help=False))
    if not decision.parts:
        raise Refusal("decisions-error-functions")
    session.flush()
    changed(session, decision, turn.now)
    mine = turn.place.private and turn.me.id == decision.sender_id
    return Reply(
        notice=turn.text("decisions-functions-saved"),
        shows=Shows(p.RECEIPT if mine else p.DECISION, decision.id),
    )


def start_kickoff(payload: p.StartKickoff, turn: Turn, session: Session) -> Reply:
    """Open the kickoff's form with the project and its dates filled in."""
    decision = load(session, payload.decision)
    project = decision.project
    if KICKOFF_FORM not in turn.house.forms:
        raise Refusal("host-old-card")
    begun = kickoffs.of_project(session, project.id)
    if begun is not None:
        return Reply(notice=turn.text("decisions-begun"), shows=Shows(KICKOFF_CARD, begun.id), fresh=True)
    known: Draft = {"name": project.name, "P": decision.decided_on.isoformat()}
    if project.number:
        known["number"] = project.number
    if project.manager is not None and project.manager.active:
        known["manager"] = str(project.manager_id)
    if decision.starts_on is not None:
        known["A"] = decision.starts_on.isoformat()
    if decision.ends_on is not None:
        known["L"] = decision.ends_on.isoformat()
    return Reply(asks=Asks(KICKOFF_FORM, known))


def reviewed(payload: p.Reviewed, turn: Turn, session: Session) -> Reply:
    """The decision was looked at again: its review reminder ends."""
    decision = load(session, payload.decision, for_change=True)
    _check_may_edit(turn, decision)
    back = Shows(payload.on, payload.subject or decision.id)
    if decision.reviewed_at is not None:
        return Reply(notice=turn.text("decisions-already-reviewed"), shows=back)
    decision.reviewed_at = turn.now
    changed(session, decision, turn.now)
    return Reply(notice=turn.text("decisions-reviewed"), shows=back)
