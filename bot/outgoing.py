"""What a turn sends: activities made of a card or of a sentence, never both in one (Teams would split them)."""

from __future__ import annotations

from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ActivityTypes, Attachment

from bot.activities import Outgoing
from bot.card_actions import Drawn
from bot.cards import Card
from bot.user_text import inert

ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive"


def card_activity(card: Card) -> Activity:
    """A message that is one card; its first sentence is what the notification says."""
    return Outgoing(
        type=ActivityTypes.message,
        attachments=[Attachment(content_type=ADAPTIVE_CARD, content=card)],
        summary=card.get("fallbackText"),
    )


def text_activity(text: str) -> Activity:
    """A message that is plain text: what people wrote is not read as Markdown or as a mention."""
    return Outgoing(type=ActivityTypes.message, text=inert(text), text_format="plain")


async def send_text(context: TurnContext, text: str) -> None:
    """Say one sentence in the conversation of the turn."""
    await context.send_activity(text_activity(text))


async def send_drawn(context: TurnContext, drawn: Drawn) -> str | None:
    """Send what was drawn as a message of its own; the id of the card's message."""
    if drawn.card is None:
        if drawn.text:
            await send_text(context, drawn.text)
        return None
    sent = await context.send_activity(card_activity(drawn.card))
    return sent.id if sent else None
