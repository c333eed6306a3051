"""What one worker of `extract run` does, without its supervisor."""

import tempfile
from pathlib import Path

from extract.dataset.plan import plan, shards
from extract.dataset.shard import Extract, Task, run_shard
from extract.read import find_inputs
from extract.settings import Settings


def extract_all(inputs: Path, extract: Extract, settings: Settings) -> None:
    """Plan, then read, extract and write each shard."""
    pieces = plan(find_inputs([inputs]), settings, lambda _: None)
    with tempfile.TemporaryDirectory() as folder:
        for shard in shards(pieces):
            run_shard(Task(shard), extract, settings, Path(folder), lambda _: None)
