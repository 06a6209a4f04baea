"""Two people write the minutes of one item at once, and nothing is lost: a three-way merge by lines. Pure.

Each writer sends the whole text and says from which version it began. What only one of them changed is taken; where
both changed the same lines, both are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Lines = Sequence[str]


def merged(base: str, theirs: str, mine: str) -> str:
    """``mine``, written from ``base`` while another saved ``theirs``, put together with it.

    Every line that either of them added is in the result.
    """
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    return "\n".join(_merge(_lines(base), _lines(theirs), _lines(mine)))


def overlap(base: str, theirs: str, mine: str) -> bool:
    """Whether another has saved meanwhile something that the writer has not seen."""
    return theirs not in (base, mine) and mine != base


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _merge(base: Lines, theirs: Lines, mine: Lines) -> Iterator[str]:
    at = at_theirs = at_mine = 0
    for start, start_theirs, start_mine, size in (*_common(base, theirs, mine), _end(base, theirs, mine)):
        yield from _region(base[at:start], theirs[at_theirs:start_theirs], mine[at_mine:start_mine])
        yield from base[start : start + size]
        at, at_theirs, at_mine = start + size, start_theirs + size, start_mine + size


def _end(base: Lines, theirs: Lines, mine: Lines) -> tuple[int, int, int, int]:
    return len(base), len(theirs), len(mine), 0


def _common(base: Lines, theirs: Lines, mine: Lines) -> Iterator[tuple[int, int, int, int]]:
    """The runs of lines that all three have, with where each begins in each of them."""
    blocks_theirs, blocks_mine = _blocks(base, theirs), _blocks(base, mine)
    first = second = 0
    while first < len(blocks_theirs) and second < len(blocks_mine):
        a, b, size = blocks_theirs[first]
        c, d, other = blocks_mine[second]
        start, end = max(a, c), min(a + size, c + other)
        if start < end:
            yield start, b + start - a, d + start - c, end - start
        if a + size < c + other:
            first += 1
        else:
            second += 1


def _blocks(base: Lines, changed: Lines) -> list[tuple[int, int, int]]:
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]


def _region(base: Lines, theirs: Lines, mine: Lines) -> Iterator[str]:
    """Between two common runs: what one of them changed, or both one after the other."""
    if list(theirs) == list(base):
        yield from mine
    elif list(mine) == list(base) or list(mine) == list(theirs):
        yield from theirs
    else:
        yield from theirs
        yield from (line for line in mine if line not in theirs and line not in base)
