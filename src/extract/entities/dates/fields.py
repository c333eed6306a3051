"""The fields that pieces of dates share: number, weekday, month, year, unit, turn; and their patterns."""

from dataclasses import replace

from extract.entities.dates.expressions import CalendarDate, Expression, Period, Season, Turn
from extract.entities.dates.grammar import define
from extract.entities.dates.reading import Piece
from extract.entities.dates.terminals import LONG_UNITS, SYMBOLS
from extract.timex import Unit

PARTS = define("fields", SYMBOLS)


def turn_of(piece: Piece) -> Turn | None:
    """What "dernier", "prochain", "suivant" say."""
    turn: Turn | None = piece.get("turn", "turn_after", "ensuing", "coming", "turns", "turns_after")
    if turn is None and piece.index("after", "before") is not None:
        return "following" if piece.index("after") is not None else "previous"
    return turn


def year_of(piece: Piece) -> int | None:
    """A year of four digits or in words."""
    year: int | None = piece.get("year4", "year_words")
    return year


def month_of(piece: Piece) -> int | None:
    """A month by its number."""
    month = piece.get("month", "month_short")
    return None if month is None else int(month)


def day_of(piece: Piece) -> int | None:
    """A day of a month."""
    day: int | None = piece.get("first", "n12", "n24", "n31", "ordinal")
    return day if day is None or day < 32 else None


def rank_of(piece: Piece) -> int | None:
    """Which one of several: "premier", "deuxième", "seconde"."""
    rank = piece.get("first", "ordinal", "second")
    return 2 if rank == "second" else rank


def weekday_in(piece: Piece) -> int | None:
    """A weekday from Monday, 1."""
    weekday = piece.get("weekday")
    return None if weekday is None else int(weekday)


def calendar_date(piece: Piece) -> CalendarDate:
    """Any mixture of weekday, day, month and year in French order."""
    return CalendarDate(year_of(piece), month_of(piece), day_of(piece), weekday_in(piece), turn_of(piece))


def unit_of(piece: Piece) -> Unit:
    """The unit of a day or longer."""
    unit: Unit = piece.get(*LONG_UNITS)
    return unit


def decade_of(year: int) -> Period | None:
    """The decade that begins with a year of four or two digits: 1980, 80."""
    first = year if year > 99 else year + (1900 if year > 10 else 2000)
    return None if year % 10 else Period(f"{first // 10:03}")


def century_of(year: int) -> int:
    """1900 or 2000: a year of two digits lies before 2030."""
    return 2000 if year < 30 else 1900


def completed(start: Expression, end: Expression) -> Expression:
    """The first date of several, with the fields that stand only at the last."""
    if isinstance(start, CalendarDate) and isinstance(end, CalendarDate):
        month = start.month or (end.month if start.day else None)
        year = start.year or (end.year - (not in_order(start, end)) if month and end.year else None)
        return replace(start, month=month, year=year, turn=start.turn or end.turn)
    if isinstance(start, Season) and isinstance(end, Season) and not start.year:
        return replace(start, year=end.year)
    return start


def in_order(start: CalendarDate, end: CalendarDate) -> bool:
    """Whether both lie in one year: not "du 20 décembre au 3 janvier 2017"."""
    return not (start.month and end.month and start.month > end.month)
