"""Mail: addresses, the server's setting, and that nothing written becomes a header."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.mail import Mail, Mailer, SmtpServer, is_mailbox
from bot.settings import SettingsError, read_settings

NOW = datetime(2026, 12, 2, 8, tzinfo=UTC)
MAILER = Mailer(SmtpServer("localhost", 25), "kehu@example.fi")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "tuki",
        "tuki@example.fi, paha@example.org",
        "tuki@example.fi,paha@example.org",
        "Tuki <tuki@example.fi>",
        "tuki@example.fi\r\nBcc: paha@example.org",
        "tuki@example.fi ",
        "tuki(@)example.fi",
        "x" * 250 + "@example.fi",
    ],
)
def test_what_is_not_one_mailbox(address: str) -> None:
    assert not is_mailbox(address)
    with pytest.raises(ValueError, match="mailbox"):
        MAILER.message(Mail("k", address, "Aihe", "teksti", "<p>teksti</p>"), NOW)
    if address:
        with pytest.raises(SettingsError, match="KEHU_SUPPORT_MAILBOX"):
            read_settings({"KEHU_SUPPORT_MAILBOX": address})


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_becomes_a_header(subject: str, text: str) -> None:
    made = MAILER.message(
        Mail("decision:1", "tuki@example.fi", subject, text.replace("\ud800", ""), "<p></p>"), NOW
    )
    head = made.as_bytes().partition(b"\r\n\r\n")[0].replace(b"\r\n ", b" ").replace(b"\r\n\t", b" ")
    names = [line.partition(b":")[0] for line in head.split(b"\r\n")]
    assert sorted(names) == sorted(
        [b"From", b"To", b"Subject", b"Date", b"Message-ID", b"Auto-Submitted", b"X-Auto-Response-Suppress",
         b"MIME-Version", b"Content-Type"]
    )  # fmt: skip


def test_the_message_id_is_the_same_at_every_try() -> None:
    mails = [Mail(key, "tuki@example.fi", "Aihe", "teksti", "<p></p>") for key in ("a", "a", "b")]
    first, again, other = (MAILER.message(mail, NOW)["Message-ID"] for mail in mails)
    assert first == again != other
    assert first.endswith("@example.fi>")


def test_the_servers_address() -> None:
    assert SmtpServer.of("smtp://mail.example:587?starttls=1") == SmtpServer(
        "mail.example", 587, starttls=True
    )
    assert SmtpServer.of("smtps://a%40b:p%3Aw@mail.example") == SmtpServer(
        "mail.example", 465, "a@b", "p:w", tls=True
    )
    for wrong in (
        "mail.example:25",
        "http://mail.example",
        "smtp://",
        "smtp://mail.example:x",
        "smtp://h/path",
    ):
        with pytest.raises(ValueError, match="KEHU_SMTP_URL"):
            SmtpServer.of(wrong)


def test_settings_that_cannot_send() -> None:
    with pytest.raises(SettingsError, match="KEHU_MAIL_FROM"):
        read_settings({"KEHU_SMTP_URL": "smtp://localhost"})
    with pytest.raises(SettingsError, match="KEHU_SMTP_URL") as wrong:
        read_settings({"KEHU_SMTP_URL": "smtp://user:salaisuus@host:x", "KEHU_MAIL_FROM": "kehu@example.fi"})
    assert "salaisuus" not in str(wrong.value)
    settings = read_settings({"KEHU_SMTP_URL": "smtp://localhost", "KEHU_SUPPORT_MAILBOX": "tuki@example.fi"})
    assert settings.sender == "tuki@example.fi"
