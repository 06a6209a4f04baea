"""The template learns: what finished kickoffs propose, accepted into the next version by those who edit the template."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import nudge_hours
from bot.capability import NudgeKind, NudgeLine, Reply, Shows
from bot.cards import (
    Card,
    Meta,
    Part,
    button,
    card,
    choice_input,
    fold,
    heading,
    item_row,
    quote_box,
    section,
    small,
    text,
)
from bot.refusal import Refusal
from bot.turn import Turn
from bot.working_days import WorkingDays
from dialogs.kickoff import learning_payloads as p
from dialogs.kickoff import learning_rules as rules
from dialogs.kickoff.checklist import of, parse_template
from dialogs.kickoff.learning_rules import Lesson, Outcome
from dialogs.kickoff.payloads import TEMPLATE
from dialogs.kickoff.start import newest
from dialogs.kickoff.template_editing import may_edit
from storage import kickoff_lessons, kickoffs, members
from storage.kickoff_lessons import ACCEPTED, DECLINED, OPEN, KickoffProposal
from storage.kickoffs import Kickoff, TemplateVersion
from storage.members import COORDINATOR
from storage.nudges import Nudge, Occasion

NUDGE = "kickoff-proposals"
SHOWN = 6
QUESTIONS = ("kickoff-list", "kickoff-dates", "kickoff-support")
WORDS = "kickoff-words"
WORDS_SHOWN = 8


def plans(session: Session, now: datetime, zone: ZoneInfo, calendar: WorkingDays) -> None:
    """In the morning of a working day, finished kickoffs become proposals; asked again, nothing more comes of it."""
    today = nudge_hours.local_day(now, zone)
    if not calendar.is_working_day(today) or now < nudge_hours.at(today, nudge_hours.DAILY, zone):
        return
    over = kickoff_lessons.finished(session)
    version = kickoffs.newest_template(session) if over else None
    if version is None:
        return
    template = parse_template(version.version, version.content)
    outcomes = [outcome for kickoff in over for outcome in outcomes_of(kickoff, zone)]
    for lesson in rules.lessons(template, _since_accepted(session, outcomes), calendar):
        _propose(session, lesson, today)


def outcomes_of(kickoff: Kickoff, zone: ZoneInfo) -> list[Outcome]:
    """What became of each item of a finished kickoff."""
    checklist = of(kickoff)
    return [
        Outcome(
            project=kickoff.project.name,
            version=kickoff.template_version,
            number=item.template_number,
            title=checklist.title(item, "fi"),
            phase=item.phase,
            role=item.role,
            state=item.state,
            due_on=None if item.at_once_since else item.due_on,
            settled_on=item.settled_at.astimezone(zone).date() if item.settled_at else None,
            reason=item.reason,
        )
        for item in kickoff.items
    ]


def _since_accepted(session: Session, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Without what was learned already: an accepted change is judged by the checklists that had it."""
    accepted = {each.key: each.version or 0 for each in kickoff_lessons.proposals(session, ACCEPTED)}
    return [
        each
        for each in outcomes
        if each.number is None or each.version >= accepted.get(f"later:{each.number}", 0)
    ]


def _propose(session: Session, lesson: Lesson, today: date) -> None:
    known = kickoff_lessons.by_key(session, lesson.key)
    if known is None:
        session.add(
            KickoffProposal(key=lesson.key, detail=lesson.to_json(), weight=lesson.weight, made_on=today)
        )
    elif known.state == OPEN:
        known.detail, known.weight = lesson.to_json(), lesson.weight
    elif known.weight < lesson.weight or (known.state == ACCEPTED and lesson.kind == "later"):
        known.detail, known.weight, known.state, known.made_on = lesson.to_json(), lesson.weight, OPEN, today
    session.flush()


# -------------------------------------------------------------------------------------------- proposals


def show_proposals(payload: p.ShowProposals, turn: Turn, session: Session) -> Reply:
    """Show them to those who edit the template."""
    may_edit(turn)
    return Reply(shows=Shows(p.PROPOSALS), fresh=True)


def proposals_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """The proposals with their evidence, and a box for each to choose."""
    may_edit(turn)
    version, _ = newest(session)
    found = list(kickoff_lessons.proposals(session))[:SHOWN]
    title = turn.text("kickoff-lessons-title", n=len(found))
    lead = notice or turn.text("kickoff-lessons-lead" if found else "kickoff-lessons-none")
    overline = turn.text("kickoff-template-title", version=version.version)
    body: list[Part] = [heading(overline, title, lead)]
    lessons = [(each, Lesson.from_json(each.detail)) for each in found]
    if found:
        body.append(section(turn.text("kickoff-lessons-evidence")))
    for each, lesson in lessons:
        body += _evidence(turn, each.id, lesson)
    body += _survey(turn, session)
    if not found:
        return card(turn.speech, speak=title, body=body)
    boxes = [(str(each.id), turn.text(f"kickoff-lesson-{x.kind}", title=x.title)) for each, x in lessons]
    body.append(section(turn.text("kickoff-lessons-choose")))
    body.append(
        choice_input("chosen", turn.text("kickoff-lessons-label"), boxes, speech=turn.speech, multi=True)
    )
    actions = [
        button(
            turn.text("kickoff-lessons-accept"),
            p.AcceptProposals(version.version),
            style="positive",
            inputs=True,
        ),
        button(turn.text("kickoff-lessons-decline"), p.DeclineProposals(version.version), inputs=True),
    ]
    return card(turn.speech, speak=f"{title}. {lead}", body=body, actions=actions)


