"""Growth of the time that something takes with the length of its text."""

import time
from collections.abc import Callable


def assert_linear(work: Callable[[str], object], piece: str, length: int = 20_000) -> None:
    """Eight times the text takes at most 24 times as long (linear is 8, quadratic 64), the best of three each."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece) + 1)
        best = float("inf")
        for _ in range(3):
            begin = time.process_time()
            work(text)
            best = min(best, time.process_time() - begin)
        return best

    short = seconds(length // 8)
    assert seconds(length) < 24 * short + 0.02
