"""The noun phrases that names and titles are made of: adjectives, complements, runs of capitals."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import compress

from extract.lexicon import names as lexicon
from extract.lexicon import places
from extract.normalise import fold
from extract.phrases.tree import Phrases, phrases
from extract.phrases.words import Words
from extract.tokens import Span

ARTICLES = frozenset({"le", "la", "l'", "les", "un", "une", "des", "d'"})
DETERMINERS = frozenset(
    {"le", "la", "l'", "les", "leur", "leurs", "notre", "nos", "son", "sa", "ses", "une", "un"}
)
OF = frozenset({"de", "du", "des", "d'"})
PREPOSITIONS = OF | {"à", "au", "aux", "en", "pour", "près", "auprès", "contre", "chez"}

# Endings of adjectives, folded. A noun may have them too: they are asked only where an adjective may stand.
_ADJECTIVE = re.compile(
    r"[^\W\d_]{2,}(?:[aio]ls?|ales?|aux|iques?|aires?|iens?|iennes?|oise?s?|aise?s?|ains?|aines?|ifs?|ives?"
    r"|els?|elles?|eux|euses?|istes?|ibles?|ables?|aques?|eens?|eennes?|gnols?|gnoles?|trices?|aux|ieres?|iers?|coles?|[sy]annes?)"
)
# Endings of infinitives, folded: "de rencontrer", "à prendre".
_INFINITIVE = re.compile(r"[^\W\d_]{2,}(?:[^m]er|[^ao]ir|oir|ttre|ndre|ivre|aire|vre|dre)")
# No name has more tokens.
_LONGEST_NAME = 20
# How far behind ", des Finances" the closing "et du Budget" may begin, in tokens.
_ENUMERATION = 8


def is_demonym(words: Words, index: int) -> bool:
    """Whether the token is the adjective or the inhabitant of a country or of a part of one."""
    key = words.keys[index]
    if key in _demonyms():
        return True
    return index > 1 and words.hyphenated(index - 1) and f"{words.keys[index - 2]}-{key}" in _demonyms()


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(fold(form) for form in places.demonyms())


def is_place(words: Words, span: Span) -> bool:
    """Whether the words are the name of a country or of a town that French names, and nothing else."""
    return _names(words, span, _places())


def _names(words: Words, span: Span, known: Phrases[str]) -> bool:
    """Whether the words are one of the names of `known`; an acronym's letters must be capitals ("EAU" is no "Eau")."""
    found = known.longest(words.keys, span.first, span.stop)
    if found is None or found[0] != span.stop:
        return False
    return not found[1].isupper() or words.tokens.forms[span.first].isupper()


def is_known_place(words: Words, span: Span) -> bool:
    """Whether the words can be the name of a country or a well-known town, be they a person's name too ("Paris")."""
    return is_place(words, span) or _is_known_town(words.tokens.surface(span))


@lru_cache(maxsize=1 << 14)
def _is_known_town(name: str) -> bool:
    return any(town.known for town in places.city_readings(places.key(name)))


def is_region(words: Words, span: Span) -> bool:
    """Whether the words are the name of a region, a département or another part of a country."""
    return _names(words, span, _regions())


@cache
def _regions() -> Phrases[str]:
    return phrases((place.form, place.form) for place in places.subdivisions() if place.known)


def is_country(words: Words, span: Span) -> bool:
    """Whether the words are the name of a country, or of a nation that plays for itself."""
    return _names(words, span, _countries())


@cache
def _countries() -> Phrases[str]:
    return phrases((place.form, place.form) for place in places.names() if place.kind == "name")


@cache
def _places() -> Phrases[str]:
    known = (place.form for place in (*places.names(), *places.towns()))
    return phrases((form, form) for form in known if form not in places.guarded())


def is_adjective(words: Words, index: int) -> bool:
    """Whether a lower-case token looks like an adjective behind a noun."""
    key = words.keys[index]
    if words.capitals[index] or key in lexicon.words("not_complements"):
        return False
    return _is_adjectival(key) or is_demonym(words, index)


def has_adjective_ending(words: Words, index: int) -> bool:
    """Whether a token is a known adjective or ends as adjectives do, whatever its case."""
    return _is_adjectival(words.keys[index])


