"""Monthly meetings (verkostotapaamiset): from the call for items to promises kept."""

from __future__ import annotations

from pathlib import Path

from bot.capability import Action, Capability, Command, HomeButton, MessageAction, Surface
from bot.commands import Vocabulary
from dialogs.meetings import (
    asking,
    editing,
    files,
    history,
    leading,
    leaving,
    ordering,
    personal,
    proactive,
    promising,
    proposing,
    setup,
    timetable,
)
from dialogs.meetings import lead_payloads as lp
from dialogs.meetings import payloads as p
from dialogs.meetings import promise_payloads as pp
from dialogs.meetings import series_payloads as sp
from dialogs.meetings.cards import change_card, meeting_card, soon_card
from dialogs.meetings.forms import FORMS
from dialogs.meetings.lead_cards import lead_card
from dialogs.meetings.minutes_cards import minutes_card
from dialogs.meetings.ordering import order_card
from dialogs.meetings.promise_cards import promises_card
from dialogs.meetings.record import awaited, revision
from dialogs.meetings.series_cards import home_parts, next_card, series_card
from dialogs.meetings.series_forms import SERIES_FORMS
from dialogs.meetings.small_forms import SMALL_FORMS

ASIALISTA = Vocabulary(
    "asialista",
    ("asialista+", "asialistalle", "asialistan", "asialistat+", "esityslista+", "esityslistalle", "agenda"),
    (
        "kokous+|tapaaminen+|verkostotapaaminen+ asialista+|esityslista+",
        "seuraava|seuraavan kokous+|tapaaminen+|verkostotapaaminen+ asialista+|esityslista+",
        "ehdota|ehdotan|ehdotus|vie|laita|nosta|lisää asialista+|esityslista+",
        "minulla|mulla on|ois|olis|olisi asiaa tapaaminen+|kokous+",
    ),
)
KOKOUS = Vocabulary(
    "kokous",
    (
        "kokous+", "kokoukset+", "tapaaminen+", "tapaamiset+", "verkostotapaaminen+", "verkostotapaamiset+",
        "muistio+", "muistiot+", "pöytäkirja+", "pöytäkirjat+", "meeting", "meetings", "minutes",
    ),
    (
        "koska|milloin|missä tavataan|kokoonnutaan|tapaamme",
        "koska|milloin|missä on kokous+|tapaaminen+",
        "koska|milloin|missä on seuraava|ensi kokous+|tapaaminen+",
        "verkosto+ kokous+|kokoukset+|tapaaminen+|tapaamiset+",
        "aloita|aloitetaan|avaa|lopeta|päätä kokous|tapaaminen $",
        "next|start|the meeting",
        "when is the next meeting",
    ),
    not_when=("lopeta|peruuta|peru kokous|tapaaminen", "aloituskokous+", "settings"),
    takes_text=False,
    tails=("muistio+", "pöytäkirja+"),
)  # fmt: skip
LUPAUKSET = Vocabulary(
    "lupaukset",
    ("lupaus+", "lupaukset+", "lupauksia", "lupaukseni", "promises", "promise"),
    (
        "omat|mun|avoimet lupaukset+|lupaukseni",
        "mitä lupasin|luvattiin|lupasimme|sovittiin",
        "mitä minä|mä|me lupasin|lupasimme",
        "my|open promises",
        "what did i|we promise",
    ),
    takes_text=False,
    tails=("tapaaminen+", "kokous+", "avoimet", "auki"),
)

COMMANDS = (
    Command(ASIALISTA, proposing.agenda_command, "meetings-help-agenda"),
    Command(KOKOUS, setup.meeting_command, "meetings-help-meeting"),
    Command(LUPAUKSET, promising.promises_command, "meetings-help-promises"),
)

