"""Decisions as people live them: recorded in a chat, a channel or from a message, delivered, acknowledged, asked about.

Over real HTTP, with a real mail server on loopback.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import aiohttp
import openpyxl
import pytest
from aiohttp import web
from sqlalchemy import func, select

from storage.decisions import Decision
from storage.outbox import OutboxRow
from tests.adaptive_card import check, interpreted
from tests.mail_server import MailServer, mail_server
from tests.serving import Served, SetClock, free_port, helsinki, serving
from tests.teams import Answer, Conversation, Message, Person, Teams

MAILBOX = "hanketukipalvelut@example.fi"
FORM: dict[str, Any] = {
    "name": "Kotoportti",
    "kind": "funding",
    "summary": "Omarahoitus 20 %. Mukana kaksi kumppania.",
    "maker": "ELY-keskus",
    "day": "2026-12-02",
    "number": "S31207",
    "help": "finance",
    "starts": "2027-01-04",
    "ends": "2028-12-31",
}
TITLE = "ESR+ rahoitus myönnetty 412 000 €"


class Town:
    """The network of a test: its people, support's channel, its mail server and the running bot."""

    def __init__(self, served: Served, teams: Teams, mail: MailServer) -> None:
        self.served, self.teams, self.mail = served, teams, mail
        self.kati = teams.person("Kati Korhonen", given_name="Kati")
        self.mikko = teams.person("Mikko Mäkelä")
        self.aino = teams.person("Aino Nieminen")
        self.leena = teams.person("Leena Saarinen")
        self.support = teams.new_channel("Hanketuki")

    async def meets(self) -> None:
        """Kehu is installed; Mikko holds finance, Leena HR and communications, records is nobody's."""
        await self.teams.installs(by=self.kati)
        settings = await self.kati.says("asetukset")
        for person, role in ((self.mikko, "finance"), (self.leena, "hr"), (self.leena, "communications")):
            form = await self.kati.clicks("Anna rooli", on=settings)
            to = form.inputs()["to"].choices[person.name]
            await self.kati.clicks("Tallenna", on=form, role=role, to=to)

    async def chooses_channel(self) -> Answer:
        """The coordinator makes the channel support's."""
        settings = await self.kati.says("@Kehu asetukset", where=self.support)
        return await self.kati.clicks("Valitse tuen kanavaksi", on=settings)

    async def records(
        self, by: Person | None = None, title: str = TITLE, force: bool = False, **changed: Any
    ) -> Answer:
        """A decision recorded with the form in the personal chat; ``force``: by a client that checks nothing."""
        person = by or self.aino
        form = await person.says("päätös")
        given = {key: value for key, value in (FORM | changed).items() if key in form.inputs()}
        return await person.clicks("Lähetä", on=form, inputs={"Otsikko": title}, force=force, **given)

    async def settles(self) -> None:
        """Whatever is due is delivered."""
        await self.served.settles()

    def shown(self, words: str, where: Conversation | None = None) -> Message:
        """The newest message that shows these words."""
        found = [message for message in (where or self.support).messages if words in message.sees()]
        assert found, words
        return found[-1]

    def receipt(self, of: Person | None = None) -> str:
        """The sender's receipt as it stands now."""
        return self.shown("Päätös on tallessa", (of or self.aino).chat).sees()


@asynccontextmanager
async def town_at(
    path: Path, clock: SetClock | None = None, mail: MailServer | None = None, **environment: str
) -> AsyncIterator[Town]:
    async with mail_server() as other:
        mail = mail or other
        given = {
            "KEHU_SMTP_URL": f"smtp://127.0.0.1:{mail.port}",
            "KEHU_SUPPORT_MAILBOX": MAILBOX,
            "KEHU_MAIL_FROM": "kehu@example.fi",
        } | environment
        async with (
            # Teams stays when Kehu stops, as it does in the world.
            Teams(quiet=0.02) as teams,
            serving(f"sqlite:///{path}/kehu.db", clock, 0, **given) as served,
        ):
            served.face(teams)
            town = Town(served, teams, mail)
            await town.meets()
            yield town
            # Asking Teams who a stranger is may be answered with a no; everything else must be taken.
            assert [refused for _, refused in teams.refused if refused.status != 404] == []


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with town_at(tmp_path) as town:
        yield town


