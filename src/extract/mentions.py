"""Mentions: the stretches of a text that the finders mark, with what each of them knows of it.

A mention is a span of whole tokens. The classes here are what the kinds of entity see of one another.
"""

from dataclasses import field
from decimal import Decimal
from typing import Any, Literal

from extract.frozen import dataclass
from extract.records import CountKind, CountModifier, CountryKind, DateModifier, DateType
from extract.tokens import Span

Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A span that also knows its characters, `start` to `end` of the article's text: resolution sees no tokens."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tie(Span):
    """Words that tie a person to the countries named in them.

    Where `sharers` people share them in turn ("chacun depuis l'Iran et le Vietnam"), the `share`-th country
    is the person's, counted from 0; else all of them are.
    """

    share: int = 0
    sharers: int = 1


@dataclass(frozen=True, slots=True)
class PersonMention(Mention):
    """A person's name, and what is said of the person right at it.

    `name` is the fullest mention of the same person, the same for all of its mentions; `person` tells two people
    of one name apart ("M. Dupont", "Mme Dupont").
    """

    name: str
    roles: tuple[Mention, ...] = ()
    ties: tuple[Tie, ...] = ()
    person: int = 0


@dataclass(frozen=True, slots=True)
class OrganisationMention(Mention):
    """An organisation's name; `name` and `acronym` are the same for all mentions of one organisation."""

    name: str
    acronym: str | None


@dataclass(frozen=True, slots=True)
class CountryMention(Mention):
    """A word that points at the country `code`."""

    code: str
    kind: CountryKind
    subdivision: str | None


@dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """A time expression as recognised, before it is resolved.

    `sentence` is the index of its sentence, `tense` that of its clause (None where no verb tells it); `expression`
    is what it says, in the algebra of `entities.dates.expressions`.
    """

    sentence: int
    type: DateType
    modifier: DateModifier | None
    tense: Tense | None
    expression: Any


@dataclass(frozen=True, slots=True)
class CountMention(Mention):
    """A quantity: the whole of it, its number, and the noun that it counts.

    `value` is exact, None for a vague number and for a range, which has `low` and `high`; `unit` is "%", an ISO
    4217 code or a unit's symbol. `elided` says that the noun stands elsewhere in the text.
    """

    number: Mention
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: CountModifier
    kind: CountKind
    unit: str | None
    noun: Mention | None
    elided: bool


@dataclass(slots=True)
class Found:
    """All mentions of one text, filled kind by kind in the order of precedence.

    A finder sees what the kinds before it found; resolution sees everything.
    """

    people: list[PersonMention] = field(default_factory=list)
    organisations: list[OrganisationMention] = field(default_factory=list)
    countries: list[CountryMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    counts: list[CountMention] = field(default_factory=list)
