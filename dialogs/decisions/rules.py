"""The rules of decisions. No I/O, no clock: the day, the calendar and what is known are handed in.

Source of the rules: the product's chapter on decisions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.refusal import Refusal
from bot.user_text import one_line
from bot.working_days import WorkingDays
from storage.decisions import LINK_MOST, MAKER_MOST, NUMBER_MOST, SUMMARY_MOST, TITLE_MOST
from storage.members import SUPPORT_FUNCTIONS

KINDS = ("funding", "amendment", "procurement", "staff", "steering", "end")
CONCERNS: Mapping[str, tuple[str, ...]] = {
    "funding": ("finance", "hr", "communications", "records"),
    "amendment": ("finance", "records"),
    "procurement": ("finance", "procurement"),
    "staff": ("finance", "hr"),
    "steering": ("records",),
    "end": ("finance", "communications", "records"),
}
"""Which functions a kind concerns until the network says otherwise."""
SILENT_DAYS = 3
"""Working days without a word from a function, after which its people are reminded."""
SILENT_AGAIN, ANSWER_DAYS, SETUP_AGAIN = 5, 2, 5
QUESTION_MOST = 1000
PAGE, PAGES_MOST = 8, 10_000

_BARE_SECTION = re.compile(r"§?([0-9]{1,5})§?")
_SENTENCE = re.compile(r".+?(?:(?<!\d)[.!?](?=\s)|$)", re.DOTALL)

Delivered = Literal["unset", "waiting", "sent", "given-up"]


@dataclass(frozen=True)
class Delivery:
    """How one way to support stands. ``unset``: there is nowhere to send to yet."""

    state: Delivered
    attempts: int = 0
    at: datetime | None = None
    """When it was sent, or when it is tried next."""
    reason: str | None = None

    @property
    def arrived(self) -> bool:
        """Whether it was sent."""
        return self.state == "sent"


def what_waits(card: Delivery, mail: Delivery) -> Literal["none", "card", "mail", "both"]:
    """Which of the two has not been sent."""
    if card.arrived and mail.arrived:
        return "none"
    if card.arrived or mail.arrived:
        return "mail" if card.arrived else "card"
    return "both"


def what_was_late(card: Delivery, mail: Delivery) -> Literal["none", "card", "mail", "both"]:
    """Which of the two needed more than one try."""
    late = (card.attempts > 1, mail.attempts > 1)
    if all(late):
        return "both"
    return "card" if late[0] else "mail" if late[1] else "none"


def number_key(number: str, maker: str, decided_on: date) -> str | None:
    """The form in which two spellings of one number are equal; None without a number.

    A bare section (``§ 214``, ``214 §``) is counted anew by each maker each year; any other number stands alone.
    """
    spelled = "".join(unicodedata.normalize("NFKC", number).casefold().split())
    if not spelled:
        return None
    section = _BARE_SECTION.fullmatch(spelled)
    if section is None:
        return spelled[:300]
    who = " ".join(unicodedata.normalize("NFKC", maker).casefold().split())
    return f"§{int(section[1])}|{decided_on.year}|{who}"[:300]


def title_of(title: str, summary: str) -> str:
    """The title as written, or the summary's first sentence; Refusal if there is neither, or if it is too long."""
    given = one_line(title)
    if given:
        return check_length(given, TITLE_MOST)
    first = _SENTENCE.match(summary.strip())
    if first is None:
        raise Refusal("decisions-error-title")
    sentence = one_line(first.group())
    if len(sentence) <= TITLE_MOST:
        return sentence
    return sentence[: TITLE_MOST - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


def check_length(text: str, most: int) -> str:
    """A text that fits; Refusal if it is longer than ``most`` characters."""
    if len(text) > most:
        raise Refusal("refusal-too-long", length=len(text), max=most)
    return text


def check_text(text: str, most: int, empty: str) -> str:
    """A text as saved; Refusal if it is empty (message ``empty``) or too long."""
    trimmed = text.strip()
    if not trimmed:
        raise Refusal(empty)
    return check_length(trimmed, most)


def check_kind(kind: str) -> str:
    """A known kind; Refusal for anything else."""
    if kind not in KINDS:
        raise Refusal("decisions-error-kind")
    return kind


def check_maker(maker: str) -> str:
    """Who decided, on one line."""
    return check_text(one_line(maker), MAKER_MOST, "decisions-error-maker")


def check_number(number: str) -> str | None:
    """The number on one line, or None."""
    return check_length(one_line(number), NUMBER_MOST) or None


def check_summary(summary: str) -> str:
    """The summary, which may be empty."""
    return check_length(summary.strip(), SUMMARY_MOST)


def check_link(link: str, *, is_address: bool) -> str | None:
    """A web address, or None when empty; Refusal for anything else."""
    trimmed = link.strip()
    if not trimmed:
        return None
    if not is_address:
        raise Refusal("decisions-error-link")
    return check_length(trimmed, LINK_MOST)


def check_order(starts: date | None, ends: date | None) -> None:
    """Refuse a project that would end before it starts."""
    if starts is not None and ends is not None and ends < starts:
        raise Refusal("decisions-error-order", begin=starts, end=ends)


def chosen_functions(listed: str) -> tuple[str, ...]:
    """The known functions in a list joined by commas, in their usual order."""
    wanted = {part.strip() for part in listed.split(",")}
    return tuple(function for function in SUPPORT_FUNCTIONS if function in wanted)


def concerned(kind: str, wants_help: Iterable[str], by_kind: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The functions that a decision concerns: those of its kind, and those that help was asked from."""
    wanted = {*by_kind.get(kind, CONCERNS[kind]), *wants_help}
    return tuple(function for function in SUPPORT_FUNCTIONS if function in wanted)


def may_act(function: str, my_roles: Iterable[str], holders: int) -> bool:
    """Who holds a function acts in it; what nobody holds is support's together."""
    mine = set(my_roles)
    return function in mine or (holders == 0 and "support" in mine)


PartState = Literal["waiting", "silent", "acked", "asked", "handled"]


def part_state(
    *, acked: bool, handled: bool, asks: bool, sent_on: date, today: date, calendar: WorkingDays
) -> PartState:
    """How one function's part stands; ``asks``: its question waits for an answer."""
    if handled:
        return "handled"
    if asks:
        return "asked"
    if acked:
        return "acked"
    return "silent" if calendar.between(sent_on, today) >= SILENT_DAYS else "waiting"


def newest_occasion(start: date, first: int, every: int, today: date, calendar: WorkingDays) -> date | None:
    """The newest day, by today, of a reminder that first comes ``first`` working days after ``start``."""
    waited = calendar.between(start, today)
    if waited < first:
        return None
    return calendar.add(start, first + (waited - first) // every * every)


def has_word(said: str, word: str) -> bool:
    """Whether a word of the sentence begins so; ä and ö may be typed without dots. Both in lower case."""
    plain = str.maketrans("äöå", "aoa")
    return any(part.startswith(word.translate(plain)) for part in said.translate(plain).split())
