"""Who gets in: really signed tokens, over real HTTP. Whoever is refused gets a 4xx, and no turn runs."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import jwt
import pytest
import pytest_asyncio
from botframework.connector.auth import AuthenticateRequestResult
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from structlog.testing import capture_logs

from bot import signing_keys
from bot.authentication import Authenticator, Denied, LocalAuthenticator
from bot.envelope import Envelope
from bot.service_urls import ServiceUrls
from tests.bot.door import Door, activity, open_door, real_authenticator
from tests.bot.key_server import (
    APP_ID,
    LEFT_OUT,
    OTHER_TENANT,
    SERVICE_URL,
    START,
    TENANT,
    KeyServer,
    SetClock,
    claims,
    private_key,
    running_key_server,
    token,
)

NOW = int(START.timestamp())


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest_asyncio.fixture
async def keys() -> AsyncIterator[KeyServer]:
    async with running_key_server() as server:
        yield server


@pytest_asyncio.fixture
async def authenticator(keys: KeyServer, clock: SetClock) -> AsyncIterator[Authenticator]:
    real = real_authenticator(keys, clock)
    yield real
    await real.close()


@pytest_asyncio.fixture
async def door(authenticator: Authenticator, clock: SetClock) -> AsyncIterator[Door]:
    async with open_door(authenticator, clock) as (opened, _):
        yield opened


async def entry(authenticator: Authenticator, bearer: str) -> int:
    """The status that a token gets, past HTTP: 200 when it lets a good activity in."""
    try:
        await authenticator.authenticate(f"Bearer {bearer}", Envelope(activity()), peer="10.0.0.1")
    except Denied as denied:
        return denied.status
    return 200


def part(content: object) -> str:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def hs256_with_the_public_key() -> str:
    pem = private_key("first").public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    header, payload = part({"alg": "HS256", "typ": "JWT", "kid": "first"}), part(claims())
    signature = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256).sign(
        f"{header}.{payload}".encode(), pem
    )
    return f"{header}.{payload}.{part(signature)}"


def altered(**changes: Any) -> str:
    """A good token whose payload was changed after signing."""
    header, _, signature = token().split(".")
    return f"{header}.{part(claims(**changes))}.{signature}"


def other_algorithm(name: str) -> str:
    return jwt.encode(claims(), private_key("first"), name, headers={"kid": "first"})


EMULATOR = {"iss": f"https://sts.windows.net/{TENANT}/", "appid": APP_ID, "ver": "1.0"}

BAD_TOKENS: dict[str, Callable[[], str]] = {
    "no exp": lambda: token(claims(exp=LEFT_OUT)),
    "expired": lambda: token(claims(exp=NOW - 301)),
    "exp is a text": lambda: token(claims(exp=str(NOW + 3600))),
    "exp is true": lambda: token(claims(exp=True)),
    "exp is null": lambda: token(claims(exp=None)),
    "exp is NaN": lambda: token(claims(exp=float("nan"))),
    "exp is a list": lambda: token(claims(exp=[NOW + 3600])),
    "not yet valid": lambda: token(claims(nbf=NOW + 301)),
    "nbf is a text": lambda: token(claims(nbf="x")),
    "issued tomorrow": lambda: token(claims(iat=NOW + 86400)),
    "no aud": lambda: token(claims(aud=LEFT_OUT)),
    "another bot": lambda: token(claims(aud="11111111-1111-1111-1111-111111111111")),
    "aud in capitals": lambda: token(claims(aud=APP_ID.upper())),
    "aud in a list": lambda: token(claims(aud=["other", APP_ID])),
    "aud is the connector": lambda: token(claims(aud="https://api.botframework.com")),
    "aud is a number": lambda: token(claims(aud=7)),
    "no iss": lambda: token(claims(iss=LEFT_OUT)),
    "iss is null": lambda: token(claims(iss=None)),
    "iss in a list": lambda: token(claims(iss=["https://api.botframework.com"])),
    "iss with a slash": lambda: token(claims(iss="https://api.botframework.com/")),
    "iss of the US government": lambda: token(claims(iss="https://api.botframework.us")),
    "emulator v1": lambda: token(claims(**EMULATOR)),
    "emulator v2": lambda: token(
        claims(iss=f"https://login.microsoftonline.com/{TENANT}/v2.0", azp=APP_ID, ver="2.0")
    ),
    "emulator of old": lambda: token(
        claims(iss="https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", appid=APP_ID)
    ),
    "alg none": lambda: f"{part({'alg': 'none', 'kid': 'first'})}.{part(claims())}.",
    "alg None, signed": lambda: f"{part({'alg': 'None', 'kid': 'first'})}.{part(claims())}.{part(b'x')}",
    "no alg": lambda: f"{part({'kid': 'first'})}.{part(claims())}.{part(b'x')}",
    "HS256 with the public key": hs256_with_the_public_key,
    "HS256": lambda: jwt.encode(claims(), "x" * 40, "HS256", headers={"kid": "first"}),
    "RS384": lambda: other_algorithm("RS384"),
    "RS512": lambda: other_algorithm("RS512"),
    "PS256": lambda: other_algorithm("PS256"),
    "a stranger's key": lambda: token(key="stranger"),
    "a stranger's key in the header": lambda: token(
        key="stranger", headers={"jku": "https://evil.example/keys"}
    ),
    "unknown kid": lambda: token(kid="unheard of"),
    "no kid": lambda: token(kid=None),
    "empty kid": lambda: token(kid=""),
    "kid is a path": lambda: token(kid="../../first"),
    "kid is a number": lambda: f"{part({'alg': 'RS256', 'kid': 7})}.{part(claims())}.{part(b'x')}",
    "kid is a list": lambda: f"{part({'alg': 'RS256', 'kid': ['first']})}.{part(claims())}.{part(b'x')}",
    "an extension that must be understood": lambda: token(headers={"crit": ["x"], "x": 1}),
    "changed after signing": lambda: altered(exp=NOW + 7200),
    "no signature": lambda: token().rpartition(".")[0] + ".",
    "half a signature": lambda: token()[:-40],
    "garbage": lambda: "a.b.c",
    "header is no JSON": lambda: f"{part(b'xx')}.{part(claims())}.{part(b'x')}",
    "header is a list": lambda: f"{part([1])}.{part(claims())}.{part(b'x')}",
    "header is deep": lambda: f"{part(b'[' * 2000)}.{part(claims())}.{part(b'x')}",
    "payload is a list": lambda: jwt.api_jws.encode(b"[1]", private_key("first"), "RS256", {"kid": "first"}),
    "payload is no JSON": lambda: jwt.api_jws.encode(
        b"\xff", private_key("first"), "RS256", {"kid": "first"}
    ),
    "payload is deep": lambda: jwt.api_jws.encode(
        b"[" * 3000, private_key("first"), "RS256", {"kid": "first"}
    ),
}

BAD_HEADERS = [
    None, "", "Bearer", "Bearer ", "Basic a2F0aTpr", "Bearer x", "Bearer x.y", "Bearer a.b.c.d",
    "Bearer  a.b.c",
    "bearer a.b.c", "Token a.b.c", "a.b.c", "Bearer a.b.c d", "Bearer a.b.c,Bearer d.e.f", "Bearer ä.b.c",
    "Bearer ..", "Bearer a b.c",
]  # fmt: skip


@pytest.mark.parametrize("name", BAD_TOKENS)
async def test_a_token_that_is_not_valid_is_401(name: str, door: Door) -> None:
    status, headers, body = await door.post(authorization=f"Bearer {BAD_TOKENS[name]()}")
    assert (status, headers["WWW-Authenticate"]) == (401, "Bearer")
    assert json.loads(body).keys() == {"error"}
    assert not door.turns


@pytest.mark.parametrize("header", BAD_HEADERS, ids=str)
async def test_a_header_without_a_bearer_token_is_401(
    header: str | None, door: Door, keys: KeyServer
) -> None:
    assert await door.status(authorization=header) == 401
    assert not door.turns
    assert keys.fetches == 0


FOREIGN_URLS = [
    "https://evil.example/", "http://smba.trafficmanager.net/emea/", "https://smba.trafficmanager.net.evil.example/",
    "https://smba.trafficmanager.net@evil.example/", "https://smba.trafficmanager.net:8443/",
    "https://evil.trafficmanager.net/", "https://smba。trafficmanager。net/", "https://smba.trafficmanager.nеt/",
    "http://127.0.0.1:9000/", "https://localhost/", "https://169.254.169.254/", "x", "https://webchat.botframework.com/",
]  # fmt: skip


@pytest.mark.parametrize("url", FOREIGN_URLS)
async def test_a_service_url_that_is_not_listed_is_403_even_when_it_is_signed(url: str, door: Door) -> None:
    signed = f"Bearer {token(claims(serviceurl=url))}"
    assert await door.status(activity(serviceUrl=url), signed) == 403
    assert not door.turns


@pytest.mark.parametrize(
    "claimed",
    [LEFT_OUT, None, "", SERVICE_URL.rstrip("/"), SERVICE_URL.upper(), f"{SERVICE_URL}../", [SERVICE_URL], 7],
    ids=str,
)
async def test_a_token_for_another_service_url_is_403(claimed: object, door: Door) -> None:
    assert await door.status(authorization=f"Bearer {token(claims(serviceurl=claimed))}") == 403
    assert not door.turns


@pytest.mark.parametrize("missing", [LEFT_OUT, None, ""])
async def test_an_activity_without_a_service_url_is_400(missing: object, door: Door) -> None:
    signed = f"Bearer {token(claims(serviceurl=missing))}"
    assert await door.status(activity(serviceUrl=missing), signed) == 400
    assert not door.turns


@pytest.mark.parametrize(
    "changes",
    [
        {"conversation__tenantId": OTHER_TENANT, "channelData__tenant__id": OTHER_TENANT},
        {"conversation__tenantId": OTHER_TENANT},
        {"channelData__tenant__id": OTHER_TENANT},
        {"conversation__tenantId": LEFT_OUT, "channelData__tenant__id": OTHER_TENANT},
        {"conversation__tenantId": OTHER_TENANT, "channelData": LEFT_OUT},
        {"conversation__tenantId": LEFT_OUT, "channelData": LEFT_OUT},
        {"conversation__tenantId": "", "channelData__tenant": {}},
        {"conversation__tenantId": f"{TENANT} ", "channelData": LEFT_OUT},
    ],
    ids=str,
)
async def test_another_tenant_is_403(changes: dict[str, Any], door: Door) -> None:
    assert await door.status(activity(**changes)) == 403
    assert not door.turns


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"conversation__tenantId": LEFT_OUT},
        {"channelData": LEFT_OUT},
        {"conversation__tenantId": TENANT.upper()},
    ],
    ids=str,
)
async def test_our_tenant_gets_in(changes: dict[str, Any], door: Door) -> None:
    assert await door.status(activity(**changes)) == 200


@pytest.mark.parametrize("channel", ["webchat", "emulator", "directline", "MSTEAMS", "msteams "])
async def test_another_channel_is_403(channel: str, door: Door) -> None:
    assert await door.status(activity(channelId=channel)) == 403
    assert not door.turns


@pytest.mark.parametrize("endorsements", [None, [], ["webchat"], [7], ["MSTEAMS"]])
async def test_a_key_that_is_not_endorsed_for_teams_is_403(
    endorsements: list[Any] | None, door: Door, keys: KeyServer
) -> None:
    keys.publish("second", endorsements)
    assert await door.status(authorization=f"Bearer {token(key='second', kid='second')}") == 403
    assert not door.turns


@pytest.mark.parametrize(
    "good",
    [{}, {"exp": NOW - 299}, {"nbf": NOW + 299}, {"nbf": LEFT_OUT}, {"iat": NOW}, {"exp": NOW + 9.5}],
    ids=str,
)
async def test_a_good_token_gets_in_within_the_leeway(good: dict[str, Any], door: Door) -> None:
    assert await door.status(authorization=f"Bearer {token(claims(**good))}") == 200
    assert len(door.turns) == 1


async def test_the_turn_gets_what_the_sdk_takes(door: Door) -> None:
    assert await door.status() == 200
    result = door.identities[0]
    assert isinstance(result, AuthenticateRequestResult)
    assert result.claims_identity.is_authenticated
    assert result.claims_identity.get_claim_value("aud") == APP_ID
    assert result.claims_identity.get_claim_value("serviceurl") == SERVICE_URL
    assert (result.audience, result.caller_id) == ("https://api.botframework.com", "urn:botframework:azure")


async def test_a_token_seen_before_is_still_checked_for_its_time_and_activity(
    authenticator: Authenticator, clock: SetClock
) -> None:
    once = token()
    assert await entry(authenticator, once) == 200
    with pytest.raises(Denied):
        other = Envelope(activity(conversation__tenantId=OTHER_TENANT))
        await authenticator.authenticate(f"Bearer {once}", other, peer="")
    clock.advance(seconds=3600 + 299)
    assert await entry(authenticator, once) == 200
    clock.advance(seconds=2)
    assert await entry(authenticator, once) == 401


async def test_few_tokens_are_remembered(
    authenticator: Authenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.authentication._TOKENS_REMEMBERED", 3)
    for number in range(10):
        assert await entry(authenticator, token(claims(jti=str(number)))) == 200
    assert len(authenticator._verified) == 3


# -------------------------------------------------------------------------------------------- the keys


async def test_keys_are_warmed_at_start(authenticator: Authenticator, keys: KeyServer) -> None:
    assert not authenticator.ready
    await authenticator.warm()
    await authenticator.warm()
    assert authenticator.ready
    assert keys.fetches == 1


async def test_many_at_once_wait_for_one_fetch(authenticator: Authenticator, keys: KeyServer) -> None:
    keys.delay = 0.05
    assert set(await asyncio.gather(*(entry(authenticator, token()) for _ in range(50)))) == {200}
    assert keys.fetches == 1


async def test_whoever_gives_up_does_not_take_the_fetch_down(
    authenticator: Authenticator, keys: KeyServer
) -> None:
    keys.delay = 0.05
    impatient = asyncio.create_task(entry(authenticator, token()))
    patient = asyncio.create_task(entry(authenticator, token()))
    await asyncio.sleep(0.01)
    impatient.cancel()
    assert await patient == 200


async def test_a_rollover_is_seen_at_once(
    authenticator: Authenticator, keys: KeyServer, clock: SetClock
) -> None:
    old, new = token(), token(key="second", kid="second")
    assert await entry(authenticator, old) == 200
    keys.publish("second")
    keys.withdraw("first")
    assert await entry(authenticator, new) == 200
    assert keys.fetches == 2
    assert await entry(authenticator, old) == 401, "a withdrawn key opens nothing, remembered token or not"
    clock.advance(minutes=1)
    assert await entry(authenticator, new) == 200


async def test_invented_key_ids_ask_for_keys_every_five_minutes_at_most(
    authenticator: Authenticator, keys: KeyServer, clock: SetClock
) -> None:
    await authenticator.warm()
    for minute in range(11):
        for number in range(5):
            assert await entry(authenticator, token(kid=f"invented {minute} {number}")) == 401
        clock.advance(minutes=1)
    assert keys.fetches == 1 + 3


async def test_a_refused_algorithm_never_asks_for_keys(authenticator: Authenticator, keys: KeyServer) -> None:
    await authenticator.warm()
    assert await entry(authenticator, jwt.encode(claims(), "x" * 40, "HS256", headers={"kid": "new"})) == 401
    assert keys.fetches == 1


async def test_keys_are_fetched_daily_beside_the_turns(
    authenticator: Authenticator, keys: KeyServer, clock: SetClock
) -> None:
    await authenticator.warm()
    clock.advance(hours=23)
    good = token(claims(exp=NOW + 10**6))
    assert await entry(authenticator, good) == 200
    assert keys.fetches == 1
    clock.advance(hours=1)
    keys.delay = 0.05
    assert await entry(authenticator, good) == 200
    assert keys.fetches <= 1, "nobody waits for the daily fetch"
    await asyncio.sleep(0.3)
    assert await entry(authenticator, good) == 200
    assert keys.fetches == 2


TROUBLES = ["down", "hang", "redirect", "garbage", "list", "huge", "elsewhere", "empty"]


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_old_keys_outlive_an_outage(
    trouble: str, door: Door, keys: KeyServer, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = f"Bearer {token(claims(exp=NOW + 10**8))}"
    assert await door.status(authorization=good) == 200
    # Only now: on a busy machine a good answer may take longer than a bad one is waited for here.
    monkeypatch.setattr(signing_keys, "FETCH_LIMIT", timedelta(seconds=0.1))
    keys.trouble = trouble
    for _ in range(3):
        clock.advance(days=2)
        assert await door.status(authorization=good) == 200
        assert await door.status(authorization=f"Bearer {token(kid='new')}") == 401
    assert len(door.turns) == 4
    monkeypatch.undo()
    keys.trouble = ""
    keys.publish("second")
    clock.advance(minutes=5)
    fresh = token(claims(exp=NOW + 10**8), key="second", kid="second")
    assert await door.status(authorization=f"Bearer {fresh}") == 200


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_without_any_keys_it_is_503_until_they_come(
    trouble: str, door: Door, keys: KeyServer, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_keys, "FETCH_LIMIT", timedelta(seconds=0.1))
    keys.trouble = trouble
    status, headers, _ = await door.post()
    assert (status, headers["Retry-After"]) == (503, "5")
    monkeypatch.undo()
    keys.trouble = ""
    assert await door.status() == 503, "a failed fetch is not repeated at once"
    clock.advance(seconds=5)
    assert await door.status() == 200
    assert len(door.turns) == 1


async def test_a_key_server_that_is_gone_is_no_5xx_of_ours(clock: SetClock) -> None:
    gone = KeyServer()
    gone.address = "http://127.0.0.1:9"
    authenticator = real_authenticator(gone, clock)
    await authenticator.warm()
    assert not authenticator.ready
    assert await entry(authenticator, token()) == 503


async def test_one_bad_key_does_not_take_the_others_down(
    authenticator: Authenticator, keys: KeyServer
) -> None:
    keys.published[:0] = [
        {"kty": "RSA", "kid": "broken", "n": "!", "e": "AQAB"},
        {"kty": "RSA", "kid": "empty"},
        {"kty": "EC", "kid": "curve"},
        {"kty": "oct", "kid": "first", "k": "eHh4"},
    ]
    keys.publish("nameless", kid=None)
    keys.publish("for secrets", use="enc")
    assert await entry(authenticator, token()) == 200
    assert await entry(authenticator, token(kid="for secrets", key="for secrets")) == 401


async def test_a_small_key_is_no_key(authenticator: Authenticator, keys: KeyServer) -> None:
    private_key("small", 1024)
    small = jwt.algorithms.RSAAlgorithm.to_jwk(private_key("small", 1024).public_key(), as_dict=True)
    keys.published.append({**small, "kid": "small", "use": "sig", "endorsements": ["msteams"]})
    with pytest.warns(jwt.warnings.InsecureKeyLengthWarning):
        signed = jwt.encode(claims(), private_key("small", 1024), "RS256", headers={"kid": "small"})
    assert await entry(authenticator, signed) == 401


async def test_a_clock_set_back_does_not_stop_the_fetching(
    authenticator: Authenticator, keys: KeyServer, clock: SetClock
) -> None:
    await authenticator.warm()
    assert await entry(authenticator, token(kid="new")) == 401
    clock.advance(days=-3)
    keys.publish("second")
    early = token(claims(nbf=LEFT_OUT), key="second", kid="second")
    assert await entry(authenticator, early) == 200


async def test_nothing_is_checked_without_an_app_and_a_tenant(clock: SetClock) -> None:
    for app_id, tenant_id in (("", TENANT), (APP_ID, "")):
        with pytest.raises(ValueError, match="check nothing"):
            Authenticator(app_id=app_id, tenant_id=tenant_id, service_urls=ServiceUrls(), clock=clock)


async def test_the_log_of_the_keys_names_no_address_and_no_key(
    authenticator: Authenticator, keys: KeyServer
) -> None:
    keys.published.insert(0, {"kty": "RSA", "kid": "broken", "n": "canary", "e": "!"})
    with capture_logs() as logged:
        await authenticator.warm()
    assert {entry["event"] for entry in logged} == {"keys.unreadable", "keys.fetched"}
    assert "canary" not in repr(logged)


# ------------------------------------------------------------------------------------------ local mode


LOCAL = activity(channelId="emulator", serviceUrl="http://localhost:56150/_connector", channelData=LEFT_OUT)


async def test_local_mode_serves_this_machine_without_a_token(clock: SetClock) -> None:
    async with open_door(LocalAuthenticator(), clock) as (door, _):
        assert await door.status(LOCAL, None) == 200
        assert await door.status(LOCAL, "Bearer whatever") == 200
        assert len(door.turns) == 2
        assert door.identities[0].claims_identity.claims == {}


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via", "X-Forwarded-Host"])
async def test_local_mode_behind_a_tunnel_is_403(header: str, clock: SetClock) -> None:
    async with open_door(LocalAuthenticator(), clock) as (door, _):
        assert await door.status(LOCAL, None, {header: "127.0.0.1"}) == 403
        assert not door.turns


@pytest.mark.parametrize(
    "url", [SERVICE_URL, "https://evil.example/", "http://localhost@evil.example/", "http://10.0.0.1/"]
)
async def test_local_mode_sends_to_no_other_machine(url: str, clock: SetClock) -> None:
    async with open_door(LocalAuthenticator(), clock) as (door, _):
        assert await door.status({**LOCAL, "serviceUrl": url}, None) == 403
        assert not door.turns


@pytest.mark.parametrize(
    "peer", ["", "10.0.0.7", "192.168.1.2", "::", "fe80::1%eth0", "::ffff:10.0.0.1", "forwarded"]
)
async def test_local_mode_serves_no_other_peer(peer: str) -> None:
    with pytest.raises(Denied) as denied:
        await LocalAuthenticator().authenticate(None, Envelope(LOCAL), peer=peer)
    assert denied.value.status == 403


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
async def test_local_mode_knows_this_machine(peer: str) -> None:
    local = LocalAuthenticator()
    assert local.ready
    assert await local.authenticate(None, Envelope(LOCAL), peer=peer)
