"""Which of its places a name means: by the words around it, then by the other places of the text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.entities.countries.candidates import Candidate
from extract.entities.countries.context import Context
from extract.entities.countries.cues import (
    goes_on,
    is_division,
    is_located,
    is_named_body,
    is_people,
    opens_sentence,
    speaks_of_region,
)
from extract.entities.countries.datelines import is_dateline
from extract.lexicon import places
from extract.lexicon.places import Homonym, Place

# French press names France in every text: that says nothing for a French namesake of a foreign town.
_HOME = "FR"
_OVERSEAS = ("GF", "GP", "MQ", "NC", "PF", "PM", "RE", "YT")
_AT = frozenset({"à"})
# A namesake this many times smaller is not thought of, even where the text speaks of its country.
_OVERSHADOWED = 30


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often the text names each country, its regions and their peoples, by words that mean nothing else."""

    countries: Counter[str]
    regions: Counter[str]
    peoples: Counter[str]

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
        and candidate.key not in places.town_peoples()
        and (known := [place for place in candidate.readings if place.known])
        and len({place.code for place in known}) == 1
    ]
    divisions = [known[0] for known in clear if all(place.kind == "subdivision" for place in known)]
    return Evidence(
        Counter(known[0].code for known in clear),
        Counter(place.code for place in divisions if not place.is_demonym),
        Counter(place.code for place in divisions if place.is_demonym),
    )


def choose(context: Context, candidate: Candidate, told: Evidence, apposed: str | None) -> Place | None:
    """The place that `candidate` means in this text; None where nothing tells.

    `apposed` is the code of the country or region named right after it: "Valence, en Espagne".
    """
    homonym = candidate.form.homonym
    if len(candidate.readings) == 1 and homonym is None and apposed is None:
        return candidate.readings[0]
    readings = [place for place in candidate.readings if place.code == apposed]
    readings = readings or _named_divisions(context, candidate) or _thought_of(candidate)
    if apposed and candidate.kinds == {"city"} and not any(p.known or p.code == apposed for p in readings):
        return Place(candidate.key, apposed, "city", None, 0, known=True)
    for kept in (_people, _countries, _regions):
        readings = kept(context, candidate, readings)
    support = told.support(readings)
    if len(support) == 1:
        return readings[0]
    if _hides_home(homonym, support):
        support.pop(_HOME, None)
    most = max(support.values())
    supported = [code for code, count in support.items() if count == most]
    if most and len(supported) == 1:
        return _first(readings, supported[0])
    return _first(readings, homonym.default) if homonym is not None else readings[0]


def _hides_home(homonym: Homonym | None, support: dict[str, int]) -> bool:
    """Whether that the text names France says nothing: for the namesake of a foreign town, or of one overseas."""
    overseas = any(support.get(code) for code in _OVERSEAS)
    return overseas or (homonym is not None and homonym.default not in {None, _HOME})


def _thought_of(candidate: Candidate) -> list[Place]:
    """The readings that a reader thinks of: not a village where the name is a region's or a large town's."""
    homonym, readings = candidate.form.homonym, list(candidate.readings)
    if homonym is not None:
        return [place for place in readings if place.code in homonym.codes] or readings
    known = [place for place in readings if place.known] or readings
    namesakes = {place.code for place in known if place.kind == "subdivision" and not place.is_demonym}
    known = [p for p in readings if p in known or (p.kind == "city" and p.code in namesakes)]
    largest = max(place.population for place in known)
    thought_of = [p for p in known if p.kind != "city" or p.population * _OVERSHADOWED >= largest]
    return sorted(thought_of, key=lambda place: not place.known and place.code != _HOME)


def _named_divisions(context: Context, candidate: Candidate) -> list[Place]:
    """The regions of the name where the noun before it says so; none where it is a living country's too."""
    if "name" in candidate.kinds or not is_division(context, candidate):
        return []
    return [p for p in candidate.readings if p.kind == "subdivision" and not p.is_demonym]


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
    if is_division(context, candidate) or (candidate.form.homonym and context.in_brackets(candidate)):
        return regions
    if candidate.key in places.words("region with article"):
        return regions if context.has_article(candidate) or is_named_body(context, candidate) else towns
    # A lesser town has the name of its province: it is meant where one goes, "à Jaén".
    is_there = context.before(candidate.first) in _AT or is_dateline(context, candidate)
    meant = [town for town in towns if town.known or is_there]
    return [town._replace(known=True) for town in meant] or regions


def _has_article(context: Context, candidate: Candidate) -> bool:
    return context.has_article(candidate) or context.before(candidate.first) == "en"


def is_certain(context: Context, candidate: Candidate, place: Place, told: Evidence) -> bool:
    """Whether the name can be taken for `place`: it is known, or a word beside it says so."""
    if place.is_demonym:
        return _is_the_regions(context, candidate, told) and (
            not candidate.form.guarded or is_people(context, candidate)
        )
    longer = goes_on(context, candidate)
    if place.kind == "city" and " " not in candidate.key and context.has_article(candidate):
        # A club may have an article ("le Paris Saint-Germain"), a town has none ("la Douma" is a parliament).
        return longer and place.known and not candidate.is_doubtful
    if (place.known and not candidate.is_doubtful) or (
        place.kind == "city" and is_dateline(context, candidate)
    ):
        return True
    return not longer and (is_located(context, candidate) or _is_seen(context, candidate, place, told))


def _is_the_regions(context: Context, candidate: Candidate, told: Evidence) -> bool:
    """Whether a people is that of a region, where it may be a town's; the Swiss press speaks of cantons."""
    if candidate.key not in places.town_peoples():
        return True
    swiss = told.regions["CH"] or told.peoples["CH"]
    return speaks_of_region(context, candidate) or (candidate.readings[0].code == "CH" and swiss > 0)


def _is_seen(context: Context, candidate: Candidate, place: Place, told: Evidence) -> bool:
    """Whether the model sees a place there, in a text that speaks of its country."""
    spoken_of = told.countries[place.code] > 0 or (place.code == _HOME and not candidate.form.guarded)
    seen = spoken_of and not candidate.form.river and context.is_called("LOC", candidate)
    return seen and not opens_sentence(context, candidate)
