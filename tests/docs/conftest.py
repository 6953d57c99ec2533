"""Fixture: the sample county, loaded once without Dagster, for the questions that the pages show."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.reader import Reader


@pytest.fixture(scope="session")
def loaded_home(county_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one load of the sample county, in a folder of its own, where pages speak of it as `data`."""
    home = shutil.copytree(county_home, tmp_path_factory.mktemp("shown") / "home", symlinks=True)
    return Path(home)


@pytest.fixture
def reader(loaded_home: Path) -> Iterator[Reader]:
    """A reader of the loaded sample county."""
    with Reader(loaded_home) as opened:
        yield opened
