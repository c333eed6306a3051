"""The fields that pieces of dates share: number, weekday, month, year, unit, turn; and their patterns."""

from extract.entities.dates.expressions import Turn
from extract.entities.dates.grammar import define
from extract.entities.dates.reading import Piece
from extract.timex import Unit

PARTS = define(
    {
        "integer": "zero | one | n12 | n24 | n31 | n59 | n99 | many | year4 | year_words",
        "two_digits": "zero | n12 | n24 | n31 | n59 | n99",
        "day_number": "first | n12 er? | n24 | n31",
        "month_name": "month | month_short dot?",
        "year_number": "year4 | year_words",
        "the": "def | defs",
        "rank": "first | ordinal | second",
        "any_of": "of_the | of the?",
        "next_one": "ensuing (?! def | defs | indef)",
        "turning": "turn | turn_after | next_one | coming | of (after | before)",
        "years": "year_unit | years_unit",
        "long_unit": "day_unit | week | weekend | month_unit | quarter_unit | half_unit | years | decade_unit | century_unit | millennium_unit",
        "unit": "second | minute | minute_short | hour | hour_short | fortnight | long_unit",
        "stops": "comma | dot | stop | close | colon | end",
        "month_and_year": "(month_unit any_of)? month_name ((slash | any_of)? year_number | turning | turns)?",
    }
)

LONG_UNITS = (
    "day_unit",
    "week",
    "weekend",
    "fortnight",
    "month_unit",
    "quarter_unit",
    "half_unit",
    "year_unit",
    "years_unit",
    "decade_unit",
    "century_unit",
    "millennium_unit",
)


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


def unit_of(piece: Piece) -> Unit:
    """The unit of a day or longer."""
    unit: Unit = piece.get(*LONG_UNITS)
    return unit


def century_of(year: int) -> int:
    """1900 or 2000: a year of two digits lies before 2030."""
    return 2000 if year < 30 else 1900
