"""The complements that an official name goes on with behind its head noun and adjectives."""

from dataclasses import dataclass

from extract.lexicon import names as lexicon
from extract.phrases import bodies
from extract.phrases.capitals import capital_run
from extract.phrases.grammar import DETERMINERS, OF, has_adjective_ending, is_adjective, is_noun
from extract.phrases.places import is_country, is_demonym, is_known_place, is_region
from extract.phrases.words import Words
from extract.tokens import Span

# Prepositions between a head and its field: "Haut-Commissariat aux réfugiés", "Organisation pour l'interdiction …".
_FIELD = frozenset({"aux", "pour", "contre"})
# How far behind ", des Finances" the closing "et du Budget" may begin, in tokens.
_ENUMERATION = 6


@dataclass(frozen=True, slots=True)
class Kind:
    """What a head lets follow it.

    `named`: it begins a name whatever follows, as a capital does; `abroad`: the country it works in belongs to
    the name; `shared`: it is the plural head of several bodies.
    """

    named: bool
    abroad: bool
    shared: bool


def complements_stop(words: Words, index: int, limit: int, kind: Kind) -> int:
    """The stop of the complements of a name that begin at `index`, `index` where there are none."""
    first = stop = index
    if index < limit and words.capitals[index] and words.keys[index] not in DETERMINERS:
        stop = capital_run(words, index, limit)
    while stop < limit and (following := _following(words, first, stop, limit, kind)):
        place = Span(skip_determiners(words, stop + 1, limit), following)
        stop = following
        if is_country(words, place) and not kind.abroad:
            break
    return stop


def _following(words: Words, first: int, index: int, limit: int, kind: Kind) -> int:
    """The stop of one complement more at `index`, 0 where none stands there."""
    stop = complement_stop(words, index, limit, named=kind.named or index > first)
    if not stop and kind.abroad:
        stop = _country_stop(words, index, limit)
    if not stop and kind.named and not kind.shared and index > first:
        stop = _joined_stop(words, index, limit)
    return stop


def complement_stop(words: Words, index: int, limit: int, *, named: bool) -> int:
    """The stop of "de la Défense", "des droits de l'homme", "aux réfugiés" at `index`, 0 where none stands there."""
    if words.keys[index] not in OF and not (named and words.keys[index] in _FIELD):
        return 0
    noun = skip_determiners(words, index + 1, limit)
    stop = _noun_stop(words, noun, limit)
    while noun < stop < limit and _is_adjective_of(words, stop, named=named) and not is_demonym(words, stop):
        stop += 1
    if stop and named and stop + 1 < limit and words.tokens.lowers[stop + 1] in lexicon.vocabulary("manner"):
        stop += 2
    return stop


def _is_adjective_of(words: Words, index: int, *, named: bool) -> bool:
    """Whether the token is an adjective behind a complement's noun, in a name also with a capital."""
    return is_adjective(words, index) or (
        named and words.capitals[index] and has_adjective_ending(words, index)
    )


def _noun_stop(words: Words, noun: int, limit: int) -> int:
    """The stop of the capitals, the known body or the common noun at `noun`, 0 where none of them stands there."""
    if noun >= limit:
        return 0
    if words.capitals[noun]:
        known = bodies.at(words, noun, limit)
        return max(known[0] if known else 0, capital_run(words, noun, limit))
    return (
        noun + 1
        if is_noun(words, noun) and words.tokens.lowers[noun] not in lexicon.vocabulary("vague")
        else 0
    )


def _country_stop(words: Words, index: int, limit: int) -> int:
    """The stop of the place that a mission works in: "en Somalie"."""
    place = index + 1
    if words.keys[index] not in {"en", "au", "aux"} or place >= limit or not words.capitals[place]:
        return 0
    return capital_run(words, place, limit)


def _joined_stop(words: Words, index: int, limit: int) -> int:
    """The stop of a complement joined to another: "et du Budget", ", des Finances et du Budget"."""
    key, after = words.keys[index], index + 1
    if after >= limit or key not in {"et", ","}:
        return 0
    if words.keys[after] not in OF | _FIELD:
        return _joined_noun_stop(words, index, limit) if key == "et" else 0
    noun = skip_determiners(words, after + 1, limit)
    if noun >= limit or is_adjective(words, noun):
        return 0
    stop = complement_stop(words, after, limit, named=True)
    return stop if key == "et" or _is_closed(words, stop, limit) else 0


def _joined_noun_stop(words: Words, index: int, limit: int) -> int:
    """The stop of a noun behind "et" alone: "examens et concours", "la Liberté et la Justice"."""
    noun = skip_determiners(words, index + 1, limit)
    if noun >= limit:
        return 0
    if words.keys[noun].endswith("s") and words.keys[index - 1].endswith("s") and is_noun(words, noun):
        return noun + 1
    if noun == index + 1 or not words.capitals[noun]:
        return 0
    stop = capital_run(words, noun, limit)
    joined = Span(noun, stop)
    return 0 if is_known_place(words, joined) or is_region(words, joined) else stop


def _is_closed(words: Words, stop: int, limit: int) -> bool:
    """Whether an enumeration that has come to `stop` ends with "et de …"."""
    return stop > 0 and any(
        words.keys[at] == "et" and words.keys[at + 1] in OF
        for at in range(stop, min(stop + _ENUMERATION, limit - 1))
    )


def skip_determiners(words: Words, index: int, limit: int) -> int:
    """The first token at or behind `index` that is no article."""
    while index < limit and words.keys[index] in {"la", "l'", "le", "les"}:
        index += 1
    return index
