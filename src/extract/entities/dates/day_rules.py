"""Rules for days: dates with and without their year, weekdays, feasts, "hier", "la veille"."""

from decimal import Decimal

from extract.entities.dates.expressions import CalendarDate, Expression, Festival, Shift
from extract.entities.dates.fields import (
    calendar_date,
    century_of,
    day_of,
    month_of,
    turn_of,
    weekday_in,
    year_of,
)
from extract.entities.dates.grammar import rules
from extract.entities.dates.period_rules import this_unit
from extract.entities.dates.reading import Piece

_DIGITS = ("zero", "n12", "n24", "n31", "n59", "n99", "year4")


def this_weekday(piece: Piece) -> Expression:
    """A weekday with its demonstrative: "ce lundi", "ce même lundi"."""
    return CalendarDate(weekday=weekday_in(piece), turn="same" if piece.get("same", "there") else "this")


def short_year(piece: Piece) -> Expression | None:
    """A year of two digits after its month: "mai 68"; before a stop it cannot count anything."""
    year = piece.parts["year"].get("zero", "n12", "n24", "n31", "n59", "n99")
    if len(piece.form(piece.parts["year"].first)) != 2:
        return None
    head = piece.parts["head"]
    return CalendarDate(century_of(year) + year, month_of(head), day_of(head), weekday_in(head))


def numeric(piece: Piece) -> Expression | None:
    """Day, month and year in digits: "28/02/2019", "2019-02-28"."""
    day, month, year = (piece.parts[name].values(*_DIGITS)[0] for name in ("day", "month", "year"))
    digits = len(piece.form(piece.parts["year"].first))
    if not (1 <= month <= 12 and 1 <= day <= 31) or digits not in {2, 4}:
        return None
    return CalendarDate(year + century_of(year) if digits == 2 else year, month, day, weekday_in(piece))


def day_and_month(piece: Piece) -> Expression | None:
    """Day and month in digits after a weekday: "vendredi 07/06"."""
    day, month = piece.parts["day"].get("n12", "n24", "n31"), piece.parts["month"].get("n12")
    if len(piece.form(piece.parts["month"].first)) != 2:
        return None
    return CalendarDate(None, month, day, weekday_in(piece))


def weekday_after_next(piece: Piece) -> Expression | None:
    """A weekday one or two weeks after the next: "mardi en huit", "lundi en quinze"."""
    days = {8: 7, 15: 14}.get(piece.get("n12", "n24"))
    return Shift("day", Decimal(days), CalendarDate(weekday=weekday_in(piece))) if days else None


def feast(piece: Piece) -> Expression:
    """A holiday, with or without its year."""
    return Festival(piece.get("feast"), year_of(piece), turn_of(piece))


def bound(piece: Piece) -> Expression | None:
    """A day of the month after what opens or closes a time: "à partir du 8", "jusqu'au 5"."""
    article = piece.reading.tokens.lowers[piece.span.first - 1]
    return CalendarDate(day=day_of(piece)) if article in {"au", "du", "le"} else None


def deictic(piece: Piece) -> Expression:
    """A day counted from today: "avant-hier"."""
    return Shift("day", Decimal(piece.get("deictic")))


def anaphoric(piece: Piece) -> Expression:
    """A day counted from one that the text names: "la veille", "le lendemain"."""
    return Shift("day", Decimal(piece.get("anaphoric")), "text")


DAY_RULES = rules(
    "days",
    numeric,
    short_year,
    calendar_date,
    day_and_month,
    weekday_after_next,
    feast,
    bound,
    anaphoric,
    deictic,
    this_unit,
    this_weekday,
)
