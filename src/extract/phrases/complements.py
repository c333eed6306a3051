"""The adjectives and complements that follow a noun: "général adjoint de la police à Lyon"."""

from extract.lexicon import names as lexicon
from extract.phrases.capitals import capital_run
from extract.phrases.grammar import DETERMINERS, OF, adjective_length, is_adjective, is_noun
from extract.phrases.words import Words

_PREPOSITIONS = OF | {"à", "au", "aux", "en", "pour", "près", "auprès", "contre", "chez"}
# How far behind ", des Finances" the closing "et du Budget" may begin, in tokens.
_ENUMERATION = 8


def complement_stop(words: Words, first: int, limit: int) -> int:
    """The stop of the adjectives and complements that begin at `first`, right behind a noun.

    "général adjoint de la police à Lyon, a déclaré": up to the comma. Never beyond `limit`.
    """
    index = first
    while index < limit:
        if step := adjective_length(words, index, limit):
            index += step
            continue
        after = (
            _complement(words, index, limit)
            or _coordination(words, index, first, limit)
            or _bracket(words, index, first, limit)
        )
        if not after:
            break
        index = after
    return index


def _complement(words: Words, index: int, limit: int) -> int:
    """The stop of one prepositional complement at `index`, 0 where none stands there."""
    if words.tokens.lowers[index] not in _PREPOSITIONS:  # not folded: "a" is a verb
        return 0
    noun = index + 1
    if noun < limit and words.keys[noun] in OF:  # près de, auprès du
        noun += 1
    while noun < limit and (
        words.keys[noun] in DETERMINERS or words.keys[noun] == '"' or _is_ordinal(words, noun)
    ):
        noun += 1
    if noun >= limit:
        return 0
    if not words.capitals[noun]:
        return _apposed_stop(words, noun + 1, limit) if _is_complement_noun(words, noun) else 0
    stop = capital_run(words, noun, limit)
    is_quoted = words.keys[noun - 1] == '"' and stop < limit and words.keys[stop] == '"'
    return stop + 1 if is_quoted else stop


def _is_ordinal(words: Words, index: int) -> bool:
    """Whether the token is an ordinal in figures: "maire du 7e arrondissement"."""
    key = words.keys[index]
    return key[0].isdigit() and key.endswith(("e", "er", "re"))


def _is_complement_noun(words: Words, index: int) -> bool:
    """Whether a lower-case token is the noun of a complement; behind an article an infinitive's form may be one."""
    if is_noun(words, index):
        return True
    key = words.keys[index]
    determined = words.keys[index - 1] in DETERMINERS
    return determined and len(key) > 2 and key.isalpha() and key not in lexicon.words("not_complements")


def _apposed_stop(words: Words, index: int, limit: int) -> int:
    """The stop of a name right behind a complement's noun: "de la région Auvergne-Rhône-Alpes"."""
    return capital_run(words, index, limit) if index < limit and words.capitals[index] else index


def _bracket(words: Words, index: int, first: int, limit: int) -> int:
    """The stop of one word in brackets inside a noun phrase: "directeur de l'OMS (ONU) pour l'Afrique"."""
    inside = (
        index > first and index + 3 <= limit and words.keys[index] == "(" and words.keys[index + 2] == ")"
    )
    return index + 3 if inside and words.capitals[index + 1] else 0


def _coordination(words: Words, index: int, first: int, limit: int) -> int:
    """The stop of ", des Finances" or "et du Budget" behind another complement, 0 where none stands there."""
    if index == first or words.keys[index] not in {"et", ","} or index + 1 >= limit:
        return 0
    if words.keys[index + 1] in OF:
        stop = _complement(words, index + 1, limit)
        closed = words.keys[index] == "et" or any(
            words.keys[at] == "et" and words.keys[at + 1] in OF
            for at in range(stop, min(stop + _ENUMERATION, limit - 1))
        )
        return stop if closed else 0
    if words.keys[index] == "et" and is_adjective(words, index + 1) and is_adjective(words, index - 1):
        return index + 2
    return 0
