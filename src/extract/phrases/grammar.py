"""The words that names and titles are made of: articles, adjectives, nouns."""

import re
from functools import lru_cache

from extract.lexicon import names as lexicon
from extract.phrases.places import is_demonym
from extract.phrases.words import Words

ARTICLES = frozenset({"le", "la", "l'", "les", "un", "une", "des", "d'"})
DETERMINERS = frozenset(
    {"le", "la", "l'", "les", "leur", "leurs", "notre", "nos", "son", "sa", "ses", "une", "un"}
)
OF = frozenset({"de", "du", "des", "d'"})

# Endings of adjectives, folded. A noun may have them too: they are asked only where an adjective may stand.
_ADJECTIVE = re.compile(
    r"[^\W\d_]{2,}(?:[aio]ls?|ales?|aux|iques?|aires?|iens?|iennes?|oise?s?|aise?s?|ains?|aines?|ifs?|ives?"
    r"|els?|elles?|eux|euses?|istes?|ibles?|ables?|aques?|eens?|eennes?|gnols?|gnoles?|trices?|aux|ieres?|iers?|coles?|[sy]annes?)"
)
# Endings of infinitives, folded: "de rencontrer", "à prendre".
_INFINITIVE = re.compile(r"[^\W\d_]{2,}(?:[^m]er|[^ao]ir|oir|ttre|ndre|ivre|aire|vre|dre)")


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
