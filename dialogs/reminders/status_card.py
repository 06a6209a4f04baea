"""The coordinator's card: how reminding is going, who cannot be reached and why, and what was given up."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.cards import Card, Meta, Part, card, facts, fold, heading, item_row, section, small, text
from bot.refusal import Refusal
from bot.turn import Turn
from dialogs.reminders.status import Silent, Status, status
from storage.members import COORDINATOR, DEPUTY


def may_see(turn: Turn) -> bool:
    """The coordinator and the deputy, in their own chat."""
    return turn.place.private and turn.me.holds(COORDINATOR, DEPUTY)


def check_may_see(turn: Turn) -> None:
    """Refusal for everybody else, and in a channel: lists of people are private."""
    if not turn.place.private:
        raise Refusal("host-private-only")
    if not may_see(turn):
        raise Refusal("refusal-not-allowed", role=turn.text("reminders-coordination"))


def status_card(turn: Turn, session: Session, subject: int, notice: str | None) -> Card:
    """How reminding is going; Refusal for whom it is not meant."""
    check_may_see(turn)
    now = status(turn, session)
    title = turn.text("reminders-status-title")
    body: list[Part] = [
        heading(turn.text("reminders-title"), title, notice or turn.text("reminders-status-lead")),
        *_nudges(turn, now),
        *_messages(turn, now),
        *_reached(turn, now),
        *_given_up(turn, now),
    ]
    return card(turn.speech, speak=f"{title}. {_people(turn, now)}", body=body)


def _nudges(turn: Turn, now: Status) -> list[Part]:
    counts, number = now.nudges, turn.speech.number
    return [
        section(turn.text("reminders-status-nudges")),
        facts(
            [
                (turn.text("reminders-nudges-waiting"), number(counts.waiting)),
                (turn.text("reminders-nudges-silenced"), number(counts.silenced)),
                (turn.text("reminders-nudges-told"), number(counts.told)),
                (turn.text("reminders-nudges-acted"), number(counts.acted)),
                (turn.text("reminders-nudges-settled"), number(counts.settled)),
                (turn.text("reminders-nudges-expired"), number(counts.expired)),
            ]
        ),
    ]


def _messages(turn: Turn, now: Status) -> list[Part]:
    counts, number = now.counts, turn.speech.number
    parts: list[Part] = [
        section(turn.text("reminders-delivery")),
        facts(
            [
                (turn.text("reminders-count-planned"), number(counts.planned + counts.leased)),
                (turn.text("reminders-count-sent"), number(counts.sent)),
                (turn.text("reminders-count-given-up"), number(counts.given_up)),
                (turn.text("reminders-count-expired"), number(counts.expired)),
            ]
        ),
    ]
    if counts.oldest_due is not None:
        parts.append(small(turn.text("reminders-oldest", when=turn.when(counts.oldest_due))))
    return parts


def _reached(turn: Turn, now: Status) -> list[Part]:
    """No texts and no reminders of others: only who cannot be reached, and why."""
    channels = [_silent(turn, one) for one in now.silent if one.channel]
    parts: list[Part] = [section(turn.text("reminders-status-reached")), text(_people(turn, now))]
    mailed = [one.name for one in now.silent if one.by_mail and one.name]
    if mailed:
        parts.append(text(turn.text("reminders-by-mail", people=turn.speech.listing(mailed, 20))))
    if channels:
        names = turn.speech.listing(channels, 8)
        parts.append(text(turn.text("reminders-unreachable-channel", channels=names)))
    return parts


def _people(turn: Turn, now: Status) -> str:
    people = [_silent(turn, one) for one in now.silent if not one.channel]
    return turn.text("reminders-unreachable", n=len(people), people=turn.speech.listing(people, 20))


def _given_up(turn: Turn, now: Status) -> list[Part]:
    rows: list[Part] = [
        item_row(
            one.who or turn.text("reminders-somewhere"),
            [
                Meta(turn.text("reminders-cause", reason=one.reason), "strong"),
                Meta(turn.text("reminders-what", kind=one.kind.replace(".", "-"))),
                Meta(turn.when(one.when)),
            ],
        )
        for one in now.given_up
    ]
    if not rows:
        return []
    title = turn.text("reminders-given-up")
    return [fold("given-up", title, [], rows, speech=turn.speech, separator=False)]


def _silent(turn: Turn, one: Silent) -> str:
    name = one.name or turn.text("reminders-somewhere")
    return f"{name} ({turn.text('reminders-cause', reason=one.reason)})"
