"""The errors of a run, named by what the run does next.

An `ArticleError` costs one article: the run writes a rejection and goes on. A `ConfigError` stops the
run, before it writes anything or in a state from which it can be resumed. `Interrupted` is the user's own
doing. Everything else is a fault of this program.
"""

from typing import Literal

Stage = Literal["read", "language", "annotate"]
Reason = Literal[
    "unreadable",
    "too_large",
    "unsafe_archive",
    "undecodable",
    "mojibake",
    "binary",
    "bad_syntax",
    "missing_field",
    "bad_field",
    "duplicate_id",
    "empty",
    "not_french",
    "internal_error",
    "worker_died",
]


class ExtractError(Exception):
    """Base of every error that `extract` raises on purpose."""


class ConfigError(ExtractError):
    """The request cannot be carried out: the command ends with exit code 2."""


class Interrupted(BaseException):
    """A signal ended the run: what was finished is kept, and the same command goes on from there.

    No `Exception`, as `KeyboardInterrupt` is none: what an article's error costs must not swallow it.
    """

    def __init__(self, message: str, signal: int) -> None:
        super().__init__(message)
        self.signal = signal


class ArticleError(ExtractError):
    """One input gives no record: it is rejected and the run goes on.

    `stage` is where it failed ("read", "language", "annotate"), `reason` a fixed code of `Reason`,
    and the message begins with the place (file, and line or member where there is one).
    """

    def __init__(self, stage: Stage, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.stage = stage
        self.reason = reason
