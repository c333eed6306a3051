"""Which mentions name the same person, and where else in the text a known person is named."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from extract.entities.people.candidates import Candidate, candidate
from extract.entities.people.titles import civility, precedes_name
from extract.lexicon import names as lexicon
from extract.lexicon.names import Gender
from extract.phrases import repetitions
from extract.phrases.context import is_announced, is_eponym, is_plural_family
from extract.phrases.grammar import OF
from extract.phrases.places import is_known_place
from extract.phrases.words import Words
from extract.tokens import Span

Key = tuple[str, ...]
Index = defaultdict[tuple[Key, ...], list["Person"]]
# No more people of one name are told apart.
_HOMONYMS = 40
_ROMAN = re.compile("[ivx]+")


@dataclass(eq=False, slots=True)
class Person:
    """One person: the parts of the fullest name (given names, family name), and the mentions."""

    parts: tuple[Key, ...]
    gender: Gender | None
    mentions: list[Candidate] = field(default_factory=list)


def group(words: Words, found: Sequence[Candidate]) -> list[Person]:
    """People with all their mentions: those of `found`, and the repetitions of their names elsewhere."""
    people: list[Person] = []
    known: Index = defaultdict(list)
    named = [(mention, _parts(words, mention)) for mention in found]
    for mention, parts in sorted(named, key=lambda item: -len(item[1])):
        if len(parts) > 1 and _same(parts, mention, known) is None:
            people.append(Person(parts, mention.gender))
            for common in _index_keys(parts):
                known[common].append(people[-1])
    bearers = _bearers(people)
    named += ((mention, _parts(words, mention)) for mention in _repeated(words, found, people))
    for mention, parts in sorted(named, key=lambda item: item[0].first):
        key = words.key(mention)
        person = _same(parts, mention, known) if len(parts) > 1 else _bearer(key, mention, bearers)
        if person is None:
            person = Person(parts, mention.gender)
            people.append(person)
            bearers[key].append(person)
        person.mentions.append(mention)
        person.gender = person.gender or mention.gender
    return _merged(words, people)


def _merged(words: Words, people: Sequence[Person]) -> list[Person]:
    """`people` with those made one whose second name the text gives: "Robert Prevost a choisi le nom de Léon XIV"."""
    bearers = {mention.first: person for person in people for mention in person.mentions}
    for before, first in pairwise(sorted(bearers)):
        one, other = bearers[before], bearers[first]
        if one is not other and words.begins[before] == words.begins[first] and _is_other_name(words, first):
            one.mentions += other.mentions
            bearers.update((mention.first, one) for mention in other.mentions)
            other.mentions.clear()
    return [person for person in people if person.mentions]


def _is_other_name(words: Words, first: int) -> bool:
    """Whether the name at `first` stands behind "alias", "a pris le nom de" or the like, or quoted behind "dit"."""
    is_quoted = first > 0 and words.keys[first - 1] == '"'
    before = " ".join(words.tokens.lowers[max(first - 5, 0) : first - is_quoted])
    is_called = is_quoted and before.endswith((", dit", ", dite"))  # "Je pars, dit Paul" is another's
    return is_called or before.endswith(tuple(lexicon.vocabulary("other_name")))


def _parts(words: Words, span: Span) -> tuple[Key, ...]:
    """The given names and the family name of a mention: words joined by hyphens or led by particles are one part."""
    parts: list[list[str]] = []
    joined = False
    addressed = civility(words, span.first) < span.first  # "M. Ben Achour"
    for index in range(span.first, span.stop):
        key = words.keys[index]
        if key in {"-", "."}:
            joined = joined or key == "-"
            continue
        if joined and parts:
            parts[-1].append(key)
        else:
            parts.append([key])
        is_given = (
            index == span.first and words.capitals[index] and key in lexicon.given_names() and not addressed
        )
        joined = key in lexicon.words("particles") and not is_given
    return tuple(tuple(part) for part in parts)


def _same(parts: tuple[Key, ...], mention: Candidate, known: Index) -> Person | None:
    """The known person that a name of two parts or more names."""
    for key in _index_keys(parts):
        for person in known.get(key, ()):
            if _agree(parts, person.parts) and _compatible(mention, person):
                return person
    return None


def _index_keys(parts: tuple[Key, ...]) -> Iterator[tuple[Key, ...]]:
    """What two names that agree have in common: initial and family name, the first two parts, or the last two."""
    yield (parts[0][0][:1],), parts[-1]
    yield parts[:2]
    yield (), *parts[-2:]


def _agree(short: tuple[Key, ...], full: tuple[Key, ...]) -> bool:
    """Whether two names are one: the same, without middle names, cut at an end, or with initials."""
    if short in (full, full[: len(short)], full[len(full) - len(short) :]):
        return True
    return short[-1] == full[-1] and (
        short[0] == full[0] or _abbreviates(short[0], full[0]) or _abbreviates(full[0], short[0])
    )


def _abbreviates(initials: Key, given: Key) -> bool:
    return len(initials[0]) == 1 and len(initials) <= len(given) and given[0].startswith(initials[0])


def _compatible(mention: Candidate, person: Person) -> bool:
    return mention.gender is None or person.gender is None or mention.gender == person.gender


def _bearers(people: list[Person]) -> defaultdict[Key, list[Person]]:
    """The people that a short name may name: by family name, then by given name."""
    bearers: defaultdict[Key, list[Person]] = defaultdict(list)
    for person in people:
        for key in _family_names(person.parts):
            bearers[key].append(person)
    for person in people:
        if person not in bearers[person.parts[0]]:
            bearers[person.parts[0]].append(person)
    return bearers


def _family_names(parts: tuple[Key, ...]) -> Iterator[Key]:
    """The ends of a full name that stand for it alone ("De Bolle", "Villepin"), or its beginning ("Ban", "Xi")."""
    for first in range(1, len(parts)):
        tail = tuple(word for part in parts[first:] for word in part)
        if len(tail[0]) > 1 and not _ROMAN.fullmatch(tail[0]):
            yield tail
        if tail[0] in OF and len(tail) > 1:
            yield tail[1:]
    if parts[0][0] in lexicon.words("family_first") and len(parts) == 2:
        yield parts[0]


def _bearer(key: Key, mention: Candidate, bearers: defaultdict[Key, list[Person]]) -> Person | None:
    """The person that a short mention names: of several, the one of its gender that the text names most so far."""
    fitting = [person for person in bearers.get(key, [])[:_HOMONYMS] if _compatible(mention, person)]
    return max(fitting, key=lambda person: len(person.mentions), default=None)


def _repeated(words: Words, found: Sequence[Candidate], people: Sequence[Person]) -> Iterator[Candidate]:
    """The places outside `found` where a known family name stands, or the name of `found` again."""
    families = {key for person in people for key in _family_names(person.parts)}
    names = families | {words.key(mention) for mention in found}
    taken = words.marked(found)
    stop = 0
    for span in repetitions.find(words, names, taken):
        if span.first < stop or not _is_capitalised(words, span):
            continue
        stop = span.first + 1  # of several names at one place the longest is meant
        if not any(taken[span.first : span.stop]) and _stands_alone(words, span):
            yield candidate(words, span)
            stop = span.stop


def _is_capitalised(words: Words, span: Span) -> bool:
    return words.capitals[span.stop - 1] and all(
        words.capitals[index]
        or words.keys[index] in lexicon.words("particles")
        or not words.keys[index].isalnum()
        or words.hyphenated(index - 1)
        for index in range(span.first, span.stop)
    )


@lru_cache(maxsize=1)
def _forms(words: Words) -> frozenset[str]:
    """All words of the text as written."""
    return frozenset(words.tokens.forms)


def _stands_alone(words: Words, span: Span) -> bool:
    """Whether the words at `span` are a name of their own, no part of a longer one and nobody's street."""
    before, after = span.first - 1, span.stop
    if is_eponym(words, span) or is_plural_family(words, span) or words.hyphenated(after):
        return False
    if is_announced(words, span.first, "organisation") or words.keys[span.first] in lexicon.words(
        "not_people"
    ):
        return False
    if words.tokens.lowers[before] in lexicon.vocabulary("where") and is_known_place(words, span):
        return False
    if words.opening[span.first] and words.tokens.lowers[span.first] in _forms(words):
        return False
    follows = (
        after < words.limits[span.first]
        and words.capitals[after]
        and not precedes_name(words, after, after + 1)
    )
    if follows and not words.shouted[span.first]:
        return False
    in_sentence = before >= words.begins[span.first] and words.capitals[before] and not words.opening[before]
    return not in_sentence or words.shouted[before] or precedes_name(words, before, span.first)
