"""Kickoffs (aloitukset): a project's checklist from decision to the first payment, and the portfolio of projects."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from bot.capability import Action, Asks, Capability, Command, HomeButton, Reply, Surface
from bot.commands import Vocabulary
from bot.turn import Turn
from dialogs.kickoff import (
    actions,
    learning,
    leaving,
    personal,
    portfolio,
    proactive,
    start,
    taking_changes,
    template_editing,
)
from dialogs.kickoff import learning_payloads as lp
from dialogs.kickoff import payloads as p
from dialogs.kickoff.cards import checklist_card
from dialogs.kickoff.forms import FORMS
from storage import kickoffs


def start_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``aloitus``: the start form, with the name if it was said."""
    name = rest.strip(' :”"')[:120]
    return Reply(asks=Asks("kickoff.create", {"name": name} if name else {}))


def _revision(session: Session, subject: int) -> int:
    return kickoffs.revision_of(session, subject)


ALOITUS = Vocabulary(
    "aloitus",
    (
        "aloitus+", "aloitukset+", "aloituskokous+", "aloituskokoukset+", "aloituskokouksen", "kickoff", "kick-off",
        "kickoffi+", "aloituspalaveri+", "hankealoitus+",
    ),
    (
        "aloita|aloitetaan|aloitan|aloittaa hanke|hankkeen|projekti|projektin",
        "aloita|aloitetaan|aloitan|aloittaa uusi|uuden hanke|hankkeen|projekti|projektin",
        "käynnistä|käynnistetään|käynnistän|käynnistää hanke|hankkeen|projekti|projektin",
        "käynnistä|käynnistetään|käynnistän|käynnistää uusi|uuden hanke|hankkeen|projekti|projektin",
        "perusta|perustetaan|perustan|perustaa hanke|hankkeen|projekti|projektin",
        "perusta|perustetaan|perustan|perustaa uusi|uuden hanke|hankkeen|projekti|projektin",
        "aloita|aloitetaan|aloitan|käynnistä|käynnistetään|perusta|perustetaan|uusi …-hanke+",
        "aloita|aloitetaan|aloitan|käynnistä|perusta hanke|hankkeen nimeltä|nimeltään",
        "uusi|uuden|lisää|luo hanke|hankkeen|projekti|projektin",
        "lisää|luo|luodaan uusi hanke|projekti",
        "meillä|mulla|minulla alkaa|alkoi|on uusi hanke|projekti",
        "hanke alkaa|alkoi|käynnistyy|käynnistyi $",
        "uuden|uuteen hankkeen|hankkeeseen aloitus+|aloituskokous+|aloittaminen+|tarkistuslista+",
        "hanke+|projekti+ aloitus+|aloituskokous+|aloittaminen+|käynnistäminen+|käynnistys+",
        "hanke+|projekti+ aloituskokous+ tarkistuslista+",
        "hanke+ … aloitus+|aloituskokous+",
        "aloitus+|aloituskokous+ hanke+|projekti+",
        "aloituskokous+ tarkistuslista+",
        "aloita|pidä|järjestä|suunnittele|valmistele|pidetään aloituskokous|aloituskokouksen",
        "perusta $",
        "käynnistä $",
        "start $",
        "start|new|create project",
        "start|create a|the|new project",
        "start a new project",
        "start a|the kickoff",
    ),
)  # fmt: skip
HANKKEET = Vocabulary(
    "hankkeet",
    (
        "hankkeet+", "hankkeita", "hankkeiden", "hankkeeni", "hankkeemme", "hankelista+", "hankelistaus+",
        "hankeluettelo+", "hankesalkku+", "salkku+", "projektit+", "projektini", "projektilista+",
        "projektisalkku+", "portfolio", "projects",
    ),
    (
        "missä|miten hankkeet+ mennään|menee|menevät|ovat|on|etenevät",
        "miten menee hankkeet+",
        "mitä|mitkä hankkeet+ on|ovat|meillä|minulla|mulla",
        "list of projects",
        "project list",
    ),
)  # fmt: skip
HANKE = Vocabulary(
    "hanke",
    (
        "hanke+", "hankkeen", "hankkeesta", "hankkeelle", "hankkeessa", "projekti+", "projektin",
        "projektista", "project", "…-hanke+", "…-projekti+", "…-project",
    ),
    (
        "miten|missä|mitä menee|mennään|kuuluu|etenee|sujuu|voi hanke+|projekti+",
        "miten|missä|mitä hanke+|projekti+ menee|mennään|kuuluu|etenee|sujuu|voi",
        "miten|missä|mitä menee|mennään|kuuluu|etenee|sujuu …-hanke+",
        "miten|missä|mitä …-hanke+ menee|mennään|kuuluu|etenee|sujuu",
        "mikä on hanke+|projekti+ tilanne",
        "mikä on …-hanke+ tilanne|vaihe",
        "…-hanke+ tilanne|kohdat|tarkistuslista|vaihe|eteneminen",
        "hanke+|projekti+ tilanne|kohdat|tarkistuslista|vaihe|eteneminen $",
        "hanke+|projekti+ … tilanne|kohdat|tarkistuslista",
        "mikä on hanke+|projekti+ … tilanne|vaihe",
        "tilanne hanke+|projekti+",
        "how is project",
        "project status",
    ),
    not_when=(
        "hanke+|projekti+ on|oli|ovat|ei|eikä|en|sai|saa|saatiin|saimme",
        "hanke+|projekti+ meni|päättyy|päättyi|loppui|loppuu|jatkuu|onnistui",
        "hanke päätös+|päätökset+|ohje+|ohjeet+|tuki+",
        "hanki",
        "hankinta+|hankinnat+",
        "hanko+",
    ),
)  # fmt: skip

