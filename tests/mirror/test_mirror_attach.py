"""An engine that stays open reads the current release, whole, while releases are published; plain handles do not."""

from __future__ import annotations

import shutil
import threading
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from tests.warehouse import turns
from warehouse import home as layout
from warehouse.errors import NoReleaseError
from warehouse.release import rollback

sqlalchemy = pytest.importorskip("sqlalchemy", reason="the extra `tools` is not installed (make tools)")
pytest.importorskip("duckdb_engine", reason="the extra `tools` is not installed (make tools)")
from warehouse.attach import following_engine  # noqa: E402 - needs both

pytestmark = pytest.mark.tools
NUMBER = sqlalchemy.text("SELECT max(value) FROM a")


def test_an_engine_follows_a_new_release_and_a_rollback(tmp_path: Path) -> None:
    engine = following_engine(tmp_path)
    seen = []
    for step in (turns.publish_one, turns.publish_one, lambda home: rollback(home, 1)):
        step(tmp_path)
        with engine.connect() as connection:
            seen.append(connection.scalar(NUMBER))
    engine.dispose()
    assert seen == [1, 2, 1]


def test_what_is_held_keeps_its_release_until_it_is_given_back(tmp_path: Path) -> None:
    turns.publish_one(tmp_path)
    engine = following_engine(tmp_path)
    with engine.connect() as held:
        turns.publish_one(tmp_path)
        assert held.scalar(NUMBER) == 1
        with engine.connect() as other:
            assert other.scalar(NUMBER) == 2
    with engine.connect() as again:
        assert again.scalar(NUMBER) == 2
    engine.dispose()


def test_an_engine_can_write_nothing_and_reach_no_file(tmp_path: Path) -> None:
    turns.publish_one(tmp_path)
    engine = following_engine(tmp_path)
    for sql in ("INSERT INTO a VALUES (1)", "DROP TABLE a", f"ATTACH '{tmp_path}/x.duckdb'", "COPY a TO 'x.csv'"):
        with engine.connect() as connection, pytest.raises(Exception, match=r"read-only|disabled"):
            connection.execute(sqlalchemy.text(sql))
    engine.dispose()


def test_a_home_without_a_release_says_what_to_do(tmp_path: Path) -> None:
    engine = following_engine(tmp_path)
    with pytest.raises(NoReleaseError, match="run `jixiao load` first"):
        engine.connect()


@pytest.mark.slow
def test_threads_of_a_dashboard_see_whole_releases_while_many_are_published(tmp_path: Path) -> None:
    turns.publish_one(tmp_path)
    engine = following_engine(tmp_path, connections=2)
    stop, seen, errors = threading.Event(), [], []

    def ask() -> None:
        while not stop.is_set():
            try:
                with engine.connect() as connection:
                    seen.append(tuple(connection.execute(sqlalchemy.text(turns.WHOLE)).one()))
            except Exception as error:  # noqa: BLE001 - every failure counts
                errors.append(repr(error))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(25):
        turns.publish_one(tmp_path, keep=2)
    stop.set()
    for thread in threads:
        thread.join()
    with engine.connect() as connection:
        assert connection.scalar(NUMBER) == 26
    engine.dispose()
    assert errors == []
    assert all(turns.is_whole(row) for row in seen)
    assert len({row[0] for row in seen}) > 5


def max_value(connection: duckdb.DuckDBPyConnection) -> int:
    return int(connection.execute("SELECT max(value) FROM a").fetchall()[0][0])


def test_a_connection_keeps_the_release_that_it_opened(tmp_path: Path) -> None:
    turns.publish_one(tmp_path)
    link = str(layout.pointer(tmp_path))
    with closing(duckdb.connect(link, read_only=True)) as held:
        turns.publish_one(tmp_path)
        with closing(duckdb.connect(link, read_only=True)) as new:
            assert [max_value(held), max_value(new)] == [1, 2]


def test_a_file_replaced_under_its_name_stays_the_old_one_for_whoever_holds_it(tmp_path: Path) -> None:
    copy, newer = tmp_path / "copy.duckdb", tmp_path / "newer.duckdb"
    shutil.copy(turns.publish_one(tmp_path).path, copy)
    with closing(duckdb.connect(str(copy), read_only=True)) as held:
        shutil.copy(turns.publish_one(tmp_path).path, newer)
        newer.replace(copy)
        with closing(duckdb.connect(str(copy), read_only=True)) as again, closing(duckdb.connect()) as memory:
            memory.execute(f"ATTACH '{copy}' AS jixiao (READ_ONLY); USE jixiao")
            assert [max_value(it) for it in (held, again, memory)] == [1, 1, 2]
