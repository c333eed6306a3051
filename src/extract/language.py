"""The check that a text is French."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from extract.errors import ArticleError
from extract.records import Language

# Below this many letters the identifier errs often on headings full of names: they get the benefit of the doubt.
_ENOUGH_LETTERS = 100
_SURE = 0.95
_SAMPLE = 1_500  # characters: more of a text changes no answer and costs time


def identify(text: str) -> Language:
    """The likeliest language of `text`, and its probability among the 97 of py3langid."""
    code, probability = _identifier().classify(text[:_SAMPLE])
    return Language(code=str(code), confidence=round(float(probability), 4))


def require_french(text: str, place: str) -> Language:
    """The language of `text`; raises `ArticleError` ("not_french") where it is surely another than French."""
    language = identify(text)
    letters = sum(character.isalpha() for character in text[:_SAMPLE])
    if language.code != "fr" and letters >= _ENOUGH_LETTERS and language.confidence >= _SURE:
        raise ArticleError(
            "language", "not_french", f"{place}: the text is {language.code} ({language.confidence})"
        )
    return language


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
