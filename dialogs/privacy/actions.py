"""What the buttons of one's own data do."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.capability import Offer, Reply, Shows
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.privacy import payloads as p
from dialogs.privacy.cards import erased_card
from dialogs.privacy.export import FILE
from storage import members, personal


def _check_private(turn: Turn) -> None:
    if not turn.place.private:
        raise Refusal("host-private-only")


def my_data_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``tietoni``: what is stored of me, and the file."""
    return Reply(shows=Shows(p.MY_DATA))


def forget_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``unohda minut``: always asks first."""
    return Reply(shows=Shows(p.FORGET_ME))


def show(payload: p.Show, turn: Turn, session: Session) -> Reply:
    """The same by a button."""
    _check_private(turn)
    return Reply(shows=Shows(p.MY_DATA), fresh=True)


def export(payload: p.Export, turn: Turn, session: Session) -> Reply:
    """Offer the file in the person's own chat."""
    _check_private(turn)
    chosen = "json" if payload.format == "json" else "xlsx"
    return Reply(offers=Offer(FILE, {"format": chosen}))


def ask_forget(payload: p.AskForget, turn: Turn, session: Session) -> Reply:
    """Ask first."""
    _check_private(turn)
    return Reply(shows=Shows(p.FORGET_ME), fresh=True)


def keep(payload: p.Keep, turn: Turn, session: Session) -> Reply:
    """Nothing is erased."""
    return Reply(notice=turn.text("privacy-kept"))


def forget(payload: p.Forget, turn: Turn, session: Session) -> Reply:
    """Hand the person's work on as if they had left, then erase them everywhere, in one transaction."""
    _check_private(turn)
    member = members.by_id(session, turn.me.id)
    if member is None or payload.member != turn.me.id:
        return Reply(notice=turn.text("privacy-already-erased"))
    members.leave(session, member, turn.now)
    for capability in turn.house.capabilities:
        capability.member_left(session, member.id, turn.now)
    session.flush()
    personal.erase(session, member, turn.now)
    for capability in turn.house.capabilities:
        capability.forget(session, member.id, turn.now)
    session.flush()
    return Reply(card=erased_card(turn))
