"""A run keeps what it finished and gives the same bytes, whatever stops it."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.dataset import Labour, Progress, run, verify
from extract.dataset import workers as workers_module
from extract.errors import ConfigError, Interrupted
from extract.settings import Settings
from tests import fake

DATASET = ("records.jsonl", "rejected.jsonl", "manifest.json")


def labour(workers: int = 0, shard_bytes: int = 4_000, stuck_after: float = 60.0) -> Labour:
    return Labour(workers, shard_bytes, stuck_after, fake.LOADER)


def dataset(out: Path) -> list[bytes]:
    return [(out / name).read_bytes() for name in DATASET]


def lines(out: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / name).read_bytes().splitlines()]


def write_articles(folder: Path, count: int = 40, text: str = "Un article numéro {} de Paris.") -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"a{number:03}.txt").write_text(text.format(number) + " Et encore." * 20, "utf-8")
    rows = [json.dumps({"id": f"r{number}", "text": text.format(number)}) for number in range(count)]
    (folder / "rows.jsonl").write_text("\n".join([*rows, "{broken", ""]), "utf-8")
    return folder


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "in")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The dataset of `articles`, made in one go."""
    folder = tmp_path_factory.mktemp("undisturbed")
    run([write_articles(folder / "in")], folder / "out", Settings(), labour=labour())
    return dataset(folder / "out")


def test_every_item_in_exactly_one_file_in_order(articles: Path, tmp_path: Path) -> None:
    summary = run([articles], tmp_path / "out", Settings(), labour=labour())
    assert summary.records == 80
    assert summary.rejected == {"bad_syntax": 1}
    ids = [record["id"] for record in lines(tmp_path / "out", "records.jsonl")]
    assert ids == [f"a{number:03}" for number in range(40)] + [f"r{number}" for number in range(40)]
    (rejection,) = lines(tmp_path / "out", "rejected.jsonl")
    assert rejection["source"] == "rows.jsonl:41"
    assert str(rejection["message"]).startswith("rows.jsonl:41: ")


@pytest.mark.parametrize(("workers", "shard_bytes"), [(1, 10**9), (2, 3_000), (3, 1_000)])
def test_workers_and_shards_change_no_byte(
    workers: int, shard_bytes: int, articles: Path, tmp_path: Path, undisturbed: list[bytes]
) -> None:
    run([articles], tmp_path / "out", Settings(), labour=labour(workers, shard_bytes))
    assert dataset(tmp_path / "out") == undisturbed


