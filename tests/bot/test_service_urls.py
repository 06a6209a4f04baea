"""Where our token may go, and the many ways of writing an address that only looks like one of those."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.service_urls import MICROSOFT_HOSTS, ServiceUrls, is_loopback

GOOD = "smba.trafficmanager.net"

HOSTILE = [
    "",
    "https://",
    GOOD,
    f"//{GOOD}/",
    f"http://{GOOD}/emea/",
    f"ftp://{GOOD}/",
    f"HTTPS:{GOOD}",
    f" https://{GOOD}/",
    f"https://{GOOD}/\n",
    f"https://{GOOD}/\r\nX: y",
    f"https://{GOOD}\\@evil.example/",
    f"https://{GOOD}@evil.example/",
    f"https://{GOOD}:443@evil.example/",
    f"https://evil.example@{GOOD}/",
    f"https://user:password@{GOOD}/",
    f"https://evil.example\\.{GOOD}/",
    f"https://evil.example/{GOOD}",
    f"https://evil.example?{GOOD}/",
    f"https://evil.example#{GOOD}/",
    f"https://evil.example/?q=https://{GOOD}/",
    f"https://{GOOD}?to=evil.example",
    f"https://{GOOD}#@evil.example",
    f"https://{GOOD}.evil.example/",
    f"https://evil{GOOD}/",
    f"https://evil.{GOOD}/",
    "https://evil.trafficmanager.net/",
    f"https://{GOOD}./",
    f"https://{GOOD}:444/",
    f"https://{GOOD}:80/",
    f"https://{GOOD}:0443/",
    f"https://{GOOD}:/",
    f"https://{GOOD}:99999/",
    f"https://{GOOD}:443:443/",
    "https://smba。trafficmanager。net/",
    "https://smba.trafficmanager.nеt/",
    "https://ſmba.trafficmanager.net/",
    "https://smba.trafficmanager.net\u200b/",
    "https://xn--smba-trafficmanager.net/",
    "https://smba%2Etrafficmanager.net/",
    "https://smba.trafficmanager.net%00.evil.example/",
    f"https://{GOOD}/\x00",
    f"https://{GOOD}/%0d%0aX",
    "https://127.0.0.1/",
    "http://127.0.0.1:3978/",
    "http://localhost/",
    "https://[::1]/",
    "https://169.254.169.254/metadata/",
    "https://2130706433/",
    "javascript:alert(1)",
    "file:///etc/passwd",
]


@pytest.mark.parametrize("url", HOSTILE)
def test_an_address_that_is_not_exactly_a_listed_host_is_refused(url: str) -> None:
    assert not ServiceUrls(["connector.example"]).allows(url)


@pytest.mark.parametrize("host", sorted(MICROSOFT_HOSTS))
@pytest.mark.parametrize(
    "form", ["https://{}", "https://{}/", "https://{}/emea/0b7a-1c44/", "HTTPS://{}:443/x"]
)
def test_microsofts_own_hosts_pass(host: str, form: str) -> None:
    assert ServiceUrls().allows(form.format(host))
    assert ServiceUrls().allows(form.format(host.upper()))


def test_a_listed_host_passes_on_its_port_only() -> None:
    urls = ServiceUrls(["Connector.example", "other.example:8443", "plain.example:443"])
    assert urls.allows("https://connector.example/v3/")
    assert not urls.allows("https://connector.example:8443/")
    assert not urls.allows("http://connector.example/")
    assert urls.allows("https://other.example:8443/")
    assert not urls.allows("https://other.example/")
    assert urls.allows("https://plain.example/")


def test_plain_http_passes_to_a_listed_loopback_host_only() -> None:
    urls = ServiceUrls(["127.0.0.1:9000", "connector.example:80", "10.0.0.1:9000"])
    assert urls.allows("http://127.0.0.1:9000/")
    assert not urls.allows("http://127.0.0.1:9001/")
    assert not urls.allows("http://connector.example/")
    assert not urls.allows("http://10.0.0.1:9000/")


@pytest.mark.parametrize(
    "host", ["https://a.example", "*.example", "a.example/x", "", "a b", "u@a.example", "-a"]
)
def test_a_list_with_something_else_than_hosts_is_an_error(host: str) -> None:
    with pytest.raises(ValueError, match="not a host"):
        ServiceUrls([host])


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("http://localhost:56150/_connector", True),
        ("http://127.0.0.1:56150", True),
        ("http://127.9.9.9/", True),
        ("https://[::1]:3978/", True),
        ("http://[::ffff:127.0.0.1]/", False),
        ("http://localhost.evil.example/", False),
        ("http://127.0.0.1.evil.example/", False),
        ("http://localhost:99999/", False),
        ("http://0.0.0.0/", False),
        (f"https://{GOOD}/", False),
        ("https://connector.example/", False),
    ],
)
def test_local_mode_sends_to_this_machine_only(url: str, allowed: bool) -> None:
    assert ServiceUrls(["connector.example"], local=True).allows(url) is allowed


@given(st.text())
def test_any_text_gets_an_answer(url: str) -> None:
    assert ServiceUrls().allows(url) is False
    assert ServiceUrls(local=True).allows("http://" + url) in (True, False)


def test_loopback_addresses() -> None:
    assert all(is_loopback(host) for host in ("127.0.0.1", "::1", "[::1]", "::ffff:127.0.0.1", "localhost"))
    assert not any(
        is_loopback(host) for host in ("", "10.0.0.1", "::", "0.0.0.0", "127.1", "localhost.", "x")
    )
