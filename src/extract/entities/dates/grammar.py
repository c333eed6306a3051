"""A small grammar language: rules over the words' classes, compiled to regular expressions.

A text is read as one string with one character for each word of a class (`reading.py`). A pattern names
classes and other patterns; `( ) | ? * + (?! (?<=` mean what they mean in regular expressions, white space
nothing, and `@name( … )` captures a piece.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from typing import Any, Final

from extract.entities.dates.expressions import Expression
from extract.entities.dates.reading import Piece, Reading
from extract.lexicon import read_toml

_NAME: Final = re.compile(r"@?[a-z][a-z_]*\d*")
_OPENING: Final = re.compile(r"\((?:\?(?:(?P<around><?[=!])|:|P<\w+>))?")
_REPEATED: Final = re.compile(r"[?*+]|\{0,\d+\}")
_LONG: Final = 10_000  # characters of an expanded rule: a tenth of a second to compile


Builder = Callable[[Piece], Expression | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and what a stretch that it matches says: None where, seen closer, it says nothing."""

    name: str
    pattern: str
    build: Builder


def rules(group: str, *builders: Builder) -> list[Rule]:
    """The rules of one group of `grammar.toml`, in their order.

    Raises `ValueError` where they name another function than `builders`, or not all of them.
    """
    known = {build.__name__: build for build in builders}
    rows = [row.split(": ", 1) for row in _grammar()["rules"][group]]
    if known.keys() != {name for name, _ in rows}:
        raise ValueError(f"grammar.toml: {group} is not built by {sorted(known)}")
    return [Rule(name, pattern, known[name]) for name, pattern in rows]


def define(group: str, known: Mapping[str, str]) -> dict[str, str]:
    """Regular expressions of the parts of one group, each of which may use those before it."""
    expanded = dict(known)
    for name, pattern in _grammar()["parts"][group].items():
        expanded[name] = f"(?:{expand(pattern, expanded, captures=False)})"
    return expanded


@cache
def _grammar() -> Mapping[str, Any]:
    return read_toml("dates/grammar.toml")


def expand(pattern: str, parts: Mapping[str, str], *, captures: bool) -> str:
    """The regular expression of one pattern; without `captures`, to be used inside another."""

    def replace(match: re.Match[str]) -> str:
        name = match[0]
        if name.startswith("@"):
            return f"\0{name[1:]}\0" if captures else ""
        return parts[name]

    named = re.sub(r"\0(\w+)\0\s*\(", r"(?P<\1>", _NAME.sub(replace, pattern))
    return re.sub(r"\((?!\?)", "(?:", named).replace(" ", "").replace("\n", "")


class Grammar:
    """Rules of one kind, tried in their order; the first that fits a piece says what it means.

    What is compiled is compiled when it is first tried: all rules take seconds, an article needs a few.
    """

    def __init__(self, rules: Iterable[Rule], parts: Mapping[str, str]) -> None:
        self.rules = list(rules)
        self._parts = parts
        self._patterns = [expand(rule.pattern, parts, captures=False) for rule in self.rules]
        self.pattern = "|".join(f"(?:{pattern})" for pattern in self._patterns)
        self._choices: dict[str, Sequence[tuple[Sequence[int], re.Pattern[str]]]] = {}
        self._rules: dict[int, re.Pattern[str]] = {}

    @cached_property
    def _by_first(self) -> Mapping[str, Sequence[int]]:
        """The rules that may begin with each class of words."""
        firsts = [first_classes(pattern) for pattern in self._patterns]
        return {
            symbol: [index for index, first in enumerate(firsts) if symbol in first]
            for symbol in frozenset().union(*firsts)
        }

    @cached_property
    def _start(self) -> re.Pattern[str]:
        return re.compile(f"[{''.join(sorted(self._by_first))}]")

    def regular_expression(self, index: int) -> re.Pattern[str]:
        """The rule at `index` with its captures."""
        if index not in self._rules:
            self._rules[index] = re.compile(expand(self.rules[index].pattern, self._parts, captures=True))
        return self._rules[index]

    def _choice(self, symbol: str) -> Sequence[tuple[Sequence[int], re.Pattern[str]]]:
        """All rules that may begin with `symbol`, in their order, as patterns with a group for each rule.

        A long rule is a pattern of its own, which many classes share.
        """
        if symbol not in self._choices:
            runs = groupby(self._by_first[symbol], key=lambda index: len(self._patterns[index]) > _LONG)
            parts = [
                part for is_long, run in runs for part in ([[each] for each in run] if is_long else [[*run]])
            ]
            self._choices[symbol] = [
                (part, _compiled("|".join(f"({self._patterns[index]})" for index in part))) for part in parts
            ]
        return self._choices[symbol]

    def _fitting(self, symbols: str, at: int) -> int | None:
        """The first rule that fits at `at`, where one may begin."""
        for indices, pattern in self._choice(symbols[at]):
            match = pattern.match(symbols, at)
            if match and match.lastindex:
                return indices[match.lastindex - 1]
        return None

    def parse(self, piece: Piece) -> Expression | None:
        """What the whole of `piece` says, None if no rule fits it."""
        for index in self._by_first.get(piece.reading.symbols[piece.first], ()):
            match = self.regular_expression(index).fullmatch(piece.reading.symbols, piece.first, piece.stop)
            if match:
                return self.rules[index].build(Piece.of(piece.reading, match))
        return None

    def find(self, reading: Reading) -> Iterator[tuple[str, Piece, Expression | None]]:
        """The stretches of a text that a rule fits, left to right, with the rule's name."""
        symbols, start = reading.symbols, self._start.search(reading.symbols)
        while start:
            stop, index = start.end(), self._fitting(symbols, start.start())
            if index is not None and (match := self.regular_expression(index).match(symbols, start.start())):
                piece = Piece.of(reading, match)
                yield self.rules[index].name, piece, self.rules[index].build(piece)
                stop = match.end()
            start = self._start.search(symbols, stop)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def first_classes(pattern: str) -> frozenset[str]:
    """The characters with which a stretch may begin that an expanded pattern matches."""
    first, _, _ = _firsts(pattern, 0)
    return first


def _firsts(pattern: str, index: int) -> tuple[frozenset[str], bool, int]:
    """The first characters of the alternatives from `index` to their end, whether they may be empty, that end."""
    found: frozenset[str] = frozenset()
    empty, may_be_empty = True, False
    while index < len(pattern) and pattern[index] != ")":
        if pattern[index] == "|":
            empty, may_be_empty, index = True, may_be_empty or empty, index + 1
            continue
        first, optional, index = _first_of_one(pattern, index)
        found |= first if empty else frozenset()
        empty = empty and optional
    return found, may_be_empty or empty, index


def _first_of_one(pattern: str, index: int) -> tuple[frozenset[str], bool, int]:
    """The same for one character or group and its repetition."""
    if pattern[index] == "(":
        opening = _OPENING.match(pattern, index)
        start = opening.end() if opening else index + 1
        first, optional, index = _firsts(pattern, start)
        if opening and opening["around"]:
            first, optional = frozenset(), True
    else:
        first, optional = (frozenset(), True) if pattern[index] == "$" else (frozenset(pattern[index]), False)
    repeated = _REPEATED.match(pattern, index + 1)
    if repeated:
        return first, optional or repeated[0] != "+", repeated.end()
    return first, optional, index + 1
