"""An extraction that needs no model: a record without entities, and words that kill, stick or wait."""

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.article import Article
from extract.dataset import Labour, run
from extract.dataset.shard import Extract
from extract.errors import ConfigError, Interrupted
from extract.records import SCHEMA_VERSION, Language, Record, Rejection
from extract.settings import Settings

LOADER = "tests.fake:load"
BROKEN = "tests.fake:load_broken"
DYING = "tests.fake:load_dying"


def load(_: Settings) -> Extract:
    return extract


def load_broken(_: Settings) -> Extract:
    raise ConfigError("the model fr_fake is not installed")


def load_dying(_: Settings) -> Extract:
    os.kill(os.getpid(), signal.SIGKILL)
    return extract


def extract(items: Iterable[Article | Rejection]) -> Iterator[Record | Rejection]:
    """Batches of three, like the real one's in that it reads ahead of what it yields."""
    batch: list[Record | Rejection] = []
    for item in items:
        batch.append(item if isinstance(item, Rejection) else _record(item))
        if len(batch) == 3:
            yield from batch
            batch = []
    yield from batch


def _record(article: Article) -> Record:
    _obey(article.text)
    return Record(
        schema_version=SCHEMA_VERSION,
        id=article.id,
        source=article.source,
        title=article.title,
        published=article.published.isoformat() if article.published else None,
        anchor=None,
        language=Language(code="fr", confidence=1.0),
        text=article.text,
        people=[],
        organisations=[],
        countries=[],
        dates=[],
        counts=[],
    )


def _obey(text: str) -> None:
    for word in text.split():
        match word.partition("="):
            case ("DIE", "=", _):
                os.kill(os.getpid(), signal.SIGKILL)
            case ("DIE_ONCE", "=", path):
                if not Path(path).exists():
                    Path(path).touch()
                    os.kill(os.getpid(), signal.SIGKILL)
            case ("DIE_UNLESS", "=", path):
                if not Path(path).exists():
                    os.kill(os.getpid(), signal.SIGKILL)
            case ("WAIT", "=", seconds):
                time.sleep(float(seconds))
            case _:
                pass


def main() -> int:
    """`python -m tests.fake INPUTS OUT WORKERS SHARD_BYTES [dask]`: a run with this extraction, its exit code."""
    inputs, out, workers, shard_bytes, *dask = sys.argv[1:]
    labour = Labour(int(workers), int(shard_bytes), loader=LOADER, engine="dask" if dask else "processes")
    try:
        run([Path(inputs)], Path(out), Settings(), labour=labour)
    except ConfigError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except Interrupted as error:
        return 128 + error.signal
    return 0


if __name__ == "__main__":
    sys.exit(main())
