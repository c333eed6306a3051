"""How well the network labels texts whose names are known."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from extract.names.labels import KINDS, best_labels, spans
from extract.training.batches import Lexicon
from extract.training.corpus import Example
from extract.training.network import Dropout, Parameters, encode, linear


def score(parameters: Parameters, examples: Sequence[Example], lexicon: Lexicon) -> Mapping[str, float]:
    """F1 of exact spans per kind of name, and the share of tags that are as wanted ("tags")."""
    right, wanted, given = Counter[str](), Counter[str](), Counter[str]()
    tags_right = tags_known = 0
    for example in examples:
        labels, tags = _predict(parameters, example, lexicon)
        gold = set(spans([label for part in example for label in part.labels]))
        found = set(spans(labels))
        right.update(span.label for span in gold & found)
        wanted.update(span.label for span in gold)
        given.update(span.label for span in found)
        known = np.array([tag for part in example for tag in part.tags])
        tags_right += int((tags == known).sum())
        tags_known += int((known >= 0).sum())
    scores = {kind: 2 * right[kind] / max(1, wanted[kind] + given[kind]) for kind in KINDS}
    return scores | {"tags": tags_right / max(1, tags_known)}


def _predict(
    parameters: Parameters, example: Example, lexicon: Lexicon
) -> tuple[list[int], np.ndarray[tuple[int], np.dtype[np.intp]]]:
    states, _ = encode(parameters, lexicon.batch([example]), Dropout.none())
    label_scores, _ = linear(parameters, "names", states)
    tag_scores, _ = linear(parameters, "tags", states)
    starts = np.cumsum([0, *(len(part.forms) for part in example[:-1])])
    return best_labels(label_scores, starts).tolist(), tag_scores.argmax(axis=1)
