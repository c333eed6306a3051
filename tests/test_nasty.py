"""What nasty inputs become, pinned; and that no bytes whatever stop the readers."""

import gzip
import hashlib
import json
import tarfile
import tracemalloc
import unicodedata
import zipfile
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.article import Article
from extract.dataset import Labour, run, verify
from extract.read import Input, find_inputs, listed, read, survey
from extract.records import Rejection
from extract.settings import Fields, Settings
from tests import fake
from tests.nasty import build

SOUND = sorted(path for path in build.INPUTS.iterdir() if not path.name.startswith(("bomb", "deep")))


def test_outcomes_are_as_pinned() -> None:
    found, pinned = list(build.outcomes()), build.OUTCOMES.read_text("utf-8").splitlines()
    for line, expected in zip(found, pinned, strict=False):
        assert json.loads(line) == json.loads(expected)
    assert found == pinned


def test_files_of_unknown_types_are_counted_and_hidden_ones_passed_over() -> None:
    found = find_inputs([build.INPUTS])
    assert found.ignored == 1
    assert not any(file.name.startswith(".") for file in found.files)


def test_the_nasty_dataset_is_whole(tmp_path: Path) -> None:
    summary = run([build.INPUTS], tmp_path / "out", Settings(), labour=Labour(0, 2_000, loader=fake.LOADER))
    lines = build.OUTCOMES.read_text("utf-8").splitlines()
    assert summary.records + sum(summary.rejected.values()) == len(lines)
    assert list(verify(tmp_path / "out")) == []


def outcomes(path: Path, options: Settings = Settings()) -> list[Article | Rejection]:  # noqa: B008 (frozen)
    file = Input(path, path.name)
    found = list(read(file, "0" * 64, options))
    surveyed = survey(file, options)
    assert sum(part.items for part in surveyed.slices) == len(found) > 0
    return found


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def reason(outcome: Article | Rejection) -> str:
    assert isinstance(outcome, Rejection), outcome
    assert outcome.message.startswith(outcome.source)
    return outcome.reason


