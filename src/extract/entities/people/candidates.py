"""Where people's names stand: the model's spans put right, and names that civilities and given names announce."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.analysis import ModelSpan
from extract.lexicon import names as lexicon
from extract.lexicon.names import Gender
from extract.normalise import fold
from extract.phrases import bodies, shapes
from extract.phrases.context import is_announced, is_eponym, is_place_name, is_plural_family
from extract.phrases.grammar import ARTICLES, OF, capital_run, complement_stop, is_demonym, is_place
from extract.phrases.tree import Phrases, phrases
from extract.phrases.words import Words
from extract.tokens import Span

_BREAKS = frozenset(
    {",", "(", ")", "[", "]", ":", ";", "/", "|", "•", "et", "ou", "and", "!", "?", "…", "..."}
)
_FOREIGN = frozenset(
    {
        "ben",
        "bin",
        "ibn",
        "al",
        "el",
        "abou",
        "abu",
        "von",
        "van",
        "der",
        "den",
        "ter",
        "di",
        "da",
        "dos",
        "ould",
    }
)
# How far before a name its function may begin, in tokens.
_TITLE_REACH = 20
_ROMAN = frozenset(
    {
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
        "XIII",
        "XIV",
        "XV",
        "XVI",
        "XVIII",
        "XXIII",
    }
)


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """A person's name at one place, with the gender that a civility or the given name tells."""

    gender: Gender | None


def find(words: Words, names: Sequence[ModelSpan]) -> list[Candidate]:
    """The names of people, in the order of the text, none overlapping another."""
    taken = [False] * len(words)
    animals = _animals(words, names)
    others = _others(words, names)
    found = []
    for span in (*_modelled(words, names), *_announced(words), *_titled(words), *_given(words, others)):
        if any(taken[span.first : span.stop]) or not _is_person(words, span) or words.key(span) in animals:
            continue
        taken[span.first : span.stop] = [True] * (span.stop - span.first)
        found.append(candidate(words, span))
    return sorted(found, key=lambda span: span.first)


def candidate(words: Words, span: Span) -> Candidate:
    """The name at `span` with its gender."""
    return Candidate(span.first, span.stop, _gender(words, span))


def precedes_name(words: Words, index: int, stop: int) -> bool:
    """Whether the capitalised token before `stop` is a civility, a function or a demonym, no part of a name."""
    role = role_phrases().longest(words.keys, index, stop)
    return civility(words, stop) < stop or bool(role and role[0] == stop) or is_demonym(words, index)


def civility(words: Words, stop: int) -> int:
    """The first token of the civility that ends right before `stop`, `stop` where none does."""
    first = stop - 1
    if first > 0 and words.keys[first] == "." and words.glued(first):
        first -= 1
    known = (
        first >= 0
        and words.tokens.forms[first] in _civilities()
        and words.begins[first] == words.begins[stop - 1]
    )
    return first if known and (words.tokens.forms[first] != "M" or stop - first == 2) else stop


@cache
def _civilities() -> frozenset[str]:
    forms = lexicon.civilities()
    return frozenset(forms) | {form.lower() for form in forms if len(form) > 4}


@cache
def role_phrases() -> Phrases[str]:
    """The nouns of function, to look up in a text."""
    return phrases((noun, noun) for noun in lexicon.role_nouns())


def _modelled(words: Words, names: Sequence[ModelSpan]) -> Iterator[Span]:
    for name in names:
        if name.label == "PER":
            for part in _parts(words, name):
                span = _widened(words, _trimmed(words, part))
                if span.first < span.stop:
                    yield span


def _parts(words: Words, span: Span) -> Iterator[Span]:
    """The stretches of `span` between conjunctions and marks that no name holds."""
    first = span.first
    for index in range(span.first, span.stop):
        is_dash = words.keys[index] == "-" and not words.hyphenated(index)
        if words.keys[index] in _BREAKS or is_dash:
            yield Span(first, index)
            first = index + 1
    yield Span(first, span.stop)


def _trimmed(words: Words, span: Span) -> Span:
    """`span` without civilities, functions and demonyms before the name and without what is no name behind it."""
    first, stop = span.first, span.stop
    while first < stop and (step := _outside(words, first, stop)):
        first += step
    while stop > first and not (
        words.capitals[stop - 1] or words.hyphenated(stop - 2) or _is_initial(words, stop - 1)
    ):
        stop -= 1
    return Span(first, _before_function(words, first, stop))


def _before_function(words: Words, first: int, stop: int) -> int:
    """The stop of a name that a function follows without a comma: "… Kyélem de Tambèla Premier ministre"."""
    for index in range(first + 2, stop):
        role = role_phrases().longest(words.keys, index, words.limits[first])
        if role and role[0] >= stop and (role[0] > stop or words.keys[index] == "president"):
            return index
    return stop


