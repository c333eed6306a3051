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
from extract.entities.dates.fields import completed, turn_of
from extract.entities.dates.grammar import Grammar, define, rules
from extract.entities.dates.reading import Piece

TIMES = define("times", CALENDAR_PARTS)
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
    day = _day(piece)
    last = CALENDAR.parse(piece.parts["last"]) if "last" in piece.parts else None
    return _part(piece.parts["part"], completed(day, last) if day and last else day)


def _part(piece: Piece, day: Expression | None) -> Expression:
    edge = piece.get("edge")
    if edge and piece.index("day_unit") is not None:
        return DayPart(_ENDS_OF_DAY[edge], day)
    code = piece.get("part") or ("MI" if piece.index("noon") is not None else "DT")
    return Edge(edge, DayPart(code, day)) if edge else DayPart(code, day)


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


TIME_RULES = rules("times", part_of_day, clock_of_day, part_turned, this_part, clock, digital, bare_part)
TIME = Grammar(TIME_RULES, TIMES)
