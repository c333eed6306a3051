"""What the user chose: one frozen value, built by the command line and passed down."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from extract.errors import ConfigError

MAX_CHARACTERS = 1_000_000  # the default: a book of 600 pages


@dataclass(frozen=True, slots=True)
class Fields:
    """The names that the columns of the inputs (JSON Lines, tables) have for what an article is made of."""

    id: str = "id"
    text: str = "text"
    title: str = "title"
    published: str = "published"


def named_fields(pairs: Iterable[str]) -> Fields:
    """The fields with the names that "text=body" and the like give; raises `ConfigError` for others."""
    named = dict(pair.partition("=")[::2] for pair in pairs)
    known = {field.name for field in dataclasses.fields(Fields)}
    if wrong := [name for name, column in named.items() if name not in known or not column]:
        raise ConfigError(f"{wrong[0]}: not one of {', '.join(sorted(known))} with = and a column's name")
    return Fields(**named)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that changes what is extracted from the same inputs.

    `published` dates the articles whose input gives no date; `model` pins the base model, None takes the
    best one installed; `ner` says who finds the names: our own model ("news"), or the base model's component
    ("stock").

    For reading: `encoding` overrides the decoding rule, `fields` names the columns, `delimiter` separates those
    of .csv files (None: "," or ";" or tab, whichever the header has most), `metadata` is a CSV file of id, title and
    published that fill or replace what the inputs say, and texts longer than `max_characters` are rejected.
    """

    published: date | None = None
    model: str | None = None
    ner: Literal["news", "stock"] = "news"
    any_language: bool = False
    encoding: str | None = None
    fields: Fields = Fields()
    delimiter: str | None = None
    metadata: Path | None = None
    max_characters: int = MAX_CHARACTERS
