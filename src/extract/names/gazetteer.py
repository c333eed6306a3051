"""The lists of the lexicon that a form stands in: of a rare name they tell more than its letters and its vector."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extract.lexicon import names, places
from extract.normalise import fold

LISTS = ("given", "family", "town", "land", "organisation", "demonym", "head")
_SMALL = frozenset({"demonym", "head"})  # lists of words that are also written without a capital
_HEADS = (*names.HEAD_CLASSES, "scope", "political")


def memberships(forms: Sequence[str]) -> NDArray[np.float32]:
    """1 where a form stands in a list of `LISTS`, else 0: (forms, lists); a name begins with a capital."""
    lists = [(entries, name in _SMALL) for name, entries in _lists().items()]
    rows = [
        [key in entries and (is_small or form[0].isupper()) for entries, is_small in lists]
        for form, key in zip(forms, map(_key, forms), strict=True)
    ]
    return np.array(rows, dtype=np.float32)


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    """The keys of the entries of each of `LISTS`; of the heads of long names only the first words."""
    bodies = (name for body in names.bodies() for name in body.names)
    lists: dict[str, Iterable[str]] = {
        "given": (*names.given_names(), *names.lines("given_names_of_the_world")),
        "family": names.lines("families_of_the_world"),
        "town": (*places.cities(), *(place.form for place in places.towns())),
        "land": (place.form for place in (*places.names(), *places.subdivisions())),
        "organisation": (*(organisation.name for organisation in names.organisations()), *bodies),
        "demonym": places.demonyms(),
        "head": (head.split()[0] for kind in _HEADS for head in names.heads(kind)),
    }
    return {name: frozenset(map(_key, lists[name])) for name in LISTS}


def _key(name: str) -> str:
    return fold(name).replace("-", " ")
