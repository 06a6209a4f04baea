"""Settings (asetukset): the language, and who holds which role."""

from __future__ import annotations

from pathlib import Path

from bot.capability import Action, Capability, Command, Form, Surface
from bot.commands import Vocabulary
from dialogs.settings import actions, offers, personal, succession
from dialogs.settings import payloads as p
from dialogs.settings.cards import draw_pass_form, draw_role_form, settings_card
from dialogs.settings.offer_cards import answer_card, leaver_card, news_card, offer_card

ASETUKSET = Vocabulary(
    "asetukset",
    (
        "asetukset+", "asetuksia", "asetuksiin", "asetukseni", "kieli", "kielen", "kieltä", "kieleksi", "kieliasetus+",
        "kieliasetukset+", "kielivalinta+", "settings", "preferences", "language",
    ),
    (
        "vaihda|vaihdetaan|vaihtaa|muuta|muuttaa|valitse kieli|kieltä|kielen|kieleksi|asetukset|asetuksia",
        "puhu|puhutaan|puhuisitko",
        "kielen vaihto|vaihtaminen|valinta",
        "change|switch language|settings",
        "change|switch the|my language|settings",
        "change|switch language to",
        "speak|talk",
        "in english|finnish",
        "englanniksi|suomeksi $",
    ),
    takes_text=False,
    tails=(
        "englanti+", "englanniksi", "suomi+", "suomea", "suomeksi", "english", "finnish", "suomi", "vaihto",
        "asetukset", "roolit+", "kieli", "kieltä", "kanava+",
    ),
)  # fmt: skip

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
        Action(p.OpenOffer, offers.open_offer),
        Action(p.AcceptRole, offers.accept),
        Action(p.DeclineRole, offers.decline),
        Action(p.WithdrawRole, offers.withdraw),
        Action(p.AskPassRole, offers.ask_pass),
        Action(p.PassRole, offers.pass_on, form="settings.pass-role"),
        Action(p.TakeUp, succession.take_up),
    ),
    surfaces=(
        Surface(p.SETTINGS, settings_card),
        Surface(p.ROLE_OFFER, offer_card, offers.revision, follows=True),
        Surface(p.ROLE_ANSWER, answer_card),
        Surface(p.ROLE_NEWS, news_card),
        Surface(p.LEAVER, leaver_card),
    ),
    forms=(
        Form("settings.role", "settings-form-role", draw_role_form, p.GiveRole),
        Form("settings.pass-role", "settings-form-pass", draw_pass_form, p.PassRole),
    ),
    nudges=succession.NUDGES,
    open_items=succession.open_items,
    member_left=succession.member_left,
    my_data=personal.my_data,
    forget=personal.forget,
)
