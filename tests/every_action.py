"""Every button that Kehu can draw, with data that does something: a network where much is going on, and its payloads.

``candidates`` makes the data of any action from the names of its payload's fields. A new action needs nothing here
unless it has a field of a new name: then it gets a sample, or the table that its number comes from.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date, timedelta
from typing import Any, get_args, get_type_hints

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from bot.capability import Action
from storage.agendas import AgendaItem
from storage.decisions import Decision, DecisionPart, DecisionQuestion
from storage.feedback import Feedback
from storage.kickoffs import Kickoff, KickoffItem
from storage.meetings import Meeting
from storage.members import Member
from storage.nudges import NudgePause
from storage.projects import Project
from storage.promises import Promise
from storage.roles import RoleOffer
from storage.suggestions import Suggestion
from storage.surveys import Survey
from storage.turns import Theme, TurnInvite
from tests.dialogs.kickoff import test_learning as learning
from tests.dialogs.network import Network
from tests.gallery.meetings import LATER
from tests.gallery.worlds import many

TODAY = LATER
"""The day of the network: a second Wednesday, on which a meeting is under way."""
SECRETS = ("Vain koordinaattorille: ilmapiiri", "Vain tuelle: lasku on väärin")
"""What Aino told the coordinator and support."""


async def busy(network: Network) -> None:
    """A year of work, and beside it everything that may wait for somebody."""
    await many(network)
    await learning.finished(network, "Osaava arki")
    await learning.morning(network, TODAY - timedelta(days=1))
    kaisa, aino, mikko = (network.turn(who, TODAY) for who in ("Kaisa", "Aino", "Mikko"))
    await network.click("kickoff.accept-proposals", kaisa, version=1, chosen="2,3")
    for recipient, text in zip(("coordinator", "support"), SECRETS, strict=True):
        await network.send("feedback.give", aino, recipient=recipient, kind="worry", text=text)
    asked = {"decision": 1, "question": "Mikä osuus on omaa?", "function": "finance"}
    await network.send("decisions.question", mikko, **asked)
    await network.send("settings.give-role", kaisa, role="deputy", to=str(network.who("Sari").id))
    survey = {"title": "Miten menee?", "audience": "all", "q1": "Miten menee?", "k1": "words"}
    await network.send("surveys.own", kaisa, closes=(TODAY + timedelta(days=9)).isoformat(), **survey)
    await network.click("reminders.stop", kaisa, message=TODAY.toordinal())
    for who in ("Sari", "Aino"):
        turn = network.turn(who, TODAY)
        await network.send("meetings.theme", turn, title=f"{who} kertoo")
        for section in ("news", "cats"):
            proposal = {"section": section, "title": f"{who}: {section}", "minutes": 5}
            await network.send("meetings.send-proposal", turn, **proposal)
    away = (TODAY + timedelta(days=5)).isoformat()
    await network.send("reminders.away", network.turn("Riikka", TODAY), last=away)
    await network.write(_invite)
    last = await network.read(
        lambda s: s.scalars(select(Meeting.id).order_by(Meeting.starts_at.desc())).first()
    )
    await network.send("meetings.cancel", kaisa, meeting=last, why="Väki on lomalla.")


def _invite(session: Session) -> None:
    meeting = session.scalars(select(Meeting).where(Meeting.ended_at.is_(None))).first()
    projects = session.scalars(select(Project).where(Project.manager_id.is_not(None))).all()
    assert meeting is not None and projects
    for project in projects[:2]:
        session.add(
            TurnInvite(
                meeting_id=meeting.id, project_id=project.id, member_id=project.manager_id, invited_on=TODAY
            )
        )


_ROWS: Mapping[str, type[Any]] = {
    "kickoff": Kickoff,
    "decision": Decision,
    "part": DecisionPart,
    "question": DecisionQuestion,
    "offer": RoleOffer,
    "survey": Survey,
    "feedback": Feedback,
    "suggestion": Suggestion,
    "meeting": Meeting,
    "invite": TurnInvite,
    "theme": Theme,
    "promise": Promise,
    "member": Member,
    "project": Project,
}
"""The table that a number in a payload comes from; an item is the kickoff's or the meetings'."""
_BESIDE = {"version": "version", "revision": "revision", "written": "written", "position": "position"}
"""What a payload says beside its row's number, and the row has in a column: it must be today's."""
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "chosen": ("1",),
    "manager": ("1",),
    **dict.fromkeys(("PP", "VH", "HT", "TA", "HE", "HA", "VI", "TS", "AR", "OS"), ("9",)),
    "anchor": ("A",),
    "phase": ("1",),
    "conditions": ("group",),
    "to": ("5", "9"),
    "owner": ("9",),
    "presenter": ("9",),
    "role": ("records", "coordinator", "hr"),
    "kickoff.people role": ("",),
    "kickoff.people to": ("",),
    "due": ("A+2 kk",),
    "condition": ("",),
    "settings.pass-role role": ("coordinator",),
    "settings.ask-pass-role role": ("coordinator",),
    "settings.take-role role": ("coordinator", "finance"),
    "language": ("en", "fi"),
    "where": ("mail",),
    "when": ("next-week",),
    "reminders.kind kind": ("kickoff-item",),
    "reminders.stop kind": ("",),
    "decisions kind": ("funding",),
    "decisions.ask-kind kind": ("funding",),
    "feedback kind": ("thanks",),
    "recipient": ("support", "coordinator", "network"),
    "help": ("finance",),
    "functions": ("finance,hr", "records"),
    "function": ("finance", ""),
    "address": ("tuki@kaupunki.example",),
    "format": ("xlsx", "csv"),
    "audience": ("all",),
    "section": ("news",),
    "link": ("https://kaupunki.example/esitys",),
    "rule": ("3. tiistai klo 14",),
    "months": ("7",),
    "holiday": ("next",),
    "start": ("14:30",),
    "asks": ("pulse",),
    "answer": ("later", "yes", "no"),
    "decisions.answer answer": ("Puolet.",),
    "feedback.answer answer": ("Kiitos, otan selvää.",),
    "state": ("trying", "in-hand"),
    "why": ("Ei aiheita.",),
    "line": ("v2:added:35", "v2:due:3"),
    "on": ("meetings",),
    "kickoff.done on": ("kickoff",),
    "decisions.reviewed on": ("decisions",),
    "code": ("1234567812345678",),
    "ticket": ("ei-ole",),
    "minutes": ("60",),
    "remove": ("",),
    "again": ("0",),
    "project": ("",),
    "guest": ("",),
    "year": ("2026",),
    "amends": ("",),
    "item": ("1",),
    "k1": ("scale",),
}
_ANY = ("Yhteinen koulutus keväällä",)
"""What a person may write into any other field."""
_NUMBERS: Mapping[str, tuple[int, ...]] = {
    "minutes": (30,),
    "message": (TODAY.toordinal(),),
    "by": (1, -1),
    "daily": (10,),
    "opens": (9,),
    "closes": (16,),
    "number": (1,),
    "kickoff.template-item version": (2,),
    "kickoff.accept-proposals version": (2,),
    "kickoff.decline-proposals version": (2,),
    "subject": (1,),
}


def candidates(action: Action, session: Session, who: int, most: int = 100) -> Iterator[dict[str, Any]]:
    """Data with which this action may do something today, whoever it belongs to; ``who`` sends it if it is a form.

    ``most``: about how many of the rows that it may be about, the newest.
    """
    payload = action.payload
    verb = payload.verb
    kinds = {name: _kind(hint) for name, hint in get_type_hints(payload).items() if name != "verb"}
    required = {field.name for field in fields(payload) if field.default is MISSING}
    numbers = [name for name, kind in kinds.items() if kind is int and name in {*_ROWS, "item"}]
    led_by = next((name for name in ("item", *_ROWS) if name in numbers and name in required), None)
    for about in itertools.islice(_about(session, verb, led_by, kinds), most):
        for turn in range(3):
            data: dict[str, Any] = {"verb": verb}
            for name, kind in kinds.items():
                value = about.get(name, MISSING)
                if value is MISSING:
                    value = _sample(verb, name, kind, turn, who)
                if value is not None:
                    data["once" if name == "key" else name] = value
            yield data
            if not any(len(_choices(verb, name, kind)) > turn + 1 for name, kind in kinds.items()):
                break


def _about(
    session: Session, verb: str, led_by: str | None, kinds: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """What the rows that a payload may be about say of its fields."""
    if verb == "reminders.resume":
        for pause in session.scalars(select(NudgePause)):
            yield {"kind": pause.kind, "subject": pause.subject_id}
        return
    if led_by is None:
        yield {}
        return
    item: type[Any] = KickoffItem if verb.startswith("kickoff.") else AgendaItem
    model = item if led_by == "item" else _ROWS[led_by]
    # The newest first: the oldest are done, as things are.
    rows = session.scalars(select(model).order_by(inspect(model).primary_key[0].desc())).unique().all()
    for row in rows:
        about: dict[str, Any] = {led_by: row.id}
        for name in kinds:
            if name in _BESIDE and hasattr(row, _BESIDE[name]):
                about[name] = getattr(row, _BESIDE[name])
            elif name == "meeting" and led_by == "item":
                about[name] = row.meeting_id or 0
            elif name == "to" and kinds[name] is int:
                about[name] = row.id
        if model is Meeting and "item" in kinds:
            about["item"] = row.current_id or 0 if kinds["item"] is int else str(row.current_id or 1)
        yield about


def _kind(hint: Any) -> Any:
    return next(kind for kind in (get_args(hint) or (hint,)) if kind is not type(None))


def _choices(verb: str, name: str, kind: Any) -> tuple[Any, ...]:
    known = _TEXTS if kind is str else _NUMBERS if kind is int else {}
    capability = verb.partition(".")[0]
    for each in (f"{verb} {name}", f"{capability} {name}", name):
        if each in known:
            return tuple(known[each])
    return ()


def _sample(verb: str, name: str, kind: Any, turn: int, who: int) -> Any:
    if name == "who":
        return who
    if name == "key":
        return "a-one-time-key"
    chosen = _choices(verb, name, kind)
    if chosen:
        return chosen[min(turn, len(chosen) - 1)]
    if kind is date:
        return (TODAY + timedelta(days=30)).isoformat()
    if kind is bool:
        return turn == 0
    return 0 if kind is int else _ANY[0]
