"""Where the project's own trained models lie: `models/` of a checkout, or beside the code of an installed wheel."""

import hashlib
from functools import cache
from pathlib import Path

import extract

NAMES = "fr_news_names"


def folder(name: str = NAMES) -> Path:
    """The folder of the model `name`."""
    package = Path(extract.__file__).parent
    installed = package / "models" / name
    return installed if installed.is_dir() else package.parents[1] / "models" / name


@cache
def digest(name: str = NAMES) -> str:
    """sha256 over the names and bytes of a model's files."""
    total = hashlib.sha256()
    for path in sorted(folder(name).iterdir()):
        total.update(f"{path.name}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
