"""A tokenised text read as a string of word classes: one character for each word or number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import field
from functools import cache, lru_cache
from itertools import repeat
from typing import Any, Final, NamedTuple

from extract.analysis import Analysis
from extract.entities.dates.terminals import CLASSES, SYMBOLS, Entry, entries, names
from extract.entities.dates.terminals import kinds as table
from extract.frozen import dataclass
from extract.numbers import Number, ordinal, roman
from extract.tokens import Span, Tokens

_OTHER, _END = SYMBOLS["other"], SYMBOLS["end"]
_TELLING: Final = re.compile("[ts]")
_STRETCH: Final = re.compile("[wts]+")
_BEFORE_DATES: Final = frozenset({"en", "vers", "du", "au", "le", "autour"})
_WITHIN_DATES: Final = frozenset("/.:-")
_DAY_NUMBERS: Final = {SYMBOLS[name] for name in ("first", "n12", "n24", "n31")}  # before "sept."


class Item(NamedTuple):
    """One character of a reading: its tokens and its value (a number's, a word's)."""

    first: int
    stop: int
    value: Any


@dataclass(slots=True)
class Reading:
    """A text as a string of word classes; character `i` stands for the tokens of `items[i]`.

    `kinds` holds a character for each token: what it is to the lexicon (`_kinds`).
    """

    tokens: Tokens
    kinds: str
    symbols: str
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters `first` to `stop` of a reading, and the pieces that a pattern captured in them."""

    reading: Reading
    first: int
    stop: int
    parts: dict[str, "Piece"] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading, match: re.Match[str]) -> "Piece":
        """The piece that `match` found, with its captures."""
        parts = {
            name: cls(reading, *match.span(name))
            for name, text in match.groupdict().items()
            if text is not None
        }
        return cls(reading, match.start(), match.end(), parts)

    @property
    def span(self) -> Span:
        """The tokens of the piece."""
        items = self.reading.items
        return Span(items[self.first].first, items[self.stop - 1].stop)

    def index(self, *classes: str) -> int | None:
        """Where the first word of one of the classes stands."""
        wanted, symbols = _symbols_of(classes), self.reading.symbols
        for index in range(self.first, self.stop):
            if symbols[index] in wanted:
                return index
        return None

    def get(self, *classes: str) -> Any:  # noqa: ANN401  # the value's type is its class's
        """The value of the first word of one of the classes, None if there is none."""
        index = self.index(*classes)
        return None if index is None else self.reading.items[index].value

    def values(self, *classes: str) -> list[Any]:
        """The values of all words of the classes."""
        wanted = _symbols_of(classes)
        pairs = zip(
            self.reading.symbols[self.first : self.stop],
            self.reading.items[self.first : self.stop],
            strict=True,
        )
        return [item.value for symbol, item in pairs if symbol in wanted]

    def form(self, index: int) -> str:
        """The form of the word at `index`, "" beyond the text."""
        items = self.reading.items
        return self.reading.tokens.forms[items[index].first] if 0 <= index < len(items) else ""

    def named(self, index: int) -> str:
        """The class of the word at `index`, "" beyond the text."""
        return CLASSES[self.reading.symbols[index]] if 0 <= index < len(self.reading.symbols) else ""

    def __len__(self) -> int:
        return self.stop - self.first


