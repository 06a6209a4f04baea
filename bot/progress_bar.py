"""The progress bar: a tiny picture made here, since Teams' ProgressBar element is not drawn everywhere."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from functools import lru_cache

HEIGHT = 6
WIDE = 300  # stretched to the card's width
NARROW = 56  # in a list

_NOTHING, _FILL, _TRACK = 0, 1, 2  # palette: transparent corners, #6B6FD6, grey that shows on light and dark
_COLOURS = bytes((0, 0, 0, 0x6B, 0x6F, 0xD6, 0x80, 0x80, 0x80))
_OPACITY = bytes((0, 255, 90))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


@lru_cache(maxsize=512)
def _picture(width: int, filled: int) -> str:
    row = bytearray([_FILL] * filled + [_TRACK] * (width - filled))
    rounded = bytes((_NOTHING, *row[1:-1], _NOTHING))
    rows = [rounded, *[bytes(row)] * (HEIGHT - 2), rounded]
    pixels = b"".join(b"\x00" + line for line in rows)  # each line begins with its filter: none
    png = (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, HEIGHT, 8, 3, 0, 0, 0))
        + _chunk(b"PLTE", _COLOURS)
        + _chunk(b"tRNS", _OPACITY)
        + _chunk(b"IDAT", zlib.compress(pixels, 9))
        + _chunk(b"IEND", b"")
    )
    return "data:image/png;base64," + b64encode(png).decode("ascii")


def progress_bar(handled: int, total: int, *, width: int = WIDE) -> str:
    """A data URI of about 250 characters: ``handled`` of ``total`` filled, ``width`` pixels wide.

    Something handled always shows, and only a whole list looks full.
    """
    if total <= 0 or handled <= 0:
        return _picture(width, 0)
    if handled >= total:
        return _picture(width, width)
    return _picture(width, min(max(round(width * handled / total), 2), width - 2))
