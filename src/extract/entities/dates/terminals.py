"""The words of the grammar: each class a character, each word or phrase of the lexicon in its class."""

from functools import cache
from typing import Final, NamedTuple

from extract.lexicon import read_lines, read_rows
from extract.normalise import fold
from extract.tokens import tokenise

# Classes that no word list gives: any other word, the end of a paragraph, and the kinds of numbers.
_COMPUTED: Final = ("other", "end", "feast", "ordinal", "first", "roman")
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
def names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names with time words in them, by first token in lower case; capitals in them count."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for name in read_lines("dates/names.txt"):
        forms = tuple(tokenise(name).forms)
        table.setdefault(forms[0].lower(), []).append(forms)
    return {first: tuple(row) for first, row in table.items()}
