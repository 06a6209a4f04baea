"""A process killed while it commits leaves a database that is whole, with all that it had confirmed."""

import asyncio
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from storage import outbox
from storage.database import Database
from storage.outbox import OutboxRow

ROOT = Path(__file__).parents[2]
WRITER = """
import asyncio, itertools, sys
from datetime import UTC, datetime
from storage import outbox
from storage.database import Database

def pair(number):
    def work(session):
        for half in "ab":
            outbox.plan(session, key=f"{number}{half}", kind="x", subject={}, now=datetime.now(UTC))
    return work

async def main():
    database = Database(sys.argv[1])
    for number in itertools.count():
        await database.transaction(pair(number))
        print(number, flush=True)

asyncio.run(main())
"""


@pytest.mark.asyncio
@pytest.mark.proofs
async def test_a_killed_writer_leaves_whole_transactions_and_loses_none_it_confirmed(
    url: str, database: Database, now: datetime
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WRITER, url, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    for _ in range(50):
        await process.stdout.readline()
    process.kill()
    # What was still in the pipe was confirmed too; the last line may be half.
    confirmed = 50 + (await process.stdout.read()).count(b"\n")
    await process.wait()

    rows = await database.read(lambda session: session.scalar(select(func.count(OutboxRow.id))))
    assert rows is not None and rows % 2 == 0 and rows // 2 in (confirmed, confirmed + 1)
    if database.dialect == "sqlite":
        assert await database.transaction(lambda s: s.scalar(text("PRAGMA integrity_check"))) == "ok"
    assert await database.transaction(
        lambda session: outbox.plan(session, key="after", kind="x", subject={}, now=now + timedelta(days=1))
    )
