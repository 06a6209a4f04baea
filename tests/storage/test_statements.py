"""SQL is put into words once for the whole process, whichever engine asks for it."""

import shutil
from pathlib import Path

from sqlalchemy import select

from storage import engines
from storage.database import Database
from storage.members import Member


async def test_the_reader_and_another_database_use_what_the_writer_put_into_words(
    sqlite_template: Path, tmp_path: Path
) -> None:
    asked = select(Member.id).where(Member.name == "Kati").order_by(Member.name.desc(), Member.id.desc())
    for name in ("one.db", "two.db"):
        shutil.copy(sqlite_template, tmp_path / name)
    one, two = Database(f"sqlite:///{tmp_path}/one.db"), Database(f"sqlite:///{tmp_path}/two.db")
    known = set(engines._STATEMENTS)
    await one.transaction(lambda session: session.scalars(asked).all())
    assert len(set(engines._STATEMENTS) - known) == 1
    await one.read(lambda session: session.scalars(asked).all())
    await two.read(lambda session: session.scalars(asked).all())
    assert len(set(engines._STATEMENTS) - known) == 1
    await one.close()
    await two.close()
