"""Names of people that the words beside them announce: a civility, a function, a demonym, an age, a given name."""

from collections.abc import Iterator, Sequence

from extract.analysis import ModelSpan
from extract.entities.people.guesses import trimmed
from extract.entities.people.titles import civility, personal_functions
from extract.lexicon import names as lexicon
from extract.phrases import bodies
from extract.phrases.grammar import ARTICLES, capital_run, complement_stop, is_demonym
from extract.phrases.words import Words
from extract.tokens import Span

# How far before a name its function may begin, in tokens.
_REACH = 20


def find(words: Words, names: Sequence[ModelSpan]) -> Iterator[Span]:
    """Announced names, the surest first: behind civilities, behind functions, begun by given names."""
    yield from _addressed(words)
    yield from _titled(words)
    yield from _given(words, names)


def _addressed(words: Words) -> Iterator[Span]:
    """Capitals right behind a civility, particles before them included."""
    for index in range(1, len(words)):
        if civility(words, index) == index:
            continue
        name, limit = index, words.limits[index]
        while name < limit and not words.capitals[name] and words.keys[name] in lexicon.words("particles"):
            name += 1
        if name < limit and words.capitals[name]:
            span = trimmed(words, Span(index, capital_run(words, name, limit)))
            if span.first < span.stop:
                yield span


def _titled(words: Words) -> Iterator[Span]:
    """Capitals behind a function or a demonym: "le préfet Pierre Dartout", "la Russe Inna Deriglazova".

    One capital alone must be a known given name ("la chanteuse Angèle").
    """
    index = 0
    while index < len(words):
        if not (words.capitals[index] and _is_introduced(words, index)):
            index += 1
            continue
        stop = capital_run(words, index, words.limits[index])
        span = trimmed(words, Span(index, stop))
        several = sum(words.capitals[span.first : span.stop]) > 1
        known = span.first < span.stop and (
            words.keys[span.first] in lexicon.given_names() or _is_athlete(words, span)
        )
        if (several or known) and not words.tokens.forms[index].isupper():
            yield span
        index = max(stop, index + 1)


def _is_athlete(words: Words, span: Span) -> bool:
    """Whether one capital behind a nationality is nobody else's name: "l'Indonésienne Agustiani"."""
    before = span.first - 1
    return (
        before > words.begins[span.first]
        and words.capitals[before]
        and is_demonym(words, before)
        and bodies.at(words, span.first, span.stop) is None
    )


def _is_introduced(words: Words, index: int) -> bool:
    """Whether the capitals at `index` stand behind a function or a demonym, or before an age."""
    before, begin = index - 1, words.begins[index]
    if before >= begin and not words.capitals[before] and words.keys[before] in personal_functions():
        return True
    if before > begin and words.capitals[before]:
        return is_demonym(words, before) and words.keys[before - 1] in ARTICLES
    return _has_age(words, index) or _has_function(words, index) or _follows_title(words, index)


def _has_function(words: Words, index: int) -> bool:
    """Whether a comma and a function that only people have stand behind the capitals: "Sundar Pichai, PDG d'Alphabet"."""
    stop, limit = capital_run(words, index, words.limits[index]), words.limits[index]
    if stop + 1 >= limit or words.keys[stop] != ",":
        return False
    noun = stop + 1
    while noun + 1 < limit and words.tokens.lowers[noun] in {"ancien", "ancienne", "l'", "la", "le"}:
        noun += 1
    return words.tokens.lowers[noun] in lexicon.vocabulary("sure_function")


def _has_age(words: Words, index: int) -> bool:
    """Whether an age stands behind the capitals at `index`: "Endah Cakrawati, 30 ans"."""
    stop = capital_run(words, index, words.limits[index])
    behind = words.keys[stop : min(stop + 3, words.limits[index])]
    return len(behind) == 3 and behind[0] in {",", "("} and behind[1].isdigit() and behind[2] in {"an", "ans"}


def _follows_title(words: Words, index: int) -> bool:
    """Whether the capitals at `index` stand between commas behind a function: "Le ministre, Michel Sapin, …"."""
    limit = words.limits[index]
    stop = capital_run(words, index, limit)
    if (
        index == words.begins[index]
        or words.keys[index - 1] != ","
        or stop >= limit
        or words.keys[stop] != ","
    ):
        return False
    begin = max(words.begins[index], index - _REACH)
    return any(
        words.keys[at] in personal_functions()
        and words.keys[at - 1] in {"le", "la", "l'"}
        and complement_stop(words, at + 1, index - 1) == index - 1
        for at in range(begin + 1, index - 1)
    )


def _given(words: Words, names: Sequence[ModelSpan]) -> Iterator[Span]:
    """A known given name and the capitals behind it, where the model sees nothing else."""
    others = _others(words, names)
    index = 0
    while index < len(words):
        if not words.capitals[index]:
            index += 1
            continue
        stop = max(capital_run(words, index, words.limits[index]), index + 1)
        if _is_full_name(words, Span(index, stop)) and not any(others[index:stop]):
            yield Span(index, stop)
        index = stop


def _is_full_name(words: Words, span: Span) -> bool:
    """Whether a given name and one to four more capitals stand at `span`, in no heading and no compound word."""
    if words.keys[span.first] not in lexicon.given_names() or words.shouted[span.first]:
        return False
    capitals = [index for index in range(span.first, span.stop) if words.capitals[index]]
    compound = words.hyphenated(span.first - 1) or words.hyphenated(span.first + 1)
    return 2 <= len(capitals) <= 5 and not compound


def _others(words: Words, names: Sequence[ModelSpan]) -> list[bool]:
    """Marks the tokens that the model gives to places, organisations and other names."""
    marks = [False] * len(words)
    for name in names:
        if name.label != "PER":
            marks[name.first : name.stop] = [True] * (name.stop - name.first)
    return marks
