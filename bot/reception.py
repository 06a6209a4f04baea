"""Lets members in: turns an arrival into a Turn inside the transaction of the turn itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.arrivals import Arrival
from bot.capability import House
from bot.texts import Speech, Texts
from bot.turn import Person, Place, Turn, with_support
from bot.working_days import WorkingDays
from storage import conversations, members, personal
from storage.conversations import Conversation
from storage.members import COORDINATOR, Member, Profile


class Stranger(Exception):
    """The sender is not on the roster that the database knows; Teams may know better."""


@dataclass(frozen=True)
class Reception:
    """What every turn is made of. ``open_house`` (local mode) takes in whoever speaks while no team is known."""

    house: House
    texts: Texts
    calendar: WorkingDays
    zone: ZoneInfo
    default_language: str
    coordinators: Collection[str] = ()
    open_house: bool = False
    dialogs: bool = False
    """Whether forms in a channel open as Teams dialogs. The Playground has none: there they are cards."""

    def welcome(self, session: Session, arrival: Arrival, now: datetime) -> Turn:
        """The turn of a member; raises Stranger for anybody else, and then nothing of theirs is kept."""
        known = self._known(session, arrival)
        if known is not None:
            person, chosen = known
            return self._turn(person, arrival.place, chosen, now)
        member = self._member(session, arrival, now)
        if member is None:
            raise Stranger
        seen_before = conversations.find(session, arrival.seen.id) if arrival.quiet else None
        conversation = seen_before or conversations.remember(session, arrival.seen)
        if arrival.place.private and conversation.member_id != member.id:
            conversation.member_id = member.id
        if arrival.sender and arrival.sender.teams_id and member.teams_id != arrival.sender.teams_id:
            member.teams_id = arrival.sender.teams_id
        return self.turn(member, arrival.place, conversation, now)

    def turn(self, member: Member, place: Place, conversation: Conversation | None, now: datetime) -> Turn:
        """A turn of a known member: their own language in the personal chat, the channel's in a channel."""
        chosen = member.language if place.private else (conversation.language if conversation else None)
        return self._turn(Person.of(member), place, chosen, now)

    def _known(self, session: Session, arrival: Arrival) -> tuple[Person, str | None] | None:
        """Who speaks, and the language chosen here, if all of it is written down already: nearly every turn."""
        if arrival.sender is None:
            return None
        sender = members.sender(session, arrival.sender.aad_object_id)
        if sender is None or (arrival.sender.teams_id and arrival.sender.teams_id != sender.teams_id):
            return None
        own = sender.id if arrival.place.private else None
        conversation = conversations.known_as_seen(session, arrival.seen, of=own, quiet=arrival.quiet)
        if conversation is None:
            return None
        person = Person(sender.id, sender.name, sender.given_name, with_support(sender.roles))
        return person, sender.language if arrival.place.private else conversation.language

    def _turn(self, person: Person, place: Place, chosen: str | None, now: datetime) -> Turn:
        return Turn(
            now=now,
            zone=self.zone,
            speech=self.speech(chosen),
            me=person,
            place=place,
            calendar=self.calendar,
            house=self.house,
            dialogs=self.dialogs,
        )

    def speech(self, chosen: str | None) -> Speech:
        """The chosen language, or the network's."""
        return self.texts.language(chosen or self.default_language)

    def _member(self, session: Session, arrival: Arrival, now: datetime) -> Member | None:
        sender = arrival.sender
        if sender is None:
            return None
        member = members.by_sender(session, sender.aad_object_id)
        if member is not None:
            return member
        named = self.names_coordinator(sender)
        team = members.the_team(session)
        if not named and not (self.open_house and team is None):
            return None
        if not may_return(session, arrival, now):
            return None
        member = members.enrol(session, sender, now)
        if named or not members.holders(session, COORDINATOR):
            members.give_role(session, member, COORDINATOR, now)
        return member

    def names_coordinator(self, profile: Profile) -> bool:
        """Whether the configuration names this person as a first coordinator."""
        wanted = {entry.casefold() for entry in self.coordinators}
        known = (profile.aad_object_id, profile.user_principal_name or "")
        return any(entry.casefold() in wanted for entry in known if entry)


def may_return(session: Session, arrival: Arrival, now: datetime) -> bool:
    """Who asked to be forgotten is a new member again when they write; a click on an old card is not enough."""
    sender = arrival.sender
    if sender is None or not personal.is_erased(session, sender.aad_object_id, now):
        return True
    if arrival.writes:
        personal.welcome_back(session, sender.aad_object_id, now)
    return arrival.writes
