"""Tokens and sentences of a text: the one segmentation that the model and all finders share.

Digit groups are one token before any statistical component sees them ("28 000", U+202F or dot between);
hyphens stand alone ("vingt", "-", "cinq"), elided articles end with their apostrophe ("l'", "Iran"), and
letters that touch digits are split from them ("14", "h", "30"), but for ordinals ("1er") and names ("A380").
"""

import re
from bisect import bisect
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, compress, pairwise

from extract.frozen import dataclass
from extract.lexicon import read_lines
from extract.normalise import normalise

_TOKEN = re.compile(
    r"""
    (?!\s) (                                                     # the first two are most tokens, and read at once
    (?<!\d) [^\W\d_] \w*+ (?![-.+@:'\u0300-\u036f])             # a word that nothing goes on
  | [^\w\s.+-]                                                  # a mark that begins nothing longer
  | (?i:https?://|www\.)\S+                                     # addresses: their digits count nothing
  | [\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63})+
  | (?<![.,/]) \d{1,3} (?: (?:[ ]\d{3})+ | (?:\.\d{3})+ | (?:'\d{3})+ | (?:,\d{3}){2,} ) (?!\d|\.\d) (?:,\d+(?!\d|[.,/]\d))?
  | \d+ (?i: er | ers | re | res | ère | ères | nd | nds | nde | ndes | e | es | è | ème | èmes | eme | emes ) (?!\w)
  | (?<!\d[.,/]) \d+[.,]\d+ (?![\d]|[.,/]\d)                     # 3,5; but 28.02.2019 is five tokens
  | \d+
  | (?<=\d) [^\W\d_]+ (?:[23](?!\w))?                            # 14|h|30, 12|m2
  | (?i:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[\w"])
  | (?:[^\W\d_]\.){2,}                                           # U.S.A.
  | [^\W\d_] [\w\u0300-\u036f]* (?: ' [^\W\d_] [\w\u0300-\u036f]* )*
  | \.{2,}
  | \S
    )
    """,
    re.VERBOSE,
)
_ENDS = frozenset({".", "!", "?", "…", "..", "..."})
_BREAK = re.compile("\n")
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
    pieces = _TOKEN.split(normalised)  # white space and tokens in turns
    bounds = list(accumulate(map(len, pieces)))
    starts, ends, forms = bounds[:-1:2], bounds[1::2], pieces[1::2]
    lowers = [form.lower() for form in forms]
    lines = {0, len(forms), *(bisect(starts, line.start()) for line in _BREAK.finditer(normalised))}
    sentences = lines.union(_openings(lines, starts, ends, forms, lowers))
    return Tokens(text, normalised, starts, ends, forms, lowers, _spans(sentences), _spans(lines))


def _spans(bounds: set[int]) -> list[Span]:
    """The spans between `bounds`."""
    return [Span(first, stop) for first, stop in pairwise(sorted(bounds))]


def _openings(
    lines: set[int], starts: list[int], ends: list[int], forms: list[str], lowers: list[str]
) -> Iterator[int]:
    """The tokens that begin a sentence after an end mark and what closes there; `lines` are those that begin a line."""
    for mark in compress(range(len(forms)), map(_ENDS.__contains__, forms)):
        following = mark + 1
        if following in lines:
            continue
        while following + 1 not in lines and forms[following] in _CLOSERS:
            following += 1
        if _opens_sentence(mark, following, starts, ends, forms, lowers):
            yield following


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
