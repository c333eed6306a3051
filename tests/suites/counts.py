"""Measure counts on the public suites of ../shared/gold: precision, recall, values and nouns of each.

    .venv/bin/python -m tests.suites.counts [--errors N] [--suite NAME ...]

The treebanks' own dates and durations stand in for the finder of dates, so that counts are measured alone.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from extract import numbers
from extract.analysis import Analysis
from extract.entities import counts
from extract.mentions import CountMention, Found
from extract.model import Model, load_model
from extract.settings import Settings
from extract.tokens import Span, Tokens, tokenise

Row = dict[str, Any]

_GOLD = Path(__file__).parents[3] / "shared" / "gold" / "counts"
_TREEBANKS = ("ud-Sequoia", "ud-GSD-dev")
_QUANTITIES = frozenset({"count", "percent", "money", "measure"})
_TIMES = frozenset({"date", "time", "year"})
_EITHER = frozenset({"fraction", "other", "ordinal"})


def read(name: str) -> list[Row]:
    return [json.loads(line) for line in (_GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]


def analysed(model: Model, rows: list[Row]) -> Iterator[tuple[Row, Analysis]]:
    for first in range(0, len(rows), 200):
        batch = rows[first : first + 200]
        yield from zip(batch, model.analyse([tokenise(row["text"]) for row in batch]), strict=True)


def found_in(row: Row, analysis: Analysis) -> list[CountMention]:
    return counts.find(analysis, Found(dates=_dates(row, analysis.tokens)))


def _dates(row: Row, tokens: Tokens) -> list[Any]:
    found = []
    for item in row["expected"]:
        if item["kind"] in _TIMES or "duration" in (item.get("note") or ""):
            inside = [k for k in range(len(tokens)) if item["start"] <= tokens.starts[k] < item["end"]]
            found += [Span(inside[0], inside[-1] + 1)] if inside else []
    return found


def is_wanted(item: Row) -> bool:
    """A quantity, durations and lone un or une apart."""
    is_duration = "duration" in (item.get("note") or "")
    return item["kind"] in _QUANTITIES and not is_duration and item["number_text"].lower() not in {"un", "une"}


def same_place(item: Row, mention: CountMention) -> bool:
    return item["start"] < mention.number.end and mention.number.start < item["end"]


def same_value(item: Row, mention: CountMention) -> bool:
    gold = item.get("value")
    if gold is None:
        return True
    ours = [mention.value, mention.low, mention.high]
    return any(one is not None and abs(float(one) - float(Fraction(gold))) < 1e-3 for one in ours)


def treebank(model: Model, name: str, errors: int) -> None:
    tally: Counter[str] = Counter()
    shown: list[str] = []
    for row, analysis in analysed(model, read(name)):
        _compare(row, found_in(row, analysis), tally, shown)
    precision = tally["right"] / (tally["right"] + tally["spurious"])
    recall = tally["hit"] / (tally["hit"] + tally["missed"])
    print(f"{name:16s} P {precision:.3f}  R {recall:.3f}  value {tally['value'] / tally['hit']:.3f}", end="  ")
    print(f"noun {tally['noun'] / tally['nouns']:.3f} of {tally['nouns']}  {dict(tally)}")
    print("\n".join(shown[:errors]))


def _compare(row: Row, ours: list[CountMention], tally: Counter[str], shown: list[str]) -> None:
    text = row["text"]
    for item in filter(is_wanted, row["expected"]):
        mention = next((one for one in ours if same_place(item, one)), None)
        tally["hit" if mention else "missed"] += 1
        gold = item.get("noun") if item["kind"] == "count" else item.get("of")
        if gold:
            tally["nouns"] += 1
        noun = text[mention.noun.start : mention.noun.end] if mention and mention.noun else None
        if mention and same_value(item, mention):
            tally["value"] += 1
        elif mention:
            shown.append(f"value   {_context(text, item)} {item.get('value')} {mention.value}")
        if gold and (noun == gold or (mention and mention.kind in {"measure", "money", "age"} and item["kind"] == "count")):
            tally["noun"] += 1
        elif gold:
            shown.append(f"noun    {_context(text, item)} {gold} ours {noun}" if mention else "")
        if mention is None:
            shown.append(f"missed  {_context(text, item)} {item['kind']} {item.get('noun')}")
        elif item["kind"] != mention.kind:
            shown.append(f"kind    {_context(text, item)} {item['kind']} ours {mention.kind} {mention.unit}")
    for mention in ours:
        items = [item for item in row["expected"] if same_place(item, mention)]
        if any(is_wanted(item) for item in items):
            tally["right"] += 1
        elif mention.number.end - mention.number.start > 3 or text[mention.number.start:mention.number.end].lower() not in {"un", "une"}:
            kinds = [item["kind"] for item in items]
            if any(kind in _EITHER - {"ordinal", "other"} for kind in kinds) or mention.kind == "age":
                continue
            tally["spurious"] += 1
            where = {"start": mention.number.start, "end": mention.number.end}
            noun = text[mention.noun.start : mention.noun.end] if mention.noun else None
            shown.append(f"SPUR    {_context(text, where)} {kinds} ours {mention.kind} {noun}")


def _context(text: str, item: Row) -> str:
    start, end = item["start"], item["end"]
    return f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 45]}".replace("\n", " ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--suite", nargs="*", default=list(_TREEBANKS))
    options = parser.parse_args()
    model = load_model(Settings())
    for name in options.suite:
        treebank(model, name, options.errors)


if __name__ == "__main__":
    main()
