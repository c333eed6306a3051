"""A sentence as the rules for counts read it."""

from collections.abc import Sequence

from extract.frozen import dataclass
from extract.tokens import Span, Tokens


@dataclass(frozen=True, slots=True)
class View(Span):
    """The tokens of one sentence with their tags; outside of it everything is empty.

    `demonyms` are the tokens of the text that name the people of a country, `dated` those in dates.
    """

    tokens: Tokens
    tags: Sequence[str]
    demonyms: frozenset[int] = frozenset()
    dated: frozenset[int] = frozenset()

    def form(self, index: int) -> str:
        """The form of the token at `index`."""
        return self.tokens.forms[index] if self.first <= index < self.stop else ""

    def lower(self, index: int) -> str:
        """The lower-case form of the token at `index`."""
        return self.tokens.lowers[index] if self.first <= index < self.stop else ""

    def tag(self, index: int) -> str:
        """The universal part of speech of the token at `index`."""
        return self.tags[index] if self.first <= index < self.stop else ""

    def is_noun(self, index: int) -> bool:
        """Whether the token at `index` can be a counted noun; a lone letter or digits cannot."""
        if index in self.dated:
            return False
        form = self.form(index)
        return index in self.demonyms or (
            self.tag(index) in {"NOUN", "PROPN"} and len(form) > 1 and form[0].isalpha()
        )

    def adjoins(self, index: int) -> bool:
        """Whether no space stands between the tokens `index - 1` and `index`."""
        return self.first < index < self.stop and not self.tokens.spaced(index)

    def words(self, first: int, stop: int) -> tuple[str, ...]:
        """The lower-case forms from `first` to `stop`, "d'" as "de"."""
        lowers = self.tokens.lowers[max(first, self.first) : min(stop, self.stop)]
        return (
            tuple("de" if lower == "d'" else lower for lower in lowers) if "d'" in lowers else tuple(lowers)
        )
