"""Fixtures: one load of the whole sample county, and its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.promises.warehouses import InThisProcess, Rows, rows_of


@pytest.fixture(scope="session")
def county(county_inbox: Path) -> Path:
    """The inbox of the sample county; not to be changed."""
    return county_inbox


@pytest.fixture(scope="session")
def pool(reading_pool: InThisProcess) -> InThisProcess:
    """A pool that reads each content once in a run."""
    return reading_pool


@pytest.fixture(scope="session")
def whole(county_home: Path) -> Path:
    """A home with one load of the whole county; not to be changed."""
    return county_home


@pytest.fixture(scope="session")
def whole_rows(whole: Path) -> Rows:
    """The rows of every table after one load of the whole county."""
    return rows_of((whole / "jixiao.duckdb").resolve())
