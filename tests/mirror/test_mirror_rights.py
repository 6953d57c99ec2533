"""The reading role can read the mirror and nothing else, and rights that people gave outlive a release."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pg8000.exceptions import DatabaseError
from pg8000.native import Connection

from tests.mirror.cluster import PASSWORD, Cluster
from tests.mirror.conftest import Mirror
from tests.warehouse import turns
from warehouse.errors import MirrorError
from warehouse.mirror.address import read_address
from warehouse.mirror.mirror import Options, mirror

pytestmark = pytest.mark.slow


@pytest.fixture
def home(tmp_path: Path) -> Path:
    turns.publish_one(tmp_path)
    return tmp_path


@pytest.fixture
def analyst(cluster: Cluster, database: str, home: Path, mirrored: Mirror) -> Iterator[Connection]:
    """A connection of somebody who is a member of the reading role."""
    mirrored(home)
    cluster.run(f"CREATE ROLE analyst LOGIN PASSWORD '{PASSWORD}'; GRANT jixiao_reader TO analyst")
    with closing(cluster.connect(database, "analyst")) as connection:
        yield connection
    cluster.run("DROP ROLE analyst")


def test_a_reader_reads(analyst: Connection) -> None:
    assert analyst.run("SELECT max(value) FROM jixiao.a") == [[1]]
    assert analyst.run("SELECT release_number FROM jixiao.mirror_state") == [[1]]


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO jixiao.a VALUES (7)",
        "UPDATE jixiao.a SET value = 7",
        "DELETE FROM jixiao.a",
        "TRUNCATE jixiao.a",
        "DROP TABLE jixiao.a",
        "CREATE TABLE jixiao.own (x int)",
        "CREATE TABLE public.own (x int)",
        "CREATE SCHEMA own",
        "CREATE ROLE own",
        "SELECT * FROM private.secret",
        "BEGIN; LOCK TABLE jixiao.a IN ACCESS EXCLUSIVE MODE",
        "ALTER SCHEMA jixiao RENAME TO own",
    ],
)
def test_a_reader_can_do_nothing_else(sql: str, analyst: Connection, cluster: Cluster, database: str) -> None:
    cluster.run("CREATE SCHEMA private; CREATE TABLE private.secret (x int)", database)
    with pytest.raises(DatabaseError) as caught:
        analyst.run(sql)
    assert caught.value.args[0]["C"] == "42501"


def test_a_reader_stays_one_through_releases(analyst: Connection, home: Path, mirrored: Mirror) -> None:
    turns.publish_one(home)
    mirrored(home)
    assert analyst.run("SELECT max(value) FROM jixiao.a") == [[2]]


def test_rights_that_people_gave_outlive_a_release(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror
) -> None:
    mirrored(home)
    cluster.run(f"CREATE ROLE \"审计 a\" LOGIN PASSWORD '{PASSWORD}'")
    given = 'GRANT USAGE ON SCHEMA jixiao TO "审计 a"; GRANT SELECT, INSERT ON jixiao.a TO "审计 a"'
    cluster.run(given, database)
    turns.publish_one(home)
    mirrored(home)
    with closing(cluster.connect(database, "审计 a")) as auditor:
        assert auditor.run("SELECT max(value) FROM jixiao.a") == [[2]]
        for sql in ("SELECT * FROM jixiao.b", "INSERT INTO jixiao.a VALUES (7)"):
            with pytest.raises(DatabaseError, match="permission denied"):
                auditor.run(sql)


def test_a_mirror_needs_no_superuser(cluster: Cluster, database: str, home: Path) -> None:
    cluster.run(
        f"CREATE ROLE filler LOGIN CREATEROLE PASSWORD '{PASSWORD}'; GRANT CREATE ON DATABASE {database} TO filler"
    )
    for _ in range(2):
        outcome = mirror(home, read_address(cluster.url(database, "filler")), Options(reader_role="readers_of_filler"))
        turns.publish_one(home)
    assert (outcome.release, outcome.remains) == (2, ())


def test_a_missing_right_is_told(cluster: Cluster, database: str, home: Path) -> None:
    cluster.run(f"CREATE ROLE nobody LOGIN PASSWORD '{PASSWORD}'")
    address = read_address(cluster.url(database, "nobody"))
    with pytest.raises(MirrorError, match=r"user nobody may not do this .* grants CREATE on the database"):
        mirror(home, address, Options(reader_role="readers_of_nobody"))
    cluster.run("CREATE ROLE readers_of_nobody")
    with pytest.raises(MirrorError, match=r"permission denied for database"):
        mirror(home, address, Options(reader_role="readers_of_nobody"))


@pytest.mark.parametrize("role", ["postgres", "maker"])
def test_a_role_that_may_do_more_than_read_is_refused(
    role: str, cluster: Cluster, home: Path, mirrored: Mirror
) -> None:
    cluster.run("DROP ROLE IF EXISTS maker; CREATE ROLE maker CREATEDB")
    with pytest.raises(MirrorError, match="may do more than read"):
        mirrored(home, reader_role=role)


def test_a_schema_of_somebody_else_is_left_alone(cluster: Cluster, database: str, home: Path, mirrored: Mirror) -> None:
    cluster.run("CREATE SCHEMA jixiao; CREATE TABLE jixiao.theirs (x int)", database)
    with pytest.raises(MirrorError, match="holds other tables: choose another --schema"):
        mirrored(home, is_forced=True)
    assert cluster.run("SELECT count(*) FROM jixiao.theirs", database) == [[0]]


def test_an_empty_schema_that_was_made_beforehand_is_taken(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror
) -> None:
    cluster.run("CREATE SCHEMA jixiao", database)
    assert (mirrored(home).release, mirrored(home).is_unchanged) == (1, True)


@pytest.mark.parametrize("schema", ["public", "pg_own", "Own", "a b", 'a"; DROP TABLE x', "信息", "x" * 41, ""])
def test_names_that_need_quotes_are_refused(schema: str, home: Path, mirrored: Mirror) -> None:
    with pytest.raises(MirrorError, match=r"--schema .* is not a valid name"):
        mirrored(home, schema=schema)
