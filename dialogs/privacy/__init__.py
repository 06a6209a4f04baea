"""One's own data (tietoni, unohda minut): everything stored as a file, and its erasing."""

from __future__ import annotations

from pathlib import Path

from bot.capability import Action, Capability, Command, Surface
from bot.commands import Vocabulary
from dialogs.privacy import actions, export
from dialogs.privacy import payloads as p
from dialogs.privacy.cards import forget_card, my_data_card

TIETONI = Vocabulary(
    "tietoni",
    ("tietoni", "tietojeni", "tietojani", "tietoihini"),
    (
        "omat|mun tiedot|tietoni|tiedon|tietojen",
        "lataa|vie|näytä|hae|kopioi|tulosta tietoni|tiedot|tietojani",
        "tietojeni|tietojen kopio|lataus|lataaminen",
        "mitä tietoja minusta|musta on|teillä|sinulla",
        "mitä tietoja sinulla|teillä|kehulla on minusta|musta",
        "mitä tiedät|tiedätte|tallennat|tallennetaan|tiedetään minusta|musta",
        "my|export data",
        "export|download|show my data",
    ),
    not_when=("tietosuoja+", "tietoa", "tieto", "tietosi", "tietoon"),
    takes_text=False,
)
UNOHDA = Vocabulary(
    "unohda minut",
    (),
    (
        "unohda|unohtakaa minut|mut|mua|tietoni",
        "poista|tyhjennä|tuhoa|hävitä|poistakaa minut|mut|tietoni|tietojani",
        "haluan|haluaisin poistaa|tyhjentää|tuhota tietoni|tietojani|minut",
        "poista|tyhjennä|tuhoa omat|kaikki|mun|minun tietoni|tiedot|tiedon",
        "poista kaikki minun|mun tietoni|tiedot",
        "tietojeni|tietojen poisto|poistaminen|tyhjennys",
        "forget me",
        "delete|remove|erase my data",
        "delete|remove|erase all my data",
    ),
    takes_text=False,
    tails=("kokonaan", "kehusta", "pysyvästi"),
)

CAPABILITY = Capability(
    name="privacy",
    folder=Path(__file__).parent,
    commands=(
        Command(TIETONI, actions.my_data_command, "privacy-help-data", private=True),
        Command(UNOHDA, actions.forget_command, "privacy-help-forget", private=True),
    ),
    actions=(
        Action(p.Show, actions.show),
        Action(p.Export, actions.export),
        Action(p.AskForget, actions.ask_forget),
        Action(p.Forget, actions.forget),
        Action(p.Keep, actions.keep),
    ),
    surfaces=(Surface(p.MY_DATA, my_data_card), Surface(p.FORGET_ME, forget_card)),
    files=export.FILES,
)
