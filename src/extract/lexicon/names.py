"""The French data on names: titles, given names, nouns of roles and bodies, known organisations."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from extract.lexicon import read_lines, read_rows, read_toml
from extract.lexicon.inflection import inflections, plurals
from extract.normalise import fold

Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class Body:
    """A known organisation: its `kind` (class), full name, acronym or "", other names.

    `sure` is false where the name is a common word too and counts only with other evidence.
    """

    kind: str
    name: str
    acronym: str
    aliases: tuple[str, ...]
    sure: bool

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the acronym last."""
        return (self.name, *self.aliases, *([self.acronym] if self.acronym else []))


@cache
def bodies() -> tuple[Body, ...]:
    """The known organisations."""
    rows = read_rows("names/bodies.csv", ("class", "name", "acronym", "aliases", "sure"))
    return tuple(
        Body(kind, name, acronym, tuple(alias for alias in aliases.split("/") if alias), sure == "yes")
        for kind, name, acronym, aliases, sure in rows
    )


class Organisation(NamedTuple):
    """An organisation's class and name, and the determiner before it in a sentence: "le", "la", "l'", "les" or ""."""

    kind: str
    determiner: str
    name: str


@cache
def organisations() -> tuple[Organisation, ...]:
    """Organisations of all kinds that the news speak of; no rule finds them by their name alone."""
    rows = read_rows("names/organisations.csv", ("class", "determiner", "name"))
    return tuple(Organisation(*row) for row in rows)


@cache
def civilities() -> Mapping[str, Gender | None]:
    """Civilities before a name, as written, and the gender they tell."""
    genders: dict[str, Gender | None] = {"m": "m", "f": "f", "": None}
    return {form: genders[gender] for form, gender in read_rows("names/civilities.csv", ("form", "gender"))}


@cache
def given_names() -> Mapping[str, Gender | None]:
    """Folded given names and their gender, None where both bear them."""
    files: tuple[tuple[str, Gender | None], ...] = (
        ("masculine", "m"),
        ("feminine", "f"),
        ("either", None),
    )
    return {
        fold(name): gender for file, gender in files for name in read_lines(f"names/given_names_{file}.txt")
    }


def lines(name: str) -> tuple[str, ...]:
    """The entries of the list `name` ("generic", "not_bodies" …) as written."""
    return read_lines(f"names/{name}.txt")


@cache
def words(name: str) -> frozenset[str]:
    """The folded entries of the word list `name` ("particles", "eponyms" …)."""
    return frozenset(fold(entry) for entry in lines(name))


@cache
def nouns(name: str) -> frozenset[str]:
    """The entries of the list of lower-case nouns `name` and their plurals, accents kept ("porte", "porté")."""
    return frozenset(form for entry in lines(name) for form in (entry, *plurals(entry)))


@cache
def vocabulary(name: str) -> frozenset[str]:
    """The lower-case entries of one set of `vocabulary.toml`, accents kept ("a", "à")."""
    return frozenset(read_toml("names/vocabulary.toml")[name])


@cache
def role_nouns() -> tuple[str, ...]:
    """Nouns of function in all their inflections, several words included ("premier ministre")."""
    return _inflected("role_nouns")


@cache
def relation_nouns() -> tuple[str, ...]:
    """Nouns of what one person is to another ("voisin", "mère"), in all their inflections; capitals make them names."""
    return _inflected("relation_nouns")


def _inflected(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for noun in lines(name) for form in inflections(noun)))


# The classes of nouns that head the names of bodies, in `heads.toml` beside those of adjectives.
HEAD_CLASSES = ("complete", "located", "national", "scoped", "abroad", "firms")


@cache
def heads(kind: str) -> tuple[str, ...]:
    """The entries of one class of `heads.toml`: adjectives in all inflections, nouns with their plurals."""
    entries: list[str] = read_toml("names/heads.toml")[kind]
    inflect = inflections if kind in {"scope", "political"} else plurals
    return tuple(dict.fromkeys(form for entry in entries for form in (entry, *inflect(entry))))


@cache
def triggers(kind: str) -> tuple[str, ...]:
    """The entries of one class of `triggers.toml`, nouns with their plurals."""
    entries: list[str] = read_toml("names/triggers.toml")[kind]
    return tuple(dict.fromkeys(form for entry in entries for form in (entry, *plurals(entry))))


@cache
def shapes(kind: str) -> tuple[str, ...]:
    """The entries of one class of `shapes.toml`, as written."""
    return tuple(read_toml("names/shapes.toml")[kind])
