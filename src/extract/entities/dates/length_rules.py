"""Rules for lengths, for times so far from another, and for how often."""

from decimal import Decimal

from extract.entities.dates.expressions import (
    Base,
    DayPart,
    Duration,
    Expression,
    Range,
    Recurrence,
    Reference,
    Shift,
    Turn,
)
from extract.entities.dates.fields import PARTS, turn_of
from extract.entities.dates.grammar import define, rules
from extract.entities.dates.reading import Piece
from extract.entities.dates.terminals import CLOCK_UNITS, LONG_UNITS, SYMBOLS
from extract.timex import Unit, duration

LENGTHS = define("lengths", PARTS)
UNIT_NAMES = (*LONG_UNITS, *CLOCK_UNITS)
_UNITS = {SYMBOLS[name] for name in UNIT_NAMES}
_FRACTIONS = {
    SYMBOLS["half"]: Decimal("0.5"),
    SYMBOLS["quarter"]: Decimal("0.25"),
    SYMBOLS["quarters"]: Decimal("0.75"),
}
INTEGERS = ("zero", "one", "n12", "n24", "n31", "n59", "n99", "many", "year4", "year_words")
_NUMBERS = {SYMBOLS[name] for name in (*INTEGERS, "decimal")}
_FORTNIGHT = SYMBOLS["fortnight"]
_FRACTION = SYMBOLS["fraction"]
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}

Amount = tuple[Decimal | None, Unit]


def length(piece: Piece) -> Duration:
    """Amounts with their units: "deux ans et demi", "trois quarts d'heure", "1h30"; a vague amount is None."""
    amounts: list[Amount] = []
    number: Decimal | None = None
    for index in range(piece.first, piece.stop):
        symbol, value = piece.reading.symbols[index], piece.reading.items[index].value
        if symbol in _NUMBERS:
            number = Decimal(value)
        elif symbol in _FRACTIONS or symbol == _FRACTION:
            part = _FRACTIONS.get(symbol, value)
            if amounts:
                amounts[-1] = _increased(amounts[-1], part)
                number = None
            else:
                number = part * (number or 1)
        elif symbol == _FORTNIGHT and piece.reading.symbols[index + 1] == SYMBOLS["of"]:
            number = Decimal(15)
        elif symbol in _UNITS:
            amounts.append(_in_minutes(number, value))
            number = None
    if number is not None and amounts:
        amounts.append((number, "minute"))
    return Duration(tuple(amounts))


def _increased(amount: Amount, part: Decimal) -> Amount:
    number, unit = amount
    return (None if number is None else number + part), unit


def _in_minutes(number: Decimal | None, unit: Unit) -> Amount:
    """Part of an hour in minutes, as French and TIMEX3 say it: "trois quarts d'heure", PT45M."""
    if unit == "hour" and number is not None and 0 < number < 1:
        return number * 60, "minute"
    return number, unit


def between_lengths(piece: Piece) -> Expression | None:
    """Two amounts of one unit: "deux à trois ans"."""
    high = length(piece.parts["high"])
    low = Decimal(piece.parts["low"].get(*INTEGERS, "decimal"))
    if low >= (high.amounts[0][0] or 0):
        return None
    return Range(Duration(((low, high.amounts[0][1]),)), high)


def recent(piece: Piece) -> Expression:
    """So many units up to the publication date, or from it on: "les dix dernières années"."""
    turn: Turn = turn_of(piece) or "last"
    number = piece.get(*INTEGERS)
    unit: Unit = piece.get(*UNIT_NAMES)
    return Duration(((None if number is None else Decimal(number), unit),), turn)


def vague_units(piece: Piece) -> Expression:
    """Days or years near the publication date: "ces dernières années", "les prochains jours"."""
    turn = piece.get("turns", "turns_after", "coming", "turn_after")
    return Reference("FUTURE_REF" if turn in {"next", "following"} else "PAST_REF")


def _away(piece: Piece, base: Base, direction: int) -> Expression | None:
    amounts = length(piece.parts["length"]).amounts
    number, unit = amounts[0]
    if number is None:
        return Reference("FUTURE_REF" if direction > 0 else "PAST_REF", relative=True)
    if unit in _MONTHS and (len(amounts) > 1 or number % 1):
        months = sum((n or 0) * _MONTHS.get(each, 0) for n, each in amounts)
        years, rest = divmod(months, 12)
        return (
            Shift("month", Decimal(months), base, direction)
            if rest
            else Shift("year", Decimal(years), base, direction)
        )
    return Shift(unit, number, base, direction)


def ago(piece: Piece) -> Expression | None:
    """A time before the publication date: "il y a deux ans"."""
    return _away(piece, "anchor", -1)


def ahead(piece: Piece) -> Expression | None:
    """A time after the publication date: "dans trois semaines"."""
    return _away(piece, "anchor", 1)


def later(piece: Piece) -> Expression | None:
    """A time before or after one that the text names: "trois jours plus tard"."""
    word = piece.get("later")
    follows = word == "following" if word else piece.index("after") is not None
    return _away(piece, "text", 1 if follows else -1)


def recurrence(piece: Piece) -> Expression | None:
    """How often: "chaque année", "tous les deux ans", "le lundi soir", "deux fois par semaine"."""
    per = piece.index("per", "def", "edge")
    piece = piece if per is None else Piece(piece.reading, per, piece.stop)
    weekday, part = piece.get("weekday", "weekdays"), piece.get("part")
    month, season = piece.get("month"), piece.get("season")
    if month is not None:
        return Recurrence(f"XXXX-{int(month):02}")
    if weekday is not None:
        return Recurrence(f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    if part is not None:
        return Recurrence(f"XXXX-XX-XXT{part}")
    if season is not None:
        return Recurrence(f"XXXX-{season}")
    start = piece.index("each", "all", "per", "def")
    amounts = length(Piece(piece.reading, piece.first if start is None else start, piece.stop)).amounts
    return Recurrence(duration([(amounts[-1][0] or Decimal(1), amounts[-1][1])])) if amounts else None


def every_other(piece: Piece) -> Expression:
    """Weekdays and units taken in turns: "un mardi sur deux", "un jour sur trois"."""
    weekday = piece.get("weekday")
    if weekday is not None:
        return Recurrence(f"XXXX-WXX-{weekday}")
    every = Piece(piece.reading, piece.first + 2, piece.stop).get(*INTEGERS)
    return Recurrence(duration([(Decimal(every), piece.get(*UNIT_NAMES))]))


def in_a_row(piece: Piece) -> Expression | None:
    """One of several units on end: "la troisième année consécutive", "la deuxième nuit"."""
    part = piece.get("part")
    if part is not None:
        return DayPart(part) if part == "NI" else None
    return Duration(((Decimal(piece.get("ordinal")), piece.get(*UNIT_NAMES)),))


def frequency(piece: Piece) -> Expression:
    """How often, as an adjective or adverb: "annuel", "quotidiennement"."""
    return Recurrence(piece.get("frequency"))


def whole_unit(piece: Piece) -> Expression:
    """One unit from end to end: "toute la journée"."""
    return Duration(((Decimal(1), piece.get(*UNIT_NAMES)),))


LENGTH_RULES = rules(
    "lengths",
    recurrence,
    every_other,
    frequency,
    in_a_row,
    whole_unit,
    later,
    ago,
    ahead,
    recent,
    length,
    vague_units,
    between_lengths,
)
