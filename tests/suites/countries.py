"""Countries on the public suites of ../shared/gold: precision, recall, traps that fire.

    python -m tests.suites.countries [--errors N]

What the suites call a group (UE, ONU) is no country by GUIDELINES.md and is neither required nor wrong.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.analysis import Analysis
from extract.entities import countries, people
from extract.mentions import CountryMention, Found
from extract.model import Model, load_model
from extract.settings import Settings
from extract.tokens import tokenise

SHARED = Path(__file__).parents[3] / "shared" / "gold"
SUITES = ("countries/ntrex_fr", "countries/ud_fr")


@dataclass
class Score:
    """Counts over one suite, and a line for each error."""

    hits: int = 0
    missed: int = 0
    spurious: int = 0
    traps: int = 0
    fired: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / max(self.hits + self.spurious, 1)

    @property
    def recall(self) -> float:
        return self.hits / max(self.hits + self.missed, 1)

    def line(self, name: str) -> str:
        harmonic = 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)
        return (
            f"{name:24} P {self.precision:.4f}  R {self.recall:.4f}  F1 {harmonic:.4f}  "
            f"{self.hits} hits {self.missed} missed {self.spurious} spurious  traps {self.fired}/{self.traps}"
        )


def rows(name: str) -> list[dict[str, Any]]:
    """The sentences of a suite, by its name below ../shared/gold."""
    lines = (SHARED / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def find(analysis: Analysis) -> list[CountryMention]:
    found = Found()
    found.people = people.find(analysis, found)
    return countries.find(analysis, found)


def score(row: dict[str, Any], mentions: list[CountryMention], total: Score) -> None:
    """Add one sentence to `total`; a gold mention is hit by one that overlaps it with a right code."""
    required = [gold for gold in row["expected"] if gold["kind"] != "group"]
    neutral = row["optional"] + [gold for gold in row["expected"] if gold["kind"] == "group"]
    rest = list(mentions)
    for gold in required:
        codes = gold.get("iso2_any") or [gold["iso2"]]
        hit = next((m for m in rest if _overlaps(m, gold) and m.code in codes), None)
        if hit is None:
            total.missed += 1
            total.errors.append(f"missed   {gold['text']} {codes}: {row['text']}")
        else:
            total.hits += 1
            rest.remove(hit)
    for mention in rest:
        if not any(_overlaps(mention, gold) for gold in neutral):
            total.spurious += 1
            surface = row["text"][mention.start : mention.end]
            total.errors.append(f"spurious {surface} {mention.code} {mention.kind}: {row['text']}")
    total.traps += len(row["traps"])
    total.fired += sum(any(_overlaps(m, trap) for m in mentions) for trap in row["traps"])


def _overlaps(mention: CountryMention, gold: dict[str, Any]) -> bool:
    return mention.start < int(gold["end"]) and int(gold["start"]) < mention.end


def measure(model: Model) -> Iterator[tuple[str, Score]]:
    """Each suite with its score."""
    for name in SUITES:
        total, sentences = Score(), rows(name)
        for row, analysis in zip(
            sentences, model.analyse([tokenise(row["text"]) for row in sentences]), strict=True
        ):
            score(row, find(analysis), total)
        yield name, total


def main() -> None:
    """Print a line for each suite, and its first errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    for name, total in measure(load_model(Settings())):
        print(total.line(name))  # noqa: T201 (this is a script)
        for error in total.errors[: arguments.errors]:
            print("  ", error)  # noqa: T201


if __name__ == "__main__":
    main()
