"""Number expressions: every cardinal to a million in every French spelling, and how other numbers are read."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words  # type: ignore[import-untyped]

from extract import numbers
from extract.tokens import tokenise

NATIONAL = {"France": "fr", "Belgium": "fr_BE", "Switzerland": "fr_CH"}
# The hyphens of the dictionaries before 1990, all those of the 1990 reform, and none.
SPELLINGS: dict[str, Callable[[str], str]] = {
    "traditional": str,
    "reformed": lambda words: words.replace(" ", "-"),
    "unhyphenated": lambda words: words.replace("-", " "),
    "capitals": str.upper,
}


def read(text: str) -> list[tuple[str, Decimal | None]]:
    tokens = tokenise(text)
    return [(tokens.surface(number), number.value) for number in numbers.find(tokens)]


def is_read(value: int, country: str, spelling: str) -> bool:
    text = SPELLINGS[spelling](num2words(value, lang=NATIONAL[country]))
    return read(text) == [(text, Decimal(value))]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("country", NATIONAL)
def test_every_cardinal(country: str, spelling: str) -> None:
    """All to a thousand, and a step through the rest that meets every ending; 499 is prime to the thousands."""
    values = [*range(1001), *range(1001, 1_000_000, 499), 999_999, 1_000_000]
    assert [value for value in values if not is_read(value, country, spelling)] == []


@given(st.integers(0, 10**6), st.sampled_from(sorted(NATIONAL)), st.sampled_from(sorted(SPELLINGS)))
@settings(max_examples=500)
def test_any_cardinal(value: int, country: str, spelling: str) -> None:
    assert is_read(value, country, spelling)


@given(st.integers(10**6, 10**15))
@settings(max_examples=200)
def test_large_cardinals(value: int) -> None:
    text = num2words(value, lang="fr")
    assert read(text) == [(text, Decimal(value))]


@given(st.integers(0, 10**12), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ".", "'", ""]))
@settings(max_examples=200)
def test_digit_groups(value: int, separator: str) -> None:
    text = f"{value:,}".replace(",", separator)
    assert read(text) == [(text, Decimal(value))]


@pytest.mark.parametrize(
    ("text", "number", "value", "form"),
    [
        ("3,5 millions de voix", "3,5 millions", "3500000", "mixed"),
        ("deux millions et demi", "deux millions et demi", "2500000", "words"),
        ("2 milliards 300 millions", "2 milliards 300 millions", "2300000000", "mixed"),
        ("un million 200 000 euros", "un million 200 000", "1200000", "mixed"),
        ("dix-neuf cent quatorze", "dix-neuf cent quatorze", "1914", "words"),
        ("mille et une nuits", "mille et une", "1001", "words"),
        ("cent mille milliards", "cent mille milliards", "100000000000000", "words"),
        ("deux virgule zéro cinq", "deux virgule zéro cinq", "2.05", "words"),
        ("3,5 ½ virgule cinq", "3,5 ½ virgule cinq", "4.5", "mixed"),
        ("une dizaine", "dizaine", "10", "collective"),
        ("deux douzaines", "deux douzaines", "24", "collective"),
        ("une centaine de milliers de voix", "centaine de milliers", "100000", "collective"),
        ("un demi-million", "un demi-million", "500000", "collective"),
        ("le million de dollars", "million", "1000000", "collective"),
        ("un tiers des voix", "un tiers", "0.3333", "fraction"),
        ("les trois quarts", "trois quarts", "0.75", "fraction"),
        ("deux cinquièmes", "deux cinquièmes", "0.4", "fraction"),
        ("un dixième de point", "un dixième", "0.1", "fraction"),
        ("la moitié", "moitié", "0.5", "fraction"),
        ("un quart de million", "un quart de million", "250000", "fraction"),
        ("2½ heures", "2½", "2.5", "digits"),
        ("1.458.000,50", "1.458.000,50", "1458000.5", "digits"),
        ("10,000 hommes", "10,000", "10000", "digits"),
        ("0.185", "0.185", "0.185", "digits"),
        ("12 pour cent des voix", "12", "12", "digits"),
        ("14-18", "14", "14", "digits"),
        ("vingt et un millions", "vingt et un millions", "21000000", "words"),
    ],
)
def test_expressions(text: str, number: str, value: str, form: str) -> None:
    tokens = tokenise(text)
    first = numbers.find(tokens)[0]
    assert (tokens.surface(first), first.value, first.form) == (number, Decimal(value), form)


@pytest.mark.parametrize("text", ["des milliers de voix", "plusieurs centaines", "des dizaines de millions"])
def test_vague_numbers_have_no_value(text: str) -> None:
    [number] = numbers.find(tokenise(text))
    assert (number.value, number.form) == (None, "vague")


@pytest.mark.parametrize(
    "text",
    [
        "le vingt-cinquième",
        "le 3e",
        "à moitié vide",
        "en quarantaine",
        "un bon quart de finale",
        "vingt et unième",
    ],
)
def test_no_numbers(text: str) -> None:
    assert [value for word, value in read(text) if word != "un"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("entre vingt et une trentaine", ["vingt", "trentaine"]),
        ("quarante-cinquante", ["quarante", "cinquante"]),
        ("14h30", ["14", "30"]),
        ("un deux trois", ["un", "deux", "trois"]),
        ("vingt\nquatre", ["vingt", "quatre"]),
        ("une quarantaine de 14 jours", ["une", "14"]),
    ],
)
def test_neighbours_stay_apart(text: str, found: list[str]) -> None:
    assert [word for word, _ in read(text)] == found


@pytest.mark.parametrize(
    ("form", "rank"),
    [
        ("premier", 1), ("Première", 1), ("1er", 1), ("1re", 1), ("Ier", 1), ("3e", 3), ("2nd", 2), ("XXe", 20),
        ("XIXème", 19), ("deuxième", 2), ("seconde", 2), ("cinquièmes", 5), ("neuvième", 9), ("onzième", 11),
        ("vingt et unième", 21), ("quatre-vingt-dixième", 90), ("nonantième", 90), ("centième", 100), ("millième", 1000),
        ("dernier", None), ("trois", None), ("", None), ("ième", None), ("e", None),
    ],
)  # fmt: skip
def test_ordinal(form: str, rank: int | None) -> None:
    assert numbers.ordinal(form) == rank


@given(st.integers(1, 10**5))
@settings(max_examples=200)
def test_any_ordinal(rank: int) -> None:
    assert numbers.ordinal(num2words(rank, lang="fr", to="ordinal")) == rank
    assert numbers.ordinal(f"{rank}e") == rank


def test_roman() -> None:
    ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    spelled = [
        "M" * (n // 1000) + tens(n // 100 % 10, "CDM") + tens(n // 10 % 10, "XLC") + ones[n % 10]
        for n in range(1, 4000)
    ]
    assert [numbers.roman(form) for form in spelled] == list(range(1, 4000))
    assert [numbers.roman(form) for form in ("", "A", "IIX", "vi", "IVI")] == [None] * 5


def tens(digit: int, letters: str) -> str:
    one, five, ten = tuple(letters)
    return [
        "",
        one,
        one * 2,
        one * 3,
        one + five,
        five,
        five + one,
        five + one * 2,
        five + one * 3,
        one + ten,
    ][digit]


WORDS = "un une deux quatre vingt vingts cent cents mille millions et demi virgule zéro dizaine de tiers moitié 12 3,5 ½ - pour"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join) | st.text(max_size=60))
@settings(max_examples=500)
def test_numbers_are_ordered_spans_of_whole_tokens(text: str) -> None:
    tokens = tokenise(text)
    last = 0
    for number in numbers.find(tokens):
        assert last <= number.first < number.stop <= len(tokens)
        assert (number.value is None) == (number.form == "vague")
        assert not re.search(r"\n", tokens.surface(number))
        last = number.stop
