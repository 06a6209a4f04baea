"""The register (päätökset): searching decisions by project, kind, year and words, page by page, and taking them along."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot.capability import Draft, Offer, Reply
from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    button,
    buttons,
    card,
    choice_input,
    fold,
    heading,
    in_rows,
    item_row,
    submit_button,
    text_input,
)
from bot.refusal import Refusal
from bot.search_words import SEARCH_MOST, search_stems
from bot.turn import Turn
from dialogs.decisions import payloads as p
from dialogs.decisions import rules
from dialogs.decisions.cards import named
from dialogs.decisions.forms import PROJECTS_SHOWN, kind_choices
from storage import decisions, projects
from storage.decisions import Decision

FILE = "decisions"
_FILLERS = frozenset(
    [
        "tiedostoon",
        "tiedostona",
        "exceliin",
        "exceliksi",
        "csv",
        "xlsx",
        "excel",
        "file",
        "as",
        "to",
        "vuodelta",
        "vuoden",
        "vuonna",
    ]
)
"""Words around a search that are not looked for."""
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


def register_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``päätökset``: the register; a year, a kind and words that were said are its filters."""
    words, year, kind = rest.strip(), 0, ""
    if (found := _YEAR.search(words)) is not None:
        year, words = int(found[1]), _YEAR.sub("", words)
    for last_year in turn.text("decisions-last-year-words").split(", "):
        if last_year in words.casefold():
            year, words = turn.today.year - 1, re.sub(re.escape(last_year), "", words, flags=re.IGNORECASE)
    words = " ".join(word for word in words.split() if word.casefold().strip(".,") not in _FILLERS)
    for each in rules.KINDS:
        said = tuple(turn.text("decisions-kind-words", kind=each).split(", "))
        if any(word.casefold().startswith(said) for word in words.split()):
            kind = each
            words = " ".join(w for w in words.split() if not w.casefold().startswith(said))
            break
    payload = p.Register(kind=kind, year=year, words=" ".join(words.split())[:SEARCH_MOST])
    return Reply(card=register_card(turn, session, payload))


def show_register(payload: p.Register, turn: Turn, session: Session) -> Reply:
    """Show a page of what fits the filters."""
    return Reply(card=register_card(turn, session, payload))


def search(payload: p.Search, turn: Turn, session: Session) -> Reply:
    """The search fields, sent."""
    filters = p.Register(
        project=_number(payload.project),
        kind=payload.kind if payload.kind in rules.KINDS else "",
        year=_number(payload.year),
        words=payload.words[:SEARCH_MOST],
    )
    return Reply(card=register_card(turn, session, filters))


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and said.isascii() and len(said) < 10 else 0


def register_card(turn: Turn, session: Session, wanted: p.Register) -> Card:
    """What fits, the newest first, eight on a page; the filters are in a fold."""
    page = min(max(wanted.page, 0), rules.PAGES_MOST)
    rows, total = _search(session, wanted, limit=rules.PAGE, offset=page * rules.PAGE)
    lead = _lead(turn, session, wanted)
    title = turn.text("decisions-found", n=total)
    body: list[Part] = [heading(turn.text("decisions-register"), title, lead)]
    body.extend(_row(turn, decision) for decision in rows)
    pages = _pages(turn, wanted, page, total)
    if pages:
        body.extend(buttons(pages))
    search, fields = turn.text("decisions-filter"), _fields(turn, session, wanted)
    body.extend(fold("search", search, [], fields, speech=turn.speech, separator=False))
    return card(
        turn.speech,
        speak=f"{turn.text('decisions-register')}. {title}",
        body=body,
        actions=_files(turn, wanted, total),
    )


def _search(
    session: Session, wanted: p.Register, *, limit: int | None = None, offset: int = 0
) -> tuple[list[Decision], int]:
    rows, total = decisions.search(
        session,
        project_id=wanted.project or None,
        kind=wanted.kind or None,
        year=wanted.year if 1900 < wanted.year < 2200 else None,
        stems=search_stems(wanted.words),
        limit=limit,
        offset=offset,
    )
    return list(rows), total


