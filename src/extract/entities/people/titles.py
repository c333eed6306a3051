"""Civilities and functions in a text."""

from functools import cache, lru_cache
from itertools import compress

from extract.lexicon import names as lexicon
from extract.lexicon.names import Gender
from extract.normalise import fold
from extract.phrases.places import is_demonym
from extract.phrases.tree import Phrases, phrase_set
from extract.phrases.words import Words
from extract.tokens import Span


def civility(words: Words, stop: int) -> int:
    """The first token of the civility that ends right before `stop`, `stop` where none does."""
    return civilities(words).get(stop, stop)


@lru_cache(maxsize=1)
def civilities(words: Words) -> dict[int, int]:
    """The civilities of the text: the first token of each by its stop, with and without the period behind it."""
    known = _civilities()
    found: dict[int, int] = {}
    forms = words.tokens.forms
    for index in compress(range(len(forms)), map(known.__contains__, forms)):
        if is_civility(words, index):
            found[index + 1] = index
            if words.keys[index + 1 : index + 2] == ["."] and words.glued(index + 1):
                found[index + 2] = index
    return found


def before_age(words: Words, begin: int, stop: int) -> int:
    """Where an age that ends at `stop` begins, not before `begin`; `stop` where none does: "un policier de 29 ans, Kévin Roy"."""
    aged = stop - 3 > begin and words.keys[stop - 1] == "ans" and words.keys[stop - 3] == "de"
    return stop - 3 if aged else stop


def is_civility(words: Words, index: int) -> bool:
    """Whether a civility stands at the token: "Mme", "maître", "M" before its period."""
    form = words.tokens.forms[index]
    return form in _civilities() and (form != "M" or words.keys[index + 1 : index + 2] == ["."])


def gender(words: Words, span: Span) -> Gender | None:
    """The gender that the civility before the name at `span` tells, else that of the given name."""
    first = civility(words, span.first)
    if first == span.first:
        return lexicon.given_names().get(words.keys[span.first])
    form = words.tokens.forms[first]
    return lexicon.civilities().get(form) or lexicon.civilities().get(form.capitalize())


def precedes_name(words: Words, index: int, stop: int) -> bool:
    """Whether the capitalised token before `stop` is a civility, a function or a demonym, no part of a name."""
    return civility(words, stop) < stop or is_function(words, Span(index, stop)) or is_demonym(words, index)


def is_function(words: Words, span: Span) -> bool:
    """Whether the words at `span` are a noun of function."""
    return functions().whole(words.keys, span.first, span.stop) is not None


@cache
def functions() -> Phrases[str]:
    """The nouns of function, to look up in a text."""
    return phrase_set(lexicon.role_nouns())


@cache
def personal_functions() -> frozenset[str]:
    """The folded nouns of function of one word that never announce a body, as "constructeur" does."""
    announcing = {fold(noun) for noun in lexicon.triggers("organisation")}
    nouns = (*lexicon.role_nouns(), *lexicon.relation_nouns())
    return frozenset(fold(noun) for noun in nouns if noun.isalpha()) - announcing


@cache
def _civilities() -> frozenset[str]:
    """Civilities as written, the long ones in lower case too."""
    forms = lexicon.civilities()
    return frozenset(forms) | {form.lower() for form in forms if len(form) > 4}
