"""The checklist's cards: the list itself, all its items, one item, and what moving a date would do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy.orm import Session

from bot.card_rows import Tone
from bot.card_size import first_that_fits
from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    RowFold,
    button,
    buttons,
    card,
    done_line,
    facts,
    fold,
    heading,
    in_rows,
    item_row,
    note,
    plain_line,
    progress,
    quote_box,
    section,
    skipped_line,
    small,
    submit_button,
    tap_row,
    text,
    user_text,
)
from bot.texts import capital
from bot.turn import Turn
from dialogs.kickoff import payloads as p
from dialogs.kickoff import rules
from dialogs.kickoff.checklist import Checklist, DrawnChecklist, LoadedChecklist, drawn, item_title
from dialogs.kickoff.history import told
from dialogs.kickoff.template import Due
from storage import kickoff_rows
from storage.kickoff_rows import AnyEvent, AnyItem, KickoffRow
from storage.kickoffs import DONE, OPEN

LISTS = ("all", "no-later", "no-settled", "no-rows")
"""What a card that has grown too big loses, one after the other: the lists of later phases, then what is settled,
then what is open. Each phase can be opened on a card of its own."""
PAGES = ((1000, True), (1000, False), (20, False), (8, False), (4, False))
"""How many items an opened phase shows at once, and whether the other phases show theirs."""
HISTORY_SHOWN = (8, 4, 2, 1)
KEPT = "kickoff.kept"
"""Where an action leaves, in its session, the rows that it has just changed, so that they are not read again."""
TOP_LATE = 3
"""So many late items stand on top; the rest are in their phases, where they are marked too."""


def checklist_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """The one card of a kickoff, the same for everybody: late, then next, then the phases folded."""
    kept: KickoffRow | None = session.info.pop(KEPT, None)
    kickoff = kept if kept is not None and kept.id == subject else kickoff_rows.by_id(session, subject)
    checklist = drawn(session, kickoff)
    view = rules.overview(checklist.kickoff.items, turn.today, turn.calendar)
    top, end = _top(turn, checklist, view, notice), _end(turn, checklist)
    shown_on_top = {item.id for item in (*view.late[:TOP_LATE], *view.next)}
    drawn_once: dict[tuple[int, str], list[Element]] = {}
    current = view.current_phase

    def phases(lists: str) -> Iterator[list[Element]]:
        for phase in view.phases:
            later = current is not None and phase.number > current
            # What only later phases lose leaves the others as they were drawn before.
            shape = lists if later or lists != "no-later" else "all"
            if (phase.number, shape) not in drawn_once:
                drawn_once[phase.number, shape] = _phase_fold(
                    turn, checklist, phase, shown_on_top, shape, view.states, later=later
                )
            yield drawn_once[phase.number, shape]

    speak = _spoken(turn, checklist, view)
    return first_that_fits(
        card(turn.speech, speak=speak, body=[*top, *phases(lists), *end]) for lists in LISTS
    )


def _top(turn: Turn, checklist: Checklist, view: rules.Overview, notice: str | None) -> list[Part]:
    project = checklist.kickoff.project
    overline = [turn.text("kickoff-name")]
    if project.funder:
        overline.append(turn.text("kickoff-funder", funder=project.funder))
    if project.manager is not None:
        overline.append(project.manager.name)
    body: list[Part] = [
        heading(" · ".join(overline), project.name, notice),
        progress(
            view.done,
            view.skipped,
            view.total,
            text=progress_text(turn, view),
            label=turn.text("kickoff-progress-label", done=view.settled, total=view.total),
        ),
    ]
    if view.late:
        body.append(section(turn.text("kickoff-late"), len(view.late)))
        body.extend(_top_row(turn, checklist, item, view) for item in view.late[:TOP_LATE])
        if len(view.late) > TOP_LATE:
            body.append(small(turn.text("kickoff-late-more", n=len(view.late) - TOP_LATE)))
    if view.next:
        body.append(section(turn.text("kickoff-next"), len(view.next)))
        body.extend(_top_row(turn, checklist, item, view) for item in view.next)
    body.append(section(turn.text("kickoff-phases")))
    return body


def _end(turn: Turn, checklist: DrawnChecklist) -> list[Part]:
    kickoff, body = checklist.kickoff, list[Part]()
    if kickoff.latest is not None:
        body.append(note(turn.text("kickoff-last", what=told(turn, checklist, kickoff.latest))))
    actions = [
        submit_button(turn.text("kickoff-all"), p.ShowAll(kickoff.id, fresh=True)),
        submit_button(turn.text("kickoff-add-item"), p.AskAdd(kickoff.id)),
        submit_button(turn.text("kickoff-move-date"), p.AskAnchor(kickoff.id)),
        submit_button(turn.text("kickoff-people"), p.AskPeople(kickoff.id)),
    ]
    body.extend(buttons(*in_rows(actions)))
    return body


def _spoken(turn: Turn, checklist: Checklist, view: rules.Overview) -> str:
    sentences = [turn.text("kickoff-spoken", done=view.settled, total=view.total)]
    if view.late:
        sentences.append(turn.text("kickoff-late-label", n=len(view.late)))
    return f"{checklist.kickoff.project.name}: " + " · ".join(sentences)


def progress_text(turn: Turn, view: rules.Overview) -> str:
    """The line under the bar: ``10/34 hoidettu: 9 valmista, 1 ohitettu``."""
    if view.over:
        return turn.text("kickoff-all-settled", total=view.total)
    if not view.skipped:
        return turn.text("kickoff-progress", done=view.done, total=view.total)
    return turn.text(
        "kickoff-progress-skipped",
        settled=view.settled,
        total=view.total,
        done=view.done,
        skipped=view.skipped,
    )


def item_meta(
    turn: Turn,
    checklist: Checklist,
    item: AnyItem,
    state: rules.State | None = None,
    *,
    under_late: bool = False,
) -> list[Meta]:
    """An open item's small line: its date or state first, then who. Under the heading of late items the date will do.

    ``state`` is how it stands today, if that is known already.
    """
    state = state or rules.state_of(item, turn.today, turn.calendar)
    tone: Tone = "late" if state == "late" else "subtle" if state == "waiting" else "strong"
    when = _when(turn, checklist, item, state, under_late=under_late)
    return [Meta(when, tone), Meta(checklist.responsible(item, turn.speech.code))]


def _when(
    turn: Turn, checklist: Checklist, item: AnyItem, state: rules.State, *, under_late: bool = False
) -> str:
    if state == "at-once":
        return turn.text("kickoff-now")
    if state == "waiting" or item.due_on is None:
        return _waits_for(turn, checklist, item)
    day = turn.day(item.due_on)
    return turn.text("kickoff-date-was", day=day) if state == "late" and not under_late else day


def _waits_for(turn: Turn, checklist: Checklist, item: AnyItem) -> str:
    if item.due is None:
        return turn.text("kickoff-no-date")
    anchor = checklist.template.anchor(Due.parse(item.due).anchor)
    label = anchor.label.of(turn.speech.code)
    return turn.text("kickoff-waiting-date", anchor=label[:1].lower() + label[1:])


def _row(turn: Turn, checklist: Checklist, item: AnyItem, state: rules.State) -> list[Element]:
    meta = item_meta(turn, checklist, item, state)
    return item_row(item_title(turn, checklist, item), meta, button=_done_button(turn, item))


def _top_row(turn: Turn, checklist: Checklist, item: AnyItem, view: rules.Overview) -> list[Element]:
    meta = item_meta(turn, checklist, item, view.states[item.id], under_late=True)
    more = RowFold(f"m{item.id}", _row_fold(turn, checklist, item), turn.speech)
    return item_row(item_title(turn, checklist, item), meta, button=_done_button(turn, item), fold=more)


def _done_button(turn: Turn, item: AnyItem) -> Element:
    return button(turn.text("host-done"), p.MarkDone(item.id, item.version))


def _row_fold(turn: Turn, checklist: Checklist, item: AnyItem) -> list[Part]:
    source = checklist.template_item(item)
    body: list[Part] = [_guidance(source.guidance.of(turn.speech.code))] if source else []
    if item.at_once_since is not None and item.due_on is not None:
        body.append(text(turn.text("kickoff-now-why", due=turn.day(item.due_on))))
    actions = [
        submit_button(turn.text("kickoff-comment"), p.AskComment(item.id)),
        submit_button(turn.text("kickoff-skip"), p.AskSkip(item.id)),
        submit_button(turn.text("kickoff-open-item"), p.ShowItem(item.id)),
    ]
    return [*body, buttons(actions)]


def phase_meta(turn: Turn, phase: rules.PhaseView) -> list[Meta]:
    """What a folded phase says: how much is settled, what is past its date, what waits."""
    total = len(phase.items)
    if phase.settled == total:
        return [Meta(turn.text("kickoff-phase-settled", n=total))]
    meta = [Meta(turn.text("kickoff-phase-progress", settled=phase.settled, total=total))]
    if phase.late:
        meta.append(Meta(turn.text("kickoff-phase-late", n=phase.late), "late"))
    elif phase.waiting == total - phase.settled:
        meta.append(Meta(turn.text("kickoff-phase-waiting")))
    return meta


def _phase_fold(
    turn: Turn,
    checklist: Checklist,
    phase: rules.PhaseView,
    on_top: set[int],
    lists: str,
    states: Mapping[int, rules.State],
    *,
    later: bool,
) -> list[Element]:
    short = lists in ("no-settled", "no-rows")
    body: list[Part] = []
    above = sum(item.id in on_top for item in phase.items)
    if above:
        body.append(small(turn.text("kickoff-on-top", n=above)))
    for item in phase.items:
        if item.id in on_top:
            continue
        if item.state == OPEN and not later and lists != "no-rows":
            body.append(_row(turn, checklist, item, states[item.id]))
        elif (item.state == OPEN and lists == "all") or (item.state != OPEN and not short):
            body.append(_line(turn, checklist, item, states[item.id]))
    if later or short or not body:
        opened = p.ShowAll(checklist.kickoff.id, phase.number, fresh=True)
        body.extend(buttons([submit_button(turn.text("kickoff-open-phase"), opened)]))
    title = f"{phase.number} {checklist.template.phase(phase.number).title.of(turn.speech.code)}"
    return fold(f"p{phase.number}", title, phase_meta(turn, phase), body, speech=turn.speech)


def _line(turn: Turn, checklist: Checklist, item: AnyItem, state: rules.State) -> Element:
    title = item_title(turn, checklist, item)
    if item.state == DONE:
        return _done_line(title, item.settled_by.name if item.settled_by else None)
    if item.state != OPEN:
        return skipped_line(title, item.reason or "", speech=turn.speech)
    when = _when(turn, checklist, item, state)
    return _plain_line(title, when, checklist.responsible(item, turn.speech.code))


# Most lines of a card are what they were when it was last drawn. Elements without a button are never changed once
# they are made, so cards may share them.
_plain_line = lru_cache(maxsize=2048)(plain_line)
_done_line = lru_cache(maxsize=8192)(done_line)  # the template's items by all who do them
_guidance = lru_cache(maxsize=512)(text)


def all_items_card(turn: Turn, checklist: Checklist, phase: int = -1, start: int = 0) -> Card:
    """Every item, phase by phase. In the phase asked for, or the current one, a row opens its item.

    A phase too long for one card is shown from its item ``start`` on, with a button to the next ones.
    """
    return first_that_fits(
        _all_items(turn, checklist, phase, start, most, others=others) for most, others in PAGES
    )


def _all_items(turn: Turn, checklist: Checklist, phase: int, start: int, most: int, *, others: bool) -> Card:
    kickoff = checklist.kickoff
    view = rules.overview(kickoff.items, turn.today, turn.calendar)
    opened = phase if phase >= 0 else (view.current_phase or 0)
    body: list[Part] = [
        heading(kickoff.project.name, turn.text("kickoff-all"), turn.text("kickoff-all-lead")),
        section(turn.text("kickoff-phases")),
    ]
    for entry in view.phases:
        if entry.number == opened:
            rows = _page(turn, checklist, entry, start, most)
        else:
            rows = (
                [_line(turn, checklist, item, view.states[item.id]) for item in entry.items] if others else []
            )
            rows.extend(
                buttons([button(turn.text("kickoff-open-phase"), p.ShowAll(kickoff.id, entry.number))])
            )
        title = f"{entry.number} {checklist.template.phase(entry.number).title.of(turn.speech.code)}"
        here = entry.number == opened
        body.append(
            fold(f"a{entry.number}", title, phase_meta(turn, entry), rows, speech=turn.speech, open=here)
        )
    back = submit_button(turn.text("kickoff-open-list"), p.Open(kickoff.id, fresh=True))
    return card(
        turn.speech, speak=f"{kickoff.project.name}: {turn.text('kickoff-all')}", body=body, actions=[back]
    )


def _page(turn: Turn, checklist: Checklist, phase: rules.PhaseView, start: int, most: int) -> list[Part]:
    start = start if 0 <= start < len(phase.items) else 0
    rows: list[Part] = [_tap_row(turn, checklist, item) for item in phase.items[start : start + most]]
    rest = len(phase.items) - start - most
    turns = []
    if rest > 0:
        further = p.ShowAll(checklist.kickoff.id, phase.number, start=start + most)
        turns.append(button(turn.text("kickoff-preview-rest", n=rest), further))
    if start:
        first = p.ShowAll(checklist.kickoff.id, phase.number)
        turns.append(button(turn.text("kickoff-from-start"), first))
    rows.extend(buttons(*in_rows(turns)))
    return rows


def _tap_row(turn: Turn, checklist: Checklist, item: AnyItem) -> Element:
    return tap_row(
        item_title(turn, checklist, item),
        _any_meta(turn, checklist, item),
        opens=submit_button(turn.text("kickoff-open-item"), p.ShowItem(item.id)),
        speech=turn.speech,
    )


def _any_meta(turn: Turn, checklist: Checklist, item: AnyItem) -> list[Meta]:
    if item.state == OPEN:
        return item_meta(turn, checklist, item)
    word = turn.text("kickoff-state-done" if item.state == DONE else "kickoff-state-skipped")
    meta = [Meta(word, "strong")]
    if item.settled_by is not None:
        meta.append(Meta(item.settled_by.name))
    if item.settled_at is not None:
        meta.append(Meta(turn.day(item.settled_at.astimezone(turn.zone).date())))
    return meta


def item_card(
    turn: Turn,
    checklist: Checklist,
    item: AnyItem,
    lines: Sequence[AnyEvent],
    notice: str | None = None,
) -> Card:
    """One item: how it stands, what helps, where it comes from, what happened, and everything that can be done."""
    return first_that_fits(_item(turn, checklist, item, lines[:most], notice) for most in HISTORY_SHOWN)


def _item(
    turn: Turn, checklist: Checklist, item: AnyItem, lines: Sequence[AnyEvent], notice: str | None
) -> Card:
    language, title = turn.speech.code, item_title(turn, checklist, item)
    source = checklist.template_item(item)
    body: list[Part] = [heading(checklist.kickoff.project.name, title, notice)]
    state = _state_word(turn, checklist, item)
    pairs = [
        (turn.text("kickoff-fact-state"), capital(state)),
        (turn.text("kickoff-fact-who"), checklist.responsible(item, language)),
    ]
    if item.due_on is not None:
        pairs.append((turn.text("kickoff-fact-due"), turn.day(item.due_on)))
    if item.due is not None and not item.by_hand:
        pairs.append((turn.text("kickoff-fact-rule"), Due.parse(item.due).describe(language)))
    elif item.by_hand:
        pairs.append((turn.text("kickoff-fact-rule"), turn.text("kickoff-by-hand")))
    body.append(facts(pairs))
    if item.reason:
        body.append(user_text(turn.text("line-reason", reason=item.reason)))
    if source is not None:
        body.append(text(source.guidance.of(language)))
        where = ", ".join(each.of(language) for each in source.sources)
        checked = turn.speech.full_date(source.checked)
        body.append(small(turn.text("kickoff-source", checked=checked, source=where)))
    if lines:
        body.append(section(turn.text("kickoff-history")))
        for event in lines:
            body.append(small(told(turn, checklist, event)))
            if event.what == "commented" and event.text:
                body.append(quote_box(event.text))
    body.extend(buttons(*in_rows(_item_buttons(turn, item))))
    return card(turn.speech, speak=f"{title}: {state}", body=body)


def _state_word(turn: Turn, checklist: Checklist, item: AnyItem) -> str:
    state = rules.state_of(item, turn.today, turn.calendar)
    if state == "waiting":
        return _waits_for(turn, checklist, item)
    if state == "at-once":
        return turn.text("kickoff-now")
    return turn.text(f"kickoff-state-{state}")


def _item_buttons(turn: Turn, item: AnyItem) -> list[Element]:
    comment = submit_button(turn.text("kickoff-comment"), p.AskComment(item.id))
    if item.state != OPEN:
        return [button(turn.text("kickoff-reopen"), p.Reopen(item.id, item.version)), comment]
    return [
        button(turn.text("host-done"), p.MarkDone(item.id, item.version), style="positive"),
        submit_button(turn.text("kickoff-skip"), p.AskSkip(item.id)),
        comment,
        submit_button(turn.text("kickoff-give"), p.AskGive(item.id)),
        submit_button(turn.text("kickoff-move-date"), p.AskMove(item.id)),
    ]


def anchor_preview_card(
    turn: Turn,
    checklist: LoadedChecklist,
    anchor: str,
    moving: Mapping[str, date],
    moves: Sequence[rules.Redating],
    stays: Sequence[rules.Redating],
    notice: str | None = None,
) -> Card:
    """What moving an anchor would do, before anything is done. ``moving`` are the new days, its own among them."""
    lead = _anchor_line(turn, checklist, anchor, moving[anchor])
    body: list[Part] = [
        heading(checklist.kickoff.project.name, turn.text("kickoff-preview-title"), notice or lead),
        *([text(lead)] if notice else []),
        *(text(_anchor_line(turn, checklist, key, day)) for key, day in moving.items() if key != anchor),
        text(turn.text("kickoff-anchor-preview", n=len(moves))),
    ]
    if moves:
        body.append(section(turn.text("kickoff-preview-moves"), len(moves)))
        body.extend(_move_row(turn, checklist, move) for move in moves[:4])
        rest = moves[4:]
        if rest:
            title = turn.text("kickoff-preview-rest", n=len(rest))
            rows: list[Part] = [_move_row(turn, checklist, move) for move in rest]
            body.append(fold("rest", title, [], rows, speech=turn.speech, separator=False))
    if stays:
        body.append(section(turn.text("kickoff-preview-stays"), len(stays)))
        for stay in stays[:8]:
            reason = turn.text("kickoff-stays-settled" if stay.kept == "settled" else "kickoff-stays-by-hand")
            body.append(item_row(item_title(turn, checklist, stay.item), [Meta(reason)]))
    accept = p.MoveAnchor(checklist.kickoff.id, anchor, moving[anchor], checklist.kickoff.revision)
    return card(
        turn.speech,
        speak=f"{turn.text('kickoff-preview-title')} {turn.text('kickoff-anchor-preview', n=len(moves))}",
        body=body,
        actions=[
            button(turn.text("kickoff-move-n", n=len(moves)), accept, style="positive"),
            button(turn.text("host-cancel"), p.Open(checklist.kickoff.id)),
        ],
    )


def _anchor_line(turn: Turn, checklist: LoadedChecklist, anchor: str, day: date) -> str:
    label = checklist.template.anchor(anchor).label.of(turn.speech.code)
    old = checklist.anchors.get(anchor)
    was = turn.day(old) if old else turn.text("kickoff-no-date")
    return turn.text("kickoff-preview-lead", anchor=label, old=was, new=turn.day(day))


def _move_row(turn: Turn, checklist: Checklist, move: rules.Redating) -> list[Element]:
    def said(day: date | None) -> str:
        return turn.day(day) if day else turn.text("kickoff-no-date")

    new = turn.text("kickoff-now") if move.new.at_once_since else said(move.new.on)
    meta = [
        Meta(f"{said(move.old)} → {new}", "strong"),
        Meta(checklist.responsible(move.item, turn.speech.code)),
    ]
    return item_row(item_title(turn, checklist, move.item), meta)
