"""What the text says a person is, right at a mention: title, apposition, copula."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from extract.entities.people.lists import is_plural
from extract.entities.people.nouns import head_stop, is_human, names_function
from extract.entities.people.titles import civility
from extract.lexicon import names as lexicon
from extract.normalise import fold
from extract.phrases.capitals import capital_run
from extract.phrases.complements import complement_stop
from extract.phrases.grammar import ARTICLES, DETERMINERS
from extract.phrases.places import is_demonym
from extract.phrases.words import Words
from extract.tokens import Span

# How far a function may begin before the name that it announces, in tokens.
_REACH = 24
_BRACKET = 7  # how many tokens a bracket behind a name may have: "(LFI)", "(Les Républicains)"
_AS = (
    ["comme"],
    ["en", "tant", "que"],
    ["au", "poste", "de"],
    ["au", "titre", "de"],
    ["aux", "fonctions", "de"],
)


def find(words: Words, mention: Span, people: Sequence[bool]) -> list[Span]:
    """The roles of the person named at `mention`; `people` marks the tokens of all people's names."""
    return [
        *_titles(words, mention, people),
        *_appositions(words, mention, people),
        *_predicates(words, mention, people),
    ]


def _titles(words: Words, mention: Span, people: Sequence[bool]) -> list[Span]:
    """The functions that end right before the name: "le ministre d'État, ministre des Finances, Michel Sapin"."""
    end = _name_begin(words, mention)
    begin = max(words.begins[mention.first], end - _REACH)
    has_comma = end - 1 > begin and words.keys[end - 1] == "," and _closes(words, mention.stop)
    limit = end - has_comma
    if limit <= begin or words.keys[limit - 1] == '"':
        return []
    title = _apposed_title(words, begin, limit) if has_comma else _joined_title(words, begin, limit)
    if not has_comma and words.keys[limit - 1] == ",":
        title = _opening_title(words, words.begins[mention.first], limit - 1)
    if title is None and sum(words.capitals[mention.first : mention.stop]) > 1 and not has_comma:
        title = _noun_before(words, begin, limit)
    if title is None or (
        has_comma and words.keys[mention.stop : mention.stop + 1] == ["et"] and not is_plural(words, title)
    ):
        return []
    if any(people[at] and not _is_complement(words, people, at) for at in range(title.first, title.stop)):
        return []
    earlier = _earlier(words, begin, title)
    return [*([earlier] if earlier else []), title]


def _name_begin(words: Words, mention: Span) -> int:
    """Where the name begins with its civility or nationality: "le ministre de la Santé, le Dr X", ", le Portugais X"."""
    end = civility(words, mention.first)
    apposed = end - 2 > words.begins[mention.first] and words.keys[end - 2] in ARTICLES
    if apposed and end == mention.first and words.keys[end - 3] == "," and words.capitals[end - 1]:
        return end - 2 if is_demonym(words, end - 1) else end
    return end - 1 if end < mention.first and words.keys[end - 1] in ARTICLES else end


def _joined_title(words: Words, begin: int, limit: int) -> Span | None:
    """The function that the name at `limit` follows at once: "le président français Emmanuel Macron"."""
    for first in range(limit - 1, begin - 1, -1):
        head = head_stop(words, first, limit)
        if head and complement_stop(words, head, limit) == limit:
            return Span(_with_modifiers(words, _leftmost(words, first, begin), begin), limit)
    return None


def _apposed_title(words: Words, begin: int, limit: int) -> Span | None:
    """The determined function that ends in the comma at `limit`, or follows such a one behind a comma."""
    for first in range(begin, limit):
        owned = first > begin and words.tokens.lowers[first - 1] in {"sa", "ses", "son"}
        head = head_stop(words, first, limit) or (first + 1 if owned and is_human(words, first) else 0)
        if head and complement_stop(words, head, limit) == limit:
            title = Span(_with_modifiers(words, _leftmost(words, first, begin), begin), limit)
            if _is_determined(words, first) or _earlier(words, begin, title):
                return title
    return None


def _opening_title(words: Words, begin: int, limit: int) -> Span | None:
    """The function without an article that a sentence begins with: "Journaliste à Mediapart, Lénaïg Bredoux enquête"."""
    first = _skipped(words, begin, limit, lexicon.vocabulary("before_function"))
    head = head_stop(words, first, limit) if first < limit else 0
    return Span(begin, limit) if head and complement_stop(words, head, limit) == limit else None


def _earlier(words: Words, begin: int, title: Span) -> Span | None:
    """The function that a comma parts from the undetermined `title`: "ministre d'État, ministre de l'Agriculture"."""
    comma = title.first - 1
    return _apposed_title(words, begin, comma) if comma > begin and words.keys[comma] == "," else None


def _noun_before(words: Words, begin: int, limit: int) -> Span | None:
    """Any noun behind a determiner that the name follows at once: "la griotte X", "son collègue autrichien X"."""
    noun = limit - 1
    noun -= noun - 2 > begin and is_demonym(words, noun) and not words.capitals[noun]
    return Span(noun, limit) if noun > begin and names_function(words, noun) else None


