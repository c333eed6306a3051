"""The extraction that a worker loads once: articles in, records and rejections out."""

import gc
import os
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import cast

from extract.dataset.shard import Extract
from extract.settings import Settings

# Objects made and not freed before the collector looks for cycles: articles leave hardly any, and a look after every
# 700, Python's default, takes a fiftieth of a run.
_UNCOLLECTED = 100_000
FRENCH = "extract.dataset.extractor:french"
# Of each process: more would add sums in another order, and take the cores of the other workers.
_THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def french(settings: Settings) -> Extract:
    """The pipeline with its model; raises `ConfigError` where the model is not installed."""
    os.environ.update(_THREADS)  # before anything loads numpy
    gc.set_threshold(_UNCOLLECTED)
    from extract.model import load_model  # spaCy: a second that no other command pays
    from extract.pipeline import extract_articles

    return partial(extract_articles, model=load_model(settings), settings=settings)


def load(loader: str, settings: Settings) -> Extract:
    """What the function that `loader` names ("module:function") makes of the settings."""
    module, function = loader.split(":")
    make = cast("Callable[[Settings], Extract]", getattr(import_module(module), function))
    return make(settings)
