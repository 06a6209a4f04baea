"""The patterns that vocabularies are written in, and how near a typed word is to a known one.

A pattern is words with blanks between them. ``sana`` is that word as it is, ``sana+`` the noun in every case
(in the plural if it is given in the plural), ``…sana+`` also a compound that ends so, ``yksi|toinen`` either,
``…`` some words of free text, ``…-hanke+`` a name that ends so. A last ``…`` says that text must follow, a last
``$`` that nothing may.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice, product

from rapidfuzz.distance import OSA

from bot.finnish import fold, forms, readings
from bot.sentence import Token

GAP = "…"
END = "$"
_GAP_MOST = 8
_EXPANDED_MOST = 60
_SHORTEST_COMPOUND = 3
_LONG_WORD = 8
_LONG_PHRASE = 16
_SHORTEST_KNOWN, _SHORTEST_TYPED = 4, 3


@dataclass(frozen=True)
class Word:
    """One word of a pattern: ``listed`` as they were given, ``bent`` all case forms of those with a ``+``.

    ``ends`` are the forms that may also be the last part of a compound.
    """

    listed: frozenset[str]
    bent: frozenset[str]
    ends: frozenset[str]

    @classmethod
    def of(cls, pattern: str) -> Word:
        choices = [(fold(choice.strip("…+")), choice) for choice in pattern.split("|")]
        found = {choice: word_forms(choice) for _, choice in choices}
        return cls(
            frozenset(base for base, _ in choices),
            frozenset().union(*(found[choice] for choice in found if choice.endswith("+"))),
            frozenset().union(*(found[choice] for choice in found if choice.startswith(GAP))),
        )

    def slips(self, typed: str, most: int) -> int | None:
        """How many slips of the finger away, at most ``most``; None if it is another word."""
        if typed in self.listed or (self.bent and not self.bent.isdisjoint(_readings(typed))):
            return 0
        if self.ends and ends_of(typed, self.ends):
            return 0
        if not most:
            return None
        # The distance first: hardly any word is near, and only of those that are it matters in what they differ.
        near = [
            distance
            for known in self.listed
            if (distance := slips(typed, known)) is not None
            and distance <= most
            and (len(known) > 5 or harmless(typed, known))
        ]
        return min(near, default=None)


@dataclass(frozen=True)
class Name:
    """A name before a hyphen: ``Digipolku-hanke``, and with a blank where it has two words, ``Osaava arki -hanke``."""

    bent: frozenset[str]

    @classmethod
    def of(cls, pattern: str) -> Name:
        return cls(word_forms(pattern.removeprefix(GAP).removeprefix("-")))

    def before_hyphen(self, typed: str) -> int | None:
        """The length of the name in a word like ``digipolku-hankkeesta``; None if the word does not end so."""
        name, hyphen, ending = typed.rpartition("-")
        return len(name) if hyphen and not self.bent.isdisjoint(_readings(ending)) else None


@dataclass(frozen=True)
class Match:
    """Where a pattern ended (the next word's number), what stood in its gap (places in the text), its slips."""

    end: int
    gap: tuple[int, int] | None = None
    slips: int = 0


Part = Word | Name | None


@dataclass(frozen=True)
class Phrase:
    """A pattern taken apart. None among its parts is a gap."""

    command: str
    parts: tuple[Part, ...]
    alone: bool
    wants_text: bool
    letters: int

    @classmethod
    def of(cls, command: str, pattern: str) -> Phrase:
        words = pattern.split()
        alone = words[-1] == END
        wants_text = words[-1] == GAP
        words = words[:-1] if alone or wants_text else words
        letters = sum(min(map(len, word.split("|"))) for word in words)
        return cls(command, tuple(_part(word) for word in words), alone, wants_text, letters)

    @property
    def rank(self) -> tuple[int, int]:
        """The pattern with more words is read first."""
        return -sum(part is not None for part in self.parts), -self.letters

    def starts(self, starts: Sequence[int]) -> Sequence[int]:
        """Where to try it: as early as may be, but a name begins after the words that lead to it."""
        return starts if isinstance(self.parts[0], Word) else starts[::-1]

    def match(self, tokens: Sequence[Token], start: int, *, slippery: bool = False) -> Match | None:
        """This pattern from a word on, to the letter or (``slippery``) with a slip, two if it is long."""
        slips = (2 if self.letters >= _LONG_PHRASE else 1) if slippery else 0
        return _match(self.parts, tokens, start, slips)

    def joined(self) -> Iterator[str]:
        """The letters without blanks, for sentences that have them in the wrong place."""
        choices = [sorted(part.listed) for part in self.parts if isinstance(part, Word)]
        if len(choices) == len(self.parts) and not self.wants_text:
            yield from ("".join(words) for words in islice(product(*choices), _EXPANDED_MOST))


def word_forms(pattern: str) -> frozenset[str]:
    """What a pattern of one word (``sana``, ``sana+``, ``…sana+``) stands for, folded."""
    word = pattern.removeprefix(GAP)
    return forms(word.removesuffix("+")) if word.endswith("+") else frozenset((fold(word),))


def ends_of(word: str, known: Container[str]) -> str | None:
    """The known word, the longest one, that is the last part of a compound: *hankinta|ohjeen*."""
    ends = (inner[cut:] for inner in _readings(word) for cut in range(_SHORTEST_COMPOUND, len(inner)))
    return max((end for end in ends if end in known), key=len, default=None)


def slips(typed: str, known: str) -> int | None:
    """Slips of the finger between two folded words: one up to seven letters, two from eight; a swap is one."""
    if len(known) < _SHORTEST_KNOWN or len(typed) < _SHORTEST_TYPED:
        return None
    most = 2 if min(len(typed), len(known)) >= _LONG_WORD else 1
    distance = OSA.distance(typed, known, score_cutoff=most)
    return distance if distance <= most else None


def harmless(typed: str, known: str) -> bool:
    """Whether only the order differs, or a letter was doubled or not: *keuh, kisa, ohjee*. Rarely another word."""
    return sorted(typed) == sorted(known) or _squeezed(typed) == _squeezed(known)


def ends_alike(typed: str, known: str) -> bool:
    """Finnish says at the end of a word what it means: *palauta* is not *palaute*, nor *hanki* *hanke*."""
    return len(known) > 5 and typed[-2:] == known[-2:]


def _match(parts: Sequence[Part], tokens: Sequence[Token], at: int, most: int) -> Match | None:
    spent = 0
    for number, part in enumerate(parts):
        if at >= len(tokens):
            return None
        if isinstance(part, Word):
            found = part.slips(tokens[at].folded, most - spent)
            if found is None:
                return None
            spent += found
            at += 1
        else:
            return _over_gap(part, parts[number + 1 :], tokens, at, most - spent)
    return Match(at, slips=spent)


def _over_gap(
    gap: Name | None, rest: Sequence[Part], tokens: Sequence[Token], at: int, most: int
) -> Match | None:
    for last in range(at, min(at + _GAP_MOST, len(tokens))):
        token = tokens[last]
        if gap is None:
            end: int | None = token.end
        else:
            before = gap.before_hyphen(token.folded)
            end = token.start + before if before or (before == 0 and last > at) else None
        if end is not None and (found := _match(rest, tokens, last + 1, most)):
            return Match(found.end, (tokens[at].start, end), found.slips)
    return None


def _part(word: str) -> Part:
    if word == GAP:
        return None
    return Name.of(word) if word.startswith(GAP + "-") else Word.of(word)


@lru_cache(maxsize=4096)
def _readings(word: str) -> frozenset[str]:
    return frozenset(readings(word))


def _squeezed(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))
