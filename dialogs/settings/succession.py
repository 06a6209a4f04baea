"""Coordination never stands empty: the deputy has it the same day, or somebody from support takes it up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot import shared
from bot.capability import NudgeKind, NudgeLine, OpenItem, Reply, Shows
from bot.cards import Meta
from bot.refusal import Refusal
from bot.turn import Person, Turn
from bot.working_days import WorkingDays
from dialogs.settings import payloads as p
from dialogs.settings import rules
from dialogs.settings.offers import check_private, tell_network
from storage import kickoffs, members, outbox, roles
from storage.members import COORDINATOR, DEPUTY, SUPPORT, SUPPORT_FUNCTIONS, Member
from storage.nudges import Nudge, Occasion
from storage.roles import MOOT, RoleOffer

VACANT, OFFERED = "role-vacant", "role-offer"
LAPSED_SHOWN = timedelta(days=14)


def member_left(session: Session, member_id: int, now: datetime) -> None:
    """Their offers end, the deputy coordinates from this moment, and the coordinator hears what was handed on."""
    for offer in roles.unsettled_of(session, member_id):
        _ends(session, offer, member_id, now)
    _succeed(session, now)
    for coordinator in members.holders(session, COORDINATOR):
        outbox.plan(
            session,
            key=f"{p.LEAVER}:{member_id}:{now.date().isoformat()}:{coordinator.id}",
            kind=shared.POST,
            subject={"surface": p.LEAVER, "subject": member_id},
            now=now,
            member_id=coordinator.id,
        )


def _ends(session: Session, offer: RoleOffer, gone: int, now: datetime) -> None:
    in_time = offer.lapses_on is None or offer.lapses_on >= now.date()
    roles.settle(session, offer, MOOT, now)
    shared.changed(session, p.ROLE_OFFER, offer.id, 2, now)
    if offer.giver_id == gone:
        outbox.call_off(session, shared.member_key(p.ROLE_OFFER, offer.id, offer.taker_id), now)
    elif offer.giver_id is not None and in_time:
        shared.post_to_member(session, p.ROLE_ANSWER, offer.id, offer.giver_id, now)


def _succeed(session: Session, now: datetime) -> None:
    if members.holders(session, COORDINATOR):
        return
    for deputy in members.holders(session, DEPUTY)[:1]:
        members.take_role(session, deputy, DEPUTY)
        _coordinates(session, deputy, roles.DEPUTY, now)


def _coordinates(session: Session, member: Member, kind: str, now: datetime) -> RoleOffer:
    members.give_role(session, member, COORDINATOR, now)
    came = roles.add(session, kind, COORDINATOR, giver_id=None, taker_id=member.id, now=now)
    tell_network(session, came, now)
    if kind == roles.DEPUTY:
        shared.post_to_member(session, p.ROLE_OFFER, came.id, member.id, now)
    return came


def may_take_up(session: Session, me: Person) -> bool:
    """Whether this person may take coordination up now."""
    if members.holders(session, COORDINATOR):
        return False
    team = members.the_team(session)
    installer = members.by_sender(session, team.installed_by) if team and team.installed_by else None
    return rules.may_take_up(
        me,
        coordinators=0,
        supporters=len(supporters(session)),
        installed=installer is not None and installer.id == me.id,
        installer_here=installer is not None,
    )


def supporters(session: Session) -> Sequence[Member]:
    """Everybody who holds support or one of its functions."""
    found = [member for role in (SUPPORT, *SUPPORT_FUNCTIONS) for member in members.holders(session, role)]
    return list({member.id: member for member in found}.values())


def take_up(payload: p.TakeUp, turn: Turn, session: Session) -> Reply:
    """Coordination, at once, while nobody holds it."""
    check_private(turn)
    holders = members.holders(session, COORDINATOR)
    if holders:
        notice = turn.text("settings-taken-up-already", person=holders[0].name)
        return Reply(notice=notice, shows=Shows(p.SETTINGS))
    member = members.by_id(session, turn.me.id)
    if member is None or not may_take_up(session, turn.me):
        raise Refusal("refusal-not-allowed", role=turn.text("settings-takers"))
    members.take_role(session, member, DEPUTY)
    came = _coordinates(session, member, roles.EMERGENCY, turn.now)
    return Reply(shows=Shows(p.ROLE_OFFER, came.id))


def vacant_due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """Nobody coordinates: whoever may take it up is told, once a week."""
    if members.the_team(session) is None or members.holders(session, COORDINATOR):
        return []
    monday = today - timedelta(days=today.weekday())
    people = [member for member in members.active(session) if may_take_up(session, Person.of(member))]
    return [Occasion(member.id, VACANT, 1, "vacant", monday) for member in people]


def vacant_line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """Today's truth: None as soon as somebody coordinates."""
    if not may_take_up(session, turn.me):
        return None
    return NudgeLine(
        title=turn.text("settings-vacant"),
        meta=[Meta(turn.text("settings-vacant-how"))],
        order=(0, turn.today),
        action=p.TakeUp(),
        action_title=turn.text("settings-take-up"),
    )


