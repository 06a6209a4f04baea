"""``make gallery``: every card on one page, which opens in any browser."""

from __future__ import annotations

import asyncio

from tests.gallery.collect import collect, write_page


def main() -> None:
    """Draw all cards, and say where they are to be seen."""
    pieces = asyncio.run(collect())
    page = write_page(pieces)
    print(f"{len(pieces)} cards. Open {page.as_uri()}")


if __name__ == "__main__":
    main()
