"""The check that a text is French, by the model of py3langid.

That model is an automaton over bytes, whose states stand for features of languages, and a table of what each
feature says of each language. py3langid walks the text byte by byte; as a state depends on the last bytes
alone, all places of a text are reached here at once, with the same answer.
"""

from collections import Counter
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_DIR, MODEL_FILE
from py3langid.modelio import load_model

from extract.errors import ArticleError
from extract.records import Language

# Below this many letters the identifier errs often on headings full of names: they get the benefit of the doubt.
_ENOUGH_LETTERS = 100
_HARDLY = 0.02  # 1,449 French articles of WiNER, POPCORN, TimeBank and NTREX have 0.99 and more
_SAMPLE = 1_500  # characters: more of a text changes no answer and costs time
_LONGEST = 6  # bytes of the longest feature
_NOTHING = b"\xff" * (_LONGEST - 1)  # no UTF-8: leads to the first state from all others

_Numbers = NDArray[Any]


class _Identifier(NamedTuple):
    """py3langid's tables: `moves[rows[state] + byte]` is the next state, `features[state]` its feature or -1.

    `weights` has a row for each feature and a column for each class; `labels` is each class's place in `codes`.
    """

    moves: _Numbers
    rows: _Numbers
    features: _Numbers
    weights: _Numbers
    priors: _Numbers
    labels: _Numbers
    codes: tuple[str, ...]


def identify(text: str) -> Language:
    """The likeliest language of `text`, and its probability among the 97 of py3langid."""
    return _likeliest(_probabilities(text))


def require_french(text: str, place: str) -> Language:
    """The likeliest language of `text`; raises `ArticleError` ("not_french") where French is hardly possible."""
    probabilities = _probabilities(text)
    found = _likeliest(probabilities)
    if probabilities[_identifier().codes.index("fr")] < _HARDLY and _has_enough_letters(text):
        raise ArticleError(
            "language", "not_french", f"{place}: the text is {found.code} ({found.confidence})"
        )
    return found


def _has_enough_letters(text: str) -> bool:
    return sum(character.isalpha() for character in text[:_SAMPLE]) >= _ENOUGH_LETTERS


def _likeliest(probabilities: _Numbers) -> Language:
    best = int(probabilities.argmax())
    return Language(code=_identifier().codes[best], confidence=round(float(probabilities[best]), 4))


def _probabilities(text: str) -> _Numbers:
    """The probability of each language of the identifier, by the counts of the features in `text`."""
    identifier, sample = _identifier(), text[:_SAMPLE]
    encoded = (sample.lower() if sample.isupper() else sample).encode("utf-8", "surrogatepass")
    counts = Counter(_features(encoded).tolist())
    times = np.fromiter(counts.values(), np.float32, len(counts))
    weights = identifier.weights.take(np.fromiter(counts.keys(), np.intp, len(counts)), axis=0)
    scores = np.log1p(times) @ weights + (identifier.priors if counts else 0)
    scores *= max(len(encoded), 1) ** -0.5
    likelihoods = np.exp(scores - scores.max())
    return np.bincount(identifier.labels, likelihoods / likelihoods.sum())


def _features(encoded: bytes) -> _Numbers:
    """The features in a text, one for each place where one ends: the walk of the last bytes, from all places."""
    identifier = _identifier()
    padded = np.frombuffer(_NOTHING + encoded, np.uint8)
    states = np.zeros(len(encoded), np.intp)
    for step in range(_LONGEST):
        states = identifier.moves.take(identifier.rows.take(states) + padded[step : step + len(encoded)])
    features = identifier.features.take(states)
    return features[features >= 0]


@cache
def _identifier() -> _Identifier:
    weights, priors, classes, moves, rows, features = load_model(MODEL_DIR / MODEL_FILE)
    codes = tuple(dict.fromkeys(classes))  # a language in two scripts has two classes
    return _Identifier(
        np.asarray(moves),
        np.asarray(rows, np.intp) * 256,
        np.asarray(features, np.int32),
        weights.astype(np.float32),
        priors,
        np.array([codes.index(code) for code in classes]),
        codes,
    )
