"""Clients that people use find everything: psql, the queries that JDBC and Metabase send, SQLAlchemy's inspector."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pg8000.native import Connection

from tests.mirror.cluster import PASSWORD, Cluster
from tests.mirror.conftest import Mirror
from tests.warehouse import turns
from warehouse import schema
from warehouse.errors import MirrorError
from warehouse.mirror.address import read_address
from warehouse.mirror.server import connected
from warehouse.sqlfiles import read_sql

pytestmark = pytest.mark.slow
SENT = {file.stem: read_sql(file).text for file in sorted((Path(__file__).parent / "sent").glob("*.sql"))}


@pytest.fixture(scope="session")
def login(cluster: Cluster, county_database: str) -> Iterator[Connection]:
    """A connection of a tool: a member of the reading role and no more."""
    cluster.run(f"CREATE ROLE tool LOGIN PASSWORD '{PASSWORD}'; GRANT jixiao_reader TO tool")
    with closing(cluster.connect(county_database, "tool")) as connection:
        yield connection


def test_psql_describes_schema_tables_views_and_columns(
    cluster: Cluster, county_database: str, login: Connection
) -> None:
    told = cluster.psql(
        county_database, r"\dn+ jixiao", r"\dt+ jixiao.*", r"\dv+ jixiao.*", r"\d+ jixiao.mart_project_budget"
    )
    for part in (
        "Mirror of release 1 of the warehouse",
        "预算文件中印出的一行指标｜An indicator row of a budget document",
        "v_项目预算",
        "批复的预算数（元）；文件为调整表时是调整后的，批复数另列；未印出或无法读取时为空｜Approved amount in yuan",
        "numeric(18,2)",
        "mart_project_budget_fiscal_year_idx",
    ):
        assert part in told
    assert login.user == b"tool"


def test_jdbc_finds_tables_with_their_remarks(login: Connection) -> None:
    found = {name: (kind, remark) for _, _, name, kind, remark, *_ in login.run(SENT["jdbc_tables"])}
    assert found["mart_project_budget"][0] == "TABLE"
    assert found["v_项目预算"][0] == "VIEW"
    assert {table.name for table in schema.tables()} <= found.keys()
    assert all("｜" in remark for _, remark in found.values())


def test_jdbc_finds_columns_with_types_and_remarks(login: Connection) -> None:
    rows = login.run(SENT["jdbc_columns"])
    found = {column["name"]: [row[place] for row in rows] for place, column in enumerate(login.columns)}
    assert found["attname"][:2] == ["项目行编号", "年度"]
    assert found["description"][1] == "预算年度；未知时为空｜Fiscal year; NULL when unknown"
    assert len(found["attname"]) == len(rows) > 30


def test_jdbc_finds_primary_and_foreign_keys(login: Connection) -> None:
    assert [row[3] for row in login.run(SENT["jdbc_primary_keys"])] == ["row_id"]
    assert ("dim_department", "department_id") in {(row[2], row[3]) for row in login.run(SENT["jdbc_imported_keys"])}


def test_metabase_may_read_everything_it_lists(login: Connection) -> None:
    listed = login.run(SENT["metabase_tables"])
    assert {kind for *_, kind in listed} == {"r", "v"}
    for name, *_ in listed:
        quoted = name.replace('"', '""')
        login.run(f'SELECT * FROM "jixiao"."{quoted}" LIMIT 1')
        login.run(f'SELECT true AS "_" FROM "jixiao"."{quoted}" WHERE 1 <> 1 LIMIT 0')


def test_sqlalchemys_inspector_reads_all_of_it(cluster: Cluster, county_database: str, login: Connection) -> None:
    assert login.user == b"tool"
    sqlalchemy = pytest.importorskip("sqlalchemy", reason="the extra `tools` is not installed (make tools)")
    url = cluster.url(county_database, "tool").replace("postgresql://", "postgresql+pg8000://")
    engine = sqlalchemy.create_engine(url)
    inspector = sqlalchemy.inspect(engine)
    assert "jixiao" in inspector.get_schema_names()
    assert "v_项目预算" in inspector.get_view_names("jixiao")
    assert {table.name for table in schema.tables()} <= set(inspector.get_table_names("jixiao"))
    columns = {column["name"]: column for column in inspector.get_columns("mart_project_budget", "jixiao")}
    assert str(columns["amount_yuan"]["type"]) == "NUMERIC(18, 2)"
    assert columns["goal"]["comment"] == "年度目标｜Annual goal"
    assert inspector.get_pk_constraint("dim_project", "jixiao")["constrained_columns"] == ["project_id"]
    assert inspector.get_foreign_keys("dim_project", "jixiao")
    engine.dispose()


def test_catalogue_queries_hold_while_releases_are_swapped(
    cluster: Cluster, database: str, tmp_path: Path, mirrored: Mirror
) -> None:
    turns.publish_one(tmp_path)
    mirrored(tmp_path)
    with closing(cluster.connect(database)) as client:
        for _ in range(3):
            turns.publish_one(tmp_path)
            mirrored(tmp_path)
            started = time.monotonic()
            assert [row[2] for row in client.run(SENT["jdbc_tables"])] == ["a", "b", "mirror_state", "release"]
            assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    "mode", ["disable", "prefer", "require", "verify-ca&sslrootcert={ca}", "verify-full&sslrootcert={ca}"]
)
def test_tls_is_used_as_the_address_asks(mode: str, cluster: Cluster) -> None:
    more = f"?sslmode={mode.format(ca=cluster.certificate)}"
    with connected(read_address(cluster.url(host="localhost", more=more))) as server:
        (used,) = server.run("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
    assert used == [mode != "disable"]


@pytest.mark.parametrize(
    ("host", "mode"),
    [("localhost", "verify-full"), ("127.0.0.1", "verify-full&sslrootcert={ca}"), ("localhost", "verify-ca")],
)
def test_a_certificate_that_is_not_the_expected_one_is_refused(host: str, mode: str, cluster: Cluster) -> None:
    more = f"?sslmode={mode.format(ca=cluster.certificate)}"
    with (
        pytest.raises(MirrorError, match="no safe connection to"),
        connected(read_address(cluster.url(host=host, more=more))),
    ):
        pass


def test_a_socket_works_as_well(cluster: Cluster) -> None:
    url = f"{cluster.url(host='').replace(f':{cluster.port}/', '/')}?host={cluster.folder}&port={cluster.port}"
    with connected(read_address(url)) as server:
        assert server.run("SELECT inet_server_addr()") == [[None]]
