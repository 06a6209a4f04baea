"""What the settings do."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Asks, Reply, Shows
from bot.refusal import Refusal
from bot.texts import LANGUAGES
from bot.turn import Turn
from dialogs.settings import payloads as p
from dialogs.settings import rules
from dialogs.settings.cards import role_title
from storage import conversations, members
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
    if not turn.me.holds(COORDINATOR, DEPUTY, SUPPORT):
        raise Refusal("refusal-not-allowed", role=turn.text("settings-editors"))
    return Reply(asks=Asks("settings.role"))


def _check_may_give(turn: Turn, role: str) -> None:
    coordination, editors = turn.text("settings-coordination"), turn.text("settings-editors")
    rules.check_may_give(turn.me, role, coordination=coordination, editors=editors)


def give_role(payload: p.GiveRole, turn: Turn, session: Session) -> Reply:
    """Give a role to a member of the network."""
    _check_may_give(turn, payload.role)
    member = (
        members.by_id(session, int(payload.to)) if payload.to.isdecimal() and len(payload.to) < 12 else None
    )
    if member is None or not member.active:
        raise Refusal("settings-error-person")
    message = (
        "settings-given" if members.give_role(session, member, payload.role, turn.now) else "settings-had"
    )
    notice = turn.text(message, person=member.name, role=role_title(turn, payload.role))
    return Reply(notice=notice, shows=Shows(p.SETTINGS))


def take_role(payload: p.TakeRole, turn: Turn, session: Session) -> Reply:
    """Take a role back; somebody always coordinates."""
    _check_may_give(turn, payload.role)
    rules.check_may_take(payload.role, len(members.holders(session, payload.role)))
    member = members.by_id(session, payload.member)
    if member is None or not members.take_role(session, member, payload.role):
        return Reply(notice=turn.text("refusal-stale-card"), shows=Shows(p.SETTINGS))
    notice = turn.text("settings-taken", person=member.name, role=role_title(turn, payload.role))
    return Reply(notice=notice, shows=Shows(p.SETTINGS))
