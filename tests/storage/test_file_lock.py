import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database, DatabaseInUse

ROOT = Path(__file__).parents[2]
SERVER = """
import sys
from storage.database import Database
Database(sys.argv[1]).claim_for_server()
print("serving", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(url: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that serves from the same database."""
    command = [sys.executable, "-c", SERVER, url]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stdout.readline() == "serving\n"
        yield process
        process.kill()


@pytest.mark.asyncio
async def test_two_servers_on_one_file_are_refused_until_the_first_is_gone(
    database: Database, other: subprocess.Popen[str]
) -> None:
    if database.dialect == "postgresql":
        database.claim_for_server()  # many may serve from it
        return
    with pytest.raises(DatabaseInUse, match=f"process {other.pid}"):
        database.claim_for_server()
    assert await database.read(lambda session: 1) == 1  # a tool may look while a server serves
    other.kill()
    other.wait()
    database.claim_for_server()
    database.claim_for_server()


@pytest.mark.asyncio
async def test_closing_gives_the_file_back(tmp_path: Path) -> None:
    first, second = (Database(f"sqlite:///{tmp_path}/kehu.db") for _ in range(2))
    first.claim_for_server()
    with pytest.raises(DatabaseInUse, match="PostgreSQL"):
        second.claim_for_server()
    await first.close()
    second.claim_for_server()
    await second.close()
