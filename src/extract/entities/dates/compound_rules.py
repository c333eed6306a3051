"""Rules for dates in a row, which share a month, a year or a turn; and the grammar of all expressions."""

from collections.abc import Callable

from extract.entities.dates.calendar_rules import CALENDAR, CALENDAR_RULES
from extract.entities.dates.clock_rules import TIME_RULES, clock
from extract.entities.dates.expressions import (
    CalendarDate,
    Clock,
    Expression,
    Listed,
    Range,
    Recurrence,
)
from extract.entities.dates.fields import calendar_date, completed
from extract.entities.dates.grammar import Grammar, rules
from extract.entities.dates.length_rules import LENGTH_RULES
from extract.entities.dates.period_rules import century, decade
from extract.entities.dates.range_rules import COMPOUND_PARTS, RANGE_RULES
from extract.entities.dates.reading import Piece


def listed(piece: Piece) -> Expression | None:
    """Dates in a row that share a month, a year or a turn: "lundi 20, mardi 21 et dimanche 26 avril"."""
    last = CALENDAR.parse(piece.parts["last"])
    if last is None:
        return None
    members = [(part.span, completed(_MEMBER.parse(part) or last, last)) for part in _members(piece)]
    if len(members) == 1 and _are_neighbours(members[0][1], last):
        return Range(members[0][1], last)
    return Listed((*members, (piece.parts["last"].span, last)))


def _are_neighbours(first: Expression, second: Expression) -> bool:
    """Whether two days are one stretch of time: "les 22 et 23 mars"."""
    match first, second:
        case CalendarDate(day=int(day), weekday=None), CalendarDate(day=int(next_day), weekday=None):
            return next_day == day + 1
        case _:
            return False


def _members(piece: Piece) -> list[Piece]:
    """The members before the last, as pieces without what joins them."""
    found: list[Piece] = []
    first = None
    for index in range(piece.first, piece.parts["last"].first):
        joins = piece.named(index) in {"comma", "and", "or", "def", "defs", "of_the", "to_the"}
        if first is not None and joins and piece.named(index) not in {"def", "defs"}:
            found.append(Piece(piece.reading, first, index))
            first = None
        elif first is None and not joins:
            first = index
    return found


def _in_a_row(piece: Piece, read: Callable[[Piece], Expression | None]) -> Expression | None:
    parts = [piece.parts[side] for side in ("left", "right")]
    members = [(part.span, said) for part in parts if (said := read(part))]
    return Listed(tuple(members)) if len(members) == len(parts) else None


def decades(piece: Piece) -> Expression | None:
    """Decades or years in a row: "les années 80 et 90", "les années 2018 et 2019"."""
    return _in_a_row(piece, decade)


def centuries(piece: Piece) -> Expression | None:
    """Centuries in a row: "aux XIXe et XXe siècles"."""
    return _in_a_row(piece, century)


def seasons(piece: Piece) -> Expression | None:
    """Seasons that come again and again: "été comme hiver"."""
    return _in_a_row(piece, lambda part: Recurrence(f"XXXX-{part.get('season')}"))


def hours(piece: Piece) -> Expression | None:
    """Times that share the word for hours: "à 10 et 14 heures"."""
    last = piece.parts["last"]
    members = [(part.span, Clock(part.get("n12", "n24"))) for part in _members(piece)]
    time = clock(last)
    return Listed((*members, (last.span, time))) if time else None


_MEMBER = Grammar(rules("members", calendar_date), COMPOUND_PARTS)
_LISTS = rules("lists", listed, decades, hours, seasons, centuries)
GRAMMAR = Grammar([*RANGE_RULES, *_LISTS, *TIME_RULES, *CALENDAR_RULES, *LENGTH_RULES], COMPOUND_PARTS)
