"""The time expressions of a text: the grammar's finds, less those that their surroundings deny."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extract.analysis import Analysis
from extract.entities.dates.compound_rules import GRAMMAR
from extract.entities.dates.context import is_date, modifier
from extract.entities.dates.expressions import (
    CalendarDate,
    Clock,
    DayPart,
    Duration,
    Edge,
    Expression,
    Listed,
    Range,
    Recurrence,
    Season,
)
from extract.entities.dates.reading import SYMBOLS, Piece, Reading, read
from extract.entities.dates.tense import tense
from extract.mentions import DateMention, Found, Tense
from extract.records import DateType
from extract.tokens import Span


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Where the sentences of a text begin, and which of them hold words that are not of the grammar."""

    reading: Reading
    firsts: list[int]
    worded: frozenset[int]

    def place(self, span: Span) -> int:
        """The index of the sentence that holds `span`."""
        return bisect_right(self.firsts, span.first) - 1


def find(analysis: Analysis, found: Found) -> list[DateMention]:
    """The time expressions of a text, in order, none overlapping another or a name found before."""
    reading = read(analysis, [*found.people, *found.organisations])
    sentences = _sentences(reading)
    mentions = []
    for name, piece, expression in GRAMMAR.find(reading):
        if expression is not None and is_date(name, piece, expression):
            mentions += [_mention(sentences, piece, *member) for member in _members(piece, expression)]
    return mentions


def _sentences(reading: Reading) -> _Sentences:
    firsts = [sentence.first for sentence in reading.tokens.sentences]
    other = SYMBOLS["other"]
    places = (
        bisect_right(firsts, item.first) - 1
        for symbol, item in zip(reading.symbols, reading.items, strict=True)
        if symbol == other and reading.tokens.forms[item.first].isalpha()
    )
    return _Sentences(reading, firsts, frozenset(places))


def _members(piece: Piece, expression: Expression) -> Iterator[tuple[Span, Expression]]:
    if isinstance(expression, Listed):
        yield from expression.members
    else:
        yield piece.span, expression


def _mention(sentences: _Sentences, piece: Piece, span: Span, expression: Expression) -> DateMention:
    tokens, place = piece.reading.tokens, sentences.place(span)
    told = _tense(sentences, place, span, expression)
    expression = _habit(piece, expression, told)
    said = modifier(piece, expression)
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


def _tense(sentences: _Sentences, place: int, span: Span, expression: Expression) -> Tense | None:
    """The tense that a date follows.

    A day that belongs to a noun ("l'attentat du 13 novembre") follows none; a line of dates alone announces.
    """
    tokens = sentences.reading.tokens
    before = tokens.lowers[span.first - 1] if span.first else ""
    match expression:
        case CalendarDate(day=int(), month=int()) if before in {"du", "de", "des", "d'"}:
            return None
    if place not in sentences.worded:
        return "future"
    return tense(tokens, span, tokens.sentences[place])


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
