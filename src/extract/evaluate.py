"""Gold against records: precision, recall and F1 per kind of mention, entity and value.

The rows mean what ../shared/score.py says: spans must be the same for people, organisations and `dates.span`;
country, date and number mentions must overlap and agree in code, value, or value and kind. `roles` and `ties`
are ours: the spans of people's roles, and the countries that the text ties to a person's name, in the articles
whose gold says anything of them.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]  # a mention, value or entity as JSON gives it
_KINDS = ("people", "organisations", "countries", "dates", "counts")


@dataclass(slots=True)
class Score:
    """Hits of one row, with the gold that was missed and the predictions that hit nothing."""

    hits: int = 0
    missed: list[tuple[str, Row]] = field(default_factory=list)
    spurious: list[tuple[str, Row]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Hits among the predictions; 1 where there are none."""
        return _ratio(self.hits, len(self.spurious))

    @property
    def recall(self) -> float:
        """Hits among the gold; 1 where there is none."""
        return _ratio(self.hits, len(self.missed))

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The score of each row, and the ids of gold articles that no record has the text of."""

    scores: Mapping[str, Score]
    unpaired: Sequence[str]


def evaluate(gold: Iterable[Row], records: Iterable[Row]) -> Evaluation:
    """Score `records` against `gold`, articles paired by their text; a gold article without a record misses all."""
    by_text = {_text_key(record["text"]): record for record in records}
    scores: dict[str, Score] = {}
    unpaired = []
    for article in gold:
        record = by_text.get(_text_key(article["text"]))
        if record is None:
            unpaired.append(str(article["id"]))
            record = {"text": article["text"], **dict.fromkeys(_KINDS, ())}
        shift = _indent(article["text"]) - _indent(record["text"])
        for name, (hits, missed, spurious) in _rows(article, _moved(record, shift)):
            score = scores.setdefault(name, Score())
            score.hits += hits
            score.missed += [(str(article["id"]), row) for row in missed]
            score.spurious += [(str(article["id"]), row) for row in spurious]
    return Evaluation(scores, unpaired)


_Outcome = tuple[int, list[Row], list[Row]]


def _rows(gold: Row, found: Row) -> Iterator[tuple[str, _Outcome]]:
    """Each row's name with its hits, missed gold and spurious predictions."""
    for kind in ("people", "organisations"):
        yield kind, _pair(_mentions(gold[kind]), _mentions(found[kind]), _same_span)
        yield f"{kind}.names", _compare(_keys(gold[kind], "name"), _keys(found[kind], "name"))
    countries = _mentions(gold["countries"], "code"), _mentions(found["countries"], "code")
    yield "countries", _pair(*countries, lambda one, other: bool(one["code"] == other["code"]))
    yield "countries.codes", _compare(_keys(gold["countries"], "code"), _keys(found["countries"], "code"))
    yield "dates.span", _pair(gold["dates"], found["dates"], _same_span)
    yield "dates.value", _pair(gold["dates"], found["dates"], _same_timex)
    counts = [_flat(count) for count in gold["counts"]], [_flat(count) for count in found["counts"]]
    yield "counts.value", _pair(*counts, _same_quantity)
    yield "counts.noun", _pair(*counts, _same_counted)
    yield "roles", _pair(_roles(gold["people"]), _roles(found["people"]), _same_span)
    if any("country" in person or "countries" in person for person in gold["people"]):
        yield "ties", _compare(_ties(gold["people"]), _ties(found["people"]))


def _pair(gold: Sequence[Row], found: Sequence[Row], same: Callable[[Row, Row], bool]) -> _Outcome:
    """Pair one to one what is the `same`: first where the spans are equal, then where they overlap."""
    hits, free = 0, dict(enumerate(found))
    missed = list(gold)
    for close in (_same_span, _overlap):
        left = []
        for one in missed:
            hit = next((key for key, other in free.items() if close(one, other) and same(one, other)), None)
            if hit is None:
                left.append(one)
            else:
                hits += 1
                del free[hit]
        missed = left
    return hits, missed, list(free.values())


def _compare(gold: set[str], found: set[str]) -> _Outcome:
    missed: list[Row] = [{"text": key} for key in sorted(gold - found)]
    spurious: list[Row] = [{"text": key} for key in sorted(found - gold)]
    return len(gold & found), missed, spurious


def _mentions(entities: Iterable[Row], *keep: str) -> list[Row]:
    return [
        {**mention, **{key: entity[key] for key in keep}}
        for entity in entities
        for mention in entity["mentions"]
    ]


