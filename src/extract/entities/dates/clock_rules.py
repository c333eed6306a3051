"""Rules for clock times and parts of a day, with the day that they belong to."""

from dataclasses import replace
from decimal import Decimal

from extract.entities.dates.calendar_rules import CALENDAR, CALENDAR_PARTS
from extract.entities.dates.expressions import (
    SMALL_HOURS,
    CalendarDate,
    Clock,
    DayPart,
    Duration,
    Edge,
    Expression,
    Shift,
)
from extract.entities.dates.fields import turn_of
from extract.entities.dates.grammar import Grammar, define, rules
from extract.entities.dates.reading import Piece

TIMES = define(
    {
        "hour_number": "zero | one | n12 | n24",
        "minute_number": "zero | n12 | n24 | n31 | n59",
        "close_to": "about | nearby | just",
        "any_hour": "hour | hour_short",
        "past": "and? (half | one? quarter | fraction) | quarters | fraction",
        "short_of": "minus (the? quarter | minute_number)",
        "clock": """hour_number any_hour (past | short_of | and minute_number minute)
            | hour_number any_hour (minute_number (minute | minute_short)? (?! unit))?
            | noon (minute_number (?! unit) | past | short_of)?""",
        "digital": "hour_number colon minute_number",
        "in_zone": "zone ((plus | hyphen) n12)? | open zone ((plus | hyphen) n12)? close",
        "of_day": "(of_the | of the? | to_the) part",
    },
    CALENDAR_PARTS,
)
_ENDS_OF_DAY = {"early": "MO", "mid": "MI", "late": "EV"}  # "en fin de journée"
_MINUTES = {"quarter": 15, "half": 30, "quarters": 45}


def clock(piece: Piece) -> Expression | None:
    """A time with hour and minute: "14h30", "midi et quart", "sept heures moins le quart", "3 heures du matin"."""
    minute = _minute(piece)
    hour = _hour(piece, minute)
    if minute is not None and minute < 0:
        hour, minute = hour - 1, minute + 60
    if piece.get("part") in {"AF", "EV"} and hour < 12:
        hour += 12
    if hour == 24 and minute is None and piece.index("hour") is not None:
        return Duration(((Decimal(24), "hour"),))
    return Clock(hour % 24 if minute else hour, minute, _zone(piece))


def _zone(piece: Piece) -> str:
    """The offset from UTC as ISO 8601 writes it: "Z", "-05", or "" where none is said."""
    index = piece.index("zone")
    if index is None:
        return ""
    sign, hours = piece.named(index + 1), piece.reading.items[index + 2 : index + 3]
    if sign not in {"plus", "hyphen"} or index + 2 >= piece.stop:
        return "Z"
    return f"{'+' if sign == 'plus' else '-'}{hours[0].value:02}"


def digital(piece: Piece) -> Expression | None:
    """A time written as on a clock: "20:30"."""
    tokens, span = piece.reading.tokens, piece.span
    tight = not any(tokens.spaced(index) for index in range(span.first + 1, span.stop))
    return clock(piece) if tight and len(tokens.forms[span.stop - 1]) == 2 else None


def _hour(piece: Piece, minute: int | None) -> int:
    """The hour; midnight without minutes ends a day."""
    if piece.index("noon") is None:
        return int(piece.get("zero", "one", "n12", "n24"))
    return int(piece.get("noon")) or (0 if minute else 24)


def _minute(piece: Piece) -> int | None:
    """The minutes past the hour; below zero before it; None where none are said."""
    start = piece.index("hour", "hour_short", "noon", "colon")
    tail = Piece(piece.reading, (piece.first if start is None else start) + 1, piece.stop)
    sign = 1 if tail.index("minus") is None else -1
    for name, minutes in _MINUTES.items():
        if tail.index(name) is not None:
            return sign * minutes
    fraction = tail.get("fraction")
    if fraction is not None:
        return int(fraction * 60)
    number = tail.get("zero", "n12", "n24", "n31", "n59")
    return None if number is None else sign * int(number)


def _day(piece: Piece) -> Expression | None:
    day = piece.parts.get("day")
    return None if day is None else TIME.parse(day) or CALENDAR.parse(day)


def clock_of_day(piece: Piece) -> Expression | None:
    """A time of a day that stands beside it: "mardi 3 mai à 14 h 30", "8 heures ce soir"."""
    time, day = clock(piece.parts["clock"]), _day(piece)
    if not isinstance(time, Clock) or day is None:
        return None
    return replace(time, day=day) if not isinstance(day, DayPart) else _in_part(time, day)


def _in_part(time: Clock, part: DayPart) -> Clock:
    """A time within a part of a day: "8 heures ce soir" is 20:00, "samedi soir à 1 h" on Sunday."""
    day = part.day or CalendarDate()
    if part.part in SMALL_HOURS and time.hour < SMALL_HOURS[part.part]:
        return replace(time, day=Shift("day", Decimal(1), day) if part.day else day)
    half_day = part.part in {"AF", "EV"} and 0 < time.hour < 12
    return replace(time, hour=time.hour + 12 * half_day, day=day)


