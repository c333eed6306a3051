"""Names that a noun before them, a legal form or a club's word makes an organisation's."""

from collections.abc import Iterator, Sequence

from extract.lexicon import names as lexicon
from extract.phrases import bodies, shapes
from extract.phrases.capitals import capital_places, name_stop
from extract.phrases.complements import complement_stop
from extract.phrases.context import announcing, is_class
from extract.phrases.grammar import OF
from extract.phrases.places import is_known_place, is_place
from extract.phrases.words import Words
from extract.tokens import Span

# How many tokens may stand between a noun and the name that it announces ("la compagnie aérienne publique X").
_REACH = 6
# … and between a noun and a naming verb ("un gang mondial de cybercriminalité (connu sous le nom de X").
_NAMING_REACH = 9
# First words of clubs that "de" and their town follow: "Olympique de Béja".
_CLUBS_OF_TOWNS = frozenset({"Girondins", "Olympique", "Racing", "Sporting"})
_CLOSING = frozenset("»”")
# How long a name between quotation marks may be, in tokens.
_QUOTED = 9


def find(words: Words, people: Sequence[bool]) -> Iterator[Span]:
    """The announced names, those of people left out."""
    for name in _names(words):
        if name and not any(people[name.first : name.stop]) and not is_place(words, name):
            yield name


def _names(words: Words) -> Iterator[Span | None]:
    nouns, verbs = announcing("organisation").following, announcing("naming").following
    for index in sorted({*words.among(nouns), *words.among(verbs), *capital_places(words)}):
        key, capital = words.keys[index], words.capitals[index]
        if key in nouns:
            yield _triggered(words, index)
        if key in verbs and not capital:
            yield _named(words, index)
        if capital:
            yield _shaped(words, index)


def _triggered(words: Words, index: int) -> Span | None:
    """The name right behind a noun like "société" at `index`, adjectives between them: "la société Eurovia SK"."""
    found = announcing("organisation").longest(words.keys, index, words.limits[index])
    if not found or words.hyphenated(index - 1):
        return None
    if words.capitals[index] and not words.opening[index] and not words.tokens.forms[index].isupper():
        return None
    limit = min(words.limits[index], found[0] + _REACH)
    name = _name(words, _lower_stop(words, found[0], limit))
    is_double = name and words.tokens.lowers[index] in lexicon.vocabulary("double_named")
    return _with_second(words, name) if name and is_double else name


def _with_second(words: Words, name: Span) -> Span:
    """A name of one word with the other that "et" joins to it: "Rail et Vie"; no two bodies or places."""
    second = Span(name.stop + 1, name.stop + 2)
    if name.stop - name.first > 1 or words.limits[name.first] < second.stop or words.keys[name.stop] != "et":
        return name
    both = (name, second)
    plain = all(words.capitals[each.first] and not words.tokens.forms[each.first].isupper() for each in both)
    known = any(bodies.exact(words, each) or is_known_place(words, each) for each in both)
    alone = name_stop(words, second.first) == second.stop
    return Span(name.first, second.stop) if plain and alone and not known else name


def _lower_stop(words: Words, index: int, limit: int) -> int:
    """The stop of the lower-case adjectives and complements that begin at `index`; before a quotation any one word."""
    bound = next((at for at in range(index, limit) if words.capitals[at] or words.keys[at] == '"'), limit)
    stop = complement_stop(words, index, bound)
    return bound if stop == bound - 1 and words.keys[bound : bound + 1] == ['"'] else stop


def _named(words: Words, index: int) -> Span | None:
    """The name behind a naming verb at `index` that speaks of a body named before it in the sentence."""
    found = announcing("naming").longest(words.keys, index, words.limits[index])
    if not found:
        return None
    begin = max(words.begins[index], index - _NAMING_REACH)
    nouns = [at for at in range(begin, index) if announcing("organisation").longest(words.keys, at, index)]
    parted = any(key in {";", ".", ":", "qui"} for key in words.keys[nouns[-1] : index]) if nouns else True
    return None if parted else _name(words, found[0])


def _name(words: Words, index: int) -> Span | None:
    """The name that begins at `index`: capitals, or everything between quotation marks."""
    limit = words.limits[index] if index < len(words) else 0
    if index + 1 < limit and words.keys[index] == '"':
        return _quoted(words, index, limit)
    if index >= limit or not words.capitals[index] or words.opening[index] or len(words.keys[index]) < 2:
        return None
    return Span(index, _with_number(words, name_stop(words, index), limit))


def _quoted(words: Words, index: int, limit: int) -> Span | None:
    """What stands between quotation marks, the first at `index`, with a capital in it."""
    if words.tokens.text[words.tokens.starts[index]] in _CLOSING:
        return None
    closing = next((at for at in range(index + 2, min(index + _QUOTED, limit)) if words.keys[at] == '"'), 0)
    return Span(index + 1, closing) if any(words.capitals[index + 1 : closing]) else None


def _with_number(words: Words, stop: int, limit: int) -> int:
    """`stop` moved behind a number that belongs to a name: "Storm-2139", "France 2"."""
    if stop + 1 < limit and words.hyphenated(stop) and words.keys[stop + 1].isalnum():
        return stop + 2
    if stop < limit and words.keys[stop].isdigit() and len(words.keys[stop]) < 3:
        return stop + 1
    return stop


def _shaped(words: Words, index: int) -> Span | None:
    """Capitals that a legal form, the last word of a foreign name or a club's word makes an organisation."""
    if (index and words.capitals[index - 1]) or words.hyphenated(index - 1):
        return None
    stop = name_stop(words, index)
    while index < stop and _is_before_name(words, index):
        index += 1
    if stop == index + 1 and words.tokens.forms[index] in _CLUBS_OF_TOWNS and _has_town(words, stop):
        stop = name_stop(words, stop + 1)
    if stop - index < 2 or words.shouted[index]:
        return None
    return Span(index, stop) if shapes.is_body(words, Span(index, stop)) else None


def _is_before_name(words: Words, index: int) -> bool:
    """Whether an article that begins a sentence, or a class like "ONG", stands at `index`."""
    is_article = words.keys[index] in {"le", "la", "l'", "les", "un", "une", "du"}
    return (is_article and words.opening[index]) or is_class(words, index)


def _has_town(words: Words, index: int) -> bool:
    return index + 1 < words.limits[index - 1] and words.keys[index] in OF and words.capitals[index + 1]
