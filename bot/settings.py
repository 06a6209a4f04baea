"""Settings from the environment. Half a registration refuses to start, with a sentence that names what is missing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.mail import SmtpServer, is_mailbox
from bot.service_urls import ServiceUrls, is_loopback

TEST_ENDPOINTS = ("TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL", "TO_CHANNEL_FROM_BOT_LOGIN_URL")


class SettingsError(Exception):
    """The environment does not make a bot; the text says what to do."""


class Settings(BaseSettings):
    """Everything that can be set from outside; names as in Microsoft's samples and ``KEHU_...``."""

    model_config = SettingsConfigDict(frozen=True, populate_by_name=True, extra="ignore")

    app_id: str = Field("", alias="MicrosoftAppId")
    app_password: str = Field("", alias="MicrosoftAppPassword", repr=False)
    tenant_id: str = Field("", alias="MicrosoftAppTenantId")
    app_type: Literal["SingleTenant", "UserAssignedMSI"] = Field("SingleTenant", alias="MicrosoftAppType")
    port: int = Field(3978, alias="PORT", ge=0, le=65535)
    host: str = Field("", alias="KEHU_HOST")
    database_url: str = Field("sqlite:///var/kehu.db", alias="KEHU_DATABASE_URL", repr=False)
    coordinators: str = Field("", alias="KEHU_COORDINATORS")
    timezone: str = Field("Europe/Helsinki", alias="KEHU_TIMEZONE")
    language: Literal["fi", "en"] = Field("fi", alias="KEHU_LANGUAGE")
    service_url_hosts: str = Field("", alias="KEHU_SERVICE_URL_HOSTS")
    days_off: str = Field("", alias="KEHU_DAYS_OFF")
    support_mailbox: str = Field("", alias="KEHU_SUPPORT_MAILBOX")
    smtp_url: str = Field("", alias="KEHU_SMTP_URL", repr=False)
    mail_from: str = Field("", alias="KEHU_MAIL_FROM")
    metrics_token: str = Field("", alias="KEHU_METRICS_TOKEN", repr=False)
    log_format: Literal["", "json", "text"] = Field("", alias="KEHU_LOG_FORMAT")
    test_endpoints: bool = Field(False, alias="KEHU_TEST_ENDPOINTS")
    metadata_url: str = Field("", alias="TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL")
    login_url: str = Field("", alias="TO_CHANNEL_FROM_BOT_LOGIN_URL")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is handed in counts: ``read_settings`` reads the environment, and nothing is read behind its back."""
        return (init_settings,)

    @property
    def local(self) -> bool:
        """Local mode: no registration at all; no tokens, loopback only."""
        return not (self.app_id or self.app_password or self.tenant_id)

    @property
    def bind(self) -> str:
        """The address to listen on."""
        return self.host or ("127.0.0.1" if self.local else "0.0.0.0")

    @property
    def json_log(self) -> bool:
        """Whether the log is for a machine: chosen, or else wherever it is not local mode."""
        return self.log_format == "json" or (not self.log_format and not self.local)

    @property
    def zone(self) -> ZoneInfo:
        """The network's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def coordinator_names(self) -> tuple[str, ...]:
        """The first coordinators: user principal names or directory object ids."""
        return _listed(self.coordinators)

    @property
    def hosts(self) -> tuple[str, ...]:
        """Connector hosts allowed beside Microsoft's own."""
        return _listed(self.service_url_hosts)

    @property
    def smtp(self) -> SmtpServer | None:
        """The mail server, or None: then mail waits."""
        return SmtpServer.of(self.smtp_url) if self.smtp_url else None

    @property
    def sender(self) -> str:
        """Whom mail comes from: ``KEHU_MAIL_FROM``, or support's own mailbox."""
        return self.mail_from or self.support_mailbox

    @model_validator(mode="after")
    def _mail_can_be_sent(self) -> Self:
        for name, address in (
            ("KEHU_SUPPORT_MAILBOX", self.support_mailbox),
            ("KEHU_MAIL_FROM", self.mail_from),
        ):
            if address and not is_mailbox(address):
                raise ValueError(f"{name} names one address, like hanketukipalvelut@example.fi.")
        if self.smtp is not None and not self.sender:
            raise ValueError("KEHU_SMTP_URL needs KEHU_MAIL_FROM, the address that mail comes from.")
        return self

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(f"KEHU_TIMEZONE names no time zone: {name[:40]}") from None
        return name

    @model_validator(mode="after")
    def _whole_registration(self) -> Self:
        needed = {"MicrosoftAppId": self.app_id, "MicrosoftAppTenantId": self.tenant_id}
        if self.app_type == "SingleTenant":
            needed["MicrosoftAppPassword"] = self.app_password
        missing = [name for name, value in needed.items() if not value]
        if not self.local and missing:
            raise ValueError(
                f"half a registration: {', '.join(missing)} missing. Set all of {', '.join(needed)}, "
                "or none of them for local mode."
            )
        if self.local and self.host and not is_loopback(self.host):
            raise ValueError(
                "local mode checks no tokens and serves this machine only: KEHU_HOST must be loopback."
            )
        ServiceUrls(self.hosts)
        return self

    @model_validator(mode="after")
    def _test_endpoints_are_ours(self) -> Self:
        given = {
            name: url
            for name, url in zip(TEST_ENDPOINTS, (self.metadata_url, self.login_url), strict=True)
            if url
        }
        if given and not self.test_endpoints:
            raise ValueError(
                f"{', '.join(given)} counts only with KEHU_TEST_ENDPOINTS=1, for tests on this machine."
            )
        for name, url in given.items():
            if not ServiceUrls(local=True).allows(url):
                raise ValueError(f"{name} must be a loopback address: it decides whose tokens are believed.")
        return self


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings in the environment; SettingsError with a sentence for each thing that is wrong."""
    values = os.environ if environment is None else environment
    known = {field.alias for field in Settings.model_fields.values()}
    given = {name: value for name, value in values.items() if name in known and value != ""}
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        lines = [str(one["msg"]).removeprefix("Value error, ") + _named(one["loc"]) for one in error.errors()]
        raise SettingsError("\n".join(lines)) from None


def _named(location: tuple[int | str, ...]) -> str:
    return f" ({location[0]})" if location else ""
