# Two commands do all: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data

.PHONY: demo test bench train lint format clean

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

demo: $(VENV)/.installed  ## set up, and make the report of the bundled story
	$(BIN)/onrecord demo

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: lint  ## lint, format, types, import contracts, tests
	@sh tests/chromium.sh
	$(BIN)/pytest -n auto

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(VENV)/.bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --group bench
	@touch $@

bench: $(VENV)/.bench  ## print every figure of benchmarks/RESULTS.md anew
	$(BIN)/python -m benchmarks --data $(DATA)

$(VENV)-train/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet --upgrade pip
	$(VENV)-train/bin/python -m pip install --quiet --editable . --group train
	@touch $@

train: $(VENV)-train/.installed  ## train the reader anew, and put its weights into the package
	$(VENV)-train/bin/python -m training.reader --data $(DATA)

clean:
	rm -rf $(VENV) $(VENV)-train onrecord-demo.html
