"""How far a function reaches behind its head: adjectives, complements, parties, numbers."""

from extract.entities.people.nouns import head_stop, modifies
from extract.lexicon import names as lexicon
from extract.phrases.capitals import capital_run
from extract.phrases.complements import complement_stop
from extract.phrases.grammar import OF, is_noun
from extract.phrases.words import Words

_QUOTED = 6  # how many more tokens a quoted name in a function may have


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
        return _counted_stop(words, stop + 1, limit) or _dated_stop(words, head, stop + 1, limit)
    if words.hyphenated(stop):  # "joueur de basket-ball"
        return stop + 2
    if key == "par" and words.tokens.lowers[stop + 1] in lexicon.vocabulary("by_what"):
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


def _dated_stop(words: Words, head: int, first: int, limit: int) -> int:
    """The stop of the date of an election that a function names, 0 for none: "candidat à la présidentielle d'avril 2017"."""
    lowers, dates = words.tokens.lowers, lexicon.vocabulary("day") | lexicon.vocabulary("dated")
    if lexicon.vocabulary("election").isdisjoint(lowers[head:first]):
        return 0
    stop = first
    while stop < limit and (
        lowers[stop] in dates
        or words.keys[stop].isdigit()
        or words.hyphenated(stop)
        or _is_joint(words, stop, limit)
    ):
        stop += 1
    return stop if stop > first else 0


def _is_joint(words: Words, index: int, limit: int) -> bool:
    """Whether a list of years goes on at `index`: "de 2007, 2012 et 2017"."""
    years = words.keys[index - 1 : min(index + 2, limit) : 2]
    is_between = len(years) == 2 and all(len(year) == 4 and year.isdigit() for year in years)
    return is_between and words.keys[index] in {",", "et"}


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
