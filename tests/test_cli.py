import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extract import __version__
from extract.records import Record

Run = Callable[..., subprocess.CompletedProcess[str]]
TEXT = "Selon l’ONU, 28\u202f000 Danois ont quitté Paris mardi 3 mai 2016, a dit Catherine De Bolle."


@pytest.fixture
def cli(tmp_path: Path) -> Run:
    """`extract` with these arguments, in an empty folder."""

    def run(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "extract", *arguments]
        return subprocess.run(
            command, cwd=tmp_path, input=given, capture_output=True, text=True, check=False, encoding="utf-8"
        )

    return run


def test_help_names_every_command_and_starts_at_once(cli: Run) -> None:
    done = cli("--help")
    assert done.returncode == 0
    for command in ("run", "show", "schema", "evaluate", "models"):
        assert f"  {command}" in done.stdout
    light = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "extract", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    heavy = {"spacy", "numpy", "pandas", "pydantic", "thinc", "rich"}
    assert not heavy & {line.rpartition("|")[2].strip() for line in light.stderr.splitlines()}


def test_version(cli: Run) -> None:
    assert cli("--version").stdout == f"extract {__version__}\n"


def test_run_writes_the_dataset_and_says_what_became_of_the_inputs(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "in/a.jsonl").write_text(
        json.dumps({"text": TEXT, "published": "2016-05-04"}) + "\n{\n", "utf-8"
    )
    done = cli("run", "in", "--out", "out")
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    lines = (tmp_path / "out/records.jsonl").read_bytes().splitlines()
    records = [Record.model_validate_json(line) for line in lines]
    assert [record.id for record in records] == ["a#1", "b"]
    rejected = [json.loads(line) for line in (tmp_path / "out/rejected.jsonl").read_bytes().splitlines()]
    assert [(row["source"], row["stage"], row["reason"]) for row in rejected] == [
        ("a.jsonl:2", "read", "bad_syntax")
    ]
    assert "2 records" in done.stderr
    assert "bad_syntax" in done.stderr
    assert "fr_core_news_" in done.stderr
    manifest = json.loads((tmp_path / "out/manifest.json").read_text("utf-8"))
    assert manifest["schema_version"] == "1"


def test_run_is_zero_where_all_is_fine(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert cli("run", "a.txt", "--out", "out").returncode == 0


USAGE = {
    "a missing input": (["run", "nowhere", "--out", "out"], "nowhere"),
    "an output that is a file": (["run", "a.txt", "--out", "a.txt"], "a.txt"),
    "a model that is not installed": (
        ["run", "a.txt", "--out", "out", "--model", "fr_none"],
        "extract models install",
    ),
    "a day that is none": (["run", "a.txt", "--out", "out", "--published", "28/02/2025"], "28/02/2025"),
    "gold that is no JSON": (["evaluate", "a.txt", "a.txt"], "a.txt:1"),
    "a model that nobody publishes": (["models", "install", "fr_none"], "fr_core_news_lg"),
}


@pytest.mark.parametrize(("arguments", "named"), USAGE.values(), ids=USAGE.keys())
def test_wrong_usage_is_exit_code_2_with_one_clear_line(
    cli: Run, tmp_path: Path, arguments: list[str], named: str
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    done = cli(*arguments)
    assert done.returncode == 2
    assert named in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out/records.jsonl").exists()


def test_show_is_plain_when_piped_and_reads_standard_input(cli: Run) -> None:
    done = cli("show", "-", given=TEXT)
    assert done.returncode == 0, done.stderr
    assert TEXT in done.stdout
    assert "\x1b" not in done.stdout
    assert "2016-05-03" in done.stdout
    assert "DK Danemark: Danois" in done.stdout


def test_show_names_what_is_wrong(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\x81 \x8d")
    done = cli("show", "a.txt")
    assert done.returncode == 1
    assert "a.txt" in done.stderr


def test_schema_is_the_record_s_own(cli: Run) -> None:
    assert json.loads(cli("schema").stdout) == Record.model_json_schema()


def test_models_says_which_would_run(cli: Run) -> None:
    done = cli("models")
    assert done.returncode == 0
    assert "fr_core_news_md\t3.8.0" in done.stdout
    assert "would run: fr_core_news_" in done.stdout


def test_install_fails_with_one_line_where_the_network_is_closed(tmp_path: Path) -> None:
    environment = {**os.environ, "https_proxy": "http://127.0.0.1:9", "no_proxy": ""}
    done = subprocess.run(
        [sys.executable, "-m", "extract", "models", "install", "fr_core_news_lg"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "could not be downloaded" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_evaluate_of_gold_against_itself_is_perfect(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert cli("run", "a.txt", "--out", "out").returncode == 0
    done = cli("evaluate", "out/records.jsonl", "out/records.jsonl", "--json")
    assert done.returncode == 0
    assert {row["f1"] for row in json.loads(done.stdout).values()} == {1.0}


NO_NETWORK = """
import sys
def audit(event, arguments):
    local = event == "socket.__new__" and arguments[1] == 1  # AF_UNIX: the pipe to a worker
    if event.startswith("socket.") and not local:
        raise RuntimeError(event)
sys.addaudithook(audit)
"""


def test_extraction_opens_no_socket_to_the_network(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    connect = [sys.executable, "-c", "import socket; socket.socket()"]
    assert subprocess.run(connect, env=environment, capture_output=True, check=False).returncode != 0
    command = [sys.executable, "-m", "extract", "run", "a.txt", "--out", "out"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
