"""Roles on their way: offered, handed over or swapped, answered in the taker's own chat, withdrawn, or too late."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot import shared
from bot.capability import Asks, Reply, Shows
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.settings import payloads as p
from dialogs.settings import rules
from storage import members, outbox, roles
from storage.members import COORDINATOR, SUPPORT, Member
from storage.roles import HANDOVER, MOOT, OFFER, OPEN, SWAP, RoleOffer


def check_private(turn: Turn) -> None:
    """Who is offered what is between the two of them."""
    if not turn.place.private:
        raise Refusal("host-private-only")


def held(member: Member) -> set[str]:
    """The roles that a member holds, as they were given."""
    return {holder.role for holder in member.roles}


def active_member(session: Session, number: int) -> Member:
    """A member who is on the roster; Refusal for anybody else."""
    member = members.by_id(session, number)
    if member is None or not member.active:
        raise Refusal("settings-error-person")
    return member


def load(session: Session, offer_id: int, *, for_change: bool = False) -> RoleOffer:
    """One offer; Refusal if there is none."""
    offer = roles.by_id(session, offer_id, for_change=for_change)
    if offer is None:
        raise Refusal("settings-offer-gone")
    return offer


def state_of(offer: RoleOffer, turn: Turn) -> str:
    """How an offer stands today: nobody has to settle one whose time ran out."""
    over = offer.state == OPEN and offer.lapses_on is not None and offer.lapses_on < turn.today
    return roles.LAPSED if over else offer.state


def revision(session: Session, offer_id: int) -> int:
    """1 for an open offer, 2 for a settled one."""
    offer = roles.by_id(session, offer_id)
    return 0 if offer is None else 1 if offer.state == OPEN else 2


def make(
    turn: Turn, session: Session, kind: str, role: str, taker: Member, in_return: str | None = None
) -> Reply:
    """Send an offer into the taker's own chat; one that waits already is shown instead."""
    for offer in roles.waiting(session, turn.today, taker.id):
        if offer.role == role and offer.taker_id == taker.id:
            mine = offer.giver_id == turn.me.id
            shows = Shows(p.ROLE_OFFER, offer.id) if mine else Shows(p.SETTINGS)
            return Reply(notice=turn.text("settings-offer-waits-already", person=taker.name), shows=shows)
    offer = roles.add(
        session,
        kind,
        role,
        giver_id=turn.me.id,
        taker_id=taker.id,
        now=turn.now,
        in_return=in_return,
        lapses_on=rules.last_day(turn.today, turn.calendar),
    )
    shared.post_to_member(session, p.ROLE_OFFER, offer.id, taker.id, turn.now)
    return Reply(notice=turn.text("settings-offer-sent"), shows=Shows(p.ROLE_OFFER, offer.id))


def open_offer(payload: p.OpenOffer, turn: Turn, session: Session) -> Reply:
    """Show an offer in a card of its own."""
    check_private(turn)
    return Reply(shows=Shows(p.ROLE_OFFER, load(session, payload.offer).id), fresh=True)


def accept(payload: p.AcceptRole, turn: Turn, session: Session) -> Reply:
    """The taker says yes: the role passes at this moment, if it is still there to pass."""
    offer = load(session, payload.offer, for_change=True)
    answered = _not_answerable(offer, turn)
    if answered is not None:
        return answered
    shows = Shows(p.ROLE_OFFER, offer.id)
    if not _still_true(session, offer):
        _end(session, offer, MOOT, turn.now)
        return Reply(notice=turn.text("settings-offer-moot"), shows=shows)
    _pass(turn, session, offer)
    _end(session, offer, roles.ACCEPTED, turn.now)
    if COORDINATOR in (offer.role, offer.in_return):
        tell_network(session, offer, turn.now)
    return Reply(shows=shows)


def decline(payload: p.DeclineRole, turn: Turn, session: Session) -> Reply:
    """The taker says no: only the giver hears of it, and no reason is asked."""
    offer = load(session, payload.offer, for_change=True)
    answered = _not_answerable(offer, turn)
    if answered is not None:
        return answered
    _end(session, offer, roles.DECLINED, turn.now)
    return Reply(shows=Shows(p.ROLE_OFFER, offer.id))


