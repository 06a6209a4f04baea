"""The cards of roles on their way: to the taker, to the giver, and one sentence to the network."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.cards import Card, Part, button, card, facts, heading, note, submit_button, text
from bot.refusal import Refusal
from bot.texts import capital
from bot.turn import Turn
from dialogs.settings import payloads as p
from dialogs.settings.offers import load, state_of
from dialogs.settings.succession import handed_on, question, role_name, told_of
from storage import members, personal, roles
from storage.members import COORDINATOR, DEPUTY
from storage.roles import RoleOffer


def offer_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """An offer as its taker or its giver sees it; nobody else does."""
    offer = load(session, subject)
    if turn.me.id == offer.taker_id:
        return _takers(turn, session, offer, notice)
    if turn.me.id == offer.giver_id:
        return _givers(turn, session, offer, notice)
    raise Refusal("settings-offer-gone")


def _takers(turn: Turn, session: Session, offer: RoleOffer, notice: str | None) -> Card:
    state = state_of(offer, turn)
    if state == roles.OPEN and offer.lapses_on is not None:
        asked = question(turn, offer)
        body: list[Part] = [heading(_over(turn), _title(turn, offer), notice)]
        body.append(text(asked))
        if offer.kind == roles.SWAP:
            given = role_name(turn, offer.in_return or "")
            body.append(text(turn.text("settings-swap-gives", role=given)))
        body.append(note(turn.text("settings-offer-rules", day=turn.day(offer.lapses_on))))
        answers = [
            button(turn.text("settings-accept"), p.AcceptRole(offer.id), style="positive"),
            button(turn.text("settings-decline"), p.DeclineRole(offer.id)),
        ]
        return card(turn.speech, speak=asked, body=body, actions=answers)
    if state == roles.ACCEPTED and offer.kind != roles.ENDED:
        return _new_holder(turn, session, offer, offer.role, notice)
    return _short(turn, offer, _takers_words(turn, offer, state), notice)


def _takers_words(turn: Turn, offer: RoleOffer, state: str) -> str:
    giver = offer.giver.name if offer.giver is not None else turn.text("host-somebody")
    if offer.kind == roles.ENDED:
        return turn.text("settings-ended", person=giver)
    return turn.text("settings-taker-told", state=state, person=giver)


def _new_holder(turn: Turn, session: Session, offer: RoleOffer, role: str, notice: str | None) -> Card:
    """You have a role now, and this is what comes with it."""
    told = turn.text("role-handover", role=role_name(turn, role))
    lines: list[Part] = [heading(_over(turn), _title(turn, offer), notice)]
    if offer.kind == roles.DEPUTY:
        lines.append(text(turn.text("settings-deputy-coordinates")))
    lines.extend(_came(turn, session, role))
    actions = [submit_button(turn.text("settings-show"), p.Open())]
    if offer.kind == roles.GIVEN:
        lines.append(note(turn.text("settings-given-note")))
        if any(holder.role == role for holder in offer.taker.roles):
            actions.insert(0, button(turn.text("settings-give-up"), p.TakeRole(role, offer.taker_id)))
    return card(turn.speech, speak=told, body=lines, actions=actions)


def _comes_with(turn: Turn, session: Session, role: str) -> Sequence[tuple[str, str]]:
    return [
        pair for capability in turn.house.capabilities for pair in capability.comes_with(turn, session, role)
    ]


def _givers(turn: Turn, session: Session, offer: RoleOffer, notice: str | None) -> Card:
    state = state_of(offer, turn)
    words = turn.text("settings-giver-told", state=state, **told_of(turn, offer))
    actions = []
    body: list[Part] = []
    if state == roles.OPEN and offer.lapses_on is not None:
        body.append(note(turn.text("settings-offer-until", day=turn.day(offer.lapses_on))))
        actions.append(button(turn.text("settings-withdraw"), p.WithdrawRole(offer.id)))
    made = _short(turn, offer, words, notice, body)
    return made | {"actions": actions} if actions else made


def answer_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """What became of an offer, told to its giver; in a swap with what came over."""
    offer = load(session, subject)
    if turn.me.id != offer.giver_id or offer.state == roles.OPEN:
        raise Refusal("settings-offer-gone")
    words = turn.text("settings-giver-told", state=offer.state, **told_of(turn, offer))
    body: list[Part] = []
    if offer.state == roles.ACCEPTED and offer.kind == roles.SWAP and offer.in_return:
        body.extend(_came(turn, session, offer.in_return))
    made = _short(turn, offer, words, notice, body)
    if offer.state == roles.ACCEPTED:
        return made
    # The role is still there to be offered to another.
    return made | {"actions": [submit_button(turn.text("settings-show"), p.Open())]}


def _came(turn: Turn, session: Session, role: str) -> list[Part]:
    """A role that somebody has from now on, and what comes with it."""
    found = _comes_with(turn, session, role)
    told = "role-handover" if found else "settings-handover-empty"
    words = text(turn.text(told, role=role_name(turn, role)))
    return [words, facts(found)] if found else [words]


def news_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """In the network's channel: who coordinates from now on. Who stopped, and why, is not told."""
    offer = load(session, subject)
    new = offer.giver if offer.in_return == COORDINATOR and offer.giver is not None else offer.taker
    told = turn.text("settings-news", person=new.name)
    return card(turn.speech, speak=told, body=[heading(_over(turn), told)])


def leaver_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """Who left, and which roles their open items went to: for the coordinator."""
    member = members.by_id(session, subject)
    if member is None or member.active or not turn.me.holds(COORDINATOR, DEPUTY):
        raise Refusal("settings-offer-gone")
    n, where = handed_on(turn, session, subject)
    if personal.is_nameless(member):
        told = turn.text("settings-leaver-nameless", n=n, role=where)
    else:
        told = turn.text("people-leaver", person=member.name, n=n, role=where)
    return card(
        turn.speech, speak=told, body=[heading(_over(turn), turn.text("settings-leaver-title")), text(told)]
    )


def _short(turn: Turn, offer: RoleOffer, words: str, notice: str | None, more: Sequence[Part] = ()) -> Card:
    lines: list[Part] = [heading(_over(turn), _title(turn, offer), notice)]
    if notice != words:
        lines.append(text(words))
    return card(turn.speech, speak=words, body=[*lines, *more])


def _over(turn: Turn) -> str:
    return turn.text("settings-offer-over")


def _title(turn: Turn, offer: RoleOffer) -> str:
    mine = offer.giver_id == turn.me.id and offer.kind == roles.SWAP and offer.state == roles.ACCEPTED
    return capital(role_name(turn, (offer.in_return or offer.role) if mine else offer.role))
