# Two commands do everything on a fresh machine: `make load` and `make test`. `make` alone lists the others.
PYTHON ?= python3
BIN := .venv/bin
HOME_FOLDER := data
PIN := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-strip-extras
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check $(INSTALL_OPTIONS)
PYTEST := $(BIN)/python -m pytest -q -n 2 --dist worksteal
TRACED := SELECT max(row_id) FROM mart_indicator_target WHERE project_name LIKE '城乡居民养老保险县级配套%' AND fiscal_year = 2024

.PHONY: help load test test-all properties lint bench docs expected scan tools lock clean

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

.venv/installed: requirements.lock pyproject.toml
	@echo "installing into .venv (once) ..."
	@$(PYTHON) -m venv .venv
	@$(INSTALL) --require-hashes -r requirements.lock
	@PYTHONWARNINGS=ignore $(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

load: .venv/installed  ## generate the sample county's documents, load them into data/, and run queries
	@$(BIN)/python -m samples.make
	@$(BIN)/jixiao load samples/inbox --home $(HOME_FOLDER)
	@echo; echo "Project budgets by department and year, in yuan:"
	@$(BIN)/jixiao query --home $(HOME_FOLDER) --file department_budget
	@echo; echo "Targets that were eased, or stayed, while the budget grew (the first of jixiao query --file eased_targets):"
	@$(BIN)/jixiao query --home $(HOME_FOLDER) --file eased_targets | head -n 6
	@echo; echo "Where one of these numbers is printed (jixiao trace ROW_ID):"
	@$(BIN)/jixiao trace --home $(HOME_FOLDER) $$($(BIN)/jixiao query --home $(HOME_FOLDER) --format csv "$(TRACED)" | tail -n 1)

test: .venv/installed  ## the fast tests
	@$(PYTEST) -m "not slow"

test-all: .venv/installed  ## all tests
	@$(PYTEST)

properties: .venv/installed  ## run property tests on new random examples; `make test` tries the same ones each time
	@JIXIAO_EXAMPLES=$${JIXIAO_EXAMPLES:-2000} $(PYTEST) -m hypothesis

lint: .venv/installed  ## style and types (import rules are a test)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: .venv/installed  ## the benchmarks
	@$(BIN)/python -m benchmarks.load
	@$(BIN)/python -m benchmarks.extract
	@$(BIN)/python -m benchmarks.names --counts 10000 100000
	@$(BIN)/python -m benchmarks.query --departments 300

docs: .venv/installed  ## refresh the dictionary and its answers from the sample county, and build the docs site
	@$(BIN)/python -c "import material" 2>/dev/null || $(MAKE) --no-print-directory tools
	@rm -rf build/docs
	@$(BIN)/python -m samples.make --out build/docs/inbox
	@$(BIN)/jixiao load build/docs/inbox --home build/docs/home
	@$(BIN)/jixiao dictionary --home build/docs/home --docs docs
	@$(BIN)/jixiao query --home build/docs/home --docs docs
	@$(BIN)/python docs/site/refresh.py build/docs/home README.md README.zh-CN.md docs/guide.md docs/which-table.md docs/which-table.zh-CN.md docs/notebook/first-questions.ipynb
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "the docs site is build/site/index.html"

expected: .venv/installed  ## refresh the expected counts of the sample county
	@rm -rf build/expected
	@$(BIN)/python -m samples.make --out build/expected/inbox
	@$(BIN)/jixiao load build/expected/inbox --home build/expected/home
	@$(BIN)/jixiao expected --write samples/expected_counts.csv --home build/expected/home

scan: .venv/installed requirements-scan.lock  ## install text recognition for scans (260 MB, models included)
	@$(INSTALL) --require-hashes -r requirements-scan.lock

tools: .venv/installed requirements-tools.lock  ## install what builds the docs site and validates exports independently
	@$(INSTALL) --require-hashes -r requirements-tools.lock

lock:  ## pin the dependencies again
	@$(BIN)/pip install --quiet uv
	@$(PIN) --extra dev pyproject.toml -o requirements.lock
	@$(PIN) --extra scan --constraint requirements.lock pyproject.toml -o requirements-scan.lock
	@$(PIN) --extra tools --constraint requirements.lock pyproject.toml -o requirements-tools.lock

clean:  ## delete what these commands generated, except the warehouse in data/
	@rm -rf .venv samples/inbox .pytest_cache .ruff_cache .mypy_cache .hypothesis *.egg-info
