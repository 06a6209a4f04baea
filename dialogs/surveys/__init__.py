"""Surveys (kyselyt) with an anonymity that can be checked: templates and own ones, reminders, results; anonymiteetti."""

from __future__ import annotations

from pathlib import Path

from bot.capability import Action, Capability, Command, HomeButton, Surface
from bot.commands import Vocabulary
from dialogs.surveys import actions, anonymity, answer_form, closing, export, own, proactive
from dialogs.surveys import payloads as p
from dialogs.surveys.cards import list_card
from storage import surveys

KYSELY = Vocabulary(
    "kysely",
    (
        "…kysely+", "kyselyn", "kyselyyn", "…kyselyt+", "pulssi+", "pulssit+", "gallup+", "gallupit+", "survey",
        "surveys", "poll",
    ),
    ("vastaa|vastaan|vastata …kysely+", "kokous+|tapaaminen+ pulssi+|kysely+", "palaute kysely+"),
    not_when=("kysy", "kysyn", "kysymys", "kyselin", "kyseli"),
)  # fmt: skip
ANONYMITEETTI = Vocabulary(
    "anonymiteetti",
    ("anonymiteetti+", "anonyymiys+", "nimettömyys+", "anonymity"),
    (
        "testaa|tarkista|kokeile anonymiteetti",
        "miten|onko|toimiiko anonymiteetti+|nimettömyys+",
        "miten anonymiteetti+|nimettömyys+ toimii|toteutuu|suojataan|taataan",
        "olenko|oonko minä|mä anonyymi|nimetön",
        "olenko|oonko anonyymi|nimetön",
        "näkyykö|näkeekö|paljastuuko|tallentuuko nimi|nimeni",
        "kuka|ketkä|näkeekö|kukaan näkee|näkevät|kuka|joku vastaukseni|palautteeni|nimeni|vastaukset",
        "onko kysely+|palaute+|kissa+|tämä anonyymi|nimetön",
        "onko kysely+|palaute+|kissa+|tämä oikeasti|todella|varmasti anonyymi|nimetön",
        "am i anonymous",
        "who sees my answers|answer",
    ),
    takes_text=False,
    tails=("palaute+", "kysely+", "kissa+", "toimii", "missään", "jossain"),
)

CAPABILITY = Capability(
    name="surveys",
    folder=Path(__file__).parent,
    commands=(
        Command(KYSELY, actions.survey_command, "survey-help"),
        Command(ANONYMITEETTI, anonymity.anonymity_command, "survey-help-anonymity"),
    ),
    actions=(
        Action(p.ShowList, actions.show_list),
        Action(p.Answer, actions.answer, anonymous=True),
        Action(
            p.Send,
            actions.send,
            form=answer_form.ANSWER,
            anonymous=True,
            scope=actions.scope_of,
            again="survey-answered",
        ),
        Action(p.ShowResults, actions.show_results),
        Action(p.Export, actions.export),
        Action(p.AskYearly, actions.ask_yearly),
        Action(p.LaunchYearly, actions.launch_yearly),
        Action(p.AskOwn, own.ask_own),
        Action(p.Preview, own.preview, form=own.OWN_FORM),
        Action(p.LaunchOwn, own.launch_own),
        Action(p.ChangeOwn, own.change_own),
        Action(p.ShowAnonymity, anonymity.show_anonymity),
        Action(p.SelfTest, anonymity.self_test),
    ),
    surfaces=(
        Surface(p.LIST, list_card),
        Surface(p.RESULTS, actions.results_card, actions.results_revision),
    ),
    forms=(answer_form.FORM, own.FORM),
    nudges=proactive.NUDGES,
    home_buttons=(HomeButton("survey-list-title", p.ShowList()),),
    files=export.FILES,
    open_items=proactive.open_items,
    member_left=lambda session, member_id, now: surveys.leave(session, member_id),
    my_data=lambda session, member_id: {"surveys": surveys.of_person(session, member_id)},
    forget=lambda session, member_id, now: surveys.forget(session, member_id),
    plans=closing.plans,
)
