"""``make look``: the pictures of docs/look.md, each drawn from the code that cards are made with."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright

from tests.e2e.conftest import BROWSERS, FLAGS
from tests.gallery.collect import ROOT, Piece, write_page
from tests.gallery.crawl import Shown
from tests.gallery.parts import PARTS, drawn

PICTURES = ROOT / "docs" / "pictures" / "look"


async def photograph(folder: Path) -> None:
    """Draw each part with Microsoft's renderer, as wide as on a desktop."""
    pieces = [Piece("few", "fi", "", Shown(name, drawn(name))) for name in PARTS]
    with tempfile.TemporaryDirectory() as scratch:
        page_file = write_page(pieces, Path(scratch))
        async with async_playwright() as playwright:
            program = next(filter(None, map(shutil.which, BROWSERS)))
            browser = await playwright.chromium.launch(executable_path=program, args=FLAGS)
            page = await browser.new_page(viewport={"width": 1000, "height": 900}, locale="fi-FI")
            await page.goto(f"{page_file.as_uri()}#inspected")
            await page.evaluate("show({ width: 446, theme: 'light', faults: false })")
            for name, frame in zip(PARTS, await page.locator(".card").all(), strict=True):
                await frame.screenshot(path=folder / f"{name}.png")
            await browser.close()


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    asyncio.run(photograph(PICTURES))
