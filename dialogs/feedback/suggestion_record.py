"""A suggestion as its cards and actions handle it: loaded, changed, and who looks after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import shared
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.feedback import suggestion_payloads as p
from dialogs.feedback.record import coordinators, post_to
from storage import anonymous_suggestions, members, suggestions
from storage.members import COORDINATOR, DEPUTY, Member
from storage.suggestions import Suggestion, SuggestionEvent, SuggestionMessage


def load(session: Session, suggestion_id: int, *, for_change: bool = False) -> Suggestion:
    """The suggestion with this number; Refusal if there is none."""
    found = suggestions.by_id(session, suggestion_id, for_change=for_change)
    if found is None:
        raise Refusal("feedback-suggestion-gone")
    return found


def owners(session: Session, suggestion: Suggestion) -> Sequence[Member]:
    """Who looks after a suggestion: the one it was given to, or whoever coordinates."""
    if suggestion.owner is not None and suggestion.owner.active:
        return [suggestion.owner]
    return coordinators(session)


def owner_names(turn: Turn, session: Session, suggestion: Suggestion) -> str:
    """Who looks after it, in words: ``Kati Korhonen``; the role while nobody holds it."""
    names = [member.name for member in owners(session, suggestion)]
    return turn.speech.listing(names) if names else turn.text("feedback-coordinator")


def may_steer(turn: Turn, session: Session, suggestion: Suggestion) -> bool:
    """The owner says how it stands; the coordinator and the deputy may always help."""
    mine = any(member.id == turn.me.id for member in owners(session, suggestion))
    return mine or turn.me.holds(COORDINATOR, DEPUTY)


def check_steers(turn: Turn, session: Session, suggestion: Suggestion) -> None:
    """Refusal for whoever does not look after it."""
    if not may_steer(turn, session, suggestion):
        raise Refusal("refusal-not-allowed", role=owner_names(turn, session, suggestion))


def check_talks(turn: Turn, session: Session, found: Suggestion) -> None:
    """Refusal for whoever is on neither side of the talk, and anywhere but in their own chat."""
    if not turn.place.private:
        raise Refusal("host-private-only")
    if found.author_id != turn.me.id:
        check_steers(turn, session, found)
        if found.author is None and not anonymous_suggestions.is_followed(session, found.id):
            raise Refusal("feedback-no-author")


def changed(session: Session, suggestion: Suggestion, now: datetime) -> None:
    """After any change: every copy of its cards is brought up to date."""
    suggestion.revision += 1
    session.flush()
    session.refresh(suggestion)
    for surface in (p.SUGGESTION, p.FOLLOWED):
        shared.changed(session, surface, suggestion.id, suggestion.revision, now)


def revision(session: Session, subject: int) -> int:
    """The revision of a suggestion."""
    found = suggestions.by_id(session, subject)
    return found.revision if found is not None else 0


def note_event(suggestion: Suggestion, kind: str, value: str, by: int | None, at: datetime) -> None:
    """Keep what was done, by whom and when."""
    suggestion.events.append(
        SuggestionEvent(suggestion_id=suggestion.id, kind=kind, value=value, by_id=by, at=at)
    )


def announce(session: Session, suggestion: Suggestion, now: datetime) -> None:
    """A new suggestion: its card in the network's channel, and one to whoever looks after it."""
    team = members.the_team(session)
    if team is not None:
        shared.post(session, p.SUGGESTION, suggestion.id, team.channel_id, now)
    tell_owners(session, suggestion, now, ":new")


def tell_owners(session: Session, suggestion: Suggestion, now: datetime, part: str) -> None:
    """A card of its own to each owner, of what is worth a notification; not to one who is its author."""
    for member in owners(session, suggestion):
        if member.id != suggestion.author_id:
            post_to(session, p.SUGGESTION, suggestion.id, member.id, now, part)


def tell_author(session: Session, suggestion: Suggestion, turn: Turn, part: str) -> None:
    """A card of its own to the author by name; an author without one comes back with the code."""
    if suggestion.author_id not in (None, turn.me.id):
        post_to(session, p.FOLLOWED, suggestion.id, int(suggestion.author_id or 0), turn.now, part)


def add_message(
    session: Session, suggestion: Suggestion, *, from_author: bool, by: int | None, text: str, week: str
) -> SuggestionMessage:
    """One more message of the talk."""
    made = SuggestionMessage(
        suggestion_id=suggestion.id, from_author=from_author, by_id=by, text=text, week=week
    )
    session.add(made)
    session.flush()
    return made


def waits_for_author(suggestion: Suggestion) -> bool:
    """Whether the last word of the talk is the owner's."""
    return bool(suggestion.messages) and not suggestion.messages[-1].from_author
