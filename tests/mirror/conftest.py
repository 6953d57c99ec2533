"""Fixtures: a throw-away PostgreSQL server, a database in it for each test, and the sample county as a release."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.mirror.cluster import Cluster, binaries, running_cluster
from warehouse.mirror.address import read_address
from warehouse.mirror.mirror import Options, Outcome, mirror

Mirror = Callable[..., Outcome]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A running server; skips where PostgreSQL is not installed."""
    if binaries() is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql-15")
    with running_cluster() as running:
        yield running


@pytest.fixture
def database(cluster: Cluster) -> str:
    """The name of an empty database."""
    return cluster.new_database()


@pytest.fixture
def mirrored(cluster: Cluster, database: str) -> Mirror:
    """A function that mirrors the current release of a home into the test's database."""

    def run(home: Path, **options: object) -> Outcome:
        return mirror(home, read_address(cluster.url(database)), Options(**options))  # type: ignore[arg-type]

    return run


@pytest.fixture(scope="session")
def county_database(cluster: Cluster, county_home: Path) -> str:
    """A database with the mirror of the sample county; not to be changed."""
    name = cluster.new_database()
    mirror(county_home, read_address(cluster.url(name)), Options())
    return name
