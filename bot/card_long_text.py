"""A long text: its beginning in sight, and the rest folded, so that what can be done stands near the top."""

from __future__ import annotations

from bot.card_rows import fold
from bot.card_text import Element, user_text
from bot.texts import Speech
from bot.user_text import clean

IN_SIGHT, BEGINNING = 700, 400
"""A text of at most so many characters is shown whole; of a longer one about so many, cut between two words."""


def long_text(id: str, text: str, *, speech: Speech) -> list[Element]:
    """What somebody wrote. The ids ``id``, ``id-s`` and ``id-h`` are taken, as in ``fold``."""
    written = clean(text)
    if len(written) <= IN_SIGHT:
        return [user_text(written)]
    at = _between_words(written)
    rest = [user_text(written[at:].strip())]
    title = speech.text("host-rest-of-text")
    return [user_text(f"{written[:at].strip()}…"), *fold(id, title, [], rest, speech=speech, separator=False)]


def _between_words(written: str) -> int:
    """Where a text is cut: at a blank or a line break; amid a word only if it has neither."""
    near = max(written.rfind(blank, BEGINNING // 2, BEGINNING) for blank in " \n")
    return near if near > 0 else BEGINNING
