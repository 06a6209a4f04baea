"""A form as a dialog: filled in its card, or answered in plain text, question by question.

The SDK's prompts know no Finnish (and its ConfirmPrompt answers at random), so questions are read by functions of
our own. The draft is in the dialog state, which is saved at the end of each turn: a restart keeps it.
"""

from __future__ import annotations

from typing import Any

from botbuilder.core import TurnContext
from botbuilder.dialogs import Dialog, DialogContext, DialogInstance, DialogTurnResult

from bot.capability import Asks, Draft, Form
from bot.card_actions import Drawn, click, keep, open_form, stays
from bot.outgoing import send_drawn, send_text
from bot.refusal import Refusal
from bot.turn import Turn
from storage.database import Database

TURN = "kehu.turn"
FORM_DIALOG = "form"
_NOTHING = frozenset(
    {"-", "ei", "ei vielä", "ei tiedossa", "ohita", "tyhjä", "no", "not yet", "skip", "none"}
)


def turn_of(context: TurnContext) -> Turn:
    """The turn that the host put beside the SDK's context."""
    turn: Turn = context.turn_state[TURN]
    return turn


class FormDialog(Dialog):
    """Leads any form of the house. Its options are ``{"form": name, "known": draft}``."""

    def __init__(self, database: Database, *, boot: str | None) -> None:
        """``boot`` names this start of the bot; with it, a person whose answer a restart kept waiting is told so."""
        super().__init__(FORM_DIALOG)
        self._database = database
        self._boot = boot

    async def begin_dialog(self, dialog_context: DialogContext, options: Any = None) -> DialogTurnResult:
        """Send the form's card and wait for a click or for plain text."""
        turn = turn_of(dialog_context.context)
        asks = Asks(options["form"], options["known"])
        drawn = await self._database.read(lambda session: open_form(asks, turn, session))
        dialog_context.active_dialog.state.update(
            form=asks.form, draft=drawn.draft, step=options.get("step", 0), boot=self._boot
        )
        await send_drawn(dialog_context.context, drawn)
        await self._ask_next(dialog_context)
        return self.end_of_turn

    async def continue_dialog(self, dialog_context: DialogContext) -> DialogTurnResult:
        """Take a plain answer to the next question; after the last one the form is sent as if clicked."""
        context, state = dialog_context.context, dialog_context.active_dialog.state
        turn, form = turn_of(context), self._form(dialog_context)
        if self._boot and state.get("boot") not in (None, self._boot):
            await send_text(context, turn.text("dialog-restored"))
        state["boot"] = self._boot
        question = form.questions[state["step"]]
        said = (context.activity.text or "").strip()
        if question.optional and said.casefold().rstrip(".!") in _NOTHING:
            state["draft"].pop(question.field, None)
        else:
            try:
                value = await self._database.read(lambda session: question.read(said, turn, session))
            except Refusal as refusal:
                await send_text(context, turn.speech.refusal(refusal, turn.today, turn.zone))
                return self.end_of_turn
            state["draft"][question.field] = value
        state["step"] += 1
        if state["step"] < len(form.questions):
            await self._ask_next(dialog_context)
            return self.end_of_turn
        return await self._send(dialog_context, form)

    async def _send(self, dialog_context: DialogContext, form: Form) -> DialogTurnResult:
        context, state = dialog_context.context, dialog_context.active_dialog.state
        turn = turn_of(context)
        data = sent_data(form, state["draft"])
        try:
            drawn: Drawn = await self._database.transaction(lambda session: click(data, turn, session))
        except Refusal as refusal:
            state["step"] = 0
            await send_text(context, turn.speech.refusal(refusal, turn.today, turn.zone))
            await self._ask_next(dialog_context)
            return self.end_of_turn
        sent = await send_drawn(context, drawn)
        shows = drawn.shows
        if sent is not None and shows is not None and stays(shows, turn):
            await self._database.transaction(lambda session: keep(shows, turn, session, sent, shown=True))
        return await dialog_context.end_dialog()

    async def reprompt_dialog(self, context: TurnContext, instance: DialogInstance) -> None:
        """Show the form again with what is known of it."""
        turn = turn_of(context)
        asks = Asks(instance.state["form"], instance.state["draft"])
        await send_drawn(context, await self._database.read(lambda session: open_form(asks, turn, session)))

    async def _ask_next(self, dialog_context: DialogContext) -> None:
        state, form = dialog_context.active_dialog.state, self._form(dialog_context)
        if state["step"] > 0:
            turn = turn_of(dialog_context.context)
            await send_text(dialog_context.context, turn.text(form.questions[state["step"]].ask))

    def _form(self, dialog_context: DialogContext) -> Form:
        form: Form = turn_of(dialog_context.context).house.forms[dialog_context.active_dialog.state["form"]]
        return form


def sent_data(form: Form, draft: Draft) -> dict[str, Any]:
    """The data that the form's button would send with this draft."""
    known = {name: value for name, value in draft.items() if name in form.sends.__dataclass_fields__}
    return {"verb": form.sends.verb} | known
