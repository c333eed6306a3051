"""Articles → the dataset on disk: plan, shards with receipts, merge; resumable, and the same bytes always."""

from extract.dataset.check import check
from extract.dataset.diff import Difference, diff
from extract.dataset.run import Labour, Mode, Progress, Summary, run
from extract.dataset.tables import TABLES, tables
from extract.dataset.verify import verify

__all__ = [
    "TABLES",
    "Difference",
    "Labour",
    "Mode",
    "Progress",
    "Summary",
    "check",
    "diff",
    "run",
    "tables",
    "verify",
]
