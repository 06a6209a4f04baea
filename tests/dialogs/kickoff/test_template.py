"""The shipped checklist says what was agreed, and due expressions read and write without loss."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.kickoff.template import ANCHORS, MOST, Due, Template, TemplateItem, Text, Unit, load_default

MINUS = "\N{MINUS SIGN}"

# Number, role, due date, condition and Finnish title of each item, as the network agreed them.
AGREED = """
1 | PP | P+2 ap | - | Ilmoita hankepäätös hanketukipalveluille
2 | PP | P+3 ap | - | Lue rahoituspäätös ja ehdot; kirjaa erot hakemukseen
3 | AR | P+5 ap | - | Avaa asia asianhallintaan; perusta hankekansio ja Teams-kanava
4 | VH | P+10 ap | - | Tee sisäinen päätös käynnistämisestä ja omarahoituksesta
5 | PP | P+5 ap | group | Ilmoita päätöksestä kumppaneille; tarkista sopimukset ja vastuut
6 | VH | P+10 ap | - | Nimeä vastuuhenkilö, projektipäällikkö ja varahenkilö; hanki EURA-valtuudet
7 | HT | K-10 ap | - | Sovi aloituskokous; kutsu talous, henkilöstö, viestintä, hankinta, tietosuoja
8 | PP | P+10 ap | - | Selvitä rahoittajan aloituspalaverin aika ja ennakkoaineisto
9 | TA | A-3 ap | - | Avaa projektinumero ja kustannuspaikka; sovi tiliöinti, ALV ja budjetti kustannuslajeittain
10 | HE | A | - | Vahvista palkkakustannusmalli; ota työaikakirjanpito käyttöön ensimmäisestä päivästä
11 | VH | A+5 ap | - | Laadi ja allekirjoita tehtävänkuvaukset
12 | HE | A-10 ap | staff | Rekrytoi tai siirrä henkilöstö; tunnukset ja perehdytys
13 | PP | K | - | Käy läpi tavoitteet, mittarit ja mitä hanke ei tee
14 | HT | K | - | Sovi vastuunjako ja hanketuen palvelut
15 | TA | K+2 ap | - | Vie maksatus- ja raportointipäivät kalenteriin
16 | HT | K | - | Riskit ja kissat pöydälle: kirjaa huolet ja sopikaa seuranta
17 | HA | K+10 ap | procurement | Tunnista hankinnat; tee kilpailutuskalenteri
18 | TS | K+10 ap | personal_data | Tietosuoja: seloste, roolit, vaikutustenarvioinnin tarve
19 | PP | K+15 ap | esr | Osallistujatietojen keruu: hankekoodi, ohje, tiedote
20 | VI | K+10 ap | - | Viestintäsuunnitelma; EU-lippu ja ”Euroopan unionin osarahoittama” pohjiin
21 | VI | A+15 ap | - | Hankkeen verkkosivu (tavoitteet, tulokset, tuki); A3-juliste tai näyttö
22 | VI | A+15 ap | investment | Pysyvä kyltti, kun kustannukset ylittävät rajan
23 | VI | K+15 ap | - | Tarkista aineistojen saavutettavuus
24 | VH | O1-15 ap | steering | Pyydä ja nimeä jäsenet, myös kohderyhmästä; kutsu rahoittaja
25 | OS | O1-7 ap | steering | Lähetä kutsu, esityslista ja aineisto
26 | OS | O1 | steering | Pidä 1. kokous: puheenjohtaja, sihteeri, pöytäkirjan tarkastus, kokousrytmi
27 | OS | O1+5 ap | steering | Pöytäkirja rahoittajalle ja hanketukipalveluille
28 | TA | M1-10 ap | - | Välitarkastus: pääkirja, tositteet, tunnit, hankintaluettelo; muutostarpeet ennen muutosta
29 | OS | M1+10 ap | funder_requires | Käsittele tilanne ja maksatus ohjausryhmässä
30 | TA | M1+20 ap | - | Lähetä maksatushakemus ja seurantaraportti (päivä tarkistetaan päätöksestä)
31 | PP | K+2 kk | - | Esittele hanke verkostotapaamisessa
32 | PP | K+10 ap | - | Anna aloituspalaute
33 | PP | K+2 kk | - | Lisää hankkeen osaamiset verkoston osaamisiin
34 | PP | K+2 kk | - | Kirjaa aineiston säilytysaika ja loppuraportin päivät
"""
LAST_OF_PHASE = {0: 6, 1: 12, 2: 23, 3: 27, 4: 30, 5: 34}

# From the voice guide: words that sound like an office, not like a colleague.
WORDS_TO_AVOID = re.compile(
    r"mikäli|johtuen|koskien|liittyen|toimesta|suorit|toimenpi|välittömästi|viipymättä|tulee tehdä|on tehtävä"
    r"|tiedoksisaat|saattaa tiedoksi|kyseinen|kyseessä|\bko\.|\bem\.|osalta|taholta|asianomai|määräai(?!kais)"
    r"|erään|laiminly|myöhäs|unohd|käyttäj|järjestelm|sovellu|resurss|mahdollist|osallista|jalkau|implement|fasilit"
    r"|adress|valido|submit|deadline|dedis|tiket|agenda|kick-off|feedback|klik|haaste|\bper\b|anonyym|!",
    re.IGNORECASE,
)
TEMPLATE = load_default()
amounts = st.integers(min_value=1, max_value=MOST).flatmap(lambda n: st.sampled_from((n, -n)))
units: st.SearchStrategy[Unit] = st.sampled_from(("ap", "kk"))
dues = st.one_of(
    st.builds(Due, st.sampled_from(ANCHORS)),
    st.builds(Due, st.sampled_from(ANCHORS), amounts, units),
)
each_item = pytest.mark.parametrize("item", TEMPLATE.items, ids=lambda item: str(item.number))


def agreed() -> list[tuple[int, str, Due, str | None, str]]:
    rows = (line.split(" | ") for line in AGREED.strip().splitlines())
    return [
        (int(number), role, Due.parse(due), None if condition == "-" else condition, title)
        for number, role, due, condition, title in rows
    ]


def test_items_are_the_agreed_ones() -> None:
    shipped = [(item.number, item.role, item.due, item.condition, item.title.fi) for item in TEMPLATE.items]
    assert shipped == agreed()
    assert len(shipped) == 34
    assert {item.phase: item.number for item in TEMPLATE.items} == LAST_OF_PHASE


def test_version_and_what_the_items_hang_on() -> None:
    assert TEMPLATE.version == 1
    assert TEMPLATE.checked == date(2026, 11, 23)
    assert [phase.number for phase in TEMPLATE.phases] == [0, 1, 2, 3, 4, 5]
    assert " ".join(role.key for role in TEMPLATE.roles) == "PP VH HT TA HE HA VI TS AR OS"
    assert [anchor.key for anchor in TEMPLATE.anchors] == list(ANCHORS)
    assert {a.key: str(a.default) for a in TEMPLATE.anchors if a.default} == {"K": "P+15 ap"}
    assert [condition.key for condition in TEMPLATE.conditions] == [
        "group", "staff", "procurement", "personal_data", "esr", "steering", "investment", "funder_requires",
    ]  # fmt: skip


def test_everything_is_said_in_both_languages() -> None:
    said = [
        *(phase.title for phase in TEMPLATE.phases),
        *(role.name for role in TEMPLATE.roles),
        *(anchor.label for anchor in TEMPLATE.anchors),
        *(text for condition in TEMPLATE.conditions for text in (condition.name, condition.label)),
        *(text for item in TEMPLATE.items for text in (item.title, item.guidance)),
    ]
    for text in said:
        assert text.fi == text.fi.strip() != ""
        assert text.en == text.en.strip() != ""
        assert text.fi != text.en
        assert not re.search("[äöÄÖ]", text.en)


@each_item
def test_sources_and_the_day_they_were_checked(item: TemplateItem) -> None:
    assert item.sources
    assert all(source.fi and source.en for source in item.sources)
    assert item.checked == date(2026, 11, 23)
    assert item.older == (item.number in (5, 11))


@each_item
@pytest.mark.parametrize("language", ["fi", "en"])
def test_guidance_is_short_and_plain(item: TemplateItem, language: str) -> None:
    guidance = item.guidance.of(language)
    sentences = re.split(r"(?<=\.) (?=[A-ZÅÄÖ])", guidance)
    assert guidance.endswith(".")
    assert 1 <= len(sentences) <= 3
    assert all(len(sentence.split()) <= 20 and len(sentence) <= 110 for sentence in sentences), sentences
    if language == "fi":
        assert not WORDS_TO_AVOID.search(guidance)
        assert '"' not in guidance and "“" not in guidance
    else:
        assert '"' not in guidance and "!" not in guidance


@pytest.mark.parametrize("language", ["fi", "en"])
def test_all_guidance_fits_a_card(language: str) -> None:
    assert sum(len(item.guidance.of(language).encode()) for item in TEMPLATE.items) < 7000


def test_json_round_trip_also_of_an_edited_template() -> None:
    edited = replace(
        TEMPLATE,
        version=2,
        items=(
            *TEMPLATE.items[1:],
            TemplateItem(
                number=35,
                phase=5,
                role="PP",
                due=Due.parse("L-1 kk"),
                title=Text("Sovi jatkosta", "Agree what comes next"),
                guidance=Text("", ""),
                sources=(),
                checked=date(2027, 1, 4),
                condition="group",
                older=True,
            ),
        ),
    )
    for template in (TEMPLATE, edited):
        assert Template.from_json(json.loads(json.dumps(template.to_json()))) == template


def test_reading_the_default_twice_gives_the_same_object() -> None:
    assert load_default() is load_default()


def test_looking_up_by_key() -> None:
    assert TEMPLATE.phase(3).title.of("fi") == "Ohjausryhmä"
    assert TEMPLATE.role("OS").name.of("en") == "steering group secretary"
    assert TEMPLATE.anchor("M1").label.of("fi") == "1. maksatuskausi päättyy"
    assert TEMPLATE.condition("esr").name.of("en") == "ESF+"
    assert TEMPLATE.item(32).title.of("fi") == "Anna aloituspalaute"
    with pytest.raises(KeyError):
        TEMPLATE.item(99)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"phase": 6}, "no phase 6"),
        ({"role": "XX"}, "no role 'XX'"),
        ({"condition": "moon"}, "no condition 'moon'"),
        ({"number": 2}, "item 2 stands twice"),
        ({"title": Text("Otsikko", " ")}, "item 1 has no title"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(change: dict[str, object], message: str) -> None:
    first, *others = TEMPLATE.items
    with pytest.raises(ValueError, match=message):
        replace(TEMPLATE, items=(replace(first, **change), *others))  # type: ignore[arg-type]


def test_an_anchor_cannot_be_left_out() -> None:
    with pytest.raises(ValueError, match="the anchors must be P, A, K, O1, M1, L"):
        replace(TEMPLATE, anchors=TEMPLATE.anchors[1:])


def test_only_two_languages() -> None:
    with pytest.raises(ValueError, match="no such language: 'sv'"):
        TEMPLATE.items[0].title.of("sv")


@given(dues)
def test_due_round_trip(due: Due) -> None:
    assert Due.parse(str(due)) == due


@given(dues, st.sampled_from(["-", MINUS, "\N{EN DASH}"]), st.sampled_from(["", " ", "\N{NO-BREAK SPACE}"]))
def test_due_is_read_however_it_is_typed(due: Due, minus: str, space: str) -> None:
    typed = str(due).replace(MINUS, space + minus + space).replace(" ", space).lower()
    assert Due.parse(f"{space}{typed}{space}") == due
    assert Due.parse(typed.replace("ap", "wd").replace("kk", "mo")) == due


@given(dues, st.sampled_from(["fi", "en"]))
def test_due_is_described_with_the_anchor_last_and_uninflected(due: Due, language: str) -> None:
    label = TEMPLATE.anchor(due.anchor).label.of(language)
    assert due.describe(language).lower().endswith(f": {label.lower()}")


@given(st.text(max_size=12))
def test_any_text_is_a_due_or_a_value_error(text: str) -> None:
    try:
        due = Due.parse(text)
    except ValueError:
        return
    assert Due.parse(str(due)) == due


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("K-10 ap", f"K{MINUS}10 ap"),
        ("K", "K"),
        ("K+0", "K"),
        ("A+0 kk", "A"),
        ("k - 3 WD", f"K{MINUS}3 ap"),
        ("A+2mo", "A+2 kk"),
        ("o1+05ap", "O1+5 ap"),
    ],
)
def test_canonical_form(text: str, canonical: str) -> None:
    assert str(Due.parse(text)) == canonical


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a due date: ''"),
        ("10 ap", "not a due date"),
        ("K 10 ap", "not a due date"),
        ("K+-10 ap", "not a due date"),
        ("K+10 vk", "not a due date"),
        ("K+10 ap, P", "not a due date"),
        ("K+\N{ARABIC-INDIC DIGIT ONE} ap", "not a due date"),
        ("K+10", "a unit .* goes with an amount"),
        ("X+2 ap", "unknown anchor 'X'"),
        ("O2", "unknown anchor 'O2'"),
        ("A+501 kk", "501 is too far from A, the most is 500"),
    ],
)
def test_what_is_not_a_due_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Due.parse(text)


@pytest.mark.parametrize(
    ("text", "fi", "en"),
    [
        ("K-10 ap", "10 arkipäivää ennen: aloituskokous", "10 working days before: kickoff meeting"),
        ("P+1 ap", "1 arkipäivä tämän jälkeen: päätös saatu", "1 working day after: decision received"),
        ("A+2 kk", "2 kuukautta tämän jälkeen: hanke alkaa", "2 months after: project starts"),
        ("L-1 kk", "1 kuukausi ennen: hanke päättyy", "1 month before: project ends"),
        ("O1", "samana päivänä: ohjausryhmän 1. kokous", "on the same day: first steering group meeting"),
    ],
)
def test_due_for_people(text: str, fi: str, en: str) -> None:
    assert Due.parse(text).describe("fi") == fi
    assert Due.parse(text).describe("en") == en
