"""Surveys of the gallery's networks: open, closed with results, and with groups too small to be shown."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from bot.working_days import WorkingDays
from dialogs.surveys import rules
from dialogs.surveys.closing import close
from dialogs.surveys.launching import launch_own, launch_template
from dialogs.surveys.rules import CHOICE, SCALE, WORDS, Question
from storage import anonymity, members, survey_answers, surveys
from storage.members import Profile
from storage.surveys import EVERYBODY, TITLE_MOST, YEARLY, Survey
from tests.dialogs.network import Network, moment

_CALENDAR = WorkingDays()
_SAID = "Lisää aikaa yhteiselle kehittämiselle. Nyt jokainen hanke keksii samat asiat uudelleen. "
_OWN = (
    Question("o1", SCALE, "Kokoukset auttavat minua työssäni."),
    Question("o2", CHOICE, "Milloin kokoonnumme syksyllä?", ("Aamulla", "Iltapäivällä", "Ei väliä")),
    Question("o3", WORDS, "Mitä toivot kevääksi?"),
)


async def few(network: Network, today: date) -> None:
    """One survey is open."""
    await network.write(lambda session: _yearly(session, today - timedelta(days=2)))


async def many(network: Network, today: date) -> None:
    """Two rounds of the yearly survey are over, the newer one with a group too small to show; one's own is open."""
    await network.write(lambda session: _over(session, today - timedelta(days=400), 12, "", 5))
    await network.write(lambda session: _over(session, today - timedelta(days=40), 21, "", 7))
    await network.write(lambda session: _own_ones(session, today, "Kevään toiveet", _OWN, ""))


async def worst(network: Network, today: date) -> None:
    """Every answer in words is as long as it may be, and every title and choice too."""
    long = (_SAID * 60)[: rules.WORDS_MOST].strip()
    await network.write(lambda session: _over(session, today - timedelta(days=40), 34, long, 8))
    choices = tuple(f"{n} {_SAID}"[: rules.CHOICE_MOST].strip() for n in range(rules.MOST_CHOICES))
    asked = [
        Question("o1", SCALE, (_SAID * 4)[: rules.QUESTION_MOST].strip()),
        Question("o2", CHOICE, (_SAID * 4)[: rules.QUESTION_MOST].strip(), choices),
        Question("o3", WORDS, (_SAID * 4)[: rules.QUESTION_MOST].strip()),
    ]
    await network.write(
        lambda session: _own_ones(session, today, (_SAID * 2)[:TITLE_MOST].strip(), asked, long)
    )


def _yearly(session: Session, day: date) -> Survey:
    people = surveys.audience(session, EVERYBODY)
    return launch_template(session, YEARLY, people, day, _CALENDAR, by=2)


def _over(session: Session, day: date, n: int, long: str, groups: int) -> None:
    for number in range(n):
        person = Profile(f"s-{number}", f"29:s-{number}", f"Vastaaja Numero {number}")
        members.enrol(session, person, moment(day))
    made = _yearly(session, day)
    _answer(session, made, n, long, groups)
    over = made.closes_on + timedelta(days=1)
    close(session, made, over, moment(over))
    anonymity.wiped(session)


def _own_ones(
    session: Session, today: date, title: str, asked: list[Question] | tuple[Question, ...], long: str
) -> None:
    for day in (today - timedelta(days=60), today - timedelta(days=1)):
        made = launch_own(session, title, asked, EVERYBODY, day, day + timedelta(days=14), by=2)
        _answer(session, made, 9, long, 5)
        if made.closes_on < today:
            close(session, made, made.closes_on, moment(made.closes_on))
            anonymity.wiped(session)


def _answer(session: Session, survey: Survey, n: int, long: str, groups: int) -> None:
    for number, person in enumerate(surveys.missing(session, survey.id)[:n]):
        said: dict[str, int | str] = {}
        for place, question in enumerate(rules.questions_of(survey.questions)):
            if question.kind == WORDS:
                said[question.id] = long or f"{_SAID}{number}"
            elif question.parts:
                said[question.id] = 1 + min(number // groups, len(question.values) - 1)
            else:
                said[question.id] = question.values[(number * (place + 3) // 4) % len(question.values)]
        survey_answers.take(session, survey.id, person, said)
