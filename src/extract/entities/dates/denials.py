"""What the words around an expression make of it: counts, names and participles that only look like dates."""

from collections.abc import Callable
from typing import Any, Final

from extract.entities.dates.ages import is_age
from extract.entities.dates.expressions import (
    CalendarDate,
    DayPart,
    Duration,
    Edge,
    Expression,
    Festival,
    Range,
    Recurrence,
    Season,
    Shift,
)
from extract.entities.dates.reading import Piece
from extract.entities.dates.surroundings import Around, words

_FIRST_YEAR, _LAST_YEAR = 1700, 2100  # a lone number outside needs a word that announces a year
_NEAR_YEARS = 1500, 2060
_LONGEST_SYMBOL = 3  # letters of a unit's symbol ("km", "GWh")
_CURRENCY: Final = frozenset("€$£%°")


def is_date(name: str, piece: Piece, expression: Expression) -> bool:
    """Whether an expression found by the rule `name` means a time where it stands."""
    denials = _DENIALS.get(type(expression))
    if not denials:
        return True
    around = Around(piece)
    return not any(denies(name, piece, expression, around) for denies in denials)


def _opens(before: str) -> bool:
    """Whether a sentence, a line or a quotation begins after a word."""
    return not before or before in words("opening")


def _is_no_year(_: str, piece: Piece, said: Expression, around: Around) -> bool:
    """A number of four digits that counts or names: "2000 personnes", "Storm-2139"."""
    first = said.start if isinstance(said, Range) else said
    if not isinstance(first, CalendarDate) or first.year is None or first.month is not None:
        return False
    if piece.index("year_unit", "years_unit", "era_ours") is not None:
        return False
    if _is_marked_number(around):
        return True
    if _is_announced(around, said):
        return first.year < 1000 and _counts(first.year, around)
    return not _FIRST_YEAR <= first.year <= _LAST_YEAR or _counts(first.year, around)


def _is_announced(around: Around, said: Expression) -> bool:
    """Whether the word before a number makes it a year: "en 732", "date de 1361", "(1656-1725)"."""
    before = around.before[0]
    return (
        before in words("announces_year")
        or (before == "de" and around.before[1].startswith("dat"))
        or (before == "(" and isinstance(said, Range))
    )


def _is_marked_number(around: Around) -> bool:
    """A number with its currency or unit, after what it numbers, glued to a name or to another number."""
    before, after = around.before[0], around.after[0]
    if before in words("numbered") or before[:1].isdecimal():
        return True
    if around.glued_twice and after in {"-", "/", "."} and around.after[1][:1].isdecimal():
        return True
    if around.next_form[:1] in _CURRENCY or (around.glued_after and around.next_form[:1].isalpha()):
        return bool(around.next_form)
    return around.glued_before and around.before[0] == "-" and around.form_before_last not in words("event")


def _counts(year: int, around: Around) -> bool:
    """Whether a number of four digits counts what follows: "2000 personnes", but not "2009 montrent"."""
    after = around.after[0]
    if not after[:1].isalpha() or not around.next_form[0].islower() or after in words("after_year"):
        return False
    is_plural = after.endswith(("s", "x")) or len(after) <= _LONGEST_SYMBOL
    return is_plural or not _NEAR_YEARS[0] <= year <= _NEAR_YEARS[1] or year % 100 == 0


def _is_no_month(_: str, piece: Piece, said: CalendarDate, around: Around) -> bool:
    """The planet, a name ("Mai Fatty"): a month alone has no capital but where a sentence begins."""
    if said.month is None or len(piece) > 1:
        return False
    if piece.index("month_short") is not None:
        return True
    opens = _opens(around.before[0]) and not around.next_form[:1].isupper() and said.month != 3
    return not opens and around.first_form.istitle() and around.before[0] not in words("before_month")


def _is_no_season(_: str, piece: Piece, said: Season, around: Around) -> bool:
    """The participle "été", an adjective ("d'été"), a name ("Printemps"), the event of a "rentrée"."""
    before, second = around.before[0], around.before[1]
    if said.year or said.turn in {"this", "that"} or piece.get("turn", "turn_after"):
        return before in {"ont", "a", "avait"} or (
            piece.get("this") is not None and around.lowers[0] == "cette"
        )
    if said.code == "AU":
        announced = before in {"la", "dès"} and second in {"à", "dès", "de", "depuis"}
        return not announced or around.next_form.istitle()
    if around.first_form[0].isupper() and before:
        return True
    if before == "-":
        return second != "mi"
    led = before == "du" and second in words("leads_to_season")
    return not led and (
        before not in words("before_season") or (said.code == "SU" and before in {"au", "le", "cet"})
    )


