"""Make articles.jsonl, the gold, from the marked sources beside it; README.md documents the marks.

Run as `python tests/gold/build.py` after editing a file of `marked/`. Offsets are computed here and never
typed. Raises `ValueError` where a mark is wrong, or where the text without its marks is not the text of
the raw article.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from extract.records import CountModifier, CountryKind, DateModifier

_GOLD = Path(__file__).parent
_RAW = _GOLD.parents[1] / "data" / "raw"

_VISIBLE = str.maketrans({"⍽": "\u00a0", "␣": "\u202f"})
_EDGE = re.compile(r"\{([^{}|]+)\||\}")
_CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_DATES = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET"}
_COUNTS = {"count": 1, "age": 0, "percent": 1, "money": 1, "measure": 2}
"""The kinds of count, and how many words may follow the value: noun or unit, or both."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the source: its `kind`, the words after it, the people after "of", and its place."""

    kind: str
    words: tuple[str, ...]
    people: tuple[str, ...]
    text: str
    start: int
    end: int

    def span(self) -> dict[str, Any]:
        return {"text": self.text, "start": self.start, "end": self.end}

    def holds(self, other: "Mark") -> bool:
        return self.start <= other.start and other.end <= self.end


def main() -> None:
    """Write articles.jsonl."""
    lines = [json.dumps(article, ensure_ascii=False) for article in articles()]
    (_GOLD / "articles.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def articles() -> Iterator[dict[str, Any]]:
    """The annotated articles, in the order of their marked files."""
    for path in sorted((_GOLD / "marked").glob("*.txt")):
        try:
            yield _article(path.read_text("utf-8"))
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from error


def _article(source: str) -> dict[str, Any]:
    head, body = source.split("\n\n", 1)
    header = dict(line.split(": ", 1) for line in head.splitlines())
    file, _, member = header["raw"].partition("#")
    text, marks = _unmark(body.translate(_VISIBLE))
    if text != _raw_text(file, member):
        raise ValueError(f"without its marks, it is not the text of data/raw/{header['raw']}")
    organisations = _entities(marks, "org")
    return {
        "id": member or file.rpartition(".")[0],
        "source": header["raw"],
        "published": header.get("published"),
        "title": header.get("title"),
        "text": text,
        "people": _people(marks),
        "organisations": organisations,
        "countries": _countries(marks),
        "dates": [_date(mark) for mark in marks if mark.kind in _DATES],
        "counts": [_count(mark, text) for mark in marks if mark.kind in _COUNTS],
    }


def _raw_text(file: str, member: str) -> str:
    """The text of a raw article as RECORD.md defines it, read without the code under test."""
    data = (_RAW / file).read_bytes()
    try:
        decoded = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded = data.decode("cp1252")
    if member:
        rows = [json.loads(line) for line in decoded.splitlines()]
        decoded = next(row["text"] for row in rows if row["id"] == member)
    unified = decoded.replace("\r\n", "\n").replace("\u00ad", "")
    return unicodedata.normalize("NFC", unified)


def _unmark(body: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks in the order of their places, the longer first."""
    text, marks, opened, position = "", [], list[tuple[str, int]](), 0
    for edge in _EDGE.finditer(body):
        text += body[position : edge.start()]
        position = edge.end()
        if edge[1]:
            opened.append((edge[1], len(text)))
        elif opened:
            marks.append(_mark(*opened.pop(), text))
        else:
            raise ValueError(f"a mark is closed that was not opened, after {text[-30:]!r}")
    if opened:
        raise ValueError(f"the mark {opened[-1][0]!r} is not closed")
    text += body[position:]
    return text, sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _mark(head: str, start: int, text: str) -> Mark:
    what, _, people = head.partition(" of ")
    kind, *words = what.split(" ")
    if kind not in {"person", "org", "role", *_DATES, *_COUNTS} and not _CODE.fullmatch(kind):
        raise ValueError(f"no such mark: {head!r}")
    surface = text[start:]
    if surface != surface.strip() or not surface:
        raise ValueError(f"the mark {head!r} has a space at an edge: {surface!r}")
    of = tuple(name for name in people.split("; ") if name)
    return Mark(kind, tuple(words), of, surface, start, len(text))


def _name(mark: Mark) -> str:
    return " ".join(mark.words) or mark.text


def _entities(marks: list[Mark], kind: str) -> list[dict[str, Any]]:
    """Mentions grouped by the name they stand for, in the order of the text."""
    mentions: dict[str, list[dict[str, Any]]] = {}
    for mark in marks:
        if mark.kind == kind:
            mentions.setdefault(_name(mark), []).append(mark.span())
    for name, spans in mentions.items():
        if not any(span["text"] == name for span in spans):
            raise ValueError(f"no mention gives the whole name {name!r}")
    return [{"name": name, "mentions": spans} for name, spans in mentions.items()]


def _people(marks: list[Mark]) -> list[dict[str, Any]]:
    people = _entities(marks, "person")
    named = {person["name"] for person in people}
    if unknown := {name for mark in marks for name in mark.people} - named:
        raise ValueError(f"not people of the article: {unknown}")
    return [person | _attributes(person["name"], marks) for person in people]


def _attributes(name: str, marks: list[Mark]) -> dict[str, list[dict[str, Any]]]:
    """The roles of a person, and the countries that the text ties the person to."""
    roles = [mark for mark in marks if mark.kind == "role" and name in mark.people]
    ties = [mark for mark in marks if _CODE.fullmatch(mark.kind) and _ties(mark, name, roles)]
    return {
        "roles": [role.span() | {"organisation": _employer(role, marks)} for role in roles],
        "countries": [{"code": tie.kind[:2]} | tie.span() for tie in ties],
    }


def _ties(mark: Mark, name: str, roles: list[Mark]) -> bool:
    if "untied" in mark.words:
        return False
    return name in mark.people or any(role.holds(mark) for role in roles)


def _employer(role: Mark, marks: list[Mark]) -> str | None:
    inside = [mark for mark in marks if mark.kind == "org" and role.holds(mark)]
    return _name(inside[0]) if inside else None


def _countries(marks: list[Mark]) -> list[dict[str, Any]]:
    countries: dict[str, list[dict[str, Any]]] = {}
    for mark in marks:
        if _CODE.fullmatch(mark.kind):
            countries.setdefault(mark.kind[:2], []).append(_country_mention(mark))
    return [{"code": code, "mentions": mentions} for code, mentions in countries.items()]


def _country_mention(mark: Mark) -> dict[str, Any]:
    subdivision = mark.kind if "-" in mark.kind else None
    plain = "subdivision" if subdivision else "name"
    kind = next((word for word in mark.words if word != "untied"), plain)
    if kind not in get_args(CountryKind):
        raise ValueError(f"no such kind of country mention: {kind!r}")
    return mark.span() | {"kind": kind, "subdivision": subdivision}


def _date(mark: Mark) -> dict[str, Any]:
    value, *words = mark.words
    relative = "relative" in words
    modifier = next((word for word in words if word != "relative"), None)
    if modifier not in {None, *get_args(DateModifier)}:
        raise ValueError(f"no such modifier of a date: {modifier!r}")
    return mark.span() | {
        "type": _DATES[mark.kind],
        "value": value,
        "modifier": modifier,
        "relative": relative,
    }


def _count(mark: Mark, text: str) -> dict[str, Any]:
    value, *words = mark.words
    low, _, high = value.partition("..")
    modifiers = [word for word in words if word in get_args(CountModifier)]
    others = [word for word in words if word not in {*modifiers, "elided"}]
    if len(modifiers) > 1 or len(others) > _COUNTS[mark.kind]:
        raise ValueError(f"too many words in the mark of {mark.text!r}: {words}")
    unit = _unit(mark.kind, others)
    noun = next(iter(others), None)
    if noun is not None and not re.search(rf"\b{noun}\b", text):
        raise ValueError(f"the counted noun {noun!r} is not in the text")
    return {
        "number": mark.span(),
        "value": None if high else _number(value),
        "low": _number(low) if high else None,
        "high": _number(high) if high else None,
        "modifier": "between" if high else next(iter(modifiers), "exact"),
        "kind": mark.kind,
        "unit": unit,
        "noun": noun,
        "elided": "elided" in words,
    }


def _unit(kind: str, others: list[str]) -> str | None:
    """The unit, taken from the words of the mark where its kind has one to state."""
    if kind in {"money", "measure"}:
        return others.pop(0)
    return "%" if kind == "percent" else None


def _number(value: str) -> int | float | None:
    if value == "?":
        return None
    return float(value) if "." in value else int(value)


if __name__ == "__main__":
    main()
