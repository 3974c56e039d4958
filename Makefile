# Two commands do all the set-up: `make run` opens the app, `make test` runs the tests. Everything lands in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SYSTEM_CHECK := $(PYTHON) packaging/system_check.py
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Words for pytest, e.g. make test ARGS="-k day -x"
ARGS ?=

.DELETE_ON_ERROR:
.PHONY: run test check lint fuzz format setup setup-dev python window-check test-check lock bench clean

# Without a display or without Qt's libraries: the demo in the terminal.
run: window-check setup
	@if [ -z "$$($(SYSTEM_CHECK) --for window --list)" ]; then $(BIN)/python -m studyapp --or-demo; \
	else echo "No window without them. Here is the demo instead." >&2; $(BIN)/python -m studyapp demo; fi

test: test-check setup-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)

check: lint test

lint: setup-dev
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports

# The same tests with many more examples for each rule.
fuzz: test-check setup-dev
	HYPOTHESIS_PROFILE=long QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)

format: setup-dev
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix .

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev

python:
	@command -v $(PYTHON) >/dev/null || { echo "StudyApp needs Python 3.11 or newer; there is no $(PYTHON) here." >&2; exit 1; }

# What is missing is said before anything is downloaded.
window-check: python
	@$(SYSTEM_CHECK) --for window

test-check: python
	@$(SYSTEM_CHECK) --for tests

# pip is what venv makes last: without it the environment is a torso and is made anew.
$(BIN)/pip: | python
	@$(SYSTEM_CHECK) --for setup
	$(PYTHON) -m venv --clear $(VENV)

# pip checks every download against the hashes; --no-deps because the file names everything.
$(VENV)/.installed: requirements.txt pyproject.toml setup.py | $(BIN)/pip
	@echo "Setting up in $(VENV): this downloads once what requirements.txt pins."
	$(PIP) install --require-hashes --no-deps --requirement requirements.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(PIP) install --quiet --require-hashes --no-deps --requirement requirements-dev.txt
	@touch $@

# Needs uv. Writes no address of an index, for every platform and Python from 3.11 on.
LOCK = uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	--python-version 3.11 --custom-compile-command "make lock" --quiet
lock:
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra dev --output-file requirements-dev.txt

bench: setup-dev
	$(BIN)/python -m compileall -q studyapp
	$(BIN)/python tests/benchmarks/startup.py

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
