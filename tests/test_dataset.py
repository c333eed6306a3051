"""What can be done with a finished dataset: verify, diff, tables, check; each by its command too."""

import csv
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast, get_args

import pandas as pd
import pytest
from typer.main import get_command
from typer.testing import CliRunner

from extract.cli import app
from extract.dataset import TABLES, Labour, check, diff, run, tables, verify
from extract.dataset.diff import as_json, as_lines, summary
from extract.errors import ConfigError, Reason
from extract.settings import Settings
from tests import fake
from tests.articles import ROOT

LABOUR = Labour(0, loader=fake.LOADER)
TEXT = "Emmanuel Macron et la ministre Rachida Dati, à Paris : 25 blessés, 3,5 % le 3 mai 2016 selon l'ONU."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of four records and two rejections, with its inputs beside it."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(TEXT, "utf-8")
    (folder / "in" / "b:c.txt").write_text("Deux.", "utf-8")
    (folder / "in" / "empty.txt").write_text("")
    (folder / "in" / "rows.jsonl").write_text('{"text":"Trois."}\n{"text":"Quatre."}\n{"text":5}\n', "utf-8")
    run([folder / "in"], folder / "out", Settings(), labour=LABOUR)
    return folder


@pytest.fixture
def dataset(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made / "out", tmp_path / "out"))