@cache
def _symbols_of(classes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(SYMBOLS[name] for name in classes)


def read(analysis: Analysis, taken: Iterable[Span]) -> Reading:
    """The reading of a text; the words of the spans in `taken` are no time words.

    Only stretches of words of the lexicon that hold one that tells a time are read; what stands
    between them is one other word.
    """
    tokens = analysis.tokens
    numbers = {number.first: number for number in analysis.numbers}
    kinds = _kinds(tokens, numbers, taken)
    reader = _Reader(tokens, numbers, kinds, {paragraph.first for paragraph in tokens.paragraphs})
    stop = 0
    for stretch in _STRETCH.finditer(kinds):
        if "t" not in stretch[0] and "ws" not in stretch[0]:
            continue
        first = max(_opening(tokens, kinds, stretch.start(), stop), stop)
        reader.skip(range(stop, first))
        stop = reader.read(range(first, stretch.end()))
    reader.skip(range(stop, len(tokens)))
    reader.end(len(tokens))
    return Reading(tokens, kinds, "".join(reader.symbols), reader.items)


@dataclass(slots=True)
class _Reader:
    """A text with its numbers, the kinds of its tokens and the first tokens of its paragraphs; what is read so far."""

    tokens: Tokens
    numbers: dict[int, Number]
    kinds: str
    ends: set[int]
    symbols: list[str] = field(default_factory=lambda: [_END])
    items: list[Item] = field(default_factory=lambda: [Item(0, 0, None)])

    def add(self, symbol: str, first: int, stop: int, value: Any = None) -> None:  # noqa: ANN401  # as in an item
        self.symbols.append(symbol)
        self.items.append(Item(first, stop, value))

    def end(self, index: int) -> None:
        """Read the end of the paragraph before `index`."""
        if self.symbols[-1] != _END or index == len(self.tokens):
            self.add(_END, index, index)

    def skip(self, gap: range) -> None:
        """Read what stands in a gap, where nothing tells a time, as one other word."""
        if not gap:
            return
        if gap[0] in self.ends:
            self.end(gap[0])
        self.add(_OTHER, gap[0], gap[0] + 1)

    def read(self, stretch: range) -> int:
        """Read a stretch word by word; where it stops, the last phrase included."""
        lexicon, stop = entries(), stretch.start
        for index in stretch:
            if index < stop:
                continue
            row = None if self.kinds[index] == "o" else lexicon.get(self.tokens.lowers[index])
            if row is None and index not in self.numbers and index not in self.ends:
                if self.symbols[-1] != _OTHER:
                    self.add(_OTHER, index, index + 1)
                continue
            if self.symbols[-1] == _OTHER:
                self.rank(index - 1)
            if index in self.ends:
                self.end(index)
            number = self.numbers.get(index)
            symbol, stop, value = _word(self.tokens, index, row, number, self.symbols[-1])
            self.add(symbol, index, stop, value)
        return max(stop, stretch.stop)

    def rank(self, index: int) -> None:
        """Make the token at `index`, the last read, an ordinal if it is one; only before a time word does it matter."""
        symbol, value = _rank(self.tokens.forms[index])
        if symbol != _OTHER:
            if self.items[-1].first == index:
                self.symbols.pop()
                self.items.pop()
            self.add(symbol, index, index + 1, value)


def _kinds(tokens: Tokens, numbers: dict[int, Number], taken: Iterable[Span]) -> str:
    """One character a token: "t" or "s" where what tells a time may begin, "w" another word of the lexicon, "o" any other.

    The tokens of names are "o", and their numbers are taken out of `numbers`.
    """
    known = table()
    kinds = list(map(known.get, tokens.lowers, repeat("o")))
    for number in numbers.values():
        tells = number.stop - number.first > 1 or _may_date(tokens, number.first)
        kinds[number.first : number.stop] = ("t" if tells else "w") * (number.stop - number.first)
    for index in [*_taken(tokens, taken), *_named(tokens, "".join(kinds))]:
        kinds[index] = "o"
        numbers.pop(index, None)
    return "".join(kinds)


def _may_date(tokens: Tokens, index: int) -> bool:
    """Whether a number of one token may be a date without a word of time: a year, or by what stands beside it."""
    form = tokens.forms[index]
    after = tokens.forms[index + 1] if index + 1 < len(tokens) else ""
    return form.isdecimal() and (
        len(form) == 4 or after in _WITHIN_DATES or tokens.lowers[index - 1] in _BEFORE_DATES
    )


def _opening(tokens: Tokens, kinds: str, first: int, stop: int) -> int:
    """Where a stretch that begins at `first` begins with the ordinals before it, and the words before these."""
    while first > stop and _rank(tokens.forms[first - 1])[0] != _OTHER:
        first -= 1
        while first > stop and kinds[first - 1] != "o":
            first -= 1
    return first


def _word(
    tokens: Tokens, index: int, row: Sequence[Entry] | None, number: Number | None, before: str
) -> tuple[str, int, Any]:
    """The class of what stands at `index`, where it stops and its value: a phrase before a number before a word."""
    symbol, stop, value = _phrase(tokens, index, row) if row else (_OTHER, index + 1, None)
    if number is None or (row and number.form == "collective"):
        return symbol, stop, value
    counts = stop == index + 1 or (symbol == SYMBOLS["month_short"] and before not in _DAY_NUMBERS)
    return _number(tokens, number) if counts else (symbol, stop, value)


def _taken(tokens: Tokens, taken: Iterable[Span]) -> Iterable[int]:
    """The tokens of names found before; the year at the end of one still dates something ("Rio 2016")."""
    for span in taken:
        last = tokens.forms[span.stop - 1]
        dated = last.isdecimal() and len(last) == 4 and span.stop - span.first > 1
        yield from range(span.first, span.stop - dated)


def _named(tokens: Tokens, kinds: str) -> Iterable[int]:
    """The tokens of names with time words in them."""
    known = names()
    for index in [match.start() for match in _TELLING.finditer(kinds)]:
        for place, name in known.get(tokens.lowers[index], ()):
            first = index - place
            forms = tokens.forms[max(first, 0) : first + len(name)]
            if tuple(forms) == name or (name[0].islower() and [form.lower() for form in forms] == list(name)):
                yield from range(first, first + len(name))


def _phrase(tokens: Tokens, index: int, row: Sequence[Entry]) -> tuple[str, int, str]:
    """The longest entry of the lexicon that stands at `index`."""
    lowers = tokens.lowers
    for entry in row:
        length = len(entry.tokens)
        if length == 1 or tuple(lowers[index : index + length]) == entry.tokens:
            return entry.symbol, index + length, entry.value
    return _OTHER, index + 1, ""


def _number(tokens: Tokens, number: Number) -> tuple[str, int, Any]:
    """The class of a number by its size: what can be a day, an hour, a minute, a year."""
    value = number.value
    if value is None or number.form == "fraction":
        return SYMBOLS["vague" if value is None else "fraction"], number.stop, value
    if value != value.to_integral_value():
        return SYMBOLS["decimal"], number.stop, value
    whole, form = int(value), tokens.forms[number.first]
    if number.stop == number.first + 1 and form.isdecimal():
        return SYMBOLS[_size(whole, len(form))], number.stop, whole
    if form.lower() in {"un", "une"} and number.stop == number.first + 1:
        return SYMBOLS["one"], number.stop, whole
    if number.form == "words" and 1000 <= whole < 2200:
        return SYMBOLS["year_words"], number.stop, whole
    return SYMBOLS["many" if whole > 99 else _size(whole, 2)], number.stop, whole


def _size(whole: int, digits: int) -> str:
    if digits > 2:
        return "year4" if digits == 4 and 1000 <= whole < 2200 else "many"
    if whole == 0:
        return "zero"
    limits = {12: "n12", 24: "n24", 31: "n31", 59: "n59", 99: "n99"}
    return next(name for limit, name in limits.items() if whole <= limit)


@lru_cache(maxsize=65536)
def _rank(form: str) -> tuple[str, Any]:
    """Ordinals and Roman numerals: "1er", "troisième", "XXe"."""
    rank = ordinal(form.lower() if form[0].isdecimal() else form)
    if rank is None:
        number = roman(form) if form.isupper() else None
        return (SYMBOLS["roman"], number) if number else (_OTHER, None)
    if rank == 1:
        return SYMBOLS["first"], 1
    return SYMBOLS["ordinal"], rank
