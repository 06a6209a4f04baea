"""The cards of suggestions: the one that everybody sees, and its author's own."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.cards import (
    Card,
    Element,
    Meta,
    Part,
    button,
    buttons,
    card,
    fold,
    heading,
    in_rows,
    long_text,
    note,
    quote_box,
    section,
    small,
    state_line,
    submit_button,
    talk_box,
)
from bot.refusal import Refusal
from bot.texts import capital
from bot.turn import Turn
from dialogs.feedback import suggestion_payloads as p
from dialogs.feedback.record import name_of, week_words
from dialogs.feedback.suggestion_record import load, may_steer, owner_names, waits_for_author
from storage import anonymous_suggestions, members, suggestions
from storage.suggestions import NEW, NOT_NOW, Suggestion, SuggestionEvent

TALK_SHOWN, TALK_IN_SIGHT = 8, 2
SUPPORTERS_SHOWN = 8


def suggestion_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """One suggestion, the same in the channel and in a chat; whoever looks after it has more buttons in the chat."""
    found = load(session, subject)
    state = state_words(turn, found)
    steers = turn.place.private and may_steer(turn, session, found)
    body: list[Part] = [
        heading(over(turn, found), found.title, notice),
        state_line(state, late=is_late(turn, found)),
        *told(turn, session, found),
        small(_supporters(turn, found)),
    ]
    if steers:
        body.extend(talk(turn, found, mine=False))
    last = last_event(turn, session, found)
    if last is not None:
        body.append(note(last))
    body.extend(
        buttons(*in_rows([*(_steering(turn, session, found) if steers else []), *_own_step(turn, found)]))
    )
    return card(turn.speech, speak=f"{turn.text('feedback-suggestion')}: {found.title}. {state}", body=body)


def over(turn: Turn, found: Suggestion) -> str:
    """The overline: that it is a suggestion, and whose."""
    if found.author is not None:
        return f"{turn.text('feedback-suggestion')} · {found.author.name}"
    return f"{turn.text('feedback-suggestion')} · {turn.text('feedback-nameless-of', week=week_words(turn, found.week))}"


def state_words(turn: Turn, found: Suggestion) -> str:
    """The state, and the promised day if there is one."""
    state = capital(turn.text("suggestion-state", state=found.state))
    if found.reply_by is None:
        return state
    if is_late(turn, found):
        return f"{state} · {turn.text('feedback-promised-was', day=turn.day(found.reply_by))}"
    label = "feedback-state-reply-by" if found.state == NEW else "feedback-state-next-by"
    return f"{state} · {turn.text(label, day=turn.day(found.reply_by))}"


def is_late(turn: Turn, found: Suggestion) -> bool:
    """Whether the day by which its author was to hear has passed."""
    return found.reply_by is not None and found.reply_by < turn.today


def told(turn: Turn, session: Session, found: Suggestion) -> list[Part]:
    """The text, the owner's words about the state, and who looks after it."""
    parts: list[Part] = []
    if found.text and found.text != found.title:
        parts.extend(long_text("text", found.text, speech=turn.speech))
    if found.reason:
        label = "feedback-reason" if found.state == NOT_NOW else "feedback-owners-words"
        parts.append(quote_box(found.reason, [Meta(turn.text(label))]))
    parts.append(small(turn.text("feedback-owner", person=owner_names(turn, session, found))))
    return parts


def _supporters(turn: Turn, found: Suggestion) -> str:
    names = [each.member.name for each in found.supporters if each.member is not None]
    others = len(found.supporters) - len(names)
    if not names and not others:
        return turn.text("feedback-no-supporters")
    if others:
        names.append(turn.text("feedback-other-supporters", n=others))
    return turn.text("feedback-supporters", people=turn.speech.listing(names, most=SUPPORTERS_SHOWN))


def _own_step(turn: Turn, found: Suggestion) -> list[Element]:
    if not turn.place.private:
        return [button(turn.text("feedback-support"), p.Support(found.id))]
    if found.author_id == turn.me.id:
        return []
    if any(each.member_id == turn.me.id for each in found.supporters):
        return [button(turn.text("feedback-stop-supporting"), p.StopSupporting(found.id))]
    return [button(turn.text("feedback-support"), p.Support(found.id))]


def _steering(turn: Turn, session: Session, found: Suggestion) -> list[Element]:
    made = [submit_button(turn.text("feedback-progress"), p.AskProgress(found.id), style="positive")]
    if found.author is not None or anonymous_suggestions.is_followed(session, found.id):
        made.append(submit_button(turn.text("feedback-ask-author"), p.AskMessage(found.id)))
    made.append(submit_button(turn.text("feedback-give-owner"), p.AskOwner(found.id)))
    return made