def test_a_line_of_50_mib_is_rejected_and_the_next_one_read(tmp_path: Path) -> None:
    line = b'{"text": "' + b"mot " * (13 << 20) + b'"}\n'
    path = write(tmp_path / "a.jsonl", b'{"text": "un"}\n' + line + b'{"text": "deux"}\n')
    tracemalloc.start()
    first, second, third = outcomes(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert reason(second) == "too_large"
    assert peak < 100 << 20


def test_long_texts_are_whole_or_rejected_with_the_limit(tmp_path: Path) -> None:
    text = "Une phrase. " * 100_000
    (whole,) = outcomes(write(tmp_path / "a.txt", text.encode()), Settings(max_characters=2_000_000))
    assert isinstance(whole, Article)
    assert whole.text == text
    (refused,) = outcomes(tmp_path / "a.txt")
    assert reason(refused) == "too_large"
    assert isinstance(refused, Rejection)
    assert "1,000,000" in refused.message


@pytest.mark.parametrize("data", [b" " * 1_000_000, b"\n" * 1_000_000, b"\xc2\xa0" * 500_000])
def test_a_million_spaces_hold_no_text(data: bytes, tmp_path: Path) -> None:
    assert [reason(outcome) for outcome in outcomes(write(tmp_path / "a.txt", data))] == ["empty"]


def test_links_are_followed_only_inside_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("Secret.")
    (folder / "sub" / "a.txt").write_text("Un article.")
    (folder / "inside.txt").symlink_to(folder / "sub" / "a.txt")
    (folder / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (folder / "out").symlink_to(tmp_path)
    found = [
        (file.name, [isinstance(item, Article) for item in read(file, "0" * 64, Settings())])
        for file in find_inputs([folder]).files
    ]
    assert found == [
        ("gone.txt", [False]),
        ("inside.txt", [True]),
        ("out", [False]),
        ("outside.txt", [False]),
        ("sub/a.txt", [True]),
    ]


def test_single_files_keep_their_names_unless_two_have_the_same(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("x/2024/a.txt", "x/2025/a.txt", "x/2025/b.txt")]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Un article.")
    assert [file.name for file in find_inputs([*paths, paths[0]]).files] == [
        "2024/a.txt",
        "2025/a.txt",
        "b.txt",
    ]
    write(tmp_path / "list", b"x/2025/b.txt\n\nx\n")
    assert [file.name for file in find_inputs(listed(tmp_path / "list"), glob="*/a.*").files] == [
        "2024/a.txt", "2025/a.txt", "b.txt",
    ]  # fmt: skip


def test_options_name_encoding_columns_and_delimiter(tmp_path: Path) -> None:
    data = "n:corps:jour\n1:Été à Liège:2025-01-02\n".encode("mac-roman")
    fields = Fields(id="n", text="corps", published="jour")
    (found,) = outcomes(
        write(tmp_path / "a.csv", data), Settings(encoding="mac-roman", fields=fields, delimiter=":")
    )
    assert isinstance(found, Article)
    assert (found.id, found.text, str(found.published), found.source.encoding) == (
        "1", "Été à Liège", "2025-01-02", "mac-roman",
    )  # fmt: skip


def test_metadata_beside_the_inputs(tmp_path: Path) -> None:
    metadata = write(tmp_path / "m.csv", "id,published,title\na,2024-02-03,Été\n".encode())
    (found,) = outcomes(write(tmp_path / "a.txt", b"Un article."), Settings(metadata=metadata))
    assert isinstance(found, Article)
    assert (found.title, str(found.published)) == ("Été", "2024-02-03")


def test_slices_of_a_large_file_are_its_articles_once_and_in_order(tmp_path: Path) -> None:
    digits = [hashlib.sha512(str(number).encode()).hexdigest() for number in range(400)]
    rows = (
        json.dumps({"id": str(number), "text": f"Article {text} " * 20}) for number, text in enumerate(digits)
    )
    path = write(tmp_path / "a.jsonl.gz", gzip.compress("\n".join(rows).encode()))
    summary = run([path], tmp_path / "out", Settings(), labour=Labour(0, 1, loader=fake.LOADER))
    assert summary.records == 400
    ids = [json.loads(line)["id"] for line in (tmp_path / "out" / "records.jsonl").read_bytes().splitlines()]
    assert ids == [str(number) for number in range(400)]
    assert len(survey(Input(path, path.name), Settings()).slices) > 3


def test_every_format_is_read_in_archives_and_packed(tmp_path: Path) -> None:
    names = [
        "rows.parquet",
        "pages.warc",
        "pages.warc.gz",
        "page.html",
        "rows.csv",
        "packed.jsonl.zst",
        "cp1252.txt",
    ]
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as zipped:
        for name in names:
            zipped.write(build.INPUTS / name, name)
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as tarred:
        for name in names:
            tarred.add(build.INPUTS / name, name)
    write(tmp_path / "a.zip.gz", gzip.compress((tmp_path / "a.zip").read_bytes()))
    alone = [found for name in names for found in outcomes(build.INPUTS / name)]
    for archive in ("a.zip", "a.tar.gz", "a.zip.gz"):
        inside = outcomes(tmp_path / archive)
        assert [content(found) for found in inside] == [content(found) for found in alone]
    packed = write(tmp_path / "rows.parquet.gz", gzip.compress((build.INPUTS / "rows.parquet").read_bytes()))
    assert [content(found) for found in outcomes(packed)] == [content(found) for found in alone[:3]]


def content(found: Article | Rejection) -> object:
    return found.reason if isinstance(found, Rejection) else (found.text, found.title, found.published)


damages = st.lists(
    st.tuples(st.sampled_from(["set", "insert", "cut", "repeat"]), st.floats(0, 1), st.binary(max_size=8)),
    max_size=6,
)


def damaged(data: bytes, changes: list[tuple[str, float, bytes]]) -> bytes:
    for kind, where, piece in changes:
        at = int(where * len(data))
        match kind:
            case "set":
                data = data[:at] + piece + data[at + len(piece) :]
            case "insert":
                data = data[:at] + piece + data[at:]
            case "cut":
                data = data[:at]
            case _:
                data += data[at : at + 200]
    return data


@given(st.sampled_from(SOUND), damages)
@settings(max_examples=300, derandomize=True, suppress_health_check=list(HealthCheck))
def test_damaged_files_are_read_or_rejected(
    tmp_path: Path, path: Path, changes: list[tuple[str, float, bytes]]
) -> None:
    for found in outcomes(write(tmp_path / path.name.lstrip("."), damaged(path.read_bytes(), changes))):
        check(found)


@given(
    st.sampled_from(
        ["txt", "jsonl", "csv", "tsv", "html", "warc", "parquet", "zip", "tar", "txt.gz", "txt.zst", "csv.xz"]
    ),
    st.one_of(
        st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    ),
)
@settings(max_examples=200, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_bytes_are_read_or_rejected(tmp_path: Path, suffix: str, data: bytes) -> None:
    for found in outcomes(write(tmp_path / f"a.{suffix}", data)):
        check(found)


def check(found: Article | Rejection) -> None:
    """An outcome that can be written, and a text as the record promises it."""
    if isinstance(found, Rejection):
        found.model_dump_json()
        assert found.reason != "internal_error", found
        return
    assert found.text.strip()
    assert found.text == unicodedata.normalize("NFC", found.text)
    assert not set("\r\0\xad\ufeff") & set(found.text)
    found.text.encode()
    found.id.encode()
    (found.title or "").encode()
    assert list(islice(found.id, 1))