def test_environment_and_file_order_change_no_byte(
    articles: Path, tmp_path: Path, undisturbed: list[bytes]
) -> None:
    other = tmp_path / "in2"
    other.mkdir()
    for path in sorted(articles.iterdir(), reverse=True):
        (other / path.name).write_bytes(path.read_bytes())
    for number, variables in enumerate(
        [
            {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
            {"PYTHONHASHSEED": "7", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"},
        ]
    ):
        out = tmp_path / f"out{number}"
        done = subprocess.run(command(other, out), env=environment(**variables), cwd=tmp_path, check=False)
        assert done.returncode == 0
        assert dataset(out) == undisturbed


def command(inputs: Path, out: Path, workers: int = 1, shard_bytes: int = 2_000) -> list[str]:
    return [sys.executable, "-m", "tests.fake", str(inputs), str(out), str(workers), str(shard_bytes)]


def environment(**variables: str) -> dict[str, str]:
    root = Path(__file__).parents[1]
    return {**os.environ, "PYTHONPATH": f"{root / 'src'}:{root}", **variables}


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_runs_resume_to_the_same_bytes(workers: int, tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "in", text="Article {} WAIT=0.02")
    out = tmp_path / "out"
    chance = random.Random(workers)  # noqa: S311 (a test)
    for kills in range(1, 4):
        process = subprocess.Popen(command(articles, out, workers), env=environment())
        wait_for_receipts(process, out, kills)
        time.sleep(chance.random() / 5)
        process.kill()
        process.wait()
    summary = run([articles], out, Settings(), labour=labour(workers, 2_000))
    assert 0 < summary.reused < 81
    run([articles], tmp_path / "undisturbed", Settings(), labour=labour())
    assert dataset(out) == dataset(tmp_path / "undisturbed")


def wait_for_receipts(process: "subprocess.Popen[bytes]", out: Path, count: int) -> None:
    while len(list(out.glob(".state/shards/*.receipt"))) < count:
        assert process.poll() is None, "it ended too early"
        time.sleep(0.01)


def test_killed_workers_cost_nothing(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "in", text="Article {} WAIT=0.02")
    out = tmp_path / "out"
    process = subprocess.Popen(command(articles, out, workers=2), env=environment())
    chance = random.Random(3)  # noqa: S311 (a test)
    for kills in range(1, 4):
        wait_for_receipts(process, out, 2 * kills)
        time.sleep(chance.random() / 5)
        if victims := children(process.pid):
            os.kill(chance.choice(victims), signal.SIGKILL)
    assert process.wait() == 0
    assert (out / "run.log.jsonl").read_text().count("a worker died") > 0
    run([articles], tmp_path / "undisturbed", Settings(), labour=labour())
    assert dataset(out) == dataset(tmp_path / "undisturbed")


def test_a_dask_cluster_with_a_killed_worker_gives_the_same_bytes(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "in", text="Article {} WAIT=0.02")
    (articles / "a007.txt").write_text("Un article DIE=", "utf-8")
    out = tmp_path / "out"
    process = subprocess.Popen([*command(articles, out, workers=2), "dask"], env=environment())
    wait_for_receipts(process, out, 2)
    if victims := children(process.pid):
        os.kill(victims[-1], signal.SIGKILL)
    assert process.wait() == 0
    assert victims
    run([articles], tmp_path / "undisturbed", Settings(), labour=labour(1))
    assert dataset(out) == dataset(tmp_path / "undisturbed")


def children(pid: int) -> list[int]:
    """The worker processes of a run: its children that were spawned."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == pid and b"spawn_main" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue  # it ended meanwhile
    return sorted(found)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_run_and_keeps_what_is_finished(number: signal.Signals, tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "in", text="Article {} WAIT=0.02")
    out = tmp_path / "out"
    process = subprocess.Popen(command(articles, out, workers=2), env=environment(), start_new_session=True)
    wait_for_receipts(process, out, 2)
    for _ in range(2):
        os.killpg(process.pid, number)  # as a terminal does: the workers get it too
    assert process.wait(10) == 128 + number
    assert not (out / "manifest.json").exists()
    assert run([articles], out, Settings(), labour=labour()).reused > 0


@pytest.mark.parametrize("position", [0, 5])
def test_the_poison_article_is_rejected_and_costs_no_other(
    position: int, articles: Path, tmp_path: Path
) -> None:
    (articles / f"a{position:03}.txt").write_text("Un article DIE=", "utf-8")
    notes: list[str] = []
    summary = run(
        [articles], tmp_path / "out", Settings(), labour=labour(2), report=lambda p: notes.append(p.note)
    )
    assert summary.records == 79
    assert summary.rejected == {"bad_syntax": 1, "worker_died": 1}
    assert sum("a worker died" in note for note in notes) == 3
    rejection = lines(tmp_path / "out", "rejected.jsonl")[0]
    assert (rejection["id"], rejection["stage"]) == (f"a{position:03}", "annotate")


def test_a_stuck_worker_is_killed_and_its_article_rejected(articles: Path, tmp_path: Path) -> None:
    (articles / "a001.txt").write_text("Un article WAIT=60", "utf-8")
    summary = run([articles], tmp_path / "out", Settings(), labour=labour(2, stuck_after=1.5))
    assert summary.rejected == {"bad_syntax": 1, "worker_died": 1}
    assert summary.seconds < 30


def test_a_worker_that_dies_once_costs_nothing(articles: Path, tmp_path: Path) -> None:
    (articles / "a003.txt").write_text(f"Un article DIE_ONCE={tmp_path}/died", "utf-8")
    assert run([articles], tmp_path / "out", Settings(), labour=labour(1)).rejected == {"bad_syntax": 1}


def test_a_passing_failure_is_mended_by_retry(articles: Path, tmp_path: Path) -> None:
    passed = tmp_path / "passed"
    for path in (articles / "a003.txt", articles / "rows.jsonl"):
        text = f"Un article DIE_UNLESS={passed}"
        path.write_text(
            text
            if path.suffix == ".txt"
            else '{"text":"un"}\n{"text":"DIE_UNLESS"}\n{"text":"deux"}'.replace("DIE_UNLESS", text)
        )
    out = tmp_path / "out"
    assert run([articles], out, Settings(), labour=labour(1)).rejected == {"worker_died": 2}
    passed.touch()
    assert run([articles], out, Settings(), labour=labour()).rejected == {"worker_died": 2}
    assert run([articles], out, Settings(), labour=labour(), mode="retry").rejected == {}
    run([articles], tmp_path / "fresh", Settings(), labour=labour())
    assert dataset(out) == dataset(tmp_path / "fresh")
    assert run([articles], out, Settings(), labour=labour()).reused == 43


def test_only_changed_and_added_inputs_are_redone(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([articles], out, Settings(), labour=labour())
    (articles / "a000b.txt").write_text("Un de plus.", "utf-8")
    (articles / "a005.txt").write_text("Un autre.", "utf-8")
    (articles / "a006.txt").unlink()
    os.utime(articles / "a007.txt", (1, 1))
    summary = run([articles], out, Settings(), labour=labour())
    assert summary.reused == 81 - 2
    run([articles], tmp_path / "fresh", Settings(), labour=labour())
    assert dataset(out) == dataset(tmp_path / "fresh")
    assert list(verify(out)) == []


def test_shards_of_no_further_use_are_removed(articles: Path, tmp_path: Path) -> None:
    shards = tmp_path / "out" / ".state" / "shards"
    run([articles], tmp_path / "out", Settings(), labour=labour())
    before = {path.name for path in shards.iterdir()}
    (shards / "stray.jsonl").write_text("what a crash left before the receipt")
    (articles / "rows.jsonl").unlink()
    run([articles], tmp_path / "out", Settings(), labour=labour())
    after = {path.name for path in shards.iterdir()}
    assert after < before
    assert list(verify(tmp_path / "out")) == []


def test_other_settings_are_refused_by_name_unless_restarted(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([articles], out, Settings(), labour=labour())
    with pytest.raises(ConfigError, match="any_language was False, is True"):
        run([articles], out, Settings(any_language=True), labour=labour())
    summary = run([articles], out, Settings(any_language=True), labour=labour(), mode="restart")
    assert summary.reused == 0


def test_a_damaged_shard_is_redone(articles: Path, tmp_path: Path, undisturbed: list[bytes]) -> None:
    out = tmp_path / "out"
    run([articles], out, Settings(), labour=labour())
    shard = next((out / ".state" / "shards").glob("*.jsonl"))
    shard.write_bytes(shard.read_bytes().replace(b"Paris", b"Pairs", 1))
    summary = run([articles], out, Settings(), labour=labour())
    assert 0 < summary.reused < 81
    assert dataset(out) == undisturbed


def test_duplicate_ids_name_both_places(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Un.")
    (folder / "b.jsonl").write_text(
        '{"id":"a","text":"Deux."}\n{"id":"c","text":"Trois."}\n{"id":"c","text":"4."}\n'
    )
    summary = run([folder], tmp_path / "out", Settings(), labour=labour())
    assert (summary.records, summary.rejected) == (2, {"duplicate_id": 2})
    messages = [rejection["message"] for rejection in lines(tmp_path / "out", "rejected.jsonl")]
    assert messages == [
        "b.jsonl:1: its id 'a' is that of a.txt",
        "b.jsonl:3: its id 'c' is that of b.jsonl:2",
    ]


def test_workers_retire(
    articles: Path, tmp_path: Path, undisturbed: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    started = 0

    def start(work: workers_module.Work) -> object:
        nonlocal started
        started += 1
        return original(work)

    original = workers_module._start  # noqa: SLF001 (counted)
    monkeypatch.setattr(workers_module, "_start", start)
    monkeypatch.setattr(workers_module, "_TASKS", 2)
    run([articles], tmp_path / "out", Settings(), labour=labour(1, 2_000))
    shards = len(list((tmp_path / "out" / ".state" / "shards").glob("*.receipt")))
    assert started == (shards + 1) // 2 > 2
    assert dataset(tmp_path / "out") == undisturbed


def test_a_file_that_vanishes_is_rejected(articles: Path, tmp_path: Path) -> None:
    def remove(progress: Progress) -> None:
        if progress.stage == "plan":
            (articles / "a004.txt").unlink(missing_ok=True)

    summary = run([articles], tmp_path / "out", Settings(), labour=labour(), report=remove)
    assert summary.rejected == {"bad_syntax": 1, "unreadable": 1}


def test_a_full_disk_is_a_configuration_error_and_resumable(
    articles: Path, tmp_path: Path, undisturbed: list[bytes]
) -> None:
    out = tmp_path / "out"
    limited = f"ulimit -f 4; exec {' '.join(command(articles, out, shard_bytes=6_000))}"
    done = subprocess.run(["bash", "-c", limited], env=environment(), check=False)  # noqa: S607
    assert done.returncode == 2
    run([articles], out, Settings(), labour=labour())
    assert dataset(out) == undisturbed


def test_a_lost_output_folder_is_a_configuration_error(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def lose(progress: Progress) -> None:
        if progress.stage == "extract":
            shutil.rmtree(out, ignore_errors=True)

    with pytest.raises(ConfigError, match="out"):
        run([articles], out, Settings(), labour=labour(1, 1_000), report=lose)


def test_the_output_folder_is_no_input(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "in", count=2)
    for _ in range(2):
        summary = run([articles], articles / "out", Settings(), labour=labour())
        assert (summary.records, summary.ignored) == (4, 0)


def test_a_signal_while_planning_is_not_swallowed(articles: Path, tmp_path: Path) -> None:
    def strike(progress: Progress) -> None:
        if progress.done == 3:
            signal.raise_signal(signal.SIGTERM)

    with pytest.raises(Interrupted):
        run([articles], tmp_path / "out", Settings(), labour=labour(), report=strike)
    assert run([articles], tmp_path / "out", Settings(), labour=labour()).records == 80


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "in", text="Article {} WAIT=0.05")
    out = tmp_path / "out"
    process = subprocess.Popen(command(articles, out), env=environment())
    while not (out / ".state" / "shards").exists():
        time.sleep(0.02)
    with pytest.raises(ConfigError, match="another run is writing"):
        run([articles], out, Settings(), labour=labour())
    process.kill()
    process.wait()


@pytest.mark.parametrize(
    ("loader", "message"), [(fake.BROKEN, "fr_fake is not installed"), (fake.DYING, "5 in a row")]
)
def test_workers_that_cannot_start_end_the_run(
    loader: str, message: str, articles: Path, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match=message):
        run([articles], tmp_path / "out", Settings(), labour=Labour(2, loader=loader))


def test_missing_inputs_and_unwritable_outputs_end_the_run(articles: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        run([tmp_path / "nowhere"], tmp_path / "out", Settings())
    assert not (tmp_path / "out").exists()
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="file"):
        run([articles], tmp_path / "file" / "out", Settings())
