"""What stands around a name: the text's people, the model's names, the words before and after."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from extract.analysis import Analysis, Label
from extract.lexicon import places
from extract.lexicon.places import plain
from extract.mentions import Found
from extract.tokens import Span, Tokens

_ARTICLES = places.words("article")
_OF = places.words("of")
_MERGED = places.words("merged")
_NONE: frozenset[str] = frozenset()


class Head(NamedTuple):
    """The noun that a name depends on: its classes in `words.csv`, its token, and "", "de" or "de la" between the two."""

    classes: frozenset[str]
    joint: str
    noun: int


@dataclass(frozen=True)
class Context:
    """One text with what is known of it; `languages` are the tokens found to name a language."""

    tokens: Tokens
    analysis: Analysis
    found: Found
    languages: set[int] = field(default_factory=set)

    @cached_property
    def _people(self) -> Sequence[Span]:
        return sorted(self.found.people, key=lambda mention: mention.first)

    @cached_property
    def _people_starts(self) -> list[int]:
        return [mention.first for mention in self._people]

    @cached_property
    def _name_starts(self) -> list[int]:
        return [name.first for name in self.analysis.names]

    @cached_property
    def names_of_people(self) -> frozenset[str]:
        """The words of which people's names are made in this text."""
        lowers = self.tokens.lowers
        return frozenset(
            plain(word) for person in self._people for word in lowers[person.first : person.stop]
        )

    @cached_property
    def words_of_full_names(self) -> frozenset[str]:
        """The words of the people's names that have more than one."""
        lowers = self.tokens.lowers
        full = (person for person in self._people if person.stop - person.first > 1)
        return frozenset(plain(word) for person in full for word in lowers[person.first : person.stop])

    def is_person(self, span: Span) -> bool:
        """Whether a person's name covers part of `span`."""
        index = bisect_left(self._people_starts, span.stop) - 1
        return index >= 0 and self._people[index].stop > span.first

    def is_called(self, label: Label, span: Span) -> bool:
        """Whether the model gives that label to a name that ends where `span` does."""
        index = bisect_right(self._name_starts, span.first) - 1
        return index >= 0 and any(
            name.label == label and name.stop == span.stop for name in self.analysis.names[index : index + 1]
        )

    def before(self, index: int) -> str:
        """The lower-case token before `index`, "" at the beginning of the text."""
        return self.tokens.lowers[index - 1] if index > 0 else ""

    def opens_line(self, index: int) -> bool:
        """Whether a line begins at the token `index`, or the text ends before it."""
        tokens = self.tokens
        if index in {0, len(tokens.forms)}:
            return True
        return "\n" in tokens.normalised[tokens.ends[index - 1] : tokens.starts[index]]

    def after(self, span: Span) -> str:
        """The token after `span`, "" at the end of the text."""
        forms = self.tokens.forms
        return forms[span.stop] if span.stop < len(forms) else ""

    def in_brackets(self, span: Span) -> bool:
        """Whether `span` is all that its brackets hold: "Poitiers (Vienne)"."""
        return self.before(span.first) == "(" and self.after(span) == ")"

    def head(self, span: Span) -> Head:
        """The noun that `span` depends on and what joins the two."""
        index, joint = span.first, ""
        if self.before(index) in _ARTICLES and self.before(index - 1) in _OF:
            index, joint = index - 2, "de la"
        elif self.before(index) in _MERGED:
            index, joint = index - 1, "de la"
        elif self.before(index) in _OF:
            index, joint = index - 1, "de"
        word = self.before(index)
        known = places.classes()
        return Head(known.get(word) or known.get(word.removesuffix("s"), _NONE), joint, index - 1)

    def has_article(self, span: Span) -> bool:
        """Whether a definite article stands before `span`, alone or in a preposition."""
        before = self.before(span.first)
        return before in _ARTICLES or before in _MERGED
