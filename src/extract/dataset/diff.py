"""What differs between two datasets: articles, and in each of them entities, dates and counts."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Literal

from extract.dataset.identity import differences
from extract.dataset.verify import read_manifest
from extract.dataset.workspace import RECORDS, REJECTED

KINDS = ("people", "organisations", "countries", "dates", "counts")
# What makes two entities of a kind the same; values are told apart by their words and order.
_NAMES = {"people": "name", "organisations": "name", "countries": "code", "dates": "text", "counts": "text"}
# What a manifest counts, beside what it says of the making.
_COUNTED = {"records", "rejected", "outputs", "inputs"}
_PLAIN = ("source", "title", "published", "anchor", "language", "text")

Sign = Literal["added", "removed", "changed"]
_SIGNS: dict[Sign, str] = {"added": "+", "removed": "-", "changed": "~"}


@dataclass(frozen=True, slots=True)
class Change:
    """An entity or value of an article; `before` and `after` are what of it differs."""

    sign: Sign
    kind: str
    name: str
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """An article that only one dataset has a record of, or that both have different ones of."""

    sign: Sign
    id: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two datasets; `made` says in which respect they were made otherwise."""

    articles: list[ArticleChange]
    rejected: list[Change]
    made: list[str]

    def __bool__(self) -> bool:
        return bool(self.articles or self.rejected or self.made)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    length: int
    digest: bytes


def diff(before: Path, after: Path) -> Difference:
    """What differs between two datasets.

    Keeps some 200 bytes an article in memory, and the changes. Raises `ConfigError` where one is no dataset.
    """
    manifests = [read_manifest(folder) for folder in (before, after)]
    made = differences(
        *({name: manifest.get(name) for name in manifest if name not in _COUNTED} for manifest in manifests)
    )
    return Difference(list(_articles(before, after)), list(_rejected(before, after)), made)


def summary(difference: Difference) -> dict[str, dict[str, int]]:
    """How many articles and, in the changed ones, how many of each kind were added, removed, changed."""
    found = {"articles": Counter(change.sign for change in difference.articles)}
    for change in difference.rejected:
        found.setdefault("rejected", Counter())[change.sign] += 1
    for article in difference.articles:
        for change in article.changes:
            found.setdefault(change.kind, Counter())[change.sign] += 1
    return {kind: {sign: counts[sign] for sign in _SIGNS} for kind, counts in found.items()}


def as_json(difference: Difference) -> dict[str, Any]:
    """Everything as JSON values."""
    return {"summary": summary(difference), **asdict(difference)}


def as_lines(difference: Difference) -> Iterator[str]:
    """Everything for a person's eyes: each article with what changed in it, then the summary."""
    for article in difference.articles:
        yield f"{_SIGNS[article.sign]} {article.id}"
        for change in article.changes:
            yield f"    {_told(change)}"
    yield from map(_told, difference.rejected)
    yield from difference.made
    if difference:
        for kind, counts in summary(difference).items():
            yield f"{kind}: " + ", ".join(f"{number} {sign}" for sign, number in counts.items())


def _articles(before: Path, after: Path) -> Iterator[ArticleChange]:
    """The articles that differ, in the order of `after`, those it lacks last."""
    with (before / RECORDS).open("rb") as old, (after / RECORDS).open("rb") as new:
        known = _index(old)
        for line in new:
            identifier = _id(line)
            place = known.pop(identifier, None)
            if place is None:
                yield ArticleChange("added", identifier)
            elif _digest(line) != place.digest:
                old.seek(place.start)
                changes = _changes(json.loads(old.read(place.length)), json.loads(line))
                yield ArticleChange("changed", identifier, tuple(changes))
    yield from (ArticleChange("removed", identifier) for identifier in known)


def _rejected(before: Path, after: Path) -> Iterator[Change]:
    """The rejections that differ, by place."""
    old, new = (_by_place(folder / REJECTED) for folder in (before, after))
    for place in sorted(old.keys() | new.keys()):
        if old.get(place) != new.get(place):
            sign: Sign = "added" if place not in old else "removed" if place not in new else "changed"
            yield Change(sign, "rejected", place, *_differing(old.get(place, {}), new.get(place, {})))


def _told(change: Change) -> str:
    line = f"{_SIGNS[change.sign]} {change.kind} {change.name}"
    if change.sign != "changed":
        reason = (change.after or change.before).get("reason")
        return f"{line} ({reason})" if reason else line
    parts = [
        f"{name} {_short(change.before.get(name))} → {_short(change.after.get(name))}"
        for name in change.after
    ]
    return f"{line}: {'; '.join(parts)}"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:77]}…"


def _index(file: BinaryIO) -> dict[str, _Line]:
    """Where each record lies."""
    found: dict[str, _Line] = {}
    start = 0
    for line in file:
        found[_id(line)] = _Line(start, len(line), _digest(line))
        start += len(line)
    return found


def _id(line: bytes) -> str:
    identifier: str = json.loads(line)["id"]
    return identifier


def _digest(line: bytes) -> bytes:
    return hashlib.blake2b(line, digest_size=16).digest()


def _changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    """What differs between two records of one article."""
    for name in _PLAIN:
        if before.get(name) != after.get(name):
            yield Change("changed", name, name, {name: before.get(name)}, {name: after.get(name)})
    same_text = before["text"] == after["text"]
    for kind in KINDS:
        old, new = (_named(record[kind], kind, offsets=same_text) for record in (before, after))
        for key in dict.fromkeys([*old, *new]):
            if key not in old or key not in new:
                yield Change("added" if key not in old else "removed", kind, key[0])
            elif old[key] != new[key]:
                yield Change("changed", kind, key[0], *_differing(old[key], new[key]))


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields of two objects that differ, as they were and as they are."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return {name: before[name] for name in names if name in before}, {
        name: after[name] for name in names if name in after
    }


def _named(
    entities: list[dict[str, Any]], kind: str, *, offsets: bool
) -> dict[tuple[str, int], dict[str, Any]]:
    """Entities by name and, of several with one name, number; without offsets where those mean another text."""
    seen: Counter[str] = Counter()
    found = {}
    for entity in entities:
        name = entity[_NAMES[kind]]
        seen[name] += 1
        found[name, seen[name]] = entity if offsets else _without_offsets(entity)
    return found


def _without_offsets(value: Any) -> Any:  # noqa: ANN401 (any JSON value)
    if isinstance(value, dict):
        return {name: _without_offsets(part) for name, part in value.items() if name not in {"start", "end"}}
    return [_without_offsets(part) for part in value] if isinstance(value, list) else value


def _by_place(path: Path) -> dict[str, dict[str, Any]]:
    with path.open("rb") as file:
        return {row["source"]: row for row in map(json.loads, file)}
