"""The words around an expression."""

from functools import cache

from extract.entities.dates.reading import Piece
from extract.lexicon import read_rows

_BEFORE, _AFTER = 8, 3


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one class of `context_words.csv`."""
    return frozenset(
        form for form, named in read_rows("dates/context_words.csv", ("form", "class")) if named == kind
    )


class Around:
    """The forms before a piece, nearest first, and after it: lower-case, "" beyond the text."""

    def __init__(self, piece: Piece) -> None:
        tokens, span = piece.reading.tokens, piece.span
        self.before = [*tokens.lowers[max(0, span.first - _BEFORE) : span.first][::-1], *[""] * _BEFORE]
        self.after = [*tokens.lowers[span.stop : span.stop + _AFTER], *[""] * _AFTER]
        self.next_form = tokens.forms[span.stop] if span.stop < len(tokens) else ""
        self.form_before_last = tokens.forms[span.first - 2] if span.first > 2 else ""
        self.ends = piece.named(piece.stop) == "end"
        self.lowers = tokens.lowers[span.first : span.stop]
        self.first_form = tokens.forms[span.first]
        self.glued_before = span.first > 0 and not tokens.spaced(span.first)
        self.glued_after = span.stop < len(tokens) and not tokens.spaced(span.stop)
        self.glued_twice = (
            self.glued_after and span.stop + 1 < len(tokens) and not tokens.spaced(span.stop + 1)
        )