def _is_person_s_age(name: str, _: Piece, said: Duration, around: Around) -> bool:
    return name == "length" and is_age(said, around)


def _are_ages(_: str, piece: Piece, said: Range, around: Around) -> bool:
    if not isinstance(said.end, Duration):
        return False
    between = piece.index("hyphen", "to") is not None and around.before[0] in {"les", "des", "aux"}
    return (between and said.end.amounts[0][1] == "year") or is_age(said.end, around)


def _only_introduces(name: str, piece: Piece, said: Duration, around: Around) -> bool:
    """An article, not a number: "un jour", "une seconde explosion", "une minute de silence"."""
    if name != "length" or len(said.amounts) > 1:
        return False
    number, unit = said.amounts[0]
    if around.before[0] == "le" and number != 1:
        return True  # "le 20 heures", a broadcast
    if number != 1 or around.lowers[0] not in {"un", "une"}:
        return False
    if unit == "second":
        return around.after[0].isalpha() and around.after[0] not in words("after_year")
    counted = around.before[0] in words("counted")
    is_silent = around.after[:2] == ["de", "silence"]
    is_good = piece.index("size") is not None and unit not in {"hour", "minute"}  # "une bonne année"
    if is_good or around.lowers[-1] == "jour":
        return not counted or around.after[0] in {"de", "d'"}
    return is_silent


def _is_nowadays(_: str, __: Piece, ___: Expression, around: Around) -> bool:
    """The word "aujourd'hui" that means these times: "encore aujourd'hui", "jusqu'à aujourd'hui", "X (aujourd'hui Y)"."""
    before, after = around.before[0], around.after[0]
    ends = before == "(" or (before == "à" and around.before[1].startswith("jusqu"))
    state = before in words("state") and not after.endswith(("é", "és", "ée", "ées"))
    return around.lowers == ["aujourd'hui"] and (
        ends or "encore" in {before, after} or after.startswith("âgé") or state
    )


def _is_no_part(_: str, __: Piece, said: DayPart, around: Around) -> bool:
    """A département or a newspaper: "du Loiret à l'Aube"; a part of a day has no capital within a sentence."""
    bare = said.day is None and not said.deictic
    return bare and around.first_form.istitle() and not _opens(around.before[1])


def _is_named_for_a_day(_: str, __: Piece, ___: Expression, around: Around) -> bool:
    """As in "le Mouvement du 23-Mars", "rue du 4-Septembre"."""
    return around.before[0] == "du" and around.before[1] in words("street")


def _is_periodical(name: str, _: Piece, __: Expression, around: Around) -> bool:
    """A newspaper or what is everyday, not how often: "le quotidien", "la presse quotidienne"."""
    before = around.before[0]
    return name == "frequency" and (not before.isalpha() or before in words("before_periodical"))


def _is_no_feast(_: str, __: Piece, said: Festival, around: Around) -> bool:
    """A saint's place ("basilique Saint-Jean") or a name ("Noël Mamère")."""
    if said.year:
        return False
    is_saint = around.first_form.lower() == "saint" and around.before[0] != "la"
    is_name = len(around.lowers) == 1 and around.next_form.istitle() and not around.glued_after
    return is_saint or is_name or (around.glued_after and around.after[0] == "-")


def _is_code(name: str, _: Piece, __: Expression, around: Around) -> bool:
    """Digits within a longer code: "133-03-03-2020"."""
    return (
        name == "numeric"
        and around.glued_before
        and around.before[0] in {"-", "/", "."}
        and around.before[1] != ""
    )


def _is_running(_: str, piece: Piece, __: Expression, around: Around) -> bool:
    """As in "au courant de": informed, no time."""
    return piece.get("edge") == "mid" and around.lowers[0] == "courant" and around.before[0] == "au"


_DENIALS: Final[dict[type, tuple[Callable[[str, Piece, Any, Around], bool], ...]]] = {
    CalendarDate: (_is_no_year, _is_no_month, _is_code, _is_named_for_a_day),
    Range: (_is_no_year, _are_ages),
    Season: (_is_no_season,),
    Duration: (_is_person_s_age, _only_introduces),
    Shift: (_is_nowadays,),
    Edge: (_is_running,),
    Festival: (_is_no_feast,),
    DayPart: (_is_no_part,),
    Recurrence: (_is_periodical,),
}