def _leftmost(words: Words, first: int, begin: int) -> int:
    """The first of several heads in a row: "secrétaire" in "secrétaire général"."""
    while first > begin and (head_stop(words, first - 1, first) == first):
        first -= 1
    return first


def _closes(words: Words, stop: int) -> bool:
    return stop >= words.limits[stop - 1] or words.keys[stop] in {",", ".", ")", ";", ":", "(", "et"}


def _is_determined(words: Words, first: int) -> bool:
    before = _with_modifiers(words, first, words.begins[first]) - 1
    return before < words.begins[first] or _determines(words, before)


def _determines(words: Words, index: int) -> bool:
    key = words.keys[index]
    return (
        key in DETERMINERS | ARTICLES | {"du", "au", '"', "-", ":"}
        or words.tokens.lowers[index] in lexicon.vocabulary("plural_determiner")
        or key.isdigit()
    )


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
    index = _behind_bracket(words, mention.stop, limit)
    if index >= limit or words.keys[index] not in {",", "(", "-"}:
        return
    age = _after_age(words, index + 1, limit)
    yield from _functions(words, age, limit, people)


def _behind_bracket(words: Words, index: int, limit: int) -> int:
    """The comma behind a bracket that opens at `index` and holds no function: "Xavier Petit (LR), député"."""
    if index >= limit or words.keys[index] != "(" or head_stop(words, index + 1, limit):
        return index
    closing = next((at for at in range(index, min(index + _BRACKET, limit)) if words.keys[at] == ")"), index)
    return closing + 1 if words.keys[closing + 1 : closing + 2] == [","] else index


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
    begin = index
    while index < limit:
        first = _skipped(words, index, limit, lexicon.vocabulary("filler"))
        index = _skipped(words, first, limit, lexicon.vocabulary("before_function") | {"-"})
        head = head_stop(words, index, limit) if index < limit else 0
        if not head and index == begin and is_human(words, index):
            head = index + 1
        if not head or any(people[first:head]):
            return
        stop = _end(words, head, limit, people)
        if stop < limit and people[stop]:
            return
        yield Span(first, stop)
        if stop >= limit or words.keys[stop] != "et":
            return
        index = stop + 1


def _skipped(words: Words, index: int, limit: int, forms: frozenset[str]) -> int:
    """The first token at or behind `index` that is none of `forms`, or that begins a function."""
    while index < limit and words.tokens.lowers[index] in forms and not head_stop(words, index, limit):
        index += 1
    return index


def _end(words: Words, head: int, limit: int, people: Sequence[bool]) -> int:
    """The stop of a function behind a name: its complement, with a party or body right behind the head."""
    reach = range(head, min(limit, head + _REACH))
    person = next(
        (index for index in reach if people[index] and not _is_complement(words, people, index)), limit
    )
    person = min(person, head + _REACH)
    stop = complement_stop(words, head, person)
    if stop < person and words.capitals[stop] and stop <= head + 1:
        stop = complement_stop(words, capital_run(words, stop, person), person)
    return stop - 3 if words.keys[stop - 1] == ")" else stop


def _is_complement(words: Words, people: Sequence[bool], index: int) -> bool:
    """Whether the person named at `index` is one of whom a function is spoken: "avocate de Vaucelle"."""
    while index and people[index - 1]:
        index -= 1
    return index > 0 and words.tokens.lowers[index - 1] in {"d'", "de"}


@cache
def _predicate_words() -> frozenset[str]:
    """The folded words that a predicate begins with."""
    verbs = (lexicon.vocabulary(name) for name in ("clitic", "auxiliary", "becoming", "being"))
    return frozenset(fold(form) for form in chain(*verbs, (phrase[0] for phrase in _AS)))


def _predicates(words: Words, mention: Span, people: Sequence[bool]) -> Iterator[Span]:
    """Functions that a verb gives: "X est devenue championne", "X comme premier ministre"."""
    limit, index = words.limits[mention.first], mention.stop
    if index < limit and words.keys[index] == ",":  # "X, 69 ans, a été élu pape"
        aged = _after_age(words, index + 1, limit)
        index = aged if aged > index + 1 else index
    if index >= limit or words.keys[index] not in _predicate_words():
        return
    behind = words.keys[index : index + 3]
    for phrase in _AS:
        if behind[: len(phrase)] == phrase:
            yield from _functions(words, index + len(phrase), limit, people)
            return
    index += words.tokens.lowers[index] in lexicon.vocabulary("clitic")
    first = index
    while index < limit and words.tokens.lowers[index] in lexicon.vocabulary("auxiliary"):
        index += 1
    if index < limit and words.tokens.lowers[index] in lexicon.vocabulary("becoming"):
        index += index + 1 < limit and words.tokens.lowers[index + 1] in lexicon.vocabulary("day")
        yield from _functions(words, index + 1, limit, people)
    elif first < limit and words.tokens.lowers[first] in lexicon.vocabulary("being"):
        yield from _functions(words, first + 1, limit, people)
