"""The tense of the clause that a date stands in, read from the forms around it: no parser is needed.

French marks tense on the verb's ending or with an auxiliary; the nearest such form tells, and one beyond a
clause boundary counts as further away.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, Literal

from extract.entities.dates.terminals import entries
from extract.lexicon import read_rows
from extract.mentions import Tense
from extract.tokens import Span, Tokens

_Cue = Literal[
    "past",
    "future",
    "have",
    "be",
    "modal",
    "planned",
    "participle",
    "helped",
    "said",
    "present",
    "infinitive",
    "",
]

_ENDINGS: Final[tuple[tuple[_Cue, re.Pattern[str]], ...]] = (
    (
        "participle",
        re.compile(
            r".*(?:duit|truit|crit|mis|pris|quis|vert|fert|teint|traint|joint|mort|fait|dit)(?:e|es|s)?"
        ),
    ),
    ("future", re.compile(r".{2,}(?:ra|ront)|.{3,}(?:rons|rez)|.{2,}era")),
    ("", re.compile(r".{2,}(?:rait|raient)")),
    ("past", re.compile(r".{2,}(?:ait|aient|èrent|irent|urent)")),
    ("participle", re.compile(r".{2,}(?:é|és|ée|ées|i|is|ie|ies|u|us|ue|ues)")),
    ("present", re.compile(r".{2,}[^m]ent")),
    ("infinitive", re.compile(r".{2,}(?:er|ir|re)")),
)
_BOUNDARIES: Final = frozenset(
    {
        ",",
        ";",
        ":",
        "(",
        ")",
        '"',
        "que",
        "qu'",
        "qui",
        "où",
        "dont",
        "lorsque",
        "lorsqu'",
        "quand",
        "et",
        "mais",
    }
)
_DETERMINERS: Final = frozenset(
    [
        "un",
        "une",
        "le",
        "la",
        "l'",
        "les",
        "ce",
        "cet",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "au",
        "aux",
        "du",
        "des",
        "de",
        "d'",
    ]
)
_OF: Final = frozenset({"de", "d'", "du", "des"})
_SHORT_PARTICIPLE: Final = re.compile(r".*(?:i|is|ie|ies|u|us|ue|ues)")
_PRONOUNS: Final = frozenset({"il", "elle", "ils", "elles"})
_SUBJECTS: Final = frozenset({*_PRONOUNS, "qui", "on", "je", "j'"})
_CLITICS: Final = frozenset({*_SUBJECTS, "se", "s'", "ne", "n'"})
_OBJECTS: Final = frozenset({"les", "lui", "leur", "nous", "vous", "pas", "plus"})
_REACH: Final = 40  # tokens on either side; further away a form tells nothing of the date's clause
_BOUNDARY_COST: Final = 8
_WEAK_COST: Final = 3  # a participle without auxiliary may belong to a noun, a present may be past or future
_REACH_OF_AUXILIARY: Final = 5  # "a par ailleurs bien été vu"


@cache
def _forms() -> dict[str, _Cue]:
    """The forms whose ending says nothing, or the wrong thing."""
    rows = read_rows("dates/verbs.csv", ("form", "tense"))
    return {form: "" if tense == "noun" else tense for form, tense in rows}  # type: ignore[misc]  # its own words


@lru_cache(maxsize=65536)
def _cue(lower: str) -> _Cue:
    """What one form says of the tense."""
    known = _forms().get(lower)
    if known is not None:
        return known
    if lower in entries():
        return ""
    return next((cue for cue, ending in _ENDINGS if ending.fullmatch(lower)), "")


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
        distance += _BOUNDARY_COST if lower in _BOUNDARIES else 1
        crossed |= lower in _BOUNDARIES
        told, strong = _tense_at(tokens, index, sentence)
        if told is None or (crossed and _reports(tokens, index, sentence)):
            continue
        if strong:
            return [*weak[:1], (distance, told)]
        weak.append((distance + _WEAK_COST, told))
    return weak[:1]


def _tense_at(tokens: Tokens, index: int, sentence: Span) -> tuple[Tense | None, bool]:
    """What the form at `index` says with its auxiliary or infinitive, and whether it says so surely."""
    if tokens.lowers[index] in _PRONOUNS and index and tokens.forms[index - 1] == "-":
        return "past", False  # "explique-t-il": what was said is past
    cue = _cue(tokens.lowers[index])
    is_name = tokens.forms[index][0].isupper() and (index > sentence.first or tokens.forms[index] == "A")
    if is_name:
        return None, False
    if cue in {"", "present", "infinitive"}:
        is_present = cue == "present" or _is_conjugated(tokens, index, sentence, cue)
        return ("present" if is_present else None), False
    if cue in {"past", "future"}:
        return ("past" if cue == "past" else "future"), True
    if cue in {"participle", "planned", "helped", "said"}:
        return _of_participle(tokens, index, sentence, cue)
    after = tokens.lowers[index + 1 : min(sentence.stop, index + 1 + _REACH_OF_AUXILIARY)]
    return _of_auxiliary(cue, {_cue(lower) for lower in after})


def _is_conjugated(tokens: Tokens, index: int, sentence: Span, cue: _Cue) -> bool:
    """Whether a form whose ending tells nothing is a verb by the pronoun before it: "s'achève", "où il rencontre"."""
    before = tokens.lowers[index - 1] if index > sentence.first else ""
    if before not in (_SUBJECTS if cue == "infinitive" else _CLITICS):
        return False
    lower = tokens.lowers[index]
    return lower.isalpha() and len(lower) > 2 and lower not in _CLITICS and lower not in _OBJECTS


def _of_participle(tokens: Tokens, index: int, sentence: Span, cue: _Cue) -> tuple[Tense | None, bool]:
    before = {
        _cue(lower) for lower in tokens.lowers[max(sentence.first, index - _REACH_OF_AUXILIARY) : index]
    }
    helped = not before.isdisjoint({"have", "be"})
    if not helped and (cue == "helped" or tokens.lowers[index] == "été" or _is_noun(tokens, index, sentence)):
        return None, False
    return ("future" if cue == "planned" and "have" not in before else "past"), helped


def _reports(tokens: Tokens, index: int, sentence: Span) -> bool:
    """Whether a form reports what the other clauses tell: "les élus votent jeudi, a indiqué la mairie"."""
    cues = [
        _cue(lower) for lower in tokens.lowers[index : min(sentence.stop, index + 1 + _REACH_OF_AUXILIARY)]
    ]
    return cues[0] == "said" or (cues[0] == "have" and next((cue for cue in cues[1:] if cue), "") == "said")


def _is_noun(tokens: Tokens, index: int, sentence: Span) -> bool:
    """Whether what ends like a participle is a noun by its article ("une décrue") or complement ("partie du pays")."""
    before = tokens.lowers[index - 1] if index > sentence.first else ""
    after = tokens.lowers[index + 1] if index + 1 < sentence.stop else ""
    return before in _DETERMINERS or (
        after in _OF and _SHORT_PARTICIPLE.fullmatch(tokens.lowers[index]) is not None
    )


def _of_auxiliary(cue: _Cue, after: set[_Cue]) -> tuple[Tense, bool]:
    completed = not after.isdisjoint({"participle", "planned", "helped", "said"})
    if cue == "modal":
        is_future = completed or "infinitive" in after
        return ("future" if is_future else "present"), is_future
    if cue == "be" and "planned" in after:
        return "future", True
    return ("past" if completed else "present"), completed
