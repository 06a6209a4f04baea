"""Draws the icons: ``color.svg`` and ``outline.svg`` become the PNG files of the package, in Chromium.

Only for whoever changes the drawings: the PNG files stand beside them. ``python manifests/draw_icons.py``
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent
SIZES = {"color": 192, "outline": 32}
PAGE = "<style>*{{margin:0}}svg{{display:block}}</style>{drawing}"


def main() -> int:
    """Draw both, each in its own size, on nothing."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-quic"]
        )
        for name, size in SIZES.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(PAGE.format(drawing=(FOLDER / f"{name}.svg").read_text("utf-8")))
            page.screenshot(path=FOLDER / f"{name}.png", omit_background=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
