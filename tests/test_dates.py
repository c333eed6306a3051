from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.entities import dates
from extract.entities.dates import feasts
from extract.entities.dates.compound_rules import GRAMMAR
from extract.entities.dates.grammar import first_classes
from extract.entities.dates.reading import read
from extract.entities.dates.terminals import entries, kinds
from extract.lexicon import read_rows
from extract.mentions import Found
from extract.tokens import Span
from tests.articles import article
from tests.dated import Marked, analysed, cases, dates_of
from tests.growth import assert_linear

WORDS = sorted({" ".join(entry.tokens) for row in entries().values() for entry in row})
SOUP = st.lists(
    st.sampled_from([*WORDS, "3", "12", "28", "2016", "1er", "14", "XXe", "deux", "maison", "\n"]),
    max_size=25,
)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.text)
def test_marked_sentences(case: Marked) -> None:
    found = dates_of(case.text, case.published)
    assert [(each.text, each.value, each.modifier) for each in found] == case.answers


@given(SOUP, st.sampled_from(["2016-02-29", "0001-01-01", "9999-12-31", "1000-01-01", "1789-07-14"]))
@settings(max_examples=200)
def test_any_mixture_of_time_words_is_read_soundly(words: list[str], published: str) -> None:
    text = " ".join(words)
    found = dates_of(text, published)
    for each in found:
        assert text[each.start : each.end] == each.text
        if each.earliest and each.latest and each.earliest[:4] != each.latest[:4]:
            assert each.earliest <= each.latest or "/" in (each.value or "")
    assert all(one.end <= other.start for one, other in pairwise(found))
    dates_of(text, None)


@given(SOUP)
@settings(max_examples=40)
def test_no_rule_matches_where_it_may_not_begin(words: list[str]) -> None:
    reading = read(analysed(" ".join(words)), ())
    for pattern in map(GRAMMAR.regular_expression, range(len(GRAMMAR.rules))):
        firsts = first_classes(pattern.pattern)
        for index, symbol in enumerate(reading.symbols):
            match = pattern.match(reading.symbols, index)
            assert not match or symbol in firsts


SILENT = sorted(
    {
        entry.symbol
        for row in entries().values()
        for entry in row
        if all(kinds()[token] == "w" for token in entry.tokens)
    }
)


@given(st.lists(st.sampled_from(SILENT), max_size=12).map("".join))
@settings(max_examples=100)
def test_no_rule_matches_words_of_which_none_tells_a_time(symbols: str) -> None:
    """Texts are read only where such a word stands (`terminals.kinds`)."""
    rules = map(GRAMMAR.regular_expression, range(len(GRAMMAR.rules)))
    assert not any(rule.search(symbols) for rule in rules)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("PARIS, 28 février 2025 - Europol a annoncé vendredi une arrestation.", "2025-02-28"),
        ("Publié le 3 mai 2016 à 10 h\nLe ministre a démissionné mardi.", "2016-05-03"),
        ("Un titre\n\n22 janvier 2016. – Un tireur a ouvert le feu ce matin.", "2016-01-22"),
        ("28/02/2025\nEuropol a annoncé vendredi une arrestation.", "2025-02-28"),
    ],
)
def test_a_dateline_gives_the_anchor(text: str, day: str) -> None:
    found = Found()
    found.dates = dates.find(analysed(text), found)
    anchor = dates.anchor(found, article(text))
    assert anchor is not None
    assert (anchor.date, anchor.origin) == (day, "dateline")
    assert anchor.start is not None
    assert all(each.value and "X" not in each.value for each in dates.resolve(found, article(text)))


def test_the_day_of_the_input_is_the_anchor() -> None:
    text = "PARIS, 28 février 2025 - Europol a annoncé hier une arrestation."
    found = Found()
    found.dates = dates.find(analysed(text), found)
    anchor = dates.anchor(found, article(text, "2025-03-01"))
    assert anchor is not None
    assert (anchor.date, anchor.origin, anchor.start) == ("2025-03-01", "published", None)


@pytest.mark.parametrize(
    "text",
    [
        "Le traité du 28 février 2025 a été signé vendredi.",
        "Le 28 février 2025, un incendie a eu lieu à Paris.",
        "Il faisait froid, très froid, et même glacial pour la saison, 28 février 2025.",
    ],
)
def test_a_date_within_a_sentence_is_no_dateline(text: str) -> None:
    found = Found()
    found.dates = dates.find(analysed(text), found)
    assert dates.anchor(found, article(text)) is None


def test_names_found_before_hold_no_dates_but_their_year() -> None:
    text = "Le Mouvement du 5 novembre et Rio 2016"
    analysis, found = analysed(text), Found()
    found.organisations = [Span(1, 5), Span(6, 8)]  # type: ignore[list-item]  # a span is all that is read of them
    assert [text[each.start : each.end] for each in dates.find(analysis, found)] == ["2016"]


@pytest.mark.parametrize(("form", "rule"), read_rows("dates/feasts.csv", ("form", "rule")))
def test_every_feast_has_a_day(form: str, rule: str) -> None:
    assert feasts.is_history(rule) or all(feasts.in_year(rule, year) for year in (2015, 2016, 2024)), form


ADVERSARIES = [
    "le le le 1er 1er janvier janvier ",
    "lundi, mardi, ",
    "1, 2, 3, 4 ",
    "10, 12, 14 et ",
    "3 mai 4 mai, ",
    "14 h 30 à 14 h 30 ",
    "première semaine de la ",
    "dans il y a un an et demi et ",
    "nuit du 1 au 2 ",
    "de la ",
    "été ",
    "1 ",
]


@pytest.mark.parametrize("text", ADVERSARIES)
def test_no_text_costs_more_than_linear_time(text: str) -> None:
    assert_linear(lambda whole: dates_of(whole, "2016-05-04"), text)
