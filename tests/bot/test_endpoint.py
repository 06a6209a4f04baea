"""The door over real HTTP: the order of its questions, its answers in time, and what it writes down."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
import structlog
from multidict import CIMultiDict
from structlog.testing import capture_logs

from bot.authentication import LocalAuthenticator
from bot.endpoint import Answer, Endpoint, Limits
from bot.envelope import BODY_LIMIT, Envelope
from bot.flood import Pace
from tests.bot.door import TEXT, UNHURRIED, Door, activity, open_door, real_authenticator
from tests.bot.key_server import OTHER_TENANT, SetClock, claims, running_key_server, token

QUICK = Limits(person=UNHURRIED, conversation=UNHURRIED, message_wait=0.3, invoke_wait=0.8, body_wait=0.5)
CLICK = activity(type="invoke", name="adaptiveCard/action", value={"action": {"verb": "kickoff.mark_done"}})


@pytest_asyncio.fixture
async def opened() -> AsyncIterator[tuple[Door, Endpoint]]:
    clock = SetClock()
    async with running_key_server() as keys:
        authenticator = real_authenticator(keys, clock)
        await authenticator.warm()
        async with open_door(authenticator, clock, QUICK) as pair:
            yield pair
        await authenticator.close()


@pytest.fixture
def door(opened: tuple[Door, Endpoint]) -> Door:
    return opened[0]


@pytest.fixture
def logged() -> Iterator[list[Any]]:
    with capture_logs() as entries:
        yield entries


class Gate:
    """A turn that stays inside until it is let go."""

    def __init__(self, answer: Answer | None = None) -> None:
        self.go = asyncio.Event()
        self.over = 0
        self.entered = asyncio.Event()
        self.answer = answer or Answer(200)

    async def turn(self, envelope: Envelope) -> Answer:
        self.entered.set()
        await self.go.wait()
        self.over += 1
        return self.answer


# ------------------------------------------------------------------------------------- what is refused


async def test_the_questions_are_asked_in_order(door: Door) -> None:
    """Each request is wrong in everything from one question on: the first of them answers."""
    stranger = f"Bearer {token(key='stranger')}"
    foreign = activity(conversation__tenantId=OTHER_TENANT)
    shapeless = activity(type=7)
    plain = {"Content-Type": "text/plain"}
    assert await door.status(b"[" * BODY_LIMIT * 2, None, plain) == 415
    assert await door.status(b"[" * BODY_LIMIT * 2, "Basic x") == 401
    assert await door.status(b"[" * BODY_LIMIT * 2, stranger) == 413
    assert await door.status(b"[" * 10, stranger) == 400
    assert (await door.post(shapeless, stranger))[2] == b'{"error":"type: not a text, or too long a one"}'
    assert await door.status(foreign, stranger) == 401
    assert await door.status(foreign) == 403
    assert not door.turns
    assert await door.status() == 200
    assert len(door.turns) == 1


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_only_post_is_served(method: str, door: Door) -> None:
    async with door.session.request(method, f"{door.address}/api/messages") as response:
        assert (response.status, response.headers["Allow"]) == (405, "POST")
    assert not door.turns


HOSTILE_BODIES: dict[str, tuple[bytes, int]] = {
    "nothing": (b"", 400),
    "garbage": (b"\xff\xfe\x00", 400),
    "half": (json.dumps(activity()).encode()[:-9], 400),
    "a list": (b"[]", 400),
    "5,000 deep": (b'{"value":' + b"[" * 5000 + b"]" * 5000 + b"}", 400),
    "65 deep": (json.dumps(activity()).encode()[:-1] + b',"x":' + b"[" * 64 + b"]" * 64 + b"}", 400),
    "NaN": (json.dumps(activity(value={"x": float("nan")})).encode(), 400),
    "Infinity": (json.dumps(activity(value={"x": float("inf")})).encode(), 400),
    "half a character": (json.dumps(activity(text="\ud83d")).encode(), 400),
    "a NUL": (json.dumps(activity(text="a\0b")).encode(), 400),
    "type twice": (b'{"type":"typing",' + json.dumps(activity()).encode()[1:], 400),
    "from is a text": (json.dumps(activity(from_="29:1")).encode(), 400),
    "text is a list": (json.dumps(activity(text=[1])).encode(), 400),
    "a new line in the id": (json.dumps(activity(id="1\r\n2026 door.admitted")).encode(), 400),
    "too large": (b" " * (BODY_LIMIT + 1), 413),
    "far too large": (b" " * (3 * BODY_LIMIT), 413),
}


@pytest.mark.parametrize("name", HOSTILE_BODIES)
async def test_a_hostile_body_is_refused(name: str, door: Door) -> None:
    body, status = HOSTILE_BODIES[name]
    assert await door.status(body) == status
    assert not door.turns


async def test_a_body_that_does_not_say_its_size_is_counted(door: Door) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b" " * 64 * 1024

    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token()}"}
    try:
        async with door.session.post(
            f"{door.address}/api/messages", data=endless(), headers=headers
        ) as response:
            assert response.status == 413
    except aiohttp.ClientConnectionError:
        pass  # The answer came, and the connection was closed, before everything was sent.
    assert not door.turns


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x", "*/*"])
async def test_another_content_type_is_415(kind: str, door: Door) -> None:
    assert await door.status(headers={"Content-Type": kind}) == 415
    assert not door.turns


async def test_a_packed_body_is_415(door: Door) -> None:
    bomb = gzip.compress(b" " * 10_000_000)
    assert await door.status(bomb, headers={"Content-Encoding": "gzip"}) == 415
    assert not door.turns


async def test_two_authorization_headers_are_400(door: Door) -> None:
    good = f"Bearer {token()}"
    twice = CIMultiDict([("Authorization", good), ("Authorization", good)])
    assert await door.status(headers=twice) == 400
    assert not door.turns


async def raw(door: Door, request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(door.address.rpartition(":")[2]))
    writer.write(request)
    await writer.drain()
    answer = await asyncio.wait_for(reader.read(2000), 3)
    writer.close()
    await writer.wait_closed()
    return answer


def raw_request(*headers: str, body: bytes = b"", size: int | None = None) -> bytes:
    lines = ["POST /api/messages HTTP/1.1", "Host: kehu", "Content-Type: application/json", *headers]
    length = len(body) if size is None else size
    return "\r\n".join([*lines, f"Content-Length: {length}", "", ""]).encode() + body


async def test_a_body_that_never_comes_is_408(door: Door) -> None:
    answer = await raw(door, raw_request(f"Authorization: Bearer {token()}", body=b'{"type"', size=1000))
    assert b" 408 " in answer.splitlines()[0]
    assert not door.turns


RAW: dict[str, bytes] = {
    "a header of 20 kB": raw_request("Authorization: Bearer " + "canary" * 4000),
    "a NUL in a header": raw_request("Authorization: Bearer canary\0x.y.z"),
    "a lone line feed": raw_request("Authorization: Bearer canary.b.c\nX-Forged: door.admitted"),
    "a folded header": raw_request("Authorization: Bearer\r\n canary.b.c"),
    "two lengths": raw_request("Content-Length: 7", body=b"canary"),
    "a negative length": raw_request(size=-1),
    "length and chunks": raw_request("Transfer-Encoding: chunked", body=b"0\r\n\r\n"),
    "no HTTP at all": b"canary canary canary\r\n\r\n",
}


@pytest.mark.parametrize("name", RAW)
async def test_broken_http_is_4xx(name: str, door: Door) -> None:
    answer = await raw(door, RAW[name])
    assert answer.split(b" ")[1].startswith(b"4"), answer[:200]
    assert not door.turns


# ------------------------------------------------------------------------------------ what is answered


async def test_the_turns_answer_is_the_answer(door: Door) -> None:
    async def answered(envelope: Envelope) -> Answer:
        return Answer(200, {"statusCode": 200, "value": "Kuitattu: 2.12. – ääkköset"})

    door.turn = answered
    status, headers, body = await door.post(CLICK)
    assert (status, headers["Content-Type"]) == (200, "application/json")
    assert json.loads(body)["value"] == "Kuitattu: 2.12. – ääkköset"


async def test_a_long_turn_is_answered_in_time_and_goes_on(opened: tuple[Door, Endpoint]) -> None:
    door, endpoint = opened
    gate = Gate()
    door.turn = gate.turn
    assert await door.status() == 202
    assert gate.over == 0
    gate.go.set()
    assert await endpoint.drain(1) == 0
    assert gate.over == 1


async def test_a_click_is_waited_for_longer(door: Door) -> None:
    gate = Gate(Answer(200, {"statusCode": 200}))
    door.turn = gate.turn
    asyncio.get_running_loop().call_later(0.4, gate.go.set)
    assert (await door.post(CLICK))[0::2] == (200, b'{"statusCode":200}')


async def test_a_click_whose_turn_never_ends_is_answered_too(opened: tuple[Door, Endpoint]) -> None:
    door, endpoint = opened
    gate = Gate()
    door.turn = gate.turn
    status, _, body = await door.post(CLICK)
    assert status == 200
    assert json.loads(body)["type"] == "application/vnd.microsoft.error"
    gate.go.set()
    assert await endpoint.drain(1) == 0
    assert gate.over == 1


ERRORS: list[BaseException] = [
    ValueError(TEXT),
    PermissionError(TEXT),
    asyncio.CancelledError(TEXT),
    KeyError(TEXT),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
async def test_a_turn_that_fails_is_no_5xx_and_no_401(
    error: BaseException, door: Door, logged: list[Any]
) -> None:
    async def failing(envelope: Envelope) -> Answer:
        raise error

    door.turn = failing
    assert await door.status() in (200, 202)
    status, _, body = await door.post(CLICK)
    assert (status, json.loads(body)["statusCode"]) == (200, 500)
    assert TEXT not in repr(logged)
    if isinstance(error, Exception):
        failure = next(entry for entry in logged if entry["event"] == "door.turn_failed")
        assert failure["error"] == type(error).__name__
        assert failure["where"].startswith("test_endpoint.py:")


@pytest.mark.parametrize(
    "answer",
    [Answer(501), Answer(500, {"x": 1}), Answer(200, {"x": object()})],
    ids=["501", "500", "no-json"],
)
async def test_an_answer_that_teams_must_not_get_is_replaced(answer: Answer, door: Door) -> None:
    async def odd(envelope: Envelope) -> Answer:
        return answer

    door.turn = odd
    assert await door.status() == 200
    assert json.loads((await door.post(CLICK))[2])["statusCode"] == 500


async def test_a_fault_in_the_door_lets_nobody_in(logged: list[Any]) -> None:
    class Broken(LocalAuthenticator):
        async def authenticate(self, *arguments: Any, **named: Any) -> Any:
            raise RuntimeError(TEXT)

    async with open_door(Broken(), SetClock()) as (door, _):
        assert await door.status() == 503
        assert not door.turns
    assert TEXT not in repr(logged)


async def test_a_caller_who_hangs_up_does_not_stop_the_turn(opened: tuple[Door, Endpoint]) -> None:
    door, endpoint = opened
    gate = Gate()
    door.turn = gate.turn
    caller = asyncio.create_task(door.status(CLICK))
    await gate.entered.wait()
    caller.cancel()
    await asyncio.sleep(0.05)
    gate.go.set()
    assert await endpoint.drain(1) == 0
    assert gate.over == 1


# --------------------------------------------------------------------------------------- shutting down


async def test_drain_waits_then_cancels_and_lets_no_one_in(opened: tuple[Door, Endpoint]) -> None:
    door, endpoint = opened
    gate = Gate()
    door.turn = gate.turn
    assert await door.status() == 202
    assert await door.status() == 202
    assert await endpoint.drain(0.05) == 2
    assert gate.over == 0
    status, headers, _ = await door.post()
    assert (status, headers["Retry-After"]) == (503, "5")
    assert await endpoint.drain(0) == 0


# ------------------------------------------------------------------------------------------- the flood


PACED = Limits(person=Pace(3, 20), conversation=Pace(100, 1000), patience=0.2, message_wait=2)


def from_person(number: int, **changes: Any) -> dict[str, Any]:
    return activity(from__aadObjectId=f"person {number}", conversation__id=f"a:{number}", **changes)


async def test_a_person_who_floods_is_slowed_then_refused_and_others_are_not() -> None:
    clock = SetClock()
    async with (
        running_key_server() as keys,
        open_door(real_authenticator(keys, clock), clock, PACED) as (door, _),
    ):
        answers = await asyncio.gather(*(door.post(from_person(1)) for _ in range(20)))
        refused = [headers for status, headers, _ in answers if status == 429]
        assert len(refused) == 13, "3 at once, 4 within the patience of 0.2 s, and no more"
        assert all(int(headers["Retry-After"]) >= 1 for headers in refused)
        assert {await door.status(from_person(number)) for number in range(2, 30)} == {200}
        clock.advance(seconds=5)
        assert await door.status(from_person(1)) == 200


async def test_a_conversation_that_floods_is_refused_in_all_its_threads() -> None:
    clock = SetClock()
    limits = Limits(person=UNHURRIED, conversation=Pace(5, 1), patience=0)
    async with (
        running_key_server() as keys,
        open_door(real_authenticator(keys, clock), clock, limits) as (door, _),
    ):
        statuses = [
            await door.status(
                activity(conversation__id=f"19:x;messageid={n}", from__aadObjectId=f"person {n}")
            )
            for n in range(8)
        ]
        assert statuses == [200] * 5 + [429] * 3
        assert await door.status(activity(conversation__id="19:y")) == 200


async def test_more_turns_than_can_be_held_are_429_not_memory() -> None:
    clock = SetClock()
    limits = Limits(person=UNHURRIED, conversation=UNHURRIED, message_wait=0.02, turns_at_once=3)
    async with (
        running_key_server() as keys,
        open_door(real_authenticator(keys, clock), clock, limits) as (door, end),
    ):
        gate = Gate()
        door.turn = gate.turn
        assert [await door.status() for _ in range(5)] == [202] * 3 + [429] * 2
        gate.go.set()
        await end.drain(1)


async def test_whoever_is_refused_uses_up_nobodys_pace() -> None:
    clock = SetClock()
    limits = Limits(person=Pace(2, 0.01), conversation=Pace(2, 0.01), patience=0)
    async with (
        running_key_server() as keys,
        open_door(real_authenticator(keys, clock), clock, limits) as (door, _),
    ):
        for _ in range(10):
            assert await door.status(authorization=f"Bearer {token(key='stranger')}") == 401
            assert await door.status(activity(conversation__tenantId=OTHER_TENANT)) == 403
        assert await door.status() == 200


# --------------------------------------------------------------------------------------------- the log


async def test_no_token_and_no_text_in_any_log(
    door: Door, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = token(claims(jti="canary"))
    expired = token(claims(exp=1, jti="canary"))

    async def failing(envelope: Envelope) -> Answer:
        raise ValueError(envelope.activity["text"])

    # Nothing captures structlog here: whatever it would write, in development or production, is written.
    assert not isinstance(structlog.get_config()["processors"][-1], structlog.testing.LogCapture)
    assert await door.status(authorization=f"Bearer {secret}") == 200
    assert await door.status(authorization=f"Bearer {expired}") == 401
    assert await door.status(activity(text=7, summary=TEXT), f"Bearer {secret}") == 400
    assert await door.status(json.dumps(activity()).encode()[:-1], f"Bearer {secret}") == 400
    assert await door.status(activity(serviceUrl="https://canary.example/"), f"Bearer {secret}") == 403
    for request in RAW.values():
        await raw(door, request)
    door.turn = failing
    assert await door.status(authorization=f"Bearer {secret}") == 200
    assert await door.status(CLICK, f"Bearer {secret}") == 200
    written = capfd.readouterr()
    text = caplog.text + written.out + written.err
    for private in (secret, expired, secret.split(".")[1], TEXT, "Kati", "canary", "Bearer", "29:1kati"):
        assert private not in text, private


async def test_log_fields_hold_no_forged_lines(door: Door, logged: list[Any]) -> None:
    gate = Gate()
    door.turn = gate.turn
    odd = "\u00a0door.admitted\u202e peer=1 \\n ünicode\u2066x"
    assert await door.status(activity(id=odd, type=f"invoke{odd}", name=odd)) == 202
    gate.go.set()
    late = next(entry for entry in logged if entry["event"] == "door.late")
    assert late["activity_id"] == "door.admittedpeer1nnicodex"
    assert late["activity_type"] == "invokedoor.admittedpeer1nnicodex"


async def test_every_refusal_is_logged_with_its_reason_and_peer(door: Door, logged: list[Any]) -> None:
    await door.status(authorization=None)
    await door.status(authorization=None, headers={"X-Forwarded-For": "evil\tdoor.admitted"})
    assert [(entry["event"], entry["status"], entry["reason"], entry["peer"]) for entry in logged] == [
        ("door.refused", 401, "no bearer token", "127.0.0.1"),
        ("door.refused", 401, "no bearer token", "forwarded"),
    ]
