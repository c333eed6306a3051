"""The base model's own components: its entity recogniser and its tagger."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extract.analysis import Label, ModelSpan
from extract.tokens import Span, Tokens

_UNUSED = ["parser", "lemmatizer", "attribute_ruler", "senter"]


class StockModel:
    """A spaCy pipeline of the publisher, reduced to what finds names and tags words."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @classmethod
    def load(cls, name: str) -> "StockModel":
        """The installed package `name`."""
        return cls(spacy.load(name, exclude=_UNUSED))

    def predict(self, batch: Sequence[Tokens]) -> list[tuple[list[ModelSpan], list[str]]]:
        """For each text its names, found paragraph by paragraph, and the tags of its words."""
        return list(zip(self._names(batch), self._tags(batch), strict=True))

    def _names(self, batch: Sequence[Tokens]) -> list[list[ModelSpan]]:
        paragraphs = [(index, span) for index, tokens in enumerate(batch) for span in tokens.paragraphs]
        docs = [
            self._nlp.make_doc(batch[index].normalised[batch[index].start(span) : batch[index].end(span)])
            for index, span in paragraphs
        ]
        names: list[list[ModelSpan]] = [[] for _ in batch]
        for (index, span), doc in zip(paragraphs, self._pipe(docs, ("ner",)), strict=True):
            names[index] += _spans(doc, batch[index], span)
        return names

    def _tags(self, batch: Sequence[Tokens]) -> list[list[str]]:
        tags = [[""] * len(tokens) for tokens in batch]
        sentences = [(index, span) for index, tokens in enumerate(batch) for span in tokens.sentences]
        docs = [self._doc(batch[index], span) for index, span in sentences]
        for (index, span), doc in zip(sentences, self._pipe(docs, ("tok2vec", "morphologizer")), strict=True):
            tags[index][span.first : span.stop] = [token.pos_ for token in doc]
        return tags

    def _doc(self, tokens: Tokens, span: Span) -> Doc:
        spaces = [tokens.spaced(index) for index in range(span.first + 1, span.stop)]
        return Doc(self._nlp.vocab, words=tokens.forms[span.first : span.stop], spaces=[*spaces, False])

    def _pipe(self, docs: Iterable[Doc], components: tuple[str, ...]) -> Iterable[Doc]:
        for component in components:
            docs = cast("Any", self._nlp.get_pipe(component)).pipe(docs, batch_size=128)
        return docs


def _spans(doc: Doc, tokens: Tokens, paragraph: Span) -> list[ModelSpan]:
    """The entities of a paragraph's doc, widened to whole tokens of ours."""
    offset = tokens.start(paragraph)
    spans: list[ModelSpan] = []
    for ent in doc.ents:
        first = bisect_right(tokens.starts, offset + ent.start_char) - 1
        stop = bisect_left(tokens.starts, offset + ent.end_char)
        if not spans or spans[-1].stop <= first:
            spans.append(ModelSpan(first, stop, cast("Label", ent.label_)))
    return spans