def _outside(words: Words, index: int, stop: int) -> int:
    """How many tokens at `index`, the first of a model's span, come before the name itself."""
    form, key = words.tokens.forms[index], words.keys[index]
    if form in _civilities() and (form != "M" or words.keys[index + 1 : index + 2] == ["."]):
        return 2 if words.keys[index + 1 : index + 2] == ["."] else 1
    if not words.capitals[index]:
        kept = key in _FOREIGN or (key in OF and _keeps_particle(words, index))
        return 0 if kept and index + 1 < stop else 1
    if key in {"l'", "d'"} and words.opening[index]:
        return 1
    if index + 1 >= stop or key in lexicon.given_names():
        return 0
    if key in {"le", "la", "les"} and words.opening[index]:
        return 1
    role = role_phrases().longest(words.keys, index, stop)
    if role and role[0] < stop and not words.hyphenated(role[0]):
        return _function_length(words, index, role[0], stop)
    return (
        1 if is_demonym(words, index) and words.capitals[index + 1] and not words.hyphenated(index + 1) else 0
    )


def _function_length(words: Words, index: int, head: int, stop: int) -> int:
    """How many tokens of a model's span a function at `index` takes, its complement included."""
    if words.keys[head] not in OF:
        return head - index
    noun = head + 1
    while noun < stop and words.keys[noun] in ARTICLES:
        noun += 1
    return min(noun + 1, stop) - index


def _keeps_particle(words: Words, index: int) -> bool:
    """Whether "de" at `index` begins a family name: "M. de Villepin", "le général de Gaulle", "sous de Gaulle"."""
    before = words.keys[index - 1] if index > words.begins[index] else ""
    particle_follows = before in lexicon.vocabulary("rank") | lexicon.vocabulary("before_particle")
    return civility(words, index) < index or (particle_follows and words.keys[index] == "de")


def _is_initial(words: Words, index: int) -> bool:
    """Whether the token is the period of an initial."""
    return (
        words.keys[index] == "."
        and index > 0
        and len(words.keys[index - 1]) == 1
        and words.capitals[index - 1]
    )


def _widened(words: Words, span: Span) -> Span:
    """`span` with the given name or initial before it, and the rest of a compound name behind it."""
    if span.first >= span.stop:
        return span
    first, stop = span.first, span.stop
    limit, begin = words.limits[first], words.begins[first]
    while first > begin and (step := _leading(words, first, begin)):
        first -= step
    if stop < limit and words.hyphenated(stop):
        stop = capital_run(words, stop + 1, limit)
    elif (
        stop - first == 1
        and words.keys[first] in lexicon.given_names()
        and stop < limit
        and words.capitals[stop]
    ):
        stop = capital_run(words, stop, limit)
    elif stop < limit and words.tokens.forms[stop] in _ROMAN:
        stop += 1
    elif stop + 1 < limit and words.keys[stop] in _FOREIGN and words.capitals[stop + 1]:
        stop = capital_run(words, stop + 1, limit)
    return Span(first, max(stop, span.stop))


def _leading(words: Words, first: int, begin: int) -> int:
    """How many tokens before `first` belong to the name that begins there: a given name, an initial, "Jean-"."""
    before = first - 1
    if words.hyphenated(before) and words.capitals[before - 1]:
        return 2
    if (
        words.capitals[before]
        and words.keys[before] in lexicon.given_names()
        and not words.keys[first] == "-"
    ):
        return 1
    if before - 1 >= begin and _is_initial(words, before) and words.tokens.forms[before - 1] != "M":
        return 2
    return 0


def _announced(words: Words) -> Iterator[Span]:
    """Capitals right behind a civility."""
    for index in range(1, len(words)):
        after = index
        while (
            after < words.limits[index]
            and words.keys[after] in lexicon.words("particles")
            and not words.capitals[after]
        ):
            after += 1
        if (
            after < len(words)
            and words.capitals[after]
            and after < words.limits[index]
            and civility(words, index) < index
        ):
            span = _trimmed(words, Span(index, capital_run(words, after, words.limits[index])))
            if span.first < span.stop:
                yield span


def _titled(words: Words) -> Iterator[Span]:
    """Two capitals or more behind a function or a demonym: "le préfet Pierre Dartout", "la Russe Inna Deriglazova"."""
    index = 1
    while index < len(words):
        if words.capitals[index] and _is_introduced(words, index):
            stop = capital_run(words, index, words.limits[index])
            span = _trimmed(words, Span(index, stop))
            several = sum(words.capitals[span.first : span.stop]) > 1
            known = span.first < span.stop and words.keys[span.first] in lexicon.given_names()
            if (several or known) and not words.tokens.forms[index].isupper():
                yield span
            index = max(stop, index + 1)
        else:
            index += 1


def _is_introduced(words: Words, index: int) -> bool:
    """Whether the capitals at `index` stand behind a function or a demonym, or before an age."""
    before = index - 1
    if not words.capitals[before] and words.keys[before] in _functions():
        return True
    if words.capitals[before] and is_demonym(words, before) and before > words.begins[index]:
        return words.keys[before - 1] in ARTICLES
    return _has_age(words, index) or _follows_title(words, index)


