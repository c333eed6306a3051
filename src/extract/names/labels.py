"""BILUO labels of names, and the best sequence of them that is well formed."""

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from extract.analysis import Label, ModelSpan

KINDS: tuple[Label, ...] = ("PER", "ORG", "LOC", "MISC")
BILUO: tuple[str, ...] = ("O", *(f"{part}-{kind}" for kind, part in product(KINDS, "BILU")))

Floats = NDArray[np.float32]
Rows = NDArray[np.intp]


def _may_follow(before: str, after: str) -> bool:
    """Whether label `after` may stand right after `before` in one paragraph."""
    if before[0] in "BI":
        return after[0] in "IL" and after[1:] == before[1:]
    return after[0] in "OBU"


_ALLOWED = np.array([[_may_follow(before, after) for after in BILUO] for before in BILUO])
_FIRST = np.array([label[0] in "OBU" for label in BILUO])
_LAST = np.array([label[0] in "OLU" for label in BILUO])
_COSTS = np.array([-1e9, 0], dtype=np.float32)  # of what is forbidden, and what is allowed
_FOLLOWS, _BEGINS, _ENDS = (_COSTS[allowed.astype(np.intp)] for allowed in (_ALLOWED, _FIRST, _LAST))


def encode(spans: Sequence[ModelSpan], length: int) -> list[int]:
    """The label of each of `length` tokens, as an index into `BILUO`."""
    labels = [0] * length
    for span in spans:
        base = 1 + 4 * KINDS.index(span.label)
        if span.stop - span.first == 1:
            labels[span.first] = base + 3
            continue
        labels[span.first : span.stop] = [base + 1] * (span.stop - span.first)
        labels[span.first], labels[span.stop - 1] = base, base + 2
    return labels


def best_labels(scores: Floats, starts: Rows) -> Rows:
    """The best well-formed labels of each paragraph; `starts` are their first tokens, `scores` (tokens, labels).

    The greedy labels are the best where they are well formed; only the other paragraphs are searched.
    """
    labels: Rows = scores.argmax(axis=1)
    if not len(labels):
        return labels
    is_start = np.zeros(len(labels) + 1, dtype=bool)
    is_start[starts] = is_start[-1] = True
    fits_before = _ALLOWED[labels[:-1], labels[1:]] | is_start[1:-1]
    fits = np.concatenate(([True], fits_before))
    fits &= _FIRST[labels] | ~is_start[:-1]
    fits &= _LAST[labels] | ~is_start[1:]
    stops = np.append(starts[1:], len(labels))
    wrong = np.unique(np.searchsorted(starts, np.flatnonzero(~fits), side="right") - 1)
    if len(wrong):
        longest_first = wrong[np.argsort(starts[wrong] - stops[wrong], kind="stable")]
        _search(scores, starts[longest_first], stops[longest_first], labels)
    return labels


def _search(scores: Floats, firsts: Rows, stops: Rows, labels: Rows) -> None:
    """Set the well-formed labels with the highest sum of scores (Viterbi) of the paragraphs, longest first."""
    lengths = stops - firsts
    best = scores[firsts] + _BEGINS
    origins = []
    for place in range(1, lengths[0]):
        longer = int((lengths > place).sum())
        paths = best[:longer, :, None] + _FOLLOWS
        origin = paths.argmax(axis=1)
        best[:longer] = paths.max(axis=1) + scores[firsts[:longer] + place]
        origins.append(origin)
    chosen = (best + _ENDS).argmax(axis=1)
    for place in range(lengths[0] - 1, 0, -1):
        origin = origins[place - 1]
        longer = len(origin)
        labels[firsts[:longer] + place] = chosen[:longer]
        chosen[:longer] = origin[np.arange(longer), chosen[:longer]]
    labels[firsts] = chosen


def spans(labels: Sequence[int], first: int = 0) -> list[ModelSpan]:
    """The names that well-formed `labels` spell; `first` is the index of the first label's token."""
    found, begin = [], first
    for index, label in enumerate(labels, first):
        if not label:
            continue
        kind, part = divmod(label - 1, 4)
        if part in (0, 3):
            begin = index
        if part >= 2:
            found.append(ModelSpan(begin, index + 1, KINDS[kind]))
    return found
