"""The words around an expression."""

from extract.entities.dates.reading import Piece

_BEFORE, _AFTER = 8, 3


class Around:
    """The forms before a piece, nearest first, and after it: lower-case, "" beyond the text."""

    def __init__(self, piece: Piece) -> None:
        tokens, span = piece.reading.tokens, piece.span
        self.before = [*reversed(tokens.lowers[max(0, span.first - _BEFORE) : span.first]), *[""] * _BEFORE]
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