def plain(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def html(mail: EmailMessage) -> str:
    body = mail.get_body(("html",))
    assert body is not None
    return str(body.get_content())


async def count(town: Town) -> int:
    found = await town.served.kehu.database.read(
        lambda session: session.scalar(select(func.count(Decision.id)))
    )
    return int(found or 0)


async def test_from_the_form_to_the_last_part_handled(town: Town) -> None:
    await town.chooses_channel()
    sent = await town.records()
    assert "Päätös on tallessa" in sent.sees()
    await town.settles()
    assert "Kortti on hanketukipalvelujen kanavalla, ja sähköposti on lähetetty." in town.receipt()
    assert "✓ Toimitettu" in town.receipt() and "✓ Lähetetty" in town.receipt()
    card = town.shown(TITLE)
    assert "Kuittaukset 0/4" in card.sees() and "Odottaa kuittausta · pyydetty apua" in card.sees()
    assert len(town.mail.mails) == 1

    await town.mikko.clicks("Kuittaa", on=card, row="Talous")
    await town.leena.clicks("Kuittaa", on=card, row="Viestintä")
    await town.settles()
    assert "Vielä kuittaamatta: henkilöstö ja asianhallinta" in card.sees()
    assert "✓ Kuitattu · Mikko Mäkelä" in card.sees() and "✓ Kuitattu · Leena Saarinen" in card.sees()
    assert "2/4 kuitattu" in town.receipt()

    form = await town.mikko.clicks("Kysy lisää", on=card)
    await town.mikko.clicks("Lähetä", on=form, question="Mihin kustannuspaikkaan?", function="finance")
    await town.settles()
    question = town.shown("Mikko Mäkelä kysyy päätöksestä: Mihin kustannuspaikkaan?", town.aino.chat)
    assert "? Kysyi lähettäjältä" in card.sees() and "Aino Nieminen ei ole vielä vastannut" in card.sees()

    form = await town.aino.clicks("Vastaa", on=question)
    await town.aino.clicks("Lähetä", on=form, answer="Kustannuspaikkaan 4711.")
    await town.settles()
    reply = town.shown("Aino Nieminen vastasi kysymykseen")
    assert reply.thread == card.id and "Kustannuspaikkaan 4711." in reply.sees()
    assert "Kustannuspaikkaan 4711." in card.sees()
    assert "Vastaa" not in question.buttons()

    await town.mikko.clicks("Käsitelty", on=card, row="Talous")
    await town.leena.clicks("Kuittaa", on=card, row="Henkilöstö")
    for part in ("Viestintä", "Henkilöstö"):
        await town.leena.clicks("Käsitelty", on=card, row=part)
    await town.mikko.clicks("Kuittaa", on=card, row="Asianhallinta")
    await town.mikko.clicks("Käsitelty", on=card, row="Asianhallinta")
    await town.settles()
    assert "✓ Käsitelty: kaikki 4 osuutta valmiina" in card.sees()
    assert {"Kuittaa", "Käsitelty", "Kysy lisää"}.isdisjoint(card.buttons())
    cards = [
        message
        for message in town.support.messages
        if TITLE in message.sees() and "Kuittaukset" in message.sees()
    ]
    assert len(cards) == 1, "one card, updated in place"
    for message in (card, question, reply, town.shown("Päätös on tallessa", town.aino.chat)):
        assert check(message.card) == []


@pytest.mark.parametrize(
    ("said", "kind", "project"),
    [
        ("rahoituspäätös Kotoportti", "funding", True),
        ("Muutospäätös", "amendment", False),
        ("saimme hankintapäätöksen", "procurement", False),
        ("päätös hankinnasta Kotoportti", "procurement", True),
        ("henkilostopaatos kotoportti", "staff", True),
        ("hankepäätös Kotoportti", None, True),
        ("päätös Muutos kantaa", None, True),
    ],
)
async def test_what_is_said_after_and_in_the_command_is_filled_in(
    town: Town, said: str, kind: str | None, project: bool
) -> None:
    name = "Muutos kantaa" if "kantaa" in said else "Kotoportti"
    await town.records(name=name, number="")
    form = await town.aino.says(said)
    fields = form.inputs()
    assert (fields["kind"].default or None) == kind
    assert bool(fields["project"].default) is project


async def test_in_plain_text(town: Town) -> None:
    await town.chooses_channel()
    await town.aino.says("päätös")
    for said in (
        "Digipolku",
        "hankinta",
        "Valittiin toimittaja. Sopimus alkaa heti.",
        "Kaupunginhallitus",
        "2.12.2026",
    ):
        await town.aino.says(said)
    await town.aino.says("§ 214")
    answer = await town.aino.says("talous ja hankinnat")
    assert "Päätös on tallessa" in answer.sees() and "Valittiin toimittaja. (§ 214)" in answer.sees()
    await town.settles()
    assert "✓ Lähetetty" in town.receipt(), "the receipt of the dialog is kept up to date too"
    assert "Kuittaukset 0/2" in town.shown("Valittiin toimittaja.").sees()


async def test_in_the_channel_the_receipt_goes_to_the_senders_own_chat(town: Town) -> None:
    await town.chooses_channel()
    form = await town.aino.says("@Kehu päätös", where=town.teams.channel)
    sent = await town.aino.clicks("Lähetä", on=form, inputs={"Otsikko": TITLE}, **FORM)
    assert "Kuitti tulee kahdenkeskiseen keskusteluumme." in sent.sees()
    await town.settles()
    assert "✓ Toimitettu" in town.receipt()


async def test_a_message_action_takes_over_text_and_link(town: Town) -> None:
    await town.chooses_channel()
    written = "<p>Rahoitus <b>myönnettiin</b>.</p><script>x</script><p>Alkaa&nbsp;pian</p>"
    value = {
        "commandId": "decision",
        "commandContext": "message",
        "messagePayload": {
            "id": "1",
            "body": {"contentType": "html", "content": written},
            "linkToMessage": "https://teams.microsoft.com/l/message/19:x/1",
        },
    }  # fmt: skip
    opened = await town.aino.invokes("composeExtension/fetchTask", value)
    assert opened.dialog is not None
    fields = {field["id"]: field.get("value") for field in _fields(opened.dialog)}
    assert fields["summary"] == "Rahoitus myönnettiin.\nAlkaa pian"
    assert fields["title"] == "Rahoitus myönnettiin."
    assert fields["link"] == "https://teams.microsoft.com/l/message/19:x/1"
    sent = await town.aino.clicks(
        "Lähetä", on=opened, name="Kotoportti", kind="staff", maker="Pormestari", day="2026-12-02"
    )
    assert sent.status == 200
    await town.settles()
    assert "Avaa päätös" in town.shown("Rahoitus myönnettiin.").buttons()


def _fields(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [field for each in part for field in _fields(each)]
    if not isinstance(part, dict):
        return []
    mine = [part] if str(part.get("type", "")).startswith("Input.") else []
    return mine + [field for value in part.values() for field in _fields(value)]


async def test_before_a_channel_is_chosen_nothing_is_lost_and_the_coordinator_is_asked(town: Town) -> None:
    await town.records()
    await town.settles()
    assert "Odottaa · kanavaa ei ole vielä valittu" in town.receipt()
    assert "✓ Lähetetty" in town.receipt(), "the mail does not wait for the channel"
    home = await town.kati.says("kehu")
    assert "1 päätös odottaa, koska hanketuen kanavaa ei ole valittu" in home.sees()
    town.shown("1 päätös odottaa, koska hanketuen kanavaa ei ole valittu", town.kati.chat)
    refused = await town.aino.clicks(
        "Valitse tuen kanavaksi", on=await town.aino.says("@Kehu asetukset", where=town.support)
    )
    assert "vain koordinaattori tai hanketuki" in (refused.own_text or "")
    taken = await town.chooses_channel()
    assert "Tänne tulee nyt 1 päätös, joka odotti." in taken.sees()
    await town.settles()
    assert "Kuittaukset 0/4" in town.shown(TITLE).sees()
    assert "✓ Toimitettu" in town.receipt()


async def test_only_who_holds_the_function_acknowledges(town: Town) -> None:
    await town.chooses_channel()
    await town.records()
    await town.settles()
    card = town.shown(TITLE)
    for person in (town.aino, town.leena, town.kati):
        refused = await person.clicks("Kuittaa", on=card, row="Talous", force=True)
        assert refused.own_text == "Tätä osuutta (talous) hoitaa Mikko Mäkelä. Mitään ei muutettu."
    assert "Kuittaukset 0/4" in card.sees()
    asked = await town.aino.clicks("Kysy lisää", on=card)
    assert "vain hanketuki" in asked.sees()
    await town.mikko.clicks("Kuittaa", on=card, row="Talous")
    again = await town.mikko.clicks("Kuittaa", on=card.was(0), row="Talous")
    assert "Mikko Mäkelä kuittasi tämän jo" in again.sees()


async def test_an_outsider_sees_nothing(town: Town) -> None:
    await town.chooses_channel()
    await town.records()
    await town.settles()
    stranger = town.teams.person("Outo Vieras", in_team=False)
    for said in ("päätökset", "päätös"):
        answer = await stranger.says(said)
        assert "Kehu on verkoston jäsenten käytössä" in answer.sees() and TITLE not in answer.sees()
    for verb, data in (
        ("decisions.open", {"decision": 1}),
        ("decisions.register", {}),
        ("decisions.ack", {"part": 1}),
    ):
        value = {"action": {"type": "Action.Execute", "verb": verb, "data": {"verb": verb, **data}}}
        answer = await stranger.invokes("adaptiveCard/action", value)
        assert "verkoston jäsenten" in (answer.own_text or "") and answer.own_card is None
    fetched = await stranger.invokes("composeExtension/fetchTask", {"commandId": "decision"})
    assert fetched.dialog is None


async def test_twenty_send_the_same_number_at_once(town: Town) -> None:
    await town.chooses_channel()
    people = [town.teams.person(f"Jäsen Numero{number}") for number in range(20)]
    forms = [await person.says("päätös") for person in people]
    await asyncio.gather(
        *(
            person.clicks("Lähetä", on=form, inputs={"Otsikko": f"{TITLE} {person.name}"}, **FORM)
            for person, form in zip(people, forms, strict=True)
        )
    )
    await town.settles()
    assert await count(town) == 1
    assert len(town.mail.mails) == 1
    again = await town.records(title="Sama numero toisin kirjoitettuna", number=" s31207 ", project="1")
    assert "Tällä numerolla on jo päätös, joten en tallentanut toista." in again.sees()
    assert await count(town) == 1


async def test_amendments_chain_both_ways_and_are_found(town: Town) -> None:
    await town.chooses_channel()
    await town.records()
    await town.settles()
    shown = await town.aino.clicks("Näytä päätös")
    form = await town.aino.clicks("Kirjaa muutos", on=shown)
    await town.aino.clicks(
        "Lähetä",
        on=form,
        inputs={"Otsikko": "Lisäaikaa kuusi kuukautta"},
        maker="ELY-keskus",
        day="2026-12-02",
    )
    await town.settles()
    assert f"Korvaa: {TITLE} (S31207)" in town.shown("Lisäaikaa").sees()
    first = next(message for message in town.support.messages if TITLE in message.sees())
    assert "Korvattu: Lisäaikaa kuusi kuukautta" in first.sees()
    found = await town.aino.says("päätökset lisäaika")
    assert "1 päätös" in found.sees() and "Lisäaikaa kuusi kuukautta" in found.sees()
    found = await town.aino.says("hae päätöksiä kumppani")
    assert TITLE in found.sees() and "Lisäaikaa" not in found.sees()
    none = await town.aino.says("päätökset 2019")
    assert "Päätöksiä ei löytynyt" in none.sees()


async def test_a_funding_decision_starts_the_kickoff_whose_first_item_is_done(town: Town) -> None:
    await town.chooses_channel()
    await town.records()
    form = await town.aino.clicks("Aloita")
    fields = form.inputs()
    assert fields["name"].default == "Kotoportti"
    assert [fields[anchor].default for anchor in ("P", "A", "L")] == [
        "2026-12-02",
        "2027-01-04",
        "2028-12-31",
    ]
    begun = await town.aino.clicks("Aloita", on=form)
    assert "✓ Ilmoita hankepäätös hanketukipalveluille · Aino Nieminen" in begun.sees()


async def test_a_recorded_decision_settles_an_open_kickoffs_first_item(town: Town) -> None:
    await town.chooses_channel()
    form = await town.aino.says("aloitus")
    begun = await town.aino.clicks("Aloita", on=form, inputs={"Hankkeen nimi": "Kotoportti"}, P="2026-12-02")
    assert "✓ Ilmoita hankepäätös" not in begun.sees()
    await town.settles()
    await town.records(project="1", name="")
    await town.settles()
    shared = next(message for message in town.teams.channel.messages if "Kotoportti" in message.sees())
    assert "✓ Ilmoita hankepäätös hanketukipalveluille · Aino Nieminen" in shared.sees()


async def test_a_silent_function_is_nudged_and_nobody_else(town: Town) -> None:
    await town.chooses_channel()
    await town.records(review="2027-04-01")
    await town.settles()
    card = town.shown(TITLE)
    await town.leena.clicks("Kuittaa", on=card, row="Henkilöstö")
    await town.leena.clicks("Kuittaa", on=card, row="Viestintä")
    town.served.clock.go_to(helsinki(date(2026, 12, 4), 10))
    await town.settles()
    assert not any("odottaa vielä kuittausta" in message.sees() for message in town.mikko.chat.messages)
    town.served.clock.go_to(helsinki(date(2026, 12, 7), 10))
    await town.settles()
    nudge = town.shown("Päätös tuli ke 2.12. ja odottaa vielä kuittausta: Talous", town.mikko.chat)
    assert "Kuittaa" in nudge.buttons()
    for person in (town.kati, town.aino):
        assert not any("odottaa vielä kuittausta" in message.sees() for message in person.chat.messages)
    await town.settles()
    assert "! Odottanut 3 arkipäivää · muistutettu ma 7.12." in card.sees()
    town.served.clock.go_to(helsinki(date(2027, 4, 1), 10))
    await town.settles()
    reminder = town.shown("Katso päätöstä uudelleen", town.aino.chat)
    assert "Valmis" in reminder.buttons()


HOSTILE = (
    '=HYPERLINK("https://paha.example") [Klikkaa](https://paha.example) <at>Kaikki</at> \u202eabc <b>x</b>'
)


async def test_hostile_text_stays_text_in_card_mail_and_export(town: Town) -> None:
    await town.chooses_channel()
    await town.records(title=HOSTILE, summary=HOSTILE, maker=HOSTILE, name="=1+1", link="")
    await town.settles()
    card = next(message for message in town.support.messages if "Kuittaukset" in message.sees())
    assert card.links() == [] and check(card.card) == []
    assert interpreted(card.card, "[Klikkaa](https://paha.example)") == []
    (mail,) = town.mail.mails
    assert "<b>x</b>" not in html(mail) and "&lt;b&gt;x&lt;/b&gt;" in html(mail)
    assert "<a " not in html(mail) and "\u202e" not in plain(mail)
    assert "[Klikkaa](https://paha.example)" in plain(mail)

    register = await town.aino.says("päätökset")
    assert register.links() == []
    for button, suffix in (("Lataa Excel", "xlsx"), ("Lataa CSV", "csv")):
        offered = await town.aino.clicks(button, on=register)
        assert offered.sees().startswith(f"paatokset-2026-12-02.{suffix}")
        content, again = await fetched_twice(town, offered.links()[0])
        assert again == 410
        if suffix == "csv":
            text = content.decode("utf-8")
            assert text.startswith("\ufeffHanke;Laji;Otsikko;") and "\r\n'=1+1;" in text
            assert "\"'=HYPERLINK(" in text
            continue
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        assert sheet is not None
        cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
        assert cells[0].value == "=1+1" and cells[4].is_date


async def fetched_twice(town: Town, link: str) -> tuple[bytes, int]:
    """The file behind a link, and the status of asking for it again."""
    address = town.served.url + "/files/" + link.rpartition("/")[2]
    async with aiohttp.ClientSession() as session:
        async with session.head(address) as looked:
            assert looked.status == 405, "a look ahead does not use the link up"
        async with session.get(address[:-3] + "abc") as forged:
            assert forged.status == 410
        async with session.get(address) as first:
            assert first.status == 200 and "attachment" in first.headers["Content-Disposition"]
            content = await first.read()
        async with session.get(address) as second:
            return content, second.status


async def test_a_link_runs_out(town: Town) -> None:
    await town.records()
    register = await town.aino.says("päätökset")
    offered = await town.aino.clicks("Lataa Excel", on=register)
    town.served.clock.go_on(minutes=11)
    address = town.served.url + "/files/" + offered.links()[0].rpartition("/")[2]
    async with aiohttp.ClientSession() as session, session.get(address) as late:
        assert late.status == 410


CONSENT = "application/vnd.microsoft.teams.card.file.consent"


async def test_in_teams_the_file_goes_through_the_consent_card(town: Town) -> None:
    """Local mode uses links; here the same bot is told that it has no address to link to, as in Teams."""
    stored: list[tuple[str, bytes]] = []

    async def store(request: web.Request) -> web.Response:
        stored.append((request.headers["Content-Range"], await request.read()))
        return web.Response(status=201)

    app = web.Application()
    app.router.add_put("/upload", store)
    runner = web.AppRunner(app)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    town.served.kehu.files._base_url = None
    await town.records()
    register = await town.aino.says("päätökset")
    offered = await town.aino.clicks("Lataa CSV", on=register)
    (consent,) = offered.messages[-1].activity["attachments"]
    assert consent["contentType"] == CONSENT and consent["name"] == "paatokset-2026-12-02.csv"
    value = {
        "type": "fileUpload",
        "action": "accept",
        "context": consent["content"]["acceptContext"],
        "uploadInfo": {
            "uploadUrl": f"http://127.0.0.1:{port}/upload",
            "contentUrl": "https://kaupunki.sharepoint.com/a.csv",
            "name": consent["name"],
            "uniqueId": "1",
            "fileType": "csv",
        },
    }
    await town.mikko.says("kehu")
    await town.mikko.invokes("fileConsent/invoke", value, patience=0.5)
    assert stored == [], "an offer is for one person"
    elsewhere = {**value["uploadInfo"], "uploadUrl": "https://paha.example/upload"}
    await town.aino.invokes("fileConsent/invoke", {**value, "uploadInfo": elsewhere}, patience=0.5)
    assert stored == []
    for _ in range(2):
        await town.aino.invokes("fileConsent/invoke", value, patience=0.5)
    ((content_range, content),) = stored
    assert content_range == f"bytes 0-{len(content) - 1}/{len(content)}"
    assert content.startswith(b"\xef\xbb\xbfHanke;")
    kinds = [a["contentType"] for m in town.aino.chat.messages for a in m.activity.get("attachments") or ()]
    assert kinds.count("application/vnd.microsoft.teams.card.file.info") == 1
    await runner.cleanup()


async def test_mail_keeps_letters_and_takes_no_header_from_a_title(town: Town) -> None:
    await town.chooses_channel()
    title = "Äö — rahoitus\r\nBcc: paha@example.org " + "å" * 163
    assert len(title) == 200
    await town.records(title=title, force=True)
    await town.settles()
    (mail,) = town.mail.mails
    assert town.mail.recipients == [[MAILBOX]]
    assert mail["Bcc"] is None and mail["To"] == MAILBOX and mail["Auto-Submitted"] == "auto-generated"
    assert str(mail["Subject"]).startswith(
        "Rahoituspäätös, Kotoportti: Äö — rahoitus Bcc: paha@example.org ååå"
    )
    assert "å" * 163 in plain(mail) and "å" * 163 in html(mail)
    form = await town.kati.clicks("Muuta", row="sähköposti", on=await town.kati.says("asetukset"))
    refused = await town.kati.clicks("Tallenna", on=form, address="tuki@example.fi, paha@example.org")
    assert "Kirjoita yksi sähköpostiosoite" in refused.sees()


async def test_a_mail_server_that_is_away_for_a_day(tmp_path: Path) -> None:
    async with mail_server() as first:
        port = first.port
    async with town_at(tmp_path, KEHU_SMTP_URL=f"smtp://127.0.0.1:{port}") as town:
        await town.chooses_channel()
        await town.records()
        await town.settles()
        assert "sähköposti odottaa lähetystä" in town.receipt() and "1 yritys, seuraava" in town.receipt()
        # Every look is an update of one chat, and those are paced by the real clock: few looks, a day long.
        for _ in range(5):
            town.served.clock.go_on(hours=5)
            await town.served.deliver()
        assert "sähköposti odottaa lähetystä" in town.receipt()
        async with mail_server(port) as back:
            town.served.clock.go_on(hours=1)
            await town.settles()
            await town.settles()
            assert len(back.mails) == 1
        assert "Sähköposti on nyt lähetetty. Päätös: ESR+" in town.receipt()


async def test_a_mail_server_that_rejects(town: Town) -> None:
    await town.chooses_channel()
    town.mail.refuses = "550 5.1.1 no such user"
    await town.records()
    await town.settles()
    assert "sähköposti odottaa lähetystä" in town.receipt() and town.mail.mails == []
    town.mail.refuses = ""
    form = await town.kati.clicks("Muuta", row="sähköposti", on=await town.kati.says("asetukset"))
    await town.kati.clicks("Tallenna", on=form, address="tuki@example.fi")
    await town.settles()
    assert [mail["To"] for mail in town.mail.mails] == ["tuki@example.fi"]
    town.served.clock.go_on(days=1)
    await town.settles()
    assert len(town.mail.mails) == 1


async def test_without_a_mail_server_mail_waits_and_ready_says_so(tmp_path: Path) -> None:
    async with town_at(tmp_path, KEHU_SMTP_URL="") as town:
        await town.chooses_channel()
        await town.records()
        await town.settles()
        assert "sähköpostia ei ole vielä otettu käyttöön" in town.receipt()
        async with aiohttp.ClientSession() as session, session.get(f"{town.served.url}/ready") as answer:
            body = await answer.json()
        assert answer.status == 200 and body["mail"] == "waits: KEHU_SMTP_URL is not set"
        assert body["mail waiting"] == 1


async def test_killed_between_save_and_delivery(tmp_path: Path) -> None:
    async with mail_server() as mail:
        clock = SetClock()
        async with town_at(tmp_path, clock, mail) as town:
            await town.chooses_channel()
            # Nothing leaves any more, as if the process had died right after the save.
            town.served.kehu.deliverer.finish()
            await town.records()
            assert mail.mails == []
            teams, people = town.teams, (town.support, town.aino)
            clock.go_on(minutes=5)
            async with serving(
                f"sqlite:///{tmp_path}/kehu.db",
                clock,
                KEHU_SMTP_URL=f"smtp://127.0.0.1:{mail.port}",
                KEHU_SUPPORT_MAILBOX=MAILBOX,
                KEHU_MAIL_FROM="kehu@example.fi",
            ) as again:
                again.face(teams)
                await again.settles()
            support, aino = people
            cards = [message for message in support.messages if "Kuittaukset" in message.sees()]
            assert len(cards) == 1 and len(mail.mails) == 1
            assert "✓ Toimitettu" in town.receipt(aino) and "✓ Lähetetty" in town.receipt(aino)


async def test_everything_is_planned_in_the_transaction_of_the_save(town: Town) -> None:
    await town.chooses_channel()
    await town.records()
    keys = await town.served.kehu.database.read(lambda session: set(session.scalars(select(OutboxRow.key))))
    assert {key.split(":")[0] for key in keys} >= {"post", "decisions.mail"}
    # What is being sent is waited for at the end; its receivers must still be there.
    await town.settles()
