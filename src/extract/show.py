"""One article's record for a person's eyes: its text with the mentions in colour, then what they mean."""

import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from extract.article import Article
from extract.errors import ArticleError
from extract.model import load_model
from extract.pipeline import extract_articles
from extract.read import read_file
from extract.records import Record, Rejection
from extract.settings import Settings

_COLOURS = {
    "people": "bold magenta",
    "organisations": "bold blue",
    "countries": "green",
    "dates": "yellow",
    "counts": "cyan",
}


def record_of(file: Path, settings: Settings) -> Record:
    """The record of the first article of `file`, or of standard input where it is "-".

    Raises `ArticleError` where it gives none, `ConfigError` where there is no such file or model.
    """
    article = _standard_input(settings) if str(file) == "-" else read_file(file, settings)
    [outcome] = extract_articles([article], load_model(settings), settings)
    if isinstance(outcome, Rejection):
        raise ArticleError(outcome.stage, outcome.reason, outcome.message)
    return outcome


def _standard_input(settings: Settings) -> Article:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "stdin.txt"
        copy.write_bytes(sys.stdin.buffer.read())
        return read_file(copy, settings)


def show_record(record: Record, console: Console | None = None) -> None:
    """Print the text and a line for each entity and value; without colour where stdout is no terminal."""
    console = console or Console(highlight=False, soft_wrap=True)
    console.print(_coloured(record))
    for kind, lines in _lines(record).items():
        if lines:
            console.print(Text(f"\n{kind}", style=_COLOURS[kind]))
            for line in lines:
                console.print(Text(f"  {line}"))


def _coloured(record: Record) -> Text:
    text = Text(record.text)
    for kind, spans in _spans(record).items():
        for start, end in spans:
            text.stylize(_COLOURS[kind], start, end)
    return text


def _spans(record: Record) -> dict[str, list[tuple[int, int]]]:
    return {
        "organisations": [(m.start, m.end) for entity in record.organisations for m in entity.mentions],
        "people": [(m.start, m.end) for entity in record.people for m in entity.mentions],
        "counts": [(count.start, count.end) for count in record.counts],
        "dates": [(date.start, date.end) for date in record.dates],
        "countries": [(m.start, m.end) for entity in record.countries for m in entity.mentions],
    }


def _lines(record: Record) -> dict[str, list[str]]:
    return {
        "people": [
            ", ".join(
                [person.name, *(role.text for role in person.roles), *(tie.code for tie in person.countries)]
            )
            for person in record.people
        ],
        "organisations": [
            f"{body.name} ({body.acronym})" if body.acronym else body.name for body in record.organisations
        ],
        "countries": [
            f"{country.code} {country.name}: {', '.join(dict.fromkeys(m.text for m in country.mentions))}"
            for country in record.countries
        ],
        "dates": [f"{date.text} → {date.type} {date.value or '?'}" for date in record.dates],
        "counts": [
            f"{count.text} → {count.kind} {_amount(count.value, count.low, count.high)} {count.unit or ''}".rstrip()
            for count in record.counts
        ],
    }


def _amount(value: float | None, low: float | None, high: float | None) -> str:
    if value is not None:
        return str(value)
    return (
        "?"
        if low is None and high is None
        else f"{low if low is not None else ''}…{high if high is not None else ''}"
    )
