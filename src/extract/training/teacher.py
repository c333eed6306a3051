"""The parts of speech that the base model gives to the training texts: what the tag head learns from."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extract.names.tags import UPOS
from extract.tokens import Tokens

_SYMBOLS = {"-": "PUNCT", "/": "PUNCT", "%": "NOUN"}


def tag_texts(texts: Iterable[Tokens], base_model: str) -> list[list[int]]:
    """For each text the tag of each token, as an index into `UPOS`, -1 where the base model has none.

    The base model sees its own tokens, on which it was trained; ours take the tag of the one they stand in.
    """
    nlp = _tagger(base_model)
    pairs = ((tokens.normalised, tokens) for tokens in texts)
    return [list(_project(doc, tokens)) for doc, tokens in nlp.pipe(pairs, as_tuples=True, batch_size=64)]


@cache
def _tagger(base_model: str) -> Language:
    return spacy.load(base_model, exclude=["parser", "lemmatizer", "ner", "senter"])


def _project(doc: Doc, tokens: Tokens) -> Iterator[int]:
    tag_at = {index: token.pos_ for token in doc for index in range(token.idx, token.idx + len(token))}
    for form, start in zip(tokens.forms, tokens.starts, strict=True):
        if form[0].isdigit() and not form[-1].isalpha():
            tag = "NUM"
        else:
            tag = _SYMBOLS.get(form) or tag_at.get(start, "")
        yield UPOS.index(tag) if tag in UPOS else -1
