"""The pages that Teams links to about the app: what Kehu is, what it stores, and on which terms it is used.

They stand in ``bot/pages`` in Finnish and English, hold no data and load nothing from anywhere.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from aiohttp import web

PAGES: Final = {"/": "about.html", "/privacy": "privacy.html", "/terms": "terms.html"}
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "public, max-age=3600",
}
_FOLDER: Final = Path(__file__).parent / "pages"


def add_pages(app: web.Application) -> None:
    """Serve the pages; they are read once, at the start."""
    frame = (_FOLDER / "frame.html").read_text("utf-8")
    for path, name in PAGES.items():
        page = frame.replace("{{content}}", (_FOLDER / name).read_text("utf-8"))
        app.router.add_get(path, _serving(page))


def _serving(page: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def serve(_: web.Request) -> web.Response:
        return web.Response(text=page, content_type="text/html", charset="utf-8", headers=HEADERS)

    return serve
