"""Sets of phrases, and the longest of them at a place in a text.

Case, accents and hyphens do not count: "Nations-Unies" is "Nations unies". Who looks a phrase up checks the
capitals that it needs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Generic, TypeVar

from extract.normalise import fold
from extract.tokens import tokenise

Value = TypeVar("Value")


@dataclass(slots=True)
class Phrases(Generic[Value]):
    """A tree of phrases: what follows the words read so far, and the value of the phrase that ends here."""

    following: dict[str, "Phrases[Value]"] = field(default_factory=dict)
    value: Value | None = None

    def longest(self, keys: Sequence[str], first: int, stop: int) -> tuple[int, Value] | None:
        """The end and the value of the longest phrase that begins at the word `first`, None where none does."""
        node, found = self, None
        for index in range(first, stop):
            step = node.following.get(keys[index])
            if step is not None:
                node = step
                if node.value is not None:
                    found = index + 1, node.value
            elif index == first or keys[index] != "-":
                break
        return found

    def whole(self, keys: Sequence[str], first: int, stop: int) -> Value | None:
        """The value of the phrase that the words from `first` to `stop` are, None where they are none."""
        found = self.longest(keys, first, stop)
        return found[1] if found and found[0] == stop else None

    def starts(self, keys: Sequence[str]) -> list[int]:
        """The indices of the words where a phrase may begin, by its first word and the one behind it."""
        following, ahead = self.following, [*keys[1:], ""]
        firsts = compress(range(len(keys)), map(following.__contains__, keys))
        return [index for index in firsts if following[keys[index]].goes_on(ahead[index])]

    def goes_on(self, after: str) -> bool:
        """Whether a phrase ends here or may go on with the word `after`, "" at the end of a text."""
        return self.value is not None or after == "-" or after in self.following


def phrases(entries: Iterable[tuple[str, Value]]) -> Phrases[Value]:
    """The phrases of `entries` with their values; of two equal phrases the first keeps its value."""
    root: Phrases[Value] = Phrases()
    for phrase, value in entries:
        node = root
        for key in phrase_key(phrase):
            node = node.following.setdefault(key, Phrases())
        if node.value is None:
            node.value = value
    return root


def phrase_set(entries: Iterable[str]) -> Phrases[str]:
    """The phrases of `entries`, the value of each as it is written there."""
    return phrases((phrase, phrase) for phrase in entries)


def phrase_key(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, hyphens left out: equal for two spellings of one name."""
    return tuple(fold(form) for form in tokenise(phrase).forms if form != "-")
