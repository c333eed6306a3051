"""What tests share: one loaded model, and property tests without deadlines."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import settings

from extract.article import Article
from extract.model import Model, load_model
from extract.pipeline import extract_articles
from extract.records import Record, Rejection
from extract.settings import Settings
from tests.articles import article

# Speed is the bench's to measure: a busy machine fails no test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

Extract = Callable[..., Record]


@pytest.fixture(scope="session")
def model() -> Model:
    return load_model(Settings())


@pytest.fixture(scope="session")
def outcomes(model: Model) -> Callable[[Iterable[Article]], list[Record | Rejection]]:
    """Records and rejections of articles, whatever their language."""

    def run(articles: Iterable[Article]) -> list[Record | Rejection]:
        return list(extract_articles(articles, model, Settings(any_language=True)))

    return run


@pytest.fixture(scope="session")
def extract(outcomes: Callable[[Iterable[Article]], list[Record | Rejection]]) -> Extract:
    """The record of one text; an error where it is rejected."""

    def run(text: str, published: str | None = None) -> Record:
        [outcome] = outcomes([article(text, published)])
        assert isinstance(outcome, Record), outcome
        return outcome

    return run
