"""Who may speak to the bot: the token of Microsoft's Bot Connector, or in local mode the machine itself.

A phase of its own, before the turn: an error in a turn can never look like a refusal, nor a refusal like one.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from typing import Any, Final, Protocol

import jwt
from botframework.connector.auth import AuthenticateRequestResult, ClaimsIdentity

from bot.clock import Clock
from bot.envelope import Envelope
from bot.service_urls import ServiceUrls, is_loopback
from bot.signing_keys import METADATA_URL, NoKeys, SigningKey, SigningKeys

ISSUER: Final = "https://api.botframework.com"
"""Signs for Microsoft's public cloud. Emulator and skill tokens have other issuers, and no place here."""
CHANNEL: Final = "msteams"
"""Only Teams says truly who speaks; elsewhere the client writes ``from`` and ``channelData`` itself."""
LEEWAY: Final = timedelta(minutes=5)

_CONNECTOR_AUDIENCE: Final = "https://api.botframework.com"
_CALLER_ID: Final = "urn:botframework:azure"
_TOKENS_REMEMBERED: Final = 256
_BEARER = re.compile(r"Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)", re.ASCII)

Claims = dict[str, Any]


class Denied(Exception):
    """A request refused: 401 (no valid token), 403 (valid, but not for this), 503 (nothing to check it with).

    The reason is one of our own sentences, free of what was sent.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(status, reason)
        self.status = status
        self.reason = reason


class RequestAuthenticator(Protocol):
    """What the endpoint needs of either mode."""

    def check_header(self, authorization: str | None) -> None:
        """Refuses a header that cannot hold a token, before the body is read. Raises Denied(401)."""

    async def authenticate(
        self, authorization: str | None, envelope: Envelope, *, peer: str
    ) -> AuthenticateRequestResult:
        """What ``CloudAdapterBase.process_activity`` takes. Raises Denied. ``peer`` is an IP address."""

    @property
    def ready(self) -> bool:
        """Whether requests can be checked at all."""

    async def warm(self) -> None:
        """Prepares for the first request; never raises."""

    async def close(self) -> None:
        """Ends what runs in the background."""


class Authenticator:
    """Checks the Bot Connector's token against the activity it came with.

    ``metadata_url`` is Microsoft's but in tests. ``connector_factory`` goes into every result, for the SDK.
    """

    def __init__(
        self,
        *,
        app_id: str,
        tenant_id: str,
        service_urls: ServiceUrls,
        clock: Clock,
        metadata_url: str = METADATA_URL,
        connector_factory: Any = None,
    ) -> None:
        if not app_id or not tenant_id:
            raise ValueError("a bot without an app id and a tenant id would check nothing")
        self._app_id = app_id
        self._tenant_id = tenant_id.lower()
        self._service_urls = service_urls
        self._clock = clock
        self._connector_factory = connector_factory
        self._keys = SigningKeys(metadata_url, clock)
        self._verified: dict[str, tuple[SigningKey, Claims]] = {}

    @property
    def ready(self) -> bool:
        """Whether there are keys to check tokens with."""
        return self._keys.known

    async def warm(self) -> None:
        """Fetches the keys if there are none, in 5 s; never raises. Call it at start, and while not ready."""
        await self._keys.warm()

    async def close(self) -> None:
        """Ends what runs in the background."""
        await self._keys.close()

    def check_header(self, authorization: str | None) -> None:
        """Refuses a header that is no ``Bearer`` with a token's three parts. Raises Denied(401)."""
        _token_in(authorization)

    async def authenticate(
        self, authorization: str | None, envelope: Envelope, *, peer: str
    ) -> AuthenticateRequestResult:
        """The identity behind a token that is valid for us and for this activity. Raises Denied."""
        key, claims = await self._verify(_token_in(authorization))
        self._check_times(claims)
        if claims.get("serviceurl") != envelope.service_url:
            raise Denied(403, "the token is for another serviceUrl")
        if envelope.channel_id != CHANNEL or CHANNEL not in key.endorsements:
            raise Denied(403, "the key is not endorsed for the channel")
        if not self._service_urls.allows(envelope.service_url):
            raise Denied(403, "the serviceUrl is not on the allow-list")
        if set(envelope.tenant_ids) != {self._tenant_id}:
            raise Denied(403, "the activity is of another tenant")
        return _result(claims, self._connector_factory)

    async def _verify(self, token: str) -> tuple[SigningKey, Claims]:
        """The key that signed a token, and its claims. Whether their time is now is not checked here.

        The connector uses one token for an hour, so checking its signature again and again tells nothing new.
        A key that was fetched anew is another object: no token outlives the key set it was checked with.
        """
        remembered = self._verified.get(token)
        try:
            key = await self._keys.find(remembered[0].id if remembered else _key_id(token))
        except NoKeys:
            raise Denied(503, "no keys to check with") from None
        if key is None:
            raise Denied(401, "the token's key is unknown")
        if remembered is None or remembered[0] is not key:
            remembered = self._verified[token] = (key, self._claims(token, key))
            if len(self._verified) > _TOKENS_REMEMBERED:
                del self._verified[next(iter(self._verified))]
        return remembered

    def _claims(self, token: str, key: SigningKey) -> Claims:
        try:
            claims: Claims = jwt.decode(
                token,
                key.public,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=ISSUER,
                # Times are checked on every use, by our own clock.
                options={
                    "require": ["exp", "aud", "iss"],
                    "strict_aud": True,
                    "verify_exp": False,
                    "verify_nbf": False,
                    "verify_iat": False,
                },
            )
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
            raise Denied(401, "the token is not valid") from None
        return claims

    def _check_times(self, claims: Claims) -> None:
        now, leeway = self._clock.now().timestamp(), LEEWAY.total_seconds()
        ends, begins, issued = claims["exp"], claims.get("nbf", now), claims.get("iat", now)
        for moment in (ends, begins, issued):
            if type(moment) not in (int, float):
                raise Denied(401, "the token is not valid")
        # Written so that a NaN in the token, which compares with nothing, is refused.
        if not now < ends + leeway:
            raise Denied(401, "the token has expired")
        if not (begins <= now + leeway and issued <= now + leeway):
            raise Denied(401, "the token is not valid yet")


