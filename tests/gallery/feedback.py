"""Feedback and suggestions of the gallery's networks."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from storage import feedback, suggestions
from storage.feedback import TEXT_MOST
from tests.dialogs.network import Network

_SAID = (
    ("thanks", "Kiitos nopeasta avusta hakemuksen kanssa. Se ehti ajoissa."),
    ("worry", "Kokouksissa ei ehditä keskustella. Voisiko asialistalla olla vähemmän asioita?"),
    ("idea", "Voisimmeko pitää yhden kokouksen kirjastossa?"),
)
_LONG = "Pitkä teksti, jossa sanotaan kaikki, mitä tästä pitää sanoa, ja perustellaan se kahdesti. "
_SUGGESTED = (
    ("Yhteinen kalenteri hankkeiden tapahtumille", "Nyt tapahtumat ovat päällekkäin.", ""),
    ("Kirjasto kokouspaikaksi", "Tila on ilmainen.", "in-hand"),
    ("Mentori uudelle hankepäällikölle", "Ensimmäiset kuukaudet ovat vaikeimmat.", "trying"),
    ("Hankkeiden sanasto", "Samaa asiaa sanotaan monella nimellä.", "in-use"),
    ("Kokoukset aina etänä", "", "not-now"),
)


async def few(network: Network, today: date) -> None:
    """One message and one suggestion, both new."""
    aino = network.turn("Aino", today - timedelta(days=3))
    await network.send("feedback.give", aino, recipient="coordinator", kind="idea", text=_SAID[2][1])
    await network.send("feedback.suggest", aino, title=_SUGGESTED[0][0], text=_SUGGESTED[0][1])


async def many(network: Network, today: date) -> None:
    """Feedback to everybody who gets it, answered or not, and suggestions in each state."""
    for n in range(12):
        day = today - timedelta(days=40 - 3 * n)
        kind, text = _SAID[n % 3]
        recipient = ("coordinator", "support", "network")[n % 2]
        who = ("Aino", "Sari", "Mikko")[n % 3]
        given = {"recipient": recipient, "kind": kind, "text": text}
        await network.send("feedback.give", network.turn(who, day), **given)
    kaisa = network.turn("Kaisa", today - timedelta(days=2))
    await network.send("feedback.answer", kaisa, feedback=1, answer="Kiitos! Tästä puhutaan kokouksessa.")
    await network.click("feedback.thank", kaisa, feedback=3)
    for n, (title, text, state) in enumerate(_SUGGESTED, 1):
        await network.send(
            "feedback.suggest", network.turn("Aino", today - timedelta(days=30)), title=title, text=text
        )
        for person in ("Sari", "Jouni", "Mikko", "Päivi")[: n - 1]:
            await network.click("feedback.support", network.turn(person), suggestion=n)
        if state:
            reason = "Kokeilemme tätä maaliskuussa kahdessa hankkeessa."
            reply_by = (today + timedelta(days=20)).isoformat()
            await network.send(
                "feedback.progress", kaisa, suggestion=n, state=state, reason=reason, reply_by=reply_by
            )
    await network.send("feedback.message", kaisa, suggestion=1, text="Kuka ylläpitäisi kalenteria?")
    await network.send(
        "feedback.message", network.turn("Aino", today), suggestion=1, text="Minä voin aloittaa."
    )
    await network.write(_arrive)


async def worst(network: Network, today: date) -> None:
    """Every text at its longest, a long talk, and more suggestions than a page holds."""
    long = (_LONG * 40)[:4000].strip()
    for n in range(10):
        aino = network.turn("Aino", today - timedelta(days=20))
        await network.send(
            "feedback.give", aino, recipient="coordinator", kind="worry", text=long[:TEXT_MOST]
        )
        await network.send("feedback.suggest", aino, title=f"{n} {long}"[:150], text=long[:TEXT_MOST])
    kaisa = network.turn("Kaisa", today)
    await network.send("feedback.answer", kaisa, feedback=1, answer=long[:1000])
    for n in range(9):
        for person in (kaisa, network.turn("Aino", today)):
            await network.send("feedback.message", person, suggestion=1, text=f"{n} {long[:990]}")
    given = {"state": "in-hand", "reason": long[:1000], "reply_by": (today + timedelta(days=20)).isoformat()}
    await network.send("feedback.progress", kaisa, suggestion=1, **given)
    await network.send("feedback.owner", kaisa, suggestion=1, to=str(network.who("Sari").id))
    await network.write(lambda session: _arrive(session, long[:TEXT_MOST]))


def _arrive(
    session: Session, text: str = "Kokousten jälkeen olisi hyvä saada muistio samana päivänä."
) -> None:
    feedback.arrive(session, recipient="coordinator", text=text, week="2027-W05")
    feedback.arrive(session, recipient="network", text=text, week="2027-W05")
    suggestions.add(session, title="Etäkahvit perjantaisin", text=text, week="2027-W04", state="new")
