"""Functions before a name: "le ministre d'État, ministre des Finances, Michel Sapin"."""

from collections.abc import Sequence

from extract.entities.people.lists import is_plural
from extract.entities.people.nouns import head_places, head_stop, is_human, names_function
from extract.entities.people.role_series import functions
from extract.entities.people.role_spans import (
    AGED,
    DETERMINING,
    REACH,
    before_qualifiers,
    is_determined,
    joined_title,
    leftmost,
    owned_at,
    with_modifiers,
)
from extract.entities.people.role_stops import function_stop
from extract.entities.people.titles import before_age, civility
from extract.lexicon import names as lexicon
from extract.phrases.grammar import ARTICLES
from extract.phrases.places import is_demonym
from extract.phrases.words import Words
from extract.tokens import Span

_OWNERS = frozenset({"leur", "ma", "mon", "sa", "ses", "son"})
_IS = frozenset({"est", "était", "fut", "reste", "sera", "sont", "étaient"})
_ADJUNCT = 6  # how many tokens may say since when, between an opening function and its comma
# What the clause of a name's title may follow: "Lundi, la ministre, Anne Petit a cédé".
_CLAUSE_OPENERS = frozenset({",", ":", ";", '"', "-", "mais", "qu'", "que"})


def find(words: Words, mention: Span, people: Sequence[bool]) -> list[Span]:
    """The functions that end right before the name; `people` marks the tokens of all people's names."""
    end = _name_begin(words, mention)
    begin = max(words.begins[mention.first], end - REACH)
    if end - 1 > begin and words.tokens.lowers[end - 1] in _IS:
        return _subject(words, begin, end - 1)
    parted = end - 1 > begin and words.keys[end - 1] == ","
    limit = before_age(words, begin, end - parted)
    limit -= limit < end - parted and words.keys[limit - 1] in AGED
    if limit <= begin or words.tokens.lowers[limit - 1] in lexicon.vocabulary("before_name"):
        return []
    found = (_parted if parted else _joined)(words, begin, limit, mention)
    if not found and parted:
        return _opening(words, mention, limit, people)
    return [] if any(_names_another(words, role, people) for role in found) else found


def _subject(words: Words, begin: int, limit: int) -> list[Span]:
    """The functions that are the subject of a clause with the name as its predicate: "Le vainqueur est X"."""
    found = _apposed(words, begin, limit)
    return found if found and _opens_clause(words, found[0]) else []


def _names_another(words: Words, role: Span, people: Sequence[bool]) -> bool:
    """Whether a person is named in `role` who is not the one of whom it is spoken."""
    return any(
        people[at] and not people[at - 1] and not owned_at(words, role.first, at)
        for at in range(role.first, role.stop)
    )


def _name_begin(words: Words, mention: Span) -> int:
    """Where the name begins with its civility or nationality: "le ministre de la Santé, le Dr X", "le maire, l'Italien X"."""
    end = civility(words, mention.first)
    is_apposed = end - 2 > words.begins[mention.first] and words.keys[end - 2] in ARTICLES
    if is_apposed and end == mention.first and words.capitals[end - 1] and is_demonym(words, end - 1):
        return end - 2
    return end - 1 if end < mention.first and words.keys[end - 1] in ARTICLES else end


def _joined(words: Words, begin: int, limit: int, mention: Span) -> list[Span]:
    """The functions that the name follows at once."""
    title = joined_title(words, begin, limit)
    if title:
        return [*_earlier(words, begin, title), title]
    is_nationality = limit < civility(words, mention.first) and words.keys[limit] in ARTICLES
    if is_nationality or sum(words.capitals[mention.first : mention.stop]) < 2:
        return []
    return _noun_before(words, begin, limit)


def _noun_before(words: Words, begin: int, limit: int) -> list[Span]:
    """Any noun behind a determiner that the name follows at once: "la griotte X", "son collègue autrichien X"."""
    noun = limit - 1
    noun -= noun - 2 > begin and is_demonym(words, noun) and not words.capitals[noun]
    return [Span(noun, limit)] if noun > begin and names_function(words, noun) else []


