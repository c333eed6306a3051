"""Marked sentences on countries: their format, and the finder run on them without a model.

`[FR France]`, `[FR:city Lyon]`, `[DK:demonym danois]`, `[US-IL Illinois]` (a subdivision), `[SU:historical URSS]` are what must
be found; `{PER …}` is a person found before, `{LOC …}` a place that the model sees. Marks may stand inside one another; "¶" is a
line break.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from extract.analysis import Analysis, ModelSpan
from extract.entities import countries
from extract.mentions import CountryMention, Found, PersonMention
from extract.tokens import Span, Tokens, tokenise

CASES = Path(__file__).parent / "cases" / "countries.txt"
_MARK = re.compile(r"[\[{](\S+) |[\]}]")


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, and each mark as (start, end, tag)."""

    text: str
    marks: list[tuple[int, int, str]]


def read(line: str) -> Marked:
    text, marks, open_marks, done = "", [], [], 0
    for match in _MARK.finditer(line):
        text += line[done : match.start()]
        done = match.end()
        if match[1]:
            open_marks.append((len(text), match[1]))
        else:
            start, tag = open_marks.pop()
            marks.append((start, len(text), tag))
    assert not open_marks, f"a mark is not closed: {line}"
    return Marked(text + line[done:], sorted(marks))


def cases() -> list[str]:
    lines = CASES.read_text("utf-8").splitlines()
    return [line.replace("¶", "\n") for line in lines if line and not line.startswith("#")]


def find(marked: Marked) -> list[CountryMention]:
    """The finder's mentions, with people and the model's places as marked."""
    tokens = tokenise(marked.text)
    names = [ModelSpan(*_tokens(tokens, mark), "LOC") for mark in marked.marks if mark[2] == "LOC"]
    analysis = Analysis(tokens=tokens, numbers=[], names=names, tags=[""] * len(tokens))
    people = [
        PersonMention(*_tokens(tokens, mark), mark[0], mark[1], marked.text[mark[0] : mark[1]])
        for mark in marked.marks
        if mark[2] == "PER"
    ]
    return countries.find(analysis, Found(people=people))


def _tokens(tokens: Tokens, mark: tuple[int, int, str]) -> tuple[int, int]:
    return tokens.starts.index(mark[0]), tokens.ends.index(mark[1]) + 1


def tag(mention: CountryMention) -> str:
    """A mention's tag, as the cases write it."""
    if mention.subdivision:
        return mention.subdivision
    return mention.code if mention.kind == "name" else f"{mention.code}:{mention.kind}"


def show(text: str, mentions: list[CountryMention]) -> str:
    """`text` with the mentions marked."""
    shown, done = "", 0
    for mention in mentions:
        shown += f"{text[done : mention.start]}[{tag(mention)} {text[mention.start : mention.end]}]"
        done = mention.end
    return shown + text[done:]


__all__ = ["Marked", "Span", "cases", "find", "read", "show", "tag"]
