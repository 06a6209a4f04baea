"""Whose turn it is to speak: projects in fair turns, quiet ones invited privately, themes by their votes."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from dialogs.meetings import rules
from dialogs.meetings.fair_rules import Floor, ahead_of, next_presenters, quiet_projects
from dialogs.meetings.fair_rules import turns as in_turns
from dialogs.meetings.record import add_item, changed, in_section, put_in_order, sections_of
from storage import agendas, kickoffs, meetings, projects
from storage import turns as stored
from storage.agendas import AgendaItem
from storage.meetings import Meeting
from storage.projects import Project
from storage.turns import Theme, TurnInvite

PRESENTATION = "projects"
THEME = "theme"
INVITED_MOST = 2
"""Quiet projects that are invited to one meeting."""
END = "L"
"""The anchor of a project's last day."""


def presented(session: Session) -> list[int]:
    """The presentations held, by project, the earliest first."""
    return [item.project_id for item in agendas.presentations(session) if item.project_id is not None]


def willing(session: Session) -> list[int]:
    """Projects that are willing to present, in the order in which they said so."""
    return [wish.project_id for wish in stored.wishes(session) if wish.willing]


def declined(session: Session, meeting: Meeting) -> set[int]:
    """Projects that will not present in this meeting, and keep their turn."""
    return {invite.project_id for invite in stored.invites_of(session, meeting.id) if invite.answer == "no"}


def fill(session: Session, meeting: Meeting, today: date, now: datetime) -> None:
    """Give what is free on the agenda to those whose turn it is, and to the theme that most people want."""
    sections = {section.name: section for section in sections_of(session, meeting)}
    places = sections[PRESENTATION].free // rules.USUAL_MINUTES[PRESENTATION]
    coming = {slot.item.project_id for slot in sections[PRESENTATION].slots if slot.item.project_id}
    elsewhere = {p for p in willing(session) if _waits_elsewhere(session, p, meeting)}
    ready = [p for p in willing(session) if p not in elsewhere and active(session, p, today) is not None]
    chosen = next_presenters(
        ready, presented(session), places, coming=coming, declined=declined(session, meeting)
    )
    for number in chosen:
        _give_turn(session, meeting, number, today, now)
    theme = next(iter(stored.waiting_themes(session)), None)
    if theme is not None and not sections[THEME].slots and not _emptied(session, meeting):
        take_theme(session, theme[0], meeting, now)
        chosen.append(0)
    if chosen:
        changed(session, meeting, now)


def _emptied(session: Session, meeting: Meeting) -> bool:
    """Whether somebody took a theme off this agenda: then it is theirs to say what comes instead."""
    return any(item.section == THEME for item in agendas.withdrawn_from(session, meeting.id))


def _waits_elsewhere(session: Session, project_id: int, meeting: Meeting) -> bool:
    item = agendas.open_presentation(session, project_id)
    return item is not None and item.meeting_id not in (None, meeting.id)


def _give_turn(session: Session, meeting: Meeting, project_id: int, today: date, now: datetime) -> None:
    project = active(session, project_id, today)
    if project is None or project.manager_id is None:
        return
    item = agendas.open_presentation(session, project_id)
    if item is None:
        item = add_item(
            session,
            meeting,
            section=PRESENTATION,
            title=project.name,
            minutes=rules.USUAL_MINUTES[PRESENTATION],
            now=now,
            project_id=project.id,
            presenter_id=project.manager_id,
        )
    put_to(session, item, meeting)
    _invite(session, meeting, project, today, placed=True)


def give_way(
    session: Session, project_id: int, meeting: Meeting, today: date, now: datetime
) -> list[Project]:
    """Before a project presents again, the willing ones whose turn comes first get the free places of the meeting.

    Gives those that are still without a place then: while there are any, the project waits for its turn.
    """
    section = next(s for s in sections_of(session, meeting) if s.name == PRESENTATION)
    coming = {slot.item.project_id for slot in section.slots if slot.item.project_id}
    ready = [p for p in willing(session) if active(session, p, today) is not None]
    ready = [p for p in ready if not _waits_elsewhere(session, p, meeting)]
    ahead = ahead_of(project_id, ready, presented(session), declined(session, meeting))
    waiting = [number for number in ahead if number not in coming]
    places = section.free // rules.USUAL_MINUTES[PRESENTATION]
    for number in waiting[:places]:
        _give_turn(session, meeting, number, today, now)
    found = (projects.by_id(session, number) for number in waiting[places:])
    return [project for project in found if project is not None]


