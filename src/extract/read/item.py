"""What every format is read into: places and items.

An input file holds items; each item is one article or the reason why it is none, so that the number and
order of the outcomes are those of the items.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from extract.article import Article
from extract.errors import ArticleError, Reason, Stage
from extract.read.decode import mend
from extract.records import Rejection, Source
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands: the file's path below the root, the archive's member, the number among siblings.

    `sha256` is that of the file's raw bytes, `line` the physical line where it differs from `number`.
    """

    path: str
    sha256: str
    member: str | None = None
    number: int | None = None
    line: int | None = None

    def item(self, number: int, line: int | None = None) -> "Place":
        """The place of the `number`-th item in this one, from 1."""
        return Place(self.path, self.sha256, self.member, number, line)

    def inside(self, member: str) -> "Place":
        """The place of a member of this archive."""
        return Place(self.path, self.sha256, member)

    @property
    def id(self) -> str:
        """The article's id where the input gives none: paths without suffix, "#" before member and number."""
        parts = [stem(self.path)]
        if self.member is not None:
            parts.append(stem(self.member))
        if self.number is not None:
            parts.append(str(self.number))
        return "#".join(parts)

    @property
    def source_member(self) -> str | None:
        """RECORD: `source.member`, the name inside an archive or the row number."""
        if self.number is None:
            return self.member
        return str(self.number) if self.member is None else f"{self.member}#{self.number}"

    def __str__(self) -> str:
        member = self.source_member
        place = self.path if member is None else f"{self.path}:{member}"
        return place if self.line in {None, self.number} else f"{place} (line {self.line})"


class Item(NamedTuple):
    """One item of an input: how many bytes it weighs, and how it is read.

    `load` gives the article or raises `ArticleError` with a message that does not name the place.
    """

    place: Place
    size: int
    load: Callable[[], Article]


def rejection(place: Place, reason: Reason, message: str, stage: Stage = "read") -> Rejection:
    """The rejection of the item at `place`; the message begins with the place."""
    bare = replace(place, line=None)
    return Rejection(id=place.id, source=str(bare), stage=stage, reason=reason, message=f"{place}: {message}")


def refused(place: Place, reason: Reason, message: str) -> Item:
    """An item that gives no article."""

    def load() -> Article:
        raise ArticleError("read", reason, message)

    return Item(place, 0, load)


# Suffixes that say how an input is packed and written, taken off for its id.
_SUFFIXES = re.compile(
    r"(?:\.(?:txt|text|jsonl|ndjson|csv|tsv|parquet|html?|xhtml|warc|zip|tar|tgz))?(?:\.(?:gz|zst|bz2|xz))?$",
    re.IGNORECASE,
)


def stem(path: str) -> str:
    """The path without the suffixes of its format and compression."""
    short = _SUFFIXES.sub("", path)
    return short if short and not short.endswith("/") else path


def article(
    place: Place,
    settings: Settings,
    text: str,
    encoding: str,
    media_type: str,
    fields: dict[str, Any] | None = None,
) -> Article:
    """The article of a mended `text`; `fields` are the input's own id, title and published.

    Raises `ArticleError` ("empty", "too_large", "bad_field").
    """
    fields = fields or {}
    if not text.strip():
        raise ArticleError("read", "empty", "it holds no text")
    if len(text) > settings.max_characters:
        limit = f"{len(text):,} characters, more than the limit of {settings.max_characters:,}"
        raise ArticleError("read", "too_large", limit)
    source = Source(
        path=place.path,
        member=place.source_member,
        sha256=place.sha256,
        encoding=encoding,
        media_type=media_type,
    )
    return Article(
        id=_id(fields.get("id")) or place.id,
        source=source,
        text=text,
        title=_title(fields.get("title")),
        published=published_day(fields.get("published")) or settings.published,
    )


def _id(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, str | int) and not isinstance(value, bool):
        return mend(str(value))
    raise ArticleError("read", "bad_field", f"id is {_kind(value)}, not a string")


def _title(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, str):
        return mend(value).strip() or None
    raise ArticleError("read", "bad_field", f"title is {_kind(value)}, not a string")


_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ].*)?\s*", re.DOTALL)


def published_day(value: object) -> date | None:
    """The day of an ISO date or date-time, None of an absent one; raises `ArticleError` ("bad_field")."""
    if value is None or value == "":
        return None
    match = _DAY.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ArticleError("read", "bad_field", f"published is {_shown(value)}, not a date like 2025-02-28")
    try:
        return date.fromisoformat(match[1])
    except ValueError as error:
        raise ArticleError("read", "bad_field", f"published is {_shown(value)}: {error}") from None


def _shown(value: object) -> str:
    return repr(value[:40]) if isinstance(value, str) else _kind(value)


def _kind(value: object) -> str:
    return {bool: "a boolean", list: "a list", dict: "an object"}.get(type(value), "a number")
