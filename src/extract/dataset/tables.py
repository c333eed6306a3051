"""The dataset as flat tables, CSV and Parquet: one row for each article, entity, value and mention."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any, Self

from extract.dataset.files import writing_to
from extract.dataset.verify import read_manifest
from extract.dataset.workspace import RECORDS

Row = dict[str, Any]

# Columns and their types, in order. `article` is the record's id; `entity` numbers the entities of a kind in
# their article from 1; several values in one cell are joined by "; ".
TABLES: dict[str, dict[str, str]] = {
    "articles": {"article": "string", "path": "string", "member": "string", "title": "string", "published": "string",
                 "language": "string", "characters": "int64"},
    "people": {"article": "string", "entity": "int64", "name": "string", "mentions": "int64", "roles": "string",
               "organisations": "string", "countries": "string"},
    "organisations": {"article": "string", "entity": "int64", "name": "string", "acronym": "string", "mentions": "int64"},
    "countries": {"article": "string", "entity": "int64", "code": "string", "name": "string", "mentions": "int64"},
    "dates": {"article": "string", "text": "string", "start": "int64", "end": "int64", "type": "string", "value": "string",
              "earliest": "string", "latest": "string", "modifier": "string", "relative": "bool"},
    "counts": {"article": "string", "text": "string", "start": "int64", "end": "int64", "number": "string",
               "value": "double", "low": "double", "high": "double", "modifier": "string", "kind": "string",
               "unit": "string", "noun": "string", "lemma": "string", "elided": "bool"},
    "mentions": {"article": "string", "kind": "string", "entity": "int64", "name": "string", "text": "string",
                 "start": "int64", "end": "int64", "points": "string", "subdivision": "string"},
}  # fmt: skip
_CHUNK = 500  # articles in memory at a time


def tables(out: Path, folder: Path | None = None) -> dict[str, int]:
    """Write each of `TABLES` as NAME.csv and NAME.parquet into `folder` (without it `out`/tables); their rows.

    Raises `ConfigError` where `out` is no dataset or `folder` cannot be written to.
    """
    read_manifest(out)
    folder = folder or out / "tables"
    rows = dict.fromkeys(TABLES, 0)
    with writing_to(folder), ExitStack() as stack:
        folder.mkdir(parents=True, exist_ok=True)
        writers = {
            name: stack.enter_context(_Writer(folder, name, columns)) for name, columns in TABLES.items()
        }
        records = map(json.loads, stack.enter_context((out / RECORDS).open("rb")))
        while chunk := list(islice(records, _CHUNK)):
            for name, rows_of in _ROWS.items():
                found = [row for record in chunk for row in rows_of(record)]
                writers[name].write(found)
                rows[name] += len(found)
    return rows


class _Writer:
    """One table as CSV and as Parquet, written chunk by chunk."""

    def __init__(self, folder: Path, name: str, columns: dict[str, str]) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        self._columns = columns
        self._schema = pa.schema([(column, pa.type_for_alias(kind)) for column, kind in columns.items()])
        self._csv = (folder / f"{name}.csv").open("w", encoding="utf-8", newline="")
        self._parquet = parquet.ParquetWriter(folder / f"{name}.parquet", self._schema)
        self.write([], header=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._csv.close()
        self._parquet.close()

    def write(self, rows: list[Row], *, header: bool = False) -> None:
        """Append rows."""
        import pandas as pd
        import pyarrow as pa

        frame = pd.DataFrame(rows, columns=list(self._columns), dtype=object)
        frame.to_csv(self._csv, index=False, header=header, lineterminator="\n")
        if rows:
            self._parquet.write_table(pa.Table.from_pylist(rows, schema=self._schema))


def _articles(record: Row) -> Iterator[Row]:
    source = record["source"]
    yield {
        "article": record["id"],
        "path": source["path"],
        "member": source["member"],
        "title": record["title"],
        "published": record["published"],
        "language": record["language"]["code"],
        "characters": len(record["text"]),
    }


def _people(record: Row) -> Iterator[Row]:
    for row, person in _entities(record, "people"):
        roles = person["roles"]
        yield {
            **row,
            "name": person["name"],
            "roles": _joined(role["text"] for role in roles),
            "organisations": _joined(role["organisation"] for role in roles),
            "countries": _joined(country["code"] for country in person["countries"]),
        }


def _organisations(record: Row) -> Iterator[Row]:
    for row, organisation in _entities(record, "organisations"):
        yield {**row, "name": organisation["name"], "acronym": organisation["acronym"]}


def _countries(record: Row) -> Iterator[Row]:
    for row, country in _entities(record, "countries"):
        yield {**row, "code": country["code"], "name": country["name"]}


def _entities(record: Row, kind: str) -> Iterator[tuple[Row, Row]]:
    for number, entity in enumerate(record[kind], start=1):
        yield {"article": record["id"], "entity": number, "mentions": len(entity["mentions"])}, entity


def _dates(record: Row) -> Iterator[Row]:
    for date in record["dates"]:
        yield {
            "article": record["id"],
            **{column: date[column] for column in TABLES["dates"] if column != "article"},
        }


def _counts(record: Row) -> Iterator[Row]:
    for count in record["counts"]:
        noun = count["noun"] or {"text": None, "lemma": None}
        yield {
            **{column: count[column] for column in TABLES["counts"] if column in count},
            "article": record["id"],
            "number": count["number"]["text"],
            "noun": noun["text"],
            "lemma": noun["lemma"],
        }


def _mentions(record: Row) -> Iterator[Row]:
    for kind in ("people", "organisations", "countries"):
        for number, entity in enumerate(record[kind], start=1):
            for mention in entity["mentions"]:
                yield {
                    "article": record["id"],
                    "kind": kind,
                    "entity": number,
                    "name": entity["name"],
                    "text": mention["text"],
                    "start": mention["start"],
                    "end": mention["end"],
                    "points": mention.get("kind"),
                    "subdivision": mention.get("subdivision"),
                }


def _joined(values: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


_ROWS: dict[str, Callable[[Row], Iterator[Row]]] = {
    "articles": _articles,
    "people": _people,
    "organisations": _organisations,
    "countries": _countries,
    "dates": _dates,
    "counts": _counts,
    "mentions": _mentions,
}
