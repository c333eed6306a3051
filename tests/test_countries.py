"""The countries of marked sentences, and what holds in every text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.article import Article
from extract.entities import countries
from extract.entities.countries import words
from extract.lexicon import places
from extract.mentions import Found
from extract.records import Source
from tests.countries import cases, find, read, show
from tests.growth import assert_linear

SOURCE = Source(path="a.txt", member=None, sha256="0" * 64, encoding="utf-8", media_type="text/plain")
EVIDENCE = re.compile(r"\{\S+ ([^{}]*)\}")


def expected(line: str) -> str:
    """The case without the marks that are given, not found."""
    while EVIDENCE.search(line):
        line = EVIDENCE.sub(r"\1", line)
    return line


@pytest.mark.parametrize("line", cases())
def test_marked_sentences(line: str) -> None:
    marked = read(line)
    assert show(marked.text, find(marked)) == expected(line)


def test_resolution_gathers_the_mentions_of_a_country() -> None:
    text = "La France, un Danois, Paris et les Français."
    article = Article(id="a", source=SOURCE, text=text)
    france, denmark = countries.resolve(Found(countries=find(read(text))), article)
    assert (france.code, france.name) == ("FR", "France")
    assert [mention.text for mention in france.mentions] == ["France", "Paris", "Français"]
    assert [mention.kind for mention in france.mentions] == ["name", "city", "demonym"]
    assert (denmark.code, denmark.name) == ("DK", "Danemark")


FORMS = st.sampled_from(
    [place.form for place in places.names()]
    + [*places.demonyms()]
    + [place.form for place in places.subdivisions()]
    + [
        "le",
        "la",
        "l'",
        "de",
        "d'",
        "en",
        "à",
        "et",
        ",",
        "-",
        "(",
        ")",
        ".",
        "\n",
        "rue",
        "Marie",
        "parle",
        "franco",
    ]
)


@given(st.lists(FORMS, max_size=30).map(" ".join) | st.text(max_size=200))
def test_mentions_are_spans_of_the_text_in_order(text: str) -> None:
    marked = read(re.sub(r"[\[\]{}]", "", text))
    mentions = find(marked)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(marked.text)
        assert mention.code in places.country_names()
        assert not marked.text[mention.start : mention.end].isspace()
        end = mention.end


@pytest.mark.parametrize(
    "unit", ["en anglais, ", "franco-", "Saint-", "de la ", "Paris, ", "République démocratique ", "l'"]
)
def test_time_grows_with_the_length_of_the_text_alone(unit: str) -> None:
    find(read(unit * 10))
    assert_linear(lambda text: find(read(text)), unit, 40_000)


def test_words_are_forgotten_before_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_MOST", 8)
    known = words.Known()
    spelled = [known[f"É.{number}"].plain for number in range(100)]
    assert spelled == [f"e{number}" for number in range(100)]
    assert len(known) <= 8
