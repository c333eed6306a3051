"""Marked sentences on people and organisations: their format, and the finders run on them without a model.

`{PER …}`, `{ORG …}`, `{LOC …}`, `{MISC …}` is what a model says. What must be found stands in
`<person name="…" from="FR,BE">…</person>`, `<org name="…" acronym="…">…</org>` and `<role of="…">…</role>`: a name that
is not given is the mention's own text. `|` is a line break. Marks may stand inside one another.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from extract.analysis import Analysis, ModelSpan
from extract.entities import countries, organisations, people
from extract.mentions import Found
from extract.records import Organisation, Person
from extract.tokens import tokenise
from tests.articles import article

FOLDER = Path(__file__).parent / "cases"
_MARK = re.compile(
    r"\{(PER|ORG|LOC|MISC) |(\})|<(person|org|role)((?: \w+=\"[^\"]*\")*)>|</(?:person|org|role)>"
)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True)
class Mark:
    """A stretch of a sentence: its tag, its attributes."""

    start: int
    end: int
    tag: str
    attributes: dict[str, str]


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, and the marks in their order."""

    text: str
    marks: list[Mark] = field(default_factory=list)

    def tagged(self, *tags: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.tag in tags]

    def of(self, mark: Mark) -> str:
        return self.text[mark.start : mark.end]


def read(line: str) -> Marked:
    text, done = "", 0
    marks: list[Mark] = []
    opened: list[tuple[int, str, dict[str, str]]] = []
    for match in _MARK.finditer(line):
        text += line[done : match.start()].replace("|", "\n")
        done = match.end()
        if tag := match[1] or match[3]:
            opened.append((len(text), tag, dict(_ATTRIBUTE.findall(match[4] or ""))))
        else:
            start, tag, attributes = opened.pop()
            marks.append(Mark(start, len(text), tag, attributes))
    assert not opened, f"a mark is not closed: {line}"
    return Marked(
        text + line[done:].replace("|", "\n"), sorted(marks, key=lambda mark: (mark.start, mark.end))
    )


def cases(file: str) -> list[str]:
    lines = (FOLDER / file).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def resolve(marked: Marked) -> tuple[list[Person], list[Organisation]]:
    """The people and organisations of a marked sentence, with its model marks as the model's names."""
    tokens = tokenise(marked.text)
    names = [
        ModelSpan(tokens.starts.index(mark.start), tokens.ends.index(mark.end) + 1, mark.tag)  # type: ignore[arg-type]
        for mark in marked.tagged("PER", "ORG", "LOC", "MISC")
    ]
    return run(marked.text, names)


def run(text: str, names: list[ModelSpan]) -> tuple[list[Person], list[Organisation]]:
    """The people and organisations of `text`, in which the model sees `names`."""
    tokens = tokenise(text)
    analysis = Analysis(tokens=tokens, numbers=[], names=names, tags=[""] * len(tokens))
    found = Found()
    found.people = people.find(analysis, found)
    found.organisations = organisations.find(analysis, found)
    found.countries = countries.find(analysis, found)
    return people.resolve(found, article(text)), organisations.resolve(found, article(text))