@lru_cache(maxsize=1 << 16)
def _is_adjectival(key: str) -> bool:
    return key in lexicon.words("adjectives") or _ADJECTIVE.fullmatch(key) is not None


def adjective_length(words: Words, index: int, limit: int) -> int:
    """How many tokens the adjective at `index` has ("général", "sud-coréen", "porte-parole"), 0 for none."""
    if index + 2 < limit and words.hyphenated(index + 1) and not words.capitals[index]:
        return 3 if is_adjective(words, index + 2) else 0
    return int(is_adjective(words, index))


def is_noun(words: Words, index: int) -> bool:
    """Whether a lower-case token can be the noun of a complement."""
    key = words.keys[index]
    if not _is_nominal(key):
        return False
    gerund = key.endswith("ant") and words.keys[index - 1] == "en"
    return not gerund or key in lexicon.words("nouns_like_infinitives")


@lru_cache(maxsize=1 << 16)
def _is_nominal(key: str) -> bool:
    """Whether a word can be a noun and is no infinitive."""
    if not key.isalpha() or len(key) < 3 or key in lexicon.words("not_complements"):
        return False
    return key in lexicon.words("nouns_like_infinitives") or not _INFINITIVE.fullmatch(key)


@lru_cache(maxsize=1)
def capital_runs(words: Words) -> dict[int, int]:
    """The capitalised words of the text, those of one name together: the first token of each run and its stop."""
    runs: dict[int, int] = {}
    stop = 0
    for first in capital_places(words):
        if first >= stop:
            runs[first] = stop = capital_run(words, first, words.limits[first])
    return runs


def name_stop(words: Words, first: int) -> int:
    """The stop of the capitalised words that begin at `first`, in its sentence."""
    return capital_runs(words).get(first) or capital_run(words, first, words.limits[first])


def capital_places(words: Words) -> Iterator[int]:
    """The indices of the capitalised words."""
    return compress(range(len(words)), words.capitals)


def capital_run(words: Words, first: int, limit: int) -> int:
    """The stop of the capitalised words that begin at `first`, particles and hyphens between them included."""
    limit = min(limit, first + _LONGEST_NAME)
    index = stop = first
    while index < limit:
        if words.capitals[index] or (
            index > first and words.hyphenated(index - 1) and words.keys[index].isalnum()
        ):
            stop = index = index + 1
        elif index > first and (words.hyphenated(index) or _joins(words, index, limit)):
            index += 1
        else:
            break
    return stop


def _joins(words: Words, index: int, limit: int) -> bool:
    """Whether the token stands between two capitals of one name: a particle, "&", or an initial's period."""
    key = words.keys[index]
    if key == ".":
        return (
            len(words.keys[index - 1]) == 1
            and words.glued(index)
            and index + 1 < limit
            and words.capitals[index + 1]
        )
    if key not in _joints():
        return False
    ahead = index + 1
    while ahead < limit and (words.keys[ahead] in lexicon.words("particles") or words.hyphenated(ahead)):
        ahead += 1
    return ahead < limit and words.capitals[ahead]


@cache
def _joints() -> frozenset[str]:
    """Particles and other words that stand between two capitals of one name, "de" and articles left out."""
    return (lexicon.words("particles") | {"&", "of", "the", "and", "for"}) - OF - ARTICLES - {"y"}


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
    if words.tokens.lowers[index] not in PREPOSITIONS:  # not folded: "a" is a verb
        return 0
    noun = index + 1
    if noun < limit and words.keys[noun] in OF:  # près de, auprès du
        noun += 1
    while noun < limit and (words.keys[noun] in DETERMINERS or words.keys[noun] == '"'):
        noun += 1
    if noun >= limit:
        return 0
    if not words.capitals[noun]:
        return _apposed_stop(words, noun + 1, limit) if _is_complement_noun(words, noun) else 0
    stop = capital_run(words, noun, limit)
    is_quoted = words.keys[noun - 1] == '"' and stop < limit and words.keys[stop] == '"'
    return stop + 1 if is_quoted else stop


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
