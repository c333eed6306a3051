"""What the words around an expression make of it: ages, counts and names that only look like dates."""

from decimal import Decimal
from functools import cache
from typing import Final

from extract.entities.dates.expressions import (
    CalendarDate,
    Duration,
    Edge,
    Expression,
    Range,
    Season,
    Shift,
)
from extract.entities.dates.reading import Piece
from extract.lexicon import read_lines
from extract.records import DateModifier

_PUNCTUATION: Final = frozenset(",.;:!?()\"'…-/[]«»–—")
_OPENINGS: Final = frozenset({"", ".", "!", "?", ":", '"', "-", "•", ")"})
_CURRENCY: Final = frozenset("€$£%°")
_FIRST_YEAR, _LAST_YEAR = 1700, 2100  # a lone number outside needs a word that announces a year
_NEAR_YEARS = 1900, 2060
_ANNOUNCES_YEAR: Final = frozenset(
    {
        "en",
        "dès",
        "depuis",
        "vers",
        "an",
        "année",
        "fin",
        "début",
        "jusqu'en",
        "saison",
        "horizon",
        "avant",
        "après",
    }
)
_HAS: Final = frozenset(
    {
        "a",
        "ai",
        "ont",
        "avait",
        "avaient",
        "aura",
        "auront",
        "aurait",
        "ayant",
        "eu",
        "avoir",
        "fêter",
        "fête",
        "fêté",
        "fêtait",
        "fêtera",
    }
)
_OWN: Final = frozenset({"ses", "mes", "leurs", "nos", "vos", "tes"})
_SENTENCED: Final = (
    "condamn",
    "prison",
    "réclusion",
    "peine",
    "écop",
    "requ",
    "puni",
    "passib",
    "ferme",
    "sursis",
)


@cache
def _people() -> frozenset[str]:
    return frozenset(read_lines("dates/people.txt")) | frozenset(read_lines("names/role_nouns.txt"))


@cache
def _lasting() -> frozenset[str]:
    return frozenset(read_lines("dates/lasting.txt"))


@cache
def _after_years() -> frozenset[str]:
    return frozenset(read_lines("dates/after_years.txt"))


class Around:
    """The forms before and after a piece, in lower case and as written."""

    def __init__(self, piece: Piece) -> None:
        tokens, span = piece.reading.tokens, piece.span
        self.forms = tokens.forms[max(0, span.first - 6) : span.first]
        self.before = tokens.lowers[max(0, span.first - 8) : span.first][::-1] + [""] * 8
        self.after = [*tokens.lowers[span.stop : span.stop + 3], "", "", ""]
        self.after_form = [*tokens.forms[span.stop : span.stop + 3], "", "", ""]
        self.forms_of_piece = tokens.lowers[span.first : span.stop]
        self.first_form = tokens.forms[span.first]
        self.glued = span.stop < len(tokens) and not tokens.spaced(span.stop)
        self.tight = span.stop + 1 < len(tokens) and not tokens.spaced(span.stop + 1)
        self.glued_before = span.first > 0 and not tokens.spaced(span.first)


def is_date(name: str, piece: Piece, expression: Expression) -> bool:
    """Whether an expression found by the rule `name` means a time where it stands."""
    around = Around(piece)
    match expression:
        case CalendarDate(year=int(year), month=None, day=None) if name == "year":
            return _is_year(year, piece, around)
        case Range(start=CalendarDate(year=int(year), month=None), end=CalendarDate(month=None)) if (
            name == "year_range"
        ):
            return _is_year(year, piece, around)
        case CalendarDate(month=int(month), day=None, year=None):
            return _is_month(month, piece, around)
        case Season():
            return _is_season(piece, around)
        case Duration() if name == "length":
            return not _is_age(piece, around, expression) and not _is_article(around, expression)
        case Range(start=Duration()):
            young_and_old = piece.index("hyphen") is not None and around.before[0] in {"les", "des", "aux"}
            return not young_and_old and not _is_age(piece, around, expression.end)
        case Edge(whole=Shift()) if piece.get("edge") == "mid":
            return piece.form(piece.first).lower() != "courant" or around.before[0] != "au"
        case _:
            return name != "turned_unit" or not _is_part_of_name(around)


def _is_part_of_name(around: Around) -> bool:
    return around.glued_before and around.before[0] == "-"


def _is_year(year: int, piece: Piece, around: Around) -> bool:
    if len(piece) > 1 and piece.index("year_unit", "years_unit", "era_ours") is not None:
        return True
    before, after, form = around.before[0], around.after[0], around.after_form[0]
    announced = before in _ANNOUNCES_YEAR
    if form[:1] in _CURRENCY or (around.glued and form[:1].isalpha()) or _is_part_of_name(around):
        return False
    if before in {"n°", "numéro", "article", "no", "page", "€", "$", "£", "+"} or before[:1].isdigit():
        return False
    if around.glued and after in {"-", "/", "."} and around.after[1][:1].isdigit() and around.tight:
        return False
    if not announced and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return False
    return announced or not _counts(year, after, form)


def _counts(year: int, after: str, form: str) -> bool:
    """Whether a number of four digits counts what follows: "2000 personnes", but not "2009 montrent"."""
    if not after[:1].isalpha() or not form[0].islower() or after in _after_years():
        return False
    return after.endswith(("s", "x")) or not _NEAR_YEARS[0] <= year <= _NEAR_YEARS[1] or year % 100 == 0


