"""Names of people that the words beside them announce: a civility, a function, a demonym, an age, a given name."""

from collections.abc import Iterator, Sequence

from extract.analysis import ModelSpan
from extract.entities.people.guesses import trimmed
from extract.entities.people.titles import civilities, personal_functions
from extract.lexicon import names as lexicon
from extract.phrases import bodies
from extract.phrases.capitals import capital_places, capital_run, capital_runs, name_stop
from extract.phrases.complements import complement_stop
from extract.phrases.grammar import ARTICLES
from extract.phrases.places import is_demonym
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
    for index in civilities(words):
        if index == len(words):
            break
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
    stop = 0
    for index in capital_places(words):
        if index < stop or _opens(words, index) or not _is_introduced(words, index):
            continue
        stop = name_stop(words, index)
        span = trimmed(words, Span(index, stop))
        several = sum(words.capitals[span.first : span.stop]) > 1
        known = span.first < span.stop and (
            words.keys[span.first] in lexicon.given_names() or _is_athlete(words, span)
        )
        if (several or known) and not words.tokens.forms[index].isupper():
            yield span


def _is_athlete(words: Words, span: Span) -> bool:
    """Whether one capital behind a nationality is nobody else's name: "l'Indonésienne Agustiani"."""
    before = span.first - 1
    return (
        before > words.begins[span.first]
        and words.capitals[before]
        and is_demonym(words, before)
        and bodies.at(words, span.first, span.stop) is None
    )


def _opens(words: Words, index: int) -> bool:
    """Whether the capital is that of a sentence's first word alone: "Chez Renault, le président …"."""
    key = words.keys[index]
    is_function_word = key in lexicon.words("not_complements") and key not in lexicon.words("particles")
    return words.opening[index] and is_function_word and key not in lexicon.given_names()


def _is_introduced(words: Words, index: int) -> bool:
    """Whether the capitals at `index` stand behind a function or a demonym, or before an age."""
    before, begin = index - 1, words.begins[index]
    if before >= begin and not words.capitals[before] and words.keys[before] in personal_functions():
        return True
    if before > begin and words.capitals[before]:
        return is_demonym(words, before) and words.keys[before - 1] in ARTICLES
    limit, stop = words.limits[index], name_stop(words, index)
    if stop >= limit or words.keys[stop] not in {",", "("}:
        return False
    return (
        _has_age(words, stop, limit)
        or _has_function(words, stop, limit)
        or _follows_title(words, Span(index, stop))
    )


def _has_function(words: Words, stop: int, limit: int) -> bool:
    """Whether a comma and a function that only people have stand behind a name: "Sundar Pichai, PDG d'Alphabet"."""
    if stop + 1 >= limit or words.keys[stop] != ",":
        return False
    noun = stop + 1
    while noun + 1 < limit and words.tokens.lowers[noun] in {"ancien", "ancienne", "l'", "la", "le"}:
        noun += 1
    return words.tokens.lowers[noun] in lexicon.vocabulary("sure_function")


def _has_age(words: Words, stop: int, limit: int) -> bool:
    """Whether an age stands behind a name and a mark: "Endah Cakrawati, 30 ans"."""
    return stop + 3 <= limit and words.keys[stop + 1].isdigit() and words.keys[stop + 2] in {"an", "ans"}


def _follows_title(words: Words, name: Span) -> bool:
    """Whether a name stands between commas behind a function: "Le ministre, Michel Sapin, …"."""
    comma, begin = name.first - 1, words.begins[name.first]
    if comma < begin or words.keys[comma] != "," or words.keys[name.stop] != ",":
        return False
    return any(
        words.keys[at] in personal_functions()
        and words.keys[at - 1] in {"le", "la", "l'"}
        and complement_stop(words, at + 1, comma) == comma
        for at in range(max(begin, name.first - _REACH) + 1, comma)
    )


def _given(words: Words, names: Sequence[ModelSpan]) -> Iterator[Span]:
    """A known given name and the capitals behind it, where the model sees nothing else."""
    given = lexicon.given_names()
    others = words.marked(name for name in names if name.label != "PER")
    for first, stop in capital_runs(words).items():
        if words.keys[first] in given and not any(others[first:stop]):
            name = Span(first, stop)
            if _is_full_name(words, name):
                yield name


def _is_full_name(words: Words, span: Span) -> bool:
    """Whether one to four more capitals follow the given name that begins `span`, in no heading and no compound word."""
    if words.shouted[span.first]:
        return False
    capitals = [index for index in range(span.first, span.stop) if words.capitals[index]]
    compound = words.hyphenated(span.first - 1) or words.hyphenated(span.first + 1)
    return 2 <= len(capitals) <= 5 and not compound
