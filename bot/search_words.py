"""Words to search by: stems that a word's case forms have in common, so that inflection does not matter. Pure."""

from __future__ import annotations

import re
import unicodedata

import snowballstemmer

SEARCH_MOST = 100
_WORD = re.compile(r"\w+")
_GRADES = (
    ("nt", "n"),
    ("lt", "l"),
    ("rt", "r"),
    ("lk", "l"),
    ("rk", "r"),
    ("d", "t"),
    ("v", "p"),
    ("kk", "k"),
)
"""Consonants that alternate at the end of a stem, each with the form that both are searched by."""


def search_words(*texts: str | None) -> str:
    """The stems of every word, each with a blank before it: what a search looks in."""
    return "".join(f" {stem}" for stem in _stems(" ".join(text for text in texts if text)))


def search_stems(said: str) -> tuple[str, ...]:
    """The stems that a search asks for; inflection does not matter, and a beginning of a word will do."""
    return tuple(dict.fromkeys(_stems(said[:SEARCH_MOST])))


def _stems(text: str) -> list[str]:
    # Not shared: a stemmer keeps its word in itself, and searches run in several threads.
    stemmer = snowballstemmer.stemmer("finnish")
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    # A long text says the same words again and again: each is stemmed once.
    roots = {word: _root(str(stemmer.stemWord(word))) for word in set(words)}
    return [roots[word] for word in words]


def _root(stem: str) -> str:
    """What the case forms of a word have in common where the stemmer leaves them apart.

    rahoitus, rahoituks-, rahoitu- → rahoit; nuori, nuore- → nuor; tieto, tiedo- → tiet; osaamin-, osaamis- → osaam.
    Numbers stay as they are.
    """
    if stem.isdecimal():
        return stem
    root = re.sub(r"(?<=\w{3})(?:ks|(?<=[aeiouyäö])s|(?<=m)in|(?<=m)is)$", "", stem)
    root = re.sub(r"(?<=\w{3})[aeiouyäö]+$", "", root)
    for old, new in _GRADES:
        if len(root) > 3 and root.endswith(old):
            return root[: -len(old)] + new
    return root
