"""Fixture: the sample county, loaded once without Dagster, for the questions that the pages show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from samples.make import make_inbox
from tests.promises.warehouses import InThisProcess, load
from warehouse.reader import Reader


@pytest.fixture(scope="session")
def loaded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one load of the sample county; not to be changed."""
    folder = tmp_path_factory.mktemp("shown")
    make_inbox(folder / "inbox")
    load(folder / "home", folder / "inbox", InThisProcess(folder / "readings"))
    return folder / "home"


@pytest.fixture
def reader(loaded_home: Path) -> Iterator[Reader]:
    """A reader of the loaded sample county."""
    with Reader(loaded_home) as opened:
        yield opened
