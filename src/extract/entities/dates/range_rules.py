"""Rules for ranges: two dates, times, years or decades, from one to the other."""

from dataclasses import replace

from extract.entities.dates.calendar_rules import CALENDAR
from extract.entities.dates.clock_rules import TIME, TIMES
from extract.entities.dates.expressions import (
    CalendarDate,
    Clock,
    Containing,
    Expression,
    Range,
    Recurrence,
)
from extract.entities.dates.fields import completed, decade_of, in_order
from extract.entities.dates.grammar import define, rules
from extract.entities.dates.length_rules import LENGTHS, length
from extract.entities.dates.reading import Piece

_LONGEST = 12  # years of a range whose end has two digits ("1939-45")
COMPOUND_PARTS = define("compounds", TIMES | LENGTHS)


def date_range(piece: Piece) -> Expression | None:
    """Two dates, the first of which may leave its month or year to the second: "du 3 au 5 mai 2016"."""
    start, end = CALENDAR.parse(piece.parts["left"]), CALENDAR.parse(piece.parts["right"])
    return Range(completed(start, end), _continued(start, end)) if start and end else None


def _continued(start: Expression, end: Expression) -> Expression:
    """The end of a range whose year stands only at its start: "du 15 mars 2020 au 20 avril"."""
    if not isinstance(start, CalendarDate) or not isinstance(end, CalendarDate):
        return end
    if start.year is None or start.month is None or end.year is not None or end.month is None:
        return end
    return replace(end, year=start.year + (not in_order(start, end)))


def opening_days(piece: Piece) -> Expression:
    """Weekdays of every week: "du lundi au vendredi"."""
    first, last = (Recurrence(f"XXXX-WXX-{piece.parts[side].get('weekday')}") for side in ("left", "right"))
    return Range(first, last)


def week_range(piece: Piece) -> Expression | None:
    """The week or week-end of two days: "le week-end du 3 au 4 mai"."""
    day = CALENDAR.parse(piece.parts["right"])
    unit = piece.get("week", "weekend")
    return Containing(unit, day) if day else None


def year_range(piece: Piece) -> Expression | None:
    """Two years: "2014-2015", "de 1939 à 1945", "2017-18"; of decades: "années 1970-1980"."""
    start = piece.parts["left"].get("year4", "year_words", "n99", "n59", "n31", "n24", "n12", "zero")
    right = piece.parts["right"]
    end = right.get("year4", "year_words")
    if end is None:
        short = right.get("zero", "n12", "n24", "n31", "n59", "n99")
        if short != (start + 1) % 100 and not (short > start % 100 and short > 12):
            return (
                CalendarDate(start, short) if 0 < short <= 12 and right.form(right.first)[0] == "0" else None
            )
        end = start - start % 100 + short + (100 if short < start % 100 else 0)
        if end - start > _LONGEST:
            return None
    if end <= start:
        return None
    first, last = decade_of(start), decade_of(end)
    if piece.index("years_unit") is not None and first and last:
        return Range(first, last)
    return Range(CalendarDate(start), CalendarDate(end))


def short_decades(piece: Piece) -> Expression | None:
    """Two decades in two digits: "les années 70-80"."""
    start, end = (decade_of(year) for year in piece.values("n12", "n24", "n31", "n59", "n99", "zero"))
    return Range(start, end) if start and end else None


def clock_range(piece: Piece) -> Expression | None:
    """Two times of one day: "de 9 h à 18 h", "jeudi de 9h à 11h", "entre 14 et 16 h"."""
    start, end = _hour(piece.parts["left"]), _hour(piece.parts["right"])
    day = piece.parts.get("day") or piece.parts.get("after")
    said = (TIME.parse(day) or CALENDAR.parse(day)) if day else None
    if not isinstance(start, Clock) or not isinstance(end, Clock):
        return None
    return Range(replace(start, day=said), replace(end, day=said))


def time_range(piece: Piece) -> Expression | None:
    """Two times of two days: "de samedi 22 h à dimanche 5 h", "de vendredi soir à lundi matin"."""
    start, end = TIME.parse(piece.parts["left"]), TIME.parse(piece.parts["right"])
    return Range(start, end) if start and end else None


def _hour(piece: Piece) -> Expression | None:
    if len(piece) == 1 and piece.index("noon") is None:
        return Clock(piece.get("zero", "n12", "n24"))
    return TIME.parse(piece) or _digital(piece)


def _digital(piece: Piece) -> Expression | None:
    numbers = piece.values("zero", "one", "n12", "n24", "n31", "n59")
    return Clock(numbers[0], numbers[1] if len(numbers) > 1 else None)


def any_range(piece: Piece) -> Expression | None:
    """Any two dates: "de l'automne 2015 au printemps 2016", "de 2014 à mai 2016"."""
    start, end = CALENDAR.parse(piece.parts["left"]), CALENDAR.parse(piece.parts["right"])
    return Range(completed(start, end), end) if start and end else None


def nothing(_: Piece) -> None:
    """What only looks like a time: "24 heures sur 24", a race time."""


RANGE_RULES = rules(
    "ranges",
    nothing,
    length,
    week_range,
    date_range,
    opening_days,
    year_range,
    short_decades,
    time_range,
    clock_range,
    any_range,
)
