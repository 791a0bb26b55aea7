# Every task of the project; `make` alone lists them. Longer logic stands in tools/.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The first Python that is new enough; asked for only when .venv must be made.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r
UV := .cache/uv/bin/uv
export PORT ?= 8000

TEXTS := $(shell find src -name django.po)

# Stamps: a step that has been done is not done again until what it reads has changed.
VENV := .venv/made
RUNTIME := .venv/runtime-installed
DEVELOPMENT := .venv/development-installed
TRANSLATIONS := .venv/translations-compiled

.PHONY: help setup styles words page-checks demo test coverage check fix proof drill bench lighthouse wheel locks

help:  ## List the tasks
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

setup: $(DEVELOPMENT) $(TRANSLATIONS) words  ## Make .venv with everything for building, checking and testing

styles: $(RUNTIME)  ## Fetch and bundle the styles (with npm, or Node from a Python package)
	@$(BIN)/python -m styles.build

words: $(RUNTIME)  ## Fetch dictionaries and make of them the word lists of search
	@$(BIN)/python -m words.build

demo: styles words $(TRANSLATIONS)  ## Serve a register with sample descriptions on http://localhost:8000 (PORT)
	@$(BIN)/algorithm-register demo

# What pages are checked with comes first: it holds what the words are made from, so packages are fetched once.
test: page-checks setup  ## Run every test once: SQLite, PostgreSQL where one answers, the browser
	@$(BIN)/python tools/run_tests.py test

coverage: page-checks setup  ## Run the same tests and refuse when too few lines ran
	@$(BIN)/python tools/run_tests.py coverage

proof: page-checks setup  ## Run the exhaustive tests: concurrency, fuzzing, real data (minutes)
	@$(BIN)/python tools/run_tests.py proof

drill: page-checks setup  ## Run the long tests: repeated kills, loads (many minutes)
	@$(BIN)/python tools/run_tests.py drill

check: setup  ## Check form, types, import rules and migrations
	@$(BIN)/python tools/check.py

fix: setup  ## Mend what can be mended by machine: form and import order
	$(BIN)/ruff check --fix --exit-zero --quiet
	$(BIN)/ruff format

bench: setup styles  ## Measure publishing, finding and reading among N=2000 descriptions; PEERS=1 measures others beside it
	@$(BIN)/python benchmarks/publishing.py
	@$(BIN)/python -m benchmarks.searching $(or $(N),2000) $(if $(PEERS),peers)

lighthouse: setup styles  ## Judge the main pages of the sample register with Lighthouse (needs Chromium; minutes)
	@$(BIN)/python -m tools.lighthouse.run

wheel: styles words $(TRANSLATIONS)  ## Build the package, with styles, words and translations, into dist/
	@rm -rf build
	@$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-index --no-build-isolation --wheel-dir dist .

locks: $(UV)  ## Compile requirements/*.in to *.txt with hashes
	for set in build runtime development styles peers; do \
		$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links \
			--custom-compile-command "make locks" requirements/$$set.in --output-file requirements/$$set.txt || exit 1; \
	done

$(VENV): requirements/build.txt
	@test -n "$(PYTHON)" || { echo "This needs Python 3.11 or newer, and none was found. Install it, or name it: make setup PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Making .venv with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv .venv || { echo "This Python cannot make a virtual environment. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(PIP) requirements/build.txt
	@touch $@

$(RUNTIME): $(VENV) requirements/runtime.txt pyproject.toml
	@echo "Installing what a register needs …"
	@$(PIP) requirements/runtime.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-index --no-build-isolation --editable .
	@touch $@

$(DEVELOPMENT): $(RUNTIME) requirements/development.txt
	@echo "Installing what building and testing need …"
	@$(PIP) requirements/development.txt
	@touch $@

$(TRANSLATIONS): $(RUNTIME) $(TEXTS)
	@for text in $(TEXTS); do $(BIN)/pybabel --quiet compile --input-file=$$text --output-file=$${text%.po}.mo || exit 1; done
	@touch $@

page-checks: $(RUNTIME)  # the styles, and what the browser tests check pages with
	@$(BIN)/python -m styles.build --checks

$(UV):
	@python3 -m venv .cache/uv && .cache/uv/bin/pip install --quiet --disable-pip-version-check uv
