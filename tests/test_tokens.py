import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.tokens import Span, tokenise
from tests.growth import assert_linear

FORMS = [
    ("Près de 28 000 tips", "Près|de|28 000|tips"),
    ("Près de 28\u202f000 tips", "Près|de|28 000|tips"),
    ("8.000 euros et 1.234,5 €", "8.000|euros|et|1.234,5|€"),
    ("3,5 % en 2016, 250 000 fois", "3,5|%|en|2016|,|250 000|fois"),
    ("le 28.02.2019", "le|28|.|02|.|2019"),
    ("au 01.43.17.05.62", "au|01|.|43|.|17|.|05|.|62"),
    ("à 14h30 et 12m2", "à|14|h|30|et|12|m2"),
    ("le 1er, la 2e, les 3es", "le|1er|,|la|2e|,|les|3es"),
    ("l'A380 et le G7", "l'|A380|et|le|G7"),
    ("aujourd’hui qu’il l’a", "aujourd'hui|qu'|il|l'|a"),
    ("Jean-Yves Le Drian", "Jean|-|Yves|Le|Drian"),
    ("vingt-cinq", "vingt|-|cinq"),
    ("O'Brien, les U.S.A.", "O'Brien|,|les|U.S.A."),
    ("2-1, 3M€, 40km", "2|-|1|,|3|M|€|,|40|km"),
    ("https://exemple.fr/2016/05 le 5", "https://exemple.fr/2016/05|le|5"),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms(text: str, expected: str) -> None:
    assert tokenise(text).forms == expected.split("|")


SENTENCES = [
    (
        "M. Dupont est là. Il dit : « Oui. » Puis rien.",
        ["M. Dupont est là.", "Il dit : « Oui. »", "Puis rien."],
    ),
    ("J. K. Rowling écrit. Non !", ["J. K. Rowling écrit.", "Non !"]),
    ("Titre sans point\nLe texte commence.", ["Titre sans point", "Le texte commence."]),
    ("Il pleut en avril.En mai aussi.", ["Il pleut en avril.", "En mai aussi."]),
    ("Il y en a 3,5. Et puis 2.", ["Il y en a 3,5.", "Et puis 2."]),
    ("Est-ce vrai ? demande-t-il.", ["Est-ce vrai ? demande-t-il."]),
    ("« Attention… », dit-elle.", ["« Attention… », dit-elle."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    tokens = tokenise(text)
    assert [tokens.surface(sentence) for sentence in tokens.sentences] == expected


@given(st.text(alphabet=st.sampled_from("aA1l'’.,-– \n\u202f%é!?«»h\u0301"), max_size=80) | st.text())
def test_tokens_cover_the_text_in_order(text: str) -> None:
    tokens = tokenise(text)
    position = 0
    for start, end, form in zip(tokens.starts, tokens.ends, tokens.forms, strict=True):
        assert tokens.normalised[position:start].strip() == ""
        assert position <= start < end
        assert tokens.normalised[start:end] == form
        position = end
    assert tokens.normalised[position:].strip() == ""


@given(st.text(alphabet=st.sampled_from("aA1. \n!«"), max_size=80) | st.text())
def test_sentences_and_paragraphs_cover_the_tokens(text: str) -> None:
    tokens = tokenise(text)
    for spans in (tokens.sentences, tokens.paragraphs):
        assert [index for span in spans for index in range(span.first, span.stop)] == list(range(len(tokens)))
        assert all("\n" not in tokens.normalised[tokens.start(span) : tokens.end(span)] for span in spans)


def test_a_span_gives_the_text_s_own_letters() -> None:
    tokens = tokenise("selon l’ONU")
    assert tokens.surface(Span(1, 3)) == "l’ONU"
    assert (tokens.start(Span(1, 3)), tokens.end(Span(1, 3))) == (6, 11)


HOSTILE = ["a.", "1 ", "1.000", "'", "l'", "x", ". ", "1,", "a@", "a.b", "1.1", "www.", "12 000 ", "\n", "a'"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    assert_linear(tokenise, piece, 100_000)
