"""The command line: options → one plain call → data on stdout, messages on stderr → exit code.

0 all fine, 1 some inputs rejected or a check failed, 2 usage or configuration. Heavy modules are imported
where they are used, so that help and the light commands start at once.
"""

import dataclasses
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from extract import __version__
from extract.errors import ArticleError, ConfigError, Interrupted
from extract.settings import MAX_CHARACTERS, Settings, named_fields

if TYPE_CHECKING:
    from extract.dataset import Difference, Summary

app = typer.Typer(
    name="extract",
    help="People, organisations, countries, dates and counts from French news, with exact offsets.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich doubles the time that help takes
    context_settings={"help_option_names": ["-h", "--help"]},
)
models = typer.Typer(help="The installed base models, and which one would run.", no_args_is_help=False)
app.add_typer(models, name="models")


class Ner(StrEnum):
    """Who finds the names of people and organisations."""

    news = "news"
    stock = "stock"


class Engine(StrEnum):
    """What runs the shards."""

    processes = "processes"
    dask = "dask"


Published = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Day of publication of articles that give none."),
]
ModelName = Annotated[
    str | None, typer.Option("--model", help="Base model to run; without it lg where installed, else md.")
]
NamesFrom = Annotated[
    Ner, typer.Option("--ner", help="Who finds names: our model, or the base model's own component.")
]
AnyLanguage = Annotated[bool, typer.Option("--any-language", help="Take texts that are not French too.")]


def main() -> None:
    """Run the command line; a `ConfigError` ends with one line and exit code 2, a signal as shells expect."""
    try:
        app()
    except ConfigError as error:
        _say(f"extract: {error}")
        sys.exit(2)
    except Interrupted as error:
        _say(f"extract: {error}")
        sys.exit(128 + error.signal)


@app.callback(invoke_without_command=True)
def _version(
    *, version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False
) -> None:
    if version:
        typer.echo(f"extract {__version__}")
        raise typer.Exit


@app.command()
def run(  # noqa: PLR0913 (each is an option)
    inputs: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; - is standard input.")
    ] = None,
    *,
    out: Annotated[Path, typer.Option(help="Folder of the dataset; a run that was stopped goes on there.")],
    files_from: Annotated[Path | None, typer.Option(help="A file that lists inputs, one a line.")] = None,
    stdin_type: Annotated[str, typer.Option(help="What standard input holds: txt, jsonl, csv …")] = "txt",
    glob: Annotated[str, typer.Option(help="Of folders take only the files that match.")] = "*",
    published: Published = None,
    model: ModelName = None,
    ner: NamesFrom = Ner.news,
    any_language: AnyLanguage = False,
    encoding: Annotated[str | None, typer.Option(help="Encoding of the inputs, against the rule.")] = None,
    field: Annotated[
        list[str] | None, typer.Option(help="A column's name: text=body; also id, title, published.")
    ] = None,
    delimiter: Annotated[str | None, typer.Option(help="What separates the columns of .csv files.")] = None,
    metadata: Annotated[Path | None, typer.Option(help="A CSV file of id, title, published.")] = None,
    max_characters: Annotated[int, typer.Option(min=1, help="Longer texts are rejected.")] = MAX_CHARACTERS,
    workers: Annotated[int, typer.Option(min=1, help="Processes; the bytes do not depend on them.")] = 1,
    engine: Annotated[Engine, typer.Option(help="Own processes, or a Dask cluster.")] = Engine.processes,
    scheduler: Annotated[
        str | None, typer.Option(help="Dask: address; without it a cluster of its own.")
    ] = None,
    restart: Annotated[bool, typer.Option("--restart", help="Begin anew.")] = False,
    retry_rejected: Annotated[bool, typer.Option("--retry-rejected", help="Try the rejected again.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only say whether the dataset would change.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Extract a dataset: records.jsonl, rejected.jsonl and manifest.json."""
    from extract import base_model, dataset, read
    from extract.progress import progress_bar

    settings = dataclasses.replace(
        _settings(published, model, ner, any_language=any_language),
        encoding=encoding,
        fields=named_fields(field or []),
        delimiter=delimiter,
        metadata=metadata,
        max_characters=max_characters,
    )
    name = base_model.choose(model)
    _say(f"model {name} {base_model.installed_version(name)}")
    paths = [*(inputs or []), *(read.listed(files_from) if files_from else [])]
    labour = dataset.Labour(workers, engine=engine.value, scheduler=scheduler)
    with read.with_stdin(paths, stdin_type) as paths, progress_bar() as report:
        if check:
            difference = dataset.check(paths, out, settings, glob=glob, labour=labour, report=report)
        else:
            mode: dataset.Mode = "restart" if restart else "retry" if retry_rejected else "resume"
            summary = dataset.run(paths, out, settings, glob=glob, labour=labour, mode=mode, report=report)
    if check:
        _show_difference(difference, as_json=as_json)
    if as_json:
        typer.echo(json.dumps(dataclasses.asdict(summary), ensure_ascii=False))
    _say(_closing_line(summary, out))
    raise typer.Exit(1 if summary.rejected else 0)


@app.command()
def verify(folder: Annotated[Path, typer.Argument(help="The folder of a dataset.")]) -> None:
    """Check a dataset: hashes, counts, the schema of every line, every input in one of the two files."""
    from extract import dataset

    faults = 0
    for fault in dataset.verify(folder):
        typer.echo(fault)
        faults += 1
    _say(f"{folder}: {faults or 'no'} faults")
    raise typer.Exit(1 if faults else 0)


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(help="The folder of a dataset.")],
    after: Annotated[Path, typer.Argument(help="The folder of another.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the differences as JSON.")] = False,
) -> None:
    """Print what differs between two datasets: articles, and in them entities, dates and counts."""
    from extract import dataset

    _show_difference(dataset.diff(before, after), as_json=as_json)


