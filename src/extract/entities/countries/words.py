"""A text's words as the table of forms spells them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from operator import itemgetter
from typing import NamedTuple

from extract.entities.countries.forms import table
from extract.lexicon.places import plain
from extract.tokens import Span, Tokens

_MOST = 1 << 16  # words remembered


class Word(NamedTuple):
    """A word in plain letters; for the longer forms that begin with it, the most words of each by the second one.

    `begins` says whether any form begins with it, of one word or more.
    """

    plain: str
    followers: Mapping[str, int]
    begins: bool


class Known(dict[str, Word]):
    """The words met last by their lower-case forms: a plain dictionary, read twice as fast as `lru_cache`."""

    def __missing__(self, lower: str) -> Word:
        if len(self) >= _MOST:
            self.clear()
        spelled = plain(lower).replace(".", "") or lower  # "U.S.A.", one token, is "usa" in the table
        followers = table().pairs.get(spelled, {})
        self[lower] = word = Word(spelled, followers, bool(followers) or spelled in table().singles)
        return word


_WORDS = Known()
_BEGINS = itemgetter(Word._fields.index("begins"))


class Words(NamedTuple):
    """A text's tokens without the hyphens inside words: their indices, and the words that they are."""

    tokens: Tokens
    indices: Sequence[int]
    words: Sequence[Word]

    def plain(self, position: int, length: int) -> str:
        """The words from `position` in plain letters."""
        return " ".join([word.plain for word in self.words[position : position + length]])

    def span(self, position: int, length: int) -> Span:
        """The tokens of the words from `position`."""
        return Span(self.indices[position], self.indices[position + length - 1] + 1)

    def beginnings(self) -> Iterator[tuple[int, int]]:
        """The positions at which a form may begin, by its first two words, and the most words of such a form."""
        words, singles, last = self.words, table().singles, len(self.words) - 1
        for position in compress(range(len(words)), map(_BEGINS, words)):
            plain, followers, _ = words[position]
            longest = followers.get(words[position + 1].plain, 0) if position < last else 0
            if longest or plain in singles:
                yield position, longest or 1


def words_of(tokens: Tokens) -> Words:
    """The words of `tokens`."""
    lowers = tokens.lowers
    if "-" not in lowers:
        return Words(tokens, range(len(lowers)), list(map(_WORDS.__getitem__, lowers)))
    kept = [index for index, lower in enumerate(lowers) if lower != "-" or not joins(tokens, index)]
    return Words(tokens, kept, [_WORDS[lowers[index]] for index in kept])


def joins(tokens: Tokens, index: int) -> bool:
    """Whether the token at `index` stands inside a word, as a hyphen does."""
    starts, ends = tokens.starts, tokens.ends
    if not 0 < index < len(starts) - 1:
        return False
    return starts[index] == ends[index - 1] and starts[index + 1] == ends[index]
