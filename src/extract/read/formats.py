"""The formats by suffix: which module splits a file into items, or an archive into members."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import PurePosixPath
from typing import BinaryIO

from extract.errors import ArticleError
from extract.read import archive, html, jsonl, parquet, table, text, warc
from extract.read.archive import Member
from extract.read.inflate import INFLATERS, inflated
from extract.read.item import Item, Place, refused
from extract.settings import Settings

Split = Callable[[BinaryIO, Place, Settings], Iterator[Item]]

FORMATS: dict[str, Split] = {
    ".txt": text.split,
    ".jsonl": jsonl.split,
    ".ndjson": jsonl.split,
    ".csv": table.split,
    ".tsv": table.split,
    ".parquet": parquet.split,
    ".html": html.split,
    ".htm": html.split,
    ".xhtml": html.split,
    ".warc": warc.split,
}
ARCHIVES: dict[str, Callable[[BinaryIO], Iterator[Member]]] = {
    ".zip": archive.zip_members,
    ".tar": archive.tar_members,
}


def suffixes(name: str) -> tuple[str, str]:
    """How a file is written, and how that is packed: (".jsonl", ".gz"); "" for neither."""
    path = PurePosixPath(name.lower())
    if path.suffix == ".tgz":
        return ".tar", ".gz"
    if path.suffix in INFLATERS:
        return PurePosixPath(path.stem).suffix, path.suffix
    return path.suffix, ""


def is_known(name: str) -> bool:
    """Whether a file of this name can be read."""
    return suffixes(name)[0] in {*FORMATS, *ARCHIVES}


def items(opener: Callable[[], BinaryIO], place: Place, settings: Settings) -> Iterator[Item]:
    """All items of a file or an archive's member; what stops its reading is one more item, a rejection."""
    name = place.member or place.path
    count = 0
    try:
        with ExitStack() as stack:
            for item in _split(stack.enter_context(opener()), name, place, settings):
                count += 1
                yield item
    except ArticleError as error:
        after = f", after {count} articles" if count else ""
        yield refused(place, error.reason, f"{error}{after}")
    except OSError as error:
        yield refused(place, "unreadable", f"cannot be read: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 (no file may stop a run)
        yield refused(place, "unreadable", f"damaged: {type(error).__name__}: {error}")
    else:
        if not count:
            yield refused(place, "empty", "it holds no article")


def _split(stream: BinaryIO, name: str, place: Place, settings: Settings) -> Iterator[Item]:
    written, packed = suffixes(name)
    if packed:
        stream = inflated(stream, packed)
    if written in FORMATS:
        yield from FORMATS[written](stream, place, settings)
    elif written not in ARCHIVES:
        raise ArticleError("read", "unreadable", "no known type of file")
    elif place.member is not None:
        raise ArticleError("read", "unsafe_archive", "an archive in an archive")
    else:
        for member in ARCHIVES[written](stream):
            yield from _member_items(member, place, settings)


def _member_items(member: Member, place: Place, settings: Settings) -> Iterator[Item]:
    """The items of a member; none where its type is not known, as of such a file in a folder."""
    here = place.inside(member.name)
    if member.problem:
        yield refused(here, "unsafe_archive", member.problem)
    elif is_known(member.name):
        yield from items(member.open, here, settings)
