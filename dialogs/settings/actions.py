"""What the settings do."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot import shared
from bot.capability import Asks, Reply, Shows
from bot.refusal import Refusal
from bot.texts import LANGUAGES
from bot.turn import Turn
from dialogs.settings import offers, rules
from dialogs.settings import payloads as p
from dialogs.settings.cards import role_title
from storage import conversations, members, roles
from storage.members import COORDINATOR, DEPUTY, SUPPORT


def open_settings(payload: p.Open, turn: Turn, session: Session) -> Reply:
    """Show the settings."""
    return Reply(shows=Shows(p.SETTINGS), fresh=True)


def settings_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``asetukset``: the card; a language that is named is chosen at once."""
    said = rest.casefold()
    for code, words in (("en", ("engl",)), ("fi", ("suom", "finn"))):
        if any(word in said for word in words):
            return choose_language(p.ChooseLanguage(code), turn, session)
    return Reply(shows=Shows(p.SETTINGS))


def choose_language(payload: p.ChooseLanguage, turn: Turn, session: Session) -> Reply:
    """Store the choice. A channel's language is chosen by the coordinator, the deputy or support."""
    if payload.language not in LANGUAGES:
        raise Refusal("host-old-card")
    if turn.place.private:
        member = members.by_id(session, turn.me.id)
        if member is not None:
            member.language = payload.language
        return Reply(notice=turn.text("settings-chosen", language=payload.language))
    if not turn.me.holds(COORDINATOR, DEPUTY, SUPPORT):
        raise Refusal("refusal-not-allowed", role=turn.text("settings-editors"))
    conversations.set_language(session, turn.place.id, payload.language)
    return Reply(notice=turn.text("settings-chosen", language=payload.language))


def ask_role(payload: p.AskRole, turn: Turn, session: Session) -> Reply:
    """Open the role form."""
    offers.check_private(turn)
    if not turn.me.holds(COORDINATOR, DEPUTY, SUPPORT):
        raise Refusal("refusal-not-allowed", role=turn.text("settings-editors"))
    return Reply(asks=Asks("settings.role"))


def _check_may_give(turn: Turn, role: str) -> None:
    coordination, editors = turn.text("settings-coordination"), turn.text("settings-editors")
    rules.check_may_give(turn.me, role, coordination=coordination, editors=editors)


def give_role(payload: p.GiveRole, turn: Turn, session: Session) -> Reply:
    """Give a role: to oneself and in support at once, coordination by the other's own yes."""
    offers.check_private(turn)
    _check_may_give(turn, payload.role)
    number, swapped = rules.read_receiver(payload.to)
    member = offers.active_member(session, number)
    if swapped is not None:
        raise Refusal("settings-error-person")
    named = {"person": member.name, "role": role_title(turn, payload.role)}
    if payload.role in offers.held(member):
        return Reply(notice=turn.text("settings-had", **named), shows=Shows(p.SETTINGS))
    if rules.is_offered(payload.role) and member.id != turn.me.id:
        return offers.offer_role(turn, session, payload.role, member)
    members.give_role(session, member, payload.role, turn.now)
    given = roles.add(
        session, roles.GIVEN, payload.role, giver_id=turn.me.id, taker_id=member.id, now=turn.now
    )
    if member.id != turn.me.id:
        shared.post_to_member(session, p.ROLE_OFFER, given.id, member.id, turn.now)
    elif payload.role == COORDINATOR:
        offers.tell_network(session, given, turn.now)
    return Reply(notice=turn.text("settings-given", **named), shows=Shows(p.SETTINGS))


def take_role(payload: p.TakeRole, turn: Turn, session: Session) -> Reply:
    """Take a role back, or give one's own up; somebody always coordinates."""
    offers.check_private(turn)
    if payload.member != turn.me.id:
        _check_may_give(turn, payload.role)
    rules.check_may_take(payload.role, len(members.holders(session, payload.role)))
    member = members.by_id(session, payload.member)
    if member is None or not members.take_role(session, member, payload.role):
        return Reply(notice=turn.text("refusal-stale-card"), shows=Shows(p.SETTINGS))
    if member.id != turn.me.id:
        ended = roles.add(
            session, roles.ENDED, payload.role, giver_id=turn.me.id, taker_id=member.id, now=turn.now
        )
        shared.post_to_member(session, p.ROLE_OFFER, ended.id, member.id, turn.now)
    notice = turn.text("settings-taken", person=member.name, role=role_title(turn, payload.role))
    return Reply(notice=notice, shows=Shows(p.SETTINGS))
