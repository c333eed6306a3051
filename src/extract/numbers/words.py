"""The words that French numbers are made of."""

from decimal import Decimal, getcontext
from unicodedata import numeric

from extract.lexicon import read_lines, read_rows


def ratio(numerator: Decimal, denominator: int) -> Decimal:
    """The quotient, exact where its decimals end, else rounded to four of them."""
    quotient = numerator / denominator
    ends = len(quotient.as_tuple().digits) < getcontext().prec
    return quotient if ends else round(quotient, 4)


_CARDINALS = read_rows("numbers/cardinals.csv", ("word", "value", "role"))
_COLLECTIVES = read_rows("numbers/collectives.csv", ("word", "value", "alone"))
_FRACTIONS = read_rows("numbers/fractions.csv", ("word", "denominator"))

VALUES = {word: Decimal(value) for word, value, _ in _CARDINALS}
ROLES = {word: role for word, _, role in _CARDINALS}
SCALES = {word: Decimal(value) for word, value, role in _CARDINALS if role == "scale"}
ONES = frozenset({"un", "une"})
ZEROS = frozenset({"zéro", "zero"})

COLLECTIVES = {form: Decimal(value) for word, value, _ in _COLLECTIVES for form in (word, f"{word}s")}
STANDING_ALONE = frozenset(
    form for word, _, alone in _COLLECTIVES if alone == "yes" for form in (word, f"{word}s")
)
VAGUE = frozenset(read_lines("numbers/vague.txt"))
DENOMINATORS = {word: int(denominator) for word, denominator in _FRACTIONS}
NOT_FRACTIONS = frozenset(read_lines("numbers/not_fractions.txt"))
HALVES = frozenset({"demi", "demie"})

GLYPHS = {glyph: round(Decimal(numeric(glyph)), 4).normalize() for glyph in "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
"""The characters that are fractions: "½", "¾"."""

MULTIPLES = SCALES | COLLECTIVES
STARTS = (
    frozenset(VALUES)
    | ZEROS
    | frozenset(GLYPHS)
    | frozenset(MULTIPLES)
    | frozenset(DENOMINATORS)
    | VAGUE
    | HALVES
)
"""Words that a number expression can begin with, digits apart."""
