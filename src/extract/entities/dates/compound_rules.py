"""Rules for dates in a row, which share a month, a year or a turn; and the grammar of all expressions."""

from extract.entities.dates.calendar_rules import CALENDAR, CALENDAR_RULES
from extract.entities.dates.clock_rules import TIME_RULES, clock
from extract.entities.dates.expressions import (
    CalendarDate,
    Clock,
    Expression,
    Listed,
    Period,
    Range,
    Recurrence,
)
from extract.entities.dates.fields import year_of
from extract.entities.dates.grammar import Grammar, rules
from extract.entities.dates.length_rules import LENGTH_RULES
from extract.entities.dates.range_rules import COMPOUND_PARTS, RANGE_RULES, completed
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


def decades(piece: Piece) -> Expression | None:
    """Decades or years in a row: "les années 80 et 90", "les années 2018 et 2019"."""
    first, last = piece.parts["left"], piece.parts["right"]
    numbers = [year_of(part) for part in (first, last)]
    if all(number and number % 10 for number in numbers):
        return Listed(
            tuple(
                (part.span, CalendarDate(number)) for part, number in zip((first, last), numbers, strict=True)
            )
        )
    values = [_decade_of(part) for part in (first, last)]
    if None in values:
        return None
    return Listed(((first.span, Period(values[0] or "")), (last.span, Period(values[1] or ""))))


def _decade_of(piece: Piece) -> str | None:
    year: int = piece.values("n12", "n24", "n31", "n59", "n99", "zero", "year4", "year_words")[0]
    if year % 10:
        return None
    return f"{(year if year > 99 else year + (1900 if year > 10 else 2000)) // 10:03}"


def seasons(piece: Piece) -> Expression:
    """Seasons that come again and again: "été comme hiver"."""
    parts = [piece.parts[side] for side in ("left", "right")]
    return Listed(tuple((part.span, Recurrence(f"XXXX-{part.get('season')}")) for part in parts))


def hours(piece: Piece) -> Expression | None:
    """Times that share the word for hours: "à 10 et 14 heures"."""
    last = clock(piece.parts["last"])
    first = [
        Piece(piece.reading, index, index + 1) for index in range(piece.first, piece.parts["last"].first)
    ]
    members = [(each.span, Clock(each.get("n12", "n24"))) for each in first if each.get("n12", "n24")]
    return Listed((*members, (piece.parts["last"].span, last))) if last else None


def centuries(piece: Piece) -> Expression | None:
    """Centuries in a row: "aux XIXe et XXe siècles"."""
    numbers = piece.values("ordinal", "first", "roman")
    if not all(0 < number < 31 for number in numbers):
        return None
    first, last = piece.parts["left"], piece.parts["right"]
    return Listed(((first.span, Period(f"{numbers[0] - 1:02}")), (last.span, Period(f"{numbers[1] - 1:02}"))))


def weekday_alone(piece: Piece) -> Expression:
    """A member of a list of weekdays."""
    return CalendarDate(weekday=int(piece.get("weekday")))


def day_alone(piece: Piece) -> Expression:
    """A member of a list that says only its day: "20" of "20 et 27 novembre"."""
    weekday = piece.get("weekday")
    return CalendarDate(
        month=None, day=piece.get("first", "n12", "n24", "n31"), weekday=int(weekday) if weekday else None
    )


def month_alone(piece: Piece) -> Expression:
    """A member of a list of months."""
    return CalendarDate(month=int(piece.get("month", "month_short")))


_MEMBER = Grammar(
    rules((day_alone, "(weekday the?)? day_number"), (month_alone, "month_name"), (weekday_alone, "weekday")),
    COMPOUND_PARTS,
)
_LISTS = rules(
    (
        listed,
        """(weekday the?)? day_number (apart (weekday the?)? day_number){0,12} apart @last(dated) ;
        month_name (apart month_name){0,12} apart @last(month_name (year_number | turns | turn)) ;
        weekday (apart weekday){0,5} apart @last(weekday turns)""",
    ),
    (
        decades,
        """@left(years_unit (two_digits | year_number)) (and | or) (the? years_unit)? @right(two_digits |
            year_number) (?! unit | month_name)""",
    ),
    (hours, "(?<= to) (n12 | n24) (comma (n12 | n24)){0,4} (and | or) @last((n12 | n24) any_hour (?! of))"),
    (seasons, "@left(season) like @right(season)"),
    (
        centuries,
        """@left(first | ordinal | roman) (and | or) (the | to_the | of_the)? @right((ordinal | roman)
            century_unit)""",
    ),
)
GRAMMAR = Grammar([*RANGE_RULES, *_LISTS, *TIME_RULES, *CALENDAR_RULES, *LENGTH_RULES], COMPOUND_PARTS)
