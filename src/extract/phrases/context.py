"""What the words before a name make of it: a street, a law, a family, a prize."""

from extract.lexicon import names as lexicon
from extract.phrases.words import Words
from extract.tokens import Span


def is_eponym(words: Words, span: Span) -> bool:
    """Whether a street, a prize, a law or an affair bears the name at `span` ("rue Victor-Hugo", "l'affaire Fillon")."""
    before = span.first - 1
    if before < words.begins[span.first]:
        return False
    if words.keys[before] == '"' and before > words.begins[span.first]:
        before -= 1
    if words.hyphenated(before):
        return True
    key = words.keys[before]
    return key in lexicon.words("eponyms") or key in lexicon.words("families")


def is_plural_family(words: Words, span: Span) -> bool:
    """Whether the name stands for a family: "les Clinton", "des Le Pen"."""
    before = span.first - 1
    return before >= words.begins[span.first] and words.keys[before] in {"les", "aux", "ces"}
