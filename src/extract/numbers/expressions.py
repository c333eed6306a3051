"""Number expressions in a tokenised text."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from extract.frozen import dataclass
from extract.numbers.cardinals import Reading, cardinal, digits
from extract.numbers.ordinals import ordinal
from extract.numbers.words import (
    COLLECTIVES,
    DENOMINATORS,
    HALVES,
    MULTIPLES,
    NOT_FRACTIONS,
    ONES,
    SCALES,
    STANDING_ALONE,
    STARTS,
    VAGUE,
    ratio,
)
from extract.tokens import Span, Tokens

NumberForm = Literal["digits", "words", "mixed", "collective", "fraction", "vague"]

_END = ("", "")  # the rules look two words ahead
_OF = frozenset({"de", "d'"})
_OF_THE = _OF | {"des", "du"}
_RANKS = ("ième", "ièmes")
_GOING_ON = HALVES | VAGUE | {*COLLECTIVES, *DENOMINATORS, "et"}
_BEFORE_ONE_MILLION = frozenset({"le", "du", "au", "ce", "demi"})


@dataclass(frozen=True, slots=True)
class Number(Span):
    """A number expression: its tokens, exact value (None for "des milliers"), and how it is written.

    A fraction whose decimals do not end is rounded to four.
    """

    value: Decimal | None
    form: NumberForm


class _Found(NamedTuple):
    """An expression over `words[first:stop]`."""

    first: int
    stop: int
    value: Decimal | None
    form: NumberForm


def find(tokens: Tokens) -> list[Number]:
    """All maximal number expressions of `tokens`, in order, none overlapping another.

    A lone "un" or "une" is a number; ordinals are none, nor is the "cent" of "pour cent".
    """
    found: list[Number] = []
    for sentence in tokens.sentences:
        words, places = _words(tokens, sentence)
        begins = [index for index, word in enumerate(words) if word in STARTS or word[0].isdecimal()]
        words += _END
        stop = 0
        for index in begins:
            if index < stop:
                continue
            expression = _expression(words, index)
            if expression.value is not None or expression.form == "vague":
                span = places[expression.first], places[expression.stop - 1] + 1
                found.append(Number(*span, expression.value, expression.form))
            stop = _after_percent(words, expression.stop)
    return found


def _words(tokens: Tokens, sentence: Span) -> tuple[list[str], Sequence[int]]:
    """The words of a sentence without the hyphens that join number words, and the token of each."""
    words = tokens.lowers[sentence.first : sentence.stop]
    places = range(sentence.first, sentence.stop)
    if "-" not in words:
        return words, places
    kept = [
        index
        for index, word in zip(places, words, strict=True)
        if word != "-" or not _joins_number_words(tokens, index, sentence)
    ]
    return [tokens.lowers[index] for index in kept], kept


def _joins_number_words(tokens: Tokens, index: int, sentence: Span) -> bool:
    """Whether the hyphen at `index` stands inside a number: "vingt-cinq"."""
    if not sentence.first < index < sentence.stop - 1:
        return False
    if tokens.spaced(index) or tokens.spaced(index + 1):
        return False
    before, after = tokens.lowers[index - 1], tokens.lowers[index + 1]
    return (before in STARTS or before == "et") and (
        after in STARTS or after == "et" or ordinal(after) is not None
    )


def _after_percent(words: Sequence[str], index: int) -> int:
    """Pass "pour cent" and "pour mille" after a number."""
    if words[index] != "pour":
        return index
    hundred = index + 1 + (words[index + 1] == "-")
    return hundred + 1 if words[hundred] in {"cent", "mille"} else index


def _expression(words: Sequence[str], index: int) -> _Found:
    """The longest expression that begins at `index`; its value is None where none does."""
    amount = cardinal(words, index)
    if amount is None:
        return _stacked(words, _without_amount(words, index))
    following = words[amount.stop]
    if following in _GOING_ON or following.endswith(_RANKS):
        found = _counted(words, index, amount) or _fraction(words, index, amount)
        if found is not None:
            return _stacked(words, found)
        rank = amount.stop + (following == "et")
        if amount.value > 1 and _is_ordinal(words[rank]):
            return _Found(index, rank + 1, None, "words")
    return _stacked(words, _with_half(words, index, amount))


def _is_ordinal(word: str) -> bool:
    return word.endswith(_RANKS) and ordinal(word) is not None


def _counted(words: Sequence[str], index: int, amount: Reading) -> _Found | None:
    """A collective with its number: "une dizaine", "deux douzaines", "un demi-million", "une poignée de"."""
    half = words[amount.stop] in HALVES and words[amount.stop + 1] in MULTIPLES
    place = amount.stop + half
    word = words[place]
    is_article = amount.value == 1 and words[index] in ONES and amount.stop == index + 1
    if half:
        return _Found(index, place + 1, amount.value * MULTIPLES[word] / 2, "collective")
    if word in COLLECTIVES and (not is_article or word in STANDING_ALONE or _is_of_things(words, place + 1)):
        return _Found(
            place if is_article else index, place + 1, amount.value * COLLECTIVES[word], "collective"
        )
    if is_article and word in VAGUE and words[place + 1] in _OF:
        return _Found(place, place + 1, None, "vague")
    return None


def _is_of_things(words: Sequence[str], index: int) -> bool:
    """Whether "de" and no number stand at `index`: "une quarantaine de jours", not "de 14 jours"."""
    return words[index] in _OF and cardinal(words, index + 1) is None


def _fraction(words: Sequence[str], index: int, amount: Reading) -> _Found | None:
    """A part: "un tiers", "trois quarts", "deux cinquièmes"; "un cinquième" only before de."""
    word, stop = words[amount.stop], amount.stop + 1
    denominator = DENOMINATORS.get(word)
    if denominator is None and _is_ordinal(word) and (word.endswith("s") or words[stop] in _OF_THE):
        rank = ordinal(word) or 0
        denominator = rank if rank > 4 and rank > amount.value else None
    if denominator is None or _names_something(words, stop):
        return None
    return _of_scale(words, _Found(index, stop, ratio(amount.value, denominator), "fraction"))


def _names_something(words: Sequence[str], index: int) -> bool:
    """Whether the words after a fraction make it a name: "quart de finale", "trois-quarts aile"."""
    return words[index + (words[index] in _OF)] in NOT_FRACTIONS


def _of_scale(words: Sequence[str], found: _Found) -> _Found:
    """Multiply "un quart de million"."""
    scale = SCALES.get(words[found.stop + 1]) if words[found.stop] in _OF else None
    if scale is None or found.value is None:
        return found
    return found._replace(stop=found.stop + 2, value=found.value * scale)


def _without_amount(words: Sequence[str], index: int) -> _Found:
    """An expression that begins with no cardinal: "milliers", "le tiers", "la moitié", "demi-douzaine"."""
    word, before, after = words[index], words[index - 1] if index else "", words[index + 1]
    nothing = _Found(index, index + 1, None, "words")
    if word in HALVES:
        half = after in MULTIPLES
        return _Found(index, index + 2, MULTIPLES[after] / 2, "collective") if half else nothing
    if word in MULTIPLES:
        if word.endswith("s"):
            return nothing._replace(form="vague")
        known = _is_of_things(words, index + 1) if word in COLLECTIVES else before in _BEFORE_ONE_MILLION
        return nothing._replace(value=MULTIPLES[word], form="collective") if known else nothing
    if word in DENOMINATORS and _is_known_part(words, index, before):
        part = nothing._replace(value=ratio(Decimal(1), DENOMINATORS[word]), form="fraction")
        return _of_scale(words, part)
    return nothing


def _is_known_part(words: Sequence[str], index: int, before: str) -> bool:
    """Whether a lone fraction is one: "la moitié", "de moitié", "le tiers des", "au quart de"."""
    if words[index] == "moitié":
        return before in {"la", "une", "de"}
    is_part = before in {"le", "du", "au"} and words[index + 1] in _OF_THE
    return is_part and not _names_something(words, index + 1)


def _with_half(words: Sequence[str], index: int, amount: Reading) -> _Found:
    """The amount, and half of its scale where "et demi" follows: "un million et demi", "trois et demie"."""
    value, stop = amount
    if words[stop] == "et" and words[stop + 1] in HALVES:
        value, stop = value + MULTIPLES.get(words[stop - 1], Decimal(1)) / 2, stop + 2
    figures = [digits(word) is not None for word in words[index:stop]]
    form: NumberForm = "digits" if all(figures) else "mixed" if any(figures) else "words"
    return _Found(index, stop, value, form)


def _stacked(words: Sequence[str], found: _Found) -> _Found:
    """Multiply by the scales that follow: "dizaine de milliers", "millions de milliards"."""
    while words[found.stop - 1] in MULTIPLES and words[found.stop] in _OF:
        scale = MULTIPLES.get(words[found.stop + 1])
        if scale is None or not words[found.stop + 1].endswith("s"):
            break
        value = None if found.value is None else found.value * scale
        found = found._replace(stop=found.stop + 2, value=value)
    return found
