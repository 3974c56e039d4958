# Two commands do all the set-up: `make run` opens the app, `make test` runs the tests. Everything lands in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.PHONY: run test check setup setup-dev lock format bench clean

run: setup
	@$(PYTHON) packaging/system_check.py --for window
	@$(BIN)/python -m studyapp --or-demo

test: setup-dev
	@$(PYTHON) packaging/system_check.py --for tests
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

check: setup-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

format: setup-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev

$(BIN)/python:
	@$(PYTHON) packaging/system_check.py --for setup
	$(PYTHON) -m venv $(VENV)

# pip checks every download against the hashes; --no-deps because the file names everything.
$(VENV)/.installed: requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.txt
	touch $@

# Needs uv. Writes no address of an index, for every platform and Python from 3.11 on.
LOCK = uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	--python-version 3.11 --custom-compile-command "make lock" --quiet
lock:
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra dev --output-file requirements-dev.txt

bench: setup-dev
	$(BIN)/python -m compileall -q studyapp $(VENV)/lib
	$(BIN)/python tests/benchmarks/startup.py

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
