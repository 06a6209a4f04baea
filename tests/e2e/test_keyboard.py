"""A kickoff led without a mouse: every field and every button is reached by Tab and pressed by the keyboard."""

from __future__ import annotations

from .playground import Person


async def test_a_kickoff_by_keyboard_only(kati: Person) -> None:
    await kati.says("aloitus")
    await kati.tabs_to("Hankkeen nimi", back=True)
    await kati.page.keyboard.type("Kotoportti")
    await kati.tabs_to("Kerätään osallistujatietoja (ESR+)")
    await kati.page.keyboard.press("Space")
    await kati.tabs_to("Aloita")
    await kati.presses("Enter")
    await kati.sees("Tarkistuslista on valmis")

    await kati.tabs_to("Valmis", back=True)
    await kati.presses("Enter")
    await kati.sees("Kohta on valmis")
    await kati.card("Kotoportti").photographs("keyboard-checklist")
