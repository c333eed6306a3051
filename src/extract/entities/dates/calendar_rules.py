"""Rules for days and longer times: dates, weekdays, months, years, seasons, feasts, parts of them."""

from decimal import Decimal
from typing import Any

from extract.entities.dates.expressions import (
    Base,
    CalendarDate,
    Containing,
    Edge,
    Expression,
    Festival,
    InYear,
    Nth,
    Period,
    Portion,
    Reference,
    Season,
    Shift,
    Turn,
    WeekdayOf,
)
from extract.entities.dates.grammar import Grammar, Rule, define
from extract.entities.dates.reading import Piece
from extract.timex import Unit

_TURNS = {"last": -1, "next": 1, "following": 1, "previous": -1}
_FROM_TEXT = {"following", "previous", "same", "that"}

PARTS = define(
    {
        "integer": "zero | one | n12 | n24 | n31 | n59 | n99 | many | year4 | year_words",
        "two_digits": "zero | n12 | n24 | n31 | n59 | n99",
        "day_number": "first | n12 er? | n24 | n31",
        "month_name": "month | month_short dot?",
        "year_number": "year4 | year_words",
        "the": "def | defs",
        "any_of": "of_the | of the?",
        "turning": "turn | turn_after | coming | of (after | before)",
        "years": "year_unit | years_unit",
        "long_unit": "day_unit | week | weekend | month_unit | quarter_unit | half_unit | years | decade_unit | century_unit | millennium_unit",
        "unit": "second | minute | minute_short | hour | hour_short | fortnight | long_unit",
        "small_unit": "second | minute | minute_short | hour | hour_short",
        "stops": "comma | dot | stop | close | colon | end",
        "month_and_year": "(month_unit any_of)? month_name ((slash | any_of)? year_number | turning | turns)?",
    }
)


def _turn(piece: Piece) -> Turn | None:
    turn: Turn | None = piece.get("turn", "turn_after", "coming", "turns", "turns_after")
    if turn is None and piece.index("after", "before") is not None:
        return "following" if piece.index("after") is not None else "previous"
    return turn


def _year(piece: Piece) -> int | None:
    year: int | None = piece.get("year4", "year_words")
    return year


def _month(piece: Piece) -> int | None:
    month = piece.get("month", "month_short")
    return None if month is None else int(month)


def _day(piece: Piece) -> int | None:
    day: int | None = piece.get("first", "n12", "n24", "n31", "ordinal")
    return day if day is None or day < 32 else None


def _weekday(piece: Piece) -> int | None:
    weekday = piece.get("weekday")
    return None if weekday is None else int(weekday)


def calendar_date(piece: Piece) -> Expression:
    """Any mixture of weekday, day, month and year in French order."""
    return CalendarDate(_year(piece), _month(piece), _day(piece), _weekday(piece), _turn(piece))


def short_year(piece: Piece) -> Expression | None:
    """A year of two digits after its month: "mai 68"; before a stop it cannot count anything."""
    year = piece.parts["year"].get("zero", "n12", "n24", "n31", "n59", "n99")
    if len(piece.form(piece.parts["year"].first)) != 2:
        return None
    head = piece.parts["head"]
    return CalendarDate(century_of(year) + year, _month(head), _day(head), _weekday(head))


def in_year(piece: Piece) -> Expression | None:
    """A day or month of another year: "le 3 mai de l'an dernier", "en juin de la même année"."""
    date = calendar_date(piece.parts["date"])
    year = CALENDAR.parse(piece.parts["year"])
    return InYear(date, year) if isinstance(date, CalendarDate) and year else None


def century_of(year: int) -> int:
    """1900 or 2000: a year of two digits lies at most 40 years after 2000."""
    return 2000 if year < 40 else 1900