def offer_due(session: Session, today: date, calendar: WorkingDays) -> Sequence[Occasion]:
    """An offer that waits is nudged once to its taker; one whose time ran out is told to its giver."""
    found = []
    for offer in roles.waiting(session, today):
        if offer.lapses_on is None:
            continue
        day = rules.reminder_day(calendar.add(offer.lapses_on, -rules.ANSWER_DAYS), calendar)
        if day <= today:
            found.append(Occasion(offer.taker_id, OFFERED, offer.id, "waits", day))
    for offer in roles.lapsed(session, today):
        if offer.lapses_on and offer.lapses_on >= today - LAPSED_SHOWN and offer.giver_id is not None:
            found.append(Occasion(offer.giver_id, OFFERED, offer.id, "lapsed", offer.lapses_on))
    return found


def offer_line(turn: Turn, session: Session, nudge: Nudge) -> NudgeLine | None:
    """Today's truth about an offer, for whichever of the two it is."""
    offer = roles.by_id(session, nudge.subject_id)
    if offer is None or offer.state != roles.OPEN or offer.lapses_on is None:
        return None
    waits = offer.lapses_on >= turn.today
    if (offer.taker_id if waits else offer.giver_id) != turn.me.id:
        return None
    return NudgeLine(
        title=question(turn, offer)
        if waits
        else turn.text("settings-offer-no-answer", **told_of(turn, offer)),
        meta=[Meta(turn.text("settings-offer-until", day=turn.day(offer.lapses_on)))] if waits else [],
        order=(1, offer.lapses_on),
        action=p.OpenOffer(offer.id),
        action_title=turn.text("settings-offer-open"),
    )


def question(turn: Turn, offer: RoleOffer) -> str:
    """What the taker is asked."""
    message = "role-swap" if offer.kind == roles.SWAP else "role-offered"
    giver = offer.giver.name if offer.giver is not None else turn.text("host-somebody")
    return turn.text(message, person=giver, role=role_name(turn, offer.role))


def told_of(turn: Turn, offer: RoleOffer) -> dict[str, str | int]:
    """The taker and the role, for a sentence to the giver."""
    return {"person": offer.taker.name, "role": role_name(turn, offer.role)}


def role_name(turn: Turn, role: str) -> str:
    """A role's name in lower case."""
    return turn.text("settings-role", role=role)


def open_items(turn: Turn, session: Session) -> Sequence[OpenItem]:
    """Offers that wait for my answer; coordination, while nobody holds it and I may take it up."""
    found = [
        OpenItem(
            order=(1, offer.lapses_on or turn.today),
            title=question(turn, offer),
            meta=[Meta(turn.text("settings-offer-until", day=turn.day(offer.lapses_on or turn.today)))],
            done=p.OpenOffer(offer.id),
            done_title=turn.text("settings-offer-open"),
        )
        for offer in roles.waiting(session, turn.today, turn.me.id)
        if offer.taker_id == turn.me.id
    ]
    if members.the_team(session) is not None and may_take_up(session, turn.me):
        meta = [Meta(turn.text("settings-vacant-how"))]
        title, take = turn.text("settings-vacant"), turn.text("settings-take-up")
        found.append(OpenItem((0, turn.today), title, meta, p.TakeUp(), take))
    return found


def handed_on(turn: Turn, session: Session, member_id: int) -> tuple[int, str]:
    """How many open items a leaver's roles took over, and those roles by name."""
    moved = kickoffs.handed_on(session, member_id)
    names = [turn.text("settings-moved-to", role=role) for role in sorted(moved, key=_order)]
    return sum(moved.values()), turn.speech.listing(names)


def _order(role: str) -> tuple[bool, str]:
    return role in SUPPORT_FUNCTIONS, role


NUDGES = (
    NudgeKind(OFFERED, "settings-nudge-offer", offer_due, offer_line),
    NudgeKind(VACANT, "settings-nudge-vacant", vacant_due, vacant_line),
)
