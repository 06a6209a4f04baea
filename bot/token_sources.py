"""Where the app's token comes from: a client secret, or the user-assigned managed identity of the machine."""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import orjson

from bot.http_pool import HttpPool

CONNECTOR = "https://api.botframework.com"
LOGIN_URL = "https://login.microsoftonline.com"
IMDS_URL = "http://169.254.169.254/metadata/identity/oauth2/token"

_TIMEOUT = aiohttp.ClientTimeout(total=10.0, sock_connect=5.0)
_WORD = re.compile(r"[a-z_]{1,64}")


class TokenUnavailable(Exception):
    """No token could be had. The text is for an administrator and holds no secret."""


@dataclass(frozen=True, slots=True, repr=False)
class FetchedToken:
    """An access token and the seconds it lives from now on. No repr: it would end up in a log."""

    value: str
    lifetime: float


TokenSource = Callable[[], Awaitable[FetchedToken]]


def client_secret(
    pool: HttpPool, *, tenant_id: str, app_id: str, secret: str, login_url: str = LOGIN_URL
) -> TokenSource:
    """OAuth 2.0 client credentials (RFC 6749, 4.4) at Microsoft Entra. login_url differs in tests only."""
    url = f"{login_url.rstrip('/')}/{tenant_id}/oauth2/v2.0/token"
    form = {
        "grant_type": "client_credentials",
        "client_id": app_id,
        "client_secret": secret,
        "scope": f"{CONNECTOR}/.default",
    }

    async def fetch() -> FetchedToken:
        return await _ask(pool, "POST", url, data=form)

    return fetch


def managed_identity(
    pool: HttpPool, *, app_id: str, environ: Mapping[str, str], imds_url: str = IMDS_URL
) -> TokenSource:
    """The user-assigned identity whose client id is app_id.

    App Service and Container Apps say in IDENTITY_ENDPOINT and IDENTITY_HEADER whom to ask; a virtual machine
    asks the instance metadata service. imds_url differs in tests only.
    """
    query = {"resource": CONNECTOR, "client_id": app_id}
    endpoint, proof = environ.get("IDENTITY_ENDPOINT"), environ.get("IDENTITY_HEADER")
    if endpoint and proof:
        url, headers = endpoint, {"X-IDENTITY-HEADER": proof}
        query["api-version"] = "2019-08-01"
    else:
        url, headers = imds_url, {"Metadata": "true"}
        query["api-version"] = "2018-02-01"

    async def fetch() -> FetchedToken:
        return await _ask(pool, "GET", url, params=query, headers=headers)

    return fetch


async def _ask(pool: HttpPool, method: str, url: str, **request: Any) -> FetchedToken:
    try:
        async with pool.session.request(
            method, url, timeout=_TIMEOUT, allow_redirects=False, **request
        ) as response:
            status, body = response.status, await response.read()
    except TimeoutError:
        raise TokenUnavailable("the token service did not answer in 10 s") from None
    except aiohttp.ClientError as failure:
        # The error's own text can hold the address with its query; its kind is enough to act on.
        raise TokenUnavailable(f"the token service cannot be reached ({type(failure).__name__})") from None
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        answer = None
    if not isinstance(answer, dict):
        raise TokenUnavailable(f"the token service answered {status} with something that is not JSON")
    if status != 200:
        raise TokenUnavailable(f"the token service answered {status} {_why(answer)}".rstrip())
    return _fetched(answer)


def _why(answer: dict[str, Any]) -> str:
    """'invalid_client AADSTS7000215': what to look up; the description would repeat what was sent."""
    error, description = answer.get("error"), answer.get("error_description")
    number = re.match(r"AADSTS[0-9]{1,10}", description) if isinstance(description, str) else None
    word = error if isinstance(error, str) and _WORD.fullmatch(error) else ""
    return f"{word} {number[0] if number else ''}".strip()


def _fetched(answer: dict[str, Any]) -> FetchedToken:
    """Entra gives expires_in as a number, the metadata service as a string, App Service only expires_on."""
    token = answer.get("access_token")
    try:
        lifetime = (
            float(answer["expires_in"])
            if answer.get("expires_in") is not None
            else float(answer["expires_on"]) - time.time()
        )
    except (KeyError, TypeError, ValueError):
        raise TokenUnavailable("the token service did not say how long its token lives") from None
    # A token that is not plain visible ASCII would break the header it travels in.
    if not isinstance(token, str) or not re.fullmatch(r"[!-~]+", token) or not lifetime > 0:
        raise TokenUnavailable("the token service answered 200 without a usable token")
    return FetchedToken(token, lifetime)
