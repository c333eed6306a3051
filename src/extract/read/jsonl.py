"""JSON Lines: one object a line, its fields named by the settings; blank lines count for nothing."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from extract.article import Article
from extract.errors import ArticleError
from extract.read import item
from extract.read.decode import decode, mend
from extract.read.item import Item, Place
from extract.read.limits import too_large
from extract.read.lines import lines
from extract.settings import Settings


def split(stream: BinaryIO, place: Place, settings: Settings) -> Iterator[Item]:
    """An item for each line that is not blank."""
    number = 0
    for line in lines(stream):
        if line.data is None or line.data.strip():
            number += 1
            here = place.item(number, line.number)
            yield Item(here, len(line.data or b""), partial(_load, line.data, here, settings))


def _load(data: bytes | None, place: Place, settings: Settings) -> Article:
    if data is None:
        raise too_large()
    line, encoding = decode(data, settings.encoding)
    row = _object(line)
    text = row.get(settings.fields.text)
    if text is None:
        raise ArticleError("read", "missing_field", f"no field {settings.fields.text!r}")
    if not isinstance(text, str):
        raise ArticleError("read", "bad_field", f"{settings.fields.text} is not a string")
    fields = {name: row.get(getattr(settings.fields, name)) for name in ("id", "title", "published")}
    return item.article(place, settings, mend(text), encoding, "application/x-ndjson", fields)


def _object(line: str) -> dict[str, Any]:
    """The JSON object that `line` is; raises `ArticleError` ("bad_syntax")."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise ArticleError("read", "bad_syntax", f"{error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ArticleError("read", "bad_syntax", "nested too deeply") from None
    except ValueError:  # the interpreter's limit is 4300 digits
        raise ArticleError("read", "bad_syntax", "a number of too many digits") from None
    if not isinstance(value, dict):
        raise ArticleError("read", "bad_syntax", "not a JSON object")
    return value
