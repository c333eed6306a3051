import pytest

from extract.lexicon import names as lexicon
from extract.lexicon.inflection import inflections, plurals
from extract.phrases.tree import phrase_key, phrases
from tests.named import cases, read, resolve

LINES = cases("organisations.txt")


@pytest.mark.parametrize("line", LINES)
def test_marked_organisations_are_found(line: str) -> None:
    marked = read(line)
    _, organisations = resolve(marked)
    found = sorted(
        (each.start, each.text, organisation.name)
        for organisation in organisations
        for each in organisation.mentions
    )
    assert found == [
        (mark.start, marked.of(mark), mark.attributes.get("name", marked.of(mark)))
        for mark in marked.tagged("org")
    ]


@pytest.mark.parametrize("line", [line for line in LINES if " acronym=" in line])
def test_acronyms_are_kept(line: str) -> None:
    marked = read(line)
    _, organisations = resolve(marked)
    expected = {
        mark.attributes.get("name", marked.of(mark)): mark.attributes["acronym"]
        for mark in marked.tagged("org")
        if "acronym" in mark.attributes
    }
    assert {each.name: each.acronym for each in organisations if each.acronym} == expected


def test_every_known_body_is_found_by_each_of_its_names() -> None:
    known = phrases((name, body) for body in lexicon.bodies() for name in body.names)
    for body in lexicon.bodies():
        for name in body.names:
            key = phrase_key(name)
            assert known.longest(key, 0, len(key)) is not None, name


def test_known_bodies_stand_once() -> None:
    names = [body.name for body in lexicon.bodies()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("premier ministre", {"premier ministre", "première ministre", "premiers ministres"}),
        ("chef de l'État", {"cheffe de l'État", "chefs de l'État"}),
        ("directeur", {"directrice", "directeurs", "directrices"}),
        ("général", {"générale", "généraux"}),
    ],
)
def test_nouns_are_inflected(noun: str, forms: set[str]) -> None:
    assert forms <= set(inflections(noun))


def test_nouns_before_a_preposition_alone_take_the_plural() -> None:
    assert plurals("cour d'appel") == ("cours d'appel",)
    assert plurals("tribunal") == ("tribunaux",)


def test_phrases_ignore_case_accents_and_hyphens() -> None:
    tree = phrases([("Nations unies", 1), ("Nations unies pour l'enfance", 2)])
    assert tree.longest(["nations", "-", "unies", "pour", "rien"], 0, 5) == (3, 1)
    assert tree.longest(["nations"], 0, 1) is None
