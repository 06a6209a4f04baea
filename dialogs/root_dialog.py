"""What a sentence leads to: help, cancel, going on with what was left unfinished, or a capability's command."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from botbuilder.core import PrivateConversationState, TurnContext
from botbuilder.dialogs import DialogContext, DialogSet

from bot.card_actions import Drawn, draw_reply, keep, stays
from bot.commands import Heard
from bot.host_cards import resume_card, suggestions_card
from bot.outgoing import send_drawn, send_text
from bot.prompts import FORM_DIALOG, FormDialog, turn_of
from bot.refusal import Refusal
from bot.teams_dialogs import launcher
from bot.turn import Turn
from storage.bot_state import DatabaseStorage
from storage.database import Database

CANCEL = "peruuta"
YES, NO = frozenset({"kyllä", "joo", "jatketaan", "yes"}), frozenset({"ei", "en", "no"})
_LAUNCHED_MOST = 400
MOST_ANONYMOUS = 1_000
INTERRUPTS_MOST = 40
"""A longer sentence is an answer to the form, even if it begins with a command's word; so is what only nearly is one."""


class RootDialog:
    """Reads a sentence in the state of its person and conversation.

    ``left`` in the state is the one form that another command interrupted; Kehu offers to return to it.
    """

    def __init__(self, database: Database, *, boot: str | None) -> None:
        self._database = database
        # By person in conversation: two people in one thread never answer each other's questions.
        self._state = PrivateConversationState(DatabaseStorage(database))
        self._left = self._state.create_property("left")
        self._dialogs = DialogSet(self._state.create_property("dialogs"))
        # Who has an anonymous form open is kept in memory only, and forgotten at a restart: stored, it would tell.
        self._anonymous: OrderedDict[str, None] = OrderedDict()
        self._dialogs.add(FormDialog(database, boot=boot))

    async def run(self, context: TurnContext, sentence: str) -> None:
        """Answer one sentence. In a channel there are no dialogs: forms are cards there."""
        turn = turn_of(context)
        heard = turn.house.reader.read(sentence)
        if not turn.place.private:
            await self._command(context, None, heard)
            return
        dialog = await self._dialogs.create_context(context)
        if heard.command is None and heard.small_talk is None and turn.place.thread in self._anonymous:
            await send_text(context, turn.text("host-typed-in-chat"))
            return
        if heard.command == CANCEL:
            await self._cancel(context, dialog)
            return
        self.anonymous_form(turn, open=False)
        if dialog.active_dialog is not None and self._interrupts(heard, sentence):
            await self._left.set(context, dict(dialog.active_dialog.state))
            await dialog.cancel_all_dialogs()
            await self._command(context, dialog, heard)
            await self._offer_return(context, dialog)
        elif dialog.active_dialog is not None:
            await dialog.continue_dialog()
            await self._offer_return(context, dialog)
        elif not await self._returned(context, dialog, sentence):
            await self._command(context, dialog, heard)

    async def save(self, context: TurnContext) -> None:
        """Save what this turn changed in the dialogs; StateConflict if another turn of this person was faster."""
        await self._state.save_changes(context)

    async def form_sent(self, context: TurnContext, key: str) -> None:
        """A form was sent by its button: its dialog, waiting for an answer in words, is over."""
        dialog = await self._dialogs.create_context(context)
        if dialog.active_dialog is not None and dialog.active_dialog.state["draft"]["key"] == key:
            await dialog.cancel_all_dialogs()
            await self._offer_return(context, dialog)

    async def follow(self, context: TurnContext, drawn: Drawn) -> None:
        """A click opened a form in the personal chat: it can be answered in words too."""
        dialog = await self._dialogs.create_context(context)
        if dialog.active_dialog is not None:
            await dialog.cancel_all_dialogs()
        await self._begin(dialog, drawn)

    def anonymous_form(self, turn: Turn, *, open: bool) -> None:
        """Remember for a while that an anonymous form is open in a personal chat, or that it no longer is."""
        self._anonymous.pop(turn.place.thread, None)
        if open:
            self._anonymous[turn.place.thread] = None
            if len(self._anonymous) > MOST_ANONYMOUS:
                self._anonymous.popitem(last=False)

    async def abandon(self, context: TurnContext) -> None:
        """A form's *Peruuta* was clicked."""
        await self._cancel(context, await self._dialogs.create_context(context))

    @staticmethod
    def _interrupts(heard: Heard, sentence: str) -> bool:
        certain = heard.command is not None and not heard.slip
        return certain and not heard.rest and len(sentence) <= INTERRUPTS_MOST

    async def _command(self, context: TurnContext, dialog: DialogContext | None, heard: Heard) -> None:
        turn = turn_of(context)
        if heard.command is None:
            await self._not_a_command(context, heard)
            return
        command = turn.house.commands[heard.command]
        if command.private and not turn.place.private:
            await send_text(context, turn.text("host-private-only"))
            return
        try:
            drawn: Drawn = await self._database.transaction(
                lambda session: draw_reply(command.run(heard.told, turn, session), turn, session)
            )
        except Refusal as refusal:
            await send_text(context, turn.speech.refusal(refusal, turn.today, turn.zone))
            return
        if drawn.form is not None and dialog is not None:
            await self._begin(dialog, drawn)
        elif drawn.form is not None and turn.dialogs:
            sentence = f"{heard.command} {heard.rest}".strip()[:_LAUNCHED_MOST]
            await send_drawn(context, Drawn(card=launcher(turn, drawn.form, sentence)))
        else:
            sent = await send_drawn(context, drawn)
            await self._keep(turn, drawn, sent)

    async def _keep(self, turn: Turn, drawn: Drawn, sent: str | None) -> None:
        if sent is not None and drawn.shows is not None and stays(drawn.shows, turn):
            shows = drawn.shows
            await self._database.transaction(lambda session: keep(shows, turn, session, sent, shown=True))

    async def _begin(self, dialog: DialogContext, drawn: Drawn) -> None:
        turn = turn_of(dialog.context)
        form = None if drawn.form is None else turn.house.forms[drawn.form]
        self.anonymous_form(turn, open=form is not None and form.anonymous)
        if form is None or not form.questions:
            await send_drawn(dialog.context, drawn)
            return
        await dialog.begin_dialog(FORM_DIALOG, {"form": drawn.form, "known": drawn.draft})

    async def _not_a_command(self, context: TurnContext, heard: Heard) -> None:
        turn = turn_of(context)
        if heard.small_talk == "thanks":
            await send_text(context, turn.text("unknown-thanks"))
        elif heard.small_talk is None:
            await send_drawn(context, Drawn(card=suggestions_card(turn, heard.suggestions)))

    async def _cancel(self, context: TurnContext, dialog: DialogContext) -> None:
        turn = turn_of(context)
        active = dialog.active_dialog is not None or turn.place.thread in self._anonymous
        self.anonymous_form(turn, open=False)
        await dialog.cancel_all_dialogs()
        await send_text(context, turn.text("dialog-cancelled" if active else "host-nothing-to-cancel"))
        await self._offer_return(context, dialog)

    async def _offer_return(self, context: TurnContext, dialog: DialogContext) -> None:
        left: dict[str, Any] | None = await self._left.get(context)
        turn = turn_of(context)
        if left is None or dialog.active_dialog is not None:
            return
        if left["form"] in turn.house.forms:
            await send_drawn(context, Drawn(card=resume_card(turn, turn.house.forms[left["form"]])))

    async def _returned(self, context: TurnContext, dialog: DialogContext, sentence: str) -> bool:
        left: dict[str, Any] | None = await self._left.get(context)
        if left is None:
            return False
        answer = sentence.strip().casefold().rstrip(".!")
        if answer not in YES | NO:
            return False
        await self._left.delete(context)
        turn = turn_of(context)
        if answer in YES and left["form"] in turn.house.forms:
            options = {"form": left["form"], "known": left["draft"], "step": left["step"]}
            await dialog.begin_dialog(FORM_DIALOG, options)
        else:
            await send_text(context, turn.text("dialog-cancelled"))
        return True
