"""Support's own settings: its channel, its mailbox, and which functions each kind of decision concerns."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.capability import Asks, Reply, Shows
from bot.cards import Meta, Part, button, buttons, fold, item_row, section, submit_button
from bot.mail import is_mailbox
from bot.refusal import Refusal
from bot.turn import CHANNEL, Turn
from dialogs.decisions import payloads as p
from dialogs.decisions import rules
from dialogs.decisions.record import (
    MAIL,
    REPLY,
    by_kind,
    capital,
    card_delivery,
    function_name,
    post_key,
    receipt_changed,
    send_to_channel,
)
from dialogs.decisions.small_forms import KIND, MAILBOX
from storage import conversations, decisions, network_settings, outbox
from storage.members import COORDINATOR, DEPUTY, SUPPORT

SETTINGS = "settings"
RESENT = 200


def may_set_up(turn: Turn) -> bool:
    """The coordinator, the deputy and support set support's own matters up."""
    return turn.me.holds(COORDINATOR, DEPUTY, SUPPORT)


def _check(turn: Turn) -> None:
    if not may_set_up(turn):
        raise Refusal("refusal-not-allowed", role=turn.text("decisions-setup-role"))


def settings_parts(turn: Turn, session: Session) -> Sequence[Part]:
    """What the settings card says of decisions: in a channel the offer to make it support's, else all of it."""
    if turn.place.kind == CHANNEL:
        return _channel_parts(turn, session)
    if not turn.place.private:
        return ()
    return _own_parts(turn, session)


def _channel_parts(turn: Turn, session: Session) -> list[Part]:
    here = network_settings.support_channel(session) == turn.place.id
    parts: list[Part] = [section(turn.text("decisions-settings"))]
    state = turn.text("decisions-channel-is" if here else "decisions-channel-is-not")
    parts.append(item_row(turn.text("decisions-channel"), [Meta(state)]))
    if not here:
        parts.append(buttons([button(turn.text("decisions-take-channel"), p.TakeChannel())]))
    return parts


def _own_parts(turn: Turn, session: Session) -> list[Part]:
    may = may_set_up(turn)
    chosen = network_settings.support_channel(session)
    conversation = conversations.find(session, chosen) if chosen else None
    where = conversation.channel_name if conversation is not None else None
    unset = turn.text("decisions-channel-how")
    mailbox = network_settings.support_mailbox(session)
    change = turn.text("decisions-change")
    parts: list[Part] = [section(turn.text("decisions-settings"))]
    told = where or turn.text("decisions-channel-set") if chosen else unset
    parts.append(item_row(turn.text("decisions-channel"), [Meta(told)]))
    meta = [Meta(mailbox or turn.text("decisions-mailbox-unset"))]
    if not network_settings.mail_server_is_set(session):
        meta.append(Meta(turn.text("decisions-no-server")))
    ask = submit_button(change, p.AskMailbox()) if may else None
    parts.append(item_row(turn.text("decisions-mailbox"), meta, button=ask))
    rows: list[Part] = []
    for kind in rules.KINDS:
        names = [function_name(turn, function) for function in rules.concerned(kind, (), by_kind(session))]
        ask = submit_button(change, p.AskKind(kind)) if may else None
        title = turn.text("decisions-kind", kind=kind)
        rows.append(item_row(title, [Meta(turn.speech.listing(names, most=6))], button=ask))
    parts.append(fold("kinds", turn.text("decisions-kinds"), [], rows, speech=turn.speech, separator=False))
    return parts


def take_channel(payload: p.TakeChannel, turn: Turn, session: Session) -> Reply:
    """Make this channel support's. What has waited for one, and what could not be delivered, goes there now."""
    _check(turn)
    if turn.place.kind != CHANNEL:
        raise Refusal("decisions-error-channel")
    if network_settings.support_channel(session) != turn.place.id:
        network_settings.put(
            session,
            network_settings.SUPPORT_CHANNEL,
            {"conversation": turn.place.id},
            by=turn.me.id,
            now=turn.now,
        )
    sent = 0
    for decision in [*decisions.waiting_for_channel(session), *_undelivered(turn, session)]:
        send_to_channel(session, decision, turn.now)
        receipt_changed(session, decision, turn.now)
        sent += 1
    outbox.hurry(session, REPLY, turn.now)
    return Reply(notice=turn.text("decisions-channel-taken", n=sent), shows=Shows(SETTINGS))


def _undelivered(turn: Turn, session: Session) -> list[decisions.Decision]:
    """Those whose card was given up in the channel that support had before."""
    return [
        decision
        for decision in decisions.newest(session, limit=RESENT)
        if decision.channel_id not in (None, turn.place.id)
        and card_delivery(session, decision).state == "given-up"
        and outbox.by_key(session, post_key(decision)) is not None
    ]


def ask_mailbox(payload: p.AskMailbox, turn: Turn, session: Session) -> Reply:
    """Open the mailbox form."""
    _check(turn)
    return Reply(asks=Asks(MAILBOX))


def set_mailbox(payload: p.SetMailbox, turn: Turn, session: Session) -> Reply:
    """Name support's mailbox; mail that waits goes there at once."""
    _check(turn)
    address = payload.address.strip()
    if address and not is_mailbox(address):
        raise Refusal("decisions-error-mailbox")
    network_settings.put(
        session,
        network_settings.SUPPORT_MAILBOX,
        {"address": address} if address else {},
        by=turn.me.id,
        now=turn.now,
    )
    outbox.hurry(session, MAIL, turn.now)
    return Reply(notice=turn.text("decisions-mailbox-saved"), shows=Shows(SETTINGS))


def ask_kind(payload: p.AskKind, turn: Turn, session: Session) -> Reply:
    """Open the form of a kind's functions."""
    _check(turn)
    return Reply(asks=Asks(KIND, {"kind": rules.check_kind(payload.kind)}))


def set_kind(payload: p.SetKind, turn: Turn, session: Session) -> Reply:
    """Say which functions a kind concerns from now on; decisions that were sent stay as they are."""
    _check(turn)
    kind, functions = rules.check_kind(payload.kind), rules.chosen_functions(payload.functions)
    if not functions:
        raise Refusal("decisions-error-functions")
    value = {**by_kind(session), kind: list(functions)}
    network_settings.put(session, network_settings.FUNCTIONS_BY_KIND, value, by=turn.me.id, now=turn.now)
    title = capital(turn.text("decisions-kind", kind=kind))
    return Reply(notice=turn.text("decisions-kind-saved", kind_name=title), shows=Shows(SETTINGS))