class LocalAuthenticator:
    """Local mode: no tokens. Only this machine may speak, and only to this machine is anything sent."""

    def __init__(self, connector_factory: Any = None) -> None:
        self._service_urls = ServiceUrls(local=True)
        self._connector_factory = connector_factory

    @property
    def ready(self) -> bool:
        """Always: there is nothing to check with."""
        return True

    async def warm(self) -> None:
        """Nothing to fetch."""

    async def close(self) -> None:
        """Nothing to end."""

    def check_header(self, authorization: str | None) -> None:
        """Any header will do: the Agents Playground may send one, and nobody here reads it."""

    async def authenticate(
        self, authorization: str | None, envelope: Envelope, *, peer: str
    ) -> AuthenticateRequestResult:
        """An anonymous identity for a loopback peer with a loopback serviceUrl. Raises Denied(403)."""
        if not is_loopback(peer):
            raise Denied(403, "local mode serves this machine only")
        if not self._service_urls.allows(envelope.service_url):
            raise Denied(403, "the serviceUrl is not on the allow-list")
        # No appid claim: the SDK takes its own anonymous app id for a skill's.
        return _result({}, self._connector_factory)


@lru_cache(maxsize=64)  # the connector uses one for an hour
def _token_in(authorization: str | None) -> str:
    found = _BEARER.fullmatch(authorization or "")
    if found is None:
        raise Denied(401, "no bearer token")
    return found[1]


def _key_id(token: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, RecursionError):
        raise Denied(401, "the token is not valid") from None
    key_id = header.get("kid")
    # An algorithm that will be refused anyway must not send us looking for its key.
    if header.get("alg") != "RS256" or not isinstance(key_id, str):
        raise Denied(401, "the token is not valid")
    return key_id


def _result(claims: Claims, connector_factory: Any) -> AuthenticateRequestResult:
    result = AuthenticateRequestResult()
    result.claims_identity = ClaimsIdentity(dict(claims), True)
    result.audience = _CONNECTOR_AUDIENCE
    result.caller_id = _CALLER_ID
    result.connector_factory = connector_factory
    return result
