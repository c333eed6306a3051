"""Rules for days: dates with and without their year, weekdays, feasts, "hier", "la veille"."""

from decimal import Decimal

from extract.entities.dates.expressions import CalendarDate, Expression, Festival, Shift
from extract.entities.dates.fields import century_of, day_of, month_of, turn_of, weekday_in, year_of
from extract.entities.dates.grammar import rules
from extract.entities.dates.period_rules import this_unit
from extract.entities.dates.reading import Piece

_DIGITS = ("zero", "n12", "n24", "n31", "n59", "n99", "year4")


def calendar_date(piece: Piece) -> Expression:
    """Any mixture of weekday, day, month and year in French order."""
    return CalendarDate(year_of(piece), month_of(piece), day_of(piece), weekday_in(piece), turn_of(piece))


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
    (
        numeric,
        """(weekday the?)? @day(n12 | n24 | n31) slash @month(n12) slash @year(year4 | two_digits) ;
        (weekday the?)? @day(n12 | n24 | n31) dot @month(n12) dot @year(year4 | (?<= def n12 dot n12
            dot | def n24 dot n12 dot | def n31 dot n12 dot) two_digits) ;
        (weekday the?)? @day(n12 | n24 | n31) hyphen @month(n12) hyphen @year(year4) ;
        @year(year4) hyphen @month(n12) hyphen @day(n12 | n24 | n31) ;
        @day(n12 | n24 | n31) @month(n12) @year(year4) (?! unit)""",
    ),
    (
        short_year,
        """@head((weekday the?)? (day_number hyphen?)? month_name hyphen?) @year(two_digits) (?= stops |
            $)""",
    ),
    (
        calendar_date,
        """(weekday comma? the?)? (day_number | ordinal) hyphen? month_name ((comma | hyphen)?
            year_number | turning | turns)?""",
    ),
    (
        day_and_month,
        """((?<= def | of_the | to_the) | weekday the?) @day(n12 | n24 | n31) slash @month(n12) (?! slash
            | of)""",
    ),
    (
        calendar_date,
        """weekday the? day_number (?! unit | many | decimal | slash | colon) ;
        weekday (turning | turns)""",
    ),
    (weekday_after_next, "weekday in (n12 | n24) (?! unit | month_name)"),
    (feast, "(day_unit any_of)? feast (of? year_number | turning)?"),
    (bound, "((?<= until | from) | (?<= from def)) day_number (?= stops | $)"),
    (anaphoric, "anaphoric"),
    (deictic, "deictic"),
    (this_unit, "this same? day_unit there? (?! of feast) | same day_unit | day_unit same"),
    (this_weekday, "this same? weekday there? (?! the? day_number month_name)"),
    (calendar_date, "weekday"),
)
