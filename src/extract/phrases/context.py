"""What the words before a name make of it: a street, a law, a family, a prize."""

from functools import cache

from extract.lexicon import names as lexicon
from extract.phrases.tree import Phrases, phrases
from extract.phrases.words import Words
from extract.tokens import Span


def is_eponym(words: Words, span: Span) -> bool:
    """Whether a street, a prize, a law or an affair bears the name at `span` ("rue Victor-Hugo", "l'affaire Fillon")."""
    before = span.first - 1
    if before < words.begins[span.first]:
        return False
    if words.keys[before] == '"' and before > words.begins[span.first]:
        before -= 1
    if words.hyphenated(before):
        return True
    key = words.keys[before]
    return key in lexicon.words("eponyms") or key in lexicon.words("families")


def is_place_name(words: Words, span: Span) -> bool:
    """Whether a noun of places stands before "de" and the name: "la ville de Berne", "le CHU de Motol"."""
    before = span.first - 1
    return (
        before > words.begins[span.first]
        and words.keys[before] in {"de", "d'"}
        and words.keys[before - 1] in lexicon.words("place_nouns")
    )


def is_announced(words: Words, first: int) -> bool:
    """Whether a noun of organisations stands right before the name at `first`: "la société X", "l'ONG « X »"."""
    stop = first - 1 if first > 0 and words.keys[first - 1] == '"' else first
    begin = max(words.begins[first], stop - 3)
    return any(
        (found := announcing("organisation").longest(words.keys, at, stop)) and found[0] == stop
        for at in range(begin, stop)
    )


@cache
def announcing(kind: str) -> Phrases[str]:
    """The nouns that announce names of one kind, to look up in a text."""
    return phrases((noun, noun) for noun in lexicon.triggers(kind))


def is_plural_family(words: Words, span: Span) -> bool:
    """Whether the name stands for a family: "les Clinton", "des Le Pen"."""
    before = span.first - 1
    return before >= words.begins[span.first] and words.keys[before] in {"les", "aux", "ces"}
