"""Rules for ranges: two dates, times, years or decades, from one to the other."""

from dataclasses import replace

from extract.entities.dates.calendar_rules import CALENDAR
from extract.entities.dates.clock_rules import TIME, TIMES
from extract.entities.dates.expressions import (
    CalendarDate,
    Clock,
    Containing,
    Expression,
    Period,
    Range,
    Recurrence,
    Season,
)
from extract.entities.dates.fields import century_of
from extract.entities.dates.grammar import define, rules
from extract.entities.dates.length_rules import LENGTHS, length
from extract.entities.dates.reading import Piece

_LONGEST = 12  # years of a range whose end has two digits ("1939-45")
COMPOUND_PARTS = define(
    {
        "through": "to_the | to the? | until the? | hyphen the?",
        "a_day": "(weekday the?)? day_number (month_name year_number?)?",
        "dated": "(weekday the?)? (day_number | ordinal) month_name (year_number | turning | turns)?",
        "hours": "clock | digital",
        "time_of_day": "days (to | to_the | around)? (clock | digital | part | noon)",
        "bare_hour": "zero | n12 | n24",
        "ending_hour": "digital | noon | bare_hour hour_short (minute_number (?! unit))? | n24 hour minute_number?",
        "near": "weekday | deictic | this weekday",
        "years_list": "year_number (hyphen | slash) (year_number | two_digits)",
        "apart": "comma the? | (and | or) (the | of_the | to_the)?",
    },
    TIMES | LENGTHS,
)


def date_range(piece: Piece) -> Expression | None:
    """Two dates, the first of which may leave its month or year to the second: "du 3 au 5 mai 2016"."""
    start, end = CALENDAR.parse(piece.parts["left"]), CALENDAR.parse(piece.parts["right"])
    if start is None:
        day = piece.parts["left"].get("first", "n12", "n24", "n31")
        start = CalendarDate(day=day)
    if end is None:
        end = CalendarDate(day=piece.parts["right"].get("first", "n12", "n24", "n31"))
    return Range(completed(start, end), _continued(start, end))


def completed(start: Expression, end: Expression) -> Expression:
    """The first date of several, with the fields that stand only at the last."""
    if isinstance(start, CalendarDate) and isinstance(end, CalendarDate):
        month = start.month or (end.month if start.day else None)
        year = start.year or (end.year if month and _in_order(start, end) else None)
        return replace(start, month=month, year=year, turn=start.turn or end.turn)
    if isinstance(start, Season) and isinstance(end, Season) and not start.year:
        return replace(start, year=end.year)
    return start


def _continued(start: Expression, end: Expression) -> Expression:
    """The end of a range whose year stands only at its start: "du 15 mars 2020 au 20 avril"."""
    if not isinstance(start, CalendarDate) or not isinstance(end, CalendarDate):
        return end
    if start.year is None or start.month is None or end.year is not None or end.month is None:
        return end
    return replace(end, year=start.year + (not _in_order(start, end)))


def _in_order(start: CalendarDate, end: CalendarDate) -> bool:
    """Whether both lie in one year: not "du 20 décembre au 3 janvier 2017"."""
    return not (start.month and end.month and start.month > end.month)


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
    if piece.index("years_unit") is not None and start % 10 == end % 10 == 0:
        return Range(Period(f"{start // 10:03}"), Period(f"{end // 10:03}"))
    return Range(CalendarDate(start), CalendarDate(end))


def short_decades(piece: Piece) -> Expression | None:
    """Two decades in two digits: "les années 70-80"."""
    decades = piece.values("n12", "n24", "n31", "n59", "n99", "zero")
    if any(year % 10 for year in decades):
        return None
    start, end = (Period(f"{(year + century_of(year if year > 10 else 0)) // 10:03}") for year in decades)
    return Range(start, end)


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
    (
        nothing,
        """(n12 | n24 | n31 | n59 | n99 | many) unit over integer ;
        integer (any_hour | unit) slash integer ;
        (integer hour_short)? integer (minute | minute_short) two_digits (?! unit)""",
    ),
    (
        length,
        """(?<= in | since) (one | n12 | n24) any_hour (and? two_digits minute?)? (and? integer unit)? ;
        ((?<= lasts | during | more | less) | (?<= lasts colon | during about) | (?<= lasts of)) (one
            | n12 | n24) any_hour (two_digits | n12) (minute | minute_short)? ;
        (?<! to | around | until | from | before | between) (one | n12 | n24) any_hour (two_digits |
            n12) (?= of other)""",
    ),
    (week_range, "(week | weekend) any_of @left(a_day) (through | and the?) @right(dated)"),
    (
        date_range,
        """@left(a_day) (through) @right(dated) ;
        ((?<= between) | (?<= between the)) @left(a_day) and the? @right(dated) ;
        (?<= of_the) @left(day_number) to_the @right(day_number) (?! unit | hour_number any_hour)""",
    ),
    (opening_days, "(?<= of_the) @left(weekday) to_the @right(weekday)"),
    (
        date_range,
        """(?<= between) @left(near) and @right(near) ;
        @left(near) (to | to_the | until | hyphen) @right(near) ;
        (?<= between) @left(month_name year_number?) and @right(month_name (year_number | turning)?) ;
        @left(month_name year_number?) (to | to_the | until | hyphen | slash) @right(month_name
            (year_number | turning)?)""",
    ),
    (
        year_range,
        """years? @left(year_number) (hyphen | slash) @right(year_number | two_digits) (?! hyphen |
            slash) ;
        (?<= between) @left(year_number) and @right(year_number) ;
        ((?<= of) | years_unit) @left(year_number) (to | until) @right(year_number)""",
    ),
    (short_decades, "years_unit two_digits (hyphen | to) two_digits"),
    (
        time_range,
        """((?<= of) | (?<= of_the) | (?<= between)) @left(time_of_day) (to | to_the | until | and the?)
            @right(time_of_day)""",
    ),
    (
        clock_range,
        """(@day(days part?) (of | between)?)? @left(hours) (to | until | hyphen) @right(hours) (the?
            @after(days part?))? ;
        ((?<= between) | @day(days part?) between) @left(hours) and @right(hours) (the? @after(days
            part?))? ;
        ((?<= of) | @day(days part?) of) @left(bare_hour) (to | until) @right(ending_hour) ;
        ((?<= between) | @day(days part?) between) @left(bare_hour | noon) and @right(ending_hour) ;
        @left(bare_hour) hyphen @right(bare_hour hour_short minute_number?)""",
    ),
    (
        any_range,
        """((?<= of | of_the) | (?<= of the)) @left(calendar) (to_the | to the? | until the?)
            @right(calendar) ;
        ((?<= between) | (?<= between the)) @left(calendar) and the? @right(calendar) ;
        @left(edge hyphen? any_of? (month_and_year | year_number)) hyphen @right(edge hyphen? any_of?
            (month_and_year | year_number))""",
    ),
)
