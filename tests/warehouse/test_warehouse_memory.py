"""DuckDB's memory is bounded in one place, and never above what DuckDB would take of the machine by itself."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from warehouse import memory
from warehouse.opening import connect

_GIB = 1024**3


def limit_of(connection: duckdb.DuckDBPyConnection) -> float:
    (told,) = connection.execute("SELECT parse_formatted_bytes(current_setting('memory_limit'))").fetchone() or (0,)
    return told / _GIB


@pytest.mark.parametrize(("own", "wanted", "kept"), [("3GiB", "4GB", 3), ("30GiB", "2GiB", 2)])
def test_a_bound_lowers_what_duckdb_takes_and_never_raises_it(own: str, wanted: str, kept: int) -> None:
    """`own` stands for four fifths of the machine."""
    with closing(duckdb.connect(config={"memory_limit": own})) as connection:
        memory.bound(connection, wanted)
        assert limit_of(connection) == pytest.approx(kept, abs=0.1)


def test_what_a_connection_spills_is_not_left_where_the_program_happens_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(connect("60MB")) as connection:
        connection.execute("SELECT count(DISTINCT md5(range::VARCHAR)) FROM range(1_000_000)").fetchall()
        assert list(tmp_path.iterdir()) == []
