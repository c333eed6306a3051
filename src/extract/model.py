"""The statistical part behind one call: the names model above the installed base model, or the stock components."""

from collections.abc import Sequence
from typing import Protocol

from threadpoolctl import threadpool_limits

from extract import base_model, model_files, numbers
from extract.analysis import Analysis, ModelSpan
from extract.names.vectors import read_vectors
from extract.names_model import NamesModel
from extract.settings import Settings
from extract.tokens import Tokens


class Predictor(Protocol):
    """What finds names and parts of speech in tokenised texts."""

    def predict(self, batch: Sequence[Tokens], /) -> list[tuple[list[ModelSpan], list[str]]]:
        """For each text its names, and the part of speech of each token ("" where none was asked for)."""


class Model:
    """A predictor with the `name` and `version` of the base model that it stands on."""

    def __init__(self, name: str, predictor: Predictor) -> None:
        self.name = name
        self.version = base_model.installed_version(name)
        self._predictor = predictor

    def analyse(self, batch: Sequence[Tokens]) -> list[Analysis]:
        """Numbers, names and tags of each text of `batch`; they do not depend on the other texts."""
        return [
            Analysis(tokens, numbers.find(tokens), names, tags)
            for tokens, (names, tags) in zip(batch, self._predictor.predict(batch), strict=True)
        ]


def load_model(settings: Settings) -> Model:
    """Load what `settings` name: `model` pins the base model, `ner` is "news" (our own) or "stock".

    Raises `ConfigError` where the base model is not installed, or has no vectors for our own model to stand on.
    """
    name = base_model.choose(settings.model)
    # The matrices are small: a second thread costs time, seven times over where the machine is busy.
    threadpool_limits(limits=1, user_api="blas")
    if settings.ner == "stock":
        from extract.stock_model import StockModel  # loads spaCy, which our own model does without

        return Model(name, StockModel.load(name))
    return Model(name, NamesModel.load(model_files.folder(), read_vectors(name)))
