from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.analysis import Label, ModelSpan
from extract.lexicon import names as lexicon
from extract.tokens import tokenise
from tests.growth import assert_linear
from tests.named import Marked, cases, read, resolve, run

LABELS: tuple[Label, ...] = ("PER", "ORG", "LOC", "MISC")
LINES = cases("people.txt")
WORDS = [
    *("M.", "Mme", "le", "président", "Macron", "Emmanuel", "Brigitte", "de", "Bolle", "De", "ben", "Salmane", ",", "et", "(", ")"),
    *("ministre", "Intérieur", "directrice", "d'", "Europol", "né", "en", "Iran", "54", "ans", "chacun", "-", ".", "\n", "LE", "«", "J."),
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_marked_people_are_found(line: str) -> None:
    marked = read(line)
    people, _ = resolve(marked)
    found = sorted((each.start, each.text, person.name) for person in people for each in person.mentions)
    assert found == [
        (mark.start, marked.of(mark), mark.attributes.get("name", marked.of(mark)))
        for mark in marked.tagged("person")
    ]


@pytest.mark.parametrize("line", LINES)
def test_marked_roles_are_found(line: str) -> None:
    marked = read(line)
    people, _ = resolve(marked)
    found = {(role.start, role.text, role.organisation) for person in people for role in person.roles}
    assert sorted(found) == [
        (mark.start, marked.of(mark), mark.attributes.get("of")) for mark in marked.tagged("role")
    ]


@pytest.mark.parametrize("line", [line for line in LINES if " from=" in line])
def test_people_are_tied_to_the_countries_that_the_text_gives_them(line: str) -> None:
    marked = read(line)
    people, _ = resolve(marked)
    expected = {
        mark.attributes.get("name", marked.of(mark)): mark.attributes["from"].split(",")
        for mark in marked.tagged("person")
        if "from" in mark.attributes
    }
    assert {
        person.name: [country.code for country in person.countries] for person in people if person.countries
    } == expected


def test_a_function_in_the_plural_is_said_of_each_of_a_list() -> None:
    people, _ = resolve(
        read("Les deux ministres, {PER Ana Sol}, 54 ans, {PER Jo Lind} et {PER Max Roy}, ont signé.")
    )
    assert [[role.text for role in person.roles] for person in people] == [["ministres"]] * 3


def test_two_people_of_one_name_are_two() -> None:
    people, _ = resolve(read("{PER M. Dupont} est sorti, {PER Mme Dupont} non. {PER M. Dupont} rit."))
    assert [(person.name, len(person.mentions)) for person in people] == [("Dupont", 2), ("Dupont", 1)]


def spans(draw: st.DrawFn, size: int) -> list[ModelSpan]:
    """Names that a model might see in a text of `size` tokens: in order, apart."""
    bounds = sorted(draw(st.sets(st.integers(0, size), max_size=12)))
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=6, max_size=6))
    return [
        ModelSpan(first, stop, label)
        for first, stop, label in zip(bounds[::2], bounds[1::2], labels, strict=False)
    ]


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[ModelSpan]]:
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=40)))
    tokens = tokenise(text)
    lines = {
        index: number
        for number, line in enumerate(tokens.paragraphs)
        for index in range(line.first, line.stop)
    }
    names = [name for name in spans(draw, len(tokens)) if lines[name.first] == lines[name.stop - 1]]
    return text, names


@given(texts())
@settings(max_examples=250)
def test_whatever_the_model_says_names_stand_once_and_where_the_text_has_them(
    case: tuple[str, list[ModelSpan]],
) -> None:
    text, names = case
    people, organisations = run(text, names)
    mentions = [each for person in people for each in person.mentions]
    mentions += [each for organisation in organisations for each in organisation.mentions]
    spans = sorted((each.start, each.end) for each in mentions)
    assert all(text[each.start : each.end] == each.text for each in mentions)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    for person in people:
        assert person.name in {" ".join(each.text.split()) for each in person.mentions}
        assert all(text[role.start : role.end] == role.text for role in person.roles)


@pytest.mark.parametrize(
    "unit",
    [
        "Jean ",
        "Jean Dupont, ",
        "le président ",
        "ministre de la ",
        "le chanteur, chanteur, chanteur et chanteur, Jean Dupont, ",
        "Jean Dupont, chanteur, ",
        "(",
        "M. ",
        "A, B et C, ",
        "Apple - ",
        "X (Y) ",
        "d' ",
        "les Russes M. Roy et ",
        "M. Roy / ",
        "M. Roy dort. Le Russe dort. ",
        "Les ministres russe et belge M. Roy, ",
    ],
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    assert_linear(lambda text: run(text, []), unit)


def test_every_given_name_has_one_gender() -> None:
    files = [set(lexicon.lines(f"given_names_{gender}")) for gender in ("masculine", "feminine", "either")]
    assert not files[0] & files[1]
    assert not files[2] & (files[0] | files[1])


def test_marks_are_read() -> None:
    marked = read('a {PER <person name="B C">B</person>} d')
    assert marked == Marked("a B d", marked.marks)
    assert [(mark.start, mark.end, mark.tag) for mark in marked.marks] == [(2, 3, "person"), (2, 3, "PER")]
