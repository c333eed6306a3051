"""Which of its places a name means: by the words around it, then by the other places of the text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.entities.countries.candidates import Candidate
from extract.entities.countries.context import Context
from extract.entities.countries.cues import goes_on, is_division, is_located, is_people, opens_sentence
from extract.lexicon import places
from extract.lexicon.places import Place

# French press names France in every text: that says nothing for a French namesake of a foreign town.
_HOME = "FR"
# A namesake this many times smaller is not thought of, even where the text speaks of its country.
_OVERSHADOWED = 30


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often the text names each country, and how often one of its regions, by words that mean nothing else."""

    countries: Counter[str]
    regions: Counter[str]

    def support(self, readings: Sequence[Place]) -> dict[str, int]:
        """What speaks for each code of `readings`; for a region that has a country's name, only its neighbours do."""
        rival = any(place.kind == "name" for place in readings)
        return {
            place.code: (self.regions if rival and place.kind == "subdivision" else self.countries)[
                place.code
            ]
            for place in readings
        }


def evidence(candidates: Sequence[Candidate]) -> Evidence:
    """What the candidates that have one meaning say of the text."""
    clear = [
        known
        for candidate in candidates
        if candidate.form.homonym is None
        and not candidate.is_doubtful
        and (known := [place for place in candidate.readings if place.known])
        and len({place.code for place in known}) == 1
    ]
    regions = (known[0].code for known in clear if all(_is_region(place) for place in known))
    return Evidence(Counter(known[0].code for known in clear), Counter(regions))


def _is_region(place: Place) -> bool:
    return place.kind == "subdivision" and not place.is_demonym


def choose(context: Context, candidate: Candidate, told: Evidence, apposed: str | None) -> Place | None:
    """The place that `candidate` means in this text; None where nothing tells.

    `apposed` is the code of the country or region named right after it: "Valence, en Espagne".
    """
    homonym = candidate.form.homonym
    readings = [place for place in candidate.readings if place.code == apposed] or _thought_of(candidate)
    for kept in (_people, _countries, _regions):
        readings = kept(context, candidate, readings)
    support = told.support(readings)
    if len(support) == 1:
        return readings[0]
    if homonym is not None and homonym.default not in {None, _HOME}:
        support.pop(_HOME, None)
    most = max(support.values())
    supported = [code for code, count in support.items() if count == most]
    if most and len(supported) == 1:
        return _first(readings, supported[0])
    return _first(readings, homonym.default) if homonym is not None else readings[0]


def _thought_of(candidate: Candidate) -> list[Place]:
    """The readings that a reader thinks of: not a village where the name is a region's or a large town's."""
    homonym, readings = candidate.form.homonym, list(candidate.readings)
    if homonym is not None:
        return [place for place in readings if place.code in homonym.codes] or readings
    known = [place for place in readings if place.known] or readings
    largest = max(place.population for place in known)
    thought_of = [p for p in known if p.kind != "city" or p.population * _OVERSHADOWED >= largest]
    return sorted(thought_of, key=lambda place: not place.known and place.code != _HOME)


def _first(readings: Sequence[Place], code: str | None) -> Place | None:
    return next((place for place in readings if place.code == code), None)


def _people(context: Context, candidate: Candidate, readings: list[Place]) -> list[Place]:
    """Of a name that is also a demonym ("Suisse"), the one that the word before it asks for."""
    people = [place for place in readings if place.is_demonym]
    others = [place for place in readings if not place.is_demonym]
    if not people or not others:
        return readings
    return people if context.before(candidate.first) in places.words("person") else others


def _countries(context: Context, candidate: Candidate, readings: list[Place]) -> list[Place]:
    """A country hides its namesakes, but for those of `homonyms.csv`.

    Where that file prefers a town, the article tells them apart: "à Grenade", "à la Grenade".
    """
    countries = [place for place in readings if place.kind in {"name", "historical"}]
    towns = [place for place in readings if place.kind == "city"]
    divisions = [place for place in readings if place.kind == "subdivision"]
    homonym = candidate.form.homonym
    if divisions and is_division(context, candidate):
        return divisions
    if not countries or homonym is None:
        return countries or readings
    if homonym.default in _codes(countries) or homonym.default not in _codes(towns):
        return [*countries, *divisions]
    return countries if _has_article(context, candidate) else towns


def _codes(readings: Sequence[Place]) -> set[str]:
    return {place.code for place in readings}


def _regions(context: Context, candidate: Candidate, readings: list[Place]) -> list[Place]:
    """Of a region and a town of one name the town, but for "le Québec", "l'État de New York"."""
    regions = [place for place in readings if place.kind == "subdivision"]
    towns = [place for place in readings if place.kind == "city"]
    if not regions or not towns:
        return readings
    articled = candidate.key in places.words("region with article") and context.has_article(candidate)
    return regions if articled or is_division(context, candidate) else towns


def _has_article(context: Context, candidate: Candidate) -> bool:
    return context.has_article(candidate) or context.before(candidate.first) == "en"


def is_certain(context: Context, candidate: Candidate, place: Place, told: Evidence) -> bool:
    """Whether the name can be taken for `place`: it is known, or a word beside it says so."""
    if place.is_demonym:
        return not candidate.form.guarded or is_people(context, candidate)
    longer = goes_on(context, candidate)
    if place.kind == "city" and " " not in candidate.key and context.has_article(candidate):
        # A club may have an article ("le Paris Saint-Germain"), a town has none ("la Douma" is a parliament).
        return longer and place.known and not candidate.is_doubtful
    if place.known and not candidate.is_doubtful:
        return True
    return not longer and (is_located(context, candidate) or _is_seen(context, candidate, place, told))


def _is_seen(context: Context, candidate: Candidate, place: Place, told: Evidence) -> bool:
    """Whether the model sees a place there, in a text that speaks of its country."""
    spoken_of = told.countries[place.code] > 0 or (place.code == _HOME and not candidate.form.guarded)
    seen = spoken_of and not candidate.form.river and context.is_called("LOC", candidate)
    return seen and not opens_sentence(context, candidate)
