"""Which files a request means: found, named below their root, and sorted."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from extract.errors import ConfigError
from extract.read.formats import is_known


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: where it lies, its "/" path below the root, and why it must not be read ("" if it may)."""

    path: Path
    name: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a request in the order of their names, and how many files were passed over.

    These are files of other types and those that `glob` does not match; hidden ones are not even counted.
    """

    files: tuple[Input, ...]
    ignored: int = 0


def find_inputs(paths: Iterable[Path], glob: str = "*", out: Path | None = None) -> Inputs:
    """All files that `paths`, files or folders, stand for; `glob` chooses among those of folders.

    A folder is searched whole, but for the folder `out`; `glob` is matched against the path below it, "*" also
    across "/". Files keep their names; those of one name are called by their paths below the folder they share.
    The order is that of the names by code point, whatever the file system and the locale. Raises `ConfigError`
    for a path that does not exist.
    """
    files: list[Input] = []
    single: list[Path] = []
    ignored = 0
    for path in paths:
        if not path.exists():
            raise ConfigError(f"{path}: no such file or folder")
        if not path.is_dir():
            single.append(path.absolute())
            continue
        below = [file for file in _walk(path, "") if not (out and file.path.is_relative_to(out.absolute()))]
        wanted = [file for file in below if file.problem or _is_wanted(file.name, glob)]
        files += wanted
        ignored += len(below) - len(wanted)
    files += _named(single)
    return Inputs(tuple(sorted(set(files), key=lambda file: (file.name, str(file.path)))), ignored)


def _is_wanted(name: str, glob: str) -> bool:
    return is_known(name) and fnmatchcase(name, glob)


def _named(files: Iterable[Path]) -> Iterator[Input]:
    """Files that were asked for one by one."""
    same: dict[str, set[Path]] = {}
    for file in files:
        same.setdefault(file.name, set()).add(file)
    for name, found in same.items():
        root = Path(os.path.commonpath([file.parent for file in found]))
        for file in found:
            own = name if len(found) == 1 else file.relative_to(root).as_posix()
            yield Input(file, readable(own))


def listed(file: Path) -> list[Path]:
    """The paths that `file` lists, one a line, relative ones seen from its own folder.

    Raises `ConfigError` where it cannot be read.
    """
    try:
        names = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: {error}") from None
    return [file.parent / name.strip() for name in names if name.strip()]


@contextmanager
def with_stdin(paths: Iterable[Path], suffix: str) -> Iterator[list[Path]]:
    """The paths, with a file "stdin.SUFFIX" of all that standard input gives in the place of "-"."""
    with tempfile.TemporaryDirectory() as folder:
        spool = Path(folder) / f"stdin.{suffix.removeprefix('.')}"
        found = [spool if str(path) == "-" else path for path in paths]
        if spool in found:
            with spool.open("wb") as file:
                shutil.copyfileobj(sys.stdin.buffer, file)
        yield found


def readable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 are written as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _walk(root: Path, below: str) -> Iterator[Input]:
    """Every regular file under `root`/`below`; links are followed only to files inside the root."""
    folder = root / below
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Input(folder.absolute(), readable(below), f"cannot be listed: {error.strerror}")
        return
    for entry in entries:
        inner = f"{below}/{entry.name}" if below else entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, inner)
        elif entry.is_symlink() and not _inside(Path(entry.path), root):
            yield Input(Path(entry.path).absolute(), readable(inner), "a link that leads out of the folder")
        elif entry.is_file():
            yield Input(Path(entry.path).absolute(), readable(inner))


def _inside(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False
