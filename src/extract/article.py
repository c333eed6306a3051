"""An article: what comes in, its text fixed once, so that every offset refers to it."""

from dataclasses import dataclass
from datetime import date

from extract.records import Source


@dataclass(frozen=True, slots=True)
class Article:
    r"""One text to extract from.

    `text` is decoded, NFC, with "\n" newlines and without BOM or soft hyphens (RECORD: `text`);
    `published` is the day given by the input's metadata, never by a clock or a file system.
    """

    id: str
    source: Source
    text: str
    title: str | None = None
    published: date | None = None
