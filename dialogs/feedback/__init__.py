"""Feedback (palaute) and suggestions (ehdotus): by name, or so that nothing stored can tell who it was."""

from __future__ import annotations

from pathlib import Path

from bot.capability import Action, Capability, Command, HomeButton, Surface
from bot.commands import Vocabulary
from dialogs.feedback import (
    actions,
    arriving,
    codes,
    own_data,
    proactive,
    record,
    steering,
    suggesting,
    suggestion_list,
    suggestion_record,
)
from dialogs.feedback import payloads as p
from dialogs.feedback import suggestion_payloads as s
from dialogs.feedback.cards import anonymous_card, feedback_card, own_card
from dialogs.feedback.forms import ANONYMOUS, ANSWER, FORMS, NAMED
from dialogs.feedback.suggestion_cards import followed_card, suggestion_card
from dialogs.feedback.suggestion_forms import (
    MESSAGE,
    OWNER,
    PROGRESS,
    SUGGEST,
    SUGGEST_ANONYMOUS,
    SUGGESTION_FORMS,
)

PALAUTE = Vocabulary(
    "palaute",
    (
        "palaute+",
        "palautetta",
        "palautteen",
        "palautteet+",
        "kiitokset",
        "risuja",
        "ruusuja",
        "kehut",
        "feedback",
    ),
    (
        "haluan|haluaisin kehua|moittia",
        "suora|nimetön|nimettömänä|anonyymi|anonyymiä|nimetöntä palaute+",
        "risut|ruusut",
        "risuja ja ruusuja",
    ),
    not_when=("kehu", "kehuu", "palaute kysely+", "palauta", "palautin"),
)
EHDOTUS = Vocabulary(
    "ehdotus",
    ("…ehdotus+", "ehdotuksen", "…ehdotukset+", "ehdotan", "idea+", "ideat+", "suggestion", "ideas"),
    (
        "kannatan|kannata|tuen ehdotus+",
        "minulla|mulla on|ois|olis idea|ehdotus",
        "palaute+ ehdotus+|ehdotukset+",
        "haluan|haluaisin antaa palautetta ehdotus+",
    ),
    not_when=("ehdotus asialista+|esityslista+", "ehdotan asialista+|esityslista+", "ehdotin"),
)

COMMANDS = (
    Command(PALAUTE, actions.feedback_command, "feedback-help-feedback"),
    Command(EHDOTUS, suggestion_list.suggestion_command, "feedback-help-suggestion"),
)

ACTIONS = (
    Action(p.Start, actions.start),
    Action(p.AskNamed, actions.ask_named),
    Action(p.Give, actions.give, form=NAMED),
    Action(p.AskAnonymous, actions.ask_anonymous, anonymous=True),
    Action(p.GiveAnonymous, actions.give_anonymous, form=ANONYMOUS, anonymous=True),
    Action(p.Received, actions.received),
    Action(p.Mine, actions.mine),
    Action(p.Open, actions.open_feedback),
    Action(p.OpenAnonymous, actions.open_anonymous),
    Action(p.OpenMine, actions.open_mine),
    Action(p.Thank, actions.thank),
    Action(p.AskAnswer, actions.ask_answer),
    Action(p.Answer, actions.answer, form=ANSWER),
    Action(p.Handle, actions.handle),
    Action(p.HandleAnonymous, actions.handle_anonymous),
    Action(p.AskWithdraw, actions.ask_withdraw),
    Action(p.Withdraw, actions.withdraw),
    Action(s.Suggestions, suggestion_list.show_list),
    Action(s.Search, suggestion_list.search),
    Action(s.AskSuggest, suggesting.ask_suggest),
    Action(s.Suggest, suggesting.suggest, form=SUGGEST),
    Action(s.AskSuggestAnonymous, codes.ask_anonymous, anonymous=True),
    Action(s.SuggestAnonymous, codes.suggest_anonymous, form=SUGGEST_ANONYMOUS, anonymous=True),
    Action(s.CodeKept, codes.code_kept, anonymous=True),
    Action(s.OpenSuggestion, suggesting.open_suggestion),
    Action(s.OpenFollowed, suggesting.open_followed),
    Action(s.Support, suggesting.support),
    Action(s.StopSupporting, suggesting.stop_supporting),
    Action(s.AskProgress, steering.ask_progress),
    Action(s.Progress, steering.progress, form=PROGRESS),
    Action(s.AskOwner, steering.ask_owner),
    Action(s.SetOwner, steering.set_owner, form=OWNER),
    Action(s.AskMessage, suggesting.ask_message),
    Action(s.SendMessage, suggesting.send_message, form=MESSAGE),
    Action(s.AskCode, codes.ask_code, anonymous=True),
    Action(s.FollowCode, codes.follow_code, anonymous=True),
    Action(s.Reply, codes.reply, anonymous=True),
    Action(s.CloseTalk, codes.close_talk, anonymous=True),
)

CAPABILITY = Capability(
    name="feedback",
    folder=Path(__file__).parent,
    commands=COMMANDS,
    actions=ACTIONS,
    surfaces=(
        Surface(p.FEEDBACK, feedback_card, record.revision, follows=True),
        Surface(p.ANONYMOUS, anonymous_card, record.anonymous_revision, follows=True),
        Surface(p.OWN, own_card, record.revision, follows=True),
        Surface(s.SUGGESTION, suggestion_card, suggestion_record.revision, follows=True),
        Surface(s.FOLLOWED, followed_card, suggestion_record.revision, follows=True),
    ),
    forms=(*FORMS, *SUGGESTION_FORMS),
    nudges=proactive.NUDGES,
    home_buttons=(
        HomeButton("feedback-give", p.Start()),
        HomeButton("feedback-suggestions", s.Suggestions()),
    ),
    plans=arriving.plans,
    open_items=proactive.open_items,
    member_left=own_data.member_left,
    my_data=own_data.my_data,
    forget=own_data.forget,
)
