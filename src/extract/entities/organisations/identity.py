"""Which mentions name the same organisation, and where else in the text a known one is named."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.entities.organisations import acronyms, official
from extract.entities.organisations.candidates import Candidate
from extract.lexicon import names as lexicon
from extract.phrases import bodies, repetitions
from extract.phrases.context import is_other
from extract.phrases.places import is_demonym
from extract.phrases.words import Words
from extract.tokens import Span

Key = tuple[str, ...]


@dataclass(eq=False, slots=True)
class Organisation:
    """The mentions of one organisation."""

    mentions: list[Span] = field(default_factory=list)


def group(words: Words, found: Sequence[Candidate], people: Sequence[Span]) -> list[Organisation]:
    """Organisations with all their mentions: those of `found`, and the repetitions of their names elsewhere."""
    mentions = sorted([*found, *_repeated(words, found, people)], key=lambda span: span.first)
    roots = _linked(words, mentions)
    organisations: dict[Key, Organisation] = {}
    for mention in mentions:
        root = _root(roots, _key(words, mention))
        organisations.setdefault(root, Organisation()).mentions.append(mention)
    return list(organisations.values())


def _key(words: Words, span: Span) -> Key:
    """The folded words of a name, without a leading article: "Les Républicains" is "Républicains"."""
    key = words.key(span)
    return key[1:] if len(key) > 1 and key[0] in {"le", "la", "l'", "les", "the"} else key


def _root(roots: dict[Key, Key], key: Key) -> Key:
    while key in roots:
        roots[key] = roots.get(roots[key], roots[key])
        key = roots[key]
    return key


def _linked(words: Words, mentions: Sequence[Span]) -> dict[Key, Key]:
    """For each name the name of the same organisation that it is counted under."""
    keys = {_key(words, mention) for mention in mentions}
    roots: dict[Key, Key] = {}
    for one, other in (
        *_defined(words, keys),
        *_known(keys),
        *_bracketed(words, mentions),
        *_initialled(words, mentions),
        *_shortened(keys),
    ):
        first, second = _root(roots, one), _root(roots, other)
        if first != second:
            roots[first] = second
    return roots


def _defined(words: Words, keys: set[Key]) -> Iterator[tuple[Key, Key]]:
    """Acronyms and what the text says they stand for."""
    for definition in acronyms.find(words):
        one, other = _key(words, definition.acronym), _key(words, definition.full)
        if one in keys and other in keys:
            yield one, other


def _bracketed(words: Words, mentions: Sequence[Span]) -> Iterator[tuple[Key, Key]]:
    """Names with an acronym in brackets right behind them that spells something else: "Fédération … (ITU)"."""
    for full, acronym in pairwise(mentions):
        between = words.keys[full.stop : acronym.first]
        if between == ["("] and acronyms.is_acronym(words, acronym) and not acronyms.is_acronym(words, full):
            yield _key(words, acronym), _key(words, full)


def _known(keys: set[Key]) -> Iterator[tuple[Key, Key]]:
    """The several names of the known organisations, where the text uses more than one."""
    for one in keys:
        for other in bodies.synonyms(one):
            if other in keys:
                yield one, other


def _initialled(words: Words, mentions: Sequence[Span]) -> Iterator[tuple[Key, Key]]:
    """Acronyms of three letters or more, and the one full name whose initials they are."""
    spelled: defaultdict[str, set[Key]] = defaultdict(set)
    for mention in mentions:
        if mention.stop - mention.first > 2:
            spelled[acronyms.initials(words, mention)].add(_key(words, mention))
    for mention in mentions:
        fulls = spelled.get(words.keys[mention.first], set())
        if acronyms.is_acronym(words, mention) and len(words.keys[mention.first]) > 2 and len(fulls) == 1:
            yield _key(words, mention), next(iter(fulls))


def _shortened(keys: set[Key]) -> Iterator[tuple[Key, Key]]:
    """Names cut to their first words, where one longer name begins so: "Girondins", "Girondins de Bordeaux"."""
    longer: defaultdict[Key, set[Key]] = defaultdict(set)
    for key in keys:
        for stop in range(1, len(key)):
            longer[key[:stop]].add(key)
    for key in keys:
        if len(longer[key]) == 1 and key[0] not in lexicon.words("not_bodies"):
            yield key, next(iter(longer[key]))


def _repeated(words: Words, found: Sequence[Candidate], people: Sequence[Span]) -> Iterator[Span]:
    """The places outside `found` where a name of `found` stands again."""
    names = {words.key(span): words.tokens.forms[span.first] for span in found if _is_sure(words, span)}
    taken = words.marked((*people, *found))
    for span in repetitions.find(words, names, taken):
        is_free = not any(taken[span.first : span.stop])
        if is_free and _is_name(words, span, names[words.key(span)]):
            taken[span.first : span.stop] = [True] * (span.stop - span.first)
            yield span


def _is_sure(words: Words, span: Candidate) -> bool:
    """Whether a name may be looked for elsewhere: no common word of the text, no service that is a place too."""
    if span.body is not None and (span.body.kind in {"service", "seat"} or not span.body.sure):
        return False
    return any(words.capitals[span.first : span.stop])


def _is_name(words: Words, span: Span, written: str) -> bool:
    """Whether the words stand there as a name whose first word is `written`: with its capitals, and nothing else's."""
    if is_other(words, span.first) or words.hyphenated(span.first - 1):
        return False
    if not words.capitals[span.first] and not _may_be_lower(words, span, written):
        return False
    return (
        span.stop - span.first > 1 or words.shouted[span.first] or _stands_alone(words, span.first, written)
    )


def _may_be_lower(words: Words, span: Span, written: str) -> bool:
    """Whether a name stands in lower case as it was written before, or as a known body's may."""
    known = written[0].islower() or bodies.exact(words, span) is not None
    return known and official.is_head(words, span.first) and not official.is_indefinite(words, span.first)


def _stands_alone(words: Words, index: int, written: str) -> bool:
    """Whether one word is written as before and no part of a longer name."""
    before, after = index - 1, index + 1
    if words.tokens.forms[index].isupper() != written.isupper():
        return False
    opens = before < words.begins[index] or not words.capitals[before] or words.opening[before]
    if not (opens or is_demonym(words, before)):
        return False
    return after >= words.limits[index] or not (words.capitals[after] or words.hyphenated(after))
