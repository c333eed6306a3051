"""The word lists that made-up names and sentences are drawn from (`words/`, each file says where it comes from)."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.lexicon import names
from extract.tokens import tokenise

_WORDS = files(__package__) / "words"
Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name's forms and the determiner before it in a sentence: "le", "la", "l'", "les" or none."""

    determiner: str
    forms: Forms


@cache
def classes() -> dict[str, tuple[Name, ...]]:
    """The organisations and places of each class; "org" holds all organisations."""
    organisations = _by_class(names.organisations())
    everything = tuple(name for group in organisations.values() for name in group)
    return organisations | {"org": everything} | _by_class(_rows("places.csv"))


@cache
def people() -> dict[str, dict[str, tuple[Forms, ...]]]:
    """Names of people by origin and part ("given", "family")."""
    table: dict[str, dict[str, list[Forms]]] = {}
    for origin, part, name in _rows("people.csv"):
        table.setdefault(origin, {"given": [], "family": []})[part].append(_forms(name))
    return {origin: {part: tuple(names) for part, names in parts.items()} for origin, parts in table.items()}


@cache
def patterns() -> tuple[str, ...]:
    """Long names of organisations, each with its determiner, with slots."""
    return tuple(line for line in _lines("patterns.txt") if " = " not in line)


@cache
def slots() -> dict[str, tuple[str, ...]]:
    """What may stand in the slots of `patterns` beside people and places."""
    lines = (line.partition(" = ") for line in _lines("patterns.txt") if " = " in line)
    return {name: tuple(values.split("; ")) for name, _, values in lines}


@cache
def sentences() -> tuple[str, ...]:
    """The sentences with slots."""
    return tuple(_lines("sentences.txt"))


def _by_class(rows: Iterable[tuple[str, str, str]]) -> dict[str, tuple[Name, ...]]:
    """The names of each class, from rows of class, determiner and name."""
    table: dict[str, list[Name]] = {}
    for kind, determiner, name in rows:
        table.setdefault(kind, []).append(Name(determiner, _forms(name)))
    return {kind: tuple(group) for kind, group in table.items()}


def _rows(file: str) -> list[tuple[str, str, str]]:
    """The rows of a file with three fields, after its header."""
    return [(first, second, third) for first, second, third in csv.reader(_lines(file)[1:])]


def _lines(file: str) -> list[str]:
    lines = (_WORDS / file).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _forms(name: str) -> Forms:
    return tuple(tokenise(name).forms)