def _has_age(words: Words, index: int) -> bool:
    """Whether an age stands behind the capitals at `index`: "Endah Cakrawati, 30 ans"."""
    limit = words.limits[index]
    stop = capital_run(words, index, limit)
    return (
        stop + 2 < limit
        and words.keys[stop] in {",", "("}
        and words.keys[stop + 1].isdigit()
        and words.keys[stop + 2] in {"an", "ans"}
        and not words.capitals[index - 1]
    )


def _follows_title(words: Words, index: int) -> bool:
    """Whether the capitals at `index` stand between commas behind a function: "Le ministre, Michel Sapin, …"."""
    limit = words.limits[index]
    stop = capital_run(words, index, limit)
    if words.keys[index - 1] != "," or stop >= limit or words.keys[stop] != ",":
        return False
    begin = max(words.begins[index], index - _TITLE_REACH)
    return any(
        words.keys[at] in _functions()
        and at > begin
        and words.keys[at - 1] in {"le", "la", "l'"}
        and complement_stop(words, at + 1, index - 1) == index - 1
        for at in range(begin, index - 1)
    )


@cache
def _functions() -> frozenset[str]:
    """The folded nouns of function of one word that never announce a body, as "constructeur" does."""
    bodies_too = {fold(noun) for noun in lexicon.triggers("organisation")}
    return frozenset(fold(noun) for noun in lexicon.role_nouns() if noun.isalpha()) - bodies_too


def _given(words: Words, others: Sequence[bool]) -> Iterator[Span]:
    """A known given name and the capitals behind it, where the model sees nothing else."""
    index = 0
    while index < len(words):
        is_given = words.capitals[index] and words.keys[index] in lexicon.given_names() and not others[index]
        if (
            not is_given
            or (index and (words.hyphenated(index - 1) or words.capitals[index - 1]))
            or words.shouted[index]
        ):
            index += 1
            continue
        stop = capital_run(words, index, words.limits[index])
        name = [at for at in range(index, stop) if words.capitals[at]]
        if 2 <= len(name) <= 5 and not any(others[index:stop]) and not words.hyphenated(name[1] - 1):
            yield Span(index, stop)
        index = stop


def _others(words: Words, names: Sequence[ModelSpan]) -> list[bool]:
    """The tokens that the model gives to places and organisations."""
    marks = [False] * len(words)
    for name in names:
        if name.label in {"LOC", "ORG", "MISC"}:
            marks[name.first : name.stop] = [True] * (name.stop - name.first)
    return marks


def _is_person(words: Words, span: Span) -> bool:
    """Whether a name-like span names one person, and not a street, a family, a people or a body."""
    forms = words.tokens.forms[span.first : span.stop]
    single = sum(words.capitals[span.first : span.stop]) == 1
    if not any(words.capitals[span.first : span.stop]) or any(form.isdigit() for form in forms):
        return False
    if is_eponym(words, span) or is_place(words, span) or (single and is_plural_family(words, span)):
        return False
    is_full = not single and words.keys[span.first] in lexicon.given_names()
    if is_place_name(words, span) or (is_announced(words, span.first, "organisation") and not is_full):
        return False
    if shapes.is_body(words, span) or shapes.is_thing(words, span):
        return False
    if single and (_is_acronym(words, span) or _is_word(words, span)):
        return False
    return bodies.exact(words, span) is None and not (
        single and words.keys[span.first] in lexicon.words("not_people")
    )


def _is_acronym(words: Words, span: Span) -> bool:
    form = words.tokens.forms[span.stop - 1]
    return (
        form.isupper()
        and len(form) <= 5
        and not words.shouted[span.first]
        and civility(words, span.first) == span.first
    )


def _is_word(words: Words, span: Span) -> bool:
    """Whether a single capital is a demonym, a function or too short, not a name."""
    index = span.first
    if civility(words, index) < index:
        return False
    role = role_phrases().longest(words.keys, index, span.stop)
    return is_demonym(words, index) or bool(role and role[0] == span.stop) or len(words.keys[index]) < 2


def _animals(words: Words, names: Sequence[ModelSpan]) -> set[tuple[str, ...]]:
    """The names of animals, fossils and things: "la jument X", "X, l'australopithèque"."""
    return {words.key(name) for name in names if name.label == "PER" and _is_animal(words, name)}


def _is_animal(words: Words, name: Span) -> bool:
    behind = words.keys[name.stop : min(name.stop + 3, words.limits[name.first])]
    apposed = behind[1:] if behind[:1] == [","] and behind[1:2] and behind[1] in ARTICLES else []
    before = words.keys[max(name.first - 1, words.begins[name.first]) : name.first]
    return bool({*before, *apposed} & lexicon.words("animals"))


def _gender(words: Words, span: Span) -> Gender | None:
    first = civility(words, span.first)
    if first < span.first:
        form = words.tokens.forms[first]
        return lexicon.civilities().get(form) or lexicon.civilities().get(form.capitalize())
    return lexicon.given_names().get(words.keys[span.first])