def _parted(words: Words, begin: int, limit: int, mention: Span) -> list[Span]:
    """The functions that a comma parts from their bearer: before another comma, or as the subject of a clause."""
    found = _apposed(words, begin, limit)
    if not found or not (_closes(words, mention.stop) or _opens_clause(words, found[0])):
        return []
    behind = slice(mention.stop, mention.stop + 2)
    is_list = words.keys[behind][:1] == ["et"] and words.capitals[behind][1:] == [True]
    return found if not is_list or is_plural(words, found[0]) else []


def _apposed(words: Words, begin: int, limit: int) -> list[Span]:
    """The determined function that ends in the comma or "et" at `limit`, or what such a one precedes, with all before it."""
    human = _human_places(words, begin, limit)
    for first in sorted({*head_places(words, begin, limit), *human}):
        head = head_stop(words, first, limit) or (first + 1 if first in human else 0)
        if head and function_stop(words, head, limit) == limit:
            title = Span(with_modifiers(words, leftmost(words, first, begin), begin), limit)
            earlier = _earlier(words, begin, title)
            if earlier or is_determined(words, first):
                return [*earlier, title]
    return []


def _human_places(words: Words, begin: int, limit: int) -> set[int]:
    """Where a determiner makes a word a person: "son antiquaire", "la victime"."""
    found: set[int] = set()
    lowers = words.tokens.lowers[begin:limit]
    if not _OWNERS.isdisjoint(lowers):
        places = (at + 1 for at, form in enumerate(lowers[:-1], begin) if form in _OWNERS)
        found.update(at for at in places if is_human(words, at))
    involved = lexicon.vocabulary("involved")
    if not involved.isdisjoint(lowers):
        places = (at for at, form in enumerate(lowers[1:], begin + 1) if form in involved)
        found.update(at for at in places if words.keys[at - 1] in ARTICLES)
    return found


def _earlier(words: Words, begin: int, title: Span) -> list[Span]:
    """The functions of the same person before `title`: "auteur, acteur et chanteur", "son ami, le pianiste"."""
    joint = before_qualifiers(words, title.first)
    if joint <= begin:
        return []
    if words.keys[joint] in {",", "et"}:
        return _apposed(words, begin, joint)
    if words.keys[joint - 1] == "," and words.tokens.lowers[title.first] in lexicon.vocabulary("rank"):
        return _apposed(words, begin, joint - 1)  # "le chef d'état-major, le général X"
    if words.keys[joint] in {"l'", "la", "le"} and not _OWNERS.isdisjoint(words.tokens.lowers[begin:joint]):
        return _owned(words, begin, joint - (words.keys[joint - 1] == ","))
    return []


def _owned(words: Words, begin: int, limit: int) -> list[Span]:
    """The function with a possessive that another with an article follows: "son ami, le pianiste X"."""
    title = joined_title(words, begin, limit)
    owner = before_qualifiers(words, title.first) if title else begin
    return [title] if title and owner > begin and words.tokens.lowers[owner] in _OWNERS else []


def _opening(words: Words, mention: Span, limit: int, people: Sequence[bool]) -> list[Span]:
    """The functions that a sentence begins with, no article before them: "Élu maire en 2014, X", "Journaliste, X"."""
    begin = words.begins[mention.first]
    if words.keys[begin] in DETERMINING:
        return []
    opening = list(functions(words, begin, limit, people))
    stop = opening[-1].stop if opening else begin
    is_whole = stop == limit or (
        limit - stop <= _ADJUNCT and words.tokens.lowers[stop] in lexicon.vocabulary("adjunct")
    )
    return opening if is_whole else []


def _closes(words: Words, stop: int) -> bool:
    """Whether a name that ends at `stop` ends its apposition."""
    return stop >= words.limits[stop - 1] or words.tokens.lowers[stop] in lexicon.vocabulary("closing")


def _opens_clause(words: Words, title: Span) -> bool:
    """Whether a clause begins with the determiner of `title`: "la ministre, Anne Petit a …", no "selon le ministre, …"."""
    determiner = before_qualifiers(words, title.first)
    begin = words.begins[title.first]
    if determiner < begin or words.keys[determiner] not in DETERMINING:
        return False
    return determiner == begin or words.keys[determiner - 1] in _CLAUSE_OPENERS
