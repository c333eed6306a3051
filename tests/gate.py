"""The accuracy gate: F1 floors per kind, on our own gold and, where it is there, on ../shared/gold.

    python -m tests.gate            print figures and floors; exit 1 where a figure is below its floor
    python -m tests.gate --raise    lift the floors to a hundredth below the figures reached
    python -m tests.gate --lower    the same, even where that is lower

The floors stand in tests/gold/floors.json beside the sha256 of the gold that they were measured on.
"""

import argparse
import hashlib
import json
import math
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.evaluate import evaluate
from extract.model import Model, load_model
from extract.pipeline import extract_articles
from extract.settings import Settings
from tests.articles import SHARED, article
from tests.gold import winer

Rows = list[dict[str, Any]]
GOLD = Path(__file__).parent / "gold"
FLOORS = GOLD / "floors.json"


@dataclass(frozen=True, slots=True)
class Gold:
    """Annotations, and the file that must be there to read them: the texts, where they lie apart."""

    annotations: Path
    texts: Path

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.annotations.read_bytes()).hexdigest()

    def rows(self) -> Rows:
        if self.texts != self.annotations:
            return list(winer.articles(self.texts))
        return [json.loads(line) for line in self.texts.read_text("utf-8").splitlines() if line.strip()]


def _whole(path: Path) -> Gold:
    return Gold(path, path)


SETS = {
    "own": _whole(GOLD / "articles.jsonl"),
    "winer": Gold(GOLD / "winer.jsonl", winer.TEXTS),
    "seeds": _whole(SHARED / "gold" / "seeds.jsonl"),
    "articles-dev": _whole(SHARED / "gold" / "articles-dev.jsonl"),
}


def reached(gold: Iterable[dict[str, Any]], model: Model) -> dict[str, float]:
    """F1 per row of `extract evaluate`, rounded down to three digits."""
    gold = list(gold)
    articles = [article(row["text"], row["published"], row["id"]) for row in gold]
    records = [outcome.model_dump() for outcome in extract_articles(articles, model, Settings())]
    scores = evaluate(gold, [record for record in records if "text" in record]).scores
    return {name: math.floor(score.f1 * 1000) / 1000 for name, score in scores.items()}


def _floor(figure: float) -> float:
    """The floor that a figure gives: a mention or two may fall with the bits of another processor."""
    return round(max(figure - 0.01, 0.0), 3)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--raise", action="store_true", dest="lift")
    parser.add_argument("--lower", action="store_true")
    chosen = parser.parse_args()
    floors: dict[str, Any] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    model = load_model(Settings())
    failed = False
    for name, gold in SETS.items():
        if not gold.texts.exists():
            print(f"{name}: {gold.texts} is absent")  # noqa: T201 (a command)
            continue
        old = floors.get(name, {}).get("f1", {})
        new = reached(gold.rows(), model)
        for row, figure in new.items():
            floor = old.get(row, 0.0)
            failed |= figure < floor
            print(f"{name:14}{row:20}{figure:6.3f}  floor {floor:5.3f}{'  BELOW' * (figure < floor)}")  # noqa: T201
        kept = {} if chosen.lower else old
        f1 = {row: max(_floor(figure), kept.get(row, 0.0)) for row, figure in new.items()}
        floors[name] = {"sha256": gold.digest, "f1": f1}
    if chosen.lift or chosen.lower:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
    return 1 if failed and not chosen.lower else 0


if __name__ == "__main__":
    sys.exit(main())
