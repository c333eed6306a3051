"""Names marked by hand in the training texts (`marks/`): what the annotators of a corpus missed, or never marked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.errors import ConfigError
from extract.training.mending import Entity

_MARKS = files(__package__) / "marks"
_NOTHING = "-"
_FIELDS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """That `surface` is a name of the kind `label` ("-": no name), wherever it stands in a text or once only.

    `occurrence` counts the places of `surface` from 1; 0 means all of them.
    """

    surface: str
    label: str
    occurrence: int


@cache
def read_marks(name: str) -> dict[str, tuple[Mark, ...]]:
    """The marks of each text in the file `marks/NAME.tsv`, by the text's id; none where there is no such file.

    Raises `ConfigError` for a line that has not four fields.
    """
    file = _MARKS / f"{name}.tsv"
    marks: dict[str, list[Mark]] = {}
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != _FIELDS:
            raise ConfigError(f"{file}:{number}: {len(fields)} fields, not {_FIELDS}")
        marks.setdefault(fields[0], []).append(Mark(fields[1], fields[2], int(fields[3])))
    return {text: tuple(found) for text, found in marks.items()}


def apply_marks(text: str, entities: Iterable[Entity], marks: Sequence[Mark]) -> list[Entity]:
    """`entities` as `marks` correct them, one mark after the other: what overlaps a mark gives way to it."""
    current = list(entities)
    for mark in marks:
        places = list(_places(text, mark))
        current = [entity for entity in current if not any(_overlaps(entity, place) for place in places)]
        if mark.label != _NOTHING:
            current += [{"start": start, "end": end, "label": mark.label} for start, end in places]
    return sorted(current, key=lambda entity: entity["start"])


def _places(text: str, mark: Mark) -> Iterator[tuple[int, int]]:
    """The offsets at which the mark's surface stands, cut out of no word."""
    pattern = rf"(?<!\w){re.escape(mark.surface)}(?!\w)"
    for count, match in enumerate(re.finditer(pattern, text), 1):
        if mark.occurrence in (0, count):
            yield match.span()


def _overlaps(entity: Entity, place: tuple[int, int]) -> bool:
    return bool(entity["start"] < place[1] and place[0] < entity["end"])
