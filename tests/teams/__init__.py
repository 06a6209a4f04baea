"""A pretend Teams over real HTTP: people who say, click and hear; a connector as strict as the real one.

Start reading at Teams (the tenant) and Person. A test hands in the bot's address:

    async with Teams("http://127.0.0.1:3978/api/messages") as teams:
        kati = teams.person("Kati Pääkkönen")
        await teams.installs(by=kati)
        answer = await kati.says("aloitus")
        await kati.clicks("Aloita", on=answer, inputs={"Hankkeen nimi": "Digipolku"})
"""

from .answers import NotShown
from .client import ClientBlocked, NotThere
from .conversations import Answer, BotRefused, Conversation, Message, NotHeard
from .faults import Call, Fault
from .person import Person
from .reading import FOLDED, Card
from .strictness import card_problems
from .tenant import Teams

__all__ = [
    "FOLDED",
    "Answer",
    "BotRefused",
    "Call",
    "Card",
    "ClientBlocked",
    "Conversation",
    "Fault",
    "Message",
    "NotHeard",
    "NotShown",
    "NotThere",
    "Person",
    "Teams",
    "card_problems",
]
