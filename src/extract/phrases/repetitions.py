"""Where in a text names stand that are known already."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from extract.phrases.words import Words
from extract.tokens import Span


def find(words: Words, names: Collection[tuple[str, ...]]) -> Iterator[Span]:
    """The places where one of `names` stands, from left to right, of those that begin together the longest first."""
    lengths = _lengths(names)
    for first, key in enumerate(words.keys):
        if key in lengths:
            spans = (_spanning(words, first, length) for length in lengths[key])
            yield from (span for span in spans if words.key(span) in names)


def _lengths(names: Collection[tuple[str, ...]]) -> dict[str, list[int]]:
    """How many words the names have that begin with a word, the most first."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[0]].add(len(name))
    return {first: sorted(counts, reverse=True) for first, counts in lengths.items()}


def _spanning(words: Words, first: int, length: int) -> Span:
    """The span of `length` words, hyphens and periods not counted, that begins at `first`."""
    stop, count = first, 0
    while stop < words.limits[first] and count < length:
        count += words.keys[stop] not in {"-", "."}
        stop += 1
    return Span(first, stop)
