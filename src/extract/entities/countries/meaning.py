"""Which of its places a name means: by the words around it, then by the other places of the text."""

from collections import Counter
from collections.abc import Sequence

from extract.entities.countries.context import Context
from extract.entities.countries.cues import goes_on, is_located, is_people, is_region
from extract.entities.countries.forms import Candidate
from extract.lexicon import places
from extract.lexicon.places import Place

# A namesake this many times smaller is not thought of, even where the text speaks of its country.
_OVERSHADOWED = 30


def evidence(candidates: Sequence[Candidate]) -> Counter[str]:
    """How often each country is named by words that mean nothing else."""
    return Counter(
        candidate.readings[0].code
        for candidate in candidates
        if candidate.form.homonym is None
        and not candidate.is_doubtful
        and candidate.readings[0].known
        and len({place.code for place in candidate.readings}) == 1
    )


def choose(context: Context, candidate: Candidate, named: Counter[str]) -> Place | None:
    """The place that `candidate` means in this text; None where nothing tells."""
    homonym = candidate.form.homonym
    readings = list(candidate.readings)
    if homonym is not None:
        readings = [place for place in readings if place.code in homonym.codes] or readings
    else:
        readings = _well_known(readings)
    readings = _of_the_right_kind(context, candidate, readings)
    codes = {place.code for place in readings}
    if len(codes) == 1:
        return readings[0]
    supported = max(codes, key=lambda code: (named[code], code))
    if named[supported] and sum(named[code] == named[supported] for code in codes) == 1:
        return _first(readings, supported)
    return _first(readings, homonym.default) if homonym is not None else readings[0]


def _well_known(readings: list[Place]) -> list[Place]:
    """The readings that a reader thinks of: not a village where the name is a region's or a large town's."""
    known = [place for place in readings if place.known] or readings
    largest = max(place.population for place in known)
    return [place for place in known if place.kind != "city" or place.population * _OVERSHADOWED >= largest]


def _first(readings: Sequence[Place], code: str | None) -> Place | None:
    return next((place for place in readings if place.code == code), None)


def _of_the_right_kind(context: Context, candidate: Candidate, readings: list[Place]) -> list[Place]:
    """The readings that the word before allows: "la Corse" but "un Corse", "à Grenade" but "la Grenade"."""
    for kept in (_people, _countries, _regions):
        readings = kept(context, candidate, readings)
    return readings


def _people(context: Context, candidate: Candidate, readings: list[Place]) -> list[Place]:
    """Of a name that is also a demonym ("Suisse"), the one that the article before it asks for."""
    people = [place for place in readings if place.is_demonym]
    others = [place for place in readings if not place.is_demonym]
    if not people or not others:
        return readings
    return people if context.before(candidate.first) in places.words("masculine") else others


def _countries(context: Context, candidate: Candidate, readings: list[Place]) -> list[Place]:
    """A country hides its namesakes, but for the towns that stand without an article where it has one."""
    countries = [place for place in readings if place.kind in {"name", "historical"}]
    homonym = candidate.form.homonym
    is_default = homonym is None or homonym.default in {place.code for place in countries}
    if not countries or is_default or _has_article(context, candidate):
        return countries or readings
    return [place for place in readings if place.kind == "city"] or readings


def _regions(context: Context, candidate: Candidate, readings: list[Place]) -> list[Place]:
    """A region is preceded by an article or "en", a town of its name is not."""
    regions = [place for place in readings if place.kind == "subdivision"]
    towns = [place for place in readings if place.kind == "city"]
    if not regions or not towns:
        return readings
    return regions if _has_article(context, candidate) or is_region(context, candidate) else towns


def _has_article(context: Context, candidate: Candidate) -> bool:
    return context.has_article(candidate) or context.before(candidate.first) == "en"


def is_certain(context: Context, candidate: Candidate, place: Place, named: Counter[str]) -> bool:
    """Whether the name can be taken for `place`: it is known, or a word beside it says so."""
    if place.is_demonym:
        return not candidate.form.guarded or is_people(context, candidate)
    if place.kind == "city" and context.has_article(candidate) and " " not in candidate.key:
        return False
    if place.known and not candidate.is_doubtful:
        return True
    if goes_on(context, candidate):
        return False
    if candidate.form.river:
        return is_located(context, candidate)
    supported = named[place.code] > 0 or (place.code == "FR" and not candidate.form.guarded)
    return is_located(context, candidate) or (supported and context.is_called("LOC", candidate))
