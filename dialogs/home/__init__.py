"""Home (kehu): a person's own open matters, and everything that can be said."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from bot.capability import Capability, Command, Reply, Shows, Surface
from bot.commands import Vocabulary
from bot.turn import Turn
from dialogs.home.cards import help_card, home_card

HOME = "home"

KEHU = Vocabulary(
    "kehu",
    (
        "kehu",
        "keuh",
        "hei",
        "moi",
        "moro",
        "terve",
        "huomenta",
        "päivää",
        "koti",
        "etusivu+",
        "home",
        "hello",
        "hi",
    ),
    (
        "omat kohdat",
        "omat kohtani",
        "omat asiat",
        "omat asiani",
        "avoimet kohdat",
        "avoimet kohtani",
        "avoimet asiani",
        "mitä minulla on kesken",
        "mitä mulla on kesken",
        "mitä minulla on auki",
        "hyvää huomenta",
        "hyvää päivää",
        "good morning",
    ),
    takes_text=False,
)
APUA = Vocabulary(
    "apua",
    ("apua", "apuja", "auta", "avuksi", "neuvo", "komento", "komennot", "komennoista", "toiminnot", "help"),
    (
        "neuvo minua",
        "auta minua",
        "tarvitsen apua",
        "mitä osaat",
        "mitä osaat tehdä",
        "mitä sinä osaat",
        "mitä kaikkea osaat",
        "mitä kaikkea voin kirjoittaa",
        "mitä kaikkea voin sanoa",
        "mitä voin kirjoittaa",
        "mitä voin sanoa",
        "what can you do",
        "what can i say",
        "help me",
    ),
    tails=("tehdä",),
    takes_text=False,
)
PERUUTA = Vocabulary(
    "peruuta",
    ("peruuta", "peru", "perutaan", "peruutetaan", "peruutan", "keskeytä", "lopeta", "cancel", "stop"),
    (
        "en jatka",
        "ei jatketa",
        "ei sittenkään",
        "jätetään tämä",
        "jätetään kesken",
        "jätä kesken",
        "never mind",
        "peruuta tämä",
        "lopeta tämä",
    ),
    tails=("tämä", "lomake", "tämän"),
    takes_text=False,
)


def home_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``kehu``: the home card."""
    return Reply(shows=Shows(HOME))


def help_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``apua``: everything that can be said."""
    return Reply(card=help_card(turn))


def cancel_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``peruuta`` where nothing is unfinished; the root dialog leaves what is."""
    return Reply(notice=turn.text("host-nothing-to-cancel"))


CAPABILITY = Capability(
    name="home",
    folder=Path(__file__).parent,
    commands=(
        Command(KEHU, home_command, "home-help", private=True),
        Command(APUA, help_command, "home-help-help"),
        Command(PERUUTA, cancel_command, "home-cancel-help"),
    ),
    surfaces=(Surface(HOME, home_card),),
)
