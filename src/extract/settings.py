"""What the user chose: one frozen value, built by the command line and passed down."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fields:
    """The names that the columns of the inputs (JSON Lines, tables) have for what an article is made of."""

    id: str = "id"
    text: str = "text"
    title: str = "title"
    published: str = "published"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that changes what is extracted from the same inputs.

    `published` dates the articles whose input gives no date; `model` pins the base model, None takes the
    best one installed; `ner` names the component that finds people and organisations.

    For reading: `encoding` overrides the decoding rule, `fields` names the columns, `delimiter` separates those
    of .csv files (None: "," or ";" or tab, whichever the header has most), `metadata` is a CSV file of id, title and
    published that fill or replace what the inputs say, and texts longer than `max_characters` are rejected.
    """

    published: date | None = None
    model: str | None = None
    ner: str = "default"
    any_language: bool = False
    encoding: str | None = None
    fields: Fields = Fields()
    delimiter: str | None = None
    metadata: Path | None = None
    max_characters: int = 1_000_000
