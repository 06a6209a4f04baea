"""What an activity is, and who answers it: a sentence, a click, or news of the team.

One activity is processed once (the inbox knows its id), the turns of one conversation follow one another, and every
click is answered, whatever happens inside.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import sys
import traceback
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Protocol

import structlog
from botbuilder.core import InvokeResponse, TurnContext
from sqlalchemy.orm import Session

from bot import message_actions, teams_dialogs
from bot.arrivals import Arrival, read_arrival
from bot.card_actions import Drawn, click, form_again, is_anonymous, keep, open_form, stays
from bot.card_size import as_json, keep_json_only
from bot.cards import Card
from bot.clock import Clock
from bot.conversation_locks import ConversationLocks
from bot.files import Files, is_consent
from bot.host_cards import CancelForm, Say
from bot.membership import Membership
from bot.outgoing import ADAPTIVE_CARD, card_activity, send_drawn, send_text
from bot.post_failed import PostFailed
from bot.prompts import TURN
from bot.reception import Reception, Stranger
from bot.refusal import Refusal
from bot.texts import Speech
from bot.turn import Turn
from storage import inbox
from storage.database import Database
from storage.instances import SharedTurns

STALE = timedelta(seconds=10)
"""Teams delivers again after 15 seconds: by then what a killed bot has left unfinished must be free."""
MESSAGE = "application/vnd.microsoft.activity.message"
UPDATE_WAIT = 1.5
log = structlog.get_logger(__name__)


class Sentences(Protocol):
    """What the dialogs offer the host."""

    async def run(self, context: TurnContext, sentence: str) -> None:
        """Answer a sentence."""

    async def save(self, context: TurnContext) -> None:
        """Save what the turn changed."""

    async def form_sent(self, context: TurnContext, key: str) -> None:
        """A form's button was pressed."""

    async def follow(self, context: TurnContext, drawn: Drawn) -> None:
        """A click opened a form."""

    async def abandon(self, context: TurnContext) -> None:
        """A form's *Peruuta* was pressed."""

    def anonymous_form(self, turn: Turn, *, open: bool) -> None:
        """A click opened an anonymous form, or led to anything else."""


