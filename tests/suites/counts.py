"""Measure counts on the public suites of ../shared/gold: precision, recall, values and nouns of each.

    .venv/bin/python -m tests.suites.counts [--errors N]

The treebanks' own dates and durations stand in for the finder of dates, so that counts are measured alone.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
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
    return (
        item["kind"] in _QUANTITIES and not is_duration and item["number_text"].lower() not in {"un", "une"}
    )


def same_place(item: Row, mention: CountMention) -> bool:
    return bool(item["start"] < mention.number.end and mention.number.start < item["end"])


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
    print(
        f"{name:16s} P {precision:.3f}  R {recall:.3f}  value {tally['value'] / tally['hit']:.3f}", end="  "
    )
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
        if gold and (
            noun == gold
            or (mention and mention.kind in {"measure", "money", "age"} and item["kind"] == "count")
        ):
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
        elif mention.number.end - mention.number.start > 3 or text[
            mention.number.start : mention.number.end
        ].lower() not in {"un", "une"}:
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


def words(name: str, errors: int) -> None:
    """Spelled numbers: the whole text is one number of the value given."""
    rows = read(name)
    wrong = []
    for row in rows:
        tokens = tokenise(row["text"])
        ours = [(tokens.surface(one), one.value) for one in numbers.find(tokens)]
        gold = row["expected"][0]
        if len(ours) != 1 or ours[0][0] != row["text"] or ours[0][1] != Decimal(gold["value"]):
            wrong.append(f"words   {row['text']} {gold['value']} ours {ours}")
    print(f"{name:16s} right {1 - len(wrong) / len(rows):.4f} of {len(rows)}")
    print("\n".join(wrong[:errors]))


def ranges(model: Model, name: str, errors: int) -> None:
    """Bounds in the French sense: those of a range, or the side on which a modifier leaves one open."""
    right, total, shown = 0, 0, []
    for row, analysis in analysed(model, read(name)):
        ours = [_bounds(mention) for mention in counts.find(analysis, Found())]
        for item in row["expected"]:
            gold = (_number(item.get("low")), _number(item.get("high")))
            total += 1
            right += gold in ours
            if gold not in ours:
                shown.append(f"range   {row['text'][:90]} {gold} ours {ours}")
    print(f"{name} {right / total:.3f} of {total}")
    print("\n".join(shown[:errors]))


def _number(text: str | None) -> float | None:
    return None if text is None else round(float(text), 4)


def _bounds(mention: CountMention) -> tuple[float | None, float | None]:
    value = None if mention.value is None else round(float(mention.value), 4)
    if mention.modifier in {"more_than", "at_least"}:
        return value, None
    if mention.modifier in {"less_than", "at_most"}:
        return None, value
    if mention.low is not None and mention.high is not None:
        return round(float(mention.low), 4), round(float(mention.high), 4)
    return value, value


def elided(model: Model, name: str, errors: int) -> None:
    """Nouns found at another place than beside their number."""
    right, total, shown = 0, 0, []
    for row, analysis in analysed(model, read(name)):
        ours = counts.find(analysis, Found())
        for item in row["expected"]:
            mention = next((one for one in ours if same_place(item, one)), None)
            noun = row["text"][mention.noun.start : mention.noun.end] if mention and mention.noun else None
            total += 1
            right += mention is not None and noun == item["noun"]
            if mention is None or noun != item["noun"]:
                shown.append(
                    f"elided  {_context(row['text'], item)} {item['noun']} ours {noun} {mention and mention.kind}"
                )
    print(f"{name} {right / total:.3f} of {total}")
    print("\n".join(shown[:errors]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    model = load_model(Settings())
    for name in _TREEBANKS:
        treebank(model, name, options.errors)
    words("words-0-1e6", options.errors)
    ranges(model, "recognizers-NumberRangeModel", options.errors)
    elided(model, "elided-antecedents-dev", options.errors)


if __name__ == "__main__":
    main()
