"""The pretend Teams tried out against a small bot that talks plain REST: what it delivers, shows and
refuses.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web

from tests.teams import (
    FOLDED,
    Answer,
    BotRefused,
    Card,
    ClientBlocked,
    NotHeard,
    NotShown,
    NotThere,
    Person,
    Teams,
    card_problems,
)

Json = dict[str, Any]
CARD_TYPE = "application/vnd.microsoft.card.adaptive"


def execute(title: str, verb: str, **data: object) -> Json:
    sent = {"verb": verb, **data}
    fallback = {"type": "Action.Submit", "title": title, "data": sent}
    return {"type": "Action.Execute", "title": title, "verb": verb, "data": sent, "fallback": fallback}


def row(title: str, n: int) -> list[Json]:
    """An item with its button, and the fold that belongs to it."""
    column = {
        "type": "Column", "width": "stretch", "items": [{"type": "RichTextBlock", "inlines": [title]}],
        "selectAction": {"type": "Action.ToggleVisibility", "title": title, "targetElements": [f"m{n}"]},
    }  # fmt: skip
    button = {"type": "Column", "items": [{"type": "ActionSet", "actions": [execute("Valmis", "done", i=n)]}]}
    skip = {"type": "Action.Submit", "title": "Ohita", "data": {"verb": "skip", "i": n}}
    fold = {"type": "Container", "id": f"m{n}", "isVisible": False, "items": [
        {"type": "TextBlock", "text": "Sovi **talouden** kanssa"}, {"type": "ActionSet", "actions": [skip]},
    ]}  # fmt: skip
    return [{"type": "ColumnSet", "columns": [column, button]}, fold]


def checklist(done: int = 0) -> Json:
    rows = row("Sovi aloituskokous", 1) + row("Avaa projektinumero", 2)
    head = {"type": "TextBlock", "text": f"{done}/2 hoidettu", "wrap": True}
    return {"type": "AdaptiveCard", "version": "1.5", "body": [head, *rows]}


def form() -> Json:
    name = {
        "type": "Input.Text", "id": "name", "label": "Hankkeen nimi", "isRequired": True, "maxLength": 20,
        "errorMessage": "Kirjoita hankkeelle nimi.",
    }  # fmt: skip
    choices = [{"title": "ESR+", "value": "esr"}, {"title": "Investointeja", "value": "inv"}]
    kinds = {
        "type": "Input.ChoiceSet",
        "id": "kinds",
        "label": "Mitä",
        "isMultiSelect": True,
        "choices": choices,
    }
    day = {"type": "Input.Date", "id": "start", "label": "Alkaa", "value": "2026-12-07"}
    toggle = {"type": "Input.Toggle", "id": "group", "title": "Ryhmähanke"}
    cancel = {"type": "Action.Submit", "title": "Peruuta", "data": {"verb": "no"}, "associatedInputs": "none"}
    actions = [execute("Aloita", "start", key="k1"), cancel]
    return {"type": "AdaptiveCard", "version": "1.5", "body": [name, kinds, day, toggle], "actions": actions}


class SmallBot:
    """Answers `kortti` with a checklist, `lomake` with a form, anything else with an echo."""

    def __init__(self) -> None:
        self.heard: list[Json] = []
        self.done = 0
        self.url = ""
        self.http: aiohttp.ClientSession

    async def messages(self, request: web.Request) -> web.Response:
        activity = await request.json()
        self.heard.append(activity)
        text = str(activity.get("text", "")).replace("<at>Kehu</at>", "").strip()
        if activity["type"] == "invoke":
            return web.json_response(await self.clicked(activity))
        if text == "kaadu":
            return web.Response(status=500, text="rikki")
        if activity["type"] == "message" and text != "hiljaa":
            card = {"kortti": checklist(), "lomake": form()}.get(text)
            echo = f"kuulin: {text or activity.get('value')}"
            said = {"attachments": [{"contentType": CARD_TYPE, "content": card}]} if card else {"text": echo}
            await self.replies(activity, said)
        elif activity["type"] == "installationUpdate" and activity["action"] == "add":
            await self.replies(activity, {"text": "Hei, olen Kehu."})
        return web.Response(status=200)

    async def clicked(self, activity: Json) -> Json:
        action = activity["value"]["action"]
        if action["verb"] != "done":
            value = {"code": "Unknown", "message": "Tuntematon"}
            return {"statusCode": 400, "type": "application/vnd.microsoft.error", "value": value}
        self.done += 1
        attachment = {"contentType": CARD_TYPE, "content": checklist(self.done)}
        where = f"{self.place(activity)}/{activity['replyToId']}"
        await self.calls(activity, "PUT", where, {"type": "message", "attachments": [attachment]})
        return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Kirjattu."}

    async def replies(self, activity: Json, said: Json) -> Any:
        return await self.calls(
            activity, "POST", self.place(activity) + "/" + activity["id"], {"type": "message", **said}
        )

    def place(self, activity: Json) -> str:
        return f"/v3/conversations/{quote(activity['conversation']['id'], safe='')}/activities"

    async def calls(
        self, activity: Json, method: str, path: str, body: Json | None = None
    ) -> tuple[int, Any]:
        headers = {"Authorization": "Bearer botti"}
        url = activity["serviceUrl"] + path
        async with self.http.request(method, url, json=body, headers=headers) as response:
            text = await response.text()
            return response.status, json.loads(text) if text else None


@pytest_asyncio.fixture
async def bot() -> AsyncIterator[SmallBot]:
    bot = SmallBot()
    app = web.Application()
    app.router.add_post("/api/messages", bot.messages)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    bot.url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
    async with aiohttp.ClientSession() as bot.http:
        yield bot
    await runner.cleanup()


@pytest_asyncio.fixture
async def teams(bot: SmallBot) -> AsyncIterator[Teams]:
    async with Teams(bot.url, patience=0.2) as teams:
        yield teams


@pytest_asyncio.fixture
async def kati(teams: Teams) -> Person:
    kati = teams.person("Kati Pääkkönen")
    await teams.installs(by=kati)
    return kati


async def test_a_word_is_answered_in_the_personal_chat(kati: Person, bot: SmallBot) -> None:
    answer = await kati.says("hei")
    assert answer.message.sees() == "kuulin: hei"
    assert kati.chat.last is answer.message
    heard = bot.heard[-1]
    assert heard["from"] == {"id": kati.id, "name": "Kati Pääkkönen", "aadObjectId": kati.aad_object_id}
    assert heard["conversation"]["conversationType"] == "personal"
    assert heard["channelData"]["tenant"]["id"] == heard["conversation"]["tenantId"] == kati.tenant_id


async def test_a_channel_hears_only_mentions_and_keeps_threads(
    teams: Teams, kati: Person, bot: SmallBot
) -> None:
    before = len(bot.heard)
    assert (await kati.says("hei", where=teams.channel)).status is None
    assert len(bot.heard) == before
    first = await kati.says("@Kehu yksi", where=teams.channel)
    second = await kati.says("@Kehu kaksi", where=teams.channel, thread=first)
    other = await kati.says("@Kehu kolme", where=teams.channel)
    assert first.thread == second.thread == second.message.thread != other.thread
    assert bot.heard[-1]["entities"][0]["mentioned"]["id"] == teams.bot_id
    assert [m.text for m in teams.channel] == ["kuulin: yksi", "kuulin: kaksi", "kuulin: kolme"]


async def test_installing_sends_both_events_and_upgrading_two(teams: Teams, bot: SmallBot) -> None:
    kati, mikko = teams.person("Kati Pääkkönen"), teams.person("Mikko Mäkelä", in_team=False)
    answer = await teams.installs(by=kati)
    assert answer.sees() == "Hei, olen Kehu."
    assert sorted(a["type"] for a in bot.heard) == ["conversationUpdate", "installationUpdate"]
    await teams.adds(mikko)
    assert bot.heard[-1]["membersAdded"] == [{"id": mikko.id, "aadObjectId": mikko.aad_object_id}]
    await teams.removes(mikko)
    assert bot.heard[-1]["channelData"]["eventType"] == "teamMemberRemoved" and not mikko.in_team
    await teams.upgrades()
    assert [a["action"] for a in bot.heard[-2:]] == ["remove-upgrade", "add-upgrade"]
    assert (await mikko.opens_chat()).sees() == "Hei, olen Kehu."


async def test_a_click_finds_its_row_and_the_update_keeps_history(kati: Person, bot: SmallBot) -> None:
    card = (await kati.says("kortti")).message
    with pytest.raises(NotThere, match="which row"):
        await kati.clicks("Valmis", on=card)
    answer = await kati.clicks("Valmis", on=card, row="Avaa projektinumero")
    assert bot.heard[-1]["value"]["action"]["data"] == {"verb": "done", "i": 2}
    assert bot.heard[-1]["replyToId"] == card.id
    assert (answer.text, answer.updated) == ("Kirjattu.", [card])
    assert "1/2 hoidettu" in card.sees() and "0/2 hoidettu" in card.was(0).sees()
    await kati.clicks("Ohita", on=card, row="Sovi aloituskokous")
    assert bot.heard[-1]["value"] == {"verb": "skip", "i": 1} and "text" not in bot.heard[-1]
    await kati.clicks("Valmis", row="Sovi", as_submit=True)
    assert (bot.heard[-1]["type"], bot.heard[-1]["value"]) == ("message", {"verb": "done", "i": 1})


async def test_a_card_is_read_as_it_stands_on_the_screen(kati: Person) -> None:
    lines = (await kati.says("kortti")).message.sees().split("\n")
    assert lines[:5] == [
        "0/2 hoidettu", "Sovi aloituskokous", "[Valmis]", FOLDED + "Sovi talouden kanssa", FOLDED + "[Ohita]",
    ]  # fmt: skip
    text = {"type": "TextBlock", "text": r"\[tuttu\](https://paha.example) ja [oikea](https://hyva.example)"}
    card = Card({"type": "AdaptiveCard", "version": "1.5", "body": [text]})
    assert card.links() == ["https://hyva.example"]
    assert card.sees() == "[tuttu](https://paha.example) ja oikea <https://hyva.example>"


async def test_a_form_is_checked_by_the_client(kati: Person, bot: SmallBot) -> None:
    answer = await kati.says("lomake")
    before = len(bot.heard)
    for fields in (
        {},
        {"name": "x" * 21},
        {"name": "a\nb"},
        {"name": "Digi", "start": "2027-02-31"},
        {"kinds": "ei"},
    ):
        with pytest.raises(ClientBlocked):
            await kati.clicks("Aloita", on=answer, inputs=fields)
    with pytest.raises(NotThere, match="no field"):
        await kati.clicks("Aloita", on=answer, nimi="Digipolku")
    assert len(bot.heard) == before
    filled = {"Hankkeen nimi": "Digipolku", "Mitä": ["ESR+", "inv"]}
    refused = await kati.clicks("Aloita", on=answer, inputs=filled, may_refuse=True)
    assert (refused.invoke_status, refused.sees()) == (400, "Tuntematon")
    sent = {
        "verb": "start",
        "key": "k1",
        "name": "Digipolku",
        "kinds": "esr,inv",
        "start": "2026-12-07",
        "group": "false",
    }
    assert bot.heard[-1]["value"]["action"]["data"] == sent
    await kati.clicks("Peruuta", on=answer)
    assert bot.heard[-1]["value"] == {"verb": "no"}
    await kati.clicks("Aloita", on=answer, force=True, may_refuse=True, name="x" * 5000, extra="1")
    assert len(bot.heard[-1]["value"]["action"]["data"]["name"]) == 5000


async def test_fifty_people_click_at_once(teams: Teams, kati: Person, bot: SmallBot) -> None:
    card = (await kati.says("@Kehu kortti", where=teams.channel)).message
    crowd = [teams.person(f"Jäsen {n}") for n in range(50)]
    answers = await asyncio.gather(*(p.clicks("Valmis", on=card, row="Sovi aloituskokous") for p in crowd))
    assert [a.text for a in answers] == ["Kirjattu."] * 50
    assert card.revision == bot.done == 50
    assert {a["from"]["id"] for a in bot.heard[-50:]} == {p.id for p in crowd}


async def test_two_people_in_a_thread_get_their_own_answers(teams: Teams, kati: Person) -> None:
    mikko = teams.person("Mikko Mäkelä")
    root = await kati.says("@Kehu alku", where=teams.channel)
    one, two = await asyncio.gather(
        kati.says("@Kehu yksi", where=teams.channel, thread=root),
        mikko.says("@Kehu kaksi", where=teams.channel, thread=root),
    )
    assert ([m.text for m in one.messages], [m.text for m in two.messages]) == (
        ["kuulin: yksi"],
        ["kuulin: kaksi"],
    )


async def test_others_cards_and_hostile_clients(teams: Teams, kati: Person, bot: SmallBot) -> None:
    mikko = teams.person("Mikko Mäkelä")
    card = (await kati.says("kortti")).message
    with pytest.raises(ClientBlocked, match="cannot see"):
        await mikko.clicks("Valmis", on=card, row="Sovi")
    mikko.chat_open = True

    def alter(activity: Json) -> None:
        activity["value"]["action"]["verb"] = "nope"

    answer = await mikko.clicks("Valmis", on=card, row="Sovi", force=True, altered=alter, may_refuse=True)
    assert answer.error == {"code": "Unknown", "message": "Tuntematon"}
    assert bot.heard[-1]["conversation"]["id"] == mikko.chat.id
    with pytest.raises(BotRefused, match="500"):
        await kati.says("kaadu")
    assert (await kati.says("kaadu", may_refuse=True)).body == "rikki"
    assert (await kati.sends_raw({"type": "invoke", "value": 3})).status == 500
    assert (await teams.posts(b"{", {"Content-Type": "text/plain"}))[0] == 500


async def test_a_redelivery_is_the_same_activity(teams: Teams, kati: Person, bot: SmallBot) -> None:
    answer = await kati.says("hei")
    again = await teams.redelivers(answer)
    assert bot.heard[-1] == bot.heard[-2]
    assert again.message is not answer.message


async def test_what_comes_later_is_waited_for(kati: Person, bot: SmallBot) -> None:
    answer = await kati.says("hiljaa")
    with pytest.raises(NotHeard, match="no message"):
        _ = answer.message

    async def later() -> None:
        await asyncio.sleep(0.1)
        await bot.replies(bot.heard[-1], {"text": "Muistutus"})

    task = asyncio.create_task(later())
    assert (await kati.hears(lambda m: "Muistutus" in m.sees())).text == "Muistutus"
    await task
    await kati.hears_nothing(during=0.05)
    with pytest.raises(NotHeard):
        await kati.hears(within=0.05)


async def test_a_bot_that_can_be_asked_is_waited_for_until_it_has_done_all(
    teams: Teams, kati: Person, bot: SmallBot
) -> None:
    """However long it is silent meanwhile; but while a fault holds it, its silence is the answer."""
    tasks: set[asyncio.Task[None]] = set()
    teams.face(bot.url, lambda: all(task.done() for task in tasks))

    async def later() -> None:
        for text in ("Ensin", "Sitten"):
            await asyncio.sleep(5 * teams.quiet)
            await bot.replies(bot.heard[-1], {"text": text})

    tasks.add(asyncio.create_task(later()))
    answer = await kati.says("hiljaa")
    assert [message.text for message in answer.messages] == ["Ensin", "Sitten"]
    held = teams.holds(where=kati)
    tasks.add(asyncio.create_task(later()))
    assert (await kati.says("hiljaa")).messages == []
    held.opens()
    assert (await kati.hears("Sitten")).text == "Sitten"


async def test_the_connector_refuses_what_teams_refuses(teams: Teams, kati: Person, bot: SmallBot) -> None:
    answer = await kati.says("kortti")
    heard = bot.heard[-1]
    place, id_ = bot.place(heard), answer.message.id
    card = {"contentType": CARD_TYPE, "content": checklist()}

    async def status(method: str, path: str, body: Json | None = None) -> int:
        return (await bot.calls(heard, method, path, body))[0]

    message: Json = {"type": "message", "text": "x"}
    assert await status("POST", "/v3/conversations/tuntematon/activities", message) == 404
    assert await status("POST", f"{place}/123", message) == 404
    assert await status("POST", place, {"type": "message"}) == 400
    assert await status("POST", place, {"type": "event", "text": "x"}) == 400
    assert await status("POST", place, message | {"text": "x" * 80_001}) == 413
    assert await status("PUT", f"{place}/{id_}", message | {"attachments": [card]}) == 400
    assert await status("PUT", f"{place}/{heard['id']}", message) == 403
    assert await status("POST", place, {"type": "typing"}) == 202
    broken = {"contentType": CARD_TYPE, "content": {"type": "AdaptiveCard", "version": "1.6", "body": []}}
    assert await status("POST", place, {"type": "message", "attachments": [broken]}) == 400
    mention = {"type": "mention", "mentioned": {"id": "29:kukaan"}, "text": "<at>x</at>"}
    assert await status("POST", place, message | {"entities": [mention]}) == 400
    count = len(kati.chat)
    assert await bot.calls(heard, "POST", place, message | {"attachments": [card]}) == (202, None)
    assert len(kati.chat) == count + 2
    assert await status("DELETE", f"{place}/{id_}") == 200
    assert await status("PUT", f"{place}/{id_}", message) == 404
    with pytest.raises(ClientBlocked, match="gone"):
        await kati.clicks("Valmis", on=answer.message, row="Sovi")
    teams.expects_token = "toinen"
    assert await status("POST", place, message) == 401
    assert teams.calls[-1].authorization == "Bearer botti"


async def test_a_chat_is_created_with_the_tenant_only(teams: Teams, kati: Person, bot: SmallBot) -> None:
    mikko, stranger = teams.person("Mikko Mäkelä"), teams.person("Vieras", in_team=False)
    heard = bot.heard[-1]

    async def create(person: Person, **more: object) -> tuple[int, Any]:
        body = {"bot": {"id": teams.bot_id}, "members": [{"id": person.id}], "isGroup": False, **more}
        return await bot.calls(heard, "POST", "/v3/conversations", body)

    assert (await create(mikko))[0] == 400
    assert (await create(mikko, tenantId="toinen"))[0] == 403
    assert (await create(stranger, tenantId=teams.tenant_id))[0] == 403
    data = {"tenant": {"id": teams.tenant_id}}
    assert (
        await create(mikko, channelData=data)
        == await create(mikko, channelData=data)
        == (201, {"id": mikko.chat.id})
    )
    teams.blocks(mikko)
    path = f"/v3/conversations/{mikko.chat.id}/activities"
    code, body = await bot.calls(heard, "POST", path, {"type": "message", "text": "hei"})
    assert (code, body["error"]["code"]) == (403, "ConversationBlockedByUser")


async def test_the_roster_comes_in_pages(teams: Teams, kati: Person, bot: SmallBot) -> None:
    people = [kati, *(teams.person(f"Jäsen {n}") for n in range(4))]
    outsider = teams.person("Ulla Ulkona", in_team=False)
    heard, team = bot.heard[-1], quote(teams.team_id, safe="")
    ids: list[str] = []
    token = ""
    while True:
        path = f"/v3/conversations/{team}/pagedmembers?pageSize=500&continuationToken={token}"
        _, page = await bot.calls(heard, "GET", path)
        assert len(page["members"]) <= 2
        ids += [m["id"] for m in page["members"]]
        token = page.get("continuationToken", "")
        if not token:
            break
    assert sorted(ids) == sorted(p.id for p in people)
    _, member = await bot.calls(heard, "GET", f"/v3/conversations/{team}/members/{quote(kati.id, safe='')}")
    assert (member["givenName"], member["email"]) == ("Kati", "kati.paakkonen@kaupunki.example")
    assert (await bot.calls(heard, "GET", f"/v3/conversations/{team}/members/{quote(outsider.id)}"))[0] == 404
    _, channels = await bot.calls(heard, "GET", f"/v3/teams/{team}/conversations")
    assert [c.get("name") for c in channels["conversations"]] == [None, "Verkosto"]
    assert (await bot.calls(heard, "GET", f"/v3/teams/{team}"))[1]["name"] == "Kehittämisverkosto"


async def test_faults_happen_as_ordered(teams: Teams, kati: Person, bot: SmallBot) -> None:
    heard = bot.heard[-1]
    await kati.says("hei")
    path, said = f"/v3/conversations/{kati.chat.id}/activities", {"type": "message", "text": "x"}
    teams.fails_next(429, "Throttled", retry_after=2, where=kati)
    async with bot.http.post(teams.service_url + path, json=said) as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "2")
    assert (await bot.calls(heard, "POST", path, said))[0] == 201
    count = len(kati.chat)
    teams.loses_answer(where=kati.chat)
    with pytest.raises(aiohttp.ClientError):
        await bot.calls(heard, "POST", path, said)
    assert len(kati.chat) == count + 1
    held = teams.holds(method="post")
    task = asyncio.create_task(bot.calls(heard, "POST", path, said))
    await held.reached()
    assert len(kati.chat) == count + 1
    held.opens()
    assert (await task)[0] == 201
    teams.limited = True
    codes = [(await bot.calls(heard, "POST", path, said))[0] for _ in range(9)]
    assert codes == [201] * 7 + [429] * 2


async def test_a_click_answered_badly_is_a_failure(teams: Teams, kati: Person, bot: SmallBot) -> None:
    card = (await kati.says("kortti")).message

    async def answers(body: object) -> Answer:
        async def clicked(activity: Json) -> Any:
            return body

        bot.clicked = clicked  # type: ignore[method-assign]
        return await kati.clicks("Valmis", on=card, row="Sovi")

    for bad in (
        None,
        {"statusCode": 200},
        {"statusCode": 200, "type": CARD_TYPE, "value": {"type": "AdaptiveCard"}},
    ):
        with pytest.raises(NotShown):
            await answers(bad)
    shown = await answers({"statusCode": 200, "type": CARD_TYPE, "value": checklist(2)})
    assert "2/2" in shown.sees()
    mikko = teams.person("Mikko Mäkelä")
    assert "2/2" in card.sees(kati) and "0/2" in card.sees(mikko) and "0/2" in card.sees()


async def test_a_dialog_opens_and_is_sent(teams: Teams, kati: Person, bot: SmallBot) -> None:
    send = {"type": "Action.Submit", "title": "Lähetä", "data": {"verb": "send"}}
    dialog = {**form(), "actions": [send]}

    async def clicked(activity: Json) -> Json:
        value = {"card": {"contentType": CARD_TYPE, "content": dialog}, "title": "Kissa"}
        ends = {"type": "message", "value": "Kiitos."}
        return {"task": {"type": "continue", "value": value} if activity["name"] == "task/fetch" else ends}

    bot.clicked = clicked  # type: ignore[method-assign]
    opened = await kati.invokes("task/fetch", {"data": {}})
    with pytest.raises(ClientBlocked, match="Kirjoita hankkeelle nimi"):
        await kati.clicks("Lähetä", on=opened)
    assert (await kati.clicks("Lähetä", on=opened, name="Digi")).text == "Kiitos."
    assert bot.heard[-1]["name"] == "task/submit"
    assert bot.heard[-1]["value"]["data"]["name"] == "Digi"


def test_cards_that_some_client_refuses_are_named() -> None:
    def problems(*body: Json) -> str:
        return "; ".join(card_problems({"type": "AdaptiveCard", "version": "1.5", "body": list(body)}))

    assert problems({"type": "TextBlock", "text": "hei"}) == ""
    assert "stands twice" in problems(
        {"type": "TextBlock", "text": "a", "id": "x"}, {"type": "TextBlock", "text": "b", "id": "x"}
    )
    toggle = {"type": "Action.ToggleVisibility", "title": "Näytä", "targetElements": ["poissa"]}
    assert "nothing is called 'poissa'" in problems({"type": "ActionSet", "actions": [toggle]})
    assert "no element that Teams knows" in problems({"type": "Marquee", "text": "a"})
    assert "true or false" in problems({"type": "TextBlock", "text": "a", "wrap": "true"})
    assert "at most 6" in problems({"type": "ActionSet", "actions": [execute("Ok", "v")] * 7})
    assert "a label and an error message" in problems({"type": "Input.Text", "id": "a", "isRequired": True})
    assert "only https" in problems({"type": "Image", "url": "http://example.fi/a.png"})
    assert "a value" in problems({"type": "FactSet", "facts": [{"title": "a"}]})


async def test_a_bot_that_is_not_there_is_a_bad_gateway(teams: Teams, kati: Person) -> None:
    teams.bot_url = "http://127.0.0.1:1/api/messages"
    assert (await kati.says("hei", may_refuse=True)).status == 502
