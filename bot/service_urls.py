"""Which addresses our token may be sent to: the door asks before a turn, the post before every send."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from functools import lru_cache

MICROSOFT_HOSTS = frozenset(
    {
        "smba.trafficmanager.net",
        "smba.onyx.prod.teams.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
    }
)
"""The Teams connector's hosts in Microsoft's public cloud, as Microsoft's Teams SDK lists them.
Whole names, no wildcards: anyone can rent a name under ``trafficmanager.net``."""

# Deliberately narrower than RFC 3986: no user name, query, fragment, backslash, escape or letter outside
# ASCII, so no two readers of the same address can disagree about its host.
_HOST = r"(?P<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::(?P<port>[1-9][0-9]{0,4}))?"
_URL = re.compile(rf"(?P<scheme>https?)://{_HOST}(?:/[a-z0-9._~/:@-]*)?", re.IGNORECASE | re.ASCII)
_ENTRY = re.compile(_HOST, re.IGNORECASE | re.ASCII)
_DEFAULT_PORTS = {"http": "80", "https": "443"}
_LAST_PORT = 65535


class ServiceUrls:
    """The allow-list of connector addresses.

    ``hosts`` are ``host`` or ``host:port`` beside Microsoft's own; another form raises ValueError. An address
    must be https; plain http passes only to a loopback host that is listed. With ``local`` only loopback
    addresses pass, on any port, and ``hosts`` counts for nothing.
    """

    def __init__(self, hosts: Iterable[str] = (), local: bool = False) -> None:
        self._local = local
        self._hosts = MICROSOFT_HOSTS | {_entry(host) for host in hosts}
        # Every turn asks several times, and nearly always of the same few addresses.
        self._judged = lru_cache(maxsize=256)(self._judge)

    def allows(self, url: str) -> bool:
        """Whether our token may be sent to this serviceUrl."""
        return self._judged(url)

    def _judge(self, url: str) -> bool:
        found = _URL.fullmatch(url)
        if found is None or int(found["port"] or 0) > _LAST_PORT:
            return False
        scheme, host, port = found["scheme"].lower(), found["host"].lower(), found["port"]
        if self._local:
            return is_loopback(host)
        if scheme == "http" and not is_loopback(host):
            return False
        if port in (None, _DEFAULT_PORTS[scheme]):
            return host in self._hosts or f"{host}:{_DEFAULT_PORTS[scheme]}" in self._hosts
        return f"{host}:{port}" in self._hosts


def is_loopback(host: str) -> bool:
    """Whether a host name or an IP address, with or without brackets, is this machine itself."""
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _entry(host: str) -> str:
    entry = host.strip().lower()
    if _ENTRY.fullmatch(entry) is None:
        raise ValueError(f"not a host or host:port: {host!r}")
    return entry
