"""The counts of marked sentences, and what holds in every text.

A case marks each quantity as `<count 9 at_least noun=morts>au moins <n>neuf</n> morts</count>`: the kind, the
value (or low-high, or none of a vague number), the modifier unless exact, the unit, the noun, and "elided".
`<date>`, `<person>`, `<organisation>` and `<demonym>` mark what other kinds have found.
"""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import numbers
from extract.analysis import Analysis
from extract.article import Article
from extract.entities import counts
from extract.entities.counts.lemmas import lemma
from extract.mentions import (
    CountMention,
    CountryMention,
    DateMention,
    Found,
    OrganisationMention,
    PersonMention,
)
from extract.model import Model
from extract.records import Source
from extract.tokens import Tokens, tokenise
from tests.growth import assert_linear

CASES = Path(__file__).parent / "cases" / "counts.txt"
SOURCE = Source(path="a.txt", member=None, sha256="0" * 64, encoding="utf-8", media_type="text/plain")
GIVEN = re.compile(r"<(date|person|organisation|demonym)>(.*?)</\1>")
MARK = re.compile(r"</?(?:count|percent|money|measure|age|n|date|person|organisation|demonym)\b[^>]*>")


def cases() -> list[str]:
    lines = CASES.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def found_before(line: str, tokens: Tokens) -> Found:
    """What the marks of other kinds say that these have found."""
    found = Found()
    for match in GIVEN.finditer(line):
        start = len(MARK.sub("", line[: match.start()]))
        end = start + len(MARK.sub("", match[2]))
        inside = [k for k in range(len(tokens)) if start <= tokens.starts[k] < end]
        first, stop = inside[0], inside[-1] + 1
        if match[1] == "date":
            found.dates.append(DateMention(first, stop, start, end, 0, "DATE", None, None, None))
        elif match[1] == "person":
            found.people.append(PersonMention(first, stop, start, end, name=match[2]))
        elif match[1] == "organisation":
            found.organisations.append(OrganisationMention(first, stop, start, end, match[2], None))
        else:
            found.countries.append(CountryMention(first, stop, start, end, "XX", "demonym", None))
    return found


def mark(text: str, mentions: list[CountMention]) -> str:
    """`text` with its quantities marked."""
    for mention, said in reversed([(mention, facts(mention, text)) for mention in mentions]):
        number = mention.number
        inner = f"{text[mention.start : number.start]}<n>{text[number.start : number.end]}</n>"
        inner += text[number.end : mention.end]
        text = f"{text[: mention.start]}<{said}>{inner}</{mention.kind}>{text[mention.end :]}"
    return text


def facts(mention: CountMention, text: str) -> str:
    value = "" if mention.value is None else f"{mention.value.normalize():f}"
    bounds = (
        ""
        if mention.low is None or mention.high is None
        else f"{mention.low.normalize():f}..{mention.high.normalize():f}"
    )
    noun = f"noun={text[mention.noun.start : mention.noun.end]}" if mention.noun else ""
    modifier = "" if mention.modifier == "exact" else mention.modifier
    said = (mention.kind, value, bounds, modifier, mention.unit, noun, "elided" if mention.elided else "")
    return " ".join(fact for fact in said if fact)


@pytest.mark.parametrize("line", cases())
def test_marked_sentences(line: str, model: Model) -> None:
    text = MARK.sub("", line)
    [analysis] = model.analyse([tokenise(text)])
    mentions = counts.find(analysis, found_before(line, analysis.tokens))
    given_marks_removed = line
    while GIVEN.search(given_marks_removed):
        given_marks_removed = GIVEN.sub(r"\2", given_marks_removed)
    assert mark(text, mentions) == given_marks_removed


TEXTS = st.lists(
    st.sampled_from(
        [*"\n .,:;()[]'\"«»’°²½xX/+<>=-%€", "un ", "deux", " 12", ",5", "000 ", " à ", "entre ", "et ", "de "]
    )
    | st.characters(codec="utf-8", exclude_categories=["Cs"]),
    max_size=60,
).map("".join)
WORDS = st.lists(
    st.sampled_from(
        [
            "un",
            "une",
            "deux",
            "trois",
            "cent",
            "mille",
            "millions",
            "dizaine",
            "12",
            "28",
            "000",
            "3,5",
            "%",
            "€",
            "km",
            "ans",
            "plus",
            "de",
            "moins",
            "d'",
            "entre",
            "et",
            "à",
            "ou",
            "-",
            "dont",
            "sur",
            "les",
            "des",
            "habitants",
            "blessés",
            "autres",
            "(",
            ")",
            ",",
            ".",
            "«",
            "»",
            "en",
            "2017",
            "dollars",
            "m",
            "h",
            "jusqu'",
            "demi",
            "tiers",
        ]
    ),
    max_size=40,
).map(" ".join)


