"""What the model makes of one name over a whole text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from extract.analysis import Label, ModelSpan
from extract.phrases.words import Words

_LABELS: tuple[Label, ...] = get_args(Label)


def labelled(words: Words, names: Sequence[ModelSpan], label: Label) -> Iterator[ModelSpan]:
    """Those of `names` with `label` whose words the model gives it at least half as often as any other."""
    if all(name.label != label for name in names):
        return
    keys = [words.key(name) for name in names]
    votes = Counter((key, name.label) for key, name in zip(keys, names, strict=True))
    for key, name in zip(keys, names, strict=True):
        if name.label == label:
            most = 2 * votes[key, label]
            if all(votes.get((key, other), 0) <= most for other in _LABELS):
                yield name
