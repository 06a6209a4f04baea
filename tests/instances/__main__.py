"""``python -m tests.instances [REMINDERS] [PEOPLE] [SEED]``: 1,000 and 50 if nothing is said; 1 if anything is wrong."""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.postgresql import empty_postgresql
from tests.instances.story import tell
from tests.instances.verdict import judge

REMINDERS, PEOPLE = 1000, 50


async def once(url: str, nudges: int, talkers: int, seed: int) -> bool:
    """Tell the story and judge it; whether all is well."""
    started = time.monotonic()
    story, database = await tell(url, nudges, talkers, seed)
    verdict = await judge(story, database)
    await database.close()
    sys.stdout.write(f"{verdict.summary}; {time.monotonic() - started:.0f} s, seed {seed}\n")
    sys.stdout.writelines(f"  WRONG: {line}\n" for line in verdict.wrong)
    return not verdict.wrong


def main(arguments: list[str]) -> int:
    """One run on a PostgreSQL of its own."""
    logging.disable(logging.INFO)
    numbers = [int(argument) for argument in arguments if argument.isdecimal()]
    nudges, talkers, seed = (*numbers, *(REMINDERS, PEOPLE, int(time.time()))[len(numbers) :])
    with (
        tempfile.TemporaryDirectory(prefix="kehu-instances-") as folder,
        empty_postgresql(Path(folder)) as url,
    ):
        return 0 if asyncio.run(once(url, nudges, talkers, seed)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