def numeric(piece: Piece) -> Expression | None:
    """Day, month and year in digits: "28/02/2019", "2019-02-28"."""
    day, month, year = (piece.parts[name].values(*_DIGITS)[0] for name in ("day", "month", "year"))
    digits = len(piece.form(piece.parts["year"].first))
    if not (1 <= month <= 12 and 1 <= day <= 31) or digits not in {2, 4}:
        return None
    return CalendarDate(year + century_of(year) if digits == 2 else year, month, day, _weekday(piece))


_DIGITS = ("zero", "n12", "n24", "n31", "n59", "n99", "year4")


def day_and_month(piece: Piece) -> Expression | None:
    """Day and month in digits after a weekday: "vendredi 07/06"."""
    day, month = piece.parts["day"].get("n12", "n24", "n31"), piece.parts["month"].get("n12")
    if len(piece.form(piece.parts["month"].first)) != 2:
        return None
    return CalendarDate(None, month, day, _weekday(piece))


def weekday_of(piece: Piece) -> Expression | None:
    """A weekday of a week: "mardi de la semaine prochaine"."""
    week = CALENDAR.parse(piece.parts["week"])
    weekday = _weekday(piece)
    return WeekdayOf(weekday, week) if week and weekday else None


def feast(piece: Piece) -> Expression:
    """A holiday, with or without its year."""
    return Festival(piece.get("feast"), _year(piece), _turn(piece))


def season(piece: Piece) -> Expression | None:
    """A season: "été 2016", "hiver 2015-2016", "l'automne dernier"."""
    turn = _turn(piece) or piece.get("this")
    return Season(piece.get("season"), _year(piece), turn)


def portion(piece: Piece) -> Expression | None:
    """A quarter or half of a year: "premier trimestre 2016", "T1 2016", "dernier semestre"."""
    index = int(piece.get("first", "ordinal", "quarter_name") or -1)
    unit: Unit = piece.get("quarter_unit", "half_unit") or "quarter"
    if index < 0 and _year(piece) is None:
        return Shift(unit, Decimal(-1))
    return Portion(unit, index, _year(piece), _turn(piece) if index > 0 else None)


def portions(piece: Piece) -> Expression | None:
    """Several quarters at an end of the year: "les deux derniers trimestres"."""
    count = int(piece.get("n12") or 1)
    index = 1 if piece.get("firsts") else -count
    return Portion(piece.get("quarter_unit", "half_unit"), index, _year(piece), None, count)


def _unit_of(piece: Piece) -> Unit:
    unit: Unit = piece.get(*_LONG_UNITS)
    return unit