@app.command()
def tables(
    folder: Annotated[Path, typer.Argument(help="The folder of a dataset.")],
    *,
    to: Annotated[Path | None, typer.Option(help="Folder of the tables; without it FOLDER/tables.")] = None,
) -> None:
    """Write a dataset as tables, CSV and Parquet: people, organisations, countries, dates, counts, mentions."""
    from extract import dataset

    for name, rows in dataset.tables(folder, to).items():
        _say(f"{name}: {rows} rows")


@app.command()
def show(
    file: Annotated[Path, typer.Argument(help="One article, or - for standard input.")],
    *,
    published: Published = None,
    model: ModelName = None,
    ner: NamesFrom = Ner.news,
    any_language: AnyLanguage = False,
) -> None:
    """Show one article's record: its text with the mentions in colour, then what they mean."""
    from extract.show import record_of, show_record

    try:
        record = record_of(file, _settings(published, model, ner, any_language=any_language))
    except ArticleError as error:
        _say(f"extract: {error}")
        raise typer.Exit(1) from None
    show_record(record)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from extract.records import Record

    typer.echo(json.dumps(Record.model_json_schema(), ensure_ascii=False, indent=2))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Annotated articles, one JSON object a line.")],
    records: Annotated[Path, typer.Argument(help="records.jsonl of a run.")],
    *,
    errors: Annotated[int, typer.Option(min=0, help="List so many misses and spurious mentions.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Print precision, recall and F1 of records against gold, per kind."""
    from extract import evaluate as evaluation

    result = evaluation.evaluate(_json_lines(gold), _json_lines(records))
    typer.echo(json.dumps(evaluation.figures(result), indent=1) if as_json else evaluation.table(result))
    for line in evaluation.errors(result, errors):
        typer.echo(line)
    for article in result.unpaired:
        _say(f"no record has the text of {article}")
    raise typer.Exit(1 if result.unpaired else 0)


@app.command()
def train(
    data: Annotated[Path, typer.Argument(help="Folder of the corpora that the configuration names.")],
    *,
    out: Annotated[Path, typer.Option(help="Folder of the model.")],
    config: Annotated[Path | None, typer.Option(help="TOML; without it the published model's.")] = None,
) -> None:
    """Train the names model; without --config the published one comes out."""
    from extract import train as training

    scores = training.train(data, out, config or training.CONFIG, report=_say)
    typer.echo(json.dumps(scores))


@models.callback(invoke_without_command=True)
def _list_models(context: typer.Context) -> None:
    """List the base models, their versions, and which one would run."""
    from extract import base_model

    if context.invoked_subcommand:
        return
    for release in base_model.RELEASES:
        version = base_model.installed_version(release.name)
        typer.echo(f"{release.name}\t{version or 'not installed'}")
    typer.echo(f"would run: {base_model.choose()}")


@models.command("install")
def _install_model(name: Annotated[str, typer.Argument(help="For example fr_core_news_lg.")]) -> None:
    """Download the publisher's wheel, check its sha256, and install it."""
    from extract import base_model

    _say(f"{name} {base_model.install(name)} is installed")


def _settings(published: datetime | None, model: str | None, ner: Ner, *, any_language: bool) -> Settings:
    day = published.date() if published else None
    return Settings(published=day, model=model, ner=ner.value, any_language=any_language)


def _show_difference(difference: "Difference", *, as_json: bool) -> NoReturn:
    """Print what differs; exit code 1 if anything does."""
    from extract.dataset.diff import as_json as json_of
    from extract.dataset.diff import as_lines

    if as_json:
        typer.echo(json.dumps(json_of(difference), ensure_ascii=False, indent=1))
    else:
        for line in as_lines(difference):
            typer.echo(line)
    raise typer.Exit(1 if difference else 0)


def _closing_line(summary: "Summary", out: Path) -> str:
    """What became of the inputs, and at what rate."""
    reasons = ", ".join(f"{number} {reason}" for reason, number in sorted(summary.rejected.items()))
    rejected = sum(summary.rejected.values())
    total = summary.records + rejected
    parts = [
        f"{summary.records} records",
        f"{rejected} rejected ({reasons})" if rejected else "none rejected",
    ]
    if new := total - summary.reused:
        parts.append(f"{new / summary.seconds:.1f} articles/s")
    if summary.reused:
        parts.append(f"{summary.reused} done before")
    if summary.ignored:
        parts.append(f"{summary.ignored} files of no known type ignored")
    return f"{out}: {', '.join(parts)}"


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file; raises `ConfigError` with the place of what is none."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _json_object(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error


def _json_object(line: str, place: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise ConfigError(f"{place}: {error}") from error
    if not isinstance(value, dict):
        raise ConfigError(f"{place}: not a JSON object")
    return value


def _say(message: str) -> None:
    """A message for the person at the terminal: stdout is for data."""
    typer.echo(message, err=True)
