"""Runs of capitalised words, as names are written: particles, hyphens and initials between them included."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import compress

from extract.lexicon import names as lexicon
from extract.phrases.grammar import ARTICLES, OF
from extract.phrases.words import Words
from extract.tokens import Span

# No name has more tokens.
_LONGEST_NAME = 20


def capital_run(words: Words, first: int, limit: int) -> int:
    """The stop of the capitalised words that begin at `first`, particles and hyphens between them included."""
    limit = min(limit, first + _LONGEST_NAME)
    index = stop = first
    while index < limit:
        if words.capitals[index] or (
            index > first and words.hyphenated(index - 1) and words.keys[index].isalnum()
        ):
            stop = index = index + 1
        elif index > first and (words.hyphenated(index) or _joins(words, index, limit)):
            index += 1
        else:
            break
    return stop


def _joins(words: Words, index: int, limit: int) -> bool:
    """Whether the token stands between two capitals of one name: a particle, "&", or an initial's period."""
    key = words.keys[index]
    if key == ".":
        return (
            len(words.keys[index - 1]) == 1
            and words.glued(index)
            and index + 1 < limit
            and words.capitals[index + 1]
        )
    if key not in _joints():
        return False
    ahead = index + 1
    while ahead < limit and (words.keys[ahead] in lexicon.words("particles") or words.hyphenated(ahead)):
        ahead += 1
    return ahead < limit and words.capitals[ahead]


@cache
def _joints() -> frozenset[str]:
    """Particles and other words that stand between two capitals of one name, "de" and articles left out."""
    return (lexicon.words("particles") | {"&", "of", "the", "and", "for"}) - OF - ARTICLES - {"y"}


@lru_cache(maxsize=1)
def capital_runs(words: Words) -> dict[int, int]:
    """The capitalised words of the text, those of one name together: the first token of each run and its stop."""
    runs: dict[int, int] = {}
    stop = 0
    for first in capital_places(words):
        if first >= stop:
            runs[first] = stop = capital_run(words, first, words.limits[first])
    return runs


def namesakes(words: Words, names: Iterable[Span]) -> list[Span]:
    """The runs of capitals of the whole text that begin with the first word of one of `names`."""
    firsts = {words.keys[name.first] for name in names}
    return [Span(first, stop) for first, stop in capital_runs(words).items() if words.keys[first] in firsts]


def name_stop(words: Words, first: int) -> int:
    """The stop of the capitalised words that begin at `first`, in its sentence."""
    return capital_runs(words).get(first) or capital_run(words, first, words.limits[first])


def capital_places(words: Words) -> Iterator[int]:
    """The indices of the capitalised words."""
    return compress(range(len(words)), words.capitals)
