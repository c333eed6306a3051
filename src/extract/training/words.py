"""The word lists that made-up names and sentences are drawn from (`words/`, each file says where it comes from)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

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
    organisations = dict(_read_classes("organisations.txt"))
    everything = tuple(name for names in organisations.values() for name in names)
    return organisations | {"org": everything} | dict(_read_classes("places.txt"))


@cache
def people() -> dict[str, dict[str, tuple[Forms, ...]]]:
    """Names of people by origin and part ("given", "family")."""
    table: dict[str, dict[str, list[Forms]]] = {}
    for line in _lines("people.csv")[1:]:
        origin, part, name = line.split(",")
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


def _read_classes(file: str) -> Iterator[tuple[str, tuple[Name, ...]]]:
    for line in _lines(file):
        kind, _, groups = line.partition(": ")
        yield kind, tuple(name for group in groups.split(" | ") for name in _group(group))


def _group(group: str) -> Iterator[Name]:
    """The names of one determiner: "la CGT; CFDT", "l'ONU; OTAN", "- Interpol"."""
    determiner, names = split_determiner(group)
    for is_mark, forms in groupby(tokenise(names).forms, ";".__eq__):
        if not is_mark:
            yield Name("" if determiner == "-" else determiner, tuple(forms))


def split_determiner(text: str) -> tuple[str, str]:
    """The determiner that `text` begins with, and the rest."""
    if text.startswith("l'"):
        return "l'", text[2:]
    determiner, _, rest = text.partition(" ")
    return determiner, rest


def _lines(file: str) -> list[str]:
    lines = (_WORDS / file).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _forms(name: str) -> Forms:
    return tuple(tokenise(name).forms)
