"""Nouns that say what a person is: functions of the lexicon, nouns with a human ending, any noun right before a name."""

from functools import cache

from extract.entities.people.titles import functions
from extract.lexicon import names as lexicon
from extract.normalise import fold
from extract.phrases.grammar import DETERMINERS
from extract.phrases.places import is_demonym
from extract.phrases.words import Words

# Words behind which "le", "la" and "l'" are pronouns: "comme le souligne Marie Dupont".
_BEFORE_PRONOUNS = frozenset(
    {"comme", "dont", "je", "n'", "ne", "nous", "on", "ou", "qu'", "que", "qui", "vous"}
)
_PRONOUNS = frozenset({"l'", "la", "le", "les"})
_PARTICIPLES = ("é", "ée", "és", "ées")
# Endings of the peoples of towns, who are no function either: "le Toulousain", "la montpelliéraine".
_OF_TOWNS = ("ain", "aine", "ais", "aise", "éen", "éenne", "ien", "ienne", "ois", "oise")


def head_stop(words: Words, first: int, limit: int) -> int:
    """The stop of the noun of function at `first`, 0 where none stands there."""
    if words.keys[first] not in _first_words():
        return 0
    if words.hyphenated(first - 1) and words.keys[first - 2] not in {"ex", "vice"}:
        return 0
    found = functions().longest(words.keys, first, limit)
    if found is None:
        is_relation = words.tokens.forms[first] in _relations() and not words.hyphenated(first + 1)
        return first + 1 if is_relation else 0
    stop = found[0]
    while (
        stop + 1 < limit
        and words.hyphenated(stop)
        and (joined := functions().longest(words.keys, stop + 1, limit))
    ):
        stop = joined[0]
    return 0 if words.hyphenated(stop) or _is_other_word(words, stop) else stop


def head_places(words: Words, begin: int, limit: int) -> list[int]:
    """The indices in front of `limit` where a noun of function may stand."""
    firsts = _first_words()
    return [index for index in range(begin, limit) if words.keys[index] in firsts]


@cache
def _first_words() -> frozenset[str]:
    """The folded words that nouns of function begin with."""
    return frozenset(functions().following) | {fold(noun) for noun in _relations()}


@cache
def _relations() -> frozenset[str]:
    return frozenset(lexicon.relation_nouns())


def _is_other_word(words: Words, stop: int) -> bool:
    """Whether the word before `stop` is spelled as a function but for its accent, or a verb's form with its object.

    "représentant la Lettonie", "interprété", "la retraite".
    """
    form = words.tokens.forms[stop - 1]
    is_accented = form.endswith(_PARTICIPLES)
    if (is_accented or form.endswith(("e", "ee", "es", "ees"))) and not form.isupper():
        return words.keys[stop - 1] not in _last_words()[is_accented]
    if stop >= len(words) or not form.endswith("ant"):
        return False
    return words.tokens.lowers[stop] in {"à", "l'", "la", "le", "les"}


@cache
def _last_words() -> tuple[frozenset[str], frozenset[str]]:
    """The folded last words of nouns of function: those without an accent on their last "e", those with one ("attaché")."""
    nouns = (*lexicon.role_nouns(), *lexicon.relation_nouns())
    last = frozenset(noun.replace("-", " ").replace("'", " ").split()[-1] for noun in nouns)
    plain, accented = (
        frozenset(fold(word) for word in last if word.endswith(_PARTICIPLES) == is_accented)
        for is_accented in (False, True)
    )
    return plain, accented


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


def is_human(words: Words, index: int) -> bool:
    """Whether a lower-case word ends as nouns of what people do, for places where only such a noun may stand."""
    form = words.tokens.lowers[index]
    if words.capitals[index] or words.hyphenated(index + 1) or is_demonym(words, index):
        return False
    stem = form.removesuffix("s")
    ends = stem.endswith(tuple(lexicon.vocabulary("human_ending")))
    return ends and len(stem) > 5 and not {form, stem} & lexicon.vocabulary("not_human")


def names_function(words: Words, noun: int) -> bool:
    """Whether the word behind a determiner at `noun` is a noun that can say what the person named behind it is."""
    form, before = words.tokens.lowers[noun], words.tokens.lowers[noun - 1]
    if (
        words.capitals[noun]
        or before not in DETERMINERS | {"au", "ce", "cet", "cette", "du"}
        or is_demonym(words, noun)
    ):
        return False
    if before in _PRONOUNS and words.keys[max(noun - 2, 0)] in _BEFORE_PRONOUNS:
        return False
    return (
        form.isalpha()
        and len(form) > 3
        and not form.endswith(_OF_TOWNS)
        and words.keys[noun] not in _other_nouns()
    )


@cache
def _other_nouns() -> frozenset[str]:
    """The folded words that stand right before people's names and say nothing of them: "rue", "loi", "jeune"."""
    lists = (
        lexicon.nouns(name) for name in ("eponyms", "weak_eponyms", "families", "place_nouns", "animals")
    )
    bodies = (lexicon.heads(kind) for kind in lexicon.HEAD_CLASSES)
    triggers = (lexicon.triggers(kind) for kind in ("organisation", "thing", "other"))
    words = (lexicon.vocabulary("not_function"), lexicon.words("not_complements"))
    return frozenset(fold(word) for group in (*lists, *bodies, *triggers, *words) for word in group)
