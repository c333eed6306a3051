"""WiNER's texts as a newspaper would set them: the spaces that link markup left are taken out.

"l' Arabie Saoudite ," becomes "l'Arabie Saoudite,", "7 e étape" becomes "7e étape". Entities move along.
"""

import re
from itertools import accumulate
from typing import Any

_STRAY = re.compile(
    r"""
    (?: (?<=\b[cdjlmnstCDJLMNST]['’]) | (?<=\b[Qq]u['’]) )[ ]+ (?=\w)   # l' Arabie
  | [ ]+ (?= [.,)\]] (?:[\s"»]|$) )                                               # Saoudite ,
  | (?<= [\[(] ) [ ]+
  | (?<= \d ) [ ] (?= (?:e|er|re|ère|ème)\b )                                     # 7 e étape
    """,
    re.VERBOSE,
)

Entity = dict[str, Any]


def mend(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """`text` without stray spaces, and `entities` with their offsets in it."""
    kept = [1] * len(text)
    for match in _STRAY.finditer(text):
        kept[match.start() : match.end()] = [0] * len(match[0])
    moved = [0, *accumulate(kept)]
    mended = "".join(character for character, keep in zip(text, kept, strict=True) if keep)
    entities = [
        entity | {"start": moved[entity["start"]], "end": moved[entity["end"]]} for entity in entities
    ]
    return mended, entities
