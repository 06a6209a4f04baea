"""A small believable network for an empty database in local mode: people, roles and three kickoffs under way.

Everything is done by the same clicks that a person would make. The people are those of the Agents Playground that
comes with the project; nobody of them is a real person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.card_actions import click
from bot.reception import Reception
from bot.turn import PERSONAL, Place, Turn
from storage import kickoffs, members, projects
from storage.members import Profile

PEOPLE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "Kati Korhonen": ("1f6a3c58-90b2-4e7d-8c14-5a2d7e60b901", ("coordinator",)),
    "Mikko Mäkelä": ("2a7b4d69-01c3-4f8e-9d25-6b3e8f71ca02", ("finance", "procurement")),
    "Aino Nieminen": ("3b8c5e7a-12d4-409f-ae36-7c4f9082db03", ()),
    "Sami Öberg": ("4c9d6f8b-23e5-41a0-bf47-8d50a193ec04", ("communications",)),
    "Leena Saarinen-Lähde": ("5dae709c-34f6-42b1-8058-9e61b2a4fd05", ("support", "hr", "records")),
    "Timo Virtanen": ("6ebf81ad-4507-43c2-9169-af72c3b50e06", ("deputy", "data-protection")),
}
TEAMS_IDS = {
    "Kati Korhonen": "29:kati-korhonen",
    "Mikko Mäkelä": "29:mikko-makela",
    "Aino Nieminen": "29:aino-nieminen",
    "Sami Öberg": "29:sami-oberg",
    "Leena Saarinen-Lähde": "29:leena-saarinen-lahde",
    "Timo Virtanen": "29:timo-virtanen",
}
PROJECTS: tuple[tuple[str, str, str, str, int, int], ...] = (
    # name, manager, funder, conditions, working days since the decision, items done
    ("Digipolku", "Aino Nieminen", "esr", "staff,personal_data,esr,steering", 12, 5),
    ("Osaava arki", "Kati Korhonen", "eakr", "group,procurement,steering,investment", 30, 14),
    ("Vihreä satama", "Sami Öberg", "leader", "procurement", 3, 1),
)
PROPOSALS: tuple[tuple[str, str, str, int], ...] = (
    # who, section, title, minutes
    ("Mikko Mäkelä", "news", "Uusi hankintaohje", 7),
    ("Leena Saarinen-Lähde", "news", "ESR+ haku aukeaa helmikuussa", 10),
    ("Aino Nieminen", "theme", "Vaikutusten arviointi pienessä hankkeessa", 0),
)


class NotEmpty(Exception):
    """The database has a network already; a demonstration would be mixed with real people's matters."""


def fill(session: Session, reception: Reception, now: datetime) -> int:
    """Fill an empty database; how many projects were made. Raises NotEmpty."""
    if projects.all_projects(session) or len(members.active(session)) > 1:
        raise NotEmpty
    people = {}
    for name, (aad_object_id, roles) in PEOPLE.items():
        mail = f"{TEAMS_IDS[name].removeprefix('29:').replace('-', '.', 1)}@kaupunki.example"
        profile = Profile(aad_object_id, TEAMS_IDS[name], name, name.split()[0], mail, mail)
        people[name] = members.enrol(session, profile, now - timedelta(days=90))
        for role in roles:
            members.give_role(session, people[name], role, now)
    session.flush()
    nobody = Place("demo", PERSONAL, "demo")
    turns = {name: reception.turn(member, nobody, None, now) for name, member in people.items()}
    for name, manager, funder, conditions, ago, done in PROJECTS:
        _project(session, turns, name, manager, funder, conditions, ago, done)
    _meetings(session, turns)
    return len(PROJECTS)


def _meetings(session: Session, turns: Mapping[str, Turn]) -> None:
    """A monthly meeting is agreed, with some proposals and a theme that is wished for."""
    turn = turns["Kati Korhonen"]
    series = {
        "verb": "meetings.series",
        "rule": "2. torstai klo 13",
        "minutes": 90,
        "months": "7",
        "holiday": "next",
        "place": "Kaupungintalo, huone 3",
    }
    _click(series | {"key": "demo-series", "who": turn.me.id}, turn, session)
    for number, (name, section, title, minutes) in enumerate(PROPOSALS):
        proposer = turns[name]
        verb = "meetings.theme" if section == "theme" else "meetings.send-proposal"
        data = {"verb": verb, "key": f"demo-item-{number}", "who": proposer.me.id, "title": title}
        if section != "theme":
            data |= {"section": section, "minutes": minutes}
        _click(data, proposer, session)


def _project(
    session: Session,
    turns: Mapping[str, Turn],
    name: str,
    manager: str,
    funder: str,
    conditions: str,
    ago: int,
    done: int,
) -> None:
    turn = turns[manager]
    decided = turn.calendar.add(turn.today, -ago)
    starts = turn.calendar.add(decided, 20)
    form = {
        "verb": "kickoff.create",
        "key": f"demo-{name}",
        "who": turn.me.id,
        "name": name,
        "manager": str(turn.me.id),
        "funder": funder,
        "conditions": conditions,
        "P": decided.isoformat(),
        "A": starts.isoformat(),
    }
    _click(form, _at(turn, ago), session)
    project = projects.named(session, name)
    kickoff = kickoffs.of_project(session, project.id) if project is not None else None
    if kickoff is None:
        raise LookupError(name)
    helpers = [turns[person] for person in ("Leena Saarinen-Lähde", manager, "Mikko Mäkelä")]
    for number, item in enumerate(kickoff.items[:done]):
        helper: Turn = helpers[number % len(helpers)]
        data = {"verb": "kickoff.done", "item": item.id, "version": item.version}
        _click(data, _at(helper, max(1, ago - number * 2)), session)


def _click(data: Mapping[str, Any], turn: Turn, session: Session) -> None:
    click(data, turn, session)


def _at(turn: Turn, working_days_ago: int) -> Turn:
    """The same person on an earlier working day, at ten in the morning."""
    day = turn.calendar.add(turn.today, -working_days_ago)
    moment = datetime.combine(day, time(10), turn.zone)
    return replace(turn, now=moment.astimezone(turn.now.tzinfo))
