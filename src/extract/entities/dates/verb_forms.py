"""What single verb forms tell of the tense: by a list of forms, else by their endings."""

import re
from functools import cache, lru_cache
from typing import Final, Literal

from extract.entities.dates.terminals import entries
from extract.lexicon import read_rows

Cue = Literal[
    "past",
    "future",
    "have",
    "be",
    "modal",
    "planned",
    "participle",
    "helped",
    "said",
    "moved",
    "present",
    "infinitive",
    "",
]

_ENDINGS: Final[tuple[tuple[Cue, re.Pattern[str]], ...]] = (
    (
        "participle",
        re.compile(
            r".*(?:duit|truit|crit|mis|pris|quis|vert|fert|teint|traint|joint|mort|fait|dit)(?:e|es|s)?"
        ),
    ),
    ("future", re.compile(r".{2,}(?:ra|ront)|.{3,}(?:rons|rez)|.{2,}era")),
    ("", re.compile(r".{2,}(?:rait|raient)")),
    ("past", re.compile(r".{2,}(?:ait|aient|èrent|irent|urent)")),
    ("", re.compile(r".*(?:eux?|[ao]is|[qg]ues?)")),
    ("helped", re.compile(r".{2,}(?:i|au)tés?")),
    ("participle", re.compile(r".{2,}(?:é|és|ée|ées|i|is|ie|ies|u|us|ue|ues)")),
    ("present", re.compile(r".{2,}[^m]ent")),
    ("infinitive", re.compile(r".{2,}(?:er|ir|re)")),
)


@cache
def _forms() -> dict[str, Cue]:
    """The forms whose ending says nothing, or the wrong thing."""
    rows = read_rows("dates/verbs.csv", ("form", "tense"))
    return {form: "" if tense == "noun" else tense for form, tense in rows}  # type: ignore[misc]  # its own words


@lru_cache(maxsize=65536)
def cue(lower: str) -> Cue:
    """What one form says of the tense."""
    known = _forms().get(lower)
    if known is not None:
        return known
    if lower in entries():
        return ""
    return next((told for told, ending in _ENDINGS if ending.fullmatch(lower)), "")
