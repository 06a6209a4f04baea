"""A sentence as the command reader sees it: words with their places, so that free text keeps its writer's spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from bot.finnish import fold

SmallTalk = Literal["thanks", "bye", "ok"]

READ_MOST = 400
"""Characters that are read for a command. What comes after them is free text, and is kept whole."""
_WORDS_MOST = 40
_LONGEST_WORD = 60
_STARTS_MOST = 8

LEADS = frozenset(
    fold(
        "hei heippa moi moikka moro terve kehu ok okei joo no siis ja "
        "voisitko voitko voisiko voiko voisinko voinko saisinko saanko haluan haluaisin "
        "minä mä me minua mua sinä sä minulla mulla meillä on ois olis olisi "
        "näytä näyttäisitkö avaa avaisitko lisää lisäisitkö tee tein teen kirjaa kirjaan kirjata anna antaa annan "
        "luo luoda saada tehdä nähdä katsoa katso katsotaan lue kerro kerron "
        "uusi uuden uutta oma omat oman omaa omia mun minun meidän kaikki kaikkien kaikista tämä tämän se sen seuraava "
        "please show open list give make add new my our all the a an i want to can could you see me"
    ).split()
)
"""Words before the command word that say nothing of which command is meant."""
TRAILS = frozenset(
    fold(
        "kehu kiitos pliis ole hyvä nyt heti vielä taas mulle minulle meille please thanks thank you now"
    ).split()
)
"""Words that may stand behind any command."""

_THANKS = frozenset(fold("kiitos kiitti kiitoksia kiitän kiits thanks thank thx tack").split())
_BEFORE_THANKS = frozenset(fold("iso suuri suuret paljon hyvä ok okei selvä joo kyllä oi no").split())
_OKS = frozenset(
    fold(
        "ok okei okay oukei selvä selvis joo juu jep jes kyllä hyvä hienoa kiva no ei en yes yep nope sopii"
    ).split()
)
_BYES = frozenset(
    fold(bye)
    for bye in (
        "hei hei", "heihei", "heippa hei", "hei sitten", "moi moi", "moimoi", "moikka moikka", "näkemiin", "nähdään",
        "nähdään huomenna", "nähdään taas", "palataan", "kuulemiin", "hyvää viikonloppua", "hyvää yötä",
        "hyvää päivänjatkoa", "mukavaa viikonloppua", "bye", "bye bye", "goodbye", "good night", "see you",
        "see you tomorrow",
    )
)  # fmt: skip

# Bounded on both sides, so that a long message of nothing but opening tags is still read in one pass.
_MENTION = re.compile(r"<at\b[^<>]{0,200}>([^<>]{0,200})</at>", re.IGNORECASE)
_OWN_NAME = "kehu"
_CHUNK = re.compile(r"\S+")
_PART = re.compile(r"[^:;,]+")
_EDGES = "\u200b\ufeff.,:;!?()[]{}<>\"'”“„’«»*_–—…@#/\\|~`^=+&%•·"
_CLOSERS = ".,:;!?)]}>\"'”’»*_…"
_SEPARATORS = " \t\r\n.,:;–—-…"
_PLAIN = str.maketrans("‐‑–—’", "----'")
_BRACKETS = re.compile(r"[()\[\]{}\"”“]")
_NEGATION = "epa"


@dataclass(frozen=True)
class Token:
    """One folded word, and where it stands in the text."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """``text`` is what was said, in NFC and without mentions; ``starts`` are where a command may begin."""

    text: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    whole: bool  # every word of it is among the tokens

    @classmethod
    def of(cls, said: str) -> Sentence:
        """Split what was said. Never raises, and takes the same time for a page as for a line."""
        text = without_mentions(unicodedata.normalize("NFC", said)).strip()
        tokens = tuple(_tokens(text))
        last = tokens[-1].end if tokens else 0
        whole = not any(c.isalnum() for c in text[last : last + READ_MOST]) and len(text) <= last + READ_MOST
        return cls(text, tokens, tuple(_starts(tokens)), whole)

    @property
    def said(self) -> str:
        """All of its words, folded."""
        return " ".join(token.folded for token in self.tokens)

    def joined(self, start: int, words: int) -> str:
        """The letters of some words with nothing but blanks between them; empty if one looks like a name."""
        tokens = self.tokens[start : start + words]
        if len(tokens) < words:
            return ""
        if not self.text.isupper() and any(self.text[token.start].isupper() for token in tokens[1:]):
            return ""
        if any(not self.text[one.end : other.start].isspace() for one, other in pairwise(tokens)):
            return ""
        return "".join(token.folded for token in tokens)

    def after(self, word: int) -> str:
        """The free text from a word on, as it was written, without what separated it from the words before it."""
        before = self.tokens[word - 1].end if word else 0
        return self.text[before:].lstrip(_CLOSERS).lstrip(_SEPARATORS).rstrip()

    def between(self, start: int, end: int) -> str:
        """A name from the text: no quotes or punctuation around it, but brackets that belong to it stay."""
        piece = self.text[start:end]
        left = len(piece) - len(piece.lstrip(_EDGES + _SEPARATORS))
        right = len(piece.rstrip(_EDGES + _SEPARATORS))
        for opening, closing in ("()", "[]"):
            if left and piece[left - 1] == opening and closing in piece[left:]:
                left -= 1
            if piece[right : right + 1] == closing and opening in piece[:right]:
                right += 1
        return piece[left:right]

    def small_talk(self) -> SmallTalk | None:
        """Whether all that was said is thanks, a goodbye or an answer to nothing."""
        words = [token.folded for token in self.tokens if token.folded != _OWN_NAME]
        if not self.whole:
            return None
        if " ".join(words) in _BYES:
            return "bye"
        if not words:
            return "ok" if _is_picture(self.text) else None
        if all(word in _OKS for word in words) or words[:2] in (["ei", "kiitos"], ["no", "thanks"]):
            return "ok"
        first = next((word for word in words if word not in _BEFORE_THANKS), "")
        return "thanks" if first in _THANKS else None


def without_mentions(text: str) -> str:
    """The text without mentions of Kehu and those at its beginning; of others their name is left."""
    text = text.replace("&nbsp;", " ").replace("\xa0", " ")
    if "<" not in text:
        return text
    end = 0
    while match := _MENTION.match(text, end):
        end = match.end()
        end += len(text[end:]) - len(text[end:].lstrip())
    text = text[end:]
    return _MENTION.sub(lambda m: " " if fold(m[1]).strip(" @").startswith(_OWN_NAME) else m[1], text)


def _tokens(text: str) -> Iterator[Token]:
    pending: Token | None = None
    for number, match in enumerate(_CHUNK.finditer(text, 0, READ_MOST)):
        if number >= _WORDS_MOST:
            break
        for token in _split(match.group(), match.start()):
            if pending is not None:  # "epä onnistuminen" is one word
                token = Token(pending.folded + token.folded.lstrip("-"), pending.start, token.end)
            pending = token if token.folded == _NEGATION else None
            if pending is None:
                yield token
    if pending is not None:
        yield pending


def _split(chunk: str, at: int) -> Iterator[Token]:
    """The words of a piece without blanks: ``aloitus:Digipolku`` has two."""
    for part in _PART.finditer(chunk):
        word = part.group().lstrip(_EDGES)
        start = at + part.end() - len(word)
        word = word.rstrip(_EDGES + "-")
        folded = _BRACKETS.sub("", fold(word[:_LONGEST_WORD]).translate(_PLAIN))
        if folded.startswith(_NEGATION + "-"):
            folded = folded.replace("-", "", 1)
        if any(c.isalnum() for c in folded):
            yield Token(folded, start, start + len(word))


def _starts(tokens: Sequence[Token]) -> Iterator[int]:
    """The first word, and each word behind nothing but leads."""
    for number, token in enumerate(tokens):
        yield number
        if token.folded not in LEADS or number >= _STARTS_MOST:
            return


def _is_picture(text: str) -> bool:
    return any(unicodedata.category(c) == "So" for c in text[:READ_MOST])