class ActivityHandler:
    """Answers every activity that came through the door. ``raw`` is the activity's own JSON."""

    def __init__(
        self,
        database: Database,
        reception: Reception,
        membership: Membership,
        sentences: Sentences,
        files: Files,
        clock: Clock,
        turns: SharedTurns | None = None,
    ) -> None:
        self._files = files
        self._database = database
        self._reception = reception
        self._membership = membership
        self._sentences = sentences
        self._clock = clock
        self._locks = ConversationLocks(turns)
        self._under_way: set[str] = set()
        """The activities that this process works on, however long that takes."""

    async def on_turn(self, context: TurnContext, raw: dict[str, Any]) -> InvokeResponse | None:
        """Answer one activity; an invoke gets its response."""
        arrival = read_arrival(raw, self._clock.now())
        if is_anonymous(_verb_pressed(raw), self._reception.house):
            arrival = replace(arrival, quiet=True)
        kind = raw.get("type")
        if kind == "invoke":
            return await self._invoke(context, raw, arrival)
        if kind in ("installationUpdate", "conversationUpdate"):
            await self._once(context, raw, arrival, self._membership.changed(context, raw, arrival))
        elif kind == "message":
            await self._heard(context, raw, arrival)
        return None

    async def _heard(self, context: TurnContext, raw: dict[str, Any], arrival: Arrival) -> None:
        """Answer a message, even if the database does not: who writes must not wait for an answer that never comes."""
        try:
            await self._once(context, raw, arrival, self._message(context, raw, arrival))
        except PostFailed as failed:
            log.warning("reply-not-delivered", reason=failed.reason, status=failed.status)
        except Exception:
            await self._apologise(context, self._reception.speech(None))

    async def _once(self, context: TurnContext, raw: dict[str, Any], arrival: Arrival, work: Any) -> None:
        """Do the work of an activity unless it was received before; Teams delivers again what was answered late."""
        key = f"activity:{arrival.place.thread}:{raw.get('id')}"[-300:]
        now = self._clock.now()
        try:
            if not raw.get("id"):
                await self._in_turn(arrival, raw, work)
            elif arrival.quiet and key not in self._under_way:
                # The inbox would tell who, and when: that such a form counts once, its own keyed hash knows.
                await self._under_way_with(key, self._in_turn(arrival, raw, work))
            elif key not in self._under_way and await self._database.briefly(
                lambda s: inbox.take(s, key, now, STALE)
            ):
                await self._under_way_with(key, self._in_turn(arrival, raw, work))
                await self._done(key)
        finally:
            work.close()

    async def _done(self, key: str) -> None:
        try:
            await self._database.briefly(lambda s: inbox.done(s, key, self._clock.now()))
        except Exception:
            # What was to be done is done, and answered.
            _log_failure()

    async def _under_way_with(self, key: str, work: Any) -> None:
        self._under_way.add(key)
        try:
            await work
        finally:
            self._under_way.discard(key)

    async def _in_turn(self, arrival: Arrival, raw: dict[str, Any], work: Any) -> None:
        async with self._locks.turn(f"{arrival.place.thread}:{raw['from']['id']}"):
            await work

    async def _message(self, context: TurnContext, raw: dict[str, Any], arrival: Arrival) -> None:
        turn = await self._welcome(context, arrival)
        if turn is None:
            return
        context.turn_state[TURN] = turn
        try:
            value = raw.get("value")
            if isinstance(value, dict) and "verb" in value:
                await self._submitted(context, turn, value, raw.get("replyToId"))
            elif (raw.get("text") or "").strip():
                await self._sentences.run(context, raw["text"])
            await self._sentences.save(context)
        except PostFailed as failed:
            # The person was not reached; what was saved is saved, and the outbox has what matters.
            log.warning("reply-not-delivered", reason=failed.reason, status=failed.status)
        except Exception:
            await self._apologise(context, turn.speech)

    async def _welcome(self, context: TurnContext, arrival: Arrival) -> Turn | None:
        now = self._clock.now()
        try:
            return await self._database.briefly(lambda s: self._reception.welcome(s, arrival, now))
        except Stranger:
            pass
        if await self._membership.look_up(arrival):
            return await self._database.briefly(lambda s: self._reception.welcome(s, arrival, now))
        if arrival.sender is not None:
            await send_text(context, self._reception.speech(None).text("error-outsider"))
        return None

    async def _submitted(
        self, context: TurnContext, turn: Turn, value: Mapping[str, Any], card_id: str | None
    ) -> None:
        """A click that came as a message (Action.Submit)."""
        if value["verb"] == Say.verb:
            await self._sentences.run(context, str(value.get("sentence", ""))[:200])
            return
        if value["verb"] == CancelForm.verb:
            await self._cancelled(context, turn, card_id)
            return
        drawn = await self._click(turn, value, card_id)
        self._note_anonymous(turn, drawn)
        if drawn.form is not None and turn.place.private and drawn.fresh:
            await self._sentences.follow(context, drawn)
        elif drawn.offers is not None:
            await context.send_activity(await self._files.offer(turn, drawn.offers))
        elif drawn.card is not None and card_id and not drawn.fresh:
            await self._replace(context, drawn, card_id)
        else:
            await self._keep(turn, drawn, await send_drawn(context, drawn))
        if drawn.sent_key and turn.place.private:
            await self._sentences.form_sent(context, drawn.sent_key)

    async def _keep(self, turn: Turn, drawn: Drawn, sent: str | None) -> None:
        """A card that came as a message of its own is kept up to date too."""
        shows = drawn.shows
        if sent is not None and shows is not None and stays(shows, turn):
            await self._database.briefly(lambda s: keep(shows, turn, s, sent, shown=True))

    async def _cancelled(self, context: TurnContext, turn: Turn, card_id: str | None) -> None:
        if turn.place.private:
            await self._sentences.abandon(context)
        else:
            await send_text(context, turn.text("dialog-cancelled"))

    async def _replace(self, context: TurnContext, drawn: Drawn, card_id: str) -> None:
        """Draw the clicked message anew; if Teams no longer has it, send a new one."""
        activity = card_activity(drawn.card or {})
        activity.id = card_id
        try:
            await context.update_activity(activity)
        except PostFailed:
            await send_drawn(context, drawn)

    async def _click(self, turn: Turn, value: Mapping[str, Any], card_id: str | None) -> Drawn:
        """Run a click in one transaction; a refusal shows the form again, or says its sentence."""
        try:
            return await self._database.briefly(lambda s: click(value, turn, s, card_id=card_id))
        except Refusal as refusal:
            sentence = turn.speech.refusal(refusal, turn.today, turn.zone)
        again = await self._database.read(lambda s: form_again(value, turn, s, sentence))
        return again or Drawn(text=sentence)

    async def _invoke(self, context: TurnContext, raw: dict[str, Any], arrival: Arrival) -> InvokeResponse:
        """A click that waits for its answer: a card's Action.Execute, or a Teams dialog's fetch and submit."""
        name = raw.get("name")
        value = raw["value"] if isinstance(raw.get("value"), dict) else {}
        if name == "adaptiveCard/action":
            action = value.get("action") or {}
            data, answer = dict(action.get("data") or {}), _card_answer
            data.setdefault("verb", action.get("verb", ""))
        elif name == "task/fetch":
            data, answer = dict(value.get("data") or {}), teams_dialogs.fetched
        elif name in ("task/submit", message_actions.SUBMIT):
            data, answer = dict(value.get("data") or {}), teams_dialogs.answer
        elif name == message_actions.FETCH:
            data, answer = {}, teams_dialogs.answer
        elif is_consent(name):
            return await self._consented(context, value, arrival)
        else:
            return InvokeResponse(
                status=400, body={"error": {"code": "BadRequest", "message": "unknown invoke"}}
            )
        # What comes from a dialog is no click on the card that opened it: that one stays as it is.
        card_id = raw.get("replyToId") if name == "adaptiveCard/action" else None
        clicked = await self._clicked(context, arrival, data, card_id)
        if clicked is not None:
            return InvokeResponse(status=200, body=answer(clicked))
        turn = await self._invoked_by(arrival)
        if turn is None:
            outsider = self._reception.speech(None).text("error-outsider")
            return InvokeResponse(status=200, body=answer(Drawn(text=outsider)))
        context.turn_state[TURN] = turn
        try:
            if name == message_actions.FETCH:
                drawn = await self._message_action(turn, value)
            else:
                drawn = await self._invoked(context, turn, data, card_id, arrival)
        except Exception:
            code = _log_failure()
            drawn = Drawn(text=turn.text("error-not-saved", code=code))
        return InvokeResponse(status=200, body=answer(drawn))

    async def _clicked(
        self, context: TurnContext, arrival: Arrival, data: dict[str, Any], card_id: str | None
    ) -> Drawn | None:
        """Nearly every click: who it is and what it does, in one transaction.

        None, and nothing is changed, if anything stands in its way: the long way round then tells what.
        """
        now = self._clock.now()

        def work(session: Session) -> tuple[Turn, Drawn]:
            turn = self._reception.welcome(session, arrival, now)
            drawn = click(data, turn, session, card_id=card_id)
            if card_id is not None and drawn.stays is None and drawn.sent_key is None:
                # It takes the clicked card's place, and nobody looks into it any more.
                keep_json_only(drawn.card)
            return turn, drawn

        if data.get("verb") not in self._reception.house.actions:
            return None
        try:
            turn, drawn = await self._database.briefly(work)
        except Exception:
            return None
        context.turn_state[TURN] = turn
        try:
            await self._after(context, turn, drawn, card_id, arrival)
        except Exception:
            # What was clicked is saved, and so is what the person is told.
            _log_failure()
        return drawn

    async def _message_action(self, turn: Turn, value: Mapping[str, Any]) -> Drawn:
        """An action on a message opens its form, with the message's text and link taken over."""
        action = turn.house.message_actions.get(str(value.get("commandId", "")))
        if action is None:
            return Drawn(text=turn.text("host-old-card"))
        taken = message_actions.taken_over(value)
        return await self._database.read(lambda s: open_form(action.opens(taken, turn, s), turn, s))

    async def _consented(
        self, context: TurnContext, value: Mapping[str, Any], arrival: Arrival
    ) -> InvokeResponse:
        """A person took or declined a file that was offered."""
        turn = await self._invoked_by(arrival)
        if turn is not None:
            try:
                await context.send_activity(await self._files.consented(turn, value))
            except PostFailed as failed:
                log.warning("reply-not-delivered", reason=failed.reason, status=failed.status)
            except Exception:
                await self._apologise(context, turn.speech)
        return InvokeResponse(status=200, body={})

    async def _invoked_by(self, arrival: Arrival) -> Turn | None:
        now = self._clock.now()
        for _ in range(2):
            try:
                return await self._database.briefly(lambda s: self._reception.welcome(s, arrival, now))
            except Stranger:
                if not await self._membership.look_up(arrival):
                    break
        return None

    async def _invoked(
        self, context: TurnContext, turn: Turn, data: dict[str, Any], card_id: str | None, arrival: Arrival
    ) -> Drawn:
        if data.get("verb") == CancelForm.verb:
            if turn.place.private:
                async with self._locks.turn(f"{arrival.place.thread}:{turn.me.id}"):
                    await self._sentences.abandon(context)
                    await self._sentences.save(context)
            return Drawn(text=turn.text("dialog-cancelled"))
        drawn = await self._click(turn, data, card_id)
        await self._after(context, turn, drawn, card_id, arrival)
        return drawn

    async def _after(
        self, context: TurnContext, turn: Turn, drawn: Drawn, card_id: str | None, arrival: Arrival
    ) -> None:
        """What a sent form leads to beside its answer; and what a click brings beneath the card that stays."""
        self._note_anonymous(turn, drawn)
        if drawn.stays is not None:
            await self._beneath(context, turn, drawn, arrival)
        elif drawn.sent_key and turn.place.private:
            async with self._locks.turn(f"{arrival.place.thread}:{turn.me.id}"):
                await self._sentences.form_sent(context, drawn.sent_key)
                await self._sentences.save(context)
        elif drawn.sent_key and card_id and drawn.card is not None and drawn.shows is None:
            await self._for_everybody(context, drawn.card, card_id)

    def _note_anonymous(self, turn: Turn, drawn: Drawn) -> None:
        form = turn.house.forms.get(drawn.form or "")
        self._sentences.anonymous_form(turn, open=form is not None and form.anonymous)

    async def _beneath(self, context: TurnContext, turn: Turn, drawn: Drawn, arrival: Arrival) -> None:
        """A message of its own beneath the clicked card, which stays as it is."""
        if drawn.offers is not None:
            await context.send_activity(await self._files.offer(turn, drawn.offers))
        elif drawn.form is None:
            await send_drawn(context, drawn)
        else:
            async with self._locks.turn(f"{arrival.place.thread}:{turn.me.id}"):
                await self._sentences.follow(context, drawn)
                await self._sentences.save(context)

    async def _for_everybody(self, context: TurnContext, card: Card, card_id: str) -> None:
        """A form in a channel that was sent: the others need not see it empty. The click does not wait long for it."""
        activity = card_activity(card)
        activity.id = card_id
        with contextlib.suppress(PostFailed, TimeoutError):
            await asyncio.wait_for(context.update_activity(activity), UPDATE_WAIT)

    async def _apologise(self, context: TurnContext, speech: Speech) -> None:
        code = _log_failure()
        try:
            await send_text(context, speech.text("error-not-saved", code=code))
        except PostFailed as failed:
            log.warning("reply-not-delivered", reason=failed.reason, status=failed.status)


def _verb_pressed(raw: Mapping[str, Any]) -> object:
    """The verb of the button that an activity tells of, or None. The activity may be anything."""
    value = raw.get("value")
    if not isinstance(value, dict):
        return None
    action = value.get("action")
    holder = action if isinstance(action, dict) else value
    data = holder.get("data")
    verb = data.get("verb") if isinstance(data, dict) else None
    return verb or holder.get("verb")


def _log_failure() -> str:
    """Log an unexpected error without any of its data (texts are in values, not in the code's lines)."""
    code = secrets.token_hex(3)
    log.error("turn-failed", code=code, where=_where())
    return code


def _where() -> list[str]:
    error = sys.exc_info()[1]
    if error is None:
        return []
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{type(error).__name__}", *(f"{frame.name}:{frame.lineno}" for frame in frames[-6:])]


def _card_answer(drawn: Drawn) -> dict[str, Any]:
    shown = drawn.stays or drawn.card
    if shown is not None:
        return {"statusCode": 200, "type": ADAPTIVE_CARD, "value": as_json(shown)}
    return {"statusCode": 200, "type": MESSAGE, "value": drawn.text or ""}
