"""Where names of people stand, and what looks like one but names a street, a family, a body or an animal."""

from collections.abc import Iterable, Sequence

from extract.analysis import ModelSpan
from extract.entities.people import announced, guesses, titles
from extract.frozen import dataclass
from extract.lexicon import names as lexicon
from extract.lexicon.names import Gender
from extract.phrases import bodies, shapes
from extract.phrases.capitals import namesakes
from extract.phrases.context import is_announced, is_eponym, is_place_name, is_plural_family, things
from extract.phrases.grammar import ARTICLES
from extract.phrases.places import is_demonym, is_known_place, is_place
from extract.phrases.words import Words
from extract.tokens import Span


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """A person's name at one place, with the gender that a civility or the given name tells."""

    gender: Gender | None


def find(words: Words, names: Sequence[ModelSpan]) -> list[Candidate]:
    """The names of people, in the order of the text, none overlapping another."""
    taken = [False] * len(words)
    spans = [*guesses.find(words, names), *announced.find(words, names)]
    bearers = namesakes(words, spans)
    excluded = things(words, bearers) | _animals(words, bearers)
    found = []
    for span in spans:
        free = not any(taken[span.first : span.stop])
        is_other = words.key(span) in excluded and not _is_full(words, span)
        if free and not is_other and _is_person(words, span):
            taken[span.first : span.stop] = [True] * (span.stop - span.first)
            found.append(candidate(words, span))
    return sorted(found, key=lambda span: span.first)


def candidate(words: Words, span: Span) -> Candidate:
    """The name at `span` with its gender."""
    return Candidate(span.first, span.stop, titles.gender(words, span))


def _is_person(words: Words, span: Span) -> bool:
    """Whether a name-like span names one person, and not a street, a family, a people or a body."""
    capitals = sum(words.capitals[span.first : span.stop])
    if not capitals or any(map(str.isdigit, words.keys[span.first : span.stop])):
        return False
    if is_eponym(words, span) or is_place(words, span) or is_place_name(words, span):
        return False
    if _goes_on(words, span.first) or _is_located(words, span) or _is_dateline(words, span):
        return False
    if shapes.is_body(words, span) or shapes.is_thing(words, span) or bodies.exact(words, span):
        return False
    if is_announced(words, span.first, "organisation") and not _is_full(words, span):
        return False
    return capitals > 1 or _is_short_name(words, span)


def _is_full(words: Words, span: Span) -> bool:
    """Whether a known given name and more stand at `span`: a person, whatever noun stands before."""
    return sum(words.capitals[span.first : span.stop]) > 1 and words.keys[span.first] in lexicon.given_names()


def _is_located(words: Words, span: Span) -> bool:
    """Whether the words around a name call it a place: "à El Granado, en Andalousie", "Maurice, l'île sœur"."""
    if _is_full(words, span) or span.stop + 2 >= words.limits[span.first] or words.keys[span.stop] != ",":
        return False
    after, noun = words.tokens.lowers[span.stop + 1 : span.stop + 3]
    if after in ARTICLES:
        return noun in lexicon.nouns("place_nouns")
    before = words.tokens.lowers[span.first - 1 : span.first]
    return before == ["à"] and after in {"au", "aux", "en"} and words.capitals[span.stop + 2]


def _is_dateline(words: Words, span: Span) -> bool:
    """Whether one word in capitals is all of its sentence: the town that opens a paragraph, "BAILLEUL. Le feu …"."""
    single = span.stop == span.first + 1 == words.begins[span.first] + 1
    closed = span.stop == words.limits[span.first] or words.keys[span.stop] in {".", "("}
    return single and closed and words.tokens.forms[span.first].isupper() and not words.shouted[span.first]


def _goes_on(words: Words, first: int) -> bool:
    """Whether the name goes on a compound before `first` that is no nationality, place or function of its own."""
    before = begin = first - 1
    while begin > words.begins[first] + 1 and words.hyphenated(begin - 1):
        begin -= 2
    if begin == before or not words.capitals[before] or words.keys[before] in lexicon.given_names():
        return False
    return not (titles.precedes_name(words, before, first) or is_known_place(words, Span(begin, first)))


def _is_short_name(words: Words, span: Span) -> bool:
    """Whether one capital is a name: no family, acronym, demonym, function, nor a planet's, a god's or a feast's."""
    if is_plural_family(words, span) or words.keys[span.first] in lexicon.words("not_people"):
        return False
    if titles.civility(words, span.first) < span.first:
        return True
    if words.opening[span.first] and words.keys[span.first] in lexicon.words("not_complements"):
        return False
    form = words.tokens.forms[span.stop - 1]
    if form.isupper() and len(form) <= 5 and not words.shouted[span.first]:
        return False
    is_word = is_demonym(words, span.first) or titles.is_function(words, span)
    return not is_word and len(words.keys[span.first]) > 1


def _animals(words: Words, names: Iterable[Span]) -> set[tuple[str, ...]]:
    """The keys of the names that the text gives to animals and fossils: "la jument X", "X, l'australopithèque"."""
    return {words.key(name) for name in names if _is_animal(words, name)}


def _is_animal(words: Words, name: Span) -> bool:
    behind = words.keys[name.stop : min(name.stop + 3, words.limits[name.first])]
    apposed = behind[2:] if behind[:1] == [","] and behind[1:2] and behind[1] in ARTICLES else []
    before = words.keys[max(name.first - 1, words.begins[name.first]) : name.first]
    return bool({*before, *apposed} & lexicon.words("animals"))
