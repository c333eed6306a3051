"""A text's tokens as the finders of names look at them."""

from dataclasses import dataclass
from functools import lru_cache

from extract.normalise import fold
from extract.tokens import Span, Tokens

_folded = lru_cache(maxsize=1 << 16)(fold)

_OPENERS = frozenset({'"', "(", "[", "-", "*", "•", ":"})


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists, one item a token.

    `keys` are the forms without case and accents; `capitals` says whether a form begins with an upper-case
    letter, `opening` whether it would do so anyway, as the first of a sentence or after a colon; `shouted`
    whether its paragraph is written in capitals; `limits` is the stop of its sentence, `begins` its first;
    `forms` are all words of the text as written; `listed` marks the lines of a page's list of buttons.
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

    def __len__(self) -> int:
        return len(self.keys)

    def glued(self, index: int) -> bool:
        """Whether token `index` stands right after the one before it, no space between."""
        return index > 0 and not self.tokens.spaced(index)

    def hyphenated(self, index: int) -> bool:
        """Whether token `index` is a hyphen inside a word."""
        return (
            0 < index < len(self) - 1
            and self.keys[index] == "-"
            and self.glued(index)
            and self.glued(index + 1)
        )

    def key(self, span: Span) -> tuple[str, ...]:
        """The folded words of `span` without hyphens and periods: equal for two spellings of one name."""
        return tuple(key for key in self.keys[span.first : span.stop] if key not in {"-", "."})


def words_of(tokens: Tokens) -> Words:
    """The view of `tokens` that finders of names work on."""
    size = len(tokens)
    begins, limits, opening = [0] * size, [0] * size, [False] * size
    for sentence in tokens.sentences:
        for index in range(sentence.first, sentence.stop):
            begins[index], limits[index] = sentence.first, sentence.stop
            opening[index] = index == sentence.first or (
                tokens.forms[index - 1] in _OPENERS and (opening[index - 1] or tokens.forms[index - 1] == ":")
            )
    shouted = [False] * size
    for paragraph in tokens.paragraphs:
        if _is_shouted(tokens.forms[paragraph.first : paragraph.stop]):
            shouted[paragraph.first : paragraph.stop] = [True] * (paragraph.stop - paragraph.first)
    return Words(
        tokens,
        [_folded(form) for form in tokens.forms],
        [form[0].isupper() for form in tokens.forms],
        opening,
        shouted,
        begins,
        limits,
        frozenset(tokens.forms),
        _buttons(tokens),
    )


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
    letters = [form for form in forms if form.isalpha() and len(form) > 1]
    return len(letters) >= 3 and all(form.isupper() for form in letters)
