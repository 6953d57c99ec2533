"""Fixtures: a warehouse built once for tests that only read it, and a connection to ask it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import staging


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One document with one project and one indicator."""
    return staging.Stage().build(tmp_path_factory.mktemp("small"))


@pytest.fixture
def ask(small: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the small warehouse."""
    with staging.opened(small) as connection:
        yield connection
