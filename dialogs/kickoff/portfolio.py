"""The projects of the network: the list with phase and progress, and one project by its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process
from sqlalchemy.orm import Session

from bot.capability import Reply, Shows
from bot.card_size import first_that_fits
from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    card,
    fold,
    heading,
    plain_line,
    section,
    small,
    small_progress,
    submit_button,
    tap_row,
)
from bot.turn import Turn
from dialogs.kickoff import payloads as p
from dialogs.kickoff import rules
from dialogs.kickoff.cards import item_meta
from dialogs.kickoff.checklist import Checklist, of
from storage import kickoffs, projects

IN_SIGHT = 8
LINES = 30
"""So many folded projects are told on a line each when there are too many for rows that open."""
LIKE_ENOUGH = 75


Rest = Literal["bars", "rows", "lines"]
"""How folded projects are drawn: as those in sight, without their bars, or on a line each."""


@dataclass(frozen=True)
class _Entry:
    checklist: Checklist
    view: rules.Overview


def show_portfolio(payload: p.Portfolio, turn: Turn, session: Session) -> Reply:
    """Show every project."""
    return Reply(shows=Shows(p.PORTFOLIO), fresh=True)


def portfolio_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """Projects with something past its date first, then the others by name, then those that are over."""
    shapes: tuple[Rest, ...] = ("bars", "rows", "lines")
    entries = [
        _Entry(checklist, rules.overview(checklist.kickoff.items, turn.today, turn.calendar))
        for checklist in map(of, kickoffs.all_kickoffs(session))
    ]
    return first_that_fits(_portfolio(turn, entries, notice, rest) for rest in shapes)


def _portfolio(turn: Turn, entries: Sequence[_Entry], notice: str | None, rest: Rest) -> Card:
    actions = [
        submit_button(turn.text("kickoff-start-button"), p.Start()),
        submit_button(turn.text("kickoff-template-button"), p.ShowTemplate(fresh=True)),
    ]
    if not entries:
        lead = notice or turn.text("kickoff-no-projects")
        body: list[Part] = [heading(turn.text("host-name"), turn.text("kickoff-projects"), lead)]
        return card(turn.speech, speak=lead, body=body, actions=actions)
    late = [entry for entry in entries if entry.view.late]
    going = [entry for entry in entries if not entry.view.late and not entry.view.over]
    over = [entry for entry in entries if entry.view.over]
    title = turn.text("kickoff-projects-title", n=len(entries), late=len(late))
    body = [heading(turn.text("kickoff-projects"), title, notice or turn.text("kickoff-projects-lead"))]
    room = IN_SIGHT
    for name, group in (("late", late), ("going", going), ("over", over)):
        if group:
            body.append(section(turn.text(f"kickoff-projects-{name}"), len(group)))
            body.extend(_row(turn, entry) for entry in group[:room])
            if group[room:]:
                body.append(_rest(turn, name, group[room:], rest))
            room = max(room - len(group), 0)
    return card(turn.speech, speak=title, body=body, actions=actions)


def _rest(turn: Turn, name: str, group: Sequence[_Entry], shape: Rest) -> list[Element]:
    names = turn.speech.listing([entry.checklist.kickoff.project.name for entry in group], 4)
    if shape != "lines":
        rows: list[Part] = [_row(turn, entry, bar=shape == "bars") for entry in group]
    else:
        rows = [
            plain_line(entry.checklist.kickoff.project.name, *(meta.text for meta in _meta(turn, entry)[:1]))
            for entry in group[:LINES]
        ]
        rows.append(small(turn.text("kickoff-projects-by-name")))
    title = turn.text("kickoff-projects-rest", n=len(group))
    return fold(f"rest-{name}", title, [Meta(names)], rows, speech=turn.speech, separator=False)


def _row(turn: Turn, entry: _Entry, *, bar: bool = True) -> Element:
    checklist, view = entry.checklist, entry.view
    if not bar:
        opens = submit_button(turn.text("kickoff-open-list"), p.Open(checklist.kickoff.id, fresh=True))
        return tap_row(checklist.kickoff.project.name, _meta(turn, entry), opens=opens, speech=turn.speech)
    return tap_row(
        checklist.kickoff.project.name,
        _meta(turn, entry),
        opens=submit_button(turn.text("kickoff-open-list"), p.Open(checklist.kickoff.id, fresh=True)),
        speech=turn.speech,
        aside=small_progress(
            view.done,
            view.skipped,
            view.total,
            label=turn.text("kickoff-progress-label", done=view.settled, total=view.total),
        ),
    )


def _meta(turn: Turn, entry: _Entry) -> list[Meta]:
    checklist, view = entry.checklist, entry.view
    if view.over:
        return [Meta(turn.text("kickoff-over"))]
    meta = []
    if view.late:
        meta.append(Meta(turn.text("kickoff-phase-late", n=len(view.late)), "late"))
    if view.current_phase is not None:
        meta.append(Meta(checklist.template.phase(view.current_phase).title.of(turn.speech.code)))
    if view.next and not view.late:
        meta.append(Meta(turn.text("kickoff-next-day", day=item_meta(turn, checklist, view.next[0])[0].text)))
    return meta


def projects_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``hankkeet``: the list."""
    return Reply(shows=Shows(p.PORTFOLIO))


def project_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``hanke NAME``: one project; a name that is nearly right will do, an unclear one shows the near ones."""
    if not rest.strip():
        return Reply(shows=Shows(p.PORTFOLIO))
    lists = list(kickoffs.all_kickoffs(session))
    found = _named(rest, {kickoff.project.name_key: kickoff.id for kickoff in lists})
    if len(found) == 1:
        return Reply(shows=Shows(p.CHECKLIST, found[0]))
    near = [kickoff for kickoff in lists if kickoff.id in found]
    if not near:
        return Reply(notice=turn.text("kickoff-no-project", name=rest[:60]), shows=Shows(p.PORTFOLIO))
    rows: list[Part] = [
        _row(turn, _Entry(of(kickoff), rules.overview(kickoff.items, turn.today, turn.calendar)))
        for kickoff in near[:5]
    ]
    question = turn.text("kickoff-which-project")
    body: list[Part] = [heading(turn.text("kickoff-projects"), question), *rows]
    return Reply(card=card(turn.speech, speak=question, body=body))


def _named(said: str, ids: dict[str, int]) -> list[int]:
    """The kickoffs whose project's name is said: exactly, as a part, or nearly."""
    wanted = projects.name_key(said)
    if wanted in ids:
        return [ids[wanted]]
    parts = [number for key, number in ids.items() if wanted in key]
    if parts:
        return parts
    scored = process.extract(wanted, list(ids), scorer=fuzz.WRatio, score_cutoff=LIKE_ENOUGH, limit=5)
    return [ids[key] for key, _, _ in scored]