def put_to(session: Session, item: AgendaItem, meeting: Meeting) -> None:
    """Give a presentation its place in a meeting."""
    if item.meeting_id != meeting.id:
        item.meeting_id = meeting.id
        item.position = agendas.last_position(session, meeting.id, PRESENTATION) + 1
        item.version += 1
        session.flush()
    place_by_turn(session, item)


def place_by_turn(session: Session, item: AgendaItem) -> None:
    """Put a presentation before those whose turn comes later; what has waited from a meeting keeps its place."""
    others = [other for other in in_section(session, item) if other.id != item.id]
    known = [other.project_id for other in others if other.project_id is not None]
    if item.project_id is None or not known:
        return
    order = in_turns([*known, item.project_id], presented(session))
    mine = order.index(item.project_id)
    later = [
        place
        for place, other in enumerate(others)
        if other.project_id is not None and not other.carried and order.index(other.project_id) > mine
    ]
    at = min(later, default=len(others))
    put_in_order(session, [*others[:at], item, *others[at:]])


def _invite(session: Session, meeting: Meeting, project: Project, today: date, *, placed: bool) -> None:
    known = [i for i in stored.invites_of(session, meeting.id) if i.project_id == project.id]
    if not known and project.manager_id is not None:
        session.add(
            TurnInvite(
                meeting_id=meeting.id,
                project_id=project.id,
                member_id=project.manager_id,
                placed=placed,
                invited_on=today,
            )
        )
        session.flush()


def invite_quiet(session: Session, meeting: Meeting, today: date) -> None:
    """Invite the quietest projects that have not said whether they are willing; each is told alone."""
    said = {wish.project_id for wish in stored.wishes(session)}
    floors = [
        floor(session, project, meeting)
        for project in projects.all_projects(session)
        if project.id not in said and active(session, project.id, today) is not None
    ]
    for number in quiet_projects(floors, INVITED_MOST):
        project = active(session, number, today)
        if project is not None:
            _invite(session, meeting, project, today, placed=False)


def floor(session: Session, project: Project, coming: Meeting) -> Floor:
    """How long a project has been without the floor, in meetings held."""
    held = meetings.held(session, limit=24)
    last = [item.meeting for item in agendas.presentations(session) if item.project_id == project.id]
    since = last[-1].starts_at if last and last[-1] is not None else project.created_at
    invites = [invite for invite in stored.invites(session) if invite.project_id == project.id]
    invited = None
    if invites:
        newest = invites[0].meeting
        invited = 0 if newest.id == coming.id else sum(m.starts_at >= newest.starts_at for m in held)
    item = agendas.open_presentation(session, project.id)
    return Floor(
        project.id,
        silent=sum(meeting.starts_at > since for meeting in held),
        invited=invited,
        coming=item is not None,
    )


def active(session: Session, project_id: int, today: date) -> Project | None:
    """The project if it goes on and somebody of the network manages it, else None."""
    project = projects.by_id(session, project_id)
    if project is None or project.manager is None or not project.manager.active:
        return None
    return None if _ended(session, project, today) else project


def _ended(session: Session, project: Project, today: date) -> bool:
    """Whether a project's last day, as its kickoff knows it, has passed."""
    kickoff = kickoffs.of_project(session, project.id)
    ends = [a.day for a in kickoff.anchors if a.anchor == END] if kickoff is not None else []
    return any(day < today for day in ends)


def take_theme(session: Session, theme: Theme, meeting: Meeting, now: datetime) -> AgendaItem:
    """Make an agenda item of a theme; its proposer presents it until another is named."""
    person = theme.proposed_by
    item = add_item(
        session,
        meeting,
        section=THEME,
        title=theme.title,
        minutes=rules.section_minutes(meeting.minutes)[THEME],
        now=now,
        details=theme.details,
        presenter_id=person.id if person is not None and person.active else None,
        proposed_by_id=theme.proposed_by_id,
    )
    theme.item_id = item.id
    session.flush()
    return item


def taken_back(session: Session, item: AgendaItem, by: int, today: date, now: datetime) -> None:
    """An item was withdrawn: its theme waits in the queue again, its project keeps its turn for another meeting."""
    theme = stored.theme_of_item(session, item.id)
    if theme is not None:
        theme.item_id = None
    if item.project_id is not None and item.meeting is not None:
        known = [i for i in stored.invites_of(session, item.meeting.id) if i.project_id == item.project_id]
        answer = (
            known[0]
            if known
            else TurnInvite(
                meeting_id=item.meeting.id,
                project_id=item.project_id,
                member_id=by,
                placed=True,
                invited_on=today,
            )
        )
        answer.answer, answer.answered_at = "no", now
        session.add(answer)
    session.flush()
