"""The import direction of CONTRIBUTING.md: down the list, never up, never sideways."""

import ast
from pathlib import Path

import pytest

import extract

ROOT = Path(extract.__file__).parent
# Each row may import the rows below it, and itself where it is one package; names on one row are apart.
LAYERS = [
    ["__main__"],
    ["cli"],
    ["bench", "progress", "show", "spacy_component", "train"],
    ["dataset", "training"],
    ["pipeline"],
    ["annotate", "evaluate", "language", "model", "read"],
    ["names_model", "stock_model"],
    ["entities", "names"],
    ["entities.people", "entities.organisations", "entities.countries", "entities.dates", "entities.counts"],
    ["phrases"],
    ["article", "mentions"],
    ["analysis", "records"],
    ["numbers", "timex"],
    ["tokens"],
    ["lexicon"],
    ["base_model", "model_files", "normalise", "settings"],
    ["errors", "frozen"],
]
RANK = {name: rank for rank, row in enumerate(LAYERS) for name in row}


def layer(module: str) -> str:
    """The longest prefix of a dotted module (below extract) that LAYERS names."""
    parts = module.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in names if name in RANK), module)


def imported(path: Path) -> set[str]:
    """The modules of extract that the file imports, dotted, below extract."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: imports are absolute"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name.removeprefix("extract.") for name in found if name.startswith("extract.")}


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


FILES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_imports_go_down(path: Path) -> None:
    own = layer(module_of(path))
    assert own in RANK, f"{own} has no place in LAYERS"
    for module in imported(path):
        other = layer(module)
        if other != own and other in RANK:
            assert RANK[other] > RANK[own], f"{own} imports {other}"