def _is_month(month: int, piece: Piece, around: Around) -> bool:
    """Not the planet, nor a person or ship named for a month; a short form needs its period."""
    if len(piece) > 1 or month != 3:
        return piece.index("month_short") is None or len(piece) > 1
    return around.first_form.islower() or around.before[0] in {
        "",
        ".",
        "en",
        "fin",
        "début",
        "mi",
        "-",
        "depuis",
        "de",
        "dès",
    }


def _is_season(piece: Piece, around: Around) -> bool:
    """A season, not the participle "été", an adjective ("d'été") or a name ("Printemps")."""
    code, form = piece.get("season"), around.first_form
    before = around.before[0]
    if piece.get("year4") or piece.get("turn", "turn_after"):
        return before not in {"ont", "a", "avait"}
    if code == "AU":
        return (
            before in {"la", "dès"}
            and around.before[1] in {"à", "dès", "de", "depuis"}
            and not around.after_form[0].istitle()
        )
    if piece.get("this"):
        return code != "SU" or piece.form(piece.first).lower() == "cet"
    if form[0].isupper() and len(piece) == 1 and around.forms:
        return False
    if code == "SU":
        return before in {"l'", "en", "plein", "début", "fin", "mi"} or (
            before == "-" and around.before[1] == "mi"
        )
    return before in {"l'", "en", "au", "le", "cet", "plein", "début", "fin", "dès", "du"} and (
        before != "du" or around.before[1] in {"fin", "début", "milieu", "cours", "partir", "lors"}
    )


def _is_age(piece: Piece, around: Around, expression: Expression) -> bool:
    """An age: "âgé de 20 ans", "un homme de 45 ans", "Jean Dupont, 69 ans,", "à 20 ans,"."""
    if not isinstance(expression, Duration) or len(expression.amounts) != 1:
        return False
    number, unit = expression.amounts[0]
    if number is None or piece.index("year_unit", "month_unit") is None or unit not in {"year", "month"}:
        return False
    before = around.before
    if before[0] in _OWN or before[0] in _people() or (before[0] in {"de", "d'"} and _aged(before[1:])):
        return True
    if before[0] in {"et", "à", "ou", "-"} and before[1].isdigit() and before[2] in {"de", "d'"}:
        return _aged(before[3:]) or before[3] == "("
    if before[0] in {"de", "d'"} and before[1] in {"moins", "plus"}:
        return before[2] in {"les", "des", "aux", "de", "d'"} or before[2] in _people()
    if unit == "month" or number > Decimal(120):
        return False
    if before[0] in _HAS:
        return not around.after[0] in {"de", "d'", "pour"}
    if before[0] in {"à", "a"}:
        return around.after[0] not in {"de", "d'", "après"} and not _is_sentence(around)
    if (
        around.after[0] in {"révolus"}
        or around.after[:2] == ["et", "plus"]
        or around.after[:2] == ["et", "demi"]
    ):
        return around.after[0] == "révolus" or around.after[1] == "plus"
    if before[0] in {",", "("}:
        return around.after[0] in {
            ",",
            ".",
            ")",
            "",
            ";",
            "et",
            "a",
            "est",
            "qui",
            "dont",
        } and not _is_sentence(around)
    return False


def _is_article(around: Around, said: Duration) -> bool:
    """Whether "un" only introduces: "un jour", "une seconde explosion", "une minute de silence"."""
    if said.amounts[0][0] != 1 or len(said.amounts) > 1 or around.first_form.lower() not in {"un", "une"}:
        return False
    if around.after[:2] == ["de", "silence"]:
        return True
    alone = around.before[0] not in {"en", "par", "pendant", "durant", "dans", "de", "d'", "depuis", "que"}
    match said.amounts[0][1]:
        case "day":
            return alone and around.forms_of_piece[-1] == "jour"
        case "second":
            return around.after[0].isalpha() and around.after[0] not in _after_years()
        case _:
            return False


def _aged(before: list[str]) -> bool:
    """Whether the words (nearest first) make what follows an age: "âgé de", "un chauffeur de bus de"."""
    if before[0].startswith(("âg", "ag")):
        return True
    if before[0] in _lasting():
        return False
    return (
        _is_person(before[0])
        or _is_person(before[1])
        or (before[1] in {"de", "d'", "du"} and _is_person(before[2]))
    )


def _is_person(word: str) -> bool:
    return bool(word) and not _people().isdisjoint({word, word.removesuffix("s"), word.removesuffix("e")})


def _is_sentence(around: Around) -> bool:
    """Whether a punishment is spoken of: its years are no age."""
    return any(word.startswith(_SENTENCED) for word in (*around.before, *around.after[:2]))


_LEADS: Final[dict[str, DateModifier]] = {
    "since": "since",
    "from": "since",
    "until": "until",
    "by": "until",
    "before": "before",
    "after": "after",
    "around": "approx",
    "about": "approx",
    "more": "after",
    "less": "before",
}
_SKIPPED: Final = frozenset({"def", "defs", "of", "of_the", "in", "this", "to", "to_the", "within"})


def modifier(piece: Piece, expression: Expression) -> DateModifier | None:
    """What the words before an expression make of its bounds: "depuis", "jusqu'en", "avant", "environ"."""
    index = piece.first - 1
    while piece.named(index) in _SKIPPED and index >= piece.first - 3:
        index -= 1
    found = _LEADS.get(piece.named(index))
    if (
        found in {"before", "after"}
        and isinstance(expression, Duration)
        and piece.named(index) not in {"more", "less"}
    ):
        return None
    within = piece.get("around", "about") is not None or piece.index("around", "about") is not None
    return found or ("approx" if within else None)
