"""What single verb forms tell of the tense: by a list of forms, else by their endings."""

import re
from functools import cache, lru_cache

from extract.entities.dates.terminals import entries
from extract.lexicon import read_rows


@cache
def _forms() -> dict[str, str]:
    """The forms whose ending says nothing, or the wrong thing."""
    return dict(read_rows("dates/verbs.csv", ("form", "tense")))  # type: ignore[arg-type]  # rows of two fields


@cache
def _endings() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (tense, re.compile(pattern))
        for tense, pattern in read_rows("dates/verb_endings.csv", ("tense", "pattern"))
    ]


@lru_cache(maxsize=65536)
def cue(lower: str) -> str:
    """What one form says of the tense, in the words of `verbs.csv`; "" if nothing."""
    told = _forms().get(lower, "")
    if not told and lower not in entries():
        told = next((told for told, ending in _endings() if ending.fullmatch(lower)), "")
    return "" if told == "noun" else told
