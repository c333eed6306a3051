"""The whole flow of an article: language, tokens, model, finders, record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract import annotate, language
from extract.article import Article
from extract.errors import ArticleError, Reason, Stage
from extract.mentions import Found
from extract.model import Model
from extract.records import SCHEMA_VERSION, Language, Record, Rejection
from extract.settings import Settings
from extract.tokens import tokenise

# Characters of text analysed at once: enough to fill the matrix products, little enough to stay in the cache.
_BATCH_CHARACTERS = 60_000


@dataclass(frozen=True, slots=True)
class _Checked:
    article: Article
    language: Language


def extract_articles(
    items: Iterable[Article | Rejection], model: Model, settings: Settings
) -> Iterator[Record | Rejection]:
    """One record or rejection for each article, in order; rejections of earlier stages pass through.

    Lazy: reads on only as far as one batch. An article that fails is rejected and costs no other its record.
    """
    batch: list[_Checked | Rejection] = []
    characters = 0
    for item in items:
        checked = item if isinstance(item, Rejection) else _check(item, settings)
        batch.append(checked)
        characters += 0 if isinstance(checked, Rejection) else len(checked.article.text)
        if characters >= _BATCH_CHARACTERS:
            yield from _finish(batch, model)
            batch, characters = [], 0
    yield from _finish(batch, model)


def _check(article: Article, settings: Settings) -> _Checked | Rejection:
    """The article with its language."""
    try:
        if settings.any_language:
            found = language.identify(article.text)
        else:
            found = language.require_french(article.text, article.source.place)
        return _Checked(article, found)
    except Exception as error:  # noqa: BLE001 (no article may stop a run)
        return _rejection(article, "language", error)


def _finish(batch: list[_Checked | Rejection], model: Model) -> Iterator[Record | Rejection]:
    """Search the texts of a batch together, then make each article's record on its own."""
    found = iter(_find([item.article.text for item in batch if isinstance(item, _Checked)], model))
    for item in batch:
        yield item if isinstance(item, Rejection) else _record(item, next(found))


def _find(texts: list[str], model: Model) -> list[Found | Exception]:
    """What stands in each text; where the batch fails, in each text alone, or why that failed."""
    try:
        return [*annotate.find(model.analyse([tokenise(text) for text in texts]))]
    except Exception as error:  # noqa: BLE001 (the article that fails is found by going one by one)
        if len(texts) == 1:
            return [error]
        return [found for text in texts for found in _find([text], model)]


def _record(item: _Checked, found: Found | Exception) -> Record | Rejection:
    """The validated record of one article."""
    article = item.article
    try:
        if isinstance(found, Exception):
            raise found  # noqa: TRY301 (one place makes rejections)
        return Record(
            schema_version=SCHEMA_VERSION,
            id=article.id,
            source=article.source,
            title=article.title,
            published=article.published.isoformat() if article.published else None,
            language=item.language,
            text=article.text,
            **annotate.resolve(found, article),
        )
    except Exception as error:  # noqa: BLE001 (no article may stop a run)
        return _rejection(article, "annotate", error)


def _rejection(article: Article, stage: Stage, error: Exception) -> Rejection:
    place = article.source.place
    reason: Reason = "internal_error"
    message = f"{place}: {type(error).__name__}: {error}"
    if isinstance(error, ArticleError):
        stage, reason, message = error.stage, error.reason, str(error)
    return Rejection(id=article.id, source=place, stage=stage, reason=reason, message=message)
