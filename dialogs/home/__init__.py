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
        "kehu", "hei", "heippa", "moi", "moikka", "moro", "morjens", "terve", "tere", "huomenta", "päivää", "iltaa",
        "koti", "kotiin", "etusivu+", "home", "hello", "hi", "hey",
    ),
    (
        "oma|omat|omia|avoimet|avoimia|keskeneräiset kohdat|kohtani|kohtia|asiat|asiani|asioita|tehtävät|tehtäväni",
        "omat avoimet kohdat|kohtani|asiat|asiani",
        "avoimet kohdat|kohtani|asiat|asiani",
        "mitä minulla|mulla on|ois|olis kesken|auki|tekemättä|työn",
        "mitä on kesken|auki",
        "mikä|mitkä odottaa|odottavat minua|mua",
        "hyvää huomenta|päivää|iltaa|iltapäivää",
        "good morning|afternoon|evening",
        "my items|tasks",
    ),
    not_when=("kehua", "kehun", "kehut", "kehuja", "kehuin", "keho+", "kehä", "kehys"),
    takes_text=False,
    tails=("kaikki", "kaikille", "alla", "alkuun", "there", "all"),
)  # fmt: skip
APUA = Vocabulary(
    "apua",
    (
        "apua", "apu", "auta", "auttakaa", "avuksi", "neuvo", "neuvoja", "komento+", "komennot+",
        "toiminto+", "toiminnot+", "valikko+", "help", "commands", "menu", "?",
    ),
    (
        "auta|neuvo|opasta minua|mua",
        "tarvitsen|tarviin|tarvitaan|kaipaan apua|apuja|neuvoa|neuvoja",
        "mitä osaat|teet",
        "mitä sinä|sä|kaikkea|kehu osaat|osaa|teet|tekee",
        "mitä sinä|sä|kaikkea osaat tehdä",
        "mitä osaat tehdä|kaikkea",
        "mitä voin|voi|saan|saa sanoa|kirjoittaa|kysyä|tehdä",
        "mitä kaikkea voin|voi|saan|saa sanoa|kirjoittaa|kysyä|tehdä",
        "mihin sinua|sua voi|voin käyttää",
        "miten tämä|tää|sinä|sä|kehu toimii|toimit",
        "miten sinua|sua|tätä|kehua käytetään|käytän",
        "kuka|mikä sinä|sä olet|oot",
        "what can you|i do|say|type|write",
        "help me",
        "how does this work",
        "who are you",
    ),
    takes_text=False,
    tails=("komennot+", "toiminnot+", "kehun", "kaikki", "vähän"),
)  # fmt: skip
PERUUTA = Vocabulary(
    "peruuta",
    (
        "peruuta", "peru", "peruta", "perutaan", "peruutetaan", "peruutan", "perun", "peruutus", "keskeytä",
        "keskeytetään", "keskeytän", "lopeta", "lopetetaan", "lopetan", "cancel", "stop", "quit", "abort",
    ),
    (
        "en|ei jatka|jatketa|jatkakaan|jatketakaan",
        "en|ei jatka|jatketa tätä",
        "ei|en sittenkään",
        "en halua|haluakaan jatkaa",
        "jätetään|jätä|jätän|unohdetaan tämä|tää|kesken|sikseen|väliin",
        "jätetään|jätä|jätän tämä|tää kesken|sikseen|väliin",
        "en lähetä|tallenna tätä|sittenkään",
        "haluan|haluaisin perua|peruuttaa|lopettaa|keskeyttää",
        "never mind",
        "forget it",
    ),
    not_when=("perusta", "perus", "perut"),
    takes_text=False,
    tails=("tämä", "tämän", "tää", "tähän", "lomake", "lomakkeen", "sittenkin", "kaikki", "this", "it"),
)  # fmt: skip


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
