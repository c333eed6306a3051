"""The log of a run, run.log.jsonl: what happened when; it is no part of the dataset."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Self


class Log:
    """Appends one JSON object an event, each with its time (UTC)."""

    def __init__(self, path: Path) -> None:
        self._file: IO[str] = path.open("a", encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, event: str, **fields: str | float | dict[str, int]) -> None:
        """Append an event, at once readable by others."""
        time = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"time": time, "event": event, **fields}, ensure_ascii=False)
        self._file.write(line + "\n")
        self._file.flush()
