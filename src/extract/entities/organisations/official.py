"""Official names by grammar: a head noun, and the complement that makes a body of it."""

from collections.abc import Iterator, Sequence
from functools import cache

from extract.entities.organisations.complements import (
    Kind,
    complement_stop,
    complements_stop,
    skip_determiners,
)
from extract.lexicon import names as lexicon
from extract.normalise import fold
from extract.phrases import bodies
from extract.phrases.capitals import capital_run
from extract.phrases.grammar import OF, adjective_length, is_noun
from extract.phrases.places import is_country, is_demonym, is_place
from extract.phrases.tree import Phrases, phrases
from extract.phrases.words import Words
from extract.tokens import Span

# No official name has more tokens behind its head, and none between quotation marks more.
_LONGEST = 24
_QUOTED = 16
_OF = tuple([word] for word in sorted(OF))


def find(words: Words, people: Sequence[bool]) -> Iterator[Span]:
    """The official names from left to right, none overlapping another; no name runs into a person's."""
    stop = 0
    for index in _heads().starts(words.keys):
        if index >= stop and (found := _name_stop(words, index, people)):
            names = [Span(index, found), *_further(words, index, found)]
            yield from names
            stop = names[-1].stop


@cache
def _heads() -> Phrases[frozenset[str]]:
    """Head nouns with their classes."""
    classes: dict[str, set[str]] = {}
    for kind in lexicon.HEAD_CLASSES:
        for head in lexicon.heads(kind):
            classes.setdefault(head, set()).add(kind)
    return phrases((head, frozenset(kinds)) for head, kinds in classes.items())


@cache
def _adjectives(kind: str) -> frozenset[str]:
    return frozenset(fold(form) for form in lexicon.heads(kind))


def is_head(words: Words, index: int) -> bool:
    """Whether a noun that heads names of bodies begins at the token."""
    return _heads().longest(words.keys, index, words.limits[index]) is not None


def _name_stop(words: Words, first: int, people: Sequence[bool]) -> int:
    """The stop of the official name that begins at `first`, 0 where none does."""
    found = _heads().longest(words.keys, first, words.limits[first])
    is_name = words.capitals[first] and not words.opening[first]
    if found is None or words.hyphenated(first - 1) or words.hyphenated(found[0]):
        return 0
    if (not is_name and is_indefinite(words, first)) or _is_inside(words, first):
        return 0
    head, classes = found
    if is_name and (closing := _closing_quote(words, first)):
        return closing
    limit = _limit(words, head, people)
    adjectives = _adjectives_stop(words, head, limit)
    territorial = _is_territorial(words, first, adjectives)
    named = is_name or "complete" in classes or ("scoped" in classes and territorial)
    kind = Kind(
        named=named,
        abroad="abroad" in classes,
        shared=words.tokens.lowers[head - 1] in lexicon.vocabulary("shared_head"),
    )
    stop = complements_stop(words, adjectives, limit, kind)
    return max(
        stop if "complete" in classes and stop > adjectives else 0,
        _national_stop(words, first, head, adjectives, limit) if "national" in classes else 0,
        _located_stop(words, adjectives, limit) if "located" in classes else 0,
        _scoped_stop(words, Span(first, head), adjectives, stop, is_name=is_name)
        if "scoped" in classes
        else 0,
        _firm_stop(words, adjectives, limit) if "firms" in classes else 0,
        stop if named and territorial and stop > adjectives and words.capitals[stop - 1] else 0,
        stop if kind.abroad and is_name and words.keys[adjectives : adjectives + 1] in _OF else 0,
    )


def _closing_quote(words: Words, first: int) -> int:
    """Where the quotation marks close that a name at `first` opens, 0 where none do."""
    before = first - 1 if words.keys[first - 1] not in {"l'", "la", "le", "les"} else first - 2
    if before < words.begins[first] or words.keys[before] != '"':
        return 0
    limit = min(words.limits[first], first + _QUOTED)
    return next((at for at in range(first, limit) if words.keys[at] == '"'), 0)


def is_indefinite(words: Words, first: int) -> bool:
    """Whether the noun at `first` is any one of its sort: "un lycée de Bordeaux", "un inspecteur de police de Lyon"."""
    before = first - 1
    if before > words.begins[first] and words.keys[before] == '"':
        before -= 1
    return before >= words.begins[first] and words.tokens.lowers[before] in lexicon.vocabulary("indefinite")


def _is_inside(words: Words, first: int) -> bool:
    """Whether the capital at `first` goes on a name that has begun: "Force" in "US Air Force"."""
    before = first - 1
    return (
        words.capitals[first]
        and before >= words.begins[first]
        and words.capitals[before]
        and not words.opening[before]
    )


def _limit(words: Words, head: int, people: Sequence[bool]) -> int:
    """Where the name must end at the latest: its sentence, or the next person's name or civility."""
    limit = min(words.limits[head - 1], head + _LONGEST)
    civilities = lexicon.civilities()
    return next(
        (at for at in range(head, limit) if people[at] or words.tokens.forms[at] in civilities), limit
    )


def _adjectives_stop(words: Words, index: int, limit: int) -> int:
    """The stop of the adjectives right behind a head, in capitals or not."""
    while index < limit:
        step = adjective_length(words, index, limit) or int(is_adjective_of_names(words, index))
        if not step:
            break
        index += step
    return index


