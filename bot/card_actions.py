"""From a click to its function: the payload is typed, authorised by its sender, run once, and drawn.

Everything here happens inside one transaction, so that a click is one hop: nothing half-saved, nothing done twice.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from sqlalchemy.orm import Session

from bot import shared, teams_dialogs
from bot.capability import Action, Asks, Draft, House, Offer, Reply, Shows
from bot.card_data import from_data, sent_again
from bot.cards import Card, card, heading, submit_button, user_text
from bot.nudge_buttons import DAILY, InDaily, read_place
from bot.refusal import Refusal
from bot.turn import Turn
from storage import anonymity, inbox, members, nudges, shared_cards


@dataclass(frozen=True)
class ShowAgain:
    """A button that brings a card that stands higher up in the conversation."""

    verb: ClassVar[str] = "show"
    surface: str
    subject: int = 0


@dataclass(frozen=True)
class Drawn:
    """What the host sends: a card, a sentence, or both; a form also tells its draft, so that a dialog can follow it.

    ``shows`` names a card that everybody may see and that is kept up to date where it stands.
    """

    card: Card | None = None
    text: str | None = None
    shows: Shows | None = None
    form: str | None = None
    draft: Draft | None = None
    fresh: bool = False
    offers: Offer | None = None
    sent_key: str | None = None
    """The one-time key of the form that was sent with this click, if it was a form."""
    stays: Card | None = None
    """The clicked card as it is now, when what was drawn comes as a message of its own beneath it."""


def click(data: Mapping[str, Any], turn: Turn, session: Session, *, card_id: str | None = None) -> Drawn:
    """Run what a button's data asks for. Raises Refusal; the transaction is then rolled back."""
    action, payload = _read(data, turn)
    owner = getattr(payload, "who", None)
    if owner is not None and owner != turn.me.id:
        person = members.by_id(session, owner)
        raise Refusal("refusal-not-your-form", person=person.name if person else turn.text("host-somebody"))
    key = getattr(payload, "key", None)
    if action.anonymous:
        return _anonymous(action, payload, key, turn, session)
    place = read_place(data) if turn.place.private and key is None else None
    if turn.place.private and card_id is not None and place is None:
        shared.answers_in_place(session, card_id)
    if key is None:
        reply = action.run(payload, turn, session)
        if place is not None:
            return _answered_in_daily(reply, place, turn, session)
        return _answered(reply, turn, session, card_id)
    once = f"form:{turn.me.id}:{key}"[:300]
    if not inbox.use_once(session, once, turn.now):
        return draw_reply(_again(inbox.opens(session, once), turn), turn, session, card_id)
    reply = action.run(payload, turn, session)
    if reply.shows is not None:
        inbox.remember_opens(session, once, {"surface": reply.shows.surface, "subject": reply.shows.subject})
    return replace(_answered(reply, turn, session, card_id), sent_key=key)


def is_anonymous(verb: object, house: House) -> bool:
    """Whether a verb is an action's of which the host keeps nothing."""
    action = house.actions.get(str(verb))
    return action is not None and action.anonymous


def _anonymous(action: Action, payload: Any, key: str | None, turn: Turn, session: Session) -> Drawn:
    """Run an anonymous action. Its one-time key leaves a keyed hash without a moment, and no dialog hears of it."""
    if not turn.place.private:
        raise Refusal("host-private-only")
    scope = action.scope(payload) or anonymity.week_scope(turn.today)
    if key is not None and not anonymity.use_once(session, scope, f"{turn.me.id}:{key}"):
        return Drawn(text=turn.text(action.again))
    reply = action.run(payload, turn, session)
    if reply.shows is not None or reply.offers is not None:
        raise TypeError(f"{payload.verb}: an anonymous action shows nothing that stands elsewhere")
    return draw_reply(reply, turn, session)


def _answered(reply: Reply, turn: Turn, session: Session, card_id: str | None) -> Drawn:
    """Draw the answer to a click; where its card stands already, a form or a preview only says that it was saved."""
    notice, shows = reply.notice, reply.shows
    if notice is None or shows is None or reply.fresh or card_id is None:
        return draw_reply(reply, turn, session, card_id)
    copies = shared_cards.of_subject(session, shows.surface, shows.subject)
    here = [copy.activity_id for copy in copies if copy.conversation_id == turn.place.id]
    if here and card_id not in here and not shared_cards.is_copy(session, turn.place.id, card_id):
        return Drawn(card=_saved_card(turn, notice, shows, saved=reply.saved), text=notice)
    return draw_reply(reply, turn, session, card_id, kept=card_id in here)


def _answered_in_daily(reply: Reply, place: InDaily, turn: Turn, session: Session) -> Drawn:
    """What is done in the daily message is shown there; a form or another card comes beneath it."""
    nudges.acted(session, place.nudge, turn.me.id, turn.now)
    back = Shows(DAILY, place.message)
    # A card without a word about what was done was only opened.
    opened = reply.shows is not None and reply.notice is None
    if reply.asks is None and not opened and not reply.fresh and reply.offers is None:
        return draw_reply(Reply(notice=reply.notice, shows=back), turn, session)
    drawn = draw_reply(reply, turn, session)
    return replace(drawn, fresh=True, stays=draw_surface(back, turn, session))


