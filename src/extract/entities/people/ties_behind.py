"""Words behind a name that tie a person to a country: "X (Kenya)", "X, représentant le Japon", "X suit l'affaire depuis Paris"."""

from collections.abc import Container, Iterator

from extract.entities.people.titles import is_function
from extract.lexicon import names as lexicon
from extract.lexicon.places import sport_codes
from extract.mentions import Tie
from extract.phrases.capitals import capital_run
from extract.phrases.grammar import ARTICLES, OF
from extract.phrases.places import is_country, is_demonym, is_known_place, is_region
from extract.phrases.words import Words
from extract.tokens import Span

# How far behind a name the place from which its bearer acts may stand, in tokens.
_CLAUSE = 12
_APPOSITION = 24  # how many tokens an apposition may have
_PLACED = 5  # and how far in it a word may stand that places the person
_BRACKET = 12
_PLACE = 7  # how many tokens the name of a country may have: "République démocratique du Congo"
_COLOURS = (["couleurs"], ["interets"])


def find(words: Words, mention: Span) -> Iterator[Tie]:
    """The ties of one person that stand behind the name."""
    limit, after = words.limits[mention.first], mention.stop
    if after + 2 >= limit:
        return
    if words.keys[after] == "(":
        yield from _bracketed(words, after + 1, min(limit, after + _BRACKET))
    index = after + (words.keys[after] == ",")
    own = represented(words, index, limit)
    if own:
        yield own
    elif index > after:
        yield from _apposed(words, _after_age(words, index, limit), limit)
    elif words.tokens.lowers[after] in lexicon.vocabulary("being"):  # "X est un Danois de 54 ans"
        noun = after + 1 + (words.keys[after + 1] in ARTICLES)
        yield from filter(None, [_nationality(words, noun, limit)])
    yield from _acting(words, after, limit)


def _bracketed(words: Words, first: int, limit: int) -> Iterator[Tie]:
    """The places alone between commas in a short bracket without years: "(PPE, Italie)", "(Kenya)"."""
    stop = next((at for at in range(first, limit) if words.keys[at] == ")"), first)
    if any(len(key) == 4 and key.isdigit() for key in words.keys[first:stop]):
        return
    begin = first
    for end in range(first, stop + 1):
        if end == stop or words.keys[end] in {",", "/", ";"}:
            place = Span(begin, end)
            if begin < end and words.capitals[begin] and _is_place(words, place):
                yield Tie(begin, end)
            begin = end + 1


def _is_place(words: Words, span: Span) -> bool:
    is_code = span.stop - span.first == 1 and words.tokens.forms[span.first] in sport_codes()
    return is_code or is_country(words, span) or is_region(words, span) or is_known_place(words, span)


def represented(words: Words, index: int, limit: int) -> Tie | None:
    """The country that a person stands for: "représentant le Japon", "qui a représenté la France", "sous les couleurs de l'Italie"."""
    lowers = words.tokens.lowers
    index += index < limit and lowers[index] in {"et", "qui"}
    while index < limit and lowers[index] in lexicon.vocabulary("auxiliary"):
        index += 1
    if index + 2 < limit and lowers[index] == "pour":
        return _played_for(words, index + 1 + (words.keys[index + 1] in ARTICLES), limit)
    coloured = words.keys[index + 2 : index + 3] in _COLOURS
    if index >= limit or not (
        lowers[index] in lexicon.vocabulary("representing")
        or (coloured and lowers[index] in lexicon.vocabulary("bearing"))
    ):
        return None
    index += 3 if coloured else 1
    index += index < limit and words.keys[index] in OF
    index += index < limit and words.keys[index] in ARTICLES
    stop = _country_stop(words, index, limit)
    return Tie(index, stop) if stop > index else None


def _played_for(words: Words, first: int, limit: int) -> Tie | None:
    """The country at `first` that ends an aside: "X, pour la Jamaïque, a gagné"."""
    stop = _country_stop(words, first, limit)
    return Tie(first, stop) if first < stop < limit and words.keys[stop] == "," else None


