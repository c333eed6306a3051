"""The model's people: its spans cut to the name, and widened to all of it."""

import re
from collections.abc import Iterator, Sequence

from extract.analysis import ModelSpan
from extract.entities.people.titles import civility, functions, is_civility
from extract.lexicon import names as lexicon
from extract.phrases import bodies
from extract.phrases.capitals import capital_run
from extract.phrases.grammar import ARTICLES, OF
from extract.phrases.places import is_demonym
from extract.phrases.votes import labelled
from extract.phrases.words import Words
from extract.tokens import Span

_ROMAN = re.compile("[IVX]+")


def find(words: Words, names: Sequence[ModelSpan]) -> Iterator[Span]:
    """The names in the model's people, from left to right; those that it more often calls a place's or a body's left out."""
    for name in labelled(words, names, "PER"):
        for part in _parts(words, name):
            span = trimmed(words, part)
            if span.first < span.stop:
                yield _widened(words, span)


def _parts(words: Words, span: Span) -> Iterator[Span]:
    """The stretches of `span` between ends of sentences, conjunctions and marks that no name holds."""
    first = span.first
    for index in range(span.first, span.stop):
        is_dash = words.keys[index] == "-" and not words.hyphenated(index)
        is_mark = is_dash or words.tokens.lowers[index] in lexicon.vocabulary("name_break")
        if is_mark or index == words.limits[first]:
            yield Span(first, index)
            first = index + is_mark
    yield Span(first, span.stop)


def trimmed(words: Words, span: Span) -> Span:
    """`span` without civilities, functions and demonyms before the name and without what is no name behind it."""
    first, stop = span.first, span.stop
    while first < stop and (step := _outside(words, first, stop)):
        first += step
    while stop > first and not _ends_name(words, stop - 1):
        stop -= 1
    return Span(first, _before_function(words, first, stop))


def _ends_name(words: Words, index: int) -> bool:
    return words.capitals[index] or words.hyphenated(index - 1) or _is_initial(words, index)


def _is_initial(words: Words, index: int) -> bool:
    """Whether the token is the period of an initial."""
    return (
        index > 0
        and words.keys[index] == "."
        and len(words.keys[index - 1]) == 1
        and words.capitals[index - 1]
    )


def _before_function(words: Words, first: int, stop: int) -> int:
    """The stop of a name that a function follows without a comma: "… Kyélem de Tambèla Premier ministre"."""
    for index in range(first + 2, stop):
        role = functions().longest(words.keys, index, words.limits[first])
        if role and role[0] >= stop and (role[0] > stop or words.keys[index] == "president"):
            return index
    return stop


def _outside(words: Words, index: int, stop: int) -> int:
    """How many tokens at `index`, the first of a model's span, come before the name itself."""
    if is_civility(words, index):
        return 2 if words.keys[index + 1 : index + 2] == ["."] else 1
    if not words.capitals[index]:
        return 0 if index + 1 < stop and _begins_family_name(words, index) else 1
    if words.keys[index] in ARTICLES and words.opening[index]:
        return int(index + 1 < stop)
    if words.keys[index] in lexicon.given_names():
        return 0
    known = bodies.at(words, index, stop)
    if known and known[1].sure and known[0] < stop and words.keys[known[0]] in lexicon.given_names():
        return known[0] - index  # "le patron de Renault Luca de Meo"
    return _function_length(words, index, stop) or _demonym_length(words, index, stop)


def _demonym_length(words: Words, index: int, stop: int) -> int:
    """1 where the token is a nationality before the name ("Russe Inna Deriglazova"), else 0."""
    after = index + 1
    apposed = words.keys[index - 1 : index] == [","]  # "le maire, Normand Petit, …"
    if apposed or after >= stop or words.hyphenated(after):
        return 0
    return int(is_demonym(words, index) and words.capitals[after])


def _function_length(words: Words, index: int, stop: int) -> int:
    """How many tokens of a model's span a function at `index` takes, its complement included, 0 for none.

    A single noun of function that is the whole span may be a family name: that is not decided here.
    """
    found = functions().longest(words.keys, index, words.limits[index])
    if found is None:
        return 0
    head = found[0]
    if head >= stop:
        return stop - index if head - index > 1 else 0
    if words.hyphenated(head):
        return 0
    if words.keys[head] not in OF:
        return head - index
    noun = head + 1
    while noun < stop and words.keys[noun] in ARTICLES:
        noun += 1
    return min(noun + 1, stop) - index


def _begins_family_name(words: Words, index: int) -> bool:
    """Whether the lower-case particle at `index` is the name's: "ben Salmane", "M. de Villepin", "sous de Gaulle"."""
    key = words.tokens.lowers[index]
    if key in lexicon.vocabulary("leading_particle"):
        return True
    before = words.tokens.lowers[index - 1] if index > words.begins[index] else ""
    awaits_name = before in lexicon.vocabulary("rank") or before in lexicon.vocabulary("before_particle")
    return (key in OF and civility(words, index) < index) or (key == "de" and awaits_name)


def _widened(words: Words, span: Span) -> Span:
    """`span` with the given name or initial before it, and the rest of a compound name behind it."""
    first, begin = span.first, words.begins[span.first]
    while first > begin and (step := _leading(words, first, begin)):
        first -= step
    return Span(first, _whole_stop(words, Span(first, span.stop)))


def _whole_stop(words: Words, span: Span) -> int:
    """The stop of the name that `span` begins: hyphenated words, a family name, a number, a particle and its name."""
    stop, limit = span.stop, words.limits[span.first]
    while stop + 1 < limit and words.hyphenated(stop):
        stop += 2
    if stop >= limit:
        return stop
    if words.capitals[stop] and _is_given(words.keys[span.first : stop]):
        return capital_run(words, stop, limit)
    if _ROMAN.fullmatch(words.tokens.forms[stop]):
        return stop + 1
    if _is_initial(words, stop) and stop + 1 < limit:
        return max(stop + 1, capital_run(words, stop + 1, limit))
    leads = words.tokens.lowers[stop] in lexicon.vocabulary("leading_particle") and stop + 1 < limit
    return capital_run(words, stop + 1, limit) if leads and words.capitals[stop + 1] else stop


def _is_given(keys: Sequence[str]) -> bool:
    """Whether a name is made of given names only: "Jean-Paul"."""
    return all(key in lexicon.given_names() for key in keys if key != "-")


def _leading(words: Words, first: int, begin: int) -> int:
    """How many tokens before `first` belong to the name that begins there: a given name, an initial, "Jean-"."""
    before = first - 1
    if words.hyphenated(before) and words.capitals[before - 1]:
        return 2
    if words.capitals[before] and words.keys[before] in lexicon.given_names() and words.keys[first] != "-":
        return 1
    if _is_leading_particle(words, before):
        return 1
    initial = before > begin and _is_initial(words, before) and words.tokens.forms[before - 1] != "M"
    return 2 if initial else 0


def _is_leading_particle(words: Words, index: int) -> bool:
    """Whether a particle at `index` belongs to the name behind it: "De" in "De Croo", "ben" in "ben Salmane"."""
    if words.tokens.lowers[index] in lexicon.vocabulary("leading_particle"):
        return True
    if words.keys[index] in OF and not words.capitals[index] and index > words.begins[index]:
        is_ranked = words.tokens.lowers[index - 1] in lexicon.vocabulary("rank")
        return is_ranked or civility(words, index) < index
    return (
        words.capitals[index] and not words.opening[index] and words.keys[index] in lexicon.words("particles")
    )
