"""While releases are swapped, no reader fails, waits long, or sees two releases at once."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from pg8000.native import Connection

from tests.mirror.cluster import Cluster
from tests.mirror.conftest import Mirror
from tests.mirror.readers import one_query, one_snapshot, reading
from tests.warehouse import turns
from warehouse.errors import MirrorError
from warehouse.mirror import swap

pytestmark = pytest.mark.slow
LONGEST_WAIT = 2.0
"""Seconds: a lock is tried for 0.4, the rest is the machine's."""


@pytest.fixture
def home(tmp_path: Path, mirrored: Mirror) -> Path:
    """A home whose first release is mirrored."""
    turns.publish_one(tmp_path)
    mirrored(tmp_path)
    return tmp_path


def current(connection: Connection) -> int:
    return int(connection.run("SELECT max(value) FROM jixiao.a")[0][0])


def schemas(cluster: Cluster, database: str) -> list[str]:
    found = cluster.run("SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'jixiao%' ORDER BY 1", database)
    return [name for (name,) in found]


def test_readers_that_never_stop_see_whole_releases(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror
) -> None:
    with reading(cluster, database, one_query, one_query, one_snapshot, one_snapshot) as seen:
        for _ in range(8):
            turns.publish_one(home)
            mirrored(home)
    assert [notes.errors for notes in seen] == [[], [], [], []]
    assert [notes.mixed for notes in seen] == [[], [], [], []]
    assert all(notes.releases == sorted(notes.releases) for notes in seen)
    assert all(len(set(notes.releases)) > 4 for notes in seen)
    assert max(notes.slowest for notes in seen) < LONGEST_WAIT
    assert schemas(cluster, database) == ["jixiao"]


def test_a_long_snapshot_keeps_its_release_and_nobody_waits_for_it(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror
) -> None:
    turns.publish_one(home)
    with closing(cluster.connect(database)) as long:
        long.run("BEGIN ISOLATION LEVEL REPEATABLE READ")
        assert current(long) == 1
        run = threading.Thread(target=mirrored, args=(home,))
        with reading(cluster, database, one_query, one_query) as seen:
            run.start()
            time.sleep(4)
            assert long.run("SELECT max(value) FROM jixiao.b") == [[1]]
            long.run("COMMIT")
            run.join()
        assert current(long) == 2
    assert [notes.errors + notes.mixed for notes in seen] == [[], []]
    assert max(notes.slowest for notes in seen) < LONGEST_WAIT
    assert schemas(cluster, database) == ["jixiao"]


def test_a_snapshot_that_never_ends_is_named_and_what_was_published_stays(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror
) -> None:
    turns.publish_one(home)
    with closing(cluster.connect(database)) as long:
        long.run("SET application_name = 'nightly dump'")
        long.run("BEGIN ISOLATION LEVEL REPEATABLE READ")
        assert current(long) == 1
        with pytest.raises(MirrorError, match=r"in use for 1 s by session \d+ \(postgres, nightly dump\)"):
            mirrored(home, wait_seconds=1)
        assert current(long) == 1
    assert schemas(cluster, database) == ["jixiao"]


def test_a_session_that_rests_inside_a_transaction_does_not_hold_up_a_release(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "IDLE_SECONDS", 0.5)
    turns.publish_one(home)
    with closing(cluster.connect(database)) as resting:
        resting.run("BEGIN")
        assert current(resting) == 1
        (told,) = mirrored(home).remains
        assert "still being read: the next run drops it" in told
        assert current(resting) == 2
        resting.run("COMMIT")
    assert not mirrored(home).remains
    assert schemas(cluster, database) == ["jixiao"]


def test_renaming_a_schema_waits_for_nobody_and_dropping_does(cluster: Cluster, database: str, home: Path) -> None:
    with closing(cluster.connect(database)) as reader, closing(cluster.connect(database)) as owner:
        reader.run("BEGIN")
        assert current(reader) == 1
        owner.run("SET lock_timeout = '300ms'")
        owner.run("ALTER SCHEMA jixiao RENAME TO away")
        with pytest.raises(Exception, match="lock timeout"):
            owner.run("DROP TABLE away.a")
    assert home.exists()


def test_prepared_statements_read_the_new_release(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror
) -> None:
    with closing(cluster.connect(database)) as client:
        prepared = client.prepare("SELECT max(value) FROM jixiao.a WHERE value > :least")
        assert [prepared.run(least=0) for _ in range(7)] == [[[1]]] * 7
        turns.publish_one(home)
        mirrored(home)
        assert prepared.run(least=0) == [[2]]


def test_an_unchanged_release_does_nothing_unless_forced(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror
) -> None:
    made = "SELECT oid FROM pg_namespace WHERE nspname = 'jixiao'"
    before = cluster.run(made, database)
    assert mirrored(home).is_unchanged
    assert cluster.run(made, database) == before
    assert not mirrored(home, is_forced=True).is_unchanged
    assert cluster.run(made, database) != before


def test_a_rolled_back_release_is_mirrored_again(cluster: Cluster, database: str, home: Path, mirrored: Mirror) -> None:
    from warehouse.release import rollback  # noqa: PLC0415

    turns.publish_one(home)
    assert mirrored(home).release == 2
    rollback(home, 1)
    assert mirrored(home).release == 1
    assert cluster.run("SELECT max(value) FROM jixiao.a", database) == [[1]]


def test_what_somebody_built_upon_a_release_keeps_it_and_is_told(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror
) -> None:
    cluster.run("CREATE VIEW public.own AS SELECT max(value) FROM jixiao.a", database)
    turns.publish_one(home)
    (told,) = mirrored(home).remains
    assert "view public.own depends on table" in told
    assert cluster.run("SELECT * FROM public.own", database) == [[1]]
    cluster.run("DROP VIEW public.own", database)
    assert not mirrored(home).remains
    assert schemas(cluster, database) == ["jixiao"]


def test_schemas_of_one_database_are_mirrored_apart(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror
) -> None:
    turns.publish_one(home)
    mirrored(home, schema="jixiao_test")
    assert cluster.run("SELECT max(value) FROM jixiao.a", database) == [[1]]
    assert cluster.run("SELECT max(value) FROM jixiao_test.a", database) == [[2]]
    assert schemas(cluster, database) == ["jixiao", "jixiao_test"]
