"""The language of a text: the answers of py3langid, and what is taken for French."""

from functools import cache
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from extract.errors import ArticleError
from extract.language import identify, require_french
from tests.growth import assert_linear

_FRENCH = (
    "Le ministre de l'Intérieur a annoncé mardi que les élections auraient lieu en juin dans toutes les "
    "communes ; les syndicats, eux, demandent davantage de moyens pour les écoles des quartiers. "
)
_FOREIGN = {
    "en": "The mayor said that the schools would stay closed until Monday, and that nobody had been hurt in the "
    "fire, which broke out at night in an old factory near the river.",
    "it": "Il sindaco ha detto che le scuole resteranno chiuse fino a lunedì e che nessuno è rimasto ferito "
    "nell'incendio, scoppiato di notte in una vecchia fabbrica vicino al fiume.",
    "ca": "L'alcalde va dir que les escoles estaran tancades fins dilluns i que ningú no va quedar ferit en "
    "l'incendi que es va declarar de nit en una fàbrica vella prop del riu.",
    "oc": "Lo conse a dich que las escòlas demorarián barradas fins a diluns e que degun èra pas estat nafrat dins "
    "l'encendi, que s'èra alucat de nuèch dins una vièlha usina prèp del riu.",
    "wa": "Li mayeur a dit ki les scoles dimorrént serêyes disk' å londi, et k' i gn aveut nouk di blessî dins "
    "l' feu ki s' a mostré del nute dins ene viye fabrike adlé l' aiwe.",
    "ht": "Majistra a di ke lekòl yo ap rete fèmen jiska lendi, e pèsonn pa t blese nan dife ki te pran nan mitan "
    "lannwit nan yon vye faktori ki toupre rivyè a.",
}
_ENGLISH_WITH_QUOTES = (
    '"C\'est la vie", he told reporters after the match, adding that his players had shown plenty of joie de vivre '
    "and that the crowd, as ever, had been magnificent on a cold night."
)


@cache
def _reference() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@given(st.text(max_size=300))
@example("")
@example("123 456")
@example("L'ÉTÉ SERA CHAUD")
@example("Прем'єр-міністр заявив, que l'été 東京")
@example(_FRENCH * 20)
def test_answers_are_those_of_py3langid(text: str) -> None:
    text = normalize("NFC", text)
    code, probability = _reference().rank(text[:1_500])[0]
    found = identify(text)
    assert (found.code, found.confidence) == (code, round(probability, 4))


def test_french_is_accepted() -> None:
    assert require_french(_FRENCH, "a.txt").code == "fr"


@pytest.mark.parametrize("code", _FOREIGN)
def test_other_languages_are_rejected(code: str) -> None:
    assert identify(_FOREIGN[code]).code == code
    with pytest.raises(ArticleError, match="the text is"):
        require_french(_FOREIGN[code], "a.txt")


def test_french_quotes_make_no_french_text() -> None:
    with pytest.raises(ArticleError):
        require_french(_ENGLISH_WITH_QUOTES, "a.txt")


def test_a_few_foreign_words_are_given_the_benefit_of_the_doubt() -> None:
    assert require_french("Breaking news: the mayor resigns", "a.txt").code == "en"


def test_time_is_linear() -> None:
    assert_linear(identify, _FRENCH)
