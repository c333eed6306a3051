"""Every command of the README runs, in a copy of what a fresh clone has."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.articles import ROOT

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
# These call what this test is part of, or take minutes: the target must exist, and is not run.
NOT_RUN = {"make test", "make bench", "make lock"}


def commands() -> list[str]:
    lines = "".join(BLOCKS).replace("\\\n", " ").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that git tracks, with the installed environment in the place where `make setup` puts it."""
    folder = tmp_path_factory.mktemp("clone") / "extract"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv/bin").mkdir(parents=True)
    for name in ("extract", "python"):
        (folder / ".venv/bin" / name).write_text(
            f'#!/bin/sh\nexec "{sys.executable}" {"-m extract " * (name == "extract")}"$@"\n'
        )
        (folder / ".venv/bin" / name).chmod(0o755)
    (folder / ".venv/.ready").touch()
    return folder


def test_the_readme_s_commands_run(clone: Path) -> None:
    assert len(commands()) > 8
    environment = {**os.environ, "PATH": f"{clone}/.venv/bin:{os.environ['PATH']}"}
    for command in commands():
        dry = f"{command} --dry-run" if command in NOT_RUN else command
        done = subprocess.run(
            ["/bin/sh", "-c", dry], cwd=clone, env=environment, capture_output=True, text=True, check=False
        )
        expected = {0, 1} if "diff" in command else {0}
        assert done.returncode in expected, f"{command}\n{done.stdout[-500:]}\n{done.stderr[-2000:]}"


def test_the_readme_shows_real_output(clone: Path) -> None:
    """The excerpt at the top is a piece of what the first command writes."""
    excerpt = re.search(r"^```json\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert excerpt
    import json

    shown = json.loads(excerpt[1])
    made = [json.loads(line) for line in (clone / "data/out/records.jsonl").read_text("utf-8").splitlines()]
    record = next(record for record in made if record["id"] == shown["id"])
    for key, value in shown.items():
        assert record[key] == value or (
            isinstance(value, list) and all(item in record[key] for item in value)
        ), key
