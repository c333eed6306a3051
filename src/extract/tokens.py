"""Tokens and sentences of a text: the one segmentation that the model and all finders share.

Digit groups are one token before any statistical component sees them ("28 000", U+202F or dot between);
hyphens stand alone ("vingt", "-", "cinq"), elided articles end with their apostrophe ("l'", "Iran"), and
letters that touch digits are split from them ("14", "h", "30"), but for ordinals ("1er") and names ("A380").
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extract.lexicon import read_lines
from extract.normalise import normalise

_TOKEN = re.compile(
    r"""
    https?://\S+ | www\.\S+                                     # addresses: their digits count nothing
  | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+
  | (?<![.,/]) \d{1,3} (?: (?:[ ]\d{3})+ | (?:\.\d{3})+ | (?:'\d{3})+ | (?:,\d{3}){2,} ) (?!\d|\.\d) (?:,\d+(?!\d|[.,/]\d))?
  | \d+ (?: er | ers | re | res | ère | ères | nd | nds | nde | ndes | e | es | è | ème | èmes | eme | emes ) (?!\w)
  | (?<!\d[.,/]) \d+[.,]\d+ (?![\d]|[.,/]\d)                     # 3,5; but 28.02.2019 is five tokens
  | \d+
  | (?<=\d) [^\W\d_]+ (?:[23](?!\w))?                            # 14|h|30, 12|m2
  | (?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[\w"])
  | (?:[^\W\d_]\.){2,}                                           # U.S.A.
  | [^\W\d_] [\w\u0300-\u036f]* (?: ' [^\W\d_] [\w\u0300-\u036f]* )*
  | \.{2,}
  | [^\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENDS = frozenset({".", "!", "?", "…", "..", "..."})
_CLOSERS = frozenset('")]')


@dataclass(frozen=True, slots=True)
class Span:
    """The tokens `first` to `stop`, `stop` excluded. Characters are called `start` and `end` instead."""

    first: int
    stop: int


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """A tokenised text: parallel lists, one item a token.

    `text` is the article's text, `normalised` the same length; token `i` is
    `normalised[starts[i]:ends[i]] == forms[i]`, and `lowers[i]` its lower-case form. `sentences` and
    `paragraphs` are spans that cover all tokens in order; no sentence crosses a line break.
    """

    text: str
    normalised: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    lowers: list[str]
    sentences: list[Span]
    paragraphs: list[Span]

    def __len__(self) -> int:
        return len(self.forms)

    def start(self, span: Span) -> int:
        """Offset of the first character of `span`."""
        return self.starts[span.first]

    def end(self, span: Span) -> int:
        """Offset after the last character of `span`."""
        return self.ends[span.stop - 1]

    def surface(self, span: Span) -> str:
        """The stretch of the article's own text that `span` covers."""
        return self.text[self.starts[span.first] : self.ends[span.stop - 1]]

    def spaced(self, index: int) -> bool:
        """Whether white space stands before token `index`."""
        return index > 0 and self.starts[index] > self.ends[index - 1]


def tokenise(text: str) -> Tokens:
    """Tokens, sentences and paragraphs of `text`, in time linear in its length."""
    normalised = normalise(text)
    starts, ends, forms = [], [], []
    for match in _TOKEN.finditer(normalised):
        starts.append(match.start())
        ends.append(match.end())
        forms.append(match.group())
    paragraphs = _paragraphs(normalised, starts)
    lowers = [form.lower() for form in forms]
    sentences = [
        sentence
        for paragraph in paragraphs
        for sentence in _sentences(paragraph, starts, ends, forms, lowers)
    ]
    return Tokens(text, normalised, starts, ends, forms, lowers, sentences, paragraphs)


def _paragraphs(normalised: str, starts: list[int]) -> list[Span]:
    """Spans of the tokens between line breaks."""
    bounds, position = [0], normalised.find("\n")
    for index, start in enumerate(starts):
        if -1 < position < start:
            bounds.append(index)
            position = normalised.find("\n", start)
    bounds.append(len(starts))
    return [Span(first, stop) for first, stop in pairwise(bounds) if first < stop]


def _sentences(
    paragraph: Span, starts: list[int], ends: list[int], forms: list[str], lowers: list[str]
) -> list[Span]:
    """Split a paragraph after each end mark that a new sentence follows."""
    sentences = []
    first, index = paragraph.first, paragraph.first
    while index < paragraph.stop - 1:
        if forms[index] not in _ENDS:
            index += 1
            continue
        mark, following = index, index + 1
        while following < paragraph.stop - 1 and forms[following] in _CLOSERS:
            following += 1
        if _opens_sentence(mark, following, starts, ends, forms, lowers):
            sentences.append(Span(first, following))
            first = following
        index = following
    sentences.append(Span(first, paragraph.stop))
    return sentences


def _opens_sentence(
    mark: int, following: int, starts: list[int], ends: list[int], forms: list[str], lowers: list[str]
) -> bool:
    """Whether the token at `following` begins a sentence, after the end mark at `mark`."""
    before, after = forms[mark - 1] if mark else "", forms[following]
    if after[0].islower() or after in {",", ";", ":", ")"}:
        return False
    if forms[mark] != ".":
        return True
    if starts[following] == ends[following - 1]:
        # Scraped text glues sentences ("avril.En mai"); an address or an abbreviation does not look so.
        return before.islower() and len(before) > 2 and after[0].isupper() and len(after) > 1
    is_initial = len(before) == 1 and before.isupper()
    return not is_initial and lowers[mark - 1] not in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(read_lines("abbreviations.txt"))
