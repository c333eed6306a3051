"""The statistical part: the installed base model and our own names model behind one call."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extract import base_model, numbers
from extract.analysis import Analysis, Label, ModelSpan
from extract.numbers import Number
from extract.settings import Settings
from extract.tokens import Span, Tokens

_UNUSED = ["parser", "lemmatizer", "attribute_ruler", "senter"]


class Model:
    """A loaded base model: `name` and `version` of its package, and what it says of tokenised texts."""

    def __init__(self, nlp: Language) -> None:
        self.name = f"{nlp.lang}_{nlp.meta['name']}"
        self.version = str(nlp.meta["version"])
        self._nlp = nlp

    def analyse(self, batch: Sequence[Tokens]) -> list[Analysis]:
        """Names and tags of each text of `batch`, which do not depend on the other texts."""
        counted = [numbers.find(tokens) for tokens in batch]
        tags = self._tags(batch, counted)
        names = self._names(batch)
        return [
            Analysis(tokens, found, spans, tagged)
            for tokens, found, spans, tagged in zip(batch, counted, names, tags, strict=True)
        ]

    def _names(self, batch: Sequence[Tokens]) -> list[list[ModelSpan]]:
        """The entities of the base model's own component, paragraph by paragraph."""
        paragraphs = [(index, span) for index, tokens in enumerate(batch) for span in tokens.paragraphs]
        docs = [
            self._nlp.make_doc(batch[index].normalised[batch[index].start(span) : batch[index].end(span)])
            for index, span in paragraphs
        ]
        names: list[list[ModelSpan]] = [[] for _ in batch]
        for (index, span), doc in zip(paragraphs, self._pipe(docs, ("ner",)), strict=True):
            names[index] += _spans(doc, batch[index], span)
        return names

    def _tags(self, batch: Sequence[Tokens], counted: list[list[Number]]) -> list[list[str]]:
        """UPOS of the tokens of each sentence that holds a number, "" elsewhere."""
        tags = [[""] * len(tokens) for tokens in batch]
        sentences = [
            (index, span)
            for index, (tokens, found) in enumerate(zip(batch, counted, strict=True))
            for span in _holding(tokens.sentences, found)
        ]
        docs = [_doc(self._nlp, batch[index], span) for index, span in sentences]
        for (index, span), doc in zip(sentences, self._pipe(docs, ("tok2vec", "morphologizer")), strict=True):
            tags[index][span.first : span.stop] = [token.pos_ for token in doc]
        return tags

    def _pipe(self, docs: Iterable[Doc], components: tuple[str, ...]) -> Iterable[Doc]:
        for component in components:
            docs = cast("Any", self._nlp.get_pipe(component)).pipe(docs, batch_size=128)
        return docs


def load_model(settings: Settings) -> Model:
    """Load the base model that `settings` pin, or the best one installed.

    Raises `ConfigError` where it is not installed.
    """
    return Model(spacy.load(base_model.choose(settings.model), exclude=_UNUSED))


def _doc(nlp: Language, tokens: Tokens, span: Span) -> Doc:
    indices = range(span.first, span.stop)
    words = [tokens.forms[index] for index in indices]
    spaces = [tokens.spaced(index + 1) if index + 1 < span.stop else False for index in indices]
    return Doc(nlp.vocab, words=words, spaces=spaces)


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


def _holding(sentences: Sequence[Span], found: Sequence[Number]) -> list[Span]:
    """The sentences in which at least one number begins."""
    starts = [number.first for number in found]
    return [span for span in sentences if bisect_left(starts, span.first) < bisect_left(starts, span.stop)]