def _evidence(turn: Turn, number: int, lesson: Lesson) -> Sequence[Part]:
    what = turn.text(f"kickoff-lesson-{lesson.kind}", title=lesson.title)
    projects = Meta(turn.text("kickoff-lesson-projects", projects=turn.speech.listing(lesson.projects)))
    if lesson.kind == "add":
        return item_row(what, [projects], strong=True)
    told = turn.text(
        "kickoff-template-evidence", skipped=lesson.skipped, late=lesson.late, title=lesson.title
    )
    rows: list[Part] = [text(told)]
    if lesson.kind == "later":
        rows.append(small(turn.text("kickoff-lesson-new-due", due=lesson.due)))
    rows += [small(turn.text("line-reason", reason=reason)) for reason in lesson.reasons]
    return fold(f"e{number}", what, [projects], rows, speech=turn.speech)


def _survey(turn: Turn, session: Session) -> list[Part]:
    """What those who were there answered, as far as it may be shown."""
    shown = kickoff_lessons.survey_evidence(session)
    parts: list[Part] = []
    for question in QUESTIONS:
        values = [each.value for each in shown if each.question == question and each.value is not None]
        if values:
            mean = turn.speech.number(sum(values) / len(values), 1)
            name = question.removeprefix("kickoff-")
            parts.append(text(turn.text(f"kickoff-lessons-{name}", mean=mean, n=len(values))))
    words = [each.words for each in shown if each.question == WORDS and each.words]
    if words:
        boxes = [quote_box(each) for each in words[:WORDS_SHOWN]]
        title = turn.text("kickoff-lessons-words")
        parts += fold("words", title, [], boxes, speech=turn.speech, separator=False)
    return [section(turn.text("kickoff-lessons-survey")), *parts] if parts else []


def _chosen(session: Session, chosen: str) -> list[KickoffProposal]:
    numbers = {part for part in chosen.split(",") if part}
    found = [each for each in kickoff_lessons.proposals(session) if str(each.id) in numbers]
    if not found:
        raise Refusal("kickoff-lessons-none-chosen")
    return found


def accept(payload: p.AcceptProposals, turn: Turn, session: Session) -> Reply:
    """Make version n+1 of the template with what was chosen."""
    may_edit(turn)
    version, template = newest(session)
    if payload.version != version.version:
        raise Refusal("kickoff-template-changed")
    found = _chosen(session, payload.chosen)
    made = rules.with_lessons(template, [Lesson.from_json(each.detail) for each in found], turn.today)
    session.add(
        TemplateVersion(
            version=made.version,
            content=made.to_json(),
            made_by_id=turn.me.id,
            made_at=turn.now,
            note=turn.text("kickoff-lessons-note", n=len(found)),
        )
    )
    _decide(turn, found, ACCEPTED, made.version)
    session.flush()
    notice = turn.text("kickoff-lessons-accepted", version=made.version, n=len(found))
    return Reply(notice=notice, shows=Shows(TEMPLATE, 0))


def decline(payload: p.DeclineProposals, turn: Turn, session: Session) -> Reply:
    """Put what was chosen aside."""
    may_edit(turn)
    found = _chosen(session, payload.chosen)
    _decide(turn, found, DECLINED, None)
    session.flush()
    return Reply(notice=turn.text("kickoff-lessons-declined", n=len(found)), shows=Shows(p.PROPOSALS))


def _decide(turn: Turn, found: Sequence[KickoffProposal], state: str, version: int | None) -> None:
    for each in found:
        each.state, each.version, each.decided_by_id, each.decided_on = state, version, turn.me.id, turn.today


# ---------------------------------------------------------------------------------------------- reminding


def due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """The coordinators hear of new proposals."""
    found = kickoff_lessons.proposals(session)
    if not found:
        return []
    day = max(each.made_on for each in found)
    people = members.holders(session, COORDINATOR)
    return [Occasion(member.id, NUDGE, 1, "made", day) for member in people]


def line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """How many proposals wait: None once all are decided."""
    found = kickoff_lessons.proposals(session)
    if not found or not turn.me.holds(COORDINATOR):
        return None
    return NudgeLine(
        title=turn.text("kickoff-lessons-waiting", n=len(found)),
        meta=[Meta(turn.text("kickoff-lessons-why"))],
        order=(1, max(each.made_on for each in found)),
        action=p.ShowProposals(),
        action_title=turn.text("host-show"),
    )


PROPOSAL_NUDGES = NudgeKind(NUDGE, "kickoff-lessons-nudge", due, line)
