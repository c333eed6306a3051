"""What a time expression says, before anyone asks which day that is: the algebra of dates.

A `None` field is one that the text leaves open; resolution fills it from the publication date, from the
text, or not at all.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extract.timex import Unit
from extract.tokens import Span

Turn = Literal["this", "that", "same", "last", "next", "following", "previous"]
EdgeOf = Literal["early", "mid", "late"]
Base = Literal["anchor", "text"]


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """Fields of the calendar: "mardi 3 mai 2016", "mai dernier", "2017", "mardi"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class InYear:
    """A day or month of a year that is not written in figures: "le 3 mai de l'an dernier"."""

    date: CalendarDate
    year: "Expression"


@dataclass(frozen=True, slots=True)
class Period:
    """A decade or century, by its value: "198", "19"; "BC01" before our era."""

    value: str


@dataclass(frozen=True, slots=True)
class Season:
    """A season, by its TIMEX3 code (AU: the return from the summer holidays)."""

    code: str
    year: int | None = None
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """A numbered quarter or half of a year; a negative index counts from its end."""

    unit: Unit
    index: int
    year: int | None = None
    turn: Turn | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Festival:
    """A holiday or named day, by its rule in `feasts.csv`."""

    rule: str
    year: int | None = None
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from a day: "hier", "l'an dernier", "trois jours plus tard", "la veille de Noël".

    `base` is the publication date, the day that the text speaks of, or an expression; an amount of None is vague.
    """

    unit: Unit
    amount: Decimal | None
    base: "Base | Expression" = "anchor"
    direction: int = 1


@dataclass(frozen=True, slots=True)
class Containing:
    """The week or week-end of a day: "la semaine du 6 octobre", "le week-end de Pâques"."""

    unit: Unit
    day: "Expression"


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A weekday of a week: "mardi de la semaine prochaine"."""

    weekday: int
    week: "Expression"


@dataclass(frozen=True, slots=True)
class Nth:
    """The index-th weekday or unit of a period (-1 the last): "le premier mercredi de mai"."""

    index: int
    unit: Unit | int
    whole: "Expression"
    count: int = 1


@dataclass(frozen=True, slots=True)
class Edge:
    """Its beginning, middle or end: "fin 2015", "mi-juin"."""

    part: EdgeOf
    whole: "Expression"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day; `day` is None where the text leaves it to what goes before."""

    hour: int
    minute: int | None = None
    zone: str = ""
    day: "Expression | None" = None


# The hour up to which a clock time after an evening or night lies on the next day.
SMALL_HOURS = {"EV": 5, "NI": 9}


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day, by its TIMEX3 code; `deictic` for "ce soir"."""

    part: str
    day: "Expression | None" = None
    deictic: bool = False


@dataclass(frozen=True, slots=True)
class Duration:
    """A length: amounts and their units; `turn` for "les dix dernières années"."""

    amounts: tuple[tuple[Decimal | None, Unit], ...]
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often: a TIMEX3 SET value, "P1Y", "XXXX-WXX-1"."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The past or the future as such: "PAST_REF", "FUTURE_REF"."""

    value: str
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """From one to the other, both included."""

    start: "Expression"
    end: "Expression"


@dataclass(frozen=True, slots=True)
class Listed:
    """Dates in a row, each a mention of its own."""

    members: "tuple[tuple[Span, Expression], ...]"


Expression = (
    CalendarDate
    | InYear
    | Period
    | Season
    | Portion
    | Festival
    | Shift
    | Containing
    | WeekdayOf
    | Nth
    | Edge
    | Clock
    | DayPart
    | Duration
    | Recurrence
    | Reference
    | Range
    | Listed
)
