"""The words of quantities, read once: units, currencies, modifiers, and what a number names or measures."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple, get_args

from extract.lexicon import names, read_lines, read_rows
from extract.lexicon.inflection import inflections
from extract.normalise import fold
from extract.records import CountModifier
from extract.tokens import tokenise

Phrase = tuple[str, ...]


class Unit(NamedTuple):
    """A unit of measurement: its standard symbol, and what it measures ("length")."""

    symbol: str
    dimension: str


class Currency(NamedTuple):
    """A currency: the adjective that tells it from others of its name, its country, its ISO 4217 code."""

    qualifier: str
    country: str
    code: str


def plurals(word: str) -> tuple[str, ...]:
    """The regular forms of a noun phrase: singular, and plural with an "s" or "x" on every word."""
    endings = {"u": "x", "s": "", "x": "", "z": ""}
    plural = " ".join(part + endings.get(part[-1], "s") for part in word.split(" "))
    return (word, plural) if plural != word else (word,)


def _forms(path: str) -> frozenset[str]:
    return frozenset(form for word in read_lines(path) for form in plurals(word))


DURATIONS = _forms("counts/durations.txt")
DIMENSIONS = _forms("counts/dimensions.txt")
CHANGES = _forms("counts/changes.txt")
LABELS = _forms("counts/labels.txt")
LABEL_MARKS = frozenset(read_lines("counts/label_marks.txt"))
RACES = frozenset(read_lines("counts/races.txt"))
SPORTS = frozenset(read_lines("counts/sports.txt"))
SCORES = frozenset(read_lines("counts/scores.txt"))
STREETS = frozenset(read_lines("counts/streets.txt"))
PREPOSED = frozenset(read_lines("counts/preposed.txt"))
ELLIPTIC = frozenset(read_lines("counts/elliptic.txt"))
ADVERBS = frozenset(read_lines("counts/adverbs.txt"))
NOMINAL = frozenset(read_lines("counts/nominal.txt"))
GROWTHS = read_lines("counts/growths.txt")
TEMPERATURE = frozenset(read_lines("counts/temperature.txt"))
EVENTS = frozenset(tuple(line.split()) for line in read_lines("counts/events.txt"))
COMPARISONS = frozenset(tuple(line.split()) for line in read_lines("counts/comparisons.txt"))


def _inflected(path: str) -> frozenset[str]:
    return frozenset(form for word in read_lines(path) for form in inflections(word))


ATTRIBUTIVE = _inflected("counts/attributive.txt")
PERSONAL = _inflected("counts/personal.txt")
PEOPLE = NOMINAL | frozenset(names.role_nouns()) | frozenset(read_lines("dates/people.txt"))


def _modifiers(side: str) -> dict[Phrase, CountModifier]:
    known: dict[str, CountModifier] = {modifier: modifier for modifier in get_args(CountModifier)}
    rows = read_rows("counts/modifiers.csv", ("words", "modifier", "side"))
    return {tuple(words.split()): known[modifier] for words, modifier, place in rows if place == side}


BEFORE = _modifiers("before")
AFTER = _modifiers("after")

MONEY_SCALES = {
    symbol: Decimal(value) for symbol, value in read_rows("counts/money_scales.csv", ("symbol", "value"))
}
MINOR_UNITS = {
    form: (code, Decimal(share))
    for word, code, share in read_rows("counts/minor_units.csv", ("word", "code", "share"))
    for form in plurals(word)
}


def _currencies() -> dict[str, tuple[Currency, ...]]:
    found: dict[str, tuple[Currency, ...]] = {}
    for word, *rest in read_rows("counts/currencies.csv", ("word", "qualifier", "country", "code")):
        for form in plurals(word):
            found[form] = (*found.get(form, ()), Currency(*rest))
    return found


CURRENCIES = _currencies()
CURRENCY_CODES = frozenset(currency.code for rows in CURRENCIES.values() for currency in rows)


def _phrase(text: str) -> Phrase:
    """The tokens of `text` where it stands after a number."""
    return tuple(tokenise(f"1 {text}").forms[1:])


CURRENCY_SYMBOLS = {
    _phrase(symbol): code for symbol, code in read_rows("counts/currency_symbols.csv", ("symbol", "code"))
}


@cache
def units() -> tuple[dict[Phrase, Unit], dict[Phrase, Unit]]:
    """The units by the tokens of their symbol, as written, and of their name, folded."""
    prefixes = {row[0]: row[1] for row in read_rows("counts/prefixes.csv", ("symbol", "word"))}
    symbols: dict[Phrase, Unit] = {}
    names: dict[Phrase, Unit] = {}
    for symbol, word, dimension, allowed in read_rows(
        "counts/units.csv", ("symbol", "word", "dimension", "prefixes")
    ):
        for prefix in ("", *allowed.split()):
            unit = Unit(prefix + symbol, dimension)
            for written in _spellings(unit.symbol):
                symbols.setdefault(_phrase(written), unit)
            for form in plurals(prefixes.get(prefix, "") + word):
                phrase = tuple(fold(part) for part in _phrase(form))
                if phrase != ("mille",):  # a number; "milles" are miles
                    names.setdefault(phrase, unit)
    return symbols | _speeds(symbols), names | _speeds(names)


def _spellings(symbol: str) -> tuple[str, ...]:
    """A symbol with its exponent and prefix as they are typed: "m²" and "m2", "µg" and "ug", "L" and "l"."""
    typed = symbol.replace("²", "2").replace("³", "3").replace("µ", "u")
    return symbol, typed, symbol.replace("µ", "μ"), *((symbol.lower(),) if symbol.endswith("L") else ())


def _speeds(phrases: dict[Phrase, Unit]) -> dict[Phrase, Unit]:
    """Lengths by the hour and by the second: "km/h", "mètres par seconde", "kilomètres-heure"."""
    hours = [("/", "h"), ("par", "heure"), ("a", "l'", "heure"), ("-", "heure"), ("heure",)]
    seconds = [("/", "s"), ("par", "seconde")]
    return {
        (*phrase, *per): Unit(f"{unit.symbol}/{per_symbol}", "speed")
        for phrase, unit in phrases.items()
        if unit.dimension == "length"
        for per_symbol, ways in (("h", hours), ("s", seconds))
        for per in ways
    }
