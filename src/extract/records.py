"""The record: the models of everything that `extract` writes, with the invariants they enforce.

Names and meanings are a contract with the readers of the data: fields may be added; renaming or dropping
one raises `SCHEMA_VERSION`. Offsets are half-open, in Unicode code points, into `Record.text`.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from extract.errors import Reason, Stage

SCHEMA_VERSION: Literal["1"] = "1"

IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Number = int | float

CountryKind = Literal["name", "demonym", "subdivision", "city", "historical"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
DateModifier = Literal["approx", "early", "mid", "late", "before", "after", "since", "until"]
CountKind = Literal["count", "percent", "money", "measure", "age"]
CountModifier = Literal["exact", "approximate", "at_least", "more_than", "at_most", "less_than", "between"]


class Model(BaseModel):
    """Frozen, and without room for a field that the contract does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Mention(Model):
    """A stretch of the text: `Record.text[start:end] == text`."""

    text: Annotated[str, Field(min_length=1)]
    start: Annotated[int, Field(ge=0)]
    end: int


class Source(Model):
    """Where an article was read: `path` below the input root, `sha256` of the raw bytes read."""

    path: str
    member: str | None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    encoding: str
    media_type: str

    @property
    def place(self) -> str:
        """Where the article was read, in one word: the path, and after ":" the member or row."""
        return self.path if self.member is None else f"{self.path}:{self.member}"


class Language(Model):
    """ISO 639-1 code of the text's language, and its probability among the languages tried."""

    code: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    confidence: Annotated[float, Field(ge=0, le=1)]


class Role(Mention):
    """What the text says a person is; `organisation` names an organisation of the same record."""

    organisation: str | None


class CountryEvidence(Model):
    """A country that the text ties to a person, with the words that say so."""

    code: CountryCode
    start: Annotated[int, Field(ge=0)]
    end: int
    text: Annotated[str, Field(min_length=1)]


class Person(Model):
    """One person: `name` is the fullest of the mentions."""

    name: str
    mentions: Annotated[list[Mention], Field(min_length=1)]
    roles: list[Role]
    countries: list[CountryEvidence]


class Organisation(Model):
    """One organisation: `name` is the fullest of the mentions, `acronym` the short one the text gives."""

    name: str
    acronym: str | None
    mentions: Annotated[list[Mention], Field(min_length=1)]


class CountryMention(Mention):
    """A word that points at a country; `subdivision` is an ISO 3166-2 code where one is meant."""

    kind: CountryKind
    subdivision: str | None


class Country(Model):
    """One country: ISO 3166-1 alpha-2 `code` and its French short name."""

    code: CountryCode
    name: str
    mentions: Annotated[list[CountryMention], Field(min_length=1)]


class Date(Mention):
    """A time expression with its TIMEX3 `type` and `value` (ISO-TimeML).

    `earliest` and `latest` are the first and last day (ISO date; date-time for TIME) that the value can
    mean, inclusive, null where open; `rule` names the resolution rule that gave the value.
    """

    type: DateType
    value: str | None
    earliest: str | None
    latest: str | None
    modifier: DateModifier | None
    relative: bool
    rule: str


class Noun(Mention):
    """The head noun of what is counted."""

    lemma: str


class Count(Mention):
    """A quantity; the mention is the whole of it, modifier and noun phrase included.

    `value` is null of a vague number ("des milliers") and of a range, which alone has `low` and `high`.
    `unit` is "%", an ISO 4217 code or the symbol of a unit. `elided` says that the noun stands elsewhere in the text.
    """

    number: Mention
    value: Number | None
    low: Number | None
    high: Number | None
    modifier: CountModifier
    kind: CountKind
    unit: str | None
    noun: Noun | None
    elided: bool

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if not self.start <= self.number.start <= self.number.end <= self.end:
            raise ValueError(f"the number {self.number.text!r} lies outside of {self.text!r}")
        if (self.modifier == "between") != (self.low is not None and self.high is not None):
            raise ValueError(f"a range has low and high, and nothing else has: {self.text!r}")
        if self.elided and self.noun is None:
            raise ValueError(f"no noun was left out of {self.text!r}")
        return self


class Anchor(Model):
    """The day from which relative dates are resolved: from the input's metadata, or a dateline of the text."""

    date: IsoDate
    origin: Literal["published", "dateline"]
    start: int | None
    end: int | None


class Record(Model):
    """One article and everything found in it."""

    schema_version: Literal["1"]
    id: str
    source: Source
    title: str | None
    published: IsoDate | None
    anchor: Anchor | None
    language: Language
    text: str
    people: list[Person]
    organisations: list[Organisation]
    countries: list[Country]
    dates: list[Date]
    counts: list[Count]

    @model_validator(mode="after")
    def _spans_are_true(self) -> Self:
        for mention in self._spans():
            if self.text[mention.start : mention.end] != mention.text:
                raise ValueError(f"text[{mention.start}:{mention.end}] is not the mention {mention.text!r}")
        return self

    @model_validator(mode="after")
    def _entities_stand_once_in_order(self) -> Self:
        for entities in (self.people, self.organisations, self.countries):
            firsts = [entity.mentions[0].start for entity in entities]
            if firsts != sorted(firsts):
                raise ValueError("entities are not in the order of their first mentions")
            for entity in entities:
                _check_order(entity.mentions)
        _check_order(self.dates)
        _check_order(self.counts)
        codes = [country.code for country in self.countries]
        if len(codes) != len(set(codes)):
            raise ValueError("a country stands twice")
        names = {organisation.name for organisation in self.organisations}
        for person in self.people:
            for role in person.roles:
                if role.organisation is not None and role.organisation not in names:
                    raise ValueError(f"no organisation {role.organisation!r} in this record")
        return self

    def _spans(self) -> Iterator[Mention | CountryEvidence]:
        for person in self.people:
            yield from person.mentions
            yield from person.roles
            yield from person.countries
        for organisation in self.organisations:
            yield from organisation.mentions
        for country in self.countries:
            yield from country.mentions
        yield from self.dates
        for count in self.counts:
            yield count
            yield count.number
            if count.noun is not None:
                yield count.noun


def _check_order(mentions: list[Mention] | list[CountryMention] | list[Date] | list[Count]) -> None:
    starts = [mention.start for mention in mentions]
    if starts != sorted(starts):
        raise ValueError("mentions are not in the order of the text")


class Rejection(Model):
    """An input that gave no record, and why; `message` begins with the place."""

    id: str
    source: str
    stage: Stage
    reason: Reason
    message: str
