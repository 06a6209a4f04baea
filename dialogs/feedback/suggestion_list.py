"""The list of suggestions: what fits the filters, and the ways to make one or to follow one by its code."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Asks, Draft, Reply
from bot.cards import (
    Card,
    Element,
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
from bot.search_words import SEARCH_MOST, search_stems
from bot.texts import capital
from bot.turn import Turn
from dialogs.feedback import rules
from dialogs.feedback import suggestion_payloads as p
from dialogs.feedback.codes import ask_code_card
from dialogs.feedback.record import TAKEN, nameless_words
from dialogs.feedback.suggestion_cards import row_meta
from dialogs.feedback.suggestion_forms import SUGGEST, SUGGEST_ANONYMOUS
from storage import receipt_codes, suggestions
from storage.suggestions import STATES, TEXT_MOST, TITLE_MOST


def suggestion_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``ehdotus``: the list; with text, the form by name with the text in it, in the chat only.

    A code that was typed is not used: it would stand in Teams under its holder's name.
    """
    said = rest.strip()
    if not turn.place.private:
        return Reply(card=list_card(turn, session, p.Suggestions()))
    if receipt_codes.read_code(said) is not None:
        return Reply(card=ask_code_card(turn, turn.text("feedback-code-typed")))
    spoken = rules.read_said(said, {}, nameless_words(turn))
    if spoken.nameless:
        notice = turn.text("host-typed-in-chat") if spoken.text else None
        return Reply(asks=Asks(SUGGEST_ANONYMOUS), notice=notice)
    if not said:
        return Reply(card=list_card(turn, session, p.Suggestions()))
    title, text = rules.title_and_rest(said, TITLE_MOST)
    known: Draft = {"title": title, "text": text[:TEXT_MOST], TAKEN: True}
    return Reply(asks=Asks(SUGGEST, known))


def show_list(payload: p.Suggestions, turn: Turn, session: Session) -> Reply:
    """Show a page of what fits the filters."""
    return Reply(card=list_card(turn, session, payload))


def search(payload: p.Search, turn: Turn, session: Session) -> Reply:
    """The search fields, sent."""
    state = payload.state if payload.state in STATES else ""
    wanted = p.Suggestions(state, payload.words[:SEARCH_MOST], payload.mine == "true")
    return Reply(card=list_card(turn, session, wanted))


def list_card(turn: Turn, session: Session, wanted: p.Suggestions) -> Card:
    """Open ones first, the newest first, eight on a page; the filters are in a fold."""
    page = min(max(wanted.page, 0), rules.PAGES_MOST)
    found, total = suggestions.search(
        session,
        state=wanted.state or None,
        member_id=turn.me.id if wanted.mine else None,
        stems=search_stems(wanted.words),
        limit=rules.PAGE,
        offset=page * rules.PAGE,
    )
    filters = _filters(turn, wanted)
    title = turn.text("feedback-suggestions-found", n=total)
    lead = filters or turn.text("feedback-suggestions-lead" if total else "feedback-suggestions-none")
    body: list[Part] = [heading(turn.text("feedback-suggestions"), title, lead)]
    for each in found:
        opens = submit_button(turn.text("feedback-open"), p.OpenSuggestion(each.id))
        body.append(item_row(each.title, row_meta(turn, each), button=opens))
    body.extend(_pages(turn, wanted, page, total))
    if total or filters:
        fields = _fields(turn, wanted)
        search = turn.text("feedback-filter")
        body.extend(fold("search", search, [], fields, speech=turn.speech, separator=False))
    body.extend(buttons(*in_rows(_ways(turn))))
    return card(turn.speech, speak=f"{turn.text('feedback-suggestions')}. {title}", body=body)


def _filters(turn: Turn, wanted: p.Suggestions) -> str | None:
    said = []
    if wanted.state in STATES:
        said.append(turn.text("suggestion-state", state=wanted.state))
    if wanted.mine:
        said.append(turn.text("feedback-only-mine"))
    if wanted.words:
        said.append(f"”{wanted.words}”")
    return turn.text("feedback-filtered", filters=", ".join(said)) if said else None


def _pages(turn: Turn, wanted: p.Suggestions, page: int, total: int) -> list[Element]:
    made = []
    if page > 0:
        newer = p.Suggestions(wanted.state, wanted.words, wanted.mine, page - 1)
        made.append(button(turn.text("feedback-newer"), newer))
    if (page + 1) * rules.PAGE < total:
        older = p.Suggestions(wanted.state, wanted.words, wanted.mine, page + 1)
        made.append(button(turn.text("feedback-older"), older))
    return buttons(made) if made else []


def _fields(turn: Turn, wanted: p.Suggestions) -> list[Part]:
    states = [("0", turn.text("feedback-every-state"))]
    states += [(state, capital(turn.text("suggestion-state", state=state))) for state in STATES]
    whose = [("false", turn.text("feedback-everybodys")), ("true", turn.text("feedback-only-mine"))]
    return [
        choice_input(
            "state",
            turn.text("feedback-label-state"),
            states,
            speech=turn.speech,
            value=wanted.state or "0",
            expanded=False,
        ),
        choice_input(
            "mine",
            turn.text("feedback-label-whose"),
            whose,
            speech=turn.speech,
            value="true" if wanted.mine else "false",
        ),
        text_input("words", turn.text("feedback-label-words"), max_length=SEARCH_MOST, value=wanted.words),
        buttons([button(turn.text("feedback-search"), p.Search(), inputs=True)]),
    ]


def _ways(turn: Turn) -> list[Element]:
    """What can be done beside reading; without a name only where nobody sees who opens it."""
    made = [submit_button(turn.text("feedback-suggest"), p.AskSuggest())]
    if turn.place.private:
        made.append(submit_button(turn.text("feedback-suggest-nameless"), p.AskSuggestAnonymous()))
        made.append(submit_button(turn.text("feedback-follow-code"), p.AskCode()))
    return made
