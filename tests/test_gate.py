import json

import pytest

from extract.model import Model
from tests.gate import FLOORS, SETS, digest, reached, rows

NAMES = [
    pytest.param(
        name,
        marks=pytest.mark.skipif(
            name != "own" and not SETS[name].exists(), reason="needs ../shared, which a fresh clone has not"
        ),
    )
    for name in SETS
]


@pytest.mark.parametrize("name", NAMES)
def test_no_figure_is_below_its_floor(name: str, model: Model) -> None:
    floors = json.loads(FLOORS.read_text("utf-8"))[name]
    if name == "own":
        assert digest(SETS[name]) == floors["sha256"], (
            "the gold changed: measure again with python -m tests.gate"
        )
    figures = reached(rows(SETS[name]), model)
    below = {row: (figures[row], floor) for row, floor in floors["f1"].items() if figures[row] < floor}
    assert not below
