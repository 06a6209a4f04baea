"""Two months of a network of eight, by the clock and over the wire: each message once, in time, to the right people.

March and April 2027 have Easter and the change to summer time in them. Between the two meetings the coordinator leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from bot.working_days import WorkingDays
from storage import members, projects
from tests.adaptive_card import check
from tests.serving import Served, SetClock, helsinki, serving
from tests.teams import Answer, Message, Person, Teams

ZONE = ZoneInfo("Europe/Helsinki")
CALENDAR = WorkingDays()
AGREED = date(2027, 2, 26)
FIRST, SECOND = date(2027, 3, 11), date(2027, 4, 8)
LEAVES = date(2027, 3, 22)
END = date(2027, 4, 30)
LOOKS, LOOKS_OFF = (8, 9, 12, 13), (12,)
"""The hours at which the timetable is looked at: on working days, and on weekends and holidays."""
LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0"
CALL = "Mitä haluat tuoda yhteiseen keskusteluun?"
REMINDER = "Onko sinulla asiaa tapaamiseen?"
SOON = "Verkostotapaaminen alkaa tunnin kuluttua, klo 13."
CHANNEL = "Verkosto"


@dataclass(frozen=True)
class Heard:
    """A message that nobody asked for, with the wall-clock moment and the place where it came."""

    when: str
    where: str
    message: Message

    @property
    def first(self) -> str:
        """What it said when it came."""
        return self.message.was(0).sees()


class Network:
    """Eight people: a coordinator, a deputy, one of support, three who manage a project, two who are just members."""

    def __init__(self, served: Served, teams: Teams) -> None:
        self.served, self.teams = served, teams
        self.kati = teams.person("Kati Korhonen")
        self.mikko = teams.person("Mikko Mäkelä")
        self.leena = teams.person("Leena Saarinen")
        self.aino = teams.person("Aino Nieminen")
        self.eero = teams.person("Eero Korpi")
        self.satu = teams.person("Satu Ojala")
        self.petra = teams.person("Petra Lahti")
        self.jouni = teams.person("Jouni Aho")
        self.heard: list[Heard] = []
        self._seen = 0

    async def looks(self) -> None:
        """The timetable looks at what is due now, and everything that comes of it is noted."""
        await self.served.deliver()
        local = self.served.clock.moment.astimezone(ZONE)
        for event in self.teams.log[self._seen :]:
            if event.kind == "sent" and event.reply_to is None and event.message is not None:
                self.heard.append(Heard(f"{local:%d.%m. %H:%M}", event.conversation.name, event.message))
        self._seen = len(self.teams.log)

    async def until(self, day: date, hour: int, minute: int = 0) -> None:
        """Time goes on; the timetable is looked at on its way and, twice, at that moment."""
        clock, target = self.served.clock, helsinki(day, hour, minute)
        looked = clock.moment.astimezone(ZONE).date()
        while looked <= day:
            for each in LOOKS if CALENDAR.is_working_day(looked) else LOOKS_OFF:
                moment = helsinki(looked, each)
                if clock.moment < moment < target:
                    clock.go_to(moment)
                    await self.looks()
            looked += timedelta(days=1)
        clock.go_to(target)
        await self.looks()
        await self.looks()

    def newest(self, words: str, where: str) -> Message:
        """The newest message at a place that said these words when it came."""
        return next(h.message for h in reversed(self.heard) if h.where == where and words in h.first)

    async def agrees(self) -> None:
        """Kati, who installed Kehu, gives out two roles and agrees when the network meets."""
        await self.teams.installs(by=self.kati)
        await self.served.kehu.database.transaction(self._projects)
        settings = await self.kati.says("asetukset")
        for person, role in ((self.mikko, "deputy"), (self.leena, "finance")):
            form = await self.kati.clicks("Anna rooli", on=settings)
            to = form.inputs()["to"].choices[person.name]
            await self.kati.clicks("Tallenna", on=form, role=role, to=to)
        await self.looks()
        await self.mikko.clicks("Otan vastaan")
        form = await self.kati.clicks("Muuta", row="Tapaamisten aika", on=await self.kati.says("asetukset"))
        agreed = await self.kati.clicks(
            "Tallenna", on=form, rule="2. torstai klo 13", place="Kaupungintalo, huone 3", link=LINK
        )
        assert "Tapaamiset on sovittu.\nKuukauden 2. torstai klo 13–14.30" in agreed.sees()
        await self.looks()
        self.heard.clear()  # the greeting of the installation

    def _projects(self, session: Session) -> None:
        for person, name in (
            (self.aino, "Digipolku"),
            (self.eero, "Vihreä satama"),
            (self.satu, "Kotoportti"),
        ):
            member = members.by_sender(session, person.aad_object_id)
            assert member is not None
            projects.find_or_make(session, name, by=member.id, now=self.served.clock.now())

    async def proposes_presentation(self, person: Person, project: str) -> Answer:
        form = await person.says("asialistalle hanke-esittely")
        return await person.clicks("Lähetä", on=form, project=form.inputs()["project"].choices[project])

    async def not_this_time(self, person: Person) -> None:
        await person.clicks("Vastaa")
        said = await person.clicks("Ei tällä kertaa")
        assert "En kysy tästä tapaamisesta enää." in said.sees()


async def before_the_first(net: Network) -> None:
    """Those asked answer in different ways, one of the others proposes too, and one comes too late."""
    await net.until(date(2027, 3, 2), 10)
    added = await net.aino.says("asialistalle ESR+ haku aukeaa")
    assert "Lisäsin asialistalle: ESR+ haku aukeaa (10 min)" in added.sees()
    assert (
        "Lisäsin asialistalle: Kotoportti" in (await net.proposes_presentation(net.satu, "Kotoportti")).sees()
    )
    await net.proposes_presentation(net.eero, "Vihreä satama")
    await net.petra.says("asialistalle: Uusi hankintaohje")
    await net.until(date(2027, 3, 3), 10)
    await net.not_this_time(net.kati)
    card = net.newest(CALL, CHANNEL)
    for title in ("ESR+ haku aukeaa", "Uusi hankintaohje", "Kotoportti", "Vihreä satama"):
        assert title in card.sees() and title not in card.was(0).sees()
    await net.until(date(2027, 3, 10), 15)
    late = await net.jouni.says("asialistalle Tietosuojan kuulumiset")
    assert "Siirsin ehdotuksesi seuraavaan tapaamiseen: to 8.4." in late.sees()


async def the_first(net: Network) -> None:
    """Jouni, who holds no role, is its secretary: three promises, and one presentation that is not reached."""
    await net.until(FIRST, 13, 2)
    await net.jouni.clicks("Aloita kokous", on=net.newest(SOON, CHANNEL))
    await net.looks()
    lead: Answer | Message = net.jouni.chat.last
    assert "Avaus" in lead.sees() and "Kohta 1/" in lead.sees()
    lead = await net.jouni.clicks("Seuraava kohta", on=lead, notes="Paikalla seitsemän.")
    for owner, what, due in (
        (net.aino, "Lähetän hakuohjeen kaikille", date(2027, 3, 18)),
        (net.kati, "Varaan tilan kevääksi", date(2027, 3, 24)),
        (net.petra, "Kerään kysymykset hankinnoista", date(2027, 4, 6)),
    ):
        lead = await net.jouni.clicks("Lisää lupaus", on=lead, owner=owner.name, what=what, due=due)
    assert "ESR+ haku aukeaa" in lead.sees() and "Lupaukset tästä kohdasta (3)" in lead.sees()
    lead = await net.jouni.clicks("Seuraava kohta", on=lead, notes="Haku aukeaa 1.4.", decisions="Haetaan.")
    lead = await net.jouni.clicks("Seuraava kohta", on=lead, notes="Ohje on verkossa.")
    assert "Kotoportti" in lead.sees()
    await net.until(FIRST, 14, 25)
    asked = await net.jouni.clicks("Päätä kokous", on=lead, notes="Työpolkuja 120.")
    assert "1 kohta siirtyy seuraavaan: to 8.4." in asked.sees()
    ended = await net.jouni.clicks("Päätä kokous", on=asked)
    assert "Muistio tapaamisesta to 11.3. on valmis. Kirjattiin 3 lupausta." in ended.sees()
    again = await net.mikko.clicks("Aloita kokous", on=net.newest(SOON, CHANNEL).was(0))
    assert "Tapaaminen on ohi." in again.sees()
    await net.looks()


async def between(net: Network) -> None:
    """One keeps a promise; the coordinator leaves the team, and the deputy gets and keeps what she had promised."""
    await net.until(date(2027, 3, 18), 10)
    await net.aino.clicks("Valmis")
    await net.until(LEAVES, 10)
    await net.teams.removes(net.kati)
    refused = await net.kati.says("asialista")
    assert "Asialista" not in refused.sees()
    await net.until(date(2027, 3, 24), 10)
    await net.mikko.clicks("Valmis")


async def before_the_second(net: Network) -> None:
    """The deputy puts the agenda in order; what was not reached is on it once, and first in its section."""
    await net.until(date(2027, 3, 30), 10)
    await net.not_this_time(net.mikko)
    await net.satu.says("asialistalle Kokemuksia kyselystä")
    await net.looks()
    card = net.newest(CALL, CHANNEL)
    assert card.sees().count("Vihreä satama") == 1 and "Siirtynyt: ei ehditty" in card.sees()
    assert "Lupaukset: 2 hoidettu, 1 auki" in card.sees()
    assert card.sees().index("Tietosuojan kuulumiset") < card.sees().index("Kokemuksia kyselystä")
    order = await net.mikko.clicks("Järjestys", on=await net.mikko.says("asialista"))
    await net.mikko.clicks("Ylös", on=order, row="Kokemuksia kyselystä")
    await net.looks()
    assert card.sees().index("Kokemuksia kyselystä") < card.sees().index("Tietosuojan kuulumiset")


async def the_second(net: Network) -> None:
    """The deputy leads; the promise that is open is kept while it is talked of."""
    await net.until(SECOND, 13, 1)
    await net.mikko.clicks("Aloita kokous", on=net.newest("Asialista on lukittu", CHANNEL))
    await net.looks()
    lead: Answer | Message = net.mikko.chat.last
    await net.mikko.clicks("Valmis", on=lead, row="Kerään kysymykset hankinnoista")
    lead = await net.mikko.clicks("Seuraava kohta", on=lead)
    lead = await net.mikko.clicks(
        "Lisää lupaus", on=lead, owner="Eero Korpi", what="Kokoan kyselyn tulokset", due=date(2027, 4, 20)
    )
    while "Seuraava kohta" in lead.buttons(net.mikko):
        lead = await net.mikko.clicks("Seuraava kohta", on=lead)
    await net.until(SECOND, 14, 20)
    asked = await net.mikko.clicks("Päätä kokous", on=lead)
    assert "Kaikki kohdat on käsitelty." in asked.sees()
    await net.mikko.clicks("Päätä kokous", on=asked)
    await net.looks()


EVERYBODY_ASKED = ("Aino Nieminen", "Eero Korpi", "Leena Saarinen", "Mikko Mäkelä", "Satu Ojala")
"""Who manages a project or holds a role, beside the coordinator who leaves."""
YOURS = "Sinun kohtasi asialistalla"
PULSE = "Tapaamisen pulssi"
COMES = [
    ("02.03. 09:00", CHANNEL, CALL),
    *(("02.03. 09:00", name, CALL) for name in (*EVERYBODY_ASKED, "Kati Korhonen")),
    *(("08.03. 09:00", name, REMINDER) for name in ("Leena Saarinen", "Mikko Mäkelä")),
    ("10.03. 13:00", CHANNEL, "Asialista on lukittu."),
    ("11.03. 12:00", CHANNEL, SOON),
    *(("11.03. 12:00", name, YOURS) for name in ("Aino Nieminen", "Eero Korpi", "Petra Lahti", "Satu Ojala")),
    ("11.03. 13:02", "Jouni Aho", "Kohta 1/"),
    ("11.03. 14:25", CHANNEL, "Muistio tapaamisesta to 11.3. on valmis."),
    ("11.03. 14:25", CHANNEL, "Muistio to 11.3.2027"),
    ("17.03. 09:00", "Aino Nieminen", "Lähetän hakuohjeen kaikille"),
    ("18.03. 09:00", "Aino Nieminen", "Lähetän hakuohjeen kaikille"),
    ("22.03. 12:00", "Mikko Mäkelä", "Kati Korhonen ei ole enää verkoston jäsen."),
    ("22.03. 12:00", "Mikko Mäkelä", "Sinulla on nyt rooli: koordinaattori"),
    ("22.03. 12:00", CHANNEL, "Mikko Mäkelä koordinoi nyt verkostoa."),
    ("23.03. 09:00", "Mikko Mäkelä", "Varaan tilan kevääksi"),
    ("24.03. 09:00", "Mikko Mäkelä", "Varaan tilan kevääksi"),
    ("30.03. 09:00", CHANNEL, CALL),
    *(("30.03. 09:00", name, CALL) for name in EVERYBODY_ASKED),
    *(("05.04. 09:00", name, REMINDER) for name in ("Aino Nieminen", "Eero Korpi", "Leena Saarinen")),
    ("05.04. 09:00", "Petra Lahti", "Kerään kysymykset hankinnoista"),
    ("06.04. 09:00", "Petra Lahti", "Kerään kysymykset hankinnoista"),
    ("07.04. 13:00", CHANNEL, "Asialista on lukittu."),
    ("08.04. 12:00", CHANNEL, SOON),
    *(("08.04. 12:00", name, YOURS) for name in ("Eero Korpi", "Jouni Aho", "Satu Ojala")),
    ("08.04. 13:01", "Mikko Mäkelä", "Lupaukset: 2 hoidettu, 1 auki"),
    ("08.04. 14:20", CHANNEL, "Muistio tapaamisesta to 8.4. on valmis. Kirjattiin 1 lupaus."),
    ("08.04. 14:20", CHANNEL, "Muistio to 8.4.2027"),
    ("19.04. 09:00", "Eero Korpi", "Kokoan kyselyn tulokset"),
    ("20.04. 09:00", "Eero Korpi", "Kokoan kyselyn tulokset"),
    ("27.04. 09:00", "Eero Korpi", "Kokoan kyselyn tulokset"),
]
"""Everything that comes unasked in two months, and nothing else: when, where, and words of it."""


@pytest.mark.proofs
async def test_two_months(tmp_path: Path) -> None:
    clock = SetClock(helsinki(AGREED, 10))
    async with (
        Teams(quiet=0.01) as teams,
        serving(f"sqlite:///{tmp_path}/kehu.db", clock) as served,
    ):
        served.face(teams)
        net = Network(served, teams)
        await net.agrees()
        for part in (before_the_first, the_first, between, before_the_second, the_second):
            await part(net)
        await net.until(END, 17)
        # The pulse of each meeting is a survey's business: asked the morning after, never at another hour.
        known = {(when, where) for when, where, _ in COMES}
        pulse = [h for h in net.heard if PULSE in h.first]
        assert {h.when for h in pulse if "12.03" in h.when or "09.04" in h.when} == {
            "12.03. 09:00",
            "09.04. 09:00",
        }
        assert {h.when.split()[1] for h in pulse} == {"09:00"}
        net.heard = [h for h in net.heard if h not in pulse or (h.when, h.where) in known]
        assert sorted((h.when, h.where) for h in net.heard) == sorted(
            (when, where) for when, where, _ in COMES
        )
        for when, where, words in COMES:
            assert [h for h in net.heard if (h.when, h.where) == (when, where) and words in h.first], (
                when,
                where,
            )
        assert not [message for message in net.kati.chat if message.conversation.bot_removed]
        for each in net.heard:
            assert check(each.message.card) == []
        assert [refused for _, refused in teams.refused if refused.status != 404] == []
