"""The rules of the voice that a machine can check: ``faults(file)`` says what breaks them in a Fluent file.

A message is looked at as its possible sentences: every variant of a selector, variables written ``{name}``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from fluent.runtime import FluentResource
from fluent.syntax import ast

_AVOID_FI = (
    r"mikäli|johtuen|koskien|liittyen|toimesta|suorittaa tarkastus|toteuttaa toimenpide|välittömästi"
    r"|viipymättä|tulee tehdä|on tehtävä|saattaa tiedoksi|kyseinen|kyseistä|kyseisen|ko\.|em\.|osalta|taholta"
    r"|asianomai\w+"
    r"|allekirjoittanu\w+|omaa kokemusta|umpeutu\w+|erääntyn\w+|laiminly\w+|tekemättä jää\w+|virheelli\w+"
    r"|tapahtui virhe|virhe|oletko varma|ei ole sallittu|käyttäj(?:ä|än|ää|älle|ältä|ällä|ät|ien|iä|ille)"
    r"|järjestelm\w+|sovellus|sovelluk\w+|resurss\w+|mahdollista(?:a\b|v|m)\w*|osallist(?:aa|at|amme|avat|etaan)|jalkaut\w+"
    r"|implemento\w+|fasilito\w+|eskalo\w+|adresso\w+|valido\w+|submito\w+|deadline\w*|dedis\w*"
    r"|task(?:i|in|it|eja|ille)|tiketti\w*|tiketin|agenda\w*|kick-?off\w*|feedback\w*|klikk\w+|haaste\w*"
    r"|per henkilö|anonyymi\w*|täysin nimetön"
    r"|unohdit|et ole vieläkään|myöhästy\w+|ystävällinen muistutus|hups|oho|en ymmärrä"
)
_AVOID_EN = (
    r"oops|are you sure|click here|deadline|invalid|not allowed|you forgot|friendly reminder"
    r"|i don't understand"
)
_AVOID = {
    "fi": re.compile(rf"(?<![\w-])(?:{_AVOID_FI})(?![\w])", re.IGNORECASE),
    "en": re.compile(rf"(?<!\w)(?:{_AVOID_EN})(?!\w)", re.IGNORECASE),
}
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u2712\u2714-\u27bf\ufe0f\u2b00-\u2bff]"
)  # all but the tick
_DATES = "date|day|due|freeze|begin|end|old|new|deadline"
_WRITTEN = "title|project|reason|topic|question|comment|what|item|row"
_CALM = ("refusal-", "error-", "nudge-", "feedback-", "cats-")

_RULES = {
    "a decimal time: klo 13, klo 9.15": r"klo \d+\.00",
    "a blank typed where a formatter puts a no-break space": r"\bklo \d|\d (?:min|€|§)(?!\w)|\d %",
    "a no-break space typed in a text": "\u00a0",
    "two blanks": r"  ",
    "more than one exclamation mark": r"!.*!",
    "a capital word for emphasis": r"\b[A-ZÅÄÖ]{6,}\b",
    "a straight quotation mark": '"',
    "a date or a count right before a full stop": rf"\{{(?:{_DATES}|n)\}}\.",
    "a person's own text before a full stop": rf"\{{(?:{_WRITTEN})\}}\.(?!\w)",
}
_FINNISH = {
    "a suffix after a variable": r"\}(?:\w|[:'’]\w|-\w)",
    "a compound without its blank: { $x } -hanke": r"\}-\w",
    "a case word after a date": rf"\{{(?:{_DATES})\}} (?:mennessä|asti|alkaen|lähtien)",
    "'ennen' before a date": rf"\bennen \{{(?:{_DATES})\}}",
    "an English quotation mark": "“",
    "a formal Te to one person": r"(?<=[a-zäö,] )Te(?:idän|ille|itä)?\b",
}


def faults(file: Path) -> list[str]:
    """What breaks the voice in ``fi.ftl`` or ``en.ftl``, each with the message's id."""
    code = file.stem
    rules = {**_RULES, **(_FINNISH if code == "fi" else {})}
    found: dict[str, None] = {}  # each once, in order
    for entry in FluentResource(file.read_text(encoding="utf-8")).body:
        if not isinstance(entry, ast.Message) or entry.value is None:
            continue
        for sentence in sentences(entry.value):
            for fault in _in_sentence(sentence, code, rules):
                found[f"{entry.id.name}: {fault}: {sentence[:60]}"] = None
            if "!" in sentence and entry.id.name.startswith(_CALM):
                found[f"{entry.id.name}: an exclamation mark where the voice is calm"] = None
    return list(found)


def _in_sentence(sentence: str, code: str, rules: dict[str, str]) -> Iterator[str]:
    for fault, pattern in rules.items():
        if re.search(pattern, sentence):
            yield fault
    avoided = _AVOID[code].search(sentence)
    if avoided:
        yield f"a word to avoid ({avoided.group()})"
    if _EMOJI.search(sentence):
        yield "an emoji"


def sentences(pattern: ast.Pattern) -> Iterator[str]:
    """The texts that a pattern can become, one for each choice of variants."""
    pieces = [
        [part.value or ""] if isinstance(part, ast.TextElement) else _placeable(part)
        for part in pattern.elements
    ]
    return ("".join(choice) for choice in itertools.product(*pieces))


def _placeable(part: ast.Placeable) -> list[str]:
    inner = part.expression
    if isinstance(inner, ast.SelectExpression):
        return [sentence for variant in inner.variants for sentence in sentences(variant.value)]
    if isinstance(inner, ast.VariableReference):
        return [f"{{{inner.id.name}}}"]
    return ["{}"]
