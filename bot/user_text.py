"""What people write is shown as it was written: never a link, a mention, a format or an invisible trick."""

from __future__ import annotations

import re

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters, NUL, direction overrides, invisible operators, byte order marks, lone surrogates and
# noncharacters. The joiners U+200C and U+200D stay: emoji and some languages need them.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_BLANKS = re.compile("[ \n]+")  # not the no-break space, which the formatters put in on purpose


def clean(text: str) -> str:
    """The text without characters that cannot be seen or turn others around; every line break is ``\\n``."""
    if text.isprintable():  # what nearly every text is, and fast: every row of a card comes here
        return text
    return _UNWANTED.sub("", _LINE_BREAKS.sub("\n", text).replace("\t", " "))


def one_line(text: str) -> str:
    """Cleaned, on one line, with single spaces and none at the ends: for a title, a name or a button."""
    if not text.isprintable():
        text = clean(text)
    if "  " in text or "\n" in text:
        text = _BLANKS.sub(" ", text)
    return text.strip()


# Microsoft's JS renderer fills in {{DATE(...)}} and {{TIME(...)}} in runs too, and <at> is how a mention
# begins. A word joiner (invisible, no width) takes the meaning away and leaves the look.
_LIVE = re.compile(r"\{(?=\{(?:DATE|TIME)\()|<(?=/?at\b)", re.IGNORECASE)


def inert(text: str) -> str:
    """The text with ``{{DATE(`` and ``<at>`` made powerless: what every shown text passes, in a run too."""
    if "{{" not in text and "<" not in text:
        return text
    return _LIVE.sub(lambda match: match.group() + "\u2060", text)


_MARKDOWN = re.compile(
    r"""
      [\\`*_\[\]<>~|]                                # marks that mean something anywhere
    | &(?=\#?\w+;)                                   # an entity: &amp; would be shown as &
    | (?<=[a-z0-9]):(?=//)                           # a bare address, which some clients make a link
    | (?<=www)\.
    | (?<=[^\s@])@(?=[^\s@]+\.)                      # an e-mail address likewise
    | ^(?:\#(?=\#{0,5}(?:\s|$))|[-+=](?=[-+=\s]|$))  # at the beginning: a heading, a list, a rule
    | ^[0-9]{1,9}[.)](?=\s|$)                        # "1. kokous" would become a list
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _escaped(match: re.Match[str]) -> str:
    return f"{match.group()[:-1]}\\{match.group()[-1]}"


# Every mark above is one of these, or the line begins with it. Nearly every text has none, which is told quickly.
_MAYBE = re.compile(r"[\\`*_\[\]<>~|&:@]|^[-#+=0-9]|www", re.IGNORECASE)


def is_plain(text: str) -> bool:
    """Whether a TextBlock shows this single line as it is written."""
    return not _MAYBE.search(text) or not _MARKDOWN.search(text)


def escape_markdown(text: str) -> str:
    """One line for a place that interprets Markdown (TextBlock, Fact): there it looks as it was written."""
    line = inert(one_line(text))
    return line if is_plain(line) else _MARKDOWN.sub(_escaped, line)


_NUMBERED = re.compile(r"[0-9]{1,9}[.)](?=\s|$)")


def choice_title(text: str) -> str:
    """One line for the title of a choice, which Microsoft's renderer reads as Markdown and the Playground does not.

    The commonest mark is a number at the beginning ("1. maksatuskausi"): an invisible joiner keeps it from becoming a
    list, where a backslash would be seen. The rarer ones get their backslash.
    """
    line = one_line(text)
    number = _NUMBERED.match(line)
    if number is None:
        return escape_markdown(line)
    return f"{number.group()}\u2060{_MARKDOWN.sub(_escaped, inert(line[number.end() :]))}"


_LONGEST_WORD = 40
_UNBROKEN = re.compile(rf"(?<!\S)(?!\S*://)\S{{{_LONGEST_WORD + 1},}}")


def breakable(text: str) -> str:
    """With soft hyphens in words that no line has room for; a web address stays as it can be copied."""
    if len(text) <= _LONGEST_WORD:
        return text
    return _UNBROKEN.sub(_with_soft_hyphens, text)


def _with_soft_hyphens(found: re.Match[str]) -> str:
    word, step = found.group(), _LONGEST_WORD // 2
    return "\u00ad".join(word[at : at + step] for at in range(0, len(word), step))
