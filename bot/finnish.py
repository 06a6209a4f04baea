"""Finnish words for the command reader: folding, the case forms of a noun, and a word without what hangs on its end.

The forms are made generously: one that no Finn would say harms nobody, because only typed words are looked up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import snowballstemmer

_VOWELS = "aeiouy"
_LOCAL = ("ssa", "sta", "lla", "lta", "lle", "ksi", "na")
_GRADES = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("lt", "ll"), ("rt", "rr"), ("mp", "mm"),
)  # fmt: skip
_SINGLE_GRADES = (("t", "d"), ("p", "v"))
_CLITICS = ("kin", "kaan", "ko", "han")
_POSSESSIVES = ("ni", "si", "mme", "nne", "nsa")
_SHORTEST = 3
_stemmer = snowballstemmer.stemmer("finnish")


def fold(text: str) -> str:
    """Lower case, without dots, rings, accents and what cannot be seen: ``Päätös`` and ``paatos`` are one."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in parts if unicodedata.category(c) not in ("Mn", "Cf"))


def stem(word: str) -> str:
    """The folded stem of a word with its dots. Good enough to suggest by, too coarse to run a command."""
    return fold(_stemmer.stemWord(unicodedata.normalize("NFC", word).lower()))


def forms(word: str) -> frozenset[str]:
    """The folded case forms of a noun: plural ones if it is given in the plural (``päätökset``), else singular.

    A stem in -ks (``päätöks``) stands for both numbers, without the bare singular.
    """
    base = fold(word)
    if base.endswith("ks"):
        return frozenset((*_singular(base.removesuffix("ks") + "s"), *_plural(base + "e")))
    found = _plural(base[:-1]) if base.endswith("t") else _singular(base)
    return frozenset((base, *found))


def readings(word: str) -> Iterator[str]:
    """A folded word, and the word inside it: ``hankkeestanikin`` is also ``hankkeesta``."""
    yield word
    for clitic in _CLITICS:
        if word.endswith(clitic) and len(word) - len(clitic) >= _SHORTEST:
            yield (inner := word.removesuffix(clitic))
            yield from _without_possessive(inner)
    yield from _without_possessive(word)


def _without_possessive(word: str) -> Iterator[str]:
    for possessive in _POSSESSIVES:
        if word.endswith(possessive) and len(word) - len(possessive) >= _SHORTEST:
            inner = word.removesuffix(possessive)
            yield inner
            yield inner + "n"  # an owner takes the -n away: hankkeen, hankkee-ni


def _singular(word: str) -> Iterator[str]:
    for stem_ in _vowel_stems(word):
        yield stem_ + "n"
        yield stem_ + ("seen" if stem_.endswith("ee") else stem_[-1] + "n")
        yield from (stem_ + ending for ending in _LOCAL)
    if word.endswith("nen"):
        yield word[:-3] + "sta"
    elif word.endswith("e"):
        yield word + "tta"
    else:
        yield word + "a"
        yield word + "ta"
    if word.endswith(("uus", "yys", "iys")):
        yield word[:-1] + "tta"
        yield word[:-1] + "teen"


def _vowel_stems(word: str) -> Iterator[str]:
    if word.endswith("nen"):  # onnistuminen, onnistumise-
        yield word[:-3] + "se"
    elif word.endswith("s"):  # päätös, päätökse-; nimettömyys, nimettömyyde-
        yield word[:-1] + "kse"
        if word.endswith(("uus", "yys", "iys")):
            yield word[:-1] + "de"
    elif word.endswith("e"):  # ohje, ohjee-; hanke, hankkee-
        yield word + "e"
        if word[-2:-1] in tuple("kpt"):
            yield word[:-1] + word[-2] + "ee"
    elif word.endswith(tuple(_VOWELS)):
        yield word
        yield from _graded(word, weaken=True)
    else:  # gallup, gallupi-
        yield word + "i"


def _graded(word: str, *, weaken: bool) -> Iterator[str]:
    """The other grade of the last consonants: sääntö, säännö-; tieto, tiedo-."""
    head, vowel = word[:-1], word[-1:]
    for grades in (_GRADES, _SINGLE_GRADES):
        for strong, weak in grades:
            old, new = (strong, weak) if weaken else (weak, strong)
            if head.endswith(old) and (len(old) == 2 or head[-2:-1] in tuple(_VOWELS)):
                yield head.removesuffix(old) + new + vowel
                return


def _plural(stem_: str) -> Iterator[str]:
    """From the stem of the plural nominative: hankkee-t, päätökse-t, kissa-t, pelisäännö-t, projekti-t."""
    yield stem_ + "t"
    if stem_.endswith("ee"):
        root = stem_[:-1] + "i"
        yield from (root + ending for ending in ("ta", "den", "tten", "siin", *_LOCAL))
    elif stem_.endswith("e"):
        root = stem_[:-1] + "i"
        yield from (root + ending for ending in ("a", "en", "in", *_LOCAL))
        yield (stem_[:-3] if stem_.endswith("kse") else stem_[:-2]) + "sten"
    else:
        for grade in (stem_, *_graded(stem_, weaken=False)):
            for root in _plural_roots(grade):
                yield from (root + "j" + ending for ending in ("a", "en"))
                yield from (root + "i" + ending for ending in ("hin", *_LOCAL))
            if grade.endswith("a"):
                yield from (grade[:-1] + "i" + ending for ending in ("a", "en", "in", *_LOCAL))
            elif grade.endswith("i"):
                yield grade + "en"


def _plural_roots(stem_: str) -> Iterator[str]:
    if stem_.endswith("a"):
        yield stem_[:-1] + "o"
    elif stem_.endswith("i"):
        yield stem_[:-1] + "e"
    else:
        yield stem_
