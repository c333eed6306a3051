"""Which country the words beside a name tell: "Valence, en Espagne", "À Atlanta, en Géorgie"."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.entities.countries.candidates import Candidate
from extract.entities.countries.context import Context
from extract.entities.countries.cues import belongs_to, is_apposed, says_where
from extract.entities.countries.datelines import country_of, is_dateline
from extract.lexicon.places import Place


def told_codes(context: Context, candidates: Sequence[Candidate]) -> list[str | None]:
    """For each candidate the code that the one beside it, or else the text's other datelines, tell."""
    codes: list[str | None] = [None] * len(candidates)
    for index, (early, late) in enumerate(pairwise(candidates)):
        codes[index] = _told_by_next(context, early, late) or codes[index]
        codes[index + 1] = _told_by_previous(context, early, late)
    datelines = [index for index, candidate in enumerate(candidates) if is_dateline(context, candidate)]
    home = country_of([candidates[index] for index in datelines])
    for index in datelines:
        if home in _codes(candidates[index].readings):
            codes[index] = codes[index] or home
    return codes


def _told_by_next(context: Context, early: Candidate, late: Candidate) -> str | None:
    """The code of the land that stands after a name; a land that lists no such town only where it is plain."""
    of_a_town = early.has_demonym and belongs_to(context, early, late)
    if not of_a_town and not is_apposed(context, early, late):
        return None
    code = _only(place for place in late.readings if place.kind != "city" or (of_a_town and place.known))
    plain = code in _codes(early.readings) or (says_where(context, early, late) and not late.has_demonym)
    return code if plain else None


def _told_by_previous(context: Context, early: Candidate, late: Candidate) -> str | None:
    """Of a namesake: the code of its town, or of "américains" in "les élus américains de Géorgie"."""
    if late.form.homonym is None:
        return None
    is_people = early.has_demonym and belongs_to(context, early, late)
    is_town = early.kinds == {"city"} and says_where(context, early, late)
    code = _only(place for place in early.readings if place.known) if is_people or is_town else None
    return code if code in _codes(late.readings) else None


def _codes(readings: Iterable[Place]) -> set[str]:
    return {place.code for place in readings}


def _only(readings: Iterator[Place]) -> str | None:
    codes = _codes(readings)
    return codes.pop() if len(codes) == 1 else None
