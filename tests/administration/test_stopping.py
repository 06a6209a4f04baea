"""SIGTERM, as a container gets it: what has begun is finished and answered, and nothing stays leased."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import select

from storage.database import Database
from storage.members import Member
from storage.outbox import OutboxRow
from tests.bench.network import chat, person
from tests.faults import connector as pretend
from tests.faults.connector import running_connector
from tests.serving import free_port

ROOT = Path(__file__).parents[2]


@pytest.mark.proofs
async def test_a_turn_that_has_begun_is_finished(tmp_path: Path) -> None:
    url, port = f"sqlite:///{tmp_path}/kehu.db", free_port()
    environment = {n: value for n, value in os.environ.items() if not n.startswith(("Microsoft", "KEHU"))}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "ignore", "app.py",
        cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        env=environment | {"KEHU_DATABASE_URL": url, "PORT": str(port), "KEHU_LOG_FORMAT": "json"},
    )  # fmt: skip
    async with running_connector() as connector, aiohttp.ClientSession() as session:
        await _up(session, f"http://127.0.0.1:{port}/ready")
        activity = {
            "type": "message", "text": "kehu", "textFormat": "plain", "id": "1", "channelId": "msteams",
            "timestamp": "2026-12-07T09:00:00Z", "serviceUrl": connector.url, "from": person(1),
            "conversation": {"id": chat(1), "conversationType": "personal", "tenantId": "tenant"},
            "recipient": {"id": "28:bot", "name": "Kehu"}, "channelData": {"tenant": {"id": "tenant"}},
        }  # fmt: skip
        slow, pretend.ANSWER_SECONDS = pretend.ANSWER_SECONDS, 0.7
        try:
            turn = asyncio.create_task(_posted(session, f"http://127.0.0.1:{port}/api/messages", activity))
            while not connector.posts:  # noqa: ASYNC110 - the reply comes from another process
                await asyncio.sleep(0.01)
            process.send_signal(signal.SIGTERM)
            assert await turn == 200
        finally:
            pretend.ANSWER_SECONDS = slow
        output, _ = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0, output
    logged = [json.loads(line) for line in output.decode().splitlines()]
    assert {"serving"} <= {line["event"] for line in logged}
    assert not [line for line in logged if line["level"] == "error"]
    database = Database(url)
    assert len(await database.read(lambda s: s.scalars(select(Member)).all())) == 1
    held = select(OutboxRow).where(OutboxRow.lease_owner.is_not(None))
    assert not await database.read(lambda s: s.scalars(held).all())
    await database.close()


async def _up(session: aiohttp.ClientSession, url: str) -> None:
    async with asyncio.timeout(60):
        while True:
            try:
                async with session.get(url) as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.1)


async def _posted(session: aiohttp.ClientSession, url: str, activity: Any) -> int:
    async with session.post(url, json=activity) as answer:
        return answer.status
