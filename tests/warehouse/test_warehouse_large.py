"""What only shows in large releases, on plain tables as large as it takes."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from warehouse import judging
from warehouse.sqlfiles import SqlFile, read_folder

ROWS = 300_000
"""More than two row groups of DuckDB, which two threads write side by side."""


@pytest.fixture
def judged() -> Iterator[duckdb.DuckDBPyConnection]:
    """A transaction in which rules are about to speak of many rows."""
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute(f"CREATE TABLE subject AS SELECT range AS row_id FROM range({ROWS})")
        connection.execute("BEGIN TRANSACTION")
        connection.execute(next(step.text for step in read_folder("judging") if step.header("then") == "rules"))
        yield connection


def test_what_a_rule_finds_is_kept_however_much_it_is_and_though_others_find_nothing(
    judged: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = SqlFile("A1", {}, "SELECT row_id FROM subject WHERE row_id * 31 % 17 = 99")
    everything = SqlFile("A2", {}, "-- why\nSELECT row_id, 'undecidable' AS state FROM subject")
    monkeypatch.setattr(judging, "rules", lambda: (nothing, everything))
    judging.apply_rules(judged)
    sql = "SELECT rule_id, state, count(*), count(DISTINCT row_id) FROM verdict_of_others GROUP BY ALL"
    found = judged.execute(sql).fetchall()
    assert found == [("A2", "undecidable", ROWS, ROWS)]


@pytest.mark.skipif(duckdb.__version__ != "1.5.5", reason="told of DuckDB 1.5.5")
def test_the_database_still_loses_rows_that_way(judged: duckdb.DuckDBPyConnection) -> None:
    """When this fails, the database has mended it, and `judging.apply_rules` may be simpler."""
    judged.execute("CREATE TEMP TABLE said (row_id BIGINT)")
    judged.execute("INSERT INTO said SELECT row_id FROM subject WHERE row_id * 31 % 17 = 99")
    judged.execute("INSERT INTO said SELECT row_id FROM subject")
    assert judged.execute("SELECT count(*) FROM said").fetchone() == (0,)
