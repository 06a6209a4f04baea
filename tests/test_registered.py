"""The whole of Kehu with a registration: really signed tokens, a token service, and a connector that wants our token.

Whoever is refused at the door leaves no trace: no row, no call, no line that tells of them.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.bot.door import TEXT
from tests.bot.key_server import (
    APP_ID,
    OTHER_TENANT,
    START,
    TENANT,
    KeyServer,
    claims,
    running_key_server,
    token,
)
from tests.bot.test_authentication import BAD_TOKENS
from tests.bot.test_endpoint import HOSTILE_BODIES
from tests.serving import Served, SetClock, serving
from tests.teams import Person, Teams
from tests.test_every_action import everything

SECRET, OURS = "salasana-jota-kukaan-ei-nae", "meidan-oma-tunniste"


@dataclass
class Registered:
    """A served Kehu with a registration, and what is around it."""

    served: Served
    teams: Teams
    keys: KeyServer
    fetched: list[dict[str, str]]

    def bearer(self, **changes: Any) -> str:
        return f"Bearer {token(claims(**{'serviceurl': self.teams.service_url, **changes}))}"


@asynccontextmanager
async def token_service(fetched: list[dict[str, str]]) -> AsyncIterator[str]:
    async def give(request: web.Request) -> web.Response:
        form = await request.post()
        fetched.append({name: str(value) for name, value in form.items()})
        return web.json_response({"access_token": OURS, "expires_in": 3600})

    app = web.Application()
    app.router.add_post("/{tenant}/oauth2/v2.0/token", give)
    async with TestServer(app, host="127.0.0.1") as server:
        yield f"http://127.0.0.1:{server.port}"


@pytest_asyncio.fixture
async def registered(tmp_path: Path) -> AsyncIterator[Registered]:
    fetched: list[dict[str, str]] = []
    teams = Teams(tenant_id=TENANT, bot_id=f"28:{APP_ID}", expects_token=OURS)
    async with running_key_server() as keys, token_service(fetched) as login, teams:
        environment = {
            "MicrosoftAppId": APP_ID,
            "MicrosoftAppPassword": SECRET,
            "MicrosoftAppTenantId": TENANT,
            "KEHU_HOST": "127.0.0.1",
            "KEHU_SERVICE_URL_HOSTS": teams.service_url.removeprefix("http://"),
            "KEHU_TEST_ENDPOINTS": "1",
            "TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL": keys.metadata_url,
            "TO_CHANNEL_FROM_BOT_LOGIN_URL": login,
        }
        async with serving(f"sqlite:///{tmp_path}/kehu.db", SetClock(START), 0, **environment) as served:
            served.face(teams)
            made = Registered(served, teams, keys, fetched)
            teams.authorization = made.bearer()
            yield made


@pytest_asyncio.fixture
async def kati(registered: Registered) -> Person:
    kati = registered.teams.person("Kati Korhonen", given_name="Kati")
    registered.teams.person("Mikko Mäkelä")
    await registered.teams.installs(by=kati)
    await registered.served.deliver()
    return kati


async def test_everything_outgoing_bears_one_token_of_ours(registered: Registered, kati: Person) -> None:
    home = await kati.says("kehu")
    assert "Kati" in home.sees()
    assert len(registered.teams.channel.messages) == 1, "the greeting"
    assert {call.authorization for call in registered.teams.calls} == {f"Bearer {OURS}"}
    assert [(form["client_id"], form["client_secret"]) for form in registered.fetched] == [(APP_ID, SECRET)]


def hostile(
    registered: Registered, good: dict[str, Any]
) -> dict[str, tuple[Any, str | None, dict[str, str], int]]:
    """Requests by what is wrong with each: body, authorization, headers, and the status that it gets."""
    bearer, url = registered.bearer(), registered.teams.service_url
    found: dict[str, tuple[Any, str | None, dict[str, str], int]] = {
        f"token: {name}": (good, f"Bearer {make()}", {}, 401) for name, make in BAD_TOKENS.items()
    }
    found |= {f"body: {name}": (body, bearer, {}, status) for name, (body, status) in HOSTILE_BODIES.items()}
    for name, other in {
        "another case": url.replace("http", "HTTP"),
        "a slash at the end": url + "/",
        "another port": url.rpartition(":")[0] + ":81",
        "a user name": url.replace("//", "//kehu@"),
        "a name for the address": url.replace("127.0.0.1", "localhost"),
        "another host": "https://evil.example",
    }.items():
        found[f"serviceurl, {name}: signed for the one, sent with the other"] = (
            {**good, "serviceUrl": other}, bearer, {}, 403,
        )  # fmt: skip
        if name not in ("another case", "a slash at the end"):
            found[f"serviceurl, {name}: both"] = (
                {**good, "serviceUrl": other}, registered.bearer(serviceurl=other), {}, 403,
            )  # fmt: skip
    tenant = {**good, "conversation": {**good["conversation"], "tenantId": OTHER_TENANT}}
    found["another tenant"] = (tenant, bearer, {}, 403)
    found["no token"] = (good, None, {}, 401)
    found["a byte order mark"] = (b"\xef\xbb\xbf" + json.dumps(good).encode(), bearer, {}, 400)
    found["another charset"] = (good, bearer, {"Content-Type": "application/json; charset=latin-1"}, 415)
    found["utf-16"] = (json.dumps(good).encode("utf-16"), bearer, {}, 400)
    found["packed"] = (b"\x1f\x8b", bearer, {"Content-Encoding": "gzip"}, 415)
    for name, value in {
        "a list": ["kickoff.done"], "a number": 7, "an object": {"__proto__": {"polluted": 1}},
    }.items():  # fmt: skip
        data = {"verb": value, "item": 1}
        click = {**good, "type": "invoke", "name": "adaptiveCard/action"}
        found[f"a verb that is {name}"] = ({**click, "value": {"action": {"data": data}}}, bearer, {}, 400)
        found[f"an action that is {name}"] = (
            {**click, "value": {"action": value if name != "an object" else 1}},
            bearer,
            {},
            400,
        )
        found[f"a fetch of {name}"] = (
            {**click, "name": "task/fetch", "value": {"data": data}},
            bearer,
            {},
            400,
        )
    for name in ("__proto__", "constructor", "signin/verifyState", "ADAPTIVECARD/ACTION", "x" * 200):
        found[f"the invoke {name[:30]}"] = ({**good, "type": "invoke", "name": name}, bearer, {}, 400)
    return found


async def test_whoever_is_refused_leaves_no_trace(
    registered: Registered, kati: Person, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    await kati.says("kehu")
    served, teams = registered.served, registered.teams
    await served.deliver()
    await asyncio.sleep(0.1)
    rows, calls = await served.kehu.database.read(everything), len(teams.calls)
    caplog.set_level(logging.DEBUG)
    wrong: dict[str, tuple[int, int]] = {}
    good = {**kati.drafts(f"kehu {TEXT}"), "id": "hostile"}
    for name, (body, authorization, headers, status) in hostile(registered, good).items():
        teams.authorization = authorization
        got, _ = await teams.posts(body, headers)
        if got != status:
            wrong[name] = (got, status)
    assert wrong == {}
    assert await served.kehu.database.read(everything) == rows
    assert len(teams.calls) == calls
    written = capfd.readouterr()
    log = caplog.text + written.out + written.err
    for private in (
        TEXT,
        SECRET,
        OURS,
        "Kati",
        "Korhonen",
        kati.aad_object_id,
        "Traceback",
        token().split(".")[1],
    ):
        assert private not in log, private
    teams.authorization = registered.bearer()
    assert "Kati" in (await kati.says("kehu")).sees()


async def test_a_token_is_good_for_as_long_as_it_says(registered: Registered, kati: Person) -> None:
    registered.served.clock.go_on(hours=1, minutes=6)
    assert (await kati.says("kehu", may_refuse=True)).status == 401
    later = int((START + timedelta(hours=2)).timestamp())
    registered.teams.authorization = registered.bearer(exp=later)
    assert "Kati" in (await kati.says("kehu")).sees()