def part_of_day(piece: Piece) -> Expression | None:
    """A part of a day that stands beside it: "lundi soir", "nuit de lundi à mardi", "matinée du 15 février"."""
    last = CALENDAR.parse(piece.parts["last"]) if "last" in piece.parts else None
    return _part(piece.parts["part"], _first_day(piece, last) if last else _day(piece))


def _part(piece: Piece, day: Expression | None) -> Expression:
    edge = piece.get("edge")
    if edge and piece.index("day_unit") is not None:
        return DayPart(_ENDS_OF_DAY[edge], day)
    code = piece.get("part") or ("MI" if piece.index("noon") is not None else "DT")
    return Edge(edge, DayPart(code, day)) if edge else DayPart(code, day)


def _first_day(piece: Piece, last: Expression) -> Expression | None:
    """The first day of a night, whose month may stand with the second: "du 8 au 9 septembre 2016"."""
    first = piece.parts["day"]
    day = first.get("first", "n12", "n24", "n31")
    weekday = first.get("weekday")
    if day is None or not isinstance(last, CalendarDate):
        return CALENDAR.parse(first)
    month = first.get("month")
    return CalendarDate(
        last.year if month is None else first.get("year4") or last.year,
        last.month if month is None else int(month),
        day,
        int(weekday) if weekday else None,
        last.turn,
    )


def this_part(piece: Piece) -> Expression | None:
    """A part of the publication day, or with "même" of the day that the text speaks of: "ce matin", "le soir même".

    "Cette soirée" speaks of an event.
    """
    if piece.form(piece.stop - 1) in {"soirée", "matinée"}:
        return None
    return DayPart(piece.get("part"), deictic=piece.index("same", "there") is None)


def part_turned(piece: Piece) -> Expression | None:
    """A part of a day before or after: "la nuit dernière", "la nuit suivante", "la matinée précédente"."""
    part, turn = piece.get("part"), turn_of(piece)
    if turn in {"following", "previous"}:
        return DayPart(part, Shift("day", Decimal(1 if turn == "following" else -1), "text"))
    return DayPart(part, Shift("day", Decimal(-1 if turn == "last" else 0))) if part == "NI" else None


def bare_part(piece: Piece) -> Expression | None:
    """A part of the day that the text speaks of: "dans la soirée", "en début d'après-midi"."""
    return _part(piece, None)


TIME_RULES = rules(
    (
        part_of_day,
        """@part(part) any_of the? @day((weekday the?)? day_number (month_name year_number?)? | weekday |
            deictic) (to_the | to the? | and the?) @last(days) ;
        @part((adverb (within the | the)?)? part) any_of the? @day(days) ;
        @part(part) of_the @day(day_number) (to_the day_number)? (?= stops | $) ;
        @part(edge any_of? the? (part | day_unit) | part) the? @day(this? weekday | deictic) ;
        (?<= def) @day(day_number) to_the @part(part)""",
    ),
    (
        clock_of_day,
        """@day(days ((to_the | in | within the?)? part)? | this same? part) (to | to_the | around | (to
            | to_the)? close_to)? @clock((clock | digital) of_day? in_zone?) ;
        (around close_to?)? @clock((clock | digital) of_day? in_zone?) the? @day(days part? | this
            same? part)""",
    ),
    (
        part_of_day,
        """@day(days) (to | to_the | in | within the? | the)? @part((edge any_of? the?)? adverb? (part |
            noon (?! minute_number (?! month_name) | past)) adverb?) ;
        @day(days) (to_the | in | within the?)? @part(edge any_of? the? day_unit)""",
    ),
    (clock_of_day, "(?<= def) @day(n12 | n24 | n31) (to | around) @clock(clock of_day?)"),
    (part_turned, "part turning"),
    (this_part, "this same? part there? | part same"),
    (
        clock,
        """around close_to? clock of_day? in_zone? ;
        clock of_day in_zone? | (clock | digital) in_zone ;
        hour_number hour_short (minute_number minute_short?)? (?! unit | later) ;
        hour_number hour (minute_number minute? (?! unit) | quarters) ;
        ((?<= to | until | from | before | between | after | nearby) | (?<= to about)) clock (?! unit
            | of)""",
    ),
    (digital, "digital (?! colon | slash | hyphen)"),
    (clock, "noon (minute_number (?! unit) | past | short_of)?"),
    (
        bare_part,
        """edge any_of? the? part ;
        (?<= in | within | to_the) edge any_of? the? day_unit (?! turning | of) ;
        (?<= def) part (?= comma) ;
        (share any_of the? | whole the) part ;
        share any_of the? day_unit ;
        adverb (within the | the)? part ;
        part adverb ;
        ((?<= in | to_the | until | during) | (?<= within the | since the | from the | around the |
            during the)) part (?! any_of)""",
    ),
)
TIME = Grammar(TIME_RULES, TIMES)
