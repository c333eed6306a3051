"""Measure counts on the public suites of ../shared/gold: precision, recall, values and nouns of each.

    .venv/bin/python -m tests.suites.counts [--errors N]

The treebanks' own dates and durations stand in for the finder of dates, so that counts are measured alone.
"""

# ruff: noqa: T201  # a script that prints its figures

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
    """Quantities of a treebank: found, spurious, their values and nouns."""
    tally: Counter[str] = Counter()
    shown: list[str] = []
    for row, analysis in analysed(model, read(name)):
        ours = found_in(row, analysis)
        for item in filter(is_wanted, row["expected"]):
            _compare(
                row["text"], item, next((one for one in ours if same_place(item, one)), None), tally, shown
            )
        for mention in ours:
            _check(row, mention, tally, shown)
    precision = tally["right"] / (tally["right"] + tally["spurious"])
    without_other = tally["right"] / (tally["right"] + tally["spurious"] - tally["other"])
    recall = tally["hit"] / (tally["hit"] + tally["missed"])
    print(f'{name:16s} P {precision:.3f} ({without_other:.3f} without "other")  R {recall:.3f}', end="  ")
    print(
        f"value {tally['value'] / tally['hit']:.3f}  noun {tally['noun'] / tally['nouns']:.3f}  {dict(tally)}"
    )
    print("\n".join(shown[:errors]))


def _compare(
    text: str, item: Row, mention: CountMention | None, tally: Counter[str], shown: list[str]
) -> None:
    """Count what is right of a quantity of the treebank: place, value, noun ("of" where it has a unit)."""
    gold = item.get("noun") if item["kind"] == "count" else item.get("of")
    gold = None if item["kind"] == "money" else gold  # GUIDELINES: money has no noun
    tally["nouns"] += gold is not None
    if mention is None:
        tally["missed"] += 1
        shown.append(f"missed  {_context(text, item)} {item['kind']} {gold}")
        return
    tally["hit"] += 1
    tally["value"] += same_value(item, mention)
    noun = text[mention.noun.start : mention.noun.end] if mention.noun else None
    has_unit = item["kind"] == "count" != mention.kind  # "75 années-lumière" is a count there
    tally["noun"] += gold is not None and (noun == gold or has_unit)
    if not same_value(item, mention) or (noun != gold and not has_unit):
        shown.append(
            f"wrong   {_context(text, item)} {item.get('value')} {gold}, ours {mention.value} {noun}"
        )


def _check(row: Row, mention: CountMention, tally: Counter[str], shown: list[str]) -> None:
    """Count a quantity of ours as right or spurious; fractions, ages and a lone un or une as neither."""
    items = [item for item in row["expected"] if same_place(item, mention)]
    kinds = {item["kind"] for item in items}
    where = {"start": mention.number.start, "end": mention.number.end}
    if any(is_wanted(item) for item in items):
        tally["right"] += 1
    elif "fraction" not in kinds and mention.kind != "age" and _text(row, mention) not in {"un", "une"}:
        tally["spurious"] += 1
        tally["other"] += "other" in kinds  # a number that the treebank's rules left open
        shown.append(f"spurious{_context(row['text'], where)} {sorted(kinds)}, ours {mention.kind}")


def _text(row: Row, mention: CountMention) -> str:
    return str(row["text"][mention.number.start : mention.number.end]).lower()


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
