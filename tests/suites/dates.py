"""Measure dates on the gold and the public suites of ../shared/gold.

    .venv/bin/python -m tests.suites.dates [--errors N]

No model is loaded: what is measured is the grammar and the resolution alone. The suites are scored by overlap,
and where their conventions differ from the guidelines both readings of a value are right: French TimeBank
writes "196X" and cuts a range in two, duckling counts half-open intervals from Friday evening.
"""

# ruff: noqa: T201  # a script that prints its figures
import argparse
import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from extract import numbers, timex
from extract.analysis import Analysis
from extract.article import Article
from extract.entities import dates
from extract.mentions import Found
from extract.records import Date, Source
from extract.tokens import tokenise

Row = dict[str, Any]

_GOLD = Path(__file__).parents[3] / "shared" / "gold"
_SOURCE = Source(path="suite", member=None, sha256="0" * 64, encoding="utf-8", media_type="text/plain")
# Vague adverbs and adjectives that TimeBank marks and the guidelines leave alone.
_VAGUE = re.compile(
    r"(?i)désormais|maintenant|actuel\w*|toujours|(un |l'|le )?(futur|avenir)|ici|pour l'instant|prochaines?|prochains"
    r"|précédent|annuels?|nocturne|l'heure de .*|l'aube de .*|un moment .*|une date ultérieure|quinquennat"
)


def read(name: str) -> list[Row]:
    """The rows of one file of the gold."""
    return [json.loads(line) for line in (_GOLD / name).read_text("utf-8").splitlines()]


def dates_of(text: str, published: str | None) -> list[Date]:
    """What the finder says of a text, without a model."""
    tokens = tokenise(text)
    found = Found()
    analysis = Analysis(tokens, numbers.find(tokens), (), [""] * len(tokens))
    found.dates = dates.find(analysis, found)
    day = date.fromisoformat(published[:10]) if published else None
    return dates.resolve(found, Article("suite", _SOURCE, text, published=day))


def overlap(gold: Row, pred: Date) -> bool:
    return bool(gold["start"] < pred.end and pred.start < gold["end"])


def f1(hits: int, pred: int, right: int, gold: int) -> str:
    precision, recall = hits / max(pred, 1), right / max(gold, 1)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def measure_gold(name: str, errors: list[str]) -> None:
    """Exact spans, and values by overlap, as score.py has them."""
    spans = values = gold_total = pred_total = 0
    for row in read(name):
        preds = dates_of(row["text"], row["published"])
        gold_total, pred_total = gold_total + len(row["dates"]), pred_total + len(preds)
        for gold in row["dates"]:
            over = [pred for pred in preds if overlap(gold, pred)]
            exact = any((pred.start, pred.end) == (gold["start"], gold["end"]) for pred in over)
            right = any(pred.value == gold["value"] for pred in over)
            spans, values = spans + exact, values + right
            if not exact or not right:
                errors.append(
                    f"{name}: {gold['text']!r} {gold['value']} found {[(p.text, p.value) for p in over]}"
                )
        errors += [
            f"{name}: spurious {pred.text!r} {pred.value}"
            for pred in preds
            if not any(overlap(gold, pred) for gold in row["dates"])
        ]
    print(
        f"{name:28} span {f1(spans, pred_total, spans, gold_total)}  value {f1(values, pred_total, values, gold_total)}"
    )


def same_timex(gold: str, pred: str | None) -> bool:
    """Whether a TimeBank value and ours mean the same, parts of a range and coarser clocks included."""
    if pred is None:
        return False
    wanted = gold.rstrip("X") if re.fullmatch(r"\d{2,3}X+", gold) else gold
    ours = {pred, *pred.split("/")} | {each.partition("T")[0] for each in pred.split("/") if "T" in each}
    return any(_plain(wanted) == _plain(each) for each in ours if each)


def _plain(value: str) -> str:
    half = {"P0.5CE": "P50Y", "P1.5Y": "P18M", "PT24H": "P1D", "P1CE": "P100Y", "P5DE": "P50Y"}
    return half.get(value, re.sub(r"^\d{4}(-WXX-\d)", r"XXXX\1", value))


