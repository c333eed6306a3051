"""What the words before a name make of it: a street, a law, a family, a prize."""

from collections.abc import Iterable
from functools import cache

from extract.lexicon import names as lexicon
from extract.phrases.capitals import capital_run
from extract.phrases.grammar import OF, is_adjective, is_noun
from extract.phrases.tree import Phrases, phrase_key, phrase_set
from extract.phrases.words import Words
from extract.tokens import Span

# A person's name may follow them and a hyphen: "anti-Trump".
_PREFIXES = frozenset({"anti", "pro", "post", "ex"})
_COPULAS = (["est", "un"], ["est", "une"], [",", "un"], [",", "une"])
# How many adjectives and complements may part a noun from the name that it announces.
_ADJECTIVES = 3
# How far before a name the noun of its list may stand, in tokens.
_LIST_REACH = 10


def is_eponym(words: Words, span: Span) -> bool:
    """Whether a street, a prize, a law or an affair bears the name at `span` ("rue Victor-Hugo", "l'affaire Fillon")."""
    before = span.first - 1
    begin = words.begins[span.first]
    if before < begin:
        return False
    if words.keys[before] == '"' and before > begin:
        before -= 1
    if words.hyphenated(before):
        return words.keys[before - 1] not in _PREFIXES
    form = words.tokens.lowers[before]
    is_full = span.stop - span.first > 1 and words.keys[span.first] in lexicon.given_names()
    if form in lexicon.nouns("families"):
        joined = span.stop + 1 < words.limits[span.first] and words.keys[span.stop] == "et"
        return not (joined and words.capitals[span.stop + 1])
    if form in lexicon.nouns("weak_eponyms"):
        return not is_full or any(words.hyphenated(index) for index in range(span.first, span.stop))
    of = before > begin and words.keys[before - 1] in {"de", "d'"}
    return (form in lexicon.nouns("eponyms") and not (of and is_full)) or is_listed(words, span)


def is_class(words: Words, index: int) -> bool:
    """Whether the acronym of a class of bodies, and of none of them, stands at `index`: "l'ONG Human Rights Watch"."""
    is_acronym = words.tokens.forms[index].isupper()
    return (
        is_acronym and announcing("organisation").longest(words.keys, index, words.limits[index]) is not None
    )


def is_listed(words: Words, span: Span) -> bool:
    """Whether a name stands in a list of streets or the like: "les rues Moldavská, Komenského et …"."""
    before = span.first - 1
    begin = max(words.begins[span.first], before - _LIST_REACH)
    if before < begin or words.keys[before] not in {",", "et"}:
        return False
    stop = before
    while before >= begin and (words.capitals[before] or words.keys[before] in {",", "et", "-"}):
        before -= 1
    several = any(words.capitals[before + 1 : stop + 1])
    return before >= begin and several and words.tokens.lowers[before] in _plural_eponyms()


@cache
def _plural_eponyms() -> frozenset[str]:
    return lexicon.nouns("eponyms") - frozenset(lexicon.lines("eponyms"))


def is_place_name(words: Words, span: Span) -> bool:
    """Whether a noun of places stands before "de" and the name: "la ville de Berne", "le CHU de Motol"."""
    before = span.first - 1
    return (
        before > words.begins[span.first]
        and words.keys[before] in {"de", "d'"}
        and words.tokens.lowers[before - 1] in _place_nouns()
    )


@cache
def _place_nouns() -> frozenset[str]:
    return frozenset(form.lower() for form in lexicon.nouns("place_nouns"))


def is_announced(words: Words, first: int, kind: str) -> bool:
    """Whether a noun that announces names of `kind` stands before the one at `first`: "la société X", "l'ONG « X »".

    Adjectives and complements may stand between them: "la banque suisse X", "l'avion de chasse X".
    """
    begin = words.begins[first]
    if first == begin:
        return False
    stop = first - 1 if words.keys[first - 1] == '"' else first
    if stop < first and stop - 1 > begin and words.keys[stop - 1] == ",":  # "sa nouvelle pièce, « X »"
        stop -= 1
    for _ in range(_ADJECTIVES + 1):
        if _ends_noun(words, begin, stop, kind):
            return True
        if stop - 1 > begin and is_adjective(words, stop - 1):
            stop -= 1
        elif stop - 2 > begin and words.keys[stop - 2] in {"de", "d'"} and is_noun(words, stop - 1):
            stop -= 2
        else:
            return False
    return False


def _ends_noun(words: Words, begin: int, stop: int, kind: str) -> bool:
    """Whether a noun that announces names of `kind` ends at `stop`."""
    if words.keys[stop - 1] not in _last_words(kind):
        return False
    return any(_is_noun(words, Span(first, stop), kind) for first in range(max(begin, stop - 3), stop))


@cache
def _last_words(kind: str) -> frozenset[str]:
    return frozenset(phrase_key(noun)[-1] for noun in lexicon.triggers(kind))


def is_announcing(words: Words, span: Span) -> bool:
    """Whether the words at `span` are nothing but a noun that announces names: "Club", "Festival"."""
    return any(_is_noun(words, span, kind) for kind in ("organisation", "other", "thing"))


def begins_with_thing(words: Words, span: Span) -> bool:
    """Whether the name begins with a thing's or an event's noun: "Festival de Cannes"."""
    return any(announcing(kind).longest(words.keys, span.first, span.stop) for kind in ("other", "thing"))


def _is_noun(words: Words, span: Span, kind: str) -> bool:
    return announcing(kind).whole(words.keys, span.first, span.stop) is not None


@cache
def announcing(kind: str) -> Phrases[str]:
    """The nouns that announce names of one kind, to look up in a text."""
    return phrase_set(lexicon.triggers(kind))


def is_plural_family(words: Words, span: Span) -> bool:
    """Whether the name stands for a family: "les Clinton", "des Le Pen"."""
    before = span.first - 1
    return before >= words.begins[span.first] and words.keys[before] in {"les", "aux", "ces", "des"}


def is_other(words: Words, first: int) -> bool:
    """Whether a noun before `first` says that the name is a product's, an event's, a law's, an operation's."""
    return any(is_announced(words, first, kind) for kind in ("other", "thing"))


def things(words: Words, names: Iterable[Span]) -> set[tuple[str, ...]]:
    """The keys of the names that the text gives to things and events: "la sonde X", "X est une sonde"."""
    return {
        words.key(name) for name in names if _is_thing(words, name.first) or _is_defined(words, name.stop)
    }


def _is_thing(words: Words, first: int) -> bool:
    """Whether a thing's noun announces the name, an event's also with "de": "le festival des Voix nomades"."""
    lowers, before = words.tokens.lowers, first - 1
    if (
        before > words.begins[first]
        and lowers[before] in OF
        and lowers[before - 1] in lexicon.vocabulary("events")
    ):
        return True
    return is_announced(words, first, "thing")


def _is_defined(words: Words, stop: int) -> bool:
    """Whether the words behind a name call it a thing: "est une sonde", ", un logiciel", ", ou X, est une sonde"."""
    stop += stop < len(words) and words.keys[stop].isdigit()
    behind = words.keys[stop : stop + 2]
    if behind == [",", "ou"]:
        stop = capital_run(words, stop + 2, len(words))
        stop += words.keys[stop : stop + 1] == [","]
        behind = words.keys[stop : stop + 2]
    if behind not in _COPULAS:
        return False
    return announcing("thing").longest(words.keys, stop + 2, len(words)) is not None
