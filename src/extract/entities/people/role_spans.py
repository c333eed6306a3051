"""Where functions begin and end: their determiners and modifiers, and the people beside them."""

from collections.abc import Sequence

from extract.entities.people.nouns import head_places, head_stop, modifies
from extract.entities.people.role_stops import function_stop
from extract.entities.people.titles import civility
from extract.lexicon import names as lexicon
from extract.phrases.complements import complement_stop
from extract.phrases.grammar import ARTICLES, DETERMINERS, OF, is_adjective, is_noun
from extract.phrases.places import is_demonym
from extract.phrases.words import Words
from extract.tokens import Span

# How far a function may reach, in tokens.
REACH = 24
DETERMINING = DETERMINERS | ARTICLES
_BEFORE_TITLE = DETERMINING | {"au", "ce", "cet", "cette", "du", '"', "-", ":"}
AGED = frozenset({"age", "agee", "ages", "agees"})


def with_modifiers(words: Words, first: int, begin: int) -> int:
    """The first token of the role whose head stands at `first`: "ancien", "futur", "ex-" belong to it."""
    while first > begin and modifies(words, first - 1) and not _is_outside(words, first - 1):
        first -= 1
    return first - (first > begin and words.hyphenated(first))


def _is_outside(words: Words, index: int) -> bool:
    """Whether an adjective behind a determiner is no part of the function: "le dernier repreneur"."""
    is_qualifier = words.tokens.lowers[index] in lexicon.vocabulary("qualifier")
    return is_qualifier and words.keys[index - 1] in DETERMINING


def before_qualifiers(words: Words, first: int) -> int:
    """The token before a function and the words that say no part of it: "l'" in "l'actuel ministre"."""
    begin, index = words.begins[first], with_modifiers(words, first, words.begins[first]) - 1
    while index >= begin and words.tokens.lowers[index] in lexicon.vocabulary("qualifier"):
        index -= 1
    return index


def joined_title(words: Words, begin: int, limit: int) -> Span | None:
    """The function that the name at `limit` follows at once: "le président français Emmanuel Macron".

    The nearest that is determined, else the nearest that is no adjective.
    """
    nearest = None
    for first in reversed(head_places(words, begin, limit)):
        head = head_stop(words, first, limit)
        if head and function_stop(words, head, limit) == limit:
            title = Span(with_modifiers(words, leftmost(words, first, begin), begin), limit)
            if is_determined(words, title.first):
                return title
            nearest = nearest or (None if _qualifies(words, first) else title)
    return nearest


def _qualifies(words: Words, first: int) -> bool:
    """Whether the noun of function at `first` is the adjective of the noun before it: "la primaire socialiste"."""
    return is_adjective(words, first) and not words.capitals[first - 1] and is_noun(words, first - 1)


def is_determined(words: Words, first: int) -> bool:
    """Whether a determiner, a mark or nothing stands before the function at `first`."""
    before = before_qualifiers(words, first)
    return before < words.begins[first] or _determines(words, before)


def _determines(words: Words, index: int) -> bool:
    key = words.keys[index]
    return (
        key in _BEFORE_TITLE
        or words.tokens.lowers[index] in lexicon.vocabulary("plural_determiner")
        or key.isdigit()
        or (
            is_demonym(words, index) and (words.capitals[index] or words.keys[index - 1] in ARTICLES)
        )  # "l'Italien champion du monde, X"
    )


def leftmost(words: Words, first: int, begin: int) -> int:
    """The first of several heads in a row: "secrétaire" in "secrétaire général"."""
    while first > begin and head_stop(words, first - 1, first) == first:
        first -= 1
    return first


def owned_at(words: Words, begin: int, person: int) -> int:
    """The "de" before the name at `person` and its titles, 0 where none stands there: "avocate du président Ruiz"."""
    first = civility(words, person)
    title = joined_title(words, begin, first)
    first = before_qualifiers(words, title.first) + 1 if title else first
    first -= first > begin and words.keys[first - 1] in DETERMINERS
    return first - 1 if first > begin and words.tokens.lowers[first - 1] in OF else 0


def stop_among(words: Words, head: int, limit: int, people: Sequence[bool]) -> int:
    """The stop of a function behind a name, no other person's name in it but in its complement: "avocate de Vaucelle"."""
    limit = min(limit, head + REACH)
    person = _next_person(people, head, limit)
    owned = owned_at(words, head, person) if person < limit else 0
    if owned and function_stop(words, head, owned) == owned:
        while person < limit and people[person]:
            person += 1
        return complement_stop(words, person, _next_person(people, person, limit))
    stop = function_stop(words, head, person)
    return stop - 3 if words.keys[stop - 1] == ")" else stop


def _next_person(people: Sequence[bool], first: int, limit: int) -> int:
    return next((index for index in range(first, limit) if people[index]), limit)


def opens_adjective(words: Words, index: int, limit: int) -> bool:
    """Whether an adjective stands between an article and a function: "l'emblématique ministre"."""
    return (
        index + 1 < limit
        and is_adjective(words, index)
        and not modifies(words, index)
        and not head_stop(words, index, limit)
        and head_stop(words, index + 1, limit) > 0
    )
