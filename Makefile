# Two commands do everything on a fresh machine: `make load` and `make test`. `make` alone lists the others.
PYTHON ?= python3
BIN := .venv/bin
HOME_FOLDER := data
PIN := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-strip-extras
TRACED := SELECT max(row_id) FROM mart_indicator_target WHERE project_name LIKE '城乡居民养老保险县级配套%' AND fiscal_year = 2024

.PHONY: help load test test-all lint bench scan tools lock clean

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

.venv/installed: requirements.lock pyproject.toml
	@echo "installing into .venv (once) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@PYTHONWARNINGS=ignore $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

load: .venv/installed  ## make the sample county's documents, load them into data/, and show what they answer
	@$(BIN)/python -m samples.make
	@$(BIN)/jixiao load samples/inbox --home $(HOME_FOLDER)
	@echo; echo "Project budgets by department and year, in yuan:"
	@$(BIN)/jixiao query --home $(HOME_FOLDER) --file warehouse/queries/department_budget.sql
	@echo; echo "Targets that were eased while the budget grew:"
	@$(BIN)/jixiao query --home $(HOME_FOLDER) --file warehouse/queries/eased_targets.sql
	@echo; echo "Where one of these numbers is printed (jixiao trace ROW_ID):"
	@$(BIN)/jixiao trace --home $(HOME_FOLDER) $$($(BIN)/jixiao query --home $(HOME_FOLDER) --format csv "$(TRACED)" | tail -n 1)

test: .venv/installed  ## the fast tests
	@$(BIN)/python -m pytest -q -n 2 -m "not slow"

test-all: .venv/installed  ## all tests
	@$(BIN)/python -m pytest -q -n 2

lint: .venv/installed  ## style, types, and what may import what
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: .venv/installed  ## the benchmarks
	@$(BIN)/python -m benchmarks.load
	@$(BIN)/python -m benchmarks.extract
	@$(BIN)/python -m benchmarks.names --counts 10000 100000

scan: .venv/installed requirements-scan.lock  ## install what reads scans (260 MB), whose models come in the package
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-scan.lock

tools: .venv/installed requirements-tools.lock  ## install what builds the docs site and checks exports from outside
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-tools.lock

lock:  ## pin the dependencies anew
	@$(BIN)/pip install --quiet uv
	@$(PIN) --extra dev pyproject.toml -o requirements.lock
	@$(PIN) --extra scan --constraint requirements.lock pyproject.toml -o requirements-scan.lock
	@$(PIN) --extra tools --constraint requirements.lock pyproject.toml -o requirements-tools.lock

clean:  ## delete what the commands made, but not the warehouse in data/
	@rm -rf .venv samples/inbox .pytest_cache .ruff_cache .mypy_cache .hypothesis *.egg-info
