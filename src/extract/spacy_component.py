"""The names model as a component of any French spaCy pipeline: `nlp.add_pipe("extract_names")` fills `doc.ents`."""

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from extract import model_files
from extract.base_model import choose
from extract.names.vectors import read_vectors
from extract.names_model import NamesModel
from extract.tokens import tokenise


class NamesComponent:
    """Sets the entities of docs: PER, ORG, LOC, MISC, none across a line break; what stood in `doc.ents` gives way."""

    def __init__(self, model: NamesModel) -> None:
        self._model = model

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with its entities."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """The docs with their entities, `batch_size` of them at a time; the size changes no result."""
        remaining = iter(docs)
        while batch := list(islice(remaining, batch_size)):
            texts = [tokenise(doc.text) for doc in batch]
            for doc, tokens, (names, _) in zip(batch, texts, self._model.predict(texts), strict=True):
                spans = (
                    doc.char_span(
                        tokens.starts[name.first],
                        tokens.ends[name.stop - 1],
                        name.label,
                        alignment_mode="expand",
                    )
                    for name in names
                )
                doc.ents = tuple(filter_spans(span for span in spans if span is not None))
                yield doc


@Language.factory(
    "extract_names",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={"base_model": None},
    default_score_weights={"ents_f": 1.0},
)
def make_component(nlp: Language, name: str, base_model: str | None) -> NamesComponent:  # noqa: ARG001 (spaCy's signature)
    """The component above the word vectors of the installed package `base_model`, by default lg where it is installed.

    Raises `ConfigError` where that is not installed or has no vectors of the right kind (fr_core_news_sm).
    """
    return NamesComponent(NamesModel.load(model_files.folder(), read_vectors(choose(base_model))))
