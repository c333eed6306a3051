"""Rules for what is longer than a day: months, years, decades, centuries, seasons, quarters, units."""

from decimal import Decimal

from extract.entities.dates.expressions import (
    Base,
    CalendarDate,
    Containing,
    Expression,
    Period,
    Portion,
    Reference,
    Season,
    Shift,
)
from extract.entities.dates.fields import (
    calendar_date,
    century_of,
    decade_of,
    rank_of,
    turn_of,
    unit_of,
    year_of,
)
from extract.entities.dates.grammar import rules
from extract.entities.dates.reading import Piece
from extract.timex import Unit

_TURNS = {"last": -1, "next": 1, "following": 1, "previous": -1}
_FROM_TEXT = {"following", "previous", "same", "that"}


def season(piece: Piece) -> Expression | None:
    """A season: "été 2016", "hiver 2015-2016", "l'automne dernier"."""
    turn = "that" if piece.get("there") else turn_of(piece) or piece.get("this")
    return Season(piece.get("season"), year_of(piece), turn)


def short_season(piece: Piece) -> Expression:
    """A season with the last digits of its year: "l'été 36"."""
    year = piece.get("n31", "n59", "n99")
    return Season(piece.get("season"), century_of(year) + year)


def campaign(piece: Piece) -> Expression:
    """A season of sports before or after the one that runs: "la saison dernière"."""
    return Season("campaign", None, turn_of(piece))


def new_year(_: Piece) -> Expression:
    """The year that begins: the next one in December."""
    return Containing("year", Shift("month", Decimal(1)))


def moiety(piece: Piece) -> Expression:
    """The first or second half of a year: "la première moitié de 2019"."""
    return Portion("half", rank_of(piece) or 1, year_of(piece), turn_of(piece))


def portion(piece: Piece) -> Expression | None:
    """A quarter or half of a year: "premier trimestre 2016", "T1 2016", "dernier semestre"."""
    index = int(rank_of(piece) or piece.get("quarter_name") or -1)
    unit: Unit = piece.get("quarter_unit", "half_unit") or "quarter"
    if index < 0 and year_of(piece) is None:
        return Shift(unit, Decimal(-1))
    return Portion(unit, index, year_of(piece), turn_of(piece) if index > 0 else None)


def week_number(piece: Piece) -> Expression:
    """A week by its number in the year: "semaine 31"."""
    return Portion("week", piece.get("n12", "n24", "n31", "n59"), year_of(piece))


def portions(piece: Piece) -> Expression | None:
    """Several quarters at an end of the year: "les deux derniers trimestres"."""
    count = int(piece.get("n12") or 1)
    index = 1 if piece.get("firsts") else -count
    return Portion(piece.get("quarter_unit", "half_unit"), index, year_of(piece), None, count)


def this_unit(piece: Piece) -> Expression:
    """The unit that holds the publication date, or the text's own: "cette année", "ce jour-là", "la même année"."""
    from_text = piece.get("there", "same") is not None
    return Shift(unit_of(piece), Decimal(0), "text" if from_text else "anchor")


def turned_unit(piece: Piece) -> Expression | None:
    """A unit before or after: "l'an dernier", "la semaine prochaine", "l'année suivante"."""
    if piece.index("coming") is not None:
        return Reference("FUTURE_REF")
    turn = turn_of(piece) or "this"
    base: Base = "text" if turn in _FROM_TEXT else "anchor"
    return Shift(unit_of(piece), Decimal(_TURNS.get(turn, 0)), base)


def decade(piece: Piece) -> Expression | None:
    """A decade: "années 80", "années 1980", "années quatre-vingt"; or a year of several: "les années 2018 et 2019"."""
    year = piece.get("n12", "n24", "n31", "n59", "n99", "zero", "year4", "year_words")
    return decade_of(year) or (CalendarDate(year) if year > 99 else None)


def century(piece: Piece) -> Expression | None:
    """A century by its number: "XXe siècle", "Ve siècle avant J.-C."."""
    number = piece.get("ordinal", "first", "roman")
    if not 0 < number < 31:
        return None
    return Period(f"BC{number:02}" if piece.get("era") else f"{number - 1:02}")


def before_our_era(piece: Piece) -> Expression | None:
    """A year before our era."""
    number = piece.get("n12", "n24", "n31", "n59", "n99", "many", "year4")
    return Period(f"BC{int(number):04}")


def early_year(piece: Piece) -> Expression | None:
    """A year before 1000: "en 732"."""
    year = piece.get("many")
    return CalendarDate(year) if 100 < year < 1000 and piece.form(piece.stop - 1).isdecimal() else None


def two_digit_year(piece: Piece) -> Expression | None:
    """A year by its last digits: "en 97"."""
    year = piece.get("n99")
    return CalendarDate(century_of(year) + year) if piece.form(piece.first).isdecimal() else None


def bare_unit(piece: Piece) -> Expression:
    """The current unit, named without more: the "année" of "fin de l'année"."""
    return Shift(unit_of(piece), Decimal(0))


PERIOD_RULES = rules(
    "periods",
    before_our_era,
    calendar_date,
    decade,
    century,
    short_season,
    season,
    new_year,
    campaign,
    moiety,
    portion,
    week_number,
    portions,
    this_unit,
    turned_unit,
    early_year,
    two_digit_year,
)
