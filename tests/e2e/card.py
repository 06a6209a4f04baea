"""One card in the Playground's page, read and used as a person does: by what is written on it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from playwright.async_api import Locator, Page, Request, Response
from playwright.async_api import TimeoutError as PlaywrightTimeout

from tests.gallery.inspection import english_words

from .pictures import in_one_font, photograph, width_of_a_phone
from .stream import Stream

FAULTS = (Path(__file__).parents[1] / "gallery" / "faults.js").read_text("utf-8").replace('"use strict";', "")
ROUTES = re.compile(r"/_conversation/v1/(invoke|submit)$")


class Card:
    """`place` finds the card anew at each use, because an answered click draws it anew."""

    def __init__(self, page: Page, stream: Stream, place: Locator) -> None:
        self.place = place
        self._page = page
        self._stream = stream

    async def text(self) -> str:
        """What can be read on it now, folded parts not included."""
        return await self.place.inner_text()

    async def value(self, label: str) -> str:
        """What stands in a field now, as the person reads it."""
        return await self._field(label).input_value()

    async def fills(self, label: str, value: str) -> None:
        """Writes into a text or number field."""
        await self._field(label).fill(value)

    async def fills_date(self, label: str, day: date) -> None:
        """The date field's own parser is American; it reads the ISO form right."""
        field = self._field(label)
        await field.fill(day.isoformat())
        await field.press("Enter")
        if await self._page.get_by_role("grid").count():
            await self._page.keyboard.press("Escape")

    async def chooses(self, label: str, title: str) -> None:
        """Chooses from a list that opens, or from buttons that are all in sight."""
        button = self.place.get_by_role("radio", name=re.compile(re.escape(title) + "$"))
        if await button.count():
            await button.first.check(force=True)
            return
        await self.place.get_by_role("combobox", name=_label(label)).click()
        await self._page.get_by_role("option", name=title, exact=True).click()

    async def picks(self, title: str) -> None:
        """Picks one of the choices that are all in sight, by the beginning of its title."""
        named = re.compile(rf"{re.escape(title)}\b")
        await self.place.get_by_role("radio", name=named).first.check()

    async def ticks(self, title: str, on: bool = True) -> None:
        """Sets a box. Its accessible name begins with the question's label, so the end of it is compared."""
        box = self.place.get_by_role("checkbox", name=re.compile(re.escape(title) + "$"))
        await box.first.set_checked(on, force=True)

    async def clicks(self, title: str, *, row: str | None = None) -> None:
        """Presses a button that goes to the bot, and waits for the bot's answer to be drawn.

        `row` is a text of the line the button is on. Raises AssertionError with the card's complaint when the
        card sends nothing (a required field is empty), or when the bot doesn't answer.
        """
        count = len(self._stream.heard)
        button = await self._button(title, row)
        await button.scroll_into_view_if_needed()
        try:
            async with self._page.expect_request(ROUTES, timeout=10_000) as sent:
                await button.click()
            request = await sent.value
        except PlaywrightTimeout:
            complaints, text = self._stream.complaints, await self.text()
            raise AssertionError(
                f"'{title}' sent nothing. Complaints: {complaints}. On the card:\n{text}"
            ) from None
        if request.url.endswith("/submit"):
            await self._stream.until(lambda: len(self._stream.heard) > count, f"answer '{title}'")
        else:
            assert (answer := await _answer(request)).ok, f"'{title}' was answered {answer.status}"
        await self._stream.settle()

    async def unfolds(self, title: str, *, row: str | None = None) -> None:
        """Opens (or shuts) a fold; nothing goes to the bot."""
        await (await self._button(title, row)).click()
        await self._stream.settle()

    async def is_refused(self, title: str) -> str:
        """Presses a button although a field is wrong; the card's text with its complaint. Nothing is sent."""
        await (await self._button(title, None)).click()
        await self._stream.settle()
        return await self.text()

    async def photographs(self, name: str, *, phone: bool = False) -> Path:
        """A picture of the whole card, as wide as on a desktop or on a 412 px phone.

        Who looks also sees what is wrong: anything cut off, overlapping, faint, without a label or in English is a
        complaint, which ends the story.
        """
        if not phone:
            await self._look(name)
            return await photograph(self._page, self.place, name)
        async with width_of_a_phone(self._page):
            await self._look(f"{name}-puhelin")
            return await photograph(self._page, self.place, f"{name}-puhelin")

    async def pictured(self, name: str) -> Path:
        """A picture as wide as on a phone in one font, whatever fonts the client misses: for who reads about Kehu."""
        async with width_of_a_phone(self._page), in_one_font(self._page):
            await self._look(name)
            return await photograph(self._page, self.place, name)

    async def _look(self, name: str) -> None:
        seen = await self.place.evaluate(f"card => {{ {FAULTS} return faults(card); }}")
        words = english_words([await self.text()])
        # Colours are this host's own; the gallery looks at contrast, in light and dark.
        self._stream.complaints += [f"{name}: {fault}" for fault in seen if not fault.startswith("faint")]
        if words:
            self._stream.complaints.append(f"{name}: English words: {', '.join(sorted(words))}")

    def _field(self, label: str) -> Locator:
        return self.place.get_by_label(_label(label)).first

    async def _button(self, title: str, row: str | None) -> Locator:
        if row is None:
            return _tappable(self.place, title).filter(visible=True).first
        text = self._page.get_by_text(title, exact=True)
        whole = self.place.get_by_role("button").filter(has_text=row, has=text).filter(visible=True)
        if await whole.count():
            return whole.first
        # The innermost part that holds both. If that has several such buttons, the row has none of its own,
        # and Playwright refuses to choose.
        parts = self.place.locator("div").filter(has_text=row, has=_tappable(self._page, title))
        return _tappable(parts.filter(visible=True).last, title)


def _label(label: str) -> re.Pattern[str]:
    # A required field's name ends in a star; one with a complaint goes on with that sentence.
    return re.compile(rf"^{re.escape(label)}(\s*\*)?(\s*[A-ZÅÄÖ][^.]*\.)?$")


def _tappable(within: Locator | Page, title: str) -> Locator:
    """A button by its name; or a part of the card that is tapped as a whole, by a text that is in it."""
    button = within.get_by_role("button", name=title, exact=True)
    text = within.get_by_text(title, exact=True)
    return button.or_(within.get_by_role("link", name=title, exact=True)).or_(
        within.get_by_role("button").filter(has=text)
    )


async def _answer(request: Request) -> Response:
    response = await request.response()
    assert response is not None, "the Playground broke off the click"
    return response
