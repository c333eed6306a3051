"""Acronyms that the text explains in brackets, in both orders, and what they stand for."""

from dataclasses import dataclass
from functools import lru_cache

from extract.lexicon import names as lexicon
from extract.phrases.capitals import capital_run
from extract.phrases.complements import complement_stop
from extract.phrases.words import Words, places
from extract.tokens import Span

# How many tokens an explanation may have for each letter of its acronym, small words included.
_PER_LETTER = 4
# No explained name has more tokens.
_LONGEST = 16
_ARTICLES = frozenset({"le", "la", "l'", "les", "du", "au", "aux", "des"})


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym in or before brackets and the words that it abbreviates."""

    acronym: Span
    full: Span


def brackets(words: Words) -> list[int]:
    """The indices of the opening brackets with words on both sides."""
    return [index for index in places(words.tokens, "(") if 0 < index < len(words) - 1]


@lru_cache(maxsize=1)
def find(words: Words) -> list[Definition]:
    """The definitions of the text: "Gendarmerie royale du Canada (GRC)", "ONUB (Opération des Nations unies …)"."""
    return [found for bracket in brackets(words) if (found := _definition(words, bracket))]


def _definition(words: Words, bracket: int) -> Definition | None:
    """What the words inside and before a bracket say of one another."""
    inside, before = Span(bracket + 1, _closing(words, bracket)), _before(words, bracket)
    if _abbreviates(words, inside) and (full := _aligned_before(words, before, inside)):
        return Definition(inside, full)
    acronym = Span(before - 1, before)
    return (
        Definition(acronym, inside)
        if _abbreviates(words, acronym) and _spells(words, acronym, inside)
        else None
    )


def _abbreviates(words: Words, span: Span) -> bool:
    """Whether one capitalised word stands at `span` that may be made of initials: "ONU", "Insee"."""
    single = span.stop - span.first == 1
    return single and words.capitals[span.first] and 2 <= len(words.keys[span.first]) <= 12


def phrase_before(words: Words, stop: int) -> Span | None:
    """The longest noun phrase before `stop` that begins with a capital behind an article, None where none does."""
    begin = max(words.begins[stop - 1] + 1, stop - _LONGEST)
    for first in range(begin, stop):
        opens = (
            words.capitals[first] and words.keys[first - 1] in _ARTICLES and "(" not in words.keys[first:stop]
        )
        if opens and complement_stop(words, capital_run(words, first, stop), stop) == stop:
            return Span(first, stop)
    return None


def is_acronym(words: Words, span: Span) -> bool:
    """Whether one word of two letters or more, mostly capitals, stands at `span`."""
    if span.stop - span.first != 1:
        return False
    form = words.tokens.forms[span.first]
    capitals = sum(letter.isupper() for letter in form)
    return form.isalnum() and capitals >= 2 and len(form) < 2 * capitals and len(form) <= 12


def _closing(words: Words, index: int) -> int:
    """Where the bracket opened at `index` closes, or its own place where it does not in the sentence."""
    limit = min(words.limits[index], index + 20)
    return next((at for at in range(index + 1, limit) if words.keys[at] in {")", ",", ";"}), index + 1)


def _before(words: Words, index: int) -> int:
    """The stop of the words before a bracket, a closing quotation mark left out."""
    return index - 1 if words.keys[index - 1] == '"' else index


def _aligned_before(words: Words, stop: int, acronym: Span) -> Span | None:
    """The words before `stop` whose initials spell the acronym, the longest that begin with its first letter."""
    letters = words.keys[acronym.first]
    begin = max(words.begins[stop - 1], stop - _PER_LETTER * len(letters))
    for first in range(stop - 1, begin - 1, -1):
        if words.keys[first][0] == letters[0] and initials(words, Span(first, stop)) == letters:
            return Span(first, stop)
    return None


def initials(words: Words, span: Span) -> str:
    """The folded first letters of the words at `span`, small words left out."""
    letterless = lexicon.vocabulary("letterless")
    return "".join(
        key[0] for key in words.keys[span.first : span.stop] if key not in letterless and key[0].isalnum()
    )


def _spells(words: Words, acronym: Span, full: Span) -> bool:
    """Whether bracketed words explain the acronym before them: their initials are its beginning."""
    spelled, letters = initials(words, full), words.keys[acronym.first]
    if len(spelled) < 2 or not words.capitals[full.first]:
        return False
    return spelled == letters or (is_acronym(words, acronym) and letters.startswith(spelled[:3]))
