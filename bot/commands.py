"""Which command a sentence means: Finnish as people type it, with endings and slips of the finger, and English.

Each capability declares its own Vocabulary; the reader knows none of them. The order: phrases before words, the
command word first in the sentence, whole words only, exact before nearly. What is not understood runs nothing.
Source of the rules: the product's page of voice, "How to read a sentence".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

SmallTalk = Literal["thanks", "bye", "ok"]

READ_MOST = 300
"""Characters of a sentence that are looked at; a command is at its beginning."""
SUGGESTED_MOST = 3
_SHORTEST_SLIP = 4
_LONG = 8

# fmt: off
_LEAD = frozenset((
    "hei", "moi", "kehu", "voisitko", "voitko", "haluan", "haluaisin", "nayta", "avaa", "lisaa", "tee", "kirjaa", "anna",
    "luo", "uusi", "omat", "oma", "omia", "mun", "minun", "kaikki", "please", "show", "open", "my", "the", "a",
))
_TAIL = frozenset(("kehu", "kiitos", "nyt", "heti", "please", "now", "thanks", "mulle", "minulle"))
# fmt: on
_THANKS = re.compile(r"(kiit(os|oksia|ti|an)|thanks|thank|tack)")
_BYES = frozenset(
    {
        "hei hei",
        "heippa",
        "moikka",
        "moi moi",
        "nahdaan",
        "nahdaan huomenna",
        "hyvaa viikonloppua",
        "bye",
        "goodbye",
    }
)
_OKS = frozenset(
    ("ok", "okei", "okay", "selva", "joo", "juu", "jep", "kylla", "hyva", "ei", "en", "yes", "no")
)


# Case, plural, possessive and clitic endings with ä and ö folded away; what may follow a stem marked with "+".
_ENDING = (
    "(?:|n|a|t|ta|tta|ssa|sta|seen|en|in|an|on|lla|lta|lle|ksi|na|ia|ja|ien|jen|iin|issa|ista|ille|ilta|illa|iksi"
    "|ee|een|eet|eita|eissa|eista|eiden|eelle|eella|eesta|eessa|eksi|et|essa|esta|elle|ella|elta)"
    "(?:ni|si|mme|nne|nsa)?(?:kin|ko|han)?"
)
_MENTION = re.compile(r"<at>.*?</at>", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"\S+")
_EDGES = " \t.,:;!?()[]{}<>\"'”“’«»*_–—…"
_SPLIT_NEGATION = re.compile(r"\(?\bepä\)? ?(?=\w)", re.IGNORECASE)
_NAMED_PROJECT = re.compile(rf"(?P<name>.+?)-(?P<word>{{}}){_ENDING}")


@dataclass(frozen=True)
class Vocabulary:
    """What one command listens to. ä and ö may be typed without dots, whatever is written here.

    ``words`` are single words; one that ends in ``+`` is a stem that takes case endings. A word ``…-hanke`` also
    hears a name before its hyphen. ``phrases`` are several words at the beginning, of which a word with ``+`` takes
    endings too. ``takes_text`` tells whether free text may follow; if not, ``tails`` are the words that may.
    """

    command: str
    words: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    takes_text: bool = True


@dataclass(frozen=True)
class Heard:
    """What was heard. ``rest`` is the text after the command as its writer spelled it."""

    command: str | None
    rest: str = ""
    suggestions: tuple[str, ...] = ()
    small_talk: SmallTalk | None = None


def fold(text: str) -> str:
    """Lower case, without the dots and rings that are left out in a hurry."""
    lowered = unicodedata.normalize("NFC", text).casefold()
    return lowered.translate(_DOTS)


_DOTS = str.maketrans("äöå", "aoa")


@dataclass(frozen=True)
class _Token:
    folded: str
    start: int
    end: int


@dataclass(frozen=True)
class _Phrase:
    command: str
    words: tuple[re.Pattern[str], ...]
    size: int


class CommandReader:
    """Reads sentences against all vocabularies of the house. Two commands with one word are an error."""

    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        self._vocabularies = {vocabulary.command: vocabulary for vocabulary in vocabularies}
        self._exact: dict[str, str] = {}
        self._stems: list[tuple[re.Pattern[str], str]] = []
        self._named: list[tuple[re.Pattern[str], str]] = []
        self._phrases: list[_Phrase] = []
        for vocabulary in self._vocabularies.values():
            for word in vocabulary.words:
                self._add_word(vocabulary.command, fold(word))
            self._phrases.extend(_phrase(vocabulary.command, fold(phrase)) for phrase in vocabulary.phrases)
        self._phrases.sort(key=lambda phrase: (-len(phrase.words), -phrase.size))

    def _add_word(self, command: str, word: str) -> None:
        if word.startswith("…-"):
            self._named.append(
                (re.compile(_NAMED_PROJECT.pattern.replace("{}", re.escape(word[2:]))), command)
            )
            return
        bare = word.removesuffix("+")
        if self._exact.get(bare, command) != command:
            raise ValueError(f"{bare!r} is claimed by {self._exact[bare]!r} and {command!r}")
        self._exact[bare] = command
        if word.endswith("+"):
            self._stems.append((_word_pattern(word), command))

    def read(self, sentence: str) -> Heard:
        """The command that a sentence means, with its text; or what may have been meant."""
        text = _MENTION.sub(" ", sentence[: READ_MOST * 2])
        text = _SPLIT_NEGATION.sub("epä", text)[:READ_MOST]
        if text.strip() == "?" and "apua" in self._vocabularies:
            return Heard("apua")
        tokens = _tokens(text)
        if not tokens:
            return Heard(None)
        said = " ".join(token.folded for token in tokens)
        found = self._by_phrase(tokens, text) or (None if said in _BYES else self._by_word(tokens, text))
        if found is not None:
            return found
        return Heard(None, suggestions=self._suggestions(tokens), small_talk=_small_talk(said))

    def _by_phrase(self, tokens: Sequence[_Token], text: str) -> Heard | None:
        for start in _starts(tokens):
            for phrase in self._phrases:
                end = start + len(phrase.words)
                words = tokens[start:end]
                if len(words) == len(phrase.words) and all(
                    pattern.fullmatch(token.folded)
                    for pattern, token in zip(phrase.words, words, strict=True)
                ):
                    return self._heard(phrase.command, tokens, end, text)
        return None

    def _by_word(self, tokens: Sequence[_Token], text: str) -> Heard | None:
        starts = list(_starts(tokens))
        # The command word comes first: behind lead words only, and a lead word itself only when nothing follows it.
        for start in (*starts[::-1][:1], *starts[::-1][1:]):
            token = tokens[start]
            named = self._name_before_hyphen(tokens, start, text)
            if named is not None:
                return named
            command = self._exactly(token.folded)
            if command is not None:
                return self._heard(command, tokens, start + 1, text)
        return self._with_a_slip(tokens, starts[-1], text)

    def _name_before_hyphen(self, tokens: Sequence[_Token], start: int, text: str) -> Heard | None:
        for pattern, command in self._named:
            joined = pattern.fullmatch(tokens[start].folded)
            if joined:
                name = text[tokens[start].start :][: joined.end("name")]
                return Heard(command, name) if len(tokens) == start + 1 else None
            # A name of two words has a space before the hyphen: Osaava arki -hanke.
            last = tokens[-1].folded
            if len(tokens) - start > 1 and last.startswith("-") and pattern.fullmatch("x" + last):
                return Heard(command, text[tokens[start].start : tokens[-1].start].strip(_EDGES + "-"))
        return None

    def _exactly(self, word: str) -> str | None:
        command = self._exact.get(word)
        if command is not None:
            return command
        return next((command for pattern, command in self._stems if pattern.fullmatch(word)), None)

    def _with_a_slip(self, tokens: Sequence[_Token], start: int, text: str) -> Heard | None:
        near = _nearest(tokens[start].folded, tuple(self._exact))
        commands = {self._exact[word] for word in near}
        return self._heard(commands.pop(), tokens, start + 1, text) if len(commands) == 1 else None

    def _heard(self, command: str, tokens: Sequence[_Token], end: int, text: str) -> Heard | None:
        """The command with the text after it, unless it takes none and some that is unknown follows."""
        vocabulary = self._vocabularies[command]
        following = tokens[end:]
        rest = text[following[0].start :].strip(_EDGES.replace("(", "")) if following else ""
        if not vocabulary.takes_text:
            allowed = _TAIL | {fold(tail) for tail in vocabulary.tails}
            if any(token.folded not in allowed for token in following):
                return None
        return Heard(command, rest)

    def _suggestions(self, tokens: Sequence[_Token]) -> tuple[str, ...]:
        """Commands whose word stands deeper in the sentence, or is nearly there; the nearest first."""
        found: dict[str, float] = {}
        for token in tokens[:30]:
            command = self._exactly(token.folded)
            if command is not None:
                found.setdefault(command, 0)
            elif len(token.folded) >= _SHORTEST_SLIP:
                for word, named in self._exact.items():
                    distance = OSA.normalized_distance(token.folded, word, score_cutoff=0.4)
                    if distance <= 0.4:
                        found[named] = min(distance, found.get(named, 1))
        return tuple(sorted(found, key=lambda command: found[command])[:SUGGESTED_MOST])


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for match in _WORD.finditer(text):
        word = match.group()
        inner = word.strip(_EDGES)
        if inner:
            start = match.start() + word.index(inner)
            tokens.append(_Token(fold(inner), start, start + len(inner)))
    return tokens


def _starts(tokens: Sequence[_Token]) -> Iterable[int]:
    """Where the command may begin: at the first word, or after lead words."""
    yield 0
    for number, token in enumerate(tokens[:-1]):
        if token.folded not in _LEAD:
            return
        yield number + 1


def _word_pattern(word: str) -> re.Pattern[str]:
    if word.endswith("+"):
        return re.compile(re.escape(word[:-1]) + _ENDING)
    return re.compile(re.escape(word))


def _phrase(command: str, phrase: str) -> _Phrase:
    words = phrase.split()
    return _Phrase(command, tuple(_word_pattern(word) for word in words), len(phrase))


@lru_cache(maxsize=2048)
def _nearest(word: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that a slip of the finger away: one letter up to seven letters, two from eight; a swap is one."""
    if len(word) < _SHORTEST_SLIP or len(word) > 40:
        return ()
    best: list[str] = []
    least = 3
    for known in words:
        if len(known) < _SHORTEST_SLIP:
            continue
        most = 2 if min(len(word), len(known)) >= _LONG else 1
        distance = OSA.distance(word, known, score_cutoff=most)
        if distance > most or distance > least:
            continue
        best = [*best, known] if distance == least else [known]
        least = distance
    return tuple(best)


def _small_talk(said: str) -> SmallTalk | None:
    if _THANKS.match(said):
        return "thanks"
    if said in _BYES:
        return "bye"
    return "ok" if said in _OKS else None
