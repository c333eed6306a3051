"""The time expressions of a text: the grammar's finds, less those that their surroundings deny."""

from bisect import bisect_right
from collections.abc import Iterator

from extract.analysis import Analysis
from extract.entities.dates.compound_rules import GRAMMAR
from extract.entities.dates.context import is_date, modifier
from extract.entities.dates.expressions import (
    Clock,
    DayPart,
    Duration,
    Edge,
    Expression,
    Listed,
    Range,
    Recurrence,
)
from extract.entities.dates.reading import Piece, read
from extract.entities.dates.tense import tense
from extract.mentions import DateMention, Found
from extract.records import DateModifier, DateType
from extract.tokens import Span, Tokens


def find(analysis: Analysis, found: Found) -> list[DateMention]:
    """The time expressions of a text, in order, none overlapping another or a name found before."""
    tokens = analysis.tokens
    reading = read(analysis, [*found.people, *found.organisations])
    firsts = [sentence.first for sentence in tokens.sentences]
    mentions = []
    for name, piece, expression in GRAMMAR.find(reading):
        if expression is None or not is_date(name, piece, expression):
            continue
        for span, member in _members(piece, expression):
            place = bisect_right(firsts, span.first) - 1
            mentions.append(_mention(tokens, span, member, modifier(piece, member), place))
    return mentions


def _members(piece: Piece, expression: Expression) -> Iterator[tuple[Span, Expression]]:
    if isinstance(expression, Listed):
        yield from expression.members
    else:
        yield piece.span, expression


def _mention(
    tokens: Tokens, span: Span, expression: Expression, said: DateModifier | None, place: int
) -> DateMention:
    part = expression.part if isinstance(expression, Edge) else None
    return DateMention(
        first=span.first,
        stop=span.stop,
        start=tokens.start(span),
        end=tokens.end(span),
        sentence=place,
        type=type_of(expression),
        modifier=said if said in {"since", "until", "before", "after"} else part or said,
        tense=tense(tokens, span, tokens.sentences[place]),
        expression=expression,
    )


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
