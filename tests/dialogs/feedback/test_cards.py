"""Every card and form of feedback and suggestions, in both languages: valid, small enough, and for whom it is meant."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.cards import Card
from bot.refusal import Refusal
from dialogs.feedback.codes import ask_code_card
from dialogs.feedback.forms import FORMS
from dialogs.feedback.suggestion_forms import SUGGESTION_FORMS
from storage import feedback, suggestions
from tests.adaptive_card import check, interpreted
from tests.dialogs.network import TODAY, Network, told

MOST = 25_000
LONG = ("Pitkä teksti, jossa on **lihavaa** ja [linkki](https://paha.example). " * 40)[:2000]


def fits(card: Card | None) -> None:
    assert card is not None
    assert check(card) == [] and interpreted(card) == []
    assert len(json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()) < MOST


async def fill(network: Network) -> None:
    """Feedback of each kind, and a suggestion with everything that can happen to it."""
    aino, kaisa, sari = network.turn("Aino"), network.turn("Kaisa"), network.turn("Sari")
    await network.send("feedback.give", aino, recipient="coordinator", kind="worry", text=LONG)
    await network.send("feedback.answer", kaisa, feedback=1, answer=LONG[:1000])
    await network.click("feedback.thank", kaisa, feedback=1)
    await network.send("feedback.suggest", aino, title=LONG[:150], text=LONG)
    for person in ("Sari", "Jouni", "Riikka", "Mikko", "Päivi", "Elina", "Tuomas", "Kaisa"):
        await network.click("feedback.support", network.turn(person), suggestion=1)
    for number in range(9):
        await network.send("feedback.message", kaisa, suggestion=1, text=f"{number} {LONG[:990]}")
        await network.send("feedback.message", aino, suggestion=1, text=f"{number} {LONG[:990]}")
    given = {"state": "in-hand", "reason": LONG[:1000], "reply_by": "2027-01-15"}
    await network.send("feedback.progress", kaisa, suggestion=1, **given)
    await network.send("feedback.owner", kaisa, suggestion=1, to=str(sari.me.id))

    def arrive(session: Session) -> None:
        feedback.arrive(session, recipient="network", text=LONG, week="2026-W49")
        suggestions.add(
            session, title="Nimetön", text="", week="2025-W49", state="not-now", reason=LONG[:1000]
        )

    await network.write(arrive)


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.proofs
async def test_every_card_is_valid_and_fits(network: Network, language: str) -> None:
    await fill(network)
    surfaces = [
        ("feedback", 1, "Kaisa"),
        ("feedback.own", 1, "Aino"),
        ("feedback.anonymous", 1, "Sari"),
        ("feedback.suggestion", 1, "Kaisa"),
        ("feedback.suggestion", 1, "Sari"),
        ("feedback.suggestion", 2, "Mikko"),
        ("feedback.followed", 1, "Aino"),
        ("home", 0, "Kaisa"),
    ]
    for surface, subject, who in surfaces:
        fits(await network.surface(surface, subject, network.turn(who, language=language)))
    in_channel = network.turn("Sari", language=language, kind="channel")
    fits(await network.surface("feedback.suggestion", 1, in_channel))
    known: dict[str, Any] = {
        "feedback": 1,
        "suggestion": 1,
        "recipient": "support",
        "text": LONG,
        "title": "x",
    }
    for form in (*FORMS, *SUGGESTION_FORMS):
        fits(await network.form(form.name, known, network.turn("Kaisa", language=language), "Huomautus."))
    kaisa = network.turn("Kaisa", language=language)
    fits(ask_code_card(kaisa, None))
    for verb, more in (
        ("feedback.start", {}),
        ("feedback.received", {"all": True}),
        ("feedback.suggestions", {"page": 2**60}),
        ("feedback.suggestions", {}),
        ("feedback.code-kept", {}),
        ("feedback.close-talk", {}),
    ):
        fits((await network.click(verb, kaisa, **more)).card)
    aino = network.turn("Aino", language=language)
    fits((await network.click("feedback.mine", aino)).card)
    fits((await network.click("feedback.ask-withdraw", aino, feedback=1)).card)
    given = {"title": "Idea", "text": LONG}
    fits((await network.send("feedback.suggest-anonymous", aino, **given)).card)


async def test_what_is_for_one_is_shown_to_nobody_else(network: Network) -> None:
    await fill(network)
    for surface, who, kind in (
        ("feedback", "Sari", "personal"),
        ("feedback", "Aino", "personal"),
        ("feedback", "Kaisa", "channel"),
        ("feedback.own", "Kaisa", "personal"),
        ("feedback.own", "Aino", "channel"),
        ("feedback.followed", "Kaisa", "personal"),
        ("feedback.followed", "Aino", "channel"),
    ):
        turn = network.turn(who, kind=kind)
        with pytest.raises(Refusal):
            await network.surface(surface, 1, turn)


async def test_the_talk_names_who_wrote_and_you(network: Network) -> None:
    await fill(network)
    seen = told(await network.surface("feedback.suggestion", 1, network.turn("Jouni")))
    assert "Kaisa Lehtonen" in seen and "Sinä" not in seen
    assert "Sinä" in told(await network.surface("feedback.suggestion", 1, network.turn("Kaisa")))


async def test_in_english_dates_and_states_read_well(network: Network) -> None:
    await fill(network)
    seen = told(await network.surface("feedback.followed", 1, network.turn("Aino", language="en")))
    assert "In hand · next word 15\u00a0Jan\u00a02027 at the latest" in seen
    assert "Your suggestion is now looked after by Sari Mäkelä" in seen


async def test_a_reply_day_that_has_passed_is_told_so_and_never_by_colour_alone(network: Network) -> None:
    await network.send("feedback.suggest", network.turn("Aino"), title="Yhteinen kalenteri", text="Nyt.")
    later = network.turn("Kaisa", TODAY + timedelta(days=30))
    card = await network.surface("feedback.suggestion", 1, later)
    state = next(part for part in card["body"] if part.get("color") == "Attention")
    assert state["text"].startswith("Uusi · vastauspäivä oli ")
    before = await network.surface("feedback.suggestion", 1, network.turn("Kaisa"))
    assert "vastaus viimeistään" in told(before) and '"Attention"' not in told(before)


async def test_of_a_long_talk_the_last_two_messages_are_in_sight(network: Network) -> None:
    await network.send("feedback.suggest", network.turn("Aino"), title="Yhteinen kalenteri", text="Nyt.")
    for n in range(5):
        await network.send("feedback.message", network.turn("Kaisa"), suggestion=1, text=f"Viesti {n}")
    card = await network.surface("feedback.suggestion", 1, network.turn("Kaisa"))
    earlier = next(part for part in card["body"] if part.get("id") == "earlier")
    assert earlier["isVisible"] is False and "3 aiempaa viestiä" in told(card)
    assert "Viesti 2" in told(earlier) and "Viesti 3" not in told(earlier)