def withdraw(payload: p.WithdrawRole, turn: Turn, session: Session) -> Reply:
    """The giver takes an offer back before it is answered; what was not sent yet is not sent."""
    offer = load(session, payload.offer, for_change=True)
    if offer.giver_id != turn.me.id:
        raise Refusal("settings-offer-gone")
    shows = Shows(p.ROLE_OFFER, offer.id)
    if state_of(offer, turn) != OPEN:
        return Reply(notice=turn.text("settings-offer-settled"), shows=shows)
    outbox.call_off(session, shared.member_key(p.ROLE_OFFER, offer.id, offer.taker_id), turn.now)
    roles.settle(session, offer, roles.WITHDRAWN, turn.now)
    shared.changed(session, p.ROLE_OFFER, offer.id, 2, turn.now)
    return Reply(shows=shows)


def _not_answerable(offer: RoleOffer, turn: Turn) -> Reply | None:
    """Only the taker answers, and only once; whoever it was not sent to learns nothing of it."""
    if offer.taker_id != turn.me.id:
        raise Refusal("settings-offer-gone")
    state = state_of(offer, turn)
    if state == OPEN:
        return None
    notice = "settings-offer-lapsed" if state == roles.LAPSED else "settings-offer-settled"
    return Reply(notice=turn.text(notice), shows=Shows(p.ROLE_OFFER, offer.id))


def _still_true(session: Session, offer: RoleOffer) -> bool:
    giver = offer.giver
    if giver is None or not giver.active:
        return False
    may_give = giver.holds(*rules.COORDINATION) or (
        offer.role not in rules.COORDINATION and giver.holds(SUPPORT)
    )
    return rules.still_true(
        offer.kind,
        offer.role,
        offer.in_return,
        giver=held(giver),
        taker=held(offer.taker),
        giver_may_give=may_give,
    )


def _pass(turn: Turn, session: Session, offer: RoleOffer) -> None:
    """Let the role, or both roles, change hands in this one transaction."""
    giver, taker = offer.giver, offer.taker
    if giver is not None and offer.kind in (HANDOVER, SWAP):
        _move(turn, session, offer.role, giver, taker)
    else:
        members.give_role(session, taker, offer.role, turn.now)
    if giver is not None and offer.kind == SWAP and offer.in_return is not None:
        _move(turn, session, offer.in_return, taker, giver)


def _move(turn: Turn, session: Session, role: str, old: Member, new: Member) -> None:
    members.take_role(session, old, role)
    members.give_role(session, new, role, turn.now)
    for capability in turn.house.capabilities:
        capability.role_moved(session, role, old.id, new.id, turn.now)


def _end(session: Session, offer: RoleOffer, state: str, now: datetime) -> None:
    """Settle an offer that its taker answered; the giver is told in a message of their own."""
    roles.settle(session, offer, state, now)
    shared.changed(session, p.ROLE_OFFER, offer.id, 2, now)
    if offer.giver_id is not None:
        shared.post_to_member(session, p.ROLE_ANSWER, offer.id, offer.giver_id, now)


def tell_network(session: Session, offer: RoleOffer, now: datetime) -> None:
    """One sentence in the network's channel: who coordinates from now on."""
    team = members.the_team(session)
    if team is not None:
        shared.post(session, p.ROLE_NEWS, offer.id, team.channel_id, now)


def ask_pass(payload: p.AskPassRole, turn: Turn, session: Session) -> Reply:
    """Open the form that hands a role of one's own over, or swaps it."""
    check_private(turn)
    _check_mine(turn, session, payload.role)
    return Reply(asks=Asks("settings.pass-role", {"role": payload.role}))


def _check_mine(turn: Turn, session: Session, role: str) -> set[str]:
    mine = held(active_member(session, turn.me.id))
    if role not in mine:
        raise Refusal("settings-error-not-yours")
    return mine


def pass_on(payload: p.PassRole, turn: Turn, session: Session) -> Reply:
    """Offer a role of one's own: handed over, or swapped for one of theirs. It stays until they accept."""
    check_private(turn)
    mine = _check_mine(turn, session, payload.role)
    number, in_return = rules.read_receiver(payload.to)
    taker = active_member(session, number)
    if taker.id == turn.me.id:
        raise Refusal("settings-error-person")
    if in_return is not None:
        rules.check_can_swap(mine, held(taker), payload.role, in_return)
        return make(turn, session, SWAP, payload.role, taker, in_return)
    if payload.role in held(taker):
        raise Refusal("settings-error-has-it", person=taker.name)
    return make(turn, session, HANDOVER, payload.role, taker)


def offer_role(turn: Turn, session: Session, role: str, taker: Member) -> Reply:
    """Offer a role that stays with its other holders too."""
    return make(turn, session, OFFER, role, taker)
