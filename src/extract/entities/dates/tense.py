"""The tense of the clause that a date stands in, read from the forms around it: no parser is needed.

French marks tense on the verb's ending or with an auxiliary; the nearest such form tells, and one beyond a
clause boundary counts as further away.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from extract.entities.dates.surroundings import words
from extract.entities.dates.terminals import SYMBOLS, entries
from extract.entities.dates.verb_forms import cue
from extract.mentions import Tense
from extract.tokens import Span, Tokens

_SHORT_PARTICIPLE: Final = re.compile(r".*(?:i|is|ie|ies|u|us|ue|ues)")
_BOUNDARIES: Final = words("boundary")
_DETERMINERS: Final = words("determiner")
_OF: Final = words("of")
_INVERTED: Final = words("inverted")
_SUBJECTS: Final = words("subject")
_CLITICS: Final = _SUBJECTS | words("clitic")
_OBJECTS: Final = words("object")
_PARTICIPLES: Final[frozenset[str]] = frozenset({"participle", "planned", "helped", "said", "moved"})
_PAST_WITH_BE: Final[frozenset[str]] = frozenset({"moved", "helped", "planned"})  # or a future, planned
_SURE: Final[dict[str, Tense]] = {"past": "past", "future": "future"}
_MONTHS: Final = frozenset({SYMBOLS["month"], SYMBOLS["month_short"]})
_REACH: Final = 40  # tokens on either side; further away a form tells nothing of the date's clause
_BOUNDARY_COST: Final = 8
_WEAK_COST: Final = 3  # a participle without auxiliary may belong to a noun, a present may be past or future
_REACH_OF_AUXILIARY: Final = 5  # "a par ailleurs bien été vu"


def tense(tokens: Tokens, span: Span, sentence: Span) -> Tense | None:
    """The tense of the clause around `span`, None where no form tells it."""
    left = range(span.first - 1, max(sentence.first, span.first - _REACH) - 1, -1)
    right = range(span.stop, min(sentence.stop, span.stop + _REACH))
    found = [*_told(tokens, left, sentence), *_told(tokens, right, sentence)]
    return min(found)[1] if found else None


def _told(tokens: Tokens, indices: Iterable[int], sentence: Span) -> list[tuple[int, Tense]]:
    """The nearest form on one side that tells a tense, with its distance; a weak one stands beside the next."""
    distance, crossed = 0, False
    weak: list[tuple[int, Tense]] = []
    for index in indices:
        lower = tokens.lowers[index]
        if _is_silent(lower) and tokens.lowers[index - 1] not in _CLITICS:
            distance += 1
            continue
        distance += _BOUNDARY_COST if lower in _BOUNDARIES else 1
        crossed |= lower in _BOUNDARIES
        told, strong = _tense_at(tokens, index, sentence)
        if told is None or (crossed and _reports(tokens, index, sentence)):
            continue
        if strong:
            return [*weak[:1], (distance, told)]
        weak.append((distance + _WEAK_COST, told))
    return weak[:1]


@lru_cache(maxsize=65536)
def _is_silent(lower: str) -> bool:
    """Whether a form tells nothing of the tense and parts no clauses, unless a pronoun stands before it."""
    return (
        cue(lower) in {"", "infinitive"}
        and lower not in _BOUNDARIES
        and lower not in _INVERTED
        and not lower.isdecimal()
    )


def _tense_at(tokens: Tokens, index: int, sentence: Span) -> tuple[Tense | None, bool]:
    """What the form at `index` says with its auxiliary or infinitive, and whether it says so surely."""
    if _is_inverted(tokens, index) or _is_score(tokens, index):
        return "past", False
    if tokens.forms[index][0].isupper() and (index > sentence.first or tokens.forms[index] == "A"):
        return None, False  # a name; "A 20 h" is a preposition
    told = cue(tokens.lowers[index])
    match told:
        case "past" | "future":
            return _SURE[told], True
        case "participle" | "planned" | "helped" | "said" | "moved":
            return _of_participle(tokens, index, sentence, told)
        case "have" | "be" | "modal":
            return _of_auxiliary(tokens, index, sentence, told)
        case _:
            return ("present" if _is_present(tokens, index, sentence, told) else None), False


def _is_inverted(tokens: Tokens, index: int) -> bool:
    """Whether a verb of saying stands before its subject: "explique-t-il"; what was said is past."""
    return tokens.lowers[index] in _INVERTED and index > 0 and tokens.forms[index - 1] == "-"


def _is_score(tokens: Tokens, index: int) -> bool:
    """Whether the result of a match begins at `index`: "3-2"; it has been played."""
    if not tokens.forms[index].isdecimal():
        return False
    forms = tokens.forms[index : index + 3]
    return (
        len(forms) == 3
        and forms[1] == "-"
        and all(form.isdecimal() and len(form) < 4 for form in forms[::2])
        and not any(tokens.spaced(each) for each in (index + 1, index + 2))
        and not _is_month(tokens, index + 3)
    )


def _is_month(tokens: Tokens, index: int) -> bool:
    """Whether a month stands at `index`: "8-9 avril" are days."""
    row = entries().get(tokens.lowers[index], ()) if index < len(tokens) else ()
    return any(entry.symbol in _MONTHS for entry in row)


def _is_present(tokens: Tokens, index: int, sentence: Span, told: str) -> bool:
    """Whether a form is a present, by its ending or the pronoun before it: "votent", "s'achève", "où il rencontre"."""
    before = tokens.lowers[index - 1] if index > sentence.first else ""
    if told == "present" or before not in (_SUBJECTS if told == "infinitive" else _CLITICS):
        return told == "present"
    lower = tokens.lowers[index]
    return lower.isalpha() and len(lower) > 2 and lower not in _CLITICS and lower not in _OBJECTS


def _of_participle(tokens: Tokens, index: int, sentence: Span, told: str) -> tuple[Tense | None, bool]:
    before = {cue(lower) for lower in tokens.lowers[max(sentence.first, index - _REACH_OF_AUXILIARY) : index]}
    helped = not before.isdisjoint({"have", "be"})
    if not helped and (
        told == "helped" or tokens.lowers[index] == "été" or _is_noun(tokens, index, sentence)
    ):
        return None, False
    if helped and told not in _PAST_WITH_BE and "have" not in before:
        auxiliary = next(at for at in range(index - 1, -1, -1) if cue(tokens.lowers[at]) == "be")
        if _is_passive(tokens, auxiliary, sentence):
            return "present", False
    return ("future" if told == "planned" and "have" not in before else "past"), helped


def _is_passive(tokens: Tokens, index: int, sentence: Span) -> bool:
    """Whether "est", "sont" at `index` make a present of the passive: "les routes sont fermées", not "il s'est ouvert"."""
    before = tokens.lowers[index - 1] if index > sentence.first else ""
    return tokens.lowers[index] in {"est", "sont"} and before not in {"s'", "se"}


def _reports(tokens: Tokens, index: int, sentence: Span) -> bool:
    """Whether a form reports what the other clauses tell: "les élus votent jeudi, a indiqué la mairie"."""
    cues = [
        cue(lower) for lower in tokens.lowers[index : min(sentence.stop, index + 1 + _REACH_OF_AUXILIARY)]
    ]
    return cues[0] == "said" or (
        cues[0] == "have" and next((each for each in cues[1:] if each), "") == "said"
    )


def _is_noun(tokens: Tokens, index: int, sentence: Span) -> bool:
    """Whether what ends like a participle is a noun by its article ("une décrue") or complement ("partie du pays")."""
    before = tokens.lowers[index - 1] if index > sentence.first else ""
    after = tokens.lowers[index + 1] if index + 1 < sentence.stop else ""
    return before in _DETERMINERS or (
        after in _OF and _SHORT_PARTICIPLE.fullmatch(tokens.lowers[index]) is not None
    )


def _of_auxiliary(tokens: Tokens, index: int, sentence: Span, told: str) -> tuple[Tense, bool]:
    after = {
        cue(lower) for lower in tokens.lowers[index + 1 : min(sentence.stop, index + 1 + _REACH_OF_AUXILIARY)]
    }
    completed = not after.isdisjoint(_PARTICIPLES)
    if told == "modal":
        is_future = completed or "infinitive" in after
        return ("future" if is_future else "present"), is_future
    if told == "be" and "planned" in after:
        return "future", True
    completed = completed and (
        not after.isdisjoint(_PAST_WITH_BE) or not _is_passive(tokens, index, sentence)
    )
    return ("past" if completed else "present"), completed
