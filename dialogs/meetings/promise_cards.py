"""The list of promises: what is open, one's own first in the personal chat, and what was kept last."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.card_size import first_that_fits
from bot.cards import (
    Card,
    Element,
    Part,
    RowFold,
    button,
    buttons,
    card,
    done_line,
    fold,
    heading,
    in_rows,
    item_row,
    section,
    small,
    submit_button,
)
from bot.turn import Turn
from dialogs.meetings import promise_payloads as pp
from dialogs.meetings import words
from storage import promises
from storage.members import COORDINATOR, DEPUTY
from storage.promises import KEPT, Promise

ROWS = (6, 4, 2)
"""Promises that are shown in each part, and folded under it; fewer while the card is too big."""


def promises_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """The promises that are open, and those settled last."""
    return first_that_fits(_promises_card(turn, session, notice, rows) for rows in ROWS)


def _promises_card(turn: Turn, session: Session, notice: str | None, rows: int) -> Card:
    still_open = promises.still_open(session)
    mine = [promise for promise in still_open if turn.place.private and promise.owner_id == turn.me.id]
    others = [promise for promise in still_open if promise not in mine]
    title = turn.text("meetings-promises-title")
    lead = turn.text("meetings-promises-lead", n=len(still_open))
    body: list[Part] = [heading(turn.text("meetings-name"), title, notice or lead)]
    if mine:
        body.append(section(turn.text("meetings-promises-mine"), len(mine)))
        body.extend(_rows(turn, mine, rows))
    if others:
        name = "meetings-promises-others" if turn.place.private else "meetings-promises-open"
        body.append(section(turn.text(name), len(others)))
        body.extend(_rows(turn, others, rows))
    body.extend(_settled(turn, session, rows))
    return card(turn.speech, speak=f"{title}. {lead}", body=body)


def _rows(turn: Turn, listed: Sequence[Promise], shown: int) -> list[Element]:
    rows = [part for promise in listed[:shown] for part in _row(turn, promise)]
    rest = listed[shown : 2 * shown]
    if rest:
        hidden: list[Part] = [_row(turn, promise, folds=False) for promise in rest]
        further = len(listed) - shown - len(rest)
        if further:
            hidden.append(small(turn.text("meetings-promises-rest", n=further)))
        title = turn.text("meetings-promises-more", n=len(listed) - shown)
        rows += fold(f"more-{listed[0].id}", title, [], hidden, speech=turn.speech, separator=False)
    return rows


def _row(turn: Turn, promise: Promise, *, folds: bool = True) -> list[Element]:
    done = button(
        turn.text("host-done"), pp.Keep(promise.id), label=f"{turn.text('host-done')}: {promise.what}"
    )
    may = turn.place.private and (promise.owner_id == turn.me.id or turn.me.holds(COORDINATOR, DEPUTY))
    inside = None
    if may and folds:
        choices = [
            submit_button(turn.text("meetings-move-due"), pp.AskDue(promise.id)),
            submit_button(turn.text("meetings-give"), pp.AskGive(promise.id)),
            submit_button(turn.text("meetings-drop"), pp.AskDrop(promise.id)),
        ]
        inside = RowFold(f"promise-{promise.id}", [buttons(*in_rows(choices))], turn.speech)
    meta = words.promise_meta(turn, promise)
    # Among one's own nobody needs to be told whose they are.
    mine = turn.place.private and promise.owner_id == turn.me.id
    return item_row(promise.what, meta[:1] if mine else meta, button=done, fold=inside)


def _settled(turn: Turn, session: Session, shown: int) -> list[Element]:
    last = promises.settled_last(session, shown)
    if not last:
        return []
    rows: list[Part] = []
    for promise in last:
        if promise.state == KEPT:
            rows.append(done_line(promise.what, promise.owner.name))
        else:
            rows.append(item_row(promise.what, words.promise_meta(turn, promise)))
    title = turn.text("meetings-promises-settled")
    return fold("settled", title, [], rows, speech=turn.speech, separator=False)
