import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract import annotate
from extract.article import Article
from extract.mentions import Found
from extract.model import Model
from extract.pipeline import extract_articles
from extract.records import Record, Rejection
from extract.settings import Settings
from extract.tokens import tokenise
from tests.articles import ROOT, article
from tests.growth import assert_linear

Outcomes = Callable[[Iterable[Article]], list[Record | Rejection]]

# Words that every finder reacts to, to be shuffled into texts that mean nothing.
WORDS = st.sampled_from(
    [
        "le",
        "la",
        "l'",
        "d'",
        "de",
        "du",
        "des",
        "un",
        "une",
        "deux",
        "3",
        "28",
        "000",
        "1er",
        "2016",
        "lundi",
        "mai",
        "janvier",
        "à",
        "h",
        "heures",
        "%",
        "€",
        "millions",
        "d'euros",
        "ans",
        "M.",
        "Mme",
        "président",
        "ministre",
        "Emmanuel",
        "Macron",
        "ONU",
        "Europol",
        "(",
        ")",
        ",",
        ".",
        ":",
        "«",
        "»",
        "–",
        "’",
        "\u202f",
        "\n",
        "France",
        "français",
        "danoises",
        "États-Unis",
        "Paris",
        "depuis",
        "entre",
        "et",
        "dont",
        "plus",
        "moins",
        "tiers",
        "dernier",
        "prochain",
        "né",
        "âgé",
        "SA",
        "ministère",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_no_text_makes_the_pipeline_raise(texts: list[str], outcomes: Outcomes) -> None:
    articles = [article(text, "2025-02-28", str(number)) for number, text in enumerate(texts)]
    found = outcomes(articles)
    assert [outcome.id for outcome in found] == [one.id for one in articles]
    rejected = [outcome for outcome in found if isinstance(outcome, Rejection)]
    assert not rejected
    for record in found:
        assert isinstance(record, Record)
        assert Record.model_validate_json(record.model_dump_json()) == record


TEXT = "Selon l’ONU, 28\u202f000 Danois ont quitté Paris mardi 3 mai, a dit Catherine De Bolle, directrice d’Europol."
OTHER = "Le ministère de l'Intérieur a recensé douze blessés en novembre 2023.\n\nIl y a eu trois morts."


def test_a_record_does_not_depend_on_the_texts_beside_it(outcomes: Outcomes) -> None:
    alone = outcomes([article(TEXT, "2025-02-28")])
    beside = outcomes(
        [article(OTHER, None, "b"), article(TEXT, "2025-02-28"), article(OTHER * 40, None, "c")]
    )
    assert beside[1] == alone[0]


def test_an_article_in_another_language_is_rejected(model: Model) -> None:
    english = (
        "The police of nineteen countries have arrested twenty-five people who are said to be linked to a ring "
        * 2
    )
    [outcome] = extract_articles([article(english)], model, Settings())
    assert isinstance(outcome, Rejection)
    assert (outcome.stage, outcome.reason) == ("language", "not_french")
    [outcome] = extract_articles([article(english)], model, Settings(any_language=True))
    assert isinstance(outcome, Record)
    assert outcome.language.code == "en"


def test_a_short_text_gets_the_benefit_of_the_doubt(model: Model) -> None:
    [outcome] = extract_articles(
        [article("Elite League : Dundee Stars 5-3 Belfast Giants")], model, Settings()
    )
    assert isinstance(outcome, Record)


def test_an_article_that_fails_costs_no_other_its_record(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = model.analyse

    def fails(batch: list[object]) -> object:
        if any("poison" in tokens.text for tokens in batch):  # type: ignore[attr-defined]
            raise RuntimeError("cannot")
        return real(batch)  # type: ignore[arg-type]

    monkeypatch.setattr(model, "analyse", fails)
    texts = [TEXT, "Il y a du poison.", OTHER]
    articles = [article(text, None, str(number)) for number, text in enumerate(texts)]
    first, second, third = extract_articles(articles, model, Settings())
    assert isinstance(first, Record)
    assert isinstance(third, Record)
    assert isinstance(second, Rejection)
    assert second.reason == "internal_error"
    assert second.message == "1.txt: RuntimeError: cannot"


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "77", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
        {"LANG": "tr_TR.UTF-8"},
    ],
    ids=["hash seed", "locale and time zone", "Turkish"],
)
def test_two_runs_give_the_same_bytes(changes: dict[str, str], tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "b.txt").write_text(OTHER, "utf-8")
    (inputs / "a.txt").write_text(TEXT, "utf-8")
    (inputs / "leer.txt").write_text("", "utf-8")
    outputs = []
    for number, (cwd, environment) in enumerate([(ROOT, {}), (tmp_path, changes)]):
        out = tmp_path / f"out{number}"
        command = [sys.executable, "-m", "extract", "run", str(inputs), "--out", str(out)]
        done = subprocess.run(
            command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1, done.stderr
        outputs.append(
            {name: (out / name).read_bytes() for name in ("records.jsonl", "rejected.jsonl", "manifest.json")}
        )
    assert outputs[0] == outputs[1]
    assert [json.loads(line)["id"] for line in outputs[0]["records.jsonl"].splitlines()] == ["a", "b"]


def test_what_mentions_mean_takes_linear_time(model: Model) -> None:
    """Only `annotate.resolve` is measured: the best of the calls has its mentions from the cache."""

    @cache
    def found(text: str) -> Found:
        return annotate.find(model.analyse([tokenise(text)]))[0]

    sentence = "Les présidents russe et ukrainien, Paul Roy et Max Petit, ont vu mardi 300 élus du Parti vert de Lyon. "
    assert_linear(lambda text: annotate.resolve(found(text), article(text, "2024-05-04")), sentence, 200_000)