def talk(turn: Turn, found: Suggestion, *, mine: bool) -> list[Part]:
    """The talk between its author and its owner; ``mine`` tells that the author reads it. Weeks only."""
    shown = found.messages[-TALK_SHOWN:]
    if not shown:
        return []
    parts: list[Part] = [section(turn.text("feedback-talk-own" if mine else "feedback-talk"))]
    said: list[Part] = []
    for message in shown:
        if (mine and message.from_author) or message.by_id == turn.me.id:
            who = turn.text("feedback-you")
        elif message.from_author and message.by is None:
            who = turn.text("feedback-author")
        else:
            who = name_of(turn, message.by)
        own = message.from_author == mine
        said.append(talk_box(who, week_words(turn, message.week), message.text, mine=own))
    earlier = said[:-TALK_IN_SIGHT]
    if earlier:
        title = turn.text("feedback-talk-earlier", n=len(earlier))
        parts.extend(fold("earlier", title, [], earlier, speech=turn.speech, separator=False))
    return [*parts, *said[-TALK_IN_SIGHT:]]


def last_event(turn: Turn, session: Session, found: Suggestion) -> str | None:
    """Who did what last."""
    if not found.events:
        return None
    event = found.events[-1]
    return turn.text("feedback-last", what=event_words(turn, session, event))


def event_words(turn: Turn, session: Session, event: SuggestionEvent) -> str:
    """One thing that was done, by whom and when."""
    person, when = name_of(turn, event.by), turn.when(event.at)
    if event.kind == "state":
        state = turn.text("suggestion-state", state=event.value)
        return turn.text("feedback-event-state", person=person, when=when, state=state)
    if event.kind == "owner":
        return turn.text("feedback-event-owner", when=when, owner=_given_to(turn, session, event))
    return turn.text("feedback-event-date", person=person, when=when)


def _given_to(turn: Turn, session: Session, event: SuggestionEvent) -> str:
    member = members.by_id(session, int(event.value)) if event.value else None
    return member.name if member is not None else turn.text("feedback-coordinator")


def followed_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """A suggestion as its author by name follows it: how it stands, the talk, and who supports it."""
    found = suggestions.by_id(session, subject)
    if found is None or found.author_id != turn.me.id or not turn.place.private:
        raise Refusal("feedback-suggestion-gone")
    state = state_words(turn, found)
    lead = notice or news(turn, session, found)
    body: list[Part] = [
        heading(turn.text("feedback-own-suggestion"), found.title, lead),
        state_line(state, late=is_late(turn, found)),
        *told(turn, session, found),
        small(_supporters(turn, found)),
        *talk(turn, found, mine=True),
    ]
    steps = [submit_button(turn.text("feedback-show-suggestion"), p.OpenSuggestion(found.id))]
    if found.messages:
        title = turn.text("feedback-answer" if waits_for_author(found) else "feedback-write-more")
        steps.insert(0, submit_button(title, p.AskMessage(found.id)))
    body.extend(buttons(*in_rows(steps)))
    return card(turn.speech, speak=f"{lead} {state}" if lead else f"{found.title}. {state}", body=body)


def news(turn: Turn, session: Session, found: Suggestion) -> str | None:
    """What happened last, to its author."""
    if waits_for_author(found):
        return turn.text("feedback-news-asked", person=name_of(turn, found.messages[-1].by))
    if not found.events:
        return None
    event = found.events[-1]
    if event.kind == "owner":
        return turn.text("feedback-news-owner", owner=_given_to(turn, session, event))
    if event.kind == "date":
        return turn.text("feedback-news-date", person=name_of(turn, event.by))
    if found.state == NOT_NOW and found.reason:
        return turn.text("suggestion-not-now", person=name_of(turn, event.by), reason=found.reason)
    state = turn.text("suggestion-state", state=found.state)
    return turn.text("feedback-news-state", person=name_of(turn, event.by), state=state)


def row_meta(turn: Turn, found: Suggestion) -> Sequence[Meta]:
    """The small line of a suggestion in a list."""
    author = found.author.name if found.author is not None else turn.text("feedback-nameless")
    meta = [Meta(state_words(turn, found), "late" if is_late(turn, found) else "strong"), Meta(author)]
    if found.supporters:
        meta.append(Meta(turn.text("feedback-supporters-short", n=len(found.supporters))))
    return meta
