"""Fixtures: the sample county's inbox, made once, its readings, and one load of all of it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from samples.make import make_inbox
from tests.promises.warehouses import InThisProcess, Rows, load, rows_of

settings.register_profile("promises", deadline=None, max_examples=4, database=None)
settings.load_profile("promises")


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The sample county's inbox; made once for all test processes."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "county"
    with FileLock(f"{shared}.lock"):
        if not shared.exists():
            made = Path(tempfile.mkdtemp(dir=shared.parent)) / "inbox"
            make_inbox(made)
            made.rename(shared)
    return shared


@pytest.fixture(scope="session")
def pool(tmp_path_factory: pytest.TempPathFactory) -> InThisProcess:
    """A pool that reads each content once in a test session."""
    return InThisProcess(tmp_path_factory.mktemp("readings"))


@pytest.fixture(scope="session")
def whole(county: Path, pool: InThisProcess, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one load of the whole county; not to be changed."""
    home = tmp_path_factory.mktemp("whole")
    load(home, county, pool)
    return home


@pytest.fixture(scope="session")
def whole_rows(whole: Path) -> Rows:
    """The rows of every table after one load of the whole county."""
    return rows_of((whole / "jixiao.duckdb").resolve())