def edit(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text("utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, "utf-8")


def test_a_sound_dataset_has_no_faults(dataset: Path) -> None:
    assert list(verify(dataset)) == []


@pytest.mark.parametrize(
    ("name", "change", "fault"),
    [
        ("records.jsonl", lambda text: text.replace("Deux", "Dix."), r"records.jsonl: its bytes are not"),
        ("records.jsonl", lambda text: text + "\n", r"records.jsonl: \d+ bytes, not \d+"),
        ("records.jsonl", lambda text: text.replace('"1"', '"2"', 1), r"records.jsonl:1: schema_version: Input"),
        ("records.jsonl", lambda text: text.replace('"rows#2"', '"rows#1"'), r"records.jsonl:4: a second record 'rows#1'"),
        ("records.jsonl", lambda text: text.replace('"member":"2"', '"member":"1"'), r"records.jsonl:4: a second line for rows.jsonl:1"),
        ("records.jsonl", lambda text: text.splitlines(keepends=True)[0], r"b:c.txt: neither in records.jsonl nor in rejected.jsonl"),
        ("records.jsonl", lambda text: "".join(text.splitlines(keepends=True)[:3]), r"rows.jsonl: 1 records, not 2"),
        ("records.jsonl", lambda text: re.sub('"sha256":"..', '"sha256":"00', text, count=1), r"records.jsonl:1: a.txt had another sha256"),
        ("rejected.jsonl", lambda text: text.replace("empty.txt", "other.txt"), r"rejected.jsonl:1: other.txt is no input"),
        ("rejected.jsonl", lambda text: text.replace('"empty"', '"dull"'), r"rejected.jsonl:1: reason"),
        ("rejected.jsonl", lambda text: text.replace('"bad_field"', '"bad_syntax"'), r"rejections: .*bad_syntax"),
        ("manifest.json", lambda text: text.replace("empty.txt", "gone.txt"), r"gone.txt: neither in"),
    ],
)  # fmt: skip
def test_each_fault_is_named(name: str, change: Callable[[str], str], fault: str, dataset: Path) -> None:
    edit(dataset / name, change)
    assert any(re.match(fault, found) for found in verify(dataset)), list(verify(dataset))


def test_missing_files_and_damaged_shards_are_faults(dataset: Path) -> None:
    (dataset / "rejected.jsonl").unlink()
    (shard,) = (dataset / ".state" / "shards").glob("*.jsonl")
    shard.write_text("")
    faults = list(verify(dataset))
    assert "rejected.jsonl: it is missing" in faults
    assert any("its shard's file is not what it says" in fault for fault in faults)
    with pytest.raises(ConfigError, match="no finished dataset"):
        list(verify(dataset / ".state"))


def value(text: str, **fields: object) -> dict[str, object]:
    """A mention in TEXT."""
    start = TEXT.index(text)
    return {"text": text, "start": start, "end": start + len(text), **fields}


def entities() -> dict[str, list[dict[str, object]]]:
    number = value("25")
    date = {
        "type": "DATE",
        "earliest": "2016-05-03",
        "latest": "2016-05-03",
        "modifier": None,
        "relative": False,
    }
    return {
        "people": [
            {"name": "Emmanuel Macron", "mentions": [value("Emmanuel Macron")], "roles": [], "countries": []},
            {
                "name": "Rachida Dati",
                "mentions": [value("Rachida Dati")],
                "roles": [value("ministre", organisation="ONU")],
                "countries": [value("Paris", code="FR")],
            },
        ],
        "organisations": [{"name": "ONU", "acronym": "ONU", "mentions": [value("ONU")]}],
        "countries": [{"code": "FR", "name": "France", "mentions": [value("Paris", kind="city", subdivision=None)]}],
        "dates": [value("3 mai 2016", value="2016-05-03", rule="calendar", **date)],
        "counts": [
            value("25 blessés", number=number, value=25, low=None, high=None, modifier="exact", kind="count", unit=None,
                  noun=value("blessés", lemma="blessé"), elided=False),
            value("3,5 %", number=value("3,5"), value=3.5, low=None, high=None, modifier="exact", kind="percent",
                  unit=None, noun=None, elided=False),
        ],
    }  # fmt: skip


def with_entities(dataset: Path, change: Callable[[dict[str, list[dict[str, object]]]], None]) -> Path:
    """Give the first record entities, changed a little."""
    found = entities()
    change(found)
    first, *others = (dataset / "records.jsonl").read_text("utf-8").splitlines()
    record = json.loads(first)
    record.update(found)
    lines = [json.dumps(record, ensure_ascii=False), *others]
    (dataset / "records.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return dataset


def test_the_difference_names_articles_entities_and_values(made: Path, tmp_path: Path) -> None:
    def change(found: dict[str, list[dict[str, object]]]) -> None:
        found["people"].pop(0)
        found["organisations"][0]["acronym"] = None
        found["counts"][0]["value"] = 24
        found["dates"].append(found["dates"][0])

    before = with_entities(Path(shutil.copytree(made / "out", tmp_path / "before")), lambda _: None)
    after = with_entities(Path(shutil.copytree(made / "out", tmp_path / "after")), change)
    edit(after / "records.jsonl", lambda text: text.replace('"rows#1"', '"rows#9"'))
    edit(after / "rejected.jsonl", lambda text: text.replace('"reason":"empty"', '"reason":"binary"'))
    found = diff(before, after)
    assert list(as_lines(found)) == [
        "~ a",
        "    - people Emmanuel Macron",
        '    ~ organisations ONU: acronym "ONU" → null',
        "    + dates 3 mai 2016",
        "    ~ counts 25 blessés: value 25 → 24",
        "+ rows#9",
        "- rows#1",
        '~ rejected empty.txt: reason "empty" → "binary"',
        "articles: 1 added, 1 removed, 1 changed",
        "rejected: 0 added, 0 removed, 1 changed",
        "people: 0 added, 1 removed, 0 changed",
        "organisations: 0 added, 0 removed, 1 changed",
        "dates: 1 added, 0 removed, 0 changed",
        "counts: 0 added, 0 removed, 1 changed",
    ]
    assert as_json(found)["summary"] == summary(found)
    assert not diff(before, before)


def test_moved_text_moves_no_entity(made: Path, tmp_path: Path) -> None:
    before = with_entities(Path(shutil.copytree(made / "out", tmp_path / "before")), lambda _: None)
    after = Path(shutil.copytree(before, tmp_path / "after"))
    record, *others = (after / "records.jsonl").read_text("utf-8").splitlines()
    moved = re.sub(r'"(start|end)": (\d+)', lambda found: f'"{found[1]}": {int(found[2]) + 2}', record)
    lines = [moved.replace('"text": "Emmanuel Macron et', '"text": "— Emmanuel Macron et'), *others]
    (after / "records.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    assert [change.kind for change in diff(before, after).articles[0].changes] == ["text"]


def test_tables_have_the_documented_columns(dataset: Path, tmp_path: Path) -> None:
    with_entities(dataset, lambda _: None)
    rows = tables(dataset, tmp_path / "tables")
    assert rows == {
        "articles": 4, "people": 2, "organisations": 1, "countries": 1, "dates": 1, "counts": 2, "mentions": 4,
    }  # fmt: skip
    for name, columns in TABLES.items():
        frame = pd.read_parquet(tmp_path / "tables" / f"{name}.parquet")
        assert (list(frame.columns), len(frame)) == (list(columns), rows[name])
        with (tmp_path / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert (len(list(csv.DictReader(file))), file.newlines) == (rows[name], "\n")
    lines = (tmp_path / "tables" / "counts.csv").read_text("utf-8").splitlines()
    assert lines[1] == "a,25 blessés,55,65,25,25,,,exact,count,,blessés,blessé,False"
    assert (tmp_path / "tables" / "people.csv").read_text("utf-8").splitlines()[
        2
    ] == "a,2,Rachida Dati,1,ministre,ONU,FR"


def test_check_says_whether_the_dataset_would_change(made: Path, dataset: Path) -> None:
    assert not check([made / "in"], dataset, Settings(), labour=LABOUR)
    found = check([made / "in" / "a.txt"], dataset, Settings(any_language=True), labour=LABOUR)
    assert found.made == ["settings.any_language was False, is True"]
    assert summary(found)["articles"]["removed"] == 3


def test_commands_print_and_exit_by_what_they_find(dataset: Path, tmp_path: Path) -> None:
    command = CliRunner().invoke
    other = Path(shutil.copytree(dataset, tmp_path / "other"))
    assert command(app, ["verify", str(dataset)]).exit_code == 0
    assert command(app, ["diff", str(dataset), str(other)]).exit_code == 0
    edit(other / "records.jsonl", lambda text: text.replace("Deux", "Dix."))
    verified, differing = (
        command(app, ["verify", str(other)]),
        command(app, ["diff", str(dataset), str(other), "--json"]),
    )
    assert (verified.exit_code, differing.exit_code) == (1, 1)
    assert "records.jsonl: its bytes are not those of the manifest" in verified.stdout
    assert json.loads(differing.stdout)["articles"][0]["id"] == "b:c"
    assert command(app, ["tables", str(dataset)]).exit_code == 0
    assert (dataset / "tables" / "people.csv").exists()


BATCH = (ROOT / "docs" / "batch.md").read_text("utf-8")


def rows(heading: str) -> dict[str, str]:
    """The first two cells of the table below a heading."""
    table = BATCH.split(heading)[1].split("\n\n")[0].splitlines()[1:]
    return dict(line.strip("| ").split(" | ")[:2] for line in table)


def test_the_documented_columns_reasons_and_options_are_those_there_are() -> None:
    columns = {
        name: re.sub(r" \(.*?\)", "", text).split(", ")
        for name, text in rows("| table | columns |\n").items()
    }
    assert columns == {name: list(table) for name, table in TABLES.items()}
    reasons = {name for cell in rows("| reason | why |\n") for name in cell.split(", ")}
    assert reasons == set(get_args(Reason))
    commands = cast("Any", get_command(app)).commands.values()
    known = {option for command in commands for part in command.params for option in part.opts}
    assert set(re.findall(r"--[a-z][a-z-]+", BATCH)) - {"--nthreads"} <= known
