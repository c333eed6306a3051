"""What makes a dataset: everything that, changed, could change a line of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path

import extract
from extract import base_model, lexicon, model_files
from extract.errors import ConfigError
from extract.read import digest
from extract.records import SCHEMA_VERSION
from extract.settings import Settings

_PACKAGE = Path(extract.__file__).parent

Value = str | int | bool | None
Identity = dict[str, Value]


def identity(settings: Settings) -> Identity:
    """The settings and the versions of all that works on an article.

    Raises `ConfigError` where the model or the metadata file is missing.
    """
    model = base_model.choose(settings.model)
    return {
        "schema_version": SCHEMA_VERSION,
        "extract": extract.__version__,
        "code": code_digest(),
        "lexicon": lexicon.digest(),
        "spacy": version("spacy"),
        "model": model,
        "model_version": base_model.installed_version(model),
        "names_model": model_files.digest() if settings.ner == "news" else None,
        **{f"settings.{name}": value for name, value in described(settings).items()},
    }


def described(settings: Settings) -> Identity:
    """The settings as JSON values; a file is named by the sha256 of its bytes, not by its path."""
    values = asdict(settings)
    fields = values.pop("fields")
    values["published"] = settings.published.isoformat() if settings.published else None
    values["metadata"] = _file_digest(settings.metadata) if settings.metadata else None
    return {**values, **{f"fields.{name}": field for name, field in fields.items()}}


def differences(before: Mapping[str, Value], now: Mapping[str, Value]) -> list[str]:
    """One line for each part of two identities that differs."""
    names = [*before, *(name for name in now if name not in before)]
    return [
        f"{name} was {before.get(name)}, is {now.get(name)}"
        for name in names
        if before.get(name) != now.get(name)
    ]


@cache
def code_digest() -> str:
    """sha256 over the names and bytes of this package's files, the lexicon's apart."""
    total = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        name = path.relative_to(_PACKAGE).as_posix()
        if path.is_file() and "__pycache__" not in name and not name.startswith("lexicon/fr/"):
            total.update(f"{name}\0{digest(path)}\n".encode())
    return total.hexdigest()


def _file_digest(path: Path) -> str:
    try:
        return digest(path)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
