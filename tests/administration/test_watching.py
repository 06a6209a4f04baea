"""What a running Kehu tells of itself: its log, its metrics, its pages, and nothing of what people wrote."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import pytest
import structlog

from bot import logs
from bot.metrics import Metrics, may_read
from manifests.build import version
from tests.serving import Served, serving
from tests.teams import Person, Teams

SECRET = "Liisan salainen asia"
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What is logged as JSON; afterwards everything logs as before."""
    root = logging.getLogger()
    handlers, level, out = root.handlers[:], root.level, io.StringIO()
    logs.set_up(json=True, out=out)
    yield out
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def lines(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_every_line_is_json_and_an_exception_is_its_kind_and_place(written: io.StringIO) -> None:
    structlog.get_logger("kehu").info("swept", nudges=3)
    try:
        raise ValueError(SECRET)
    except ValueError:
        structlog.get_logger("kehu").exception("turn-failed", code="a1")
        logging.getLogger("asyncio").exception("a task failed")
    logging.getLogger("apscheduler.executors").info("chatter")
    swept, failed, library = lines(written)
    assert swept["event"] == "swept" and swept["nudges"] == 3 and swept["level"] == "info"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", swept["timestamp"])
    assert failed["error"] == library["error"] == "ValueError" and failed["where"] and library["where"]
    assert library["logger"] == "asyncio" and library["event"] == "a task failed"
    assert SECRET not in written.getvalue() and "Traceback" not in written.getvalue()


def test_warnings_and_errors_are_counted() -> None:
    counted: list[tuple[str, str]] = []
    out, root = io.StringIO(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logs.set_up(json=True, counted=lambda *what: counted.append(what), out=out)
    structlog.get_logger().info("swept")
    structlog.get_logger().error("job-failed", job="sweep")
    logging.getLogger("aiohttp.server").error("about %s", SECRET)
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    # A library's sentence may quote somebody: the name of its logger stands for it.
    assert counted == [("error", "job-failed"), ("error", "aiohttp.server")]


async def metrics(url: str, **headers: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"{url}/metrics", headers=headers) as answer:
        return answer.status, await answer.text()


async def test_metrics_count_turns_and_deliveries_and_name_nobody(
    served: Served, teams: Teams, kati: Person, written: io.StringIO
) -> None:
    await kati.says("kehu")
    await kati.says(f"aloitus {SECRET}")
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{served.url}/api/messages", data=b"{", headers=JSON) as bad,
    ):
        assert bad.status == 400
    await served.deliver()
    status, page = await metrics(served.url)
    assert status == 200
    numbers = dict(line.rsplit(" ", 1) for line in page.splitlines() if not line.startswith("#"))
    assert float(numbers['kehu_turns_total{outcome="ok",type="message"}']) == 2
    assert float(numbers['kehu_turn_seconds_count{type="message"}']) == 2
    assert float(numbers['kehu_http_answers_total{status="400"}']) == 1
    assert float(numbers['kehu_deliveries_total{kind="greeting",outcome="sent"}']) == 1
    assert float(numbers['kehu_outbox_rows{state="sent"}']) == 1
    assert float(numbers["kehu_outbox_oldest_due_seconds"]) == 0
    assert float(numbers["kehu_unreachable"]) == 0
    assert "process_cpu_seconds_total" in numbers and f'kehu_info{{version="{version()}"}}' in numbers
    for personal in ("Kati", "Korhonen", "salainen", "29:", "19:", "aad"):
        assert personal not in page
    assert SECRET not in written.getvalue() and "Korhonen" not in written.getvalue()


async def test_who_may_read_the_metrics(tmp_path: Path) -> None:
    async with serving(f"sqlite:///{tmp_path}/kehu.db") as served:
        assert (await metrics(served.url))[0] == 200
        assert (await metrics(served.url, **{"X-Forwarded-For": "10.0.0.1"}))[0] == 403
    async with serving(f"sqlite:///{tmp_path}/two.db", KEHU_METRICS_TOKEN="tämä on avain") as served:
        assert (await metrics(served.url))[0] == 403
        assert (await metrics(served.url, Authorization="Bearer wrong"))[0] == 403
        given = "Bearer tämä on avain"
        assert (await metrics(served.url, Authorization=given, **{"X-Forwarded-For": "10.0.0.1"}))[0] == 200


def test_another_machine_may_not_read_them() -> None:
    asks = cast(Any, SimpleNamespace(headers={}, remote="10.0.0.7"))
    assert not may_read(asks, "") and not may_read(asks, "token")
    assert not may_read(cast(Any, SimpleNamespace(headers={}, remote=None)), "")


def test_an_unknown_type_is_no_label() -> None:
    counted = Metrics("1")
    counted.turn('evil"} 1\nfake 2', "ok", 0.1)
    page = bytes(cast(Any, counted.page().body)).decode()
    assert "evil" not in page and 'kehu_turns_total{outcome="ok",type="other"} 1.0' in page


async def test_the_pages_that_teams_links_to(served: Served) -> None:
    async with aiohttp.ClientSession() as session:
        for path, finnish, english in (
            ("/", "kehittämisverkoston apuri", "network's helper"),
            ("/privacy", "Mitä Kehu tallentaa", "What Kehu stores"),
            ("/terms", "Käytön ehdot", "Terms of use"),
        ):
            async with session.get(served.url + path) as answer:
                text = await answer.text()
                assert answer.status == 200 and answer.content_type == "text/html"
                assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert finnish in text and english in text and "{{" not in text
            assert "http" not in text, "a page loads and links nothing from outside"
