"""Whether a dataset would change if it were made again."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.dataset.diff import Difference, diff
from extract.dataset.run import ALONE, Labour, Report, run
from extract.dataset.verify import read_manifest
from extract.settings import Settings


def check(
    paths: Iterable[Path],
    out: Path,
    settings: Settings,
    *,
    glob: str = "*",
    labour: Labour = ALONE,
    report: Report = lambda _: None,
) -> Difference:
    """What would change in the dataset `out` if it were made again from nothing; `out` is only read.

    Raises `ConfigError` where `out` is no dataset, and as `run` does.
    """
    read_manifest(out)
    with TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh"
        run(paths, fresh, settings, glob=glob, labour=labour, report=report)
        return diff(out, fresh)
