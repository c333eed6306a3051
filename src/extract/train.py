"""`extract train`: the names model from its corpora, the same bytes each time on one machine."""

from collections.abc import Callable, Mapping, Sequence
from importlib.resources import as_file, files
from itertools import chain
from pathlib import Path

import numpy as np

from extract.names.vectors import read_vectors
from extract.names_model import WEIGHTS
from extract.training.batches import Lexicon
from extract.training.config import Config, read_config
from extract.training.corpus import Example, Text, example, read_marked, read_plain, read_winer
from extract.training.initial import inherited_weights
from extract.training.network import Dropout, Floats, Parameters, cross_entropy, encode, linear
from extract.training.optimiser import Adam, Average
from extract.training.score import score
from extract.training.teacher import tag_texts

_WARM_UP = 100  # steps


def train(
    data: Path, out: Path, config: Path | None = None, report: Callable[[str], None] = print
) -> Mapping[str, float]:
    """Train on the corpora below `data`, write the weights into `out`, and return the scores on the development texts.

    `config` is a TOML file with the fields of `training.config.Config`, by default the one of the published model.
    """
    chosen = _read_config(config)
    training, development = _read_corpora(data, chosen)
    lexicon = Lexicon(read_vectors(chosen.base_model), chosen.tables)
    initial = inherited_weights(chosen.base_model, chosen.tables, np.random.default_rng(0))
    runs = [_train_once(training, initial, lexicon, chosen, seed, report) for seed in chosen.seeds]
    weights = _rounded({name: np.mean([run[name] for run in runs], axis=0) for name in initial})
    scores = score(Parameters(weights), development, lexicon)
    report(_line("average", scores))
    out.mkdir(parents=True, exist_ok=True)
    np.savez(out / WEIGHTS, **{name: weights[name].astype(np.float16) for name in sorted(weights)})
    return scores


def _read_config(path: Path | None) -> Config:
    if path is not None:
        return read_config(path)
    with as_file(files("extract.training") / "config.toml") as default:
        return read_config(default)


def _read_corpora(data: Path, config: Config) -> tuple[list[Example], list[Example]]:
    training = [
        *read_winer(data / config.winer),
        *chain.from_iterable(read_marked(data / path) for path in config.marked),
        *chain.from_iterable(read_plain(data / path) for path in config.plain),
    ]
    development = read_winer(data / config.development, ruled=False)
    return _examples(training, config), _examples(development, config)


def _examples(texts: Sequence[Text], config: Config) -> list[Example]:
    tags = tag_texts([text.tokens for text in texts], config.base_model)
    return [example(text, wanted) for text, wanted in zip(texts, tags, strict=True)]


def _train_once(
    examples: Sequence[Example],
    initial: Mapping[str, Floats],
    lexicon: Lexicon,
    config: Config,
    seed: int,
    report: Callable[[str], None],
) -> Mapping[str, Floats]:
    """The average of the weights over one run through the epochs."""
    parameters = Parameters(initial)
    optimiser, average = Adam(parameters, config.decay), Average(parameters, config.average_keep)
    random = np.random.default_rng(seed)
    dropout = Dropout(config.layer_dropout, config.word_dropout, random)
    steps = config.epochs * (len(examples) // config.articles)
    step = 0
    for epoch in range(config.epochs):
        order, loss = random.permutation(len(examples)), 0.0
        for first in range(0, len(examples) - config.articles + 1, config.articles):
            chosen = [examples[index] for index in order[first : first + config.articles]]
            loss += _learn(parameters, chosen, lexicon, dropout, config)
            step += 1
            optimiser.step(config.rate * min(step / _WARM_UP, 1) * max(0.02, 1 - step / steps))
            average.update(parameters)
        report(f"seed {seed} epoch {epoch}: loss {loss * config.articles / len(examples):.4f}")
    parameters.flat[:] = average.flat
    return parameters.values


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


def _rounded(weights: Mapping[str, Floats]) -> dict[str, Floats]:
    """The weights as they will be read again: stored with half precision."""
    return {name: value.astype(np.float16).astype(np.float32) for name, value in weights.items()}


def _line(name: str, scores: Mapping[str, float]) -> str:
    return f"{name}: " + ", ".join(f"{kind} {value:.4f}" for kind, value in scores.items())
