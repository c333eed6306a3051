"""Known organisations in a text."""

from collections.abc import Iterator
from functools import cache

from extract.lexicon import names as lexicon
from extract.lexicon.names import Body
from extract.phrases.grammar import ARTICLES
from extract.phrases.tree import Phrases, phrase_key, phrases
from extract.phrases.words import Words
from extract.tokens import Span


def exact(words: Words, span: Span) -> Body | None:
    """The surely known organisation that `span` names in whole, None where it names none."""
    found = at(words, span.first, span.stop)
    return found[1] if found and found[0] == span.stop and found[1].sure else None


def at(words: Words, first: int, limit: int) -> tuple[int, Body] | None:
    """The stop and the entry of the longest known organisation that begins at `first`."""
    found = _known().longest(words.keys, first, limit)
    if found is None:
        return None
    stop, (written, body) = found
    if (
        words.hyphenated(stop) and not words.capitals[stop + 1]
    ):  # "Parti libéral" in "Parti libéral-démocrate"
        return None
    return (stop, body) if _is_written_so(words, Span(first, stop), written, body) else None


def spans(words: Words) -> Iterator[tuple[Span, Body]]:
    """All known organisations from left to right, the longest at each place, none overlapping another."""
    stop = 0
    for first in _known().starts(words.keys):
        if first >= stop and (found := at(words, first, words.limits[first])):
            stop, body = found
            yield Span(first, stop), body


def synonyms(key: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The keys of all names of the known organisation that has the name of `key`, none where none has."""
    return _synonyms().get(key, ())


@cache
def _synonyms() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    groups: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for body in lexicon.bodies():
        keys = tuple(phrase_key(name) for name in body.names)
        for key in keys:
            groups.setdefault(key, keys)
    return groups


@cache
def _known() -> Phrases[tuple[str, Body]]:
    return phrases((name, (name, body)) for body in lexicon.bodies() for name in body.names)


def _is_written_so(words: Words, span: Span, written: str, body: Body) -> bool:
    """Whether the text has the capitals that the name needs: those of an acronym, or the first word's; none where it has none.

    Behind an article it is the noun's ("Le Monde", not "le monde"). The names of state institutions may stand
    in lower case ("assemblée nationale"): their finder decides.
    """
    forms = [form for form in words.tokens.forms[span.first : span.stop] if form != "-"]
    if len(forms) == 1 and written.isupper() and len(written) <= 4:
        return forms[0] == written
    if len(forms) == 1 or words.keys[span.first] in ARTICLES:
        return forms[-1][0].isupper() or forms[-1] in body.names or forms[1 % len(forms)][0].isupper()
    return True
