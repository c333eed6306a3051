import json

import pytest

from extract.model import Model
from tests.gate import FLOORS, SETS, reached


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_below_its_floor(name: str, model: Model) -> None:
    gold = SETS[name]
    if not gold.texts.exists():
        pytest.skip("needs ../shared, which a fresh clone has not")
    floors = json.loads(FLOORS.read_text("utf-8"))[name]
    assert gold.digest == floors["sha256"], "the gold changed: measure again with python -m tests.gate"
    figures = reached(gold.rows(), model)
    below = {row: (figures[row], floor) for row, floor in floors["f1"].items() if figures[row] < floor}
    assert not below