COMMANDS = (
    Command(ALOITUS, start_command, "kickoff-help-start"),
    Command(HANKKEET, portfolio.projects_command, "kickoff-help-projects"),
    Command(HANKE, portfolio.project_command, "kickoff-help-project"),
)

ACTIONS = (
    Action(p.Start, start.start),
    Action(p.Create, start.create, form="kickoff.create"),
    Action(p.Open, actions.open_checklist),
    Action(p.ShowAll, actions.show_all),
    Action(p.ShowItem, actions.show_item),
    Action(p.MarkDone, actions.mark_done),
    Action(p.Reopen, actions.reopen),
    Action(p.AskSkip, actions.ask_skip),
    Action(p.Skip, actions.skip, form="kickoff.skip"),
    Action(p.AskComment, actions.ask_comment),
    Action(p.Comment, actions.comment, form="kickoff.comment"),
    Action(p.AskGive, actions.ask_give),
    Action(p.Give, actions.give, form="kickoff.give"),
    Action(p.AskMove, actions.ask_move),
    Action(p.Move, actions.move, form="kickoff.move"),
    Action(p.AskAdd, actions.ask_add),
    Action(p.Add, actions.add, form="kickoff.add"),
    Action(p.AskAnchor, start.ask_anchor),
    Action(p.PreviewAnchor, start.preview_anchor, form="kickoff.anchor"),
    Action(p.MoveAnchor, start.move_anchor),
    Action(p.AskPeople, start.ask_people),
    Action(p.SetPeople, start.set_people, form="kickoff.people"),
    Action(p.Portfolio, portfolio.show_portfolio),
    Action(p.ShowTemplate, template_editing.show_template),
    Action(p.AskTemplateItem, template_editing.ask_item),
    Action(p.ChangeTemplateItem, template_editing.change_item, form="kickoff.template-item"),
    Action(lp.ShowProposals, learning.show_proposals),
    Action(lp.AcceptProposals, learning.accept),
    Action(lp.DeclineProposals, learning.decline),
    Action(lp.ShowChanges, taking_changes.show_changes),
    Action(lp.TakeChange, taking_changes.take),
    Action(lp.LeaveChange, taking_changes.leave),
)

CAPABILITY = Capability(
    name="kickoff",
    folder=Path(__file__).parent,
    commands=COMMANDS,
    actions=ACTIONS,
    surfaces=(
        Surface(p.CHECKLIST, checklist_card, _revision, follows=True),
        Surface(p.PORTFOLIO, portfolio.portfolio_card),
        Surface(p.TEMPLATE, template_editing.template_card),
        Surface(lp.PROPOSALS, learning.proposals_card),
        Surface(lp.CHANGES, taking_changes.changes_card),
    ),
    forms=(*FORMS, template_editing.TEMPLATE_FORM),
    nudges=(proactive.NUDGES, learning.PROPOSAL_NUDGES, taking_changes.CHANGE_NUDGES),
    home_buttons=(
        HomeButton("kickoff-start-button", p.Start()),
        HomeButton("kickoff-projects", p.Portfolio()),
    ),
    open_items=proactive.open_items,
    member_left=leaving.member_left,
    my_data=personal.my_data,
    forget=personal.forget,
    role_moved=leaving.role_moved,
    comes_with=leaving.comes_with,
    prepare=start.ensure_template,
    plans=learning.plans,
)
