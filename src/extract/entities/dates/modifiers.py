"""What the words before an expression make of its bounds: "depuis", "jusqu'en", "environ"."""

from typing import Final

from extract.entities.dates.expressions import Duration, Expression
from extract.entities.dates.reading import Piece
from extract.records import DateModifier

_LEADS: Final[dict[str, DateModifier]] = {
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


def modifier(piece: Piece, expression: Expression) -> DateModifier | None:
    """What the words before an expression make of its bounds: "depuis", "jusqu'en", "avant", "environ"."""
    index = piece.first - 1
    while piece.named(index) in _SKIPPED and index >= piece.first - 4:
        index -= 1
    lead = piece.named(index)
    if lead in {"before", "after"} and isinstance(expression, Duration):
        return None
    within = piece.index("around", "about", "nearby") is not None
    return _LEADS.get(lead) or ("approx" if within else None)
