"""Settings (asetukset): the language, and who holds which role."""

from __future__ import annotations

from pathlib import Path

from bot.capability import Action, Capability, Command, Form, Surface
from bot.commands import Vocabulary
from dialogs.settings import actions
from dialogs.settings import payloads as p
from dialogs.settings.cards import draw_role_form, settings_card

ASETUKSET = Vocabulary(
    "asetukset",
    (
        "asetukset",
        "asetuksia",
        "asetuksiin",
        "asetuksista",
        "asetukseni",
        "settings",
        "kieli",
        "kielen",
        "language",
    ),
    (
        "vaihda kieli",
        "vaihda kieltä",
        "kielen vaihto",
        "kieli englanniksi",
        "puhu",
        "puhutaan",
        "change language",
        "change the language",
        "change language to",
        "speak",
    ),
    tails=("englantia", "englanniksi", "suomea", "suomeksi", "english", "finnish", "to", "vaihto", "roolit"),
    takes_text=False,
)

CAPABILITY = Capability(
    name="settings",
    folder=Path(__file__).parent,
    commands=(Command(ASETUKSET, actions.settings_command, "settings-help"),),
    actions=(
        Action(p.Open, actions.open_settings),
        Action(p.ChooseLanguage, actions.choose_language),
        Action(p.AskRole, actions.ask_role),
        Action(p.GiveRole, actions.give_role, form="settings.role"),
        Action(p.TakeRole, actions.take_role),
    ),
    surfaces=(Surface(p.SETTINGS, settings_card),),
    forms=(Form("settings.role", "settings-form-role", draw_role_form, p.GiveRole),),
)
