"""Decisions (hankepäätökset): support hears of each at once, acknowledges, asks back and handles its part."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from bot.capability import Action, Capability, Command, HomeButton, MessageAction, Surface
from bot.commands import Vocabulary
from dialogs.decisions import actions, export, leaving, letters, personal, proactive, register, setup, talk
from dialogs.decisions import payloads as p
from dialogs.decisions.cards import decision_card
from dialogs.decisions.forms import FORMS, RECORD
from dialogs.decisions.receipt import question_card, receipt_card
from dialogs.decisions.record import question_revision, still_asked
from dialogs.decisions.small_forms import ANSWER, ASK, FUNCTIONS, KIND, MAILBOX, SMALL_FORMS
from storage import decisions


def _revision(session: Session, subject: int) -> int:
    decision = decisions.by_id(session, subject)
    return decision.revision if decision is not None else 0


def _receipt_revision(session: Session, subject: int) -> int:
    decision = decisions.by_id(session, subject)
    return decision.receipt_revision if decision is not None else 0


PAATOS = Vocabulary(
    "päätös",
    ("…päätös+", "päätöksen", "päätöstä", "decision"),
    (
        "tuli|saimme|saatiin|sain|tehtiin|saapui|ilmoita|ilmoitan …päätös+",
        "tuli|saimme|saatiin|sain uusi|uuden|myönteinen|myönteisen|kielteinen|kielteisen …päätös+",
        "päätös+ kirjaaminen",
        "new|record|add decision",
        "record|add a decision",
        "funding decision",
    ),
    not_when=("päätökset+", "hae|etsi|näytä|listaa …päätös+", "päättää", "päätän", "päätin", "decisions"),
    says_which=True,
)
PAATOKSET = Vocabulary(
    "päätökset",
    (
        "…päätökset+",
        "päätöksiä",
        "päätösluettelo+",
        "päätösrekisteri+",
        "päätöslista+",
        "decisions",
        "register",
    ),
    (
        "hae|etsi|näytä|listaa …päätös+",
        "vie|viedään|hae|etsi|näytä|listaa …päätökset+",
        "decision register",
        "find|search|export|show decisions|decision",
    ),
)

COMMANDS = (
    Command(PAATOS, actions.start_command, "decisions-help-record"),
    Command(PAATOKSET, register.register_command, "decisions-help-register"),
)

ACTIONS = (
    Action(p.Start, actions.start),
    Action(p.Record, actions.record, form=RECORD),
    Action(p.Open, actions.open_decision),
    Action(p.Acknowledge, actions.acknowledge),
    Action(p.Handle, actions.handle),
    Action(p.AskBack, talk.ask_back),
    Action(p.SendQuestion, talk.send_question, form=ASK),
    Action(p.AskAnswer, talk.ask_answer),
    Action(p.SendAnswer, talk.send_answer, form=ANSWER),
    Action(p.AskFunctions, actions.ask_functions),
    Action(p.SetFunctions, actions.set_functions, form=FUNCTIONS),
    Action(p.StartKickoff, actions.start_kickoff),
    Action(p.Reviewed, actions.reviewed),
    Action(p.Register, register.show_register),
    Action(p.Search, register.search),
    Action(p.Export, register.export),
    Action(p.TakeChannel, setup.take_channel),
    Action(p.AskMailbox, setup.ask_mailbox),
    Action(p.SetMailbox, setup.set_mailbox, form=MAILBOX),
    Action(p.AskKind, setup.ask_kind),
    Action(p.SetKind, setup.set_kind, form=KIND),
)

CAPABILITY = Capability(
    name="decisions",
    folder=Path(__file__).parent,
    commands=COMMANDS,
    actions=ACTIONS,
    surfaces=(
        Surface(p.DECISION, decision_card, _revision),
        Surface(p.RECEIPT, receipt_card, _receipt_revision, follows=True),
        Surface(p.QUESTION, question_card, question_revision, follows=True, needed=still_asked),
    ),
    forms=(*FORMS, *SMALL_FORMS),
    nudges=proactive.NUDGES,
    home_buttons=(HomeButton("decisions-record", p.Start()),),
    letters=letters.LETTERS,
    message_actions=(MessageAction("decision", actions.from_message),),
    files=export.FILES,
    settings=setup.settings_parts,
    outbox_changed=letters.outbox_changed,
    open_items=proactive.open_items,
    comes_with=proactive.comes_with,
    member_left=leaving.member_left,
    my_data=personal.my_data,
    forget=personal.forget,
)