def untagged(text: str) -> Analysis:
    """An analysis without a model: the rules must hold whatever the tags are."""
    tokens = tokenise(text)
    tags = ["NUM" if form[0].isdecimal() else "NOUN" if form.isalpha() else "" for form in tokens.forms]
    return Analysis(tokens, numbers.find(tokens), [], tags)


@given(WORDS | TEXTS)
@settings(max_examples=300)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    analysis = untagged(text)
    mentions = counts.find(analysis, Found())
    for mention in mentions:
        assert mention.start <= mention.number.start < mention.number.end <= mention.end
        assert analysis.tokens.surface(mention) == text[mention.start : mention.end]
        assert (mention.modifier == "between") == (mention.low is not None) == (mention.high is not None)
        assert mention.low is None or mention.low < (mention.high or 0)
        assert not (mention.elided and mention.noun is None)
    for left, right in pairwise(mentions):
        assert left.end <= right.start


@given(WORDS | TEXTS)
@settings(max_examples=200)
def test_records_are_valid(text: str) -> None:
    found = Found(counts=counts.find(untagged(text), Found()))
    for count in counts.resolve(found, Article("a", SOURCE, text)):
        assert text[count.start : count.end] == count.text
        assert text[count.number.start : count.number.end] == count.number.text
        assert count.noun is None or count.noun.lemma


@pytest.mark.parametrize("separator", [" ", "\u00a0", "\u202f", "\u2009", ".", "'", ""])
@pytest.mark.parametrize("noun", ["habitants", "morts", "euros", "kilomètres"])
def test_every_thousands_separator_is_alike(separator: str, noun: str, model: Model) -> None:
    text = f"On en compte près de 28{separator}000 {noun} dans la ville."
    [analysis] = model.analyse([tokenise(text)])
    [mention] = counts.find(analysis, Found())
    assert mention.value == 28000
    assert text[mention.start : mention.end] == f"près de 28{separator}000 {noun}"
    assert mention.kind == {"euros": "money", "kilomètres": "measure"}.get(noun, "count")


def test_dollars_are_those_of_the_text() -> None:
    analysis = untagged("Le plan coûte 20 dollars.")
    canada = [CountryMention(0, 1, 0, 2, "CA", "name", None)]
    units = [counts.find(analysis, Found(countries=countries))[0].unit for countries in ([], canada)]
    assert units == ["USD", "CAD"]


def test_values_are_integers_where_they_can_be() -> None:
    text = "Il a payé 1,50 million d'euros et 12,5 euros."
    values = [
        count.value
        for count in counts.resolve(
            Found(counts=counts.find(untagged(text), Found())), Article("a", SOURCE, text)
        )
    ]
    assert values == [1500000, 12.5]
    assert [type(value) for value in values] == [int, float]


@pytest.mark.parametrize(
    ("noun", "singular"),
    [
        ("chevaux", "cheval"),
        ("bureaux", "bureau"),
        ("travaux", "travail"),
        ("jeux", "jeu"),
        ("voix", "voix"),
        ("pays", "pays"),
        ("Français", "Français"),
        ("emplois", "emploi"),
        ("Gilets", "gilet"),
        ("petits-enfants", "petit-enfant"),
        ("patientes", "patiente"),
        ("A380", "A380"),
        ("individus", "individu"),
        ("virus", "virus"),
    ],
)
def test_lemma(noun: str, singular: str) -> None:
    assert lemma(noun) == singular


ADVERSARIES = [
    "un ", "deux ", "1 ", "1,", "1 à ", "entre 1 et ", "dont 3 ", "de ", "12 % et ", "3 ou ", "(8) ", "mille de millions de ",
    "« ", "- ", "3 trucs, ", "plus de ", "un sur ", "vingt-", "nombre de ", "1/2 ", "2½", "âgé de 5, ", "3, ", "3 et ", "3 a-a-",
    "million de ", "de 5 ans, ", "5, 5 ans, ", "parmi 3 ", "que 3 ",
    "1 euro 20 ", "dont 3 se ", "3 euros, contre 4 ", "deux, ", "3 kilos, le sac 4, ",
]  # fmt: skip


@pytest.mark.parametrize("unit", ADVERSARIES)
def test_time_is_linear(unit: str) -> None:
    assert_linear(lambda text: counts.find(untagged(text), Found()), unit)
