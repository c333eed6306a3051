"""A text's tokens as the finders of names look at them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

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
    `forms` are all words of the text as written; `listed` marks the lines of a page's list of buttons;
    `hyphens` are the indices of the hyphens inside words.
    """

    tokens: Tokens
    keys: list[str]
    capitals: list[bool]
    opening: list[bool]
    shouted: list[bool]
    begins: list[int]
    limits: list[int]
    forms: frozenset[str]
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


@lru_cache(maxsize=1)
def words_of(tokens: Tokens) -> Words:
    """The view of `tokens` that finders of names work on, one after the other."""
    forms = frozenset(tokens.forms)
    begins: list[int] = []
    limits: list[int] = []
    for sentence in tokens.sentences:
        begins += [sentence.first] * (sentence.stop - sentence.first)
        limits += [sentence.stop] * (sentence.stop - sentence.first)
    return Words(
        tokens,
        [_folded(form) for form in tokens.forms],
        [form[0].isupper() for form in tokens.forms],
        _opening(tokens, limits),
        _shouted(tokens),
        begins,
        limits,
        forms,
        _buttons(tokens),
        _hyphens(tokens) if "-" in forms else frozenset(),
    )


def _opening(tokens: Tokens, limits: list[int]) -> list[bool]:
    """Marks the first token of each sentence and those behind colons, opening marks before them skipped."""
    marks = [False] * len(tokens)
    colons = [index + 1 for index, form in enumerate(tokens.forms[:-1]) if form == ":"]
    for first in (*(sentence.first for sentence in tokens.sentences), *colons):
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
        for index in range(1, len(tokens) - 1)
        if tokens.forms[index] == "-"
        and starts[index] == ends[index - 1]
        and ends[index] == starts[index + 1]
    )


def _shouted(tokens: Tokens) -> list[bool]:
    """Marks the tokens of paragraphs in capitals."""
    marks = [False] * len(tokens)
    for paragraph in tokens.paragraphs:
        if _is_shouted(tokens.forms[paragraph.first : paragraph.stop]):
            marks[paragraph.first : paragraph.stop] = [True] * (paragraph.stop - paragraph.first)
    return marks


def _buttons(tokens: Tokens) -> list[bool]:
    """Marks the tokens of lines of one name between commas, as pages have to share them: "Facebook,"."""
    marks = [False] * len(tokens)
    short = [line.stop - line.first <= 3 for line in tokens.paragraphs]
    comma = [tokens.forms[line.stop - 1] == "," for line in tokens.paragraphs]
    for index, line in enumerate(tokens.paragraphs):
        if short[index] and (comma[index] or (index and short[index - 1] and comma[index - 1])):
            marks[line.first : line.stop] = [True] * (line.stop - line.first)
    return marks


def _is_shouted(forms: list[str]) -> bool:
    """Whether a paragraph is a heading in capitals: three words or more, none in lower case."""
    return all(map(str.isupper, _long_words(forms))) and len([*_long_words(forms)]) >= 3


def _long_words(forms: list[str]) -> Iterator[str]:
    return (form for form in forms if len(form) > 1 and form.isalpha())
