"""The words of the grammar: each class a character, each word or phrase of the lexicon in its class."""

from functools import cache
from typing import Final, NamedTuple

from extract.lexicon import read_lines, read_rows
from extract.normalise import fold
from extract.tokens import tokenise

# Classes that no word list gives: any other word, the end of a paragraph, and the kinds of numbers.
_COMPUTED: Final = ("other", "end", "feast", "ordinal", "first", "roman")
LONG_UNITS: Final = (
    "day_unit",
    "week",
    "weekend",
    "fortnight",
    "month_unit",
    "quarter_unit",
    "half_unit",
    "year_unit",
    "years_unit",
    "decade_unit",
    "century_unit",
    "millennium_unit",
)
CLOCK_UNITS: Final = ("second", "minute", "minute_short", "hour", "hour_short")
# Without one of these, or a number, nothing tells a time.
_TELLING: Final = frozenset(
    [
        *LONG_UNITS,
        *CLOCK_UNITS,
        "weekday",
        "weekdays",
        "month",
        "month_short",
        "part",
        "noon",
        "deictic",
        "anaphoric",
        "season",
        "campaign",
        "feast",
        "quarter_name",
        "frequency",
        "new_year",
    ]
)
_NUMBERS: Final = ("zero", "one", "n12", "n24", "n31", "n59", "n99", "many", "year4", "year_words", "decimal")


class Entry(NamedTuple):
    """A word or phrase of the lexicon: its tokens, the character of its class, its value."""

    tokens: tuple[str, ...]
    symbol: str
    value: str


def _rows() -> tuple[tuple[str, ...], ...]:
    return read_rows("dates/words.csv", ("form", "class", "value"))


def _symbols() -> dict[str, str]:
    """A character for each class, far from those that mean something in a regular expression."""
    names = dict.fromkeys([*_COMPUTED, *_NUMBERS, "vague", "fraction", *(row[1] for row in _rows())])
    return {name: chr(0x4E00 + index) for index, name in enumerate(names)}


SYMBOLS: Final = _symbols()
CLASSES: Final = {symbol: name for name, symbol in SYMBOLS.items()}
_OTHER, _END = SYMBOLS["other"], SYMBOLS["end"]


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """The lexicon by first token, longer entries first; words with accents also without them."""
    found: dict[tuple[str, ...], Entry] = {}
    feasts = ((form, "feast", rule) for form, rule in read_rows("dates/feasts.csv", ("form", "rule")))
    for form, name, value in [*_rows(), *feasts]:
        unaccented = (fold(form), fold(form[0]) + form[1:])
        for spelling in dict.fromkeys((form, *unaccented) if len(form) > 2 else (form,)):
            tokens = _tokens(spelling)
            found.setdefault(tokens, Entry(tokens, SYMBOLS[name], value))
    table: dict[str, list[Entry]] = {}
    for entry in found.values():
        table.setdefault(entry.tokens[0], []).append(entry)
    return {first: tuple(sorted(row, key=lambda entry: -len(entry.tokens))) for first, row in table.items()}


def _tokens(form: str) -> tuple[str, ...]:
    """The tokens of an entry; an apostrophe at its end elides what follows in a text."""
    elided = form.endswith("'")
    tokens = tuple(tokenise(f"{form}x").lowers) if elided else tuple(tokenise(form).lowers)
    return tokens[:-1] if elided else tokens


@cache
def kinds() -> dict[str, str]:
    """What the tokens of the lexicon are: "t" may begin what tells a time, "w" is any other word of an entry.

    A season, "s", tells one only after another word of the lexicon: most of them are the participle "été".
    """
    found = [entry for row in entries().values() for entry in row]
    telling = [entry.tokens for entry in found if CLASSES[entry.symbol] in _TELLING]
    alone = {tokens[0] for tokens in telling if len(tokens) == 1}
    leading = {tokens[0] for tokens in telling if alone.isdisjoint(tokens)}
    words = {token for entry in found for token in entry.tokens}
    seasons = {entry.tokens[0] for entry in found if CLASSES[entry.symbol] == "season"}
    return {word: "s" if word in seasons else "t" if word in alone | leading else "w" for word in words}


@cache
def names() -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """Names with time words in them, by the first of these, with its place in the name; capitals in them count."""
    table: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for name in read_lines("dates/names.txt"):
        tokens = tokenise(name)
        place = next(index for index, lower in enumerate(tokens.lowers) if kinds().get(lower, "o") in "ts")
        table.setdefault(tokens.lowers[place], []).append((place, tuple(tokens.forms)))
    return {word: tuple(row) for word, row in table.items()}