def _saved_card(turn: Turn, notice: str, shows: Shows, *, saved: bool) -> Card:
    again = submit_button(turn.text("host-show-card"), ShowAgain(shows.surface, shows.subject))
    title = turn.text("host-saved" if saved else "host-there-already")
    body = [heading(turn.text("host-name"), title, user_text(notice))]
    return card(turn.speech, speak=notice, body=body, actions=[again])


def _read(data: Mapping[str, Any], turn: Turn) -> tuple[Action, Any]:
    verb = str(data.get("verb", ""))
    action = _OF_THE_HOST.get(verb) or turn.house.actions.get(verb)
    if action is None:
        raise Refusal("host-old-card")
    return action, from_data(action.payload, data)


def _show_again(payload: ShowAgain, turn: Turn, session: Session) -> Reply:
    return Reply(shows=Shows(payload.surface, payload.subject), fresh=True)


def _open_form(payload: teams_dialogs.OpenForm, turn: Turn, session: Session) -> Reply:
    heard = turn.house.reader.read(payload.sentence)
    if heard.command is None:
        raise Refusal("host-old-card")
    return turn.house.commands[heard.command].run(heard.rest, turn, session)


_OF_THE_HOST = {
    ShowAgain.verb: Action(ShowAgain, _show_again),
    teams_dialogs.OpenForm.verb: Action(teams_dialogs.OpenForm, _open_form),
}


def _again(opened: dict[str, Any] | None, turn: Turn) -> Reply:
    notice = turn.text("host-already-saved")
    if opened is None or opened["surface"] not in turn.house.surfaces:
        return Reply(notice=notice)
    return Reply(notice=notice, shows=Shows(opened["surface"], opened["subject"]))


def draw_reply(
    reply: Reply, turn: Turn, session: Session, card_id: str | None = None, *, kept: bool = False
) -> Drawn:
    """Draw what an action or a command wants shown, still inside its transaction.

    ``kept`` tells that the clicked message is one of the card's copies already, so that its update is planned.
    """
    if reply.asks is not None:
        return open_form(reply.asks, turn, session, reply.notice)
    if reply.shows is not None:
        card = draw_surface(reply.shows, turn, session, reply.notice)
        if card_id and not kept and stays(reply.shows, turn) and not reply.fresh:
            keep(reply.shows, turn, session, card_id)
        return Drawn(card=card, text=reply.notice, shows=reply.shows, fresh=reply.fresh)
    return Drawn(card=reply.card, text=reply.notice, fresh=reply.fresh, offers=reply.offers)


def stays(shows: Shows, turn: Turn) -> bool:
    """Whether a message with this card is kept up to date where it stands."""
    return not turn.place.private or turn.house.surfaces[shows.surface].follows


def keep(shows: Shows, turn: Turn, session: Session, card_id: str, *, shown: bool = False) -> None:
    """A message in a channel is this card for everybody: it is kept, and updated from the outbox.

    ``shown`` tells that the message shows today's card already, and not yet what was clicked.
    """
    surface = turn.house.surfaces[shows.surface]
    revision = surface.revision(session, shows.subject)
    if revision:
        at = revision if shown else 0
        shared.keep(session, shows.surface, shows.subject, turn.place.id, card_id, at, turn.now)
        session.flush()
        shared.changed(session, shows.surface, shows.subject, revision, turn.now)


def draw_surface(shows: Shows, turn: Turn, session: Session, notice: str | None = None) -> Card:
    """Draw a card by its name from what the database says now."""
    surface = turn.house.surfaces.get(shows.surface)
    if surface is None:
        raise Refusal("host-old-card")
    session.flush()
    return teams_dialogs.in_channel(surface.draw(turn, session, shows.subject, notice), turn)


def open_form(asks: Asks, turn: Turn, session: Session, notice: str | None = None) -> Drawn:
    """Draw a form with a one-time key and its owner; a draft that has them already keeps them."""
    draft = {"key": secrets.token_hex(8), "who": turn.me.id} | asks.known
    form = turn.house.forms[asks.form]
    if form.anonymous and not turn.place.private:
        raise Refusal("host-private-only")
    return Drawn(card=form.draw(turn, session, draft, notice), form=asks.form, draft=draft, fresh=True)


def form_again(data: Mapping[str, Any], turn: Turn, session: Session, notice: str) -> Drawn | None:
    """After a refusal, the same form with what was typed and the sentence on top; None if it was no form of one's own.

    None for an anonymous one too: what was typed stays in the person's own client, and Kehu does not send it back.
    """
    action = turn.house.actions.get(str(data.get("verb", "")))
    if action is None or action.form is None or action.anonymous or data.get("who") != turn.me.id:
        return None
    form = turn.house.forms[action.form]
    try:
        known = sent_again(action.payload, data)
        drawn = form.draw(turn, session, known, notice)
    except (Refusal, KeyError, TypeError, ValueError, ArithmeticError):
        # What the form stands on is gone, or a hostile client left it out or made it up: the sentence is the answer.
        return None
    return Drawn(card=drawn, text=notice, form=form.name, draft=known)
