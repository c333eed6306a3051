"""What the text says a person is, right at a mention: title, apposition, copula."""

from collections.abc import Iterator, Sequence

from extract.entities.people.titles import civility, functions
from extract.lexicon import names as lexicon
from extract.phrases.grammar import ARTICLES, DETERMINERS, capital_run, complement_stop
from extract.phrases.words import Words
from extract.tokens import Span

# How far a function may begin before the name that it announces, in tokens.
_REACH = 24
_AS = (
    ("comme",),
    ("en", "tant", "que"),
    ("au", "poste", "de"),
    ("au", "titre", "de"),
    ("aux", "fonctions", "de"),
)


def find(words: Words, mention: Span, people: Sequence[bool]) -> list[Span]:
    """The roles of the person named at `mention`; `people` marks the tokens of all people's names."""
    before = _title(words, mention)
    return [
        *([before] if before else []),
        *_appositions(words, mention, people),
        *_predicates(words, mention, people),
    ]


def _title(words: Words, mention: Span) -> Span | None:
    """The function that ends right before the name: "le ministre des Finances, Michel Sapin"."""
    end = civility(words, mention.first)
    begin = max(words.begins[mention.first], end - _REACH)
    if end < mention.first and words.keys[end - 1] in ARTICLES:  # "le ministre de la Santé, le Dr X"
        end -= 1
    has_comma = end - 1 > begin and words.keys[end - 1] == "," and _closes(words, mention.stop)
    limit = end - 1 if has_comma else end
    if limit > begin and words.keys[limit - 1] == '"':
        return None
    starts = range(begin, limit) if has_comma else range(limit - 1, begin - 1, -1)
    for first in starts:
        head = _head(words, first, limit)
        if (
            head
            and complement_stop(words, head, limit) == limit
            and not (has_comma and not _is_determined(words, first))
        ):
            return Span(_with_modifiers(words, _leftmost(words, first, begin), begin), limit)
    return None


def _leftmost(words: Words, first: int, begin: int) -> int:
    """The first of several heads in a row: "secrétaire" in "secrétaire général"."""
    while first > begin and (_head(words, first - 1, first) == first):
        first -= 1
    return first


def _closes(words: Words, stop: int) -> bool:
    return stop >= words.limits[stop - 1] or words.keys[stop] in {",", ".", ")", ";", ":", "("}


def _head(words: Words, first: int, limit: int) -> int:
    """The stop of the noun of function at `first`, 0 where none stands there."""
    if words.hyphenated(first - 1) and first > 0 and words.keys[first - 2] not in {"ex", "vice"}:
        return 0
    found = functions().longest(words.keys, first, limit)
    if found is None:
        return 0
    stop = found[0]
    while (
        stop + 1 < limit
        and words.hyphenated(stop)
        and (joined := functions().longest(words.keys, stop + 1, limit))
    ):
        stop = joined[0]
    return 0 if words.hyphenated(stop) or _is_participle(words, stop) else stop


def _is_participle(words: Words, stop: int) -> bool:
    """Whether the word before `stop` is a verb's form with its object: "représentant la Lettonie"."""
    if stop >= len(words) or not words.keys[stop - 1].endswith("ant"):
        return False
    return words.tokens.lowers[stop] in {"à", "l'", "la", "le", "les"}


def _is_determined(words: Words, first: int) -> bool:
    before = _with_modifiers(words, first, words.begins[first]) - 1
    return before < words.begins[first] or words.keys[before] in DETERMINERS | ARTICLES | {
        "du",
        "au",
        "aux",
        '"',
        "-",
        ":",
    }


def _with_modifiers(words: Words, first: int, begin: int) -> int:
    """The first token of the role whose head stands at `first`: "ancien", "futur", "ex-" belong to it."""
    while first > begin and (
        words.tokens.lowers[first - 1] in lexicon.vocabulary("before_function") or words.hyphenated(first - 1)
    ):
        first -= 1
    return first


def _appositions(words: Words, mention: Span, people: Sequence[bool]) -> Iterator[Span]:
    """Functions behind the name: "X, 54 ans, avocat à Lyon", "X (président de Y)", "X, chanteur et acteur"."""
    limit = words.limits[mention.first]
    index = mention.stop
    if index >= limit or words.keys[index] not in {",", "(", "-"}:
        return
    age = _after_age(words, index + 1, limit)
    yield from _functions(words, age, limit, people)


def _after_age(words: Words, index: int, limit: int) -> int:
    """Where an apposition goes on behind "54 ans," or "âgé de 54 ans,"."""
    ahead = index
    while ahead < min(index + 6, limit):
        if words.keys[ahead] in {"an", "ans"} and ahead + 1 < limit and words.keys[ahead + 1] == ",":
            return ahead + 2
        ahead += 1
    return index


def _functions(words: Words, index: int, limit: int, people: Sequence[bool]) -> Iterator[Span]:
    """The functions joined by "et" that begin at `index`, fillers and articles before them left out."""
    while index < limit:
        while (
            index < limit
            and words.tokens.lowers[index] in lexicon.vocabulary("filler")
            and not _head(words, index, limit)
        ):
            index += 1
        first = index
        while (
            index < limit
            and words.tokens.lowers[index] in lexicon.vocabulary("before_function") | {"-"}
            and not _head(words, index, limit)
        ):
            index += 1
        head = _head(words, index, limit) if index < limit else 0
        if not head or any(people[first:head]):
            return
        stop = _end(words, head, limit, people)
        if stop < limit and people[stop]:
            return
        yield Span(first, stop)
        if stop >= limit or words.keys[stop] != "et":
            return
        index = stop + 1


def _end(words: Words, head: int, limit: int, people: Sequence[bool]) -> int:
    """The stop of a function behind a name: its complement, with a party or body right behind the head."""
    person = next((index for index in range(head, min(limit, head + _REACH)) if people[index]), limit)
    person = min(person, head + _REACH)
    stop = complement_stop(words, head, person)
    if stop < person and words.capitals[stop] and stop <= head + 1:
        stop = complement_stop(words, capital_run(words, stop, person), person)
    return stop - 3 if words.keys[stop - 1] == ")" else stop


def _predicates(words: Words, mention: Span, people: Sequence[bool]) -> Iterator[Span]:
    """Functions that a verb gives: "X est devenue championne", "X comme premier ministre"."""
    limit, index = words.limits[mention.first], mention.stop
    for phrase in _AS:
        if tuple(words.keys[index : index + len(phrase)]) == phrase:
            yield from _functions(words, index + len(phrase), limit, people)
            return
    first = index
    while index < limit and words.tokens.lowers[index] in lexicon.vocabulary("auxiliary"):
        index += 1
    if index < limit and words.tokens.lowers[index] in lexicon.vocabulary("becoming"):
        yield from _functions(words, index + 1, limit, people)
    elif first < limit and words.tokens.lowers[first] in lexicon.vocabulary("being"):
        yield from _functions(words, first + 1, limit, people)