def _lead(turn: Turn, session: Session, wanted: p.Register) -> str | None:
    """The filters in words."""
    said = []
    if wanted.project and (project := projects.by_id(session, wanted.project)) is not None:
        said.append(project.name)
    if wanted.kind:
        said.append(turn.text("decisions-kind", kind=wanted.kind))
    if wanted.year:
        said.append(str(wanted.year))
    if wanted.words:
        said.append(f"”{wanted.words}”")
    return turn.text("decisions-filtered", filters=", ".join(said)) if said else None


def _row(turn: Turn, decision: Decision) -> list[Element]:
    handled = sum(part.handled_at is not None for part in decision.parts)
    seen = sum(part.acked_at is not None for part in decision.parts)
    total = len(decision.parts)
    if total and handled == total:
        state = turn.text("decisions-part-handled")
    else:
        state = turn.text("decisions-acks-short", n=seen, total=total)
    meta = [
        Meta(turn.speech.full_date(decision.decided_on), "strong"),
        Meta(decision.project.name),
        Meta(state),
    ]
    return item_row(
        named(decision), meta, button=submit_button(turn.text("decisions-open"), p.Open(decision.id))
    )


def _pages(turn: Turn, wanted: p.Register, page: int, total: int) -> list[Element]:
    found = []
    if page > 0:
        earlier = p.Register(wanted.project, wanted.kind, wanted.year, wanted.words, page - 1)
        found.append(button(turn.text("decisions-newer"), earlier))
    if (page + 1) * rules.PAGE < total:
        later = p.Register(wanted.project, wanted.kind, wanted.year, wanted.words, page + 1)
        found.append(button(turn.text("decisions-older"), later))
    return found


def _fields(turn: Turn, session: Session, wanted: p.Register) -> list[Part]:
    listed = [(str(project.id), project.name) for project in projects.all_projects(session)[:PROJECTS_SHOWN]]
    years = [(str(year), str(year)) for year in decisions.years(session)]
    every = [("0", turn.text("decisions-all"))]
    fields: list[Part] = [
        choice_input(
            "project",
            turn.text("decisions-label-project"),
            every + listed,
            speech=turn.speech,
            value=str(wanted.project),
            expanded=False,
        ),
        choice_input(
            "kind",
            turn.text("decisions-label-kind"),
            every + kind_choices(turn),
            speech=turn.speech,
            value=wanted.kind or "0",
            expanded=False,
        ),
        choice_input(
            "year",
            turn.text("decisions-label-year"),
            every + years,
            speech=turn.speech,
            value=str(wanted.year),
            expanded=False,
        ),
        text_input(
            "words",
            turn.text("decisions-label-words"),
            max_length=SEARCH_MOST,
            value=wanted.words,
        ),
    ]
    return [*fields, buttons([button(turn.text("decisions-search"), p.Search(), inputs=True)])]


def _files(turn: Turn, wanted: p.Register, total: int) -> list[Element]:
    if not turn.place.private or not total:
        return [submit_button(turn.text("decisions-record"), p.Start())]
    about = (wanted.project, wanted.kind, wanted.year, wanted.words)
    found = [
        submit_button(turn.text("decisions-as-xlsx"), p.Export("xlsx", *about)),
        submit_button(turn.text("decisions-as-csv"), p.Export("csv", *about)),
    ]
    return in_rows(found)[0] if len(in_rows(found)) == 1 else found


def export(payload: p.Export, turn: Turn, session: Session) -> Reply:
    """Offer what fits the filters as a file, to this person."""
    if payload.format not in ("xlsx", "csv"):
        raise Refusal("host-old-card")
    if not turn.place.private:
        raise Refusal("host-private-only")
    about: Draft = {
        "format": payload.format,
        "project": payload.project,
        "kind": payload.kind,
        "year": payload.year,
        "words": payload.words[:SEARCH_MOST],
    }
    return Reply(offers=Offer(FILE, about))


def wanted_of(about: Mapping[str, str | int]) -> p.Register:
    """The filters that a file was asked with."""
    return p.Register(
        project=int(about.get("project", 0)),
        kind=str(about.get("kind", "")),
        year=int(about.get("year", 0)),
        words=str(about.get("words", "")),
    )


def everything(session: Session, wanted: p.Register) -> list[Decision]:
    """All that fits, for a file."""
    return _search(session, wanted)[0]
