"""Which explained acronyms stand for organisations, and which for something else."""

from collections.abc import Iterator, Sequence

from extract.analysis import ModelSpan
from extract.entities.organisations import acronyms, official
from extract.entities.organisations.acronyms import Definition
from extract.phrases import bodies
from extract.phrases.context import begins_with_thing
from extract.phrases.words import Words
from extract.tokens import Span


def find(words: Words, names: Sequence[ModelSpan], ends: set[int]) -> tuple[list[Span], set[tuple[str, ...]]]:
    """Names and acronyms that explain one another, and the acronyms of what is no organisation ("IA", "CSAM").

    `ends` are the stops of the names that are known otherwise.
    """
    starts = {name.first for name in names if name.label == "ORG"}
    spans: list[Span] = []
    others: set[tuple[str, ...]] = set()
    for definition in acronyms.find(words):
        if _is_body(words, definition, starts, ends):
            spans += (definition.acronym, definition.full)
        elif not words.capitals[definition.full.first] or begins_with_thing(words, definition.full):
            others.add(words.key(definition.acronym))
    return [*spans, *_bracketed(words, starts, ends)], others


def _is_body(words: Words, definition: Definition, starts: set[int], ends: set[int]) -> bool:
    """Whether the words that an acronym stands for name an organisation."""
    full = definition.full
    if bodies.exact(words, definition.acronym) or full.stop in ends:
        return True
    if begins_with_thing(words, full):
        return False
    if not words.capitals[full.first] and official.is_indefinite(words, full.first):
        return False
    return official.is_head(words, full.first) or full.first in starts


def _bracketed(words: Words, starts: set[int], ends: set[int]) -> Iterator[Span]:
    """Acronyms in brackets that spell something else, right behind a name or with the phrase before them."""
    for index in acronyms.brackets(words):
        inside = Span(index + 1, index + 2)
        if not acronyms.is_acronym(words, inside):
            continue
        if index in ends and words.keys[index + 2 : index + 3] == [")"]:
            yield inside
        elif index + 1 in starts or bodies.exact(words, inside):
            full = acronyms.phrase_before(words, index)
            if full and not begins_with_thing(words, full):
                yield inside
                yield full
