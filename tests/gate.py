"""The accuracy gate: F1 floors per kind, on our own gold and, where it is there, on ../shared/gold.

    python -m tests.gate            print figures and floors; exit 1 where a figure is below its floor
    python -m tests.gate --raise    lift the floors to the figures reached
    python -m tests.gate --lower    write the figures reached even where they are lower

The floors stand in tests/gold/floors.json beside the sha256 of the gold that they were measured on.
"""

import hashlib
import json
import math
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extract.evaluate import evaluate
from extract.model import Model, load_model
from extract.pipeline import extract_articles
from extract.settings import Settings
from tests.articles import SHARED, article

GOLD = Path(__file__).parent / "gold"
FLOORS = GOLD / "floors.json"
SETS = {
    "own": GOLD / "articles.jsonl",
    "seeds": SHARED / "gold" / "seeds.jsonl",
    "articles-dev": SHARED / "gold" / "articles-dev.jsonl",
}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def reached(gold: Iterable[dict[str, Any]], model: Model) -> dict[str, float]:
    """F1 per row of `extract evaluate`, rounded down to three digits."""
    gold = list(gold)
    articles = [article(row["text"], row["published"], row["id"]) for row in gold]
    records = [outcome.model_dump() for outcome in extract_articles(articles, model, Settings())]
    scores = evaluate(gold, [record for record in records if "text" in record]).scores
    return {name: math.floor(score.f1 * 1000) / 1000 for name, score in scores.items()}


def main(flags: list[str]) -> int:
    floors: dict[str, Any] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    model = load_model(Settings())
    failed = False
    for name, path in SETS.items():
        if not path.exists():
            print(f"{name}: {path} is absent")  # noqa: T201 (a command)
            continue
        old = floors.get(name, {}).get("f1", {})
        new = reached(rows(path), model)
        for row, figure in new.items():
            floor = old.get(row, 0.0)
            failed |= figure < floor
            print(f"{name:14}{row:20}{figure:6.3f}  floor {floor:5.3f}{'  BELOW' * (figure < floor)}")  # noqa: T201
        if "--lower" in flags:
            floors[name] = {"sha256": digest(path), "f1": new}
        elif "--raise" in flags:
            best = {row: max(figure, old.get(row, 0.0)) for row, figure in new.items()}
            floors[name] = {"sha256": digest(path), "f1": best}
    if flags:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
    return 1 if failed and "--lower" not in flags else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
