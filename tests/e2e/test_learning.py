"""The template learns in the Playground: proposals with their evidence, a new version, and a running list takes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.working_days import WorkingDays
from dialogs.kickoff import learning
from storage import kickoffs
from storage.database import Database

from .conftest import WORKING_HOURS
from .playground import Person

ZONE, CALENDAR = ZoneInfo("Europe/Helsinki"), WorkingDays()


async def test_a_finished_kickoff_changes_the_template(kati: Person, tmp_path: Path) -> None:
    for name in ("Osaava arki", "Digipolku"):
        await kati.says("aloitus")
        form = kati.card("Mitkä näistä koskevat hanketta?")
        await form.fills("Hankkeen nimi", name)
        await form.clicks("Aloita")
        await kati.sees("Tarkistuslista on valmis")
    await _finishes(tmp_path)
    await kati.says("hankkeet")
    await kati.card("Malli").clicks("Malli")
    template = kati.card("Tarkistuslistan malli, versio 1")
    await template.clicks("Ehdotukset (3)")
    proposals = kati.card("3 ehdotusta malliin")
    await proposals.photographs("learning-proposals", phone=True)
    await proposals.unfolds("Näytä", row="hankkeista: Digipolku")
    await proposals.photographs("learning-evidence", phone=True)
    for kind in ("Poista: ", "Lisää: Avainten tilaus"):
        await proposals.place.get_by_role("checkbox", name=kind).first.set_checked(True, force=True)
    await proposals.clicks("Tee uusi versio")
    await kati.sees("Malli on nyt versio 2")
    await kati.card("Malli on nyt versio 2").photographs("learning-version", phone=True)
    await kati.photographs("learning")


async def _finishes(folder: Path) -> None:
    """Digipolku is over: something was skipped, something was late, something was added."""

    def work(session: Session) -> None:
        now = WORKING_HOURS.astimezone(UTC)
        kickoff = next(each for each in kickoffs.all_kickoffs(session) if each.project.name == "Digipolku")
        day = CALENDAR.add(now.date(), -8)
        for n, item in enumerate(kickoff.items):
            item.state, item.settled_at, item.due_on, item.at_once_since = "done", now, now.date(), None
            if n == 1:
                item.state, item.reason = "skipped", "Meillä ei ollut ryhmähanketta"
            if n == 2:
                item.due_on = day
            if n == 3:
                item.template_number, item.title = None, "Avainten tilaus"
        kickoff.over_at = now - timedelta(hours=1)
        morning = datetime.combine(CALENDAR.on_or_after(now.date()), datetime.min.time(), ZONE)
        learning.plans(session, (morning + timedelta(hours=10)).astimezone(UTC), ZONE, CALENDAR)

    database = Database(f"sqlite:///{folder / 'kehu.db'}")
    try:
        await database.transaction(work)
    finally:
        await database.close()
