"""A text's tokens as the finders of names look at them."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from extract.normalise import fold
from extract.tokens import Span, Tokens

_folded = lru_cache(maxsize=1 << 16)(fold)

_OPENERS = frozenset({'"', "(", "[", "-", "*", "•", ":"})


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Parallel lists, one item a token.

    `keys` are the forms without case and accents; `capitals` says whether a form begins with an upper-case
    letter, `opening` whether it would do so anyway, as the first of a sentence or after a colon; `shouted`
    whether its paragraph is written in capitals; `limits` is the stop of its sentence, `begins` its first;
    `listed` marks the lines of a page's list of buttons; `hyphens` are the indices of the hyphens inside words.
    """

    tokens: Tokens
    keys: list[str]
    capitals: list[bool]
    opening: list[bool]
    shouted: list[bool]
    begins: list[int]
    limits: list[int]
    listed: list[bool]
    hyphens: frozenset[int]

    def __len__(self) -> int:
        return len(self.keys)

    def glued(self, index: int) -> bool:
        """Whether token `index` stands right after the one before it, no space between."""
        return index > 0 and not self.tokens.spaced(index)

    def hyphenated(self, index: int) -> bool:
        """Whether token `index` is a hyphen inside a word."""
        return index in self.hyphens

    def key(self, span: Span) -> tuple[str, ...]:
        """The folded words of `span` without hyphens and periods: equal for two spellings of one name."""
        keys = self.keys[span.first : span.stop]
        if "-" in keys or "." in keys:
            keys = [key for key in keys if key not in {"-", "."}]
        return tuple(keys)

    def among(self, known: Container[str]) -> Iterator[int]:
        """The indices of the tokens whose key is one of `known`."""
        return compress(range(len(self.keys)), map(known.__contains__, self.keys))

    def marked(self, spans: Iterable[Span]) -> list[bool]:
        """Marks the tokens of `spans`."""
        return _marked(len(self), spans)


@lru_cache(maxsize=1)
def words_of(tokens: Tokens) -> Words:
    """The view of `tokens` that finders of names work on, one after the other."""
    normalised = tokens.normalised
    begins: list[int] = []
    limits: list[int] = []
    for sentence in tokens.sentences:
        begins += [sentence.first] * (sentence.stop - sentence.first)
        limits += [sentence.stop] * (sentence.stop - sentence.first)
    return Words(
        tokens,
        [form if form.isascii() else _folded(form) for form in tokens.lowers],
        [normalised[start].isupper() for start in tokens.starts],
        _opening(tokens, limits),
        _marked(len(tokens), _shouted(tokens)),
        begins,
        limits,
        _marked(len(tokens), _buttons(tokens)),
        _hyphens(tokens),
    )


def _marked(size: int, spans: Iterable[Span]) -> list[bool]:
    marks = [False] * size
    for span in spans:
        marks[span.first : span.stop] = [True] * (span.stop - span.first)
    return marks


def places(tokens: Tokens, mark: str) -> list[int]:
    """The indices of the tokens that are the punctuation mark `mark`."""
    found: list[int] = []
    if mark in tokens.normalised:
        for _ in range(tokens.forms.count(mark)):
            found.append(tokens.forms.index(mark, found[-1] + 1 if found else 0))
    return found


def _opening(tokens: Tokens, limits: list[int]) -> list[bool]:
    """Marks the first token of each sentence and those behind colons, opening marks before them skipped."""
    marks = [False] * len(tokens)
    behind = (colon + 1 for colon in places(tokens, ":") if colon + 1 < limits[colon])
    for first in (*(sentence.first for sentence in tokens.sentences), *behind):
        marks[first] = True
        index = first
        while tokens.forms[index] in _OPENERS and index + 1 < limits[first]:
            index += 1
            marks[index] = True
    return marks


def _hyphens(tokens: Tokens) -> frozenset[int]:
    """The indices of the hyphens with no space on either side."""
    starts, ends = tokens.starts, tokens.ends
    return frozenset(
        index
        for index in places(tokens, "-")
        if 0 < index < len(tokens) - 1
        and starts[index] == ends[index - 1]
        and ends[index] == starts[index + 1]
    )


def _buttons(tokens: Tokens) -> Iterator[Span]:
    """The lines of one name between commas, as pages have to share them: "Facebook,"."""
    before = False  # whether the line before is one of few words and a comma
    for line in tokens.paragraphs:
        short = line.stop - line.first <= 3
        closed = short and tokens.forms[line.stop - 1] == ","
        if closed or (short and before):
            yield line
        before = closed


def _shouted(tokens: Tokens) -> Iterator[Span]:
    """The paragraphs that are headings in capitals."""
    return (paragraph for paragraph in tokens.paragraphs if _is_shouted(tokens.forms, paragraph))


def _is_shouted(forms: Sequence[str], paragraph: Span) -> bool:
    """Whether a paragraph has three words or more and none in lower case."""
    count = 0
    for index in range(paragraph.first, paragraph.stop):
        if len(forms[index]) > 1 and forms[index].isalpha():
            if not forms[index].isupper():
                return False
            count += 1
    return count >= 3
