"""The home card and the list of everything that can be said."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import OpenItem
from bot.cards import (
    Card,
    Element,
    Part,
    button,
    buttons,
    card,
    facts,
    fold,
    heading,
    in_rows,
    item_row,
    section,
    small,
    submit_button,
)
from bot.host_cards import Say
from bot.refusal import Refusal
from bot.turn import Turn

IN_SIGHT = 5
MOST_FOLDED = 12


def home_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """My open matters across everything, what waits for me, and the capabilities as buttons."""
    if not turn.place.private:
        raise Refusal("host-private-only")
    items = sorted(
        (item for capability in turn.house.capabilities for item in capability.open_items(turn, session)),
        key=lambda item: item.order,
    )
    given = turn.me.given_name
    title = turn.text("home-title", firstName=given) if given else turn.text("home-title-plain")
    count = turn.text("home-open-items", n=len(items)) if items else turn.text("home-nothing-open")
    body: list[Part] = [heading(f"{turn.text('host-name')} · {turn.day(turn.today)}", title, notice or count)]
    if items:
        body.append(section(turn.text("home-own"), len(items)))
        body.extend(_row(turn, item) for item in items[:IN_SIGHT])
        rest = items[IN_SIGHT : IN_SIGHT + MOST_FOLDED]
        if rest:
            name = turn.text("home-rest", n=len(items) - IN_SIGHT)
            rows: list[Part] = [_row(turn, item) for item in rest]
            further = len(items) - IN_SIGHT - len(rest)
            if further:
                rows.append(small(turn.text("home-further", n=further)))
            body.append(fold("rest", name, [], rows, speech=turn.speech, separator=False))
    for capability in turn.house.capabilities:
        body.extend(capability.home_parts(turn, session))
    body.append(section(turn.text("home-what-next")))
    offered = [
        submit_button(turn.text(entry.title), entry.payload)
        for capability in turn.house.capabilities
        for entry in capability.home_buttons
    ]
    body.extend(buttons(*in_rows([*offered, submit_button(turn.text("home-all"), Say("apua"))])))
    return card(turn.speech, speak=f"{title} {count}", body=body)


def _row(turn: Turn, item: OpenItem) -> list[Element]:
    done = button(item.done_title or turn.text("host-done"), item.done) if item.done is not None else None
    return item_row(item.title, item.meta, button=done)


def help_card(turn: Turn) -> Card:
    """Every command that works here, with what it does."""
    lead = turn.text("home-help-lead")
    rows = [
        (turn.text(f"{command.help}-word"), turn.text(command.help))
        for command in turn.house.commands.values()
        if turn.place.private or not command.private
    ]
    offered = [
        submit_button(turn.text(entry.title), entry.payload)
        for capability in turn.house.capabilities
        for entry in capability.home_buttons
    ]
    return card(
        turn.speech,
        speak=lead,
        body=[
            heading(turn.text("host-name"), turn.text("home-help-title"), lead),
            facts(rows),
            buttons(*in_rows(offered)),
        ],
    )
