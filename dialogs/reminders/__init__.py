"""Reminders (muistutukset): the one daily message, putting it off, and what a person wants to be reminded of."""

from __future__ import annotations

from pathlib import Path

from bot.capability import Action, Capability, Command, Form, Question, Surface
from bot.commands import Vocabulary
from dialogs.reminders import actions, personal
from dialogs.reminders import payloads as p
from dialogs.reminders.cards import draw_away, draw_later, draw_times, reminders_card
from dialogs.reminders.daily_card import daily_card
from dialogs.reminders.status_card import status_card

MUISTUTUKSET = Vocabulary(
    "muistutukset",
    (
        "muistutukset+", "muistutuksia", "muistutuksista", "muistutus+", "muistutuksen", "muistuta", "muistuttele",
        "muistutteluja", "reminders", "reminder",
    ),
    (
        "lopeta|lopettakaa|peruuta|peru|hiljennä|vaimenna|pysäytä|poista|sammuta|keskeytä muistutukset+|muistutus+",
        "lopeta|lopettaa muistuttaminen|muistuttelu|muistuttamasta|muistuttelemasta",
        "lopeta|peruuta|hiljennä|poista kaikki muistutukset",
        "älä|älkää muistuta|muistuttele|muistuttakaa",
        "muistutukset+ asetukset+|pois|päälle|päällä|tauolle",
        "omat|mun muistutukset+",
        "olen|oon|olisin|jään|lähden lomalla|lomalle|vapaalla|vapaille|poissa|sairaana|opintovapaalla",
        "lomalla|poissa … asti|saakka",
        "stop|mute|pause|cancel reminders|reminding",
        "stop|mute|pause the|my|all reminders",
        "i am|will away",
        "i am|will on leave|holiday|vacation",
        "away until",
    ),
    not_when=("muistutan", "muistutin", "muistutti", "muistutamme", "muistio+", "muistutus+ siitä|että"),
)  # fmt: skip

CAPABILITY = Capability(
    name="reminders",
    folder=Path(__file__).parent,
    commands=(Command(MUISTUTUKSET, actions.reminders_command, "reminders-help", private=True),),
    actions=(
        Action(p.Open, actions.open_reminders),
        Action(p.SetKind, actions.set_kind),
        Action(p.Resume, actions.resume),
        Action(p.AskAway, actions.ask_away),
        Action(p.SetAway, actions.set_away, form=actions.AWAY),
        Action(p.Back, actions.back),
        Action(p.Later, actions.later),
        Action(p.AskLater, actions.ask_later),
        Action(p.LaterOn, actions.later_on, form=actions.LATER),
        Action(p.Stop, actions.stop),
        Action(p.AskTimes, actions.ask_times),
        Action(p.SetTimes, actions.set_times, form=actions.TIMES),
        Action(p.ShowStatus, actions.show_status),
    ),
    surfaces=(
        Surface(p.SETTINGS, reminders_card),
        Surface(p.DAILY, daily_card),
        Surface(p.STATUS, status_card),
    ),
    forms=(
        Form(
            actions.AWAY,
            "reminders-form-away",
            draw_away,
            p.SetAway,
            (Question("last", "reminders-label-last", actions.read_last),),
        ),
        Form(
            actions.LATER,
            "reminders-form-later",
            draw_later,
            p.LaterOn,
            (Question("day", "reminders-label-day", actions.read_later),),
        ),
        Form(actions.TIMES, "reminders-form-times", draw_times, p.SetTimes),
    ),
    my_data=personal.my_data,
    forget=personal.forget,
)