ACTIONS = (
    Action(p.Open, ordering.open_card),
    Action(p.Propose, proposing.propose),
    Action(p.SendProposal, proposing.send_proposal, form=proposing.PROPOSE),
    Action(p.AskEdit, editing.ask_edit),
    Action(p.SendEdit, editing.send_edit, form=editing.EDIT),
    Action(p.MoveOn, editing.move_on),
    Action(p.Stay, editing.stay),
    Action(p.Withdraw, editing.withdraw),
    Action(p.Shift, ordering.shift),
    Action(p.Calendar, files.take_calendar),
    Action(p.Asked, asking.asked),
    Action(p.NotThisTime, asking.not_this_time),
    Action(p.Invited, asking.invited),
    Action(p.AnswerInvite, asking.answer_invite),
    Action(p.SayWilling, asking.say_willing),
    Action(p.AskTheme, asking.ask_theme),
    Action(p.SendTheme, asking.send_theme, form=asking.ASK_THEME),
    Action(p.Vote, asking.vote),
    Action(p.TakeTheme, asking.take_theme),
    Action(p.DropTheme, asking.drop_theme),
    Action(lp.Start, leading.start),
    Action(lp.Save, leading.save),
    Action(lp.Promised, leading.promised),
    Action(lp.Step, leading.step),
    Action(lp.Defer, leading.defer),
    Action(lp.Jump, leading.jump),
    Action(lp.AskEnd, leading.ask_end),
    Action(lp.End, leading.end),
    Action(lp.Document, files.take_document),
    Action(lp.AskAmend, history.ask_amend),
    Action(lp.SendAmend, history.amend, form=history.AMEND),
    Action(lp.History, history.history),
    Action(pp.Keep, promising.keep),
    Action(pp.AskDue, promising.ask_due),
    Action(pp.SetDue, promising.set_due, form=promising.DUE),
    Action(pp.AskDrop, promising.ask_drop),
    Action(pp.SendDrop, promising.drop, form=promising.DROP),
    Action(pp.AskGive, promising.ask_give),
    Action(pp.SendGive, promising.give, form=promising.GIVE),
    Action(sp.AskSeries, setup.ask_series),
    Action(sp.SendSeries, setup.send_series, form=setup.SERIES_FORM),
    Action(sp.AskSwitches, setup.ask_switches),
    Action(sp.SendSwitches, setup.send_switches, form=setup.SWITCHES_FORM),
    Action(sp.AskMove, setup.ask_move),
    Action(sp.SendMove, setup.send_move, form=setup.MOVE),
    Action(sp.AskCancel, setup.ask_cancel),
    Action(sp.SendCancel, setup.send_cancel, form=setup.CANCEL),
    Action(sp.Restore, setup.restore_meeting),
)

CAPABILITY = Capability(
    name="meetings",
    folder=Path(__file__).parent,
    commands=COMMANDS,
    actions=ACTIONS,
    surfaces=(
        Surface(p.MEETING, meeting_card, revision),
        Surface(p.FINAL, meeting_card, revision),
        Surface(p.SOON, soon_card, revision, needed=awaited),
        Surface(p.CHANGE, change_card, revision),
        Surface(p.NEXT, next_card, revision),
        Surface(p.MINUTES, minutes_card, revision),
        Surface(p.PROMISES, promises_card, promising.revision),
        # These are one person's own, or of the moment: no copy of them is kept.
        Surface(p.LEAD, lead_card),
        Surface(p.ORDER, order_card),
        Surface(p.SERIES, series_card),
        Surface(p.THEMES, asking.themes_card),
    ),
    forms=(*FORMS, *SMALL_FORMS, *SERIES_FORMS),
    nudges=proactive.NUDGES,
    home_buttons=(HomeButton("meetings-home-button", p.Open(p.NEXT)),),
    letters=files.LETTERS,
    message_actions=(MessageAction("agenda", proposing.from_message),),
    files=files.FILES,
    settings=setup.settings_parts,
    open_items=proactive.open_items,
    member_left=leaving.member_left,
    comes_with=leaving.comes_with,
    my_data=personal.my_data,
    forget=personal.forget,
    plans=timetable.plans,
    home_parts=home_parts,
)
