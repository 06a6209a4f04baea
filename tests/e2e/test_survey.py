"""A survey in the Playground: sent by Kati, answered by the network, and its results with charts; anonymiteetti too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.working_days import WorkingDays
from dialogs.surveys import closing, launching
from storage import anonymity, members, survey_answers, surveys
from storage.database import Database
from storage.members import Profile

from .conftest import TODAY, WORKING_HOURS
from .members import Network
from .playground import Person, Place

T = TypeVar("T")
NOW = WORKING_HOURS.astimezone(UTC)
OTHERS = ("Mikko Mäkelä", "Aino Nieminen", "Sami Öberg", "Leena Saarinen-Lähde", "Timo Virtanen")
WORDS = "Yhteiset työpajat tuntuivat hyviltä, niitä lisää"


async def test_a_survey_is_answered_and_its_results_are_looked_at(
    kati: Person, network: Network, tmp_path: Path
) -> None:
    await kati.opens(Place.CHANNEL)
    await kati.says("kysely")
    await kati.opens(Place.PERSONAL)
    await _round_before(tmp_path)
    await kati.says("kysely")
    await kati.card("Kyselyt").photographs("survey-list-before", phone=True)
    await kati.card("Kyselyt").clicks("Uusi kysely")
    own = kati.card("Oma kysely")
    await own.photographs("survey-own-form", phone=True)
    await own.fills("Kyselyn nimi", "Tapaamisten ajat")
    await own.fills("Kysymys tai väite 1", "Torstai sopii minulle")
    await own.clicks("Esikatsele")
    await kati.sees("Esikatselu")
    await kati.card("Esikatselu").photographs("survey-own-preview", phone=True)
    await kati.says("kysely")
    await kati.card("Kyselyt").clicks("Vuosikysely")
    await kati.card("Lähetetäänkö").photographs("survey-launch", phone=True)
    await kati.card("Lähetetäänkö").clicks("Lähetä")
    await kati.sees("Kysely on nyt auki")
    await kati.card("Kysely on nyt auki").photographs("survey-list", phone=True)
    await kati.card("Kysely on nyt auki").clicks("Vastaa")
    form = kati.card("Missä roolissa")
    await form.photographs("survey-form", phone=True)
    await kati.says("Tässä on vastaukseni ihan suoraan tähän keskusteluun")
    await kati.sees("En tallentanut tätä viestiä")
    await form.chooses("Missä roolissa teet kehittämistyötä?", "Projektipäällikkö")
    await form.chooses("En kehitä yksin: saan tukea verkostosta.", "4 jokseenkin samaa mieltä")
    await form.fills("Mitä kehitetään seuraavaksi?", f"{WORDS} 0")
    await form.clicks("Lähetä")
    await kati.sees("Vastauksesi on tallessa. Kiitos, että kerroit.")
    await kati.card("Vastauksesi on tallessa").photographs("survey-thanks", phone=True)
    for n, name in enumerate(OTHERS, 1):
        await _answers(kati, network, name, n)
    await _closed(tmp_path)
    await kati.says("kysely")
    await kati.card("Kyselyt").photographs("survey-list-after", phone=True)
    await kati.card("Kyselyt").clicks(f"Kehittämisen tila {TODAY.year}", row="suljettu")
    results = kati.card("Samat luvut taulukkona")
    await results.photographs("survey-results")
    await results.photographs("survey-results", phone=True)
    await results.unfolds("Näytä", row="sekoitettu järjestys")
    await results.photographs("survey-results-words", phone=True)
    await results.clicks("Projektipäällikkö")
    await kati.sees("Ryhmä: Projektipäällikkö")
    await kati.card("Ryhmä: Projektipäällikkö").photographs("survey-results-group", phone=True)
    await kati.card("Ryhmä: Projektipäällikkö").clicks("Muu rooli")
    await kati.sees("Tästä ei näytetä tuloksia")
    await kati.card("Tästä ei näytetä tuloksia").photographs("survey-results-suppressed", phone=True)
    await kati.card("Ryhmä: Muu rooli").clicks("Lataa Excel")
    await kati.sees("Tiedosto on valmis")
    await kati.says("anonymiteetti")
    await kati.card("Mitä nimettömästä tallentuu?").photographs("survey-anonymity", phone=True)
    await kati.card("Mitä nimettömästä tallentuu?").clicks("Itsetesti")
    await kati.sees("Tauluissa on vain luvatut sarakkeet")
    await kati.sees("Lupaukset pitävät")
    await kati.card("Tauluissa on vain").photographs("survey-self-test", phone=True)
    await kati.photographs("survey-personal")
    await kati.opens(Place.CHANNEL)
    await kati.sees("Samat luvut taulukkona")
    await kati.card("Samat luvut taulukkona").photographs("survey-channel", phone=True)


async def _answers(kati: Person, network: Network, name: str, n: int) -> None:
    """One of the others answers in a chat of their own."""
    member = network.member(name, kati.stream)
    listed = await member.says("kysely")
    count = len(kati.stream.of(listed.conversation))
    await member.clicks(listed, "Vastaa")
    await kati.stream.until(lambda: len(kati.stream.of(listed.conversation)) > count, "the form")
    form = kati.stream.of(listed.conversation)[-1]
    given = {
        "a1": str(1 + n % 2),
        "a2": str(1 + n % 5),
        "a3": "4",
        "a4": "2",
        "a5": "5",
        "a8": f"{WORDS} {n}",
    }
    await member.clicks(form, "Lähetä", **given)


async def _in_database(folder: Path, work: Callable[[Session], T], *, wipe: bool = False) -> T:
    """Work beside the running bot, on its database; what its sweep would do next morning is done at once."""
    database = Database(f"sqlite:///{folder / 'kehu.db'}")
    try:
        done = await database.transaction(work)
        if wipe:
            await database.wipe(anonymity.promised())
            await database.transaction(anonymity.wiped)
        return done
    finally:
        await database.close()


async def _round_before(folder: Path) -> None:
    """More people on the roster, and last year's round with what they answered."""

    def work(session: Session) -> None:
        now = NOW
        for n in range(8):
            members.enrol(session, Profile(f"more-{n}", f"29:more-{n}", f"Jäsen {n}"), now)
        people = surveys.audience(session, surveys.EVERYBODY)
        day = TODAY - timedelta(days=365)
        survey = launching.launch_template(session, "yearly", people, day, WorkingDays())
        for n, person in enumerate(people):
            survey_answers.take(session, survey.id, person, _said(n + 1, "Viime vuonna sanoin"))
        survey.closed_on = survey.closes_on
        closing.close(session, survey, survey.closes_on, now)

    await _in_database(folder, work, wipe=True)


def _said(n: int, words: str) -> survey_answers.Submission:
    said: survey_answers.Submission = {"yearly-role": 1 + n % 2, "yearly-words": f"{words} {n}"}
    for at, name in enumerate(("alone", "model", "support", "straight", "skills", "fail")):
        said[f"yearly-{name}"] = 1 + (n * (at + 1) + at) % 5
    return said


async def _closed(folder: Path) -> None:
    """The rest of the roster answers, and the last day is over."""

    def work(session: Session) -> None:
        (survey,) = surveys.running(session)
        for n, person in enumerate(surveys.missing(session, survey.id)):
            survey_answers.take(session, survey.id, person, _said(n, WORDS))
        closing.close(session, survey, TODAY, NOW)

    await _in_database(folder, work, wipe=True)
