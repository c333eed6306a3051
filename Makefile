# make run, make test: both set up first. A second setup costs nothing.
PYTHON ?= python3
BIN := .venv/bin
CODE := src tests

.PHONY: run test setup lint bench lock clean

run: setup
	$(BIN)/extract run data/raw --out data/out
	@echo "Look at data/out/records.jsonl, one article a line, or at one article in colour:"
	@echo "  $(BIN)/extract show data/raw/$$(ls data/raw | grep 'txt$$' | head -n 1)"

test: setup lint
	$(BIN)/pytest

setup: .venv/.ready

lint: setup
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy

bench: setup
	$(BIN)/python -m extract.bench

# Every pin with its hashes, for all Pythons and systems that pyproject.toml allows, and no index address.
lock: setup
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --upgrade \
	  --all-extras --output-file requirements.lock pyproject.toml

.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2> /dev/null || apt-get install --yes python3-venv || { echo "first install python3-venv" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch .venv/.ready

clean:
	rm -rf .venv
