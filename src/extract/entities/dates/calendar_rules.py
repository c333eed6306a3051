"""Rules for times that another time places: "le premier lundi de mai", "fin 2015", "la veille de Noël"."""

from decimal import Decimal
from typing import Any

from extract.entities.dates.day_rules import DAY_RULES
from extract.entities.dates.expressions import (
    Containing,
    Edge,
    Expression,
    InYear,
    Nth,
    Shift,
    WeekdayOf,
)
from extract.entities.dates.fields import PARTS, calendar_date, day_of, rank_of, unit_of, weekday_in
from extract.entities.dates.grammar import Grammar, define, rules
from extract.entities.dates.period_rules import PERIOD_RULES, bare_unit
from extract.entities.dates.reading import Piece


def in_year(piece: Piece) -> Expression | None:
    """A day or month of another year: "le 3 mai de l'an dernier", "en juin de la même année"."""
    year = CALENDAR.parse(piece.parts["year"])
    return InYear(calendar_date(piece.parts["date"]), year) if year else None


def weekday_of(piece: Piece) -> Expression | None:
    """A weekday of a week: "mardi de la semaine prochaine"."""
    week = CALENDAR.parse(piece.parts["week"])
    weekday = weekday_in(piece)
    return WeekdayOf(weekday, week) if week and weekday else None


def anaphoric_of(piece: Piece) -> Expression:
    """A day counted from another: "la veille de Noël", "le lendemain du 5 mai"."""
    base = CALENDAR.parse(piece.parts["base"])
    return Shift("day", Decimal(piece.get("anaphoric")), base or "text")


def nth(piece: Piece) -> Expression | None:
    """A weekday, day or week of a longer time: "le premier mercredi de mai", "la dernière semaine de 2014"."""
    head = piece.parts["head"]
    index: int = -1 if head.get("turn", "turns") else rank_of(head) or day_of(head) or 1
    whole = CALENDAR.parse(piece.parts["whole"])
    unit: Any = weekday_in(head) or unit_of(head) or "day"
    return Nth(index, unit, whole) if whole else None


def nth_units(piece: Piece) -> Expression | None:
    """Several units at an end of a longer time: "les six premiers mois de l'année"."""
    head = piece.parts["head"]
    count = int(head.get("n12", "n24") or 1)
    whole = CALENDAR.parse(piece.parts["whole"])
    index = 1 if head.get("firsts") else -count
    return Nth(index, unit_of(head), whole, count) if whole else None


def containing(piece: Piece) -> Expression | None:
    """The week or week-end of a day: "la semaine du 6 octobre"."""
    day = CALENDAR.parse(piece.parts["day"])
    return Containing(unit_of(piece), day) if day else None


def edge(piece: Piece) -> Expression | None:
    """Beginning, middle or end: "fin 2015", "mi-juin", "début de semaine"."""
    whole = CALENDAR.parse(piece.parts["whole"])
    return Edge(piece.get("edge"), whole) if whole else None


_WHOLES = define("whole", PARTS)

_DAYS = [*rules("placed_days", in_year, weekday_of, anaphoric_of), *DAY_RULES]
_PARTS = _WHOLES | {"days": f"(?:{Grammar(_DAYS, PARTS).pattern})"}

_LONGER = [*rules("placed_periods", nth, nth_units, containing), *PERIOD_RULES]
_PARTS |= {"longer": f"(?:{Grammar(_LONGER, _PARTS).pattern})"}

_EDGES = rules("edges", edge)
CALENDAR_PARTS = _PARTS | {"calendar": f"(?:{Grammar([*_EDGES, *_DAYS, *_LONGER], _PARTS).pattern})"}

_BARE = rules("bare", bare_unit, calendar_date)
CALENDAR = Grammar([*_EDGES, *_DAYS, *_LONGER, *_BARE], _PARTS)

CALENDAR_RULES = [*_EDGES, *_DAYS, *_LONGER, *rules("within", bare_unit)]
