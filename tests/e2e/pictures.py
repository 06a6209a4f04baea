"""Pictures of what is on the page, under var/e2e; taken whole although the page scrolls."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from playwright.async_api import Locator, Page

from tests.playground.client import ROOT

FOLDER = ROOT / "var" / "e2e"
# How much taller a window must be for all of a scrolling part, and for a card to be in sight at once.
HIDDEN = """place => {
  let most = 0;
  for (let each = place; each; each = each.parentElement) most = Math.max(most, each.scrollHeight - each.clientHeight);
  return most;
}"""
LACKING = """card => {
  let [most, high] = [0, Math.ceil(card.getBoundingClientRect().height) + 16];
  for (let each = card.parentElement; each; each = each.parentElement) {
    if (each.scrollHeight > each.clientHeight && getComputedStyle(each).overflowY !== "visible") {
      most = Math.max(most, high - each.clientHeight);
    }
  }
  return most;
}"""
# The Playground keeps its cards 446 px wide in a narrow window; on a 412 px phone Teams draws them so wide.
# Its fonts are on the internet, so that parts of a card fall back on one font and parts on another.
ONE_FONT = (
    '.ac-adaptiveCard, .ac-adaptiveCard * { font-family: "Segoe UI", "Noto Sans", sans-serif !important; }'
    # On a white page nothing else would say where the card ends.
    " .ac-adaptiveCard { outline: 1px solid #d1d1d1 !important; outline-offset: -1px !important; }"
)
PHONE = ".ac-adaptiveCard { width: 364px !important; min-width: 0 !important; }"


async def photograph(page: Page, place: Locator, name: str) -> Path:
    """`place` alone, whole. The page scrolls to it, and is made taller only where it does not fit."""
    path = FOLDER / f"{name}.png"
    async with _tall_enough(page, place, LACKING):
        # Away from the shadow of what does not scroll, and from the pointer.
        await place.evaluate("card => card.scrollIntoView({ block: 'center' })")
        await page.mouse.move(0, 0)
        await place.screenshot(path=path, animations="disabled")
    return path


async def photograph_page(page: Page, place: Locator, name: str) -> Path:
    """The whole window, made so tall that the scrolling part around `place` shows all of itself."""
    path = FOLDER / f"{name}.png"
    async with _tall_enough(page, place, HIDDEN):
        await page.screenshot(path=path, animations="disabled")
    return path


def width_of_a_phone(page: Page) -> AbstractAsyncContextManager[None]:
    """Cards as wide as on a phone, for as long as it is open."""
    return _styled(page, PHONE)


def in_one_font(page: Page) -> AbstractAsyncContextManager[None]:
    """Cards in one font, for as long as it is open."""
    return _styled(page, ONE_FONT)


@asynccontextmanager
async def _styled(page: Page, css: str) -> AsyncIterator[None]:
    style = await page.add_style_tag(content=css)
    try:
        yield
    finally:
        await style.evaluate("element => element.remove()")


@asynccontextmanager
async def _tall_enough(page: Page, place: Locator, lacking: str) -> AsyncIterator[None]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    usual = page.viewport_size
    assert usual is not None
    more = int(await place.evaluate(lacking))
    if not more:
        yield
        return
    await page.set_viewport_size({"width": usual["width"], "height": usual["height"] + more})
    try:
        yield
    finally:
        await page.set_viewport_size(usual)
