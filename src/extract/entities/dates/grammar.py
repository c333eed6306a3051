"""A small grammar language: rules over the words' classes, compiled to regular expressions.

A text is read as one string with one character for each word of a class (`reading.py`). A pattern names
classes and other patterns; `( ) | ? * + (?! (?<=` mean what they mean in regular expressions, white space
nothing, and `@name( … )` captures a piece.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from extract.entities.dates.expressions import Expression
from extract.entities.dates.reading import SYMBOLS, Piece, Reading

_NAME: Final = re.compile(r"@?[a-z][a-z_]*\d*")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and what a stretch that it matches says: None where, seen closer, it says nothing."""

    name: str
    pattern: str
    build: Callable[[Piece], Expression | None]


def define(parts: Mapping[str, str], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Regular expressions of named patterns, each of which may use those before it."""
    expanded = dict(known or SYMBOLS)
    for name, pattern in parts.items():
        expanded[name] = f"(?:{expand(pattern, expanded, captures=False)})"
    return expanded


def expand(pattern: str, parts: Mapping[str, str], *, captures: bool) -> str:
    """The regular expression of one pattern; without `captures`, to be used inside another."""

    def replace(match: re.Match[str]) -> str:
        name = match[0]
        if name.startswith("@"):
            return f"\0{name[1:]}\0" if captures else ""
        return parts[name]

    named = _NAME.sub(replace, pattern)
    return re.sub(r"\0(\w+)\0\s*\(", r"(?P<\1>", named).replace(" ", "").replace("\n", "")


class Grammar:
    """Rules of one kind, tried in their order; the first that fits a piece says what it means."""

    def __init__(self, rules: Iterable[Rule], parts: Mapping[str, str]) -> None:
        self._rules = [(rule, re.compile(expand(rule.pattern, parts, captures=True))) for rule in rules]
        self.pattern = "|".join(
            f"(?:{expand(rule.pattern, parts, captures=False)})" for rule, _ in self._rules
        )
        choices = (
            f"(?P<r{index}>{expand(rule.pattern, parts, captures=False)})"
            for index, (rule, _) in enumerate(self._rules)
        )
        self._any = re.compile("|".join(choices))

    def parse(self, piece: Piece) -> Expression | None:
        """What the whole of `piece` says, None if no rule fits it."""
        for rule, pattern in self._rules:
            match = pattern.fullmatch(piece.reading.symbols, piece.first, piece.stop)
            if match:
                return rule.build(Piece.of(piece.reading, match))
        return None

    def find(self, reading: Reading) -> Iterable[tuple[str, Piece, Expression | None]]:
        """The stretches of a text that a rule fits, left to right, with the rule's name."""
        for found in self._any.finditer(reading.symbols):
            rule, pattern = self._rules[int((found.lastgroup or "r0")[1:])]
            match = pattern.match(reading.symbols, found.start())
            if match:
                piece = Piece.of(reading, match)
                yield rule.name, piece, rule.build(piece)
