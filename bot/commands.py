"""Which command a sentence means: Finnish as people type it, with endings and slips of the finger, and English.

Each capability declares its own Vocabulary; the reader knows none of them. The order: phrases before words, the
command word first in the sentence, whole words only, exact before nearly. What is not understood runs nothing.
Source of the rules: the product's page of voice, "How to read a sentence".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.finnish import fold, readings, stem
from bot.phrases import Match, Name, Phrase, ends_alike, ends_of, harmless, slips, word_forms
from bot.sentence import LEADS, TRAILS, Sentence, SmallTalk, Token

SUGGESTED_MOST = 3
_NEAR_ENOUGH = 0.3
_DEEP, _SAME_STEM, _GREETING = 0.0, 0.2, 0.3
_SHORTEST_HINT = 4
_SHORTEST_JOINED = 7


@dataclass(frozen=True)
class Vocabulary:
    """What one command listens to, in Finnish and English. ä and ö may be typed without dots, whatever stands here.

    ``words`` stand first in a sentence: ``sana`` as it is, ``sana+`` in every case (in the plural if it is given
    in the plural), ``…sana+`` also as the last part of a compound, ``…-hanke+`` behind a name and a hyphen.
    ``phrases`` are patterns of bot/phrases.py; ``not_when`` are patterns whose sentences never reach the command.
    ``takes_text`` tells whether free text may follow; if not, only ``tails`` (patterns of one word) may.
    Slips of the finger are forgiven against what is listed here, so common inflected forms are worth listing.
    ``says_which``: the first part of a compound matters to the command (*rahoituspäätös*).
    """

    command: str
    words: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    not_when: tuple[str, ...] = ()
    takes_text: bool = True
    tails: tuple[str, ...] = ()
    says_which: bool = False


@dataclass(frozen=True)
class Heard:
    """What was heard. ``rest`` is the text after the command as its writer spelled it; a name without its quotes.

    Without a command: ``suggestions``, the nearest ones first, at most three, or ``small_talk``.
    """

    command: str | None
    rest: str = ""
    suggestions: tuple[str, ...] = ()
    small_talk: SmallTalk | None = None
    slip: bool = field(default=False, compare=False)
    """Whether a slip of the finger was forgiven: an answer to an open question is then taken for an answer."""
    which: str = field(default="", compare=False)
    """The first part of a compound, for a command that wants it: *rahoitus* of *rahoituspäätös*."""

    @property
    def told(self) -> str:
        """What the command is told: which one, and the text after it."""
        return f"{self.which} {self.rest}".strip()


@dataclass(frozen=True)
class _Listening:
    """A vocabulary made ready."""

    vocabulary: Vocabulary
    refused: tuple[Phrase, ...]
    tails: frozenset[str]
    names: tuple[Name, ...]


class CommandReader:
    """Reads sentences against all vocabularies of the house.

    ValueError if two commands claim one word or phrase. Reading takes bounded time and is meant for one thread.
    """

    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        self._listening: dict[str, _Listening] = {}
        self._listed: dict[str, str] = {}
        self._bent: dict[str, str] = {}
        self._compounds: dict[str, str] = {}
        self._joined: dict[str, str] = {}
        self._stems: dict[str, set[str]] = {}
        self._phrases: list[Phrase] = []
        self._named: list[Phrase] = []
        for vocabulary in vocabularies:
            self._add(vocabulary)
        self._phrases.sort(key=lambda phrase: phrase.rank)

    def _add(self, vocabulary: Vocabulary) -> None:
        command = vocabulary.command
        if command in self._listening:
            raise ValueError(f"the command {command!r} is declared twice")
        for word in vocabulary.words:
            self._add_word(command, word)
        for pattern in vocabulary.phrases:
            phrase = Phrase.of(command, pattern)
            self._phrases.append(phrase)
            for letters in phrase.joined():
                _claim(self._joined, letters, command)
        self._listening[command] = _Listening(
            vocabulary,
            tuple(Phrase.of(command, pattern) for pattern in vocabulary.not_when),
            TRAILS.union(*(word_forms(tail) for tail in vocabulary.tails)),
            tuple(
                part
                for phrase in (*self._named, *self._phrases)
                if phrase.command == command
                for part in phrase.parts
                if isinstance(part, Name)
            ),
        )

    def _add_word(self, command: str, word: str) -> None:
        if word.startswith("…-"):
            self._named.append(Phrase.of(command, f"{word} $"))
            return
        bare = word.removeprefix("…")
        base = fold(bare.removesuffix("+"))
        _claim(self._listed, base, command)
        if len(base) >= _SHORTEST_HINT:
            self._stems.setdefault(stem(bare.removesuffix("+")), set()).add(command)
        for form in word_forms(bare):
            if bare.endswith("+"):
                _claim(self._bent, form, command)
            if bare != word:
                _claim(self._compounds, form, command)

    def read(self, sentence: str) -> Heard:
        """The command that a sentence means, with its text; or what may have been meant. Never raises."""
        said = Sentence.of(sentence)
        if not said.tokens:
            return self._without_words(said)
        talk = None
        heard = self._by_phrase(said)
        if heard is None:
            talk = said.small_talk()
        if heard is None and talk is None:
            heard = (
                self._by_letters(said)
                or _slip(self._by_slippery_phrase(said))
                or self._by_word(said)
                or self._by_name(said)
                or _slip(self._by_slippery_word(said))
            )
        return heard or Heard(None, suggestions=() if talk else self._suggestions(said), small_talk=talk)

    def _without_words(self, said: Sentence) -> Heard:
        signs = set("".join(said.text.split()))
        command = self._listed.get(signs.pop()) if len(signs) == 1 else None
        return Heard(command) if command else Heard(None, small_talk=said.small_talk())

    def _by_phrase(self, said: Sentence) -> Heard | None:
        for phrase in self._phrases:
            for start in phrase.starts(said.starts):
                if match := phrase.match(said.tokens, start):
                    heard = self._heard(phrase.command, said, match, phrase)
                    if heard:
                        return heard
        return None

    def _by_slippery_phrase(self, said: Sentence) -> Heard | None:
        """The phrase with the fewest slips; none if two commands are equally near."""
        found: dict[int, dict[str, Heard]] = {}
        for phrase in self._phrases:
            if len(phrase.parts) < 2:
                continue
            for start in phrase.starts(said.starts):
                match = phrase.match(said.tokens, start, slippery=True)
                heard = match and self._heard(phrase.command, said, match, phrase)
                if match and heard:
                    found.setdefault(match.slips, {}).setdefault(phrase.command, heard)
        nearest = found[min(found)] if found else {}
        return next(iter(nearest.values())) if len(nearest) == 1 else None

    def _by_letters(self, said: Sentence) -> Heard | None:
        """Blanks in the wrong place: *kiss apöydälle*, *aloitus kokous*, *unohdaminut*."""
        for start in said.starts:
            for size in (3, 2, 1):
                letters = said.joined(start, size)
                command = self._joined.get(letters)
                if command is None and size > 1:
                    command = self._listed.get(letters) or self._bent.get(letters)
                if command and len(letters) >= _SHORTEST_JOINED:
                    heard = self._heard(command, said, Match(start + size))
                    if heard:
                        return heard
        return None

    def _by_word(self, said: Sentence) -> Heard | None:
        for start in reversed(said.starts):
            command = self._word(said.tokens[start].folded)
            heard = self._heard(command, said, Match(start + 1)) if command else None
            if heard:
                return heard
        return None

    def _by_name(self, said: Sentence) -> Heard | None:
        for phrase in self._named:
            for start in phrase.starts(said.starts):
                match = phrase.match(said.tokens, start)
                heard = match and self._heard(phrase.command, said, match, phrase)
                if heard:
                    return heard
        return None

    def _by_slippery_word(self, said: Sentence) -> Heard | None:
        """The nearest listed word; none if two commands are equally near."""
        start = said.starts[-1]
        typed = said.tokens[start].folded
        found: dict[tuple[int, bool], dict[str, Heard]] = {}
        for known, command in self._near(typed):
            distance = slips(typed, known)
            heard = self._heard(command, said, Match(start + 1)) if distance is not None else None
            if distance is None or heard is None:
                continue
            kind = harmless(typed, known)
            if kind or not heard.rest or ends_alike(typed, known):
                found.setdefault((distance, not kind), {}).setdefault(command, heard)
        nearest = found[min(found)] if found else {}
        return next(iter(nearest.values())) if len(nearest) == 1 else None

    def _word(self, word: str) -> str | None:
        """The command of a whole word: listed, in another case, with -ni or -kin, or the end of a compound."""
        if word in self._listed:
            return self._listed[word]
        bent = next((self._bent[reading] for reading in readings(word) if reading in self._bent), None)
        if bent is not None:
            return bent
        end = ends_of(word, self._compounds)
        return self._compounds[end] if end is not None else None

    def _near(self, word: str) -> Iterator[tuple[str, str]]:
        for known, _, _ in process.extract(
            word, self._listed.keys(), scorer=OSA.distance, score_cutoff=2, limit=20
        ):
            yield known, self._listed[known]

    def _heard(
        self, command: str, said: Sentence, match: Match, phrase: Phrase | None = None
    ) -> Heard | None:
        """The command with its text; None if it does not listen to such a sentence."""
        listening = self._listening[command]
        if any(p.match(said.tokens, start) for p in listening.refused for start in said.starts):
            return None
        which = self._first_part(said.tokens[match.end - 1]) if listening.vocabulary.says_which else ""
        following = said.tokens[match.end :]
        ends = said.whole and all(token.folded in TRAILS for token in following)
        if match.gap is not None:
            return Heard(command, said.between(*match.gap)) if ends else None
        if ends:
            return None if phrase and phrase.wants_text else Heard(command, which=which)
        known = said.whole and all(token.folded in listening.tails for token in following)
        if (phrase and phrase.alone) or not (known or listening.vocabulary.takes_text):
            return None
        return Heard(command, _text(listening.names, said, match.end), which=which)

    def _first_part(self, token: Token) -> str:
        """``rahoitus`` of *rahoituspäätöksestä*, folded; empty for a word that is no compound."""
        end = ends_of(token.folded, self._compounds)
        return token.folded[: token.folded.rfind(end)] if end is not None else ""

    def _suggestions(self, said: Sentence) -> tuple[str, ...]:
        """Commands whose word stands deeper in the sentence, or nearly does; the nearest first."""
        found: dict[str, float] = {}
        for number, token in enumerate(said.tokens[:30]):
            for command, distance in self._hints(said, token):
                found[command] = min(found.get(command, 1.0), distance + number / 1000)
        return tuple(sorted(found, key=lambda command: found[command])[:SUGGESTED_MOST])

    def _hints(self, said: Sentence, token: Token) -> Iterator[tuple[str, float]]:
        command = self._word(token.folded)
        if command is not None:
            yield command, _GREETING if token.folded in LEADS else _DEEP
        elif len(token.folded) >= _SHORTEST_HINT and token.folded not in LEADS:
            for command in self._stems.get(stem(said.text[token.start : token.end]), ()):
                yield command, _SAME_STEM
            near = process.extract(
                token.folded,
                self._listed.keys(),
                scorer=OSA.normalized_distance,
                score_cutoff=_NEAR_ENOUGH,
                limit=10,
            )
            for known, distance, _ in near:
                if len(known) > _SHORTEST_HINT or harmless(token.folded, known):
                    yield self._listed[known], distance


def _text(names: Sequence[Name], said: Sentence, start: int) -> str:
    """Free text as it was written; of what takes a name, the name: without quotes, and without -hanke after it."""
    if not names:
        return said.after(start)
    last = said.tokens[-1]
    for name in names:
        before = name.before_hyphen(last.folded) if said.whole else None
        if before is not None and last.start + before > said.tokens[start].start:
            return said.between(said.tokens[start].start, last.start + before)
    return said.between(said.tokens[start - 1].end, len(said.text))


def _claim(claims: dict[str, str], word: str, command: str) -> None:
    if claims.setdefault(word, command) != command:
        raise ValueError(f"{word!r} is claimed by {claims[word]!r} and {command!r}")


def _slip(heard: Heard | None) -> Heard | None:
    return heard and replace(heard, slip=True)
