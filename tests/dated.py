"""Marked sentences on dates: their format, and the finder run on them without a model.

`<date value=2016-05-03 modifier=since>mardi</date>` is what must be found and resolved, nothing else; a line
`@2016-05-04` sets the publication date of those after it, `@none` takes it away.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from extract import numbers
from extract.analysis import Analysis
from extract.entities import dates
from extract.mentions import Found
from extract.records import Date
from extract.tokens import tokenise
from tests.articles import article

CASES = Path(__file__).parent / "cases" / "dates.txt"
_MARK = re.compile(r"<date value=(\S+?)(?: modifier=(\w+))?>(.*?)</date>")

Answer = tuple[str, str | None, str | None]


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, its publication date, and each date as (text, value, modifier)."""

    text: str
    published: str | None
    answers: list[Answer]


def cases() -> list[Marked]:
    """All marked sentences."""
    found, published = [], None
    for line in CASES.read_text("utf-8").splitlines():
        if line.startswith("@"):
            published = None if line == "@none" else line[1:]
        elif line and not line.startswith("#"):
            answers: list[Answer] = [
                (text, None if value == "none" else value, modifier or None)
                for value, modifier, text in _MARK.findall(line)
            ]
            found.append(Marked(_MARK.sub(r"\3", line), published, answers))
    return found


def analysed(text: str) -> Analysis:
    """A text with its numbers, and without what a model would say of it."""
    tokens = tokenise(text)
    return Analysis(tokens, numbers.find(tokens), (), [""] * len(tokens))


def dates_of(text: str, published: str | None) -> list[Date]:
    """The dates of a text."""
    found = Found()
    found.dates = dates.find(analysed(text), found)
    return dates.resolve(found, article(text, published))
