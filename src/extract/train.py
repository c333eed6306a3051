"""`extract train`: the names model from its corpora, the same bytes each time on one machine."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from extract.names.network import Floats
from extract.names.vectors import read_vectors
from extract.names_model import WEIGHTS
from extract.training.augmentation import vary
from extract.training.batches import Lexicon
from extract.training.config import Config, read_config
from extract.training.corpus import Example, Text, example, read_articles, read_marked, read_winer
from extract.training.initial import inherited_weights
from extract.training.invention import invent
from extract.training.network import Dropout, Parameters, cross_entropy, encode, linear
from extract.training.optimiser import Adam, Average
from extract.training.score import score
from extract.training.teacher import tag_texts

CONFIG = Path(__file__).parent / "training" / "config.toml"
_WARM_UP = 100  # steps
_SENTENCES = 10  # so many single sentences make an example
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Corpora:
    """Whole texts, single sentences, and the development texts with their names as published."""

    texts: list[Example]
    sentences: list[Example]
    development: list[Example]


def train(data: Path, out: Path, config: Path = CONFIG, report: Report = print) -> Mapping[str, float]:
    """Train on the corpora below `data`, write the weights into `out`, return their scores on the development texts.

    `config` is a TOML file with the fields of `training.config.Config`, by default the published model's.
    Scores are F1 of exact spans per kind of name, and the share of the base model's tags that are met ("tags").
    """
    chosen = read_config(config)
    threadpool_limits(limits=1, user_api="blas")  # more threads add in another order: other bytes
    corpora = read_corpora(data, chosen)
    lexicon = Lexicon(read_vectors(chosen.base_model), chosen.tables)
    initial = inherited_weights(chosen.base_model, chosen.tables, np.random.default_rng(0))
    runs = [_train_once(corpora, initial, lexicon, chosen, seed, report) for seed in chosen.seeds]
    weights = {name: _stored(np.mean([run[name] for run in runs], axis=0)) for name in sorted(initial)}
    scores = score(Parameters(_read_again(weights)), corpora.development, lexicon)
    report(f"{out}: " + ", ".join(f"{kind} {value:.4f}" for kind, value in scores.items()))
    out.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = weights
    np.savez(out / WEIGHTS, **arrays)
    return scores


def read_corpora(data: Path, config: Config) -> Corpora:
    """All texts that `config` names, with the base model's tags."""
    texts = [
        *read_winer(data / config.winer),
        *_read_all(data, config.marked),
        *read_articles(config.written),
    ]
    sentences = _read_all(data, config.sentences)
    development = read_winer(data / config.development, ruled=False)
    return Corpora(*(_examples(group, config) for group in (texts, sentences, development)))


def _read_all(data: Path, paths: Sequence[str]) -> list[Text]:
    return [text for path in paths for text in read_marked(data / path)]


def _examples(texts: Sequence[Text], config: Config) -> list[Example]:
    tags = tag_texts([text.tokens for text in texts], config.base_model)
    return [example(text, wanted) for text, wanted in zip(texts, tags, strict=True)]


def _train_once(
    corpora: Corpora,
    initial: Mapping[str, Floats],
    lexicon: Lexicon,
    config: Config,
    seed: int,
    report: Report,
) -> Mapping[str, Floats]:
    """The average of the weights over one run through the epochs."""
    parameters = Parameters(initial)
    optimiser, average = Adam(parameters, config.decay), Average(parameters, config.average_keep)
    dropout = Dropout(config.layer_dropout, config.word_dropout, np.random.default_rng(seed))
    random = Random(seed)  # noqa: S311 (no secret)
    step = 0
    for epoch in range(config.epochs):
        batches, loss = list(_batches(corpora, config, random)), 0.0
        for batch in batches:
            loss += _learn(parameters, batch, lexicon, dropout, config)
            step += 1
            optimiser.step(config.rate * _pace(step, config.epochs * len(batches)))
            average.update(parameters)
        report(f"seed {seed}, epoch {epoch}: loss {loss / len(batches):.4f}")
    parameters.flat[:] = average.flat
    return parameters.values


def _batches(corpora: Corpora, config: Config, random: Random) -> Iterator[list[Example]]:
    """One epoch: all texts and a share of the sentences, varied, and made-up articles, in random order."""
    sentences = random.sample(corpora.sentences, int(config.sentences_share * len(corpora.sentences)))
    starts = range(0, len(sentences), _SENTENCES)
    groups = [[*chain.from_iterable(sentences[first : first + _SENTENCES])] for first in starts]
    examples = [vary(written, random, config.rates) for written in (*corpora.texts, *groups)]
    writing = config.rates.of_writing()
    examples += [vary(invent(random), random, writing) for _ in range(config.invented)]
    random.shuffle(examples)
    for first in range(0, len(examples) - config.batch + 1, config.batch):
        yield examples[first : first + config.batch]


def _pace(step: int, steps: int) -> float:
    """The share of the highest learning rate: up in `_WARM_UP` steps, then evenly down."""
    return min(step / _WARM_UP, 1) * max(0.02, 1 - step / steps)


def _learn(
    parameters: Parameters, examples: Sequence[Example], lexicon: Lexicon, dropout: Dropout, config: Config
) -> float:
    """Add the gradients of a batch to the parameters'; return the loss of its labels."""
    states, back = encode(parameters, lexicon.batch(examples), dropout)
    label_scores, back_labels = linear(parameters, "names", states)
    tag_scores, back_tags = linear(parameters, "tags", states)
    paragraphs = [paragraph for example in examples for paragraph in example]
    labels = np.array([label for paragraph in paragraphs for label in paragraph.labels])
    tags = np.array([tag for paragraph in paragraphs for tag in paragraph.tags])
    each = np.float32(1 / len(labels))
    loss, d_labels = cross_entropy(label_scores, labels, config.smoothing, each * (labels >= 0))
    _, d_tags = cross_entropy(tag_scores, tags, 0, np.float32(config.tag_weight) * each * (tags >= 0))
    back(back_labels(d_labels) + back_tags(d_tags))
    return loss


def _stored(weights: Floats) -> np.ndarray[Any, np.dtype[np.float16]]:
    """With half precision: a difference that no score shows, and half the file."""
    return weights.astype(np.float16)


def _read_again(weights: Mapping[str, np.ndarray[Any, np.dtype[np.float16]]]) -> dict[str, Floats]:
    return {name: value.astype(np.float32) for name, value in weights.items()}
