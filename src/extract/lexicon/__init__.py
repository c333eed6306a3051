"""The French data: files read once, checked when read, and never changed.

Each file of `fr/` holds one entry a line; `fr/README.md` gives its fields, source and licence. A line that
begins with "#" is a comment.
"""

import csv
import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

_DATA = files(__package__) / "fr"


def read_lines(path: str) -> tuple[str, ...]:
    """The entries of a .txt file of `fr/`, in its order, each once.

    Raises `ValueError` for an entry that stands twice.
    """
    text = (_DATA / path).read_text("utf-8")
    entries = tuple(line for line in text.splitlines() if line and not line.startswith("#"))
    if len(set(entries)) < len(entries):
        raise ValueError(f"{path}: {_first_double(entries)!r} stands twice")
    return entries


def read_rows(path: str, fields: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The rows of a .csv file of `fr/`, each a tuple of `fields`, after its header has been checked.

    Raises `ValueError` for another header or a row of another width.
    """
    lines = (_DATA / path).read_text("utf-8").splitlines()
    rows = csv.reader(line for line in lines if line and not line.startswith("#"))
    header = tuple(next(rows))
    if header != fields:
        raise ValueError(f"{path}: its fields are {header}, not {fields}")
    table = tuple(tuple(row) for row in rows)
    for row in table:
        if len(row) != len(fields):
            raise ValueError(f"{path}: {row} has not {len(fields)} fields")
    return table


def read_toml(path: str) -> Mapping[str, Any]:
    """The tables of a .toml file of `fr/`."""
    return tomllib.loads((_DATA / path).read_text("utf-8"))


@cache
def digest() -> str:
    """sha256 over the names and bytes of all data files: it changes when any entry does."""
    total = hashlib.sha256()
    for name, file in sorted(_walk(_DATA, "")):
        total.update(f"{name}\0".encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found = []
    for item in folder.iterdir():
        name = f"{prefix}{item.name}"
        if item.is_dir():
            found += _walk(item, f"{name}/")
        elif not item.name.startswith((".", "__")):
            found.append((name, item))
    return found


def _first_double(entries: tuple[str, ...]) -> str:
    return next(entry for index, entry in enumerate(entries) if entry in entries[:index])
