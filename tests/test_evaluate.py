import json
import runpy
from typing import Any

import pytest

from extract.evaluate import errors, evaluate, figures, table
from tests.articles import SHARED


def article(**kinds: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {kind: [] for kind in ("people", "organisations", "countries", "dates", "counts")}
    return {"id": "a", "text": "Le Danois Bohr a vu 3 élus mardi.", **empty, **kinds}


def entity(name: str, start: int, **more: Any) -> dict[str, Any]:
    return {"name": name, "mentions": [{"start": start, "end": start + len(name), "text": name}], **more}


def count(value: float | None, noun: Any = "élus", **more: Any) -> dict[str, Any]:
    number = {"start": 20, "end": 21, "text": "3"}
    return {
        "number": number,
        "value": value,
        "low": None,
        "high": None,
        "kind": "count",
        "noun": noun,
        **more,
    }


def date(start: int, end: int, value: str | None) -> dict[str, Any]:
    return {"start": start, "end": end, "value": value}


CASES = [
    ("people", {"people": [entity("Bohr", 10)]}, {"people": [entity("Bohr", 10)]}, (1, 0, 0)),
    ("people", {"people": [entity("Bohr", 10)]}, {"people": [entity("Danois Bohr", 3)]}, (0, 1, 1)),
    ("people.names", {"people": [entity("Bohr", 10)]}, {"people": [entity("bohr", 10)]}, (1, 0, 0)),
    ("countries", {"countries": [entity("Danois", 3, code="DK")]}, {"countries": [entity("Danois B", 3, code="DK")]}, (1, 0, 0)),
    ("countries", {"countries": [entity("Danois", 3, code="DK")]}, {"countries": [entity("Danois", 3, code="DE")]}, (0, 1, 1)),
    ("countries.codes", {"countries": [entity("Danois", 3, code="DK")]}, {}, (0, 1, 0)),
    ("dates.span", {"dates": [date(27, 32, "x")]}, {"dates": [date(27, 33, "x")]}, (0, 1, 1)),
    ("dates.value", {"dates": [date(27, 32, "x")]}, {"dates": [date(27, 33, "x")]}, (1, 0, 0)),
    ("dates.value", {"dates": [date(27, 32, None)]}, {"dates": [date(27, 32, "")]}, (1, 0, 0)),
    ("counts.value", {"counts": [count(3)]}, {"counts": [count(3.0, "élu")]}, (1, 0, 0)),
    ("counts.noun", {"counts": [count(3)]}, {"counts": [count(3.0, "élu")]}, (0, 1, 1)),
    ("counts.noun", {"counts": [count(3)]}, {"counts": [count(3, noun={"text": "ÉLUS"})]}, (1, 0, 0)),
    ("counts.value", {"counts": [count(None)]}, {"counts": [count(None, low=10)]}, (1, 0, 0)),
    ("counts.value", {"counts": [count(None, low=1, high=3)]}, {"counts": [count(None, low=1, high=4)]}, (0, 1, 1)),
    ("ties", {"people": [entity("Bohr", 10, country="DK")]}, {"people": [entity("Bohr", 10, countries=[{"code": "DK"}])]}, (1, 0, 0)),
    ("roles", {"people": [entity("Bohr", 10, roles=[date(3, 9, None)])]}, {"people": [entity("Bohr", 10)]}, (0, 1, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("row", "gold", "found", "expected"), CASES)
def test_what_counts_as_a_hit(
    row: str, gold: dict[str, Any], found: dict[str, Any], expected: tuple[int, int, int]
) -> None:
    score = evaluate([article(**gold)], [article(**found)]).scores[row]
    assert (score.hits, len(score.missed), len(score.spurious)) == expected


def test_a_prediction_is_used_once_and_the_exact_one_first() -> None:
    gold = [date(27, 32, "x"), date(25, 32, "x")]
    score = evaluate([article(dates=gold)], [article(dates=[date(25, 32, "x")])]).scores["dates.value"]
    assert (score.hits, score.missed) == (1, [("a", gold[0])])


def test_a_gold_article_without_a_record_misses_all() -> None:
    result = evaluate([article(people=[entity("Bohr", 10)])], [])
    assert result.unpaired == ["a"]
    assert result.scores["people"].recall == 0
    assert "missed" in next(errors(result, 1))


def test_blank_lines_before_the_text_move_the_offsets() -> None:
    shifted = article(people=[entity("Bohr", 12)])
    shifted["text"] = "\n\n" + shifted["text"]
    assert evaluate([article(people=[entity("Bohr", 10)])], [shifted]).scores["people"].f1 == 1


def test_no_gold_and_nothing_found_is_perfect() -> None:
    result = evaluate([article()], [article()])
    assert {score.f1 for score in result.scores.values()} == {1.0}
    assert "1.0000" in table(result)


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared, which a fresh clone has not")
def test_agreement_with_the_shared_scorer() -> None:
    lines = (SHARED / "gold/articles-dev.jsonl").read_text("utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    damaged = json.loads(json.dumps(gold))
    for number, row in enumerate(damaged):
        for kind in ("people", "organisations", "countries", "dates", "counts"):
            del row[kind][number % 3 :: 4]
        for mention in row["dates"][::2]:
            mention["start"] -= 2
        for value in row["counts"][::3]:
            value["value"] = 7
    scorer = runpy.run_path(str(SHARED / "score.py"))
    total, _, _ = scorer["score"](json.loads(json.dumps(gold)), json.loads(json.dumps(damaged)))
    theirs = scorer["figures"](total)
    ours = figures(evaluate(gold, damaged))
    assert {name: ours[name] for name in theirs} == theirs