def is_adjective_of_names(words: Words, index: int) -> bool:
    """Whether the token is an adjective of names, whatever its case: "Parti Socialiste"."""
    key = words.keys[index]
    return key in _adjectives("scope") or key in _adjectives("political") or is_demonym(words, index)


def _national_stop(words: Words, first: int, head: int, adjectives: int, limit: int) -> int:
    """The stop of a body that each country has one of: "Parlement français", "Sénat du Burundi"."""
    has_country = any(is_demonym(words, index) for index in range(head, adjectives))
    if words.keys[first] in {"equipe", "equipes"}:
        return _team_stop(words, head, limit)
    if adjectives + 1 < limit and words.keys[adjectives] in OF:
        place = skip_determiners(words, adjectives + 1, limit)
        if place < limit and (words.capitals[place] or bodies.at(words, place, limit)):
            known = bodies.at(words, place, limit)
            stop = max(known[0] if known else 0, capital_run(words, place, limit))
            needs_place = words.keys[first] in {"armee", "congres"}
            return stop if not needs_place or is_place(words, Span(place, stop)) else 0
    return adjectives if has_country else 0


def _team_stop(words: Words, head: int, limit: int) -> int:
    """The stop of a national team: "équipe de France de football"."""
    place = head + 1
    if not (place < limit and words.keys[head] in OF and words.capitals[place]):
        return 0
    stop = capital_run(words, place, limit)
    if not is_country(words, Span(place, stop)):
        return 0
    if stop + 1 < limit and words.keys[stop] in OF and is_noun(words, stop + 1):
        return stop + 2
    return stop


def _located_stop(words: Words, adjectives: int, limit: int) -> int:
    """The stop of a body named by its place or patron: "tribunal correctionnel de Paris", "lycée Henri-IV"."""
    if adjectives >= limit:
        return 0
    if words.capitals[adjectives] and not words.tokens.forms[adjectives].isdigit():
        stop = capital_run(words, adjectives, limit)
    elif words.keys[adjectives] in OF:
        place = skip_determiners(words, adjectives + 1, limit)
        if place >= limit or not words.capitals[place] or bodies.at(words, place, limit):
            return 0
        stop = capital_run(words, place, limit)
    else:
        return 0
    further = skip_determiners(words, stop + 1, limit)
    patron = (
        words.capitals[adjectives]
        and stop + 1 < limit
        and words.keys[stop] in OF
        and words.capitals[further : further + 1]
    )
    return capital_run(words, further, limit) if patron and patron[0] else stop


def _firm_stop(words: Words, adjectives: int, limit: int) -> int:
    """The stop of an establishment with its name right behind it: "verrerie Saint-Alban", "Transports Delmas"."""
    named = adjectives < limit and words.capitals[adjectives] and not words.tokens.forms[adjectives].isdigit()
    return capital_run(words, adjectives, limit) if named else 0


def _is_territorial(words: Words, first: int, adjectives: int) -> bool:
    """Whether a body's adjectives say for which territory it works: "centre régional de lutte contre le cancer de Lille"."""
    return bool(set(words.tokens.lowers[first:adjectives]) & lexicon.vocabulary("territorial"))


def _scoped_stop(words: Words, head: Span, adjectives: int, stop: int, *, is_name: bool) -> int:
    """The stop of a body with a scope, a party's colour, or a capital: "police fédérale", "Union des étudiants"."""
    colours = [
        index for index in range(head.stop, adjectives) if words.keys[index] in _adjectives("political")
    ]
    is_party = words.keys[head.first] in {"parti", "partis"} and bool(colours)
    if is_party and (stop == adjectives or not words.capitals[stop - 1]):  # without a nationality behind it
        return colours[-1] + 1
    if is_name or is_party:
        return stop if stop > head.stop else 0
    scoped = any(words.keys[index] in _adjectives("scope") for index in range(head.stop, adjectives))
    has_country = any(is_demonym(words, index) for index in range(head.stop, adjectives))
    has_domain = stop > adjectives and _is_domain(words, adjectives)
    federated = words.tokens.lowers[head.first] in lexicon.heads("federated")
    named = (scoped and (has_country or has_domain)) or (federated and has_country and has_domain)
    return stop if named else 0


def _is_domain(words: Words, index: int) -> bool:
    """Whether a complement behind an adjective of scope names a field or a place, not what is done with it."""
    after = skip_determiners(words, index + 1, words.limits[index])
    return words.keys[index] in OF and after < words.limits[index]


def _further(words: Words, first: int, stop: int) -> Iterator[Span]:
    """The other bodies of one plural head: "Intérieur" in "ministères de la Défense et de l'Intérieur"."""
    limit = words.limits[first]
    while (
        words.tokens.lowers[first] in lexicon.vocabulary("shared_head")
        and stop + 1 < limit
        and words.keys[stop] in {"et", ","}
    ):
        noun = skip_determiners(words, stop + 2, limit)
        following = complement_stop(words, stop + 1, limit, named=True)
        if not following or not words.capitals[noun]:
            break
        yield Span(noun, following)
        stop = following
