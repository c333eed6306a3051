"""What training may vary: the committed configuration beside the weights names every one of these."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Config:
    """The choices of one training.

    `marked` and `plain` are paths below the data folder: texts whose names count as they are, and texts that
    teach tags alone; `tables` are the rows of each attribute's embedding table, `articles` stand in a batch,
    `rate` is the highest learning rate, `tag_weight` what the tags' loss counts beside the labels'.
    """

    base_model: str
    winer: str
    marked: tuple[str, ...]
    plain: tuple[str, ...]
    development: str
    tables: tuple[int, ...]
    seeds: tuple[int, ...]
    epochs: int
    articles: int
    rate: float
    decay: float
    layer_dropout: float
    word_dropout: float
    smoothing: float
    tag_weight: float
    average_keep: float


def read_config(path: Path) -> Config:
    """The configuration in a TOML file, every field of `Config` given."""
    fields = tomllib.loads(path.read_text("utf-8"))
    return Config(
        **{name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    )
