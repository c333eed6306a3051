"""How far a function reaches: the words that modify its head, and its complement."""

from collections.abc import Sequence

from extract.entities.people.nouns import head_places, head_stop
from extract.entities.people.titles import civility
from extract.lexicon import names as lexicon
from extract.phrases.capitals import capital_run
from extract.phrases.complements import complement_stop
from extract.phrases.grammar import ARTICLES, DETERMINERS, OF, is_adjective, is_noun
from extract.phrases.places import is_demonym
from extract.phrases.words import Words
from extract.tokens import Span

# How far a function may reach, in tokens.
REACH = 24
_QUOTED = 6  # how many more tokens a quoted name in it may have
DETERMINING = DETERMINERS | ARTICLES
_BEFORE_TITLE = DETERMINING | {"au", "ce", "cet", "cette", "du", '"', "-", ":"}
AGED = frozenset({"age", "agee", "ages", "agees"})


def function_stop(words: Words, head: int, limit: int) -> int:
    """The stop of the function whose head noun ends at `head`: "député LR du Nord", "directeur par intérim de la radio"."""
    while head < limit and (second := head_stop(words, head, limit)):  # "artiste peintre", "membre fondateur"
        head = second
    stop = complement_stop(words, _party_stop(words, head, limit), limit)
    if stop < limit and words.capitals[stop] and stop <= head + 1:
        stop = complement_stop(words, capital_run(words, stop, limit), limit)
    while after := _continuation(words, head, stop, limit):
        stop = complement_stop(words, after, limit)
    if _is_numbered(words, stop, limit):
        stop += 1
    stop = next((at for at in range(head, stop - 1) if _begins_another(words, at, limit)), stop)
    return _quote_stop(words, head, stop, limit) if words.keys[head:stop].count('"') % 2 else stop


def _begins_another(words: Words, index: int, limit: int) -> bool:
    """Whether "et" and another function stand at `index`: "et ancien ministre", "et élu du Lot"."""
    if words.keys[index] != "et":
        return False
    head = head_stop(words, index + 1, limit)
    return modifies(words, index + 1) or (0 < head < limit and words.keys[head] in OF)


def _continuation(words: Words, head: int, stop: int, limit: int) -> int:
    """The stop of what else a function may hold at `stop`, 0 for nothing: "par intérim", "sur glace", "de trois enfants"."""
    if stop + 1 >= limit:
        is_participle = stop + 1 == limit and words.tokens.lowers[stop].endswith(("é", "ée", "és", "ées"))
        return limit if is_participle else 0  # "président destitué"
    key, following = words.keys[stop], words.keys[stop + 1]
    if key in OF:
        return _counted_stop(words, stop + 1, limit)
    if words.hyphenated(stop):  # "joueur de basket-ball"
        return stop + 2
    if key == "par" and following == "interim":
        return stop + 2
    if key == "sur" and following in lexicon.vocabulary("manner"):
        return stop + 2
    is_preposed = stop > head + 1 and words.tokens.lowers[stop - 1] in lexicon.vocabulary("preposed")
    return stop + 1 if is_preposed and is_noun(words, stop) else 0


def _counted_stop(words: Words, first: int, limit: int) -> int:
    """The stop of a noun behind its number, 0 where none stands there: "mère de deux enfants", no "policier de 29 ans"."""
    noun = first
    while noun < limit and (
        words.tokens.lowers[noun] in lexicon.vocabulary("plural_determiner")
        or words.keys[noun] in {"tous", "toutes"}
        or words.keys[noun].isdigit()
    ):
        noun += 1
    if noun in {first, limit} or words.keys[noun] in {"an", "ans"}:
        return 0
    if words.capitals[noun]:
        return capital_run(words, noun, limit)
    return noun + 1 if is_noun(words, noun) else 0


def _quote_stop(words: Words, head: int, stop: int, limit: int) -> int:
    """The stop of the quotation that is open at `stop`, `head` where it is long: "membre des « Gilets jaunes libres »"."""
    reach = range(stop, min(stop + _QUOTED, limit))
    return next((index + 1 for index in reach if words.keys[index] == '"'), head)


def _party_stop(words: Words, head: int, limit: int) -> int:
    """The stop of one word in brackets between a head and its complement: "maire (LR) de Nice"."""
    is_party = head + 3 < limit and words.keys[head] == "(" and words.keys[head + 2] == ")"
    return head + 3 if is_party and words.keys[head + 3] in OF else head


def _is_numbered(words: Words, index: int, limit: int) -> bool:
    """Whether a number at `index` ends a name or says of which year: "mission Apollo 12", "champion d'Europe 2011"."""
    if index >= limit or not words.keys[index].isdigit():
        return False
    return words.capitals[index - 1] or (len(words.keys[index]) == 4 and words.keys[index - 1] not in OF)


def modifies(words: Words, index: int) -> bool:
    """Whether the word at `index` belongs to the function that follows it: "ancien", "45e", "cinquième", "ex-"."""
    form = words.tokens.lowers[index]
    return (
        form in lexicon.vocabulary("before_function")
        or form.endswith("ième")
        or (form[0].isdigit() and form.endswith(("e", "er", "re")))
        or index in words.hyphens
        or (form == "-" and words.keys[index - 1] == "ex")  # "ex- ministre"
        or (index + 1 in words.hyphens and words.tokens.lowers[index + 2].endswith("ième"))
    )


def noun_behind(words: Words, index: int, limit: int) -> int:
    """Where the head of a function stands behind the words at `index` that modify it: "président" in "ex-président"."""
    while index < limit and modifies(words, index) and not head_stop(words, index, limit):
        index += 1
    return index


def with_modifiers(words: Words, first: int, begin: int) -> int:
    """The first token of the role whose head stands at `first`: "ancien", "futur", "ex-" belong to it."""
    while first > begin and modifies(words, first - 1):
        first -= 1
    return first - (first > begin and words.hyphenated(first))


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
