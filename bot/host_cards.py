"""The host's own small cards: what was perhaps meant, and going on with an unfinished form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.capability import Form
from bot.cards import Card, card, heading, submit_button
from bot.turn import Turn


@dataclass(frozen=True)
class Say:
    """A button that says a sentence as if its presser had typed it."""

    verb: ClassVar[str] = "say"
    sentence: str


@dataclass(frozen=True)
class CancelForm:
    """A form's *Peruuta*."""

    verb: ClassVar[str] = "cancel"
    key: str = ""


def suggestions_card(turn: Turn, commands: Sequence[str]) -> Card:
    """The nearest commands as buttons; never "I don't understand"."""
    chosen = [command for command in commands if command in turn.house.commands][:2]
    offered = [*chosen, "apua"] if "apua" not in chosen else chosen
    question = turn.text("unknown-suggest")
    return card(
        turn.speech,
        speak=question,
        body=heading(turn.text("host-name"), turn.text("host-suggest-title"), question),
        actions=[submit_button(command_title(turn, command), Say(command)) for command in offered],
    )


def command_title(turn: Turn, command: str) -> str:
    """The word that a person would type for a command, in their language, with a capital."""
    word = turn.text(f"{turn.house.commands[command].help}-word")
    return word[:1].upper() + word[1:]


def resume_card(turn: Turn, form: Form) -> Card:
    """Offer to go on with the form that another command interrupted."""
    question = turn.text("dialog-interrupted", form=turn.text(form.title))
    return card(
        turn.speech,
        speak=question,
        body=heading(turn.text("host-name"), turn.text("host-resume-title"), question),
        actions=[
            submit_button(turn.text("host-yes"), Say(turn.text("host-yes").casefold())),
            submit_button(turn.text("host-no"), Say(turn.text("host-no").casefold())),
        ],
    )
