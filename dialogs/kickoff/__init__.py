"""Kickoffs (aloitukset): a project's checklist from decision to the first payment, and the portfolio of projects."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from bot.capability import Action, Asks, Capability, Command, HomeButton, Reply, Surface
from bot.commands import Vocabulary
from bot.turn import Turn
from dialogs.kickoff import actions, leaving, portfolio, proactive, start, template_editing
from dialogs.kickoff import payloads as p
from dialogs.kickoff.cards import checklist_card
from dialogs.kickoff.forms import FORMS
from storage import kickoffs


def start_command(rest: str, turn: Turn, session: Session) -> Reply:
    """``aloitus``: the start form, with the name if it was said."""
    name = rest.strip(' :”"')[:120]
    return Reply(asks=Asks("kickoff.create", {"name": name} if name else {}))


def _revision(session: Session, subject: int) -> int:
    kickoff = kickoffs.by_id(session, subject)
    return kickoff.revision if kickoff is not None else 0


ALOITUS = Vocabulary(
    "aloitus",
    ("aloitus", "aloituks+", "aloituskokous", "aloituskokouks+", "aloituskokoukset", "kickoff", "kick-off"),
    (
        "aloita hanke",
        "aloita hankkeen",
        "aloitetaan hanke",
        "aloitetaan uusi hanke",
        "aloita uusi hanke",
        "käynnistä hanke",
        "käynnistä uusi hanke",
        "käynnistetään hanke",
        "perusta hanke",
        "perusta uusi hanke",
        "perustetaan hanke",
        "uusi hanke",
        "uuden hankkeen aloitus",
        "uusi projekti",
        "aloita projekti",
        "hankkeen aloitus",
        "hankkeen aloituks+",
        "hankkeen aloituskokous",
        "hankkeen aloituskokouks+",
        "start project",
        "start a project",
        "new project",
    ),
)
HANKKEET = Vocabulary(
    "hankkeet",
    (
        "hankkeet",
        "hankkeita",
        "hankkeiden",
        "hankkeitten",
        "hankkeista",
        "hankkeeni",
        "hankkeemme",
        "hankesalkku",
        "hankesalku+",
        "projektit",
        "projekteja",
        "projektien",
        "portfolio",
        "projects",
    ),
    ("missä hankkeet menevät", "miten hankkeet menevät"),
)
HANKE = Vocabulary(
    "hanke",
    (
        "hanke",
        "hankkeen",
        "hankkees+",
        "hankkeella",
        "hankkeelle",
        "projekti+",
        "project",
        "…-hanke",
        "…-hankk",
    ),
    (
        "miten menee hanke",
        "miten menee hankkees+",
        "miten hanke",
        "mitä kuuluu hankkeelle",
        "missä menee hanke",
    ),
)

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
    ),
    forms=(*FORMS, template_editing.TEMPLATE_FORM),
    nudges=(proactive.NUDGES,),
    home_buttons=(
        HomeButton("kickoff-start-button", p.Start()),
        HomeButton("kickoff-projects", p.Portfolio()),
    ),
    open_items=proactive.open_items,
    member_left=leaving.member_left,
    prepare=start.ensure_template,
)
