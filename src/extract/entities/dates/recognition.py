"""The time expressions of a text: the grammar's finds, less those that their surroundings deny."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from extract.analysis import Analysis
from extract.entities.dates.compound_rules import GRAMMAR
from extract.entities.dates.denials import is_date
from extract.entities.dates.expressions import (
    CalendarDate,
    Clock,
    DayPart,
    Duration,
    Edge,
    Expression,
    Listed,
    Period,
    Portion,
    Range,
    Recurrence,
    Reference,
    Season,
)
from extract.entities.dates.reading import Piece, read
from extract.entities.dates.tense import tense
from extract.mentions import DateMention, Found, Tense
from extract.records import DateModifier, DateType
from extract.tokens import Span

_LEADS: Final[dict[str, Tense]] = {"since": "past", "by": "future"}
_MODIFIERS: Final[dict[str, DateModifier]] = {
    "since": "since",
    "from": "since",
    "until": "until",
    "by": "until",
    "before": "before",
    "after": "after",
    "around": "approx",
    "about": "approx",
    "nearby": "approx",
    "more": "after",
    "less": "before",
}
_SKIPPED: Final = frozenset(
    {"def", "defs", "of", "of_the", "in", "this", "to", "to_the", "within", "just", "indef"}
)
_BELONGING: Final = frozenset({"du", "de", "des", "d'"})
_PUT_OFF: Final = ("é", "ée", "és", "ées", "er", "mis", "mise", "mises")  # before "à lundi"
_LINE = 30  # tokens of a line of dates


def find(analysis: Analysis, found: Found) -> list[DateMention]:
    """The time expressions of a text, in order, none overlapping another or a name found before."""
    reading = read(analysis, [*found.people, *found.organisations])
    firsts = [sentence.first for sentence in analysis.tokens.sentences]
    mentions = []
    for name, piece, expression in GRAMMAR.find(reading):
        if expression is not None and is_date(name, piece, expression):
            for span, member in _members(piece, expression):
                mentions.append(_mention(piece, span, member, bisect_right(firsts, span.first) - 1))
    return mentions


def _members(piece: Piece, expression: Expression) -> Iterator[tuple[Span, Expression]]:
    if isinstance(expression, Listed):
        yield from expression.members
    else:
        yield piece.span, expression


def _mention(piece: Piece, span: Span, expression: Expression, place: int) -> DateMention:
    tokens = piece.reading.tokens
    told = _tense(piece, span, expression, tokens.sentences[place])
    expression = _habit(piece, expression, told)
    said = _modifier(piece, expression)
    part = expression.part if isinstance(expression, Edge) else None
    return DateMention(
        first=span.first,
        stop=span.stop,
        start=tokens.start(span),
        end=tokens.end(span),
        sentence=place,
        type=type_of(expression),
        modifier=said if said in {"since", "until", "before", "after"} else part or said,
        tense=told,
        expression=expression,
    )


def _modifier(piece: Piece, expression: Expression) -> DateModifier | None:
    """What the words before an expression make of its bounds: "depuis", "jusqu'en", "avant", "environ"."""
    index = piece.first - 1
    while piece.named(index) in _SKIPPED and index >= piece.first - 4:
        index -= 1
    lead = piece.named(index)
    if lead in {"before", "after"} and isinstance(expression, Duration):
        return None
    within = piece.index("around", "about", "nearby") is not None
    return _MODIFIERS.get(lead) or ("approx" if within else None)


def _tense(piece: Piece, span: Span, expression: Expression, sentence: Span) -> Tense | None:
    """The tense that a date follows.

    A day or month that belongs to a noun ("l'attentat du 13 novembre", but "à partir du 13 novembre") follows none;
    a line of dates alone announces.
    """
    tokens = piece.reading.tokens
    first = piece.first - 1 - (piece.named(piece.first - 1) in {"def", "defs"})
    lead = piece.named(first)
    belongs = span.first > 0 and tokens.lowers[span.first - 1] in _BELONGING and lead != "from"
    match expression:
        case Duration() | Recurrence() | Period() | Reference() | CalendarDate(year=int(), month=None):
            return None
        case CalendarDate(month=int()) | Range(end=CalendarDate(month=int())) | Portion() if belongs:
            return None
    if lead in _LEADS:
        return _LEADS[lead]
    told = tense(tokens, span, sentence)
    if _is_weekday(expression) and (lead == "until" or _is_put_off(piece, first, lead)):
        return "future"
    return told or ("future" if _stands_alone(piece, sentence) else None)


def _is_put_off(piece: Piece, index: int, lead: str) -> bool:
    """Whether the word at `index` puts what follows behind publication: "à partir de lundi", "renvoyé à lundi"."""
    tokens = piece.reading.tokens
    verb = tokens.lowers[piece.reading.items[index].first - 1] if index > 1 else ""
    starts = lead == "from" and piece.form(index).lower() != "dès"
    return starts or (lead == "to" and verb.endswith(_PUT_OFF))


def _is_weekday(expression: Expression) -> bool:
    match expression:
        case Clock(day=day) | DayPart(day=day):
            return day is not None and _is_weekday(day)
        case CalendarDate(weekday=int(), day=None, turn=None):
            return True
        case _:
            return False


def _stands_alone(piece: Piece, sentence: Span) -> bool:
    """Whether its sentence is a short line that holds no word but those of the grammar."""
    if sentence.stop - sentence.first > _LINE:
        return False
    reading = piece.reading
    others = (index for index in range(sentence.first, sentence.stop) if reading.kinds[index] == "o")
    return not any(reading.tokens.forms[index].isalpha() for index in others)


def _habit(piece: Piece, expression: Expression, told: Tense | None) -> Expression:
    """Weekdays and seasons that come again and again: "le dimanche", "en été", but in a past clause."""
    before = piece.named(piece.first - 1)
    match expression:
        case CalendarDate(weekday=int(day), day=None, turn=None) if (
            before == "def" and told != "past" and len(piece) == 1
        ):
            earlier = piece.named(piece.first - 2)
            return (
                expression
                if earlier in {"since", "from", "before", "after"}
                else Recurrence(f"XXXX-WXX-{day}")
            )
        case DayPart(part=part, day=CalendarDate(weekday=int(day), day=None, turn=None)) if (
            before == "def" and told in {None, "present"} and len(piece) == 2
        ):
            return Recurrence(f"XXXX-WXX-{day}T{part}")
        case Season(code=("SU" | "WI") as code, year=None, turn=None) if before == "in" and told in {
            None,
            "present",
        }:
            return Recurrence(f"XXXX-{code}")
        case _:
            return expression


def type_of(expression: Expression) -> DateType:
    """The TIMEX3 type of what an expression says."""
    match expression:
        case Clock() | DayPart():
            return "TIME"
        case Duration():
            return "DURATION"
        case Recurrence():
            return "SET"
        case Edge(whole=whole) | Range(start=whole):
            return type_of(whole)
        case _:
            return "DATE"
