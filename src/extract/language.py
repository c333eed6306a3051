"""The check that a text is French."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from extract.errors import ArticleError
from extract.records import Language

# Below this many letters the identifier errs often on headings full of names: they get the benefit of the doubt.
_ENOUGH_LETTERS = 100
_HARDLY = 0.02  # 1,449 French articles of WiNER, POPCORN, TimeBank and NTREX have 0.99 and more
_SAMPLE = 1_500  # characters: more of a text changes no answer and costs time


def identify(text: str) -> Language:
    """The likeliest language of `text`, and its probability among the 97 of py3langid."""
    return _likeliest(_ranked(text))


def require_french(text: str, place: str) -> Language:
    """The likeliest language of `text`; raises `ArticleError` ("not_french") where French is hardly possible."""
    ranked = _ranked(text)
    letters = sum(character.isalpha() for character in text[:_SAMPLE])
    found = _likeliest(ranked)
    if letters >= _ENOUGH_LETTERS and dict(ranked)["fr"] < _HARDLY:
        raise ArticleError(
            "language", "not_french", f"{place}: the text is {found.code} ({found.confidence})"
        )
    return found


def _ranked(text: str) -> list[tuple[str, float]]:
    """All languages and their probabilities, the likeliest first."""
    ranked: list[tuple[str, float]] = _identifier().rank(text[:_SAMPLE])
    return ranked


def _likeliest(ranked: list[tuple[str, float]]) -> Language:
    code, probability = ranked[0]
    return Language(code=code, confidence=round(probability, 4))


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
