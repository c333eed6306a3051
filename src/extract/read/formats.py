"""The formats by suffix: how a file is opened, and which module splits it into items."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from extract.read import jsonl, text
from extract.read.item import Item, Place
from extract.settings import Settings

Split = Callable[[BinaryIO, Place, Settings], Iterator[Item]]

FORMATS: dict[str, Split] = {
    ".txt": text.split,
    ".jsonl": jsonl.split,
    ".ndjson": jsonl.split,
}


def suffix(name: str) -> str:
    """The suffix that says how `name` is written, without that of a compression; "" where there is none."""
    return Path(name).suffix.lower()


def is_known(name: str) -> bool:
    """Whether a file of this name can be read."""
    return suffix(name) in FORMATS


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, inflated where its suffix says that they are packed."""
    with path.open("rb") as stream:
        yield stream
