"""Values that are hard to carry over arrive as they are: odd characters, extreme numbers, all types of the list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal

import duckdb
import pytest

from tests.mirror.cluster import Cluster
from warehouse.errors import MirrorError
from warehouse.mirror import ddl, keys
from warehouse.mirror.address import read_address
from warehouse.mirror.plan import Relation, make_plan
from warehouse.mirror.rows import pieces
from warehouse.mirror.server import Server, connected
from warehouse.mirror.types import kind_of

ODD = [
    "\t",
    "\n",
    "\r\n",
    "\\",
    "\\N",
    "\\.",
    "\n\\.\n",
    "\\t",
    "",
    " ",
    "'",
    '"',
    ";--",
    "𠮷",
    "👩‍👩‍👧",
    "\x01",
    "é",
    "：：",
    ":x",
    "$1",
    "%s",
]


@pytest.fixture
def release() -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(duckdb.connect()) as connection:
        yield connection


@pytest.fixture
def server(cluster: Cluster, database: str) -> Iterator[Server]:
    with connected(read_address(cluster.url(database))) as opened:
        yield opened


def only(release: duckdb.DuckDBPyConnection) -> Relation:
    (table,) = make_plan(release).tables
    return table


def carried(release: duckdb.DuckDBPyConnection, server: Server) -> list[list[object]]:
    """Carry the only table over and return its rows in their order."""
    table = only(release)
    with server.transaction():
        server.run("SET LOCAL search_path = public")
        server.run(ddl.create_table(table))
        server.copy(ddl.copy_rows(table), pieces(release, table))
        for statement in keys.create_indexes(release, table):
            server.run(statement)
        return server.run(f'SELECT * FROM "{table.name}" ORDER BY 1')


@pytest.mark.slow
def test_odd_characters_arrive_as_they_are(release: duckdb.DuckDBPyConnection, server: Server) -> None:
    texts = [*ODD, "".join(ODD), *(f"a{odd}b" for odd in ODD), None]
    release.execute('CREATE TABLE "表 a" (no INTEGER, "列""b" VARCHAR, "c\'d:e" VARCHAR)')
    release.executemany('INSERT INTO "表 a" VALUES (?, ?, ?)', [(no, text, text) for no, text in enumerate(texts)])
    assert carried(release, server) == [[no, text, text] for no, text in enumerate(texts)]


@pytest.mark.slow
def test_the_character_nul_is_marked(release: duckdb.DuckDBPyConnection, server: Server) -> None:
    release.execute("CREATE TABLE t AS SELECT 'a' || chr(0) || 'b' AS x")
    assert carried(release, server) == [["a\ufffdb"]]


@pytest.mark.slow
def test_numbers_and_times_keep_every_digit(release: duckdb.DuckDBPyConnection, server: Server) -> None:
    release.execute(
        "CREATE TABLE t AS SELECT 1 AS no, (-9223372036854775808)::BIGINT AS a, "
        "9999999999999999.99::DECIMAL(18,2) AS b, "
        "(-0.000001)::DECIMAL(28,6) AS c, 18446744073709551615::UBIGINT AS d, 0.1::DOUBLE AS e, true AS f, "
        "DATE '1949-10-01' AS g, TIMESTAMP '2024-02-29 23:59:59.999999' AS h, "
        "TIMESTAMPTZ '2024-03-01 00:00:00+08' AS i, ['a', NULL, 'b\"\\'] AS j, {'x': 1.50::DECIMAL(9,4)} AS k"
    )
    (row,) = carried(release, server)
    assert row[1:6] == [
        -9223372036854775808,
        Decimal("9999999999999999.99"),
        Decimal("-0.000001"),
        Decimal(18446744073709551615),
        0.1,
    ]
    assert [row[6], str(row[7]), str(row[8])] == [True, "1949-10-01", "2024-02-29 23:59:59.999999"]
    assert str(row[9]) == "2024-02-29 16:00:00+00:00"
    assert row[10:] == [["a", None, 'b"\\'], {"x": 1.5}]


@pytest.mark.slow
def test_a_text_too_long_for_an_index_goes_without(release: duckdb.DuckDBPyConnection, server: Server) -> None:
    release.execute("CREATE TABLE t (unit_code VARCHAR, n INTEGER)")
    text = "".join(chr(0x4E00 + number) for number in range(9000))
    release.execute("INSERT INTO t VALUES (?, 1)", [text])
    assert carried(release, server) == [[text, 1]]


@pytest.mark.slow
def test_a_large_table_streams_in_order(release: duckdb.DuckDBPyConnection, server: Server) -> None:
    release.execute("CREATE TABLE t AS SELECT i AS no, repeat('绩效', 50) AS x FROM range(60000) AS s(i)")
    sizes = [len(piece) for piece in pieces(release, only(release))]
    assert len(sizes) > 50
    assert max(sizes) <= 1 << 18
    assert [row[0] for row in carried(release, server)] == list(range(60000))


@pytest.mark.parametrize("kind", ["BLOB", "INTERVAL", "BIT", "DECIMALS", "GEOMETRY"])
def test_a_type_without_counterpart_is_told(kind: str) -> None:
    with pytest.raises(MirrorError, match=f"the type {kind} has no counterpart"):
        kind_of(kind)


def test_a_view_that_only_renames_stays_a_view(release: duckdb.DuckDBPyConnection) -> None:
    release.execute("CREATE TABLE t (a INTEGER, b VARCHAR)")
    release.execute('CREATE VIEW v_x AS SELECT b AS "乙", t.a AS "甲" FROM t')
    (twin,) = make_plan(release).twins
    assert ddl.create_view(twin) == 'CREATE VIEW "v_x" AS SELECT "b" AS "乙", "a" AS "甲" FROM "t"'


@pytest.mark.parametrize(
    "query",
    [
        "SELECT a FROM t WHERE a > 1",
        "SELECT a + 1 AS a FROM t",
        "SELECT DISTINCT a FROM t",
        "SELECT a FROM t ORDER BY a",
        "SELECT a FROM t LIMIT 1",
        "SELECT t.a FROM t JOIN t AS u USING (a)",
        "SELECT a FROM t GROUP BY a",
        "SELECT a FROM t QUALIFY row_number() OVER () = 1",
        "SELECT a FROM t UNION ALL SELECT a FROM t",
        "SELECT a FROM (SELECT a FROM t)",
        "SELECT a FROM t USING SAMPLE 1",
        "SELECT * FROM t",
        "WITH t AS (SELECT 1 AS a) SELECT a FROM t",
        "SELECT a FROM range(3) AS r(a)",
    ],
)
def test_every_other_view_is_copied(query: str, release: duckdb.DuckDBPyConnection) -> None:
    release.execute("CREATE TABLE t (a INTEGER)")
    release.execute(f"CREATE VIEW v AS {query}")
    plan = make_plan(release)
    assert [table.name for table in plan.tables] == ["t", "v"]
    assert not plan.twins


def test_a_name_that_postgresql_would_cut_is_refused(release: duckdb.DuckDBPyConnection) -> None:
    release.execute(f"CREATE TABLE t ({'绩' * 22} INTEGER)")
    with pytest.raises(MirrorError, match="longer than the 63 bytes"):
        make_plan(release)
