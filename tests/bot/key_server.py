"""A key server on loopback, publishing signing keys as Microsoft's does, and tokens to try on the door."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

APP_ID = "5e0f3d0c-5c1a-4b1f-9c55-0d7c0e8f6a01"
TENANT = "0b7a1c44-6f0e-4a8c-8f5d-3f2f5b0f9d10"
OTHER_TENANT = "99999999-6f0e-4a8c-8f5d-3f2f5b0f9d10"
SERVICE_URL = "https://smba.trafficmanager.net/emea/"
ISSUER = "https://api.botframework.com"
START = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)


class _LeftOut:
    """Its name is the same in every process, so that those who run the tests together agree on a test's name."""

    def __repr__(self) -> str:
        return "left out"


LEFT_OUT = _LeftOut()
"""A value that takes its field away."""


@cache
def private_key(name: str, size: int = 2048) -> RSAPrivateKey:
    """The same key for the same name throughout a test run: making one is slow."""
    return generate_private_key(65537, size)


class SetClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.moment = START

    def now(self) -> datetime:
        return self.moment

    def advance(self, **time: float) -> None:
        self.moment += timedelta(**time)


def claims(**changes: Any) -> dict[str, Any]:
    """The claims of a good token at START, with changes; LEFT_OUT takes a claim away."""
    now = int(START.timestamp())
    good: dict[str, Any] = {
        "iss": ISSUER, "aud": APP_ID, "serviceurl": SERVICE_URL, "nbf": now - 60, "exp": now + 3600,
    }  # fmt: skip
    return {name: value for name, value in (good | changes).items() if value is not LEFT_OUT}


def token(
    payload: dict[str, Any] | None = None,
    *,
    key: str = "first",
    kid: str | None = "first",
    headers: dict[str, Any] | None = None,
) -> str:
    """A token signed in RS256 with the private key of this name."""
    named = ({} if kid is None else {"kid": kid}) | (headers or {})
    # Not jwt.encode: that one refuses to sign claims as bad as some of these.
    body = json.dumps(claims() if payload is None else payload).encode()
    return jwt.api_jws.encode(body, private_key(key), "RS256", headers=named)


class KeyServer:
    """Publishes keys; ``trouble`` makes it fail: down, hang, redirect, garbage, list, huge, empty ..."""

    def __init__(self) -> None:
        self.published: list[dict[str, Any]] = []
        self.trouble = ""
        self.fetches = 0
        self.delay = 0.0
        self.address = ""
        self.publish("first")

    @property
    def metadata_url(self) -> str:
        return f"{self.address}/v1/.well-known/openidconfiguration"

    def publish(
        self, name: str, endorsements: Sequence[Any] | None = ("msteams", "webchat"), **fields: Any
    ) -> None:
        entry = json.loads(RSAAlgorithm.to_jwk(private_key(name).public_key()))
        entry |= {"kid": name, "use": "sig"}
        if endorsements is not None:
            entry["endorsements"] = list(endorsements)
        self.published.append(entry | fields)

    def withdraw(self, name: str) -> None:
        self.published = [entry for entry in self.published if entry["kid"] != name]

    async def metadata(self, request: web.Request) -> web.StreamResponse:
        self.fetches += 1
        await asyncio.sleep(self.delay)
        match self.trouble:
            case "down":
                return web.Response(status=503)
            case "hang":
                await asyncio.sleep(30)
            case "redirect":
                raise web.HTTPFound(f"{self.address}/v1/elsewhere")
            case "garbage":
                return web.Response(text="<html>proxy</html>")
            case "list":
                return web.json_response([1])
            case "huge":
                return web.Response(body=b" " * 2_000_000)
            case "elsewhere":
                return web.json_response({"jwks_uri": "file:///etc/passwd"})
        return web.json_response({"jwks_uri": f"{self.address}/v1/.well-known/keys"})

    async def keys(self, request: web.Request) -> web.Response:
        return web.json_response({"keys": [] if self.trouble == "empty" else self.published})

    async def elsewhere(self, request: web.Request) -> web.Response:
        return web.json_response({"jwks_uri": f"{self.address}/v1/.well-known/keys"})


@asynccontextmanager
async def running_key_server() -> AsyncIterator[KeyServer]:
    """A key server on a free loopback port, with one good key, ``first``."""
    keys = KeyServer()
    app = web.Application()
    app.router.add_get("/v1/.well-known/openidconfiguration", keys.metadata)
    app.router.add_get("/v1/.well-known/keys", keys.keys)
    app.router.add_get("/v1/elsewhere", keys.elsewhere)
    async with TestServer(app, host="127.0.0.1") as server:
        keys.address = f"http://127.0.0.1:{server.port}"
        yield keys
