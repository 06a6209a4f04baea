"""The card parts: valid whatever a person wrote, small and fast; payloads come back as they went."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot import cards
from bot.cards import Card, Element, Meta, RowFold
from bot.progress_bar import progress_bar
from bot.texts import Texts
from bot.user_text import inert, is_plain, one_line
from tests.adaptive_card import HOSTILE, check, interpreted, walk

fi = Texts.load([Path(__file__).parents[2] / "bot"]).language("fi")
markdown = MarkdownIt("commonmark")
WRITTEN = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="*_[]()<>#+-=.`~|\\&{}!1a :/@\n", max_size=30),
    st.sampled_from(
        [HOSTILE, "1. kokous", "- a", "# a", "+ a", "---", "&amp; &#65;", "https://a.fi", "a@b.fi", "<b>"]
    ),
)


@dataclass(frozen=True)
class Done:
    verb: ClassVar[str] = "test.done"
    item: int
    version: int = 1


@dataclass(frozen=True)
class Create:
    verb: ClassVar[str] = "test.create"
    key: str
    name: str = ""
    day: date | None = None
    urgent: bool = False


def every_part(words: str) -> Card:
    """A card with every part, each saying the same words."""
    row = RowFold("row", [cards.text(words)], fi)
    body: list[cards.Part] = [
        cards.heading(words, words, words),
        cards.state_line(words, late=True),
        cards.progress(9, 1, 34, text=words, label=words),
        cards.section(words, 2),
        cards.item_row(
            words, [Meta(words, "late"), Meta(words)], button=cards.button("Valmis", Done(1)), fold=row
        ),
        cards.item_row(words, [Meta(words), Meta(words, "strong"), Meta(words, "accent")], strong=True),
        cards.clock_row(words, words, [Meta(words)]),
        cards.tap_row(
            words,
            [Meta(words)],
            opens=cards.submit_button("Avaa", Done(2)),
            speech=fi,
            aside=cards.small_progress(1, 0, 3, label=words),
        ),
        cards.done_line(words, words),
        cards.skipped_line(words, words, speech=fi),
        cards.plain_line(words, words),
        cards.fold("group", words, [Meta(words)], [cards.small(words)], speech=fi),
        cards.facts([(words, words)]),
        cards.rich_text(words, cards.bold(words)),
        cards.promise_box(words),
        cards.code_box(words, words, words),
        cards.quote_box(words, [Meta(words)]),
        cards.talk_box(words, words, words, mine=True),
        cards.user_text(words),
        cards.text_input("name", words, max_length=10, placeholder=words, value=words, required=words),
        cards.multiline_input("more", words, max_length=10, value=words),
        cards.choice_input("few", words, [("1", words)], speech=fi),
        cards.choice_input("many", words, [(str(n), words) for n in range(9)], speech=fi),
        cards.choice_input("boxes", words, [("a", words), ("b", words)], speech=fi, multi=True, value="a,b"),
        cards.date_input("day", words, speech=fi, value=date(2026, 12, 7), required=words),
        cards.number_input("n", words, error=words, least=1, most=9, value=3, required=True),
        cards.note(words),
        cards.buttons([cards.toggle_button("Muut", "group"), cards.open_url("Avaa", "https://a.fi/ä?x=1")]),
    ]
    sends = cards.button("Lähetä", Create("k"), style="positive", inputs=True, label=words)
    return cards.card(fi, speak=words, body=body, actions=[sends, cards.button("Peruuta", Done(3))])


def test_every_part_makes_a_valid_card() -> None:
    assert check(every_part("Lähetä kutsu, esityslista ja aineisto (ESR+)")) == []


def test_hostile_text_stands_raw_in_no_part() -> None:
    card = every_part(HOSTILE)
    assert check(card) == []
    assert interpreted(card) == []
    assert "*[Kissa](https://kissa.example)* _a_" in json.dumps(card)


@given(WRITTEN)
@example("a\x00b\u202ec\ud800")
@example("{{{{DATE(2026-12-07T00:00:00Z)}}")
def test_whatever_is_written_is_valid_and_never_interpreted(words: str) -> None:
    words = one_line(words) or "x"
    card = every_part(words)
    assert check(card) == []
    for _, part in walk(card):
        if part.get("type") == "TextBlock":
            assert as_seen(part["text"]) == visible(part["text"])
        for fact in part.get("facts", ()):
            assert as_seen(fact["value"]) == visible(words)
        if part.get("style") == "expanded":
            seen = {as_seen(choice["title"]).replace("\u2060", "") for choice in part["choices"]}
            assert seen == {visible(words).replace("\u2060", "")}


def visible(text: str) -> str:
    return inert(one_line(text))


def as_seen(text: str) -> str:
    """What a Markdown renderer shows of one line; a tag that it made stays and betrays itself."""
    drawn = markdown.render(text).strip()
    assert drawn.startswith("<p>"), drawn
    return unescape(drawn.removeprefix("<p>").removesuffix("</p>"))


@given(WRITTEN)
def test_escaped_text_looks_as_it_was_written(words: str) -> None:
    if one_line(words):
        assert as_seen(cards.escape_markdown(words)) == visible(words)


def test_addresses_do_not_become_links() -> None:
    for written in ("https://kissa.example", "www.kissa.example", "aino@kissa.example"):
        assert not is_plain(written)
    for plain in ("Hanke (ESR+) 2.0", "7.12.2026", "klo 9.15", "@Kehu", "1/3", "Talous & hankinnat", "C++"):
        assert is_plain(plain), plain


@given(st.text(max_size=80))
def test_cleaning_is_done_once(words: str) -> None:
    cleaned = cards.clean(words)
    assert cards.clean(cleaned) == cleaned
    cleaned.encode()  # no lone surrogate is left
    assert one_line(one_line(words)) == one_line(words)
    assert inert(one_line(inert(one_line(words)))) == inert(one_line(words))


def test_cleaning() -> None:
    assert cards.clean("a\r\nb\u2028c\td\x00\u202e\u2066") == "a\nb\nc d"
    assert cards.clean("👩\u200d👧 ä") == "👩\u200d👧 ä"
    assert one_line("  a \n b\u00a0c ") == "a b\u00a0c"


def test_line_breaks_are_kept_and_bounded() -> None:
    short = cards.user_text("yksi\n\nkaksi")
    assert [block["inlines"] for block in short["items"]] == [["yksi"], ["kaksi"]]
    long = cards.user_text("\n".join(str(n) for n in range(1000)))
    assert len(long["items"]) == 12
    assert long["items"][-1]["inlines"][0].endswith(" 999")


def test_meta_lines() -> None:
    runs = cards.meta_line([Meta("to 14.1.", "strong"), Meta("Aino"), Meta("Kotoportti")], "Muuta…")[
        "inlines"
    ]
    assert [run["text"] for run in runs] == ["To 14.1.", " · Aino · Kotoportti ·\u00a0", "Muuta…"]
    runs = cards.meta_line([Meta("3/6 hoidettu"), Meta("2 kohtaa", "late")])["inlines"]
    assert [run["text"] for run in runs] == ["3/6 hoidettu · ", "2 kohtaa"]
    assert runs[1]["color"] == "Attention"


def test_a_fold_says_its_state() -> None:
    shut = cards.fold("p1", "1 Valmistelu", [Meta("3/6 hoidettu")], [cards.text("a")], speech=fi)
    open_ = cards.fold("p1", "1 Valmistelu", [], [cards.text("a")], speech=fi, open=True)
    assert shut[0]["selectAction"]["title"] == "1 Valmistelu, 3/6 hoidettu"
    assert [visible_words(fold) for fold in (shut, open_)] == [["Näytä"], ["Piilota"]]
    assert [fold[1].get("isVisible") for fold in (shut, open_)] == [False, None]


def visible_words(fold: list[Element]) -> list[str]:
    return [word["text"] for word in fold[0]["columns"][1]["items"] if word.get("isVisible", True)]


def test_a_row_fold_tells_the_row() -> None:
    row, body = cards.item_row("Pidä kokous", [Meta("to 14.1.")], fold=RowFold("m1", [cards.text("a")], fi))
    tap = row["columns"][0]["selectAction"]
    assert (tap["title"], tap["targetElements"]) == ("Muuta: Pidä kokous, to 14.1.", ["m1"])
    assert (body["id"], body["style"], body["isVisible"]) == ("m1", "emphasis", False)


def test_the_first_sentence_stands_for_the_card() -> None:
    spoken = (
        "Aloituskokous siirtyisi torstaista 14.1. torstaihin 21.1. Samalla siirtyy 11 kohtaa! Kolme pysyy."
    )
    card = cards.card(fi, speak=spoken, body=[cards.text("a")])
    assert cards.summary(card) == spoken.removesuffix(" Kolme pysyy.")
    assert cards.summary(cards.card(fi, speak="Huomenta, Aino. Kolme asiaa.", body=[])) == "Huomenta, Aino."


def test_buttons_pass_by_the_fields_only_where_there_are_any() -> None:
    row = [cards.item_row("a", button=cards.button("Valmis", Done(1)))]
    assert "associatedInputs" not in json.dumps(cards.card(fi, speak="a", body=row))
    field = cards.text_input("name", "Nimi", max_length=10)
    row = [cards.item_row("a", button=cards.button("Valmis", Done(1)))]
    assert json.dumps(cards.card(fi, speak="a", body=[*row, field])).count("associatedInputs") == 2
    row = [cards.item_row("a", button=cards.button("Valmis", Done(1)))]
    folded = cards.fold("f", "Muut", [], [field], speech=fi)
    assert json.dumps(cards.card(fi, speak="a", body=[*row, *folded])).count("associatedInputs") == 2


def test_what_people_write_is_no_field() -> None:
    row = [cards.item_row('"type":"Input.Text"', button=cards.button("Input.", Done(1)))]
    written = cards.user_text('{"type":"Input.Text"} Input.Text, Ilmoita')
    made = cards.card(fi, speak='"type":"Input.', body=[*row, written])
    assert "associatedInputs" not in json.dumps(made)


def test_the_forms_own_button_takes_the_fields_along() -> None:
    field = cards.text_input("name", "Nimi", max_length=10)
    ends = [cards.button("Lähetä", Done(1), inputs=True), cards.submit_button("Peruuta", Done(2))]
    made = cards.card(fi, speak="a", body=[field], actions=ends)
    send, cancel = made["actions"]
    assert "associatedInputs" not in send and "associatedInputs" not in send["fallback"]
    assert cancel["associatedInputs"] == "none"


def test_rows_of_buttons_break_by_hand() -> None:
    def broken(*titles: str) -> list[list[str]]:
        rows = cards.in_rows(cards.submit_button(title, Done(1)) for title in titles)
        return [[action["title"] for action in row] for row in rows]

    assert broken("Kommentoi", "Ohita", "Siirrä") == [["Kommentoi", "Ohita", "Siirrä"]]
    assert broken("Kaikki kohdat", "Lisää kohta", "Vastuut") == [
        ["Kaikki kohdat", "Lisää kohta"],
        ["Vastuut"],
    ]
    assert broken("Nosta kissa pöydälle", "Anna palautetta") == [
        ["Nosta kissa pöydälle"],
        ["Anna palautetta"],
    ]
    assert cards.buttons([]) == []


def test_only_web_addresses_open() -> None:
    for url in (
        "javascript:alert(1)",
        "https://",
        "https://a b",
        "file:///etc",
        "//a.fi",
        "https://a\u202e.fi",
    ):
        with pytest.raises(ValueError, match="web address"):
            cards.open_url("Avaa", url)


def test_the_bar() -> None:
    assert progress_bar(0, 0) == progress_bar(0, 34) != progress_bar(1, 1000)
    assert progress_bar(34, 34) != progress_bar(999, 1000)
    assert len(progress_bar(10, 34)) < 300


def kickoff_like(rows: int, done: int) -> Card:
    title = "Vahvista palkkakustannusmalli; ota työaikakirjanpito käyttöön ensimmäisestä päivästä"
    body: list[cards.Part] = [cards.heading("Aloitus", "Kotoportti"), cards.section("Kohdat")]
    for n in range(rows):
        meta = [Meta(fi.date(date(2026, 12, n % 28 + 1), date(2026, 12, 1)), "strong"), Meta("Aino Virtanen")]
        body.append(cards.item_row(title, meta, button=cards.button("Valmis", Done(n, 2))))
    body.extend(cards.done_line(title, "Aino Virtanen") for _ in range(done))
    return cards.card(fi, speak="Kotoportti.", body=body)


def test_34_rows_are_small_and_fast() -> None:
    assert check(kickoff_like(22, 12)) == []
    best = min(_seconds(lambda: kickoff_like(22, 12)) for _ in range(20))
    assert best < 0.005  # well under 1 ms when nothing else runs; the bound holds on a busy machine


def _seconds(work: Any) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _words(element: Element) -> str:
    runs = (run for _, part in walk(element) for run in part.get("inlines", ()))
    # A word that no line has room for carries soft hyphens.
    return " ".join(run if isinstance(run, str) else run["text"] for run in runs).replace("\u00ad", "")


def test_a_short_text_stands_whole() -> None:
    assert cards.long_text("t", "Lyhyt.", speech=fi) == [cards.user_text("Lyhyt.")]


@given(st.text(alphabet="aä b\n", min_size=701, max_size=4000))
def test_of_a_long_text_nothing_is_lost(written: str) -> None:
    parts = cards.long_text("t", written, speech=fi)
    shown = " ".join(part for part in map(_words, (parts[0], parts[-1])) if part != "\u2013")
    joined = shown.replace("…", "").replace(" ", "").replace("\u2013", "")
    assert joined == written.replace(" ", "").replace("\n", "")
    if len(parts) > 1:
        assert parts[-1]["isVisible"] is False and len(_words(parts[0])) <= 401


def test_a_long_text_is_cut_between_words() -> None:
    parts = cards.long_text("t", "Kaksi sanaa. " * 80, speech=fi)
    assert _words(parts[0]).endswith("sanaa.…") or _words(parts[0]).endswith("Kaksi…")
    assert check(cards.card(fi, speak="x", body=[cards.heading("a", "b"), parts])) == []


def test_a_word_that_no_line_has_room_for_can_be_broken() -> None:
    (shown,) = cards.user_text("Syy: " + "Ä" * 1000)["inlines"]
    assert shown.replace("\u00ad", "") == "Syy: " + "Ä" * 1000
    assert max(map(len, shown.replace("\u00ad", " ").split())) <= 40
    address = "https://kaupunki.example/" + "p" * 150
    assert cards.user_text(address)["inlines"] == [address]
    assert cards.user_text("Lyhyt sana")["inlines"] == ["Lyhyt sana"]
