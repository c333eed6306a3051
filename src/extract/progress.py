"""How far a run is, on stderr: a bar with rate and time left, silent where stderr is no terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from extract import dataset

_STAGES = {"plan": "looking at files", "extract": "extracting", "merge": "writing"}


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.0f} articles/s" if task.speed else "")


@contextmanager
def progress_bar() -> Iterator[Callable[[dataset.Progress], None]]:
    """A bar while the context lasts, and the function that moves it."""
    console = Console(stderr=True, highlight=False)
    columns = [
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
    ]
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        tasks = {stage: bar.add_task(text, total=None, visible=False) for stage, text in _STAGES.items()}

        def report(progress: dataset.Progress) -> None:
            bar.update(tasks[progress.stage], completed=progress.done, total=progress.total, visible=True)
            if progress.note:
                console.print(progress.note, markup=False, soft_wrap=True)

        yield report
