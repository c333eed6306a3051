"""Functions behind a name: in apposition ("X, 54 ans, avocat à Lyon", "X (président de Y)") or by a verb ("X est devenu maire")."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from extract.entities.people.nouns import head_stop, noun_behind
from extract.entities.people.role_series import functions
from extract.entities.people.role_spans import AGED
from extract.entities.people.role_stops import function_stop
from extract.lexicon import names as lexicon
from extract.normalise import fold
from extract.phrases.grammar import OF
from extract.phrases.words import Words
from extract.tokens import Span

_BRACKET = 16  # how many tokens a bracket behind a name may have: "(LFI)", "(né le 4 mai 1975 à Pau)"
_PREPOSITIONS = OF | {"a", "au", "en"}
_AS = (
    ["comme"],
    ["en", "qualite", "de"],
    ["en", "tant", "que"],
    ["au", "poste", "de"],
    ["au", "titre", "de"],
    ["aux", "fonctions", "de"],
)


def find(words: Words, mention: Span, people: Sequence[bool]) -> Iterator[Span]:
    """The functions that follow the name; `people` marks the tokens of all people's names."""
    index, limit = mention.stop, words.limits[mention.first]
    if index < limit and words.keys[index] == "(":
        yield from functions(words, index + 1, limit, people)
        index = _behind_bracket(words, index, limit)
    if index + 1 >= limit:
        return
    if words.keys[index] in {",", "-"}:
        aged = _after_age(words, index + 1, limit)
        apposed = list(functions(words, aged, limit, people))
        yield from apposed
        if apposed:
            yield from _elections(words, apposed[-1].stop + 1, limit, people)
        elif aged > index + 1 or words.keys[aged] == "qui" or _as_stop(words, aged) > aged:
            index = aged
    elif _adjoins(words, index, limit):
        yield from functions(words, index, limit, people)
    if index < limit and words.keys[index] in _predicate_words():
        yield from _predicates(words, index, limit, people)


def _behind_bracket(words: Words, index: int, limit: int) -> int:
    """The token behind a short bracket that opens at `index`: "Xavier Petit (LR), député"."""
    closing = next((at for at in range(index, min(index + _BRACKET, limit)) if words.keys[at] == ")"), limit)
    return closing + 1


def _after_age(words: Words, index: int, limit: int) -> int:
    """Where an apposition goes on behind "54 ans,", "54 ans et" or "âgé de 54 ans,"."""
    number = index + 2 * (words.keys[index] in AGED)
    unit, mark = words.keys[number + 1 : number + 2], words.keys[number + 2 : number + 3]
    is_age = unit in (["an"], ["ans"]) and mark in ([","], ["et"])
    return number + 3 if is_age and number + 3 <= limit else index


def _adjoins(words: Words, index: int, limit: int) -> bool:
    """Whether a function with a complement follows a name at once: "X champion du monde", no "X pilote un avion"."""
    if words.capitals[index]:
        return False
    noun = noun_behind(words, index, limit)
    head = head_stop(words, noun, limit) if noun < limit else 0
    form = words.tokens.lowers[noun] if head else ""
    if not head or form.endswith(("é", "ée", "és")) or form in lexicon.vocabulary("verb_too"):
        return False
    return not _PREPOSITIONS.isdisjoint(words.keys[noun : function_stop(words, head, limit)])


@cache
def _predicate_words() -> frozenset[str]:
    """The folded words that a predicate begins with."""
    verbs = (lexicon.vocabulary(name) for name in ("clitic", "auxiliary", "becoming", "being"))
    return frozenset(fold(form) for form in chain(*verbs, (phrase[0] for phrase in _AS), ["qui"]))


def _predicates(words: Words, index: int, limit: int, people: Sequence[bool]) -> Iterator[Span]:
    """Functions that a verb gives: "X est devenue championne", "X comme premier ministre"."""
    lowers = words.tokens.lowers
    if (stop := _as_stop(words, index)) > index:
        yield from functions(words, stop, limit, people)
        return
    index += words.keys[index] == "qui"
    index += index < limit and lowers[index] in lexicon.vocabulary("clitic")
    helped = _auxiliary_stop(words, index, limit)
    if helped < limit and lowers[helped] in lexicon.vocabulary("becoming"):
        yield from _elections(words, index, limit, people)
        return
    if helped > index and lowers[helped - 1] == "été":
        index = helped
    elif index < limit and lowers[index] in lexicon.vocabulary("being"):
        index += 1
    else:
        return
    if index < limit and not _is_passive(lowers[index]):
        yield from functions(words, index, limit, people)


def _elections(words: Words, index: int, limit: int, people: Sequence[bool]) -> Iterator[Span]:
    """Functions into which one is elected or put: "a été élue mardi présidente", "nommé au poste de préfet"."""
    verb = _auxiliary_stop(words, index, limit)
    if verb < limit and words.tokens.lowers[verb] in lexicon.vocabulary("becoming"):
        stop = _behind_moment(words, verb + 1, limit, people)
        yield from functions(words, _as_stop(words, stop), limit, people)


def _auxiliary_stop(words: Words, index: int, limit: int) -> int:
    """The stop of the auxiliaries at `index` and the adverbs between them."""
    first, lowers = index, words.tokens.lowers
    while index < limit and (
        lowers[index] in lexicon.vocabulary("auxiliary") or (index > first and lowers[index].endswith("ment"))
    ):
        index += 1
    return index


def _as_stop(words: Words, index: int) -> int:
    """The stop of "comme", "au poste de" or the like at `index`, `index` where none stands there."""
    behind = words.keys[index : index + 3]
    return next((index + len(phrase) for phrase in _AS if behind[: len(phrase)] == phrase), index)


def _is_passive(form: str) -> bool:
    """Whether a form behind "est" is rather a participle than a noun: "attaché", "élue"."""
    ends = form.endswith(("é", "ée")) or form in {"élu", "élue"}
    return ends and form not in lexicon.vocabulary("no_participle")


def _behind_moment(words: Words, index: int, limit: int, people: Sequence[bool]) -> int:
    """What follows a day and the giver of a function: "a été nommée mardi par Ana Ruiz directrice"."""
    while index + 1 < limit and (
        words.tokens.lowers[index] in lexicon.vocabulary("day")
        or words.keys[index].isdigit()
        or (words.keys[index] == "en" and words.keys[index + 1].isdigit())
    ):
        index += 1
    if index + 1 < limit and words.keys[index] == "par" and people[index + 1]:
        return next((at for at in range(index + 1, limit) if not people[at]), limit)
    return index
