"""Articles → the dataset on disk: plan, shards with receipts, merge; resumable, and the same bytes always."""

from extract.dataset.run import Labour, Progress, Summary, run

__all__ = ["Labour", "Progress", "Summary", "run"]