def _roles(people: Iterable[Row]) -> list[Row]:
    return [role for person in people for role in person.get("roles", ())]


def _ties(people: Iterable[Row]) -> set[str]:
    """Each person's name and country as one key; gold gives one `country` or a list of `countries`."""
    return {
        f"{_fold(person['name'])}: {code}"
        for person in people
        for code in [
            *(country["code"] for country in person.get("countries", ())),
            *filter(None, [person.get("country")]),
        ]
    }


def _keys(entities: Iterable[Row], key: str) -> set[str]:
    return {_fold(entity[key]) for entity in entities}


def _flat(count: Row) -> Row:
    """A count at the place of its number, with the text of its noun."""
    noun = count.get("noun")
    return {
        **count["number"],
        **{key: _rounded(count.get(key)) for key in ("value", "low", "high")},
        "kind": count["kind"],
        "noun": _fold(noun["text"] if isinstance(noun, Mapping) else noun),
    }


def _rounded(value: float | str | None) -> float | None:
    return None if value is None else round(float(value), 6)


def _same_span(one: Row, other: Row) -> bool:
    return bool(one["start"] == other["start"] and one["end"] == other["end"])


def _overlap(one: Row, other: Row) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _same_timex(one: Row, other: Row) -> bool:
    return (one["value"] or "") == (other["value"] or "")


def _same_quantity(one: Row, other: Row) -> bool:
    """Same kind, and same value, or same bounds; a gold without any wants no more than a vague number."""
    if one["kind"] != other["kind"]:
        return False
    if one["value"] is not None:
        return bool(one["value"] == other["value"])
    if one["low"] is None and one["high"] is None:
        return other["value"] is None or other["low"] is not None
    return bool(one["low"] == other["low"] and one["high"] == other["high"])


def _same_counted(one: Row, other: Row) -> bool:
    return _same_quantity(one, other) and bool(one["noun"] == other["noun"])


def _moved(record: Row, shift: int) -> Row:
    """The record with every offset moved by `shift` characters."""
    return record if shift == 0 else {key: _shifted(value, shift) for key, value in record.items()}


def _shifted(value: Any, shift: int) -> Any:  # noqa: ANN401 (JSON)
    if isinstance(value, Mapping):
        moved = {key: _shifted(item, shift) for key, item in value.items()}
        return moved | {
            key: moved[key] + shift for key in ("start", "end") if isinstance(moved.get(key), int)
        }
    return [_shifted(item, shift) for item in value] if isinstance(value, list) else value


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _text_key(text: str) -> str:
    return _fold(" ".join(text.split()))


def _fold(name: str | None) -> str:
    """A name without case, accents and typographic apostrophes."""
    decomposed = unicodedata.normalize("NFD", (name or "").replace("’", "'").casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).strip()


def _ratio(hits: int, others: int) -> float:
    return hits / (hits + others) if hits + others else 1.0


def table(evaluation: Evaluation) -> str:
    """The scores as aligned text, one row a line."""
    lines = [f"{'kind':22} {'P':>6} {'R':>6} {'F1':>6} {'hits':>6} {'missed':>7} {'spurious':>9}"]
    lines += [
        f"{name:22} {score.precision:6.4f} {score.recall:6.4f} {score.f1:6.4f}"
        f" {score.hits:6} {len(score.missed):7} {len(score.spurious):9}"
        for name, score in evaluation.scores.items()
    ]
    return "\n".join(lines)


def errors(evaluation: Evaluation, most: int) -> Iterator[str]:
    """Up to `most` lines, each with one gold that was missed or one spurious prediction."""
    lines = (
        f"{what:9}{name:22}{article:28}{_shown(row)}"
        for name, score in evaluation.scores.items()
        for what, rows in (("missed", score.missed), ("spurious", score.spurious))
        for article, row in rows
    )
    yield from (line for _, line in zip(range(most), lines, strict=False))


def _shown(row: Row) -> str:
    shown = ("start", "text", "code", "value", "low", "high", "kind", "noun")
    return " ".join(f"{key}={row[key]!r}" for key in shown if row.get(key) not in (None, ""))


def figures(evaluation: Evaluation) -> dict[str, dict[str, float]]:
    """The scores as JSON: precision, recall and F1 to four digits, and the numbers behind them."""
    return {
        name: {
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "f1": round(score.f1, 4),
            "hits": score.hits,
            "missed": len(score.missed),
            "spurious": len(score.spurious),
        }
        for name, score in evaluation.scores.items()
    }