_LONG_UNITS = (
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


def this_unit(piece: Piece) -> Expression:
    """The unit that holds the publication date, or the text's own: "cette année", "ce jour-là", "la même année"."""
    from_text = piece.get("there", "same") is not None
    return Shift(_unit_of(piece), Decimal(0), "text" if from_text else "anchor")


def turned_unit(piece: Piece) -> Expression | None:
    """A unit before or after: "l'an dernier", "la semaine prochaine", "l'année suivante"."""
    if piece.index("coming") is not None:
        return Reference("FUTURE_REF")
    turn = _turn(piece) or "this"
    base: Base = "text" if turn in _FROM_TEXT else "anchor"
    return Shift(_unit_of(piece), Decimal(_TURNS.get(turn, 0)), base)


def deictic(piece: Piece) -> Expression:
    """A day counted from today: "avant-hier"."""
    return Shift("day", Decimal(piece.get("deictic")))


def anaphoric(piece: Piece) -> Expression:
    """A day counted from one that the text names: "la veille", "le lendemain de Noël"."""
    base = CALENDAR.parse(piece.parts["base"]) if "base" in piece.parts else None
    return Shift("day", Decimal(piece.get("anaphoric")), base or "text")


def decade(piece: Piece) -> Expression | None:
    """A decade: "années 80", "années 1980", "années quatre-vingt"."""
    year = piece.get("n12", "n24", "n31", "n59", "n99", "zero", "year4", "year_words")
    if year % 10:
        return None
    first = year if year > 99 else 1900 + year if year > 10 else 2000 + year
    return Period(f"{first // 10:03}")


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


def nth(piece: Piece) -> Expression | None:
    """A weekday, day or week of a longer time: "le premier mercredi de mai", "la dernière semaine de 2014"."""
    head = piece.parts["head"]
    index: int = -1 if head.get("turn", "turns") else head.get("first", "ordinal") or 1
    whole = CALENDAR.parse(piece.parts["whole"])
    unit: Any = _weekday(head) or _unit_of(head)
    return Nth(index, unit, whole) if whole else None


def nth_units(piece: Piece) -> Expression | None:
    """Several units at an end of a longer time: "les six premiers mois de l'année"."""
    head = piece.parts["head"]
    count = int(head.get("n12", "n24") or 1)
    whole = CALENDAR.parse(piece.parts["whole"])
    index = 1 if head.get("firsts") else -count
    return Nth(index, _unit_of(head), whole, count) if whole else None


def containing(piece: Piece) -> Expression | None:
    """The week or week-end of a day: "la semaine du 6 octobre"."""
    day = CALENDAR.parse(piece.parts["day"])
    return Containing(_unit_of(piece), day) if day else None


def edge(piece: Piece) -> Expression | None:
    """Beginning, middle or end: "fin 2015", "mi-juin", "début de semaine"."""
    whole = CALENDAR.parse(piece.parts["whole"])
    return Edge(piece.get("edge"), whole) if whole else None


def early_year(piece: Piece) -> Expression | None:
    """A year before 1000: "en 732"."""
    year = piece.get("many")
    return CalendarDate(year) if 100 < year < 1000 and piece.form(piece.first).isdecimal() else None


def two_digit_year(piece: Piece) -> Expression | None:
    """A year by its last digits: "en 97"."""
    year = piece.get("n99")
    return CalendarDate(century_of(year) + year) if piece.form(piece.first).isdecimal() else None


def bare_unit(piece: Piece) -> Expression:
    """The current unit, named without more: the "année" of "fin de l'année"."""
    return Shift(_unit_of(piece), Decimal(0))


def this_weekday(piece: Piece) -> Expression:
    """A weekday with its demonstrative: "ce lundi", "ce même lundi"."""
    return CalendarDate(weekday=_weekday(piece), turn="same" if piece.get("same") else "this")


_WHOLE = """month_and_year | year_unit? year_number | this same? long_unit | long_unit turning
    | season (of? year_number)? | long_unit"""

_DAYS = [
    Rule(
        "numeric",
        "(weekday the?)? @day(n12 | n24 | n31) slash @month(n12) slash @year(year4 | two_digits)",
        numeric,
    ),
    Rule("numeric", "(weekday the?)? @day(n12 | n24 | n31) dot @month(n12) dot @year(year4)", numeric),
    Rule("numeric", "(weekday the?)? @day(n12 | n24 | n31) hyphen @month(n12) hyphen @year(year4)", numeric),
    Rule("numeric", "@year(year4) hyphen @month(n12) hyphen @day(n12 | n24 | n31)", numeric),
    Rule("numeric", "@day(n12 | n24 | n31) @month(n12) @year(year4) (?! unit)", numeric),
    Rule(
        "short_year",
        "@head((weekday the?)? (day_number hyphen?)? month_name hyphen?) @year(two_digits) (?= stops | $)",
        short_year,
    ),
    Rule(
        "in_year",
        """@date(((weekday the?)? (day_number | ordinal))? month_name)
        any_of @year(years turning | this same? years | same years)""",
        in_year,
    ),
    Rule(
        "full_date",
        "(weekday comma? the?)? (day_number | ordinal) hyphen? month_name (comma? year_number | turning | turns)?",
        calendar_date,
    ),
    Rule(
        "day_and_month",
        "((?<= def | of_the | to_the) | weekday the?) @day(n12 | n24 | n31) slash @month(n12) (?! slash | of)",
        day_and_month,
    ),
    Rule(
        "weekday_and_day", "weekday the? day_number (?! unit | many | decimal | slash | colon)", calendar_date
    ),
    Rule("weekday_of", "weekday any_of? @week(this same? week | week turning)", weekday_of),
    Rule("weekday_turned", "weekday (turning | turns)", calendar_date),
    Rule("feast", "(day_unit any_of)? feast (of? year_number | turning)?", feast),
    Rule(
        "anaphoric",
        "anaphoric any_of @base((weekday the?)? day_number month_name year_number? | weekday | feast)",
        anaphoric,
    ),
    Rule("anaphoric", "anaphoric", anaphoric),
    Rule("deictic", "deictic", deictic),
    Rule("same_day", "this same? day_unit there? | same day_unit | day_unit same", this_unit),
    Rule("this_weekday", "this same? weekday (?! the? day_number month_name)", this_weekday),
    Rule("weekday", "weekday", calendar_date),
]
PARTS["days"] = f"(?:{Grammar(_DAYS, PARTS).pattern})"

_LONGER = [
    Rule("before_our_era", "year_unit? (n12 | n24 | n31 | n59 | n99 | many | year4) era", before_our_era),
    Rule(
        "nth",
        f"""@head((first | ordinal | turn) (weekday | week | weekend | day_unit | month_unit | fortnight | decade_unit))
        any_of @whole({_WHOLE} | (first | ordinal | roman) century_unit)""",
        nth,
    ),
    Rule(
        "nth_units",
        f"""@head((n12 | n24)? (firsts | turns) (n12 | n24)? (month_unit | week | day_unit | quarter_unit))
        any_of @whole({_WHOLE})""",
        nth_units,
    ),
    Rule("containing", "this? (week | weekend) any_of @day(days)", containing),
    Rule("month", "month_and_year", calendar_date),
    Rule("decade", "(years_unit | decade_unit any_of? years_unit?) (two_digits | year_number)", decade),
    Rule("century", "(first | ordinal | roman) century_unit era?", century),
    Rule("year", "years? year_number era_ours? (?! unit)", calendar_date),
    Rule(
        "season",
        "(this same?)? season (of? year_number ((hyphen | slash) (year_number | two_digits))? | turning)?",
        season,
    ),
    Rule(
        "portion",
        "(first | ordinal | turn) (quarter_unit | half_unit) (any_of? years? year_number | turning)?",
        portion,
    ),
    Rule("portion", "quarter_name (of? year_number)?", portion),
    Rule(
        "portions",
        "n12 (turns | firsts) (quarter_unit | half_unit) (any_of? year_unit? year_number)?",
        portions,
    ),
    Rule(
        "this_unit",
        "this same? long_unit (here | there)? (?! any_of month_name) | same long_unit | long_unit (here | there)",
        this_unit,
    ),
    Rule("turned_unit", "long_unit turning", turned_unit),
    Rule("year", "(?<= in | around) many (?= stops | other | $)", early_year),
    Rule("two_digit_year", "(?<= in) n99 (?= stops | open)", two_digit_year),
]
PARTS["longer"] = f"(?:{Grammar(_LONGER, PARTS).pattern})"

_EDGES = [Rule("edge", "edge hyphen? any_of? the? @whole(longer | long_unit | days)", edge)]
PARTS["calendar"] = f"(?:{Grammar([*_EDGES, *_DAYS, *_LONGER], PARTS).pattern})"

_BARE = [Rule("bare_unit", "long_unit", bare_unit), Rule("bare_day", "day_number", calendar_date)]
CALENDAR = Grammar([*_EDGES, *_DAYS, *_LONGER, *_BARE], PARTS)

CALENDAR_RULES = [
    *_EDGES,
    *_DAYS,
    *_LONGER,
    Rule(
        "bare_unit", "((?<= within the | during the) | (?<= during)) (week | month_unit | years)", bare_unit
    ),
]