def _country_stop(words: Words, first: int, limit: int) -> int:
    """The stop of the name of a country or a region at `first`, `first` where none stands there."""
    if first >= limit or not words.capitals[first]:
        return first
    ends = range(min(first + _PLACE, limit), first, -1)
    spans = (Span(first, end) for end in ends)
    return next((span.stop for span in spans if is_country(words, span) or is_region(words, span)), first)


def _apposed(words: Words, first: int, limit: int) -> Iterator[Tie]:
    """Ties in an apposition: "installée à Dakar", "un Danois de 54 ans", no other's ("un quatuor venu de Géorgie")."""
    determined = first < limit and words.keys[first] in ARTICLES
    noun = first + determined
    while noun < limit and words.tokens.lowers[noun] in lexicon.vocabulary("qualifier"):  # "seul Français"
        noun += 1
    if noun >= limit:
        return
    is_own = (
        not determined or is_function(words, Span(noun, noun + 1)) or words.keys[noun] in {"femme", "homme"}
    )
    placing = (at for at in range(first, min(first + _PLACED, limit)) if _is_placing(words, at))
    placed = next(placing, limit) if is_own else limit
    nationality = _nationality(words, noun, limit)
    if placed < limit:
        yield Tie(placed, clause_stop(words, placed, min(limit, first + _APPOSITION), {",", "et"}))
    elif nationality and (determined or not _is_listed(words, nationality)):
        yield nationality


def _nationality(words: Words, noun: int, limit: int) -> Tie | None:
    """The demonym of one person at `noun`: "Danois de 54 ans", "naturalisé suisse", "de nationalité belge"."""
    if words.keys[noun : noun + 2] == ["de", "nationalite"]:
        noun += 2
    elif words.tokens.lowers[noun] in {"naturalisé", "naturalisée"}:
        noun += 1
    stop = noun + 1 + 2 * words.hyphenated(noun + 1)
    if stop > limit or not is_demonym(words, stop - 1) or words.capitals[stop : stop + 1] == [True]:
        return None
    return Tie(noun, stop)


def _is_listed(words: Words, demonym: Span) -> bool:
    """Whether a demonym without an article goes on a list: "X, Français et Belges", "X, Argentine, Franklin"."""
    return words.keys[demonym.stop : demonym.stop + 1] == ["et"] or is_country(words, demonym)


def _is_placing(words: Words, index: int) -> bool:
    return words.tokens.lowers[index] in lexicon.vocabulary("placing")


def _acting(words: Words, first: int, limit: int) -> Iterator[Tie]:
    """The place from which a person acts in the same clause: "X suit la situation depuis Paris"."""
    reach = min(limit, first + _CLAUSE)
    if "depuis" not in words.tokens.lowers[first:reach]:
        return
    for index in range(first, clause_stop(words, first + 1, reach, {","}) - 1):
        if words.tokens.lowers[index] == "depuis":
            place = index + 1 + (words.keys[index + 1] in ARTICLES)
            if place < limit and words.capitals[place]:
                yield Tie(place, capital_run(words, place, limit))


def _after_age(words: Words, index: int, limit: int) -> int:
    """Where an apposition goes on behind "54 ans,"."""
    aged = index + 2 < limit and words.keys[index].isdigit() and words.keys[index + 1] in {"an", "ans"}
    return index + 3 if aged and words.keys[index + 2] == "," else index


def clause_stop(words: Words, first: int, limit: int, marks: Container[str] = ()) -> int:
    """Where the words that are said of a person end: before a verb, a relative or one of `marks`."""
    lowers, ends = words.tokens.lowers, lexicon.vocabulary("clause_end")
    index = first
    while index < limit and lowers[index] not in ends and lowers[index] not in marks:
        index += 1
    return index
