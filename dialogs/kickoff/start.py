"""Starting a kickoff, moving its anchors, and naming its people."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from bot import shared
from bot.capability import Asks, Reply, Shows
from bot.cards import Card
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.kickoff import payloads as p
from dialogs.kickoff import rules
from dialogs.kickoff.cards import anchor_preview_card
from dialogs.kickoff.checklist import (
    FUNCTION_OF_ROLE,
    LoadedChecklist,
    changed,
    load,
    member_named,
    of,
    parse_template,
)
from dialogs.kickoff.template import Template, load_default
from storage import decisions, kickoffs, members, projects
from storage.kickoffs import Kickoff, KickoffAnchor, KickoffItem, KickoffResponsibility, TemplateVersion
from storage.projects import Project

NOBODY = "-"
ANCHORS = ("P", "A", "K", "O1", "M1", "L")
FUNDERS = ("esr", "eakr", "jtf", "leader", "interreg", "state", "eu", "other")


def ensure_template(session: Session, now: datetime) -> None:
    """Put the shipped template into an empty database as version 1."""
    if kickoffs.newest_version(session) is None:
        default = load_default()
        session.add(TemplateVersion(version=default.version, content=default.to_json(), made_at=now))
        session.flush()


def newest(session: Session) -> tuple[TemplateVersion, Template]:
    """The template that the next kickoff is made from."""
    version = kickoffs.newest_template(session)
    if version is None:
        raise LookupError("the database has no kickoff template: ensure_template runs at start")
    return version, parse_template(version.version, version.content)


def start(payload: p.Start, turn: Turn, session: Session) -> Reply:
    """Open the start form."""
    return Reply(asks=Asks("kickoff.create"))


def create(payload: p.Create, turn: Turn, session: Session) -> Reply:
    """Create the project and its checklist; a project that has one already is shown instead."""
    name = rules.check_name(payload.name)
    given = {
        anchor: rules.check_day(day) for anchor in ANCHORS if (day := getattr(payload, anchor)) is not None
    }
    rules.check_order(given)
    project = projects.named(session, name)
    if project is not None and (known := kickoffs.of_project(session, project.id)) is not None:
        return Reply(notice=turn.text("kickoff-exists"), shows=Shows(p.CHECKLIST, known.id), saved=False)
    if len(payload.number.strip()) > 60:
        raise Refusal("refusal-too-long", length=len(payload.number.strip()), max=60)
    manager = member_named(session, payload.manager or str(turn.me.id))
    if project is None:
        project = Project(
            name=name, name_key=projects.name_key(name), created_by_id=turn.me.id, created_at=turn.now
        )
        session.add(project)
    project.manager_id = manager.id
    project.number = payload.number.strip() or project.number
    project.funder = payload.funder if payload.funder in FUNDERS else project.funder
    session.flush()
    session.refresh(project, ["manager"])
    kickoff = _new_kickoff(session, turn, project, payload.conditions, given)
    funding = decisions.funding_of(session, project.id)
    if funding is not None:
        kickoffs.decision_passed_on(session, kickoff, by=funding.sender_id, at=funding.sent_at)
    if turn.place.kind != "channel":
        team = members.the_team(session)
        if team is not None:
            shared.post(session, p.CHECKLIST, kickoff.id, team.channel_id, turn.now)
    notice = turn.text("kickoff-created", n=len(kickoff.items), project=project.name)
    return Reply(notice=notice, shows=Shows(p.CHECKLIST, kickoff.id))


def _new_kickoff(
    session: Session, turn: Turn, project: Project, conditions: str, given: dict[str, date]
) -> Kickoff:
    version, template = newest(session)
    ticked = [
        key for key in conditions.split(",") if key in {condition.key for condition in template.conditions}
    ]
    anchors, by_default = rules.with_default_anchors(template, given, turn.calendar)
    kickoff = Kickoff(
        project_id=project.id,
        template_version=version.version,
        conditions=ticked,
        created_by_id=turn.me.id,
        created_at=turn.now,
    )
    session.add(kickoff)
    session.flush()
    for anchor, day in anchors.items():
        kickoff.anchors.append(KickoffAnchor(anchor=anchor, day=day, by_default=anchor in by_default))
    for role in template.roles:
        if (member_id := _default_person(session, project, role.key)) is not None:
            kickoff.responsibilities.append(KickoffResponsibility(role=role.key, member_id=member_id))
    for item in rules.applicable(template, ticked):
        dating = rules.date_item(item.due, anchors, turn.calendar, turn.today)
        kickoff.items.append(
            KickoffItem(
                position=item.number,
                phase=item.phase,
                template_number=item.number,
                role=item.role,
                due=str(item.due),
                due_on=dating.on,
                at_once_since=dating.at_once_since,
                state=kickoffs.OPEN,
                version=1,
            )
        )
    session.flush()
    kickoffs.record(session, kickoff, "created", by=turn.me.id, now=turn.now)
    session.flush()
    session.refresh(kickoff)
    return kickoff


def _default_person(session: Session, project: Project, role: str) -> int | None:
    if role == "PP":
        return project.manager_id
    function = FUNCTION_OF_ROLE.get(role)
    found = members.holders(session, function) if function else []
    return found[0].id if found else None


def ask_anchor(payload: p.AskAnchor, turn: Turn, session: Session) -> Reply:
    """Ask which anchor moves, and to which day."""
    load(session, payload.kickoff)
    return Reply(asks=Asks("kickoff.anchor", {"kickoff": payload.kickoff}))


def preview_anchor(payload: p.PreviewAnchor, turn: Turn, session: Session) -> Reply:
    """Show what would move. Nothing is changed yet."""
    checklist = load(session, payload.kickoff)
    day = _checked(payload.anchor, payload.day, checklist)
    if checklist.anchors.get(payload.anchor) == day:
        return Reply(notice=turn.text("kickoff-anchor-same"), shows=Shows(p.CHECKLIST, payload.kickoff))
    return Reply(card=_preview(turn, checklist, payload.anchor, day))


def _checked(anchor: str, day: date | None, checklist: LoadedChecklist) -> date:
    if anchor not in ANCHORS:
        raise Refusal("kickoff-error-anchor")
    if day is None:
        raise Refusal("kickoff-error-day")
    rules.check_order(checklist.anchors | {anchor: rules.check_day(day)})
    return day


def _moving(turn: Turn, checklist: LoadedChecklist, anchor: str, day: date) -> dict[str, date]:
    return rules.moving_with(
        checklist.template,
        checklist.anchors,
        checklist.default_anchors,
        anchor,
        day,
        turn.calendar,
        turn.today,
    )


def _redating(
    turn: Turn, checklist: LoadedChecklist, moving: dict[str, date]
) -> tuple[list[rules.Redating], list[rules.Redating]]:
    moves: list[rules.Redating] = []
    stays: list[rules.Redating] = []
    after = checklist.anchors | moving
    for anchor in moving:
        moved, kept = rules.redate(checklist.kickoff.items, anchor, after, turn.calendar, turn.today)
        moves += moved
        stays += kept
    return moves, stays


def _preview(
    turn: Turn, checklist: LoadedChecklist, anchor: str, day: date, notice: str | None = None
) -> Card:
    moving = _moving(turn, checklist, anchor, day)
    moves, stays = _redating(turn, checklist, moving)
    return anchor_preview_card(turn, checklist, anchor, moving, moves, stays, notice)


def move_anchor(payload: p.MoveAnchor, turn: Turn, session: Session) -> Reply:
    """Move the anchor as previewed; if the list changed since, show a new preview instead."""
    checklist = load(session, payload.kickoff, for_change=True)
    kickoff = checklist.kickoff
    day = _checked(payload.anchor, payload.day, checklist)
    shows = Shows(p.CHECKLIST, kickoff.id)
    if checklist.anchors.get(payload.anchor) == day:
        return Reply(notice=turn.text("kickoff-anchor-already"), shows=shows)
    if kickoff.revision != payload.revision:
        notice = turn.text("kickoff-preview-changed")
        return Reply(card=_preview(turn, checklist, payload.anchor, day, notice))
    old = checklist.anchors.get(payload.anchor)
    moving = _moving(turn, checklist, payload.anchor, day)
    moves, _ = _redating(turn, checklist, moving)
    rows = {row.anchor: row for row in kickoff.anchors}
    for anchor, new in moving.items():
        by_default = anchor != payload.anchor
        if anchor in rows:
            rows[anchor].day, rows[anchor].by_default = new, by_default
        else:
            kickoff.anchors.append(KickoffAnchor(anchor=anchor, day=new, by_default=by_default))
    for move in moves:
        move.item.due_on, move.item.at_once_since = move.new.on, move.new.at_once_since
        move.item.version += 1
    kickoffs.record(
        session,
        kickoff,
        "anchor",
        by=turn.me.id,
        now=turn.now,
        anchor=payload.anchor,
        old=old.isoformat() if old else None,
        new=day.isoformat(),
        moved=len(moves),
    )
    changed(session, checklist, turn.now)
    return Reply(notice=turn.text("kickoff-anchor-moved", n=len(moves)), shows=shows)


def ask_people(payload: p.AskPeople, turn: Turn, session: Session) -> Reply:
    """Ask who carries which role in this project."""
    checklist = load(session, payload.kickoff)
    people = {role: str(member.id) for role, member in checklist.people.items()}
    return Reply(asks=Asks("kickoff.people", {"kickoff": payload.kickoff, **people}))


def set_people(payload: p.SetPeople, turn: Turn, session: Session) -> Reply:
    """Save the responsibilities; the project manager is always somebody."""
    checklist = load(session, payload.kickoff, for_change=True)
    kickoff = checklist.kickoff
    roles = [entry.key for entry in checklist.template.roles]
    if payload.role and payload.role not in roles:
        raise Refusal("host-old-card")
    for role in [payload.role] if payload.role else roles:
        chosen = payload.to if payload.role else getattr(payload, role)
        member = member_named(session, chosen) if chosen not in ("", NOBODY) else None
        current = next((entry for entry in kickoff.responsibilities if entry.role == role), None)
        if member is None:
            if current is not None and role != "PP":
                kickoff.responsibilities.remove(current)
        elif current is None:
            kickoff.responsibilities.append(KickoffResponsibility(role=role, member_id=member.id))
        else:
            current.member_id = member.id
        if role == "PP" and member is not None:
            kickoff.project.manager_id = member.id
    kickoffs.record(session, kickoff, "people", by=turn.me.id, now=turn.now)
    session.flush()
    session.expire_all()
    changed(session, of(kickoff), turn.now)
    return Reply(notice=turn.text("kickoff-people-saved"), shows=Shows(p.CHECKLIST, kickoff.id))
