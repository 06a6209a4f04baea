"""``python -m tests.faults [KILLS] [SEED]``: the bot killed 30 times on each database; 1 if anything is wrong."""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.kills import run_lives
from tests.faults.postgresql import empty_postgresql
from tests.faults.verdict import judge

KILLS = 30


async def once(url: str, kills: int, seed: int) -> bool:
    """Run and judge; whether all is well."""
    started = time.monotonic()
    lives, database = await run_lives(url, kills, seed)
    verdict = await judge(lives, database)
    await database.close()
    sys.stdout.write(f"{verdict.summary}; {time.monotonic() - started:.0f} s, seed {seed}\n")
    sys.stdout.writelines(f"  WRONG: {line}\n" for line in verdict.wrong)
    sys.stdout.flush()
    return not verdict.wrong


def main(arguments: list[str]) -> int:
    """Both databases, one after the other."""
    logging.disable(logging.INFO)
    kills = int(arguments[0]) if arguments else KILLS
    seed = int(arguments[1]) if len(arguments) > 1 else int(time.time())
    with tempfile.TemporaryDirectory(prefix="kehu-faults-") as folder:
        well = asyncio.run(once(f"sqlite:///{folder}/kehu.db", kills, seed))
        with empty_postgresql(Path(folder)) as url:
            well &= asyncio.run(once(url, kills, seed))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