def measure_timebank(errors: list[str], *, vague: bool) -> None:
    """Overlap and values on French TimeBank, with its vague adverbs (`vague`) or without."""
    found = right = gold_total = pred_found = pred_right = pred_total = 0
    for row in read("dates/timebank-dev.jsonl"):
        preds = dates_of(row["text"], row["reference"])
        golds = [gold for gold in row["expected"] if vague or not _VAGUE.fullmatch(gold["text"])]
        for gold in golds:
            over = [pred for pred in preds if overlap(gold, pred)]
            good = any(same_timex(gold["timex"], pred.value) for pred in over)
            found, right, gold_total = found + bool(over), right + good, gold_total + 1
            if not good and vague:
                context = row["text"][max(0, gold["start"] - 40) : gold["end"] + 20].replace("\n", "~")
                errors.append(
                    f"timebank {row['reference'][:10]}: {gold['text']!r} {gold['timex']} found {[(p.text, p.value, p.rule) for p in over]} …{context}…"
                )
        for pred in preds:
            over_golds = [gold for gold in row["expected"] if overlap(gold, pred)]
            if not vague and over_golds and all(_VAGUE.fullmatch(gold["text"]) for gold in over_golds):
                continue
            pred_total += 1
            pred_found += bool(over_golds)
            pred_right += any(same_timex(gold["timex"], pred.value) for gold in over_golds)
            if not over_golds and vague:
                context = row["text"][max(0, pred.start - 40) : pred.end + 20].replace("\n", "~")
                errors.append(
                    f"timebank {row['reference'][:10]}: spurious {pred.text!r} {pred.value} …{context}…"
                )
    name = "timebank, all" if vague else "timebank, vague left out"
    print(
        f"{name:28} overlap {f1(pred_found, pred_total, found, gold_total)}  value {f1(pred_right, pred_total, right, gold_total)}"
    )


def measure_duckling(genre: str, errors: list[str]) -> None:
    """Found and value rates on duckling's expressions of one genre."""
    rows = [row for row in read("dates/duckling_fr.jsonl") if row["genre"] == genre and row["expected"]]
    found = right = total = 0
    for row in rows:
        preds = dates_of(row["text"], row["reference"])
        for gold in row["expected"]:
            over = [pred for pred in preds if overlap(gold, pred)]
            good = any(_same_interval(gold, pred) for pred in over)
            total, found, right = total + 1, found + bool(over), right + good
            if not good:
                wanted = gold.get("interval") or gold.get("timex")
                errors.append(
                    f"duckling {row['text']!r} {wanted} found {[(p.text, p.value, p.earliest, p.latest) for p in over]}"
                )
    print(f"{'duckling ' + genre:28} found {found / total:.3f}  value {right / total:.3f}  of {total}")


def _same_interval(gold: Row, pred: Date) -> bool:
    """Whether both cover the same days, or, for a time, begin at the same minute."""
    if "timex" in gold:
        return _plain(gold["timex"]) == _plain(pred.value or "")
    start, end = (datetime.fromisoformat(side) if side else None for side in gold["interval"])
    if start is None or pred.value is None:
        return False
    if pred.type == "TIME" and gold["type"] == "TIME":
        return (pred.earliest or "")[:16].rstrip("Z") == start.isoformat(timespec="minutes")
    last = (end - timedelta(minutes=1)).date() if end and gold.get("open") is None else None
    ours = [date.fromisoformat(side[:10]) if side else None for side in (pred.earliest, pred.latest)]
    if gold.get("open"):
        return ours[0] is not None and abs((ours[0] - start.date()).days) <= 1
    if ours[0] is None or ours[1] is None or last is None:
        return pred.modifier in {"since", "until", "before", "after"} and start.date() in ours
    return _same_days((start.date(), last), (ours[0], ours[1]), gold, pred)


def _same_days(gold: timex.Days, ours: timex.Days, row: Row, pred: Date) -> bool:
    """Equal days; a week-end may begin on Friday, an edge may be cut elsewhere, an offset may be coarser."""
    if gold == ours:
        return True
    length = (ours[1] - ours[0]).days
    if "-WE" in (pred.value or "") or row["type"] == "RANGE":
        return (
            gold[0] <= ours[1]
            and ours[0] <= gold[1]
            and (pred.modifier is not None or abs((gold[1] - ours[1]).days) <= 3)
        )
    return row.get("grain") == "day" and length <= 31 and ours[0] <= gold[0] <= ours[1]


def sections() -> Iterator[list[str]]:
    """Print a line for each suite; yields its errors."""
    for name in ("seeds.jsonl", "articles-dev.jsonl"):
        errors: list[str] = []
        measure_gold(name, errors)
        yield errors
    for vague in (True, False):
        errors = []
        measure_timebank(errors, vague=vague)
        yield errors
    for genre in ("news", "generic", "assistant"):
        errors = []
        measure_duckling(genre, errors)
        yield errors


def main() -> None:
    """Print the figures of every suite, then its first errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    wanted = parser.parse_args().errors
    for errors in sections():
        for error in errors[:wanted]:
            print("   ", error)


if __name__ == "__main__":
    main()
