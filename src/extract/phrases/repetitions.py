"""Where in a text names stand that are known already."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from extract.phrases.words import Words
from extract.tokens import Span


def find(words: Words, names: Collection[tuple[str, ...]], taken: Sequence[bool]) -> Iterator[Span]:
    """The places where one of `names` stands, from left to right, of those that begin together the longest first.

    Names that begin at a token that `taken` marks are left out.
    """
    if not names:
        return
    lengths = _lengths(names)
    for first in words.among(lengths):
        if taken[first]:
            continue
        for length in lengths[words.keys[first]]:
            span = Span(first, _stop(words, first, length))
            if words.key(span) in names:
                yield span


def _lengths(names: Collection[tuple[str, ...]]) -> dict[str, list[int]]:
    """How many words the names have that begin with a word, the most first."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[0]].add(len(name))
    return {first: sorted(counts, reverse=True) for first, counts in lengths.items()}


def _stop(words: Words, first: int, length: int) -> int:
    """The stop of `length` words that begin at `first`, hyphens and periods not counted."""
    stop = first
    while length and stop < words.limits[first]:
        length -= words.keys[stop] not in {"-", "."}
        stop += 1
    return stop
