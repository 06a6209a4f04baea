"""A person at the Playground: opens a conversation, writes, uses cards, looks."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, expect

from .card import ROUTES, Card
from .pictures import photograph_page
from .stream import PATIENCE, Stream

DESKTOP = (1280, 900)
# A picture is taken without motion, and after it even the bars run that are out of sight: sixty drawings a second.
STILL = ".fui-ProgressBar__bar { animation: none !important; }"
# What a screen reader would call the element that has the focus.
FOCUSED = """() => {
  const it = document.activeElement;
  const ids = (it.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
  const labels = [...ids.map((id) => document.getElementById(id)), ...(it.labels || [])].map((each) => each?.textContent);
  return (labels.join(" ") || it.getAttribute("aria-label") || it.textContent || "").trim();
}"""


class Place(Enum):
    """The conversations of the pretended network, by their names in the page's list."""

    PERSONAL = "Personal Chat"
    GROUP = "Hanketiimi"
    GENERAL = "Kehittämisverkosto - General"
    CHANNEL = "Kehittämisverkosto - Verkosto"

    @property
    def has_threads(self) -> bool:
        return self in (Place.GENERAL, Place.CHANNEL)


class Person:
    """The network's current user in a window of her own. Opening the window installs the bot in her personal
    chat, and the first visit to another place installs it there: that is how the Playground is."""

    def __init__(self, page: Page, stream: Stream) -> None:
        self.page = page
        self.stream = stream
        self.place = Place.PERSONAL

    @classmethod
    async def arrives(cls, browser: Browser, origin: str, scale: int = 1) -> Person:
        """Opens the Playground in a window with Finnish settings.

        `scale` is how many pixels of a picture one pixel of the page has.
        """
        size = {"width": DESKTOP[0], "height": DESKTOP[1]}
        context = await browser.new_context(
            locale="fi-FI",
            timezone_id="Europe/Helsinki",
            viewport=size,  # type: ignore[arg-type]
            device_scale_factor=scale,
        )
        context.set_default_timeout(PATIENCE * 1000)
        page = await context.new_page()
        person = cls(page, Stream(page, origin))
        await page.goto(origin)
        await page.get_by_role("treeitem", name=Place.PERSONAL.value).wait_for()
        await page.add_style_tag(content=STILL)
        await page.get_by_role("button", name="Hide log panel").click()
        await person.stream.settle()
        return person

    async def opens(self, place: Place) -> None:
        await self.page.get_by_role("treeitem", name=place.value, exact=True).click()
        self.place = place
        await self._editors().first.wait_for()
        await self.stream.settle()

    async def says(self, text: str, *, answered: bool = True) -> None:
        """Writes to the bot: in a group and a channel with a mention; in a channel as a new post.

        Waits for the bot's first words. `answered=False` where the bot should stay silent.
        """
        await self._writes(self._editors().first, text, mention=self.place is not Place.PERSONAL)
        await self._sent_by(self._post_button() if self.place.has_threads else None, text, answered)

    async def replies(self, text: str, *, thread: int = 0, answered: bool = True) -> None:
        """Answers in a channel's thread, with a mention. Thread 0 is the newest: the page shows it first."""
        assert self.place.has_threads, "only a channel has threads"
        await self._writes(self._editors().nth(thread + 1), text, mention=True)
        await self._sent_by(None, text, answered)

    def card(self, text: str | None = None) -> Card:
        """The last card (the newest thread's last, in a channel), or the last one that has the text."""
        within: Locator = self.page.locator("body")
        if self.place.has_threads and text is None:
            within = (
                self.page.locator(".fui-Card").filter(has=self._editors()).filter(has=self._cards()).first
            )
        found = within.locator(".ac-adaptiveCard")
        return Card(self.page, self.stream, (found.filter(has_text=text) if text else found).last)

    async def sees(self, text: str, seconds: float = PATIENCE) -> None:
        """Waits until the text is in sight in the open conversation."""
        await expect(self.page.get_by_text(text).last).to_be_visible(timeout=seconds * 1000)

    async def tabs_to(self, name: str, *, back: bool = False, most: int = 150) -> None:
        """Moves the focus on (or ``back``) until it is on what is called so; fails when it never comes there.

        The accessible name is compared by its end: a box's begins with its question, a required field's ends in a star.
        """
        for _ in range(most):
            await self.page.keyboard.press("Shift+Tab" if back else "Tab")
            if (await self.page.evaluate(FOCUSED)).removesuffix("*").strip().endswith(name):
                return
        raise AssertionError(f"Tab never came to '{name}'")

    async def presses(self, key: str) -> None:
        """Presses a key on what has the focus, and waits until the bot has answered."""
        async with self.page.expect_response(ROUTES):
            await self.page.keyboard.press(key)
        await self.stream.settle()

    async def photographs(self, name: str) -> Path:
        """A picture of the whole window with all of the open conversation."""
        chat = self.page.get_by_label("Message timestamp")
        scrolled = self._editors() if self.place.has_threads else chat
        return await photograph_page(self.page, scrolled.last, name)

    async def _writes(self, editor: Locator, text: str, *, mention: bool) -> None:
        await editor.click()
        if mention:
            await self.page.keyboard.type("@Kehu")
            names = self.page.locator("#typeahead-menu").get_by_role("menuitem")
            await names.filter(has_text="Kehu").first.click()
            text = f" {text}"
        await self.page.keyboard.insert_text(text)

    async def _sent_by(self, button: Locator | None, text: str, answered: bool) -> None:
        count = len(self.stream.heard)
        if button is None:
            await self.page.keyboard.press("Enter")
        else:
            await button.click()
        if answered:
            await self.stream.until(lambda: len(self.stream.heard) > count, f"answer '{text}'")
        await self.stream.settle()

    def _post_button(self) -> Locator:
        return self.page.get_by_role("button", name="Post", exact=True).first

    def _editors(self) -> Locator:
        return self.page.locator("[data-lexical-editor=true]")

    def _cards(self) -> Locator:
        return self.page.locator(".ac-adaptiveCard")
