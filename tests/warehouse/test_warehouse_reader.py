"""A reader answers from the newest whole release, and can neither write nor reach anything else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import turns

from warehouse import locked, memory, opening, pointer
from warehouse.errors import NoReleaseError, QueryError
from warehouse.reader import Reader
from warehouse.release import own_row, rollback


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Reader]:
    turns.publish_one(tmp_path)
    with Reader(tmp_path) as it:
        yield it


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader of a home in which nothing happens, for tests that only ask."""
    home = tmp_path_factory.mktemp("still")
    turns.publish_one(home)
    with Reader(home) as it:
        yield it


def number(it: Reader) -> int:
    return int(it.query("SELECT release_number FROM release")[1][0][0])


def test_a_first_answer_waits_for_no_library_of_data_frames(tmp_path: Path) -> None:
    """DuckDB imports pandas with the first parameter of a connection, and Arrow is needed by builds only."""
    turns.publish_one(tmp_path)
    asks = (
        "import sys; from pathlib import Path; from warehouse.reader import Reader\n"
        "with Reader(Path(sys.argv[1])) as it: it.query('SELECT count(*) FROM a')\n"
        "print({'pandas', 'numpy', 'pyarrow'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", asks, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_home_without_a_release_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoReleaseError, match="run `jixiao load` first"), Reader(tmp_path):
        pass


def test_an_open_reader_follows_a_new_release_and_a_rollback(opened: Reader, tmp_path: Path) -> None:
    assert number(opened) == 1
    turns.publish_one(tmp_path)
    assert number(opened) == 2
    rollback(tmp_path, 1)
    assert number(opened) == 1


def test_a_reader_that_does_not_follow_answers_from_one_release_even_when_retention_deletes_it(tmp_path: Path) -> None:
    turns.publish_one(tmp_path)
    with Reader(tmp_path, follows=False) as it:
        assert number(it) == 1
        turns.publish_one(tmp_path, keep=1)
        assert (number(it), own_row(it.connection).number) == (1, 1)
        assert not own_row(it.connection).path.exists()


def test_a_reader_keeps_answering_when_its_file_was_deleted(opened: Reader, tmp_path: Path) -> None:
    held = pointer.current_path(tmp_path)
    held.unlink()
    assert number(opened) == 1


def test_a_release_deleted_between_pointer_and_file_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns.publish_one(tmp_path)
    answers = [tmp_path / "releases" / "gone.duckdb"]
    monkeypatch.setattr(locked, "current_path", lambda home: answers.pop() if answers else pointer.current_path(home))
    with Reader(tmp_path) as it:
        assert number(it) == 1


def test_a_damaged_release_says_what_to_do(tmp_path: Path) -> None:
    turns.publish_one(tmp_path).path.write_bytes(b"no database")
    with pytest.raises(NoReleaseError, match="choose another with `jixiao rollback`"), Reader(tmp_path):
        pass


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) FROM a",
        "FROM a",
        "WITH x AS (SELECT 1) FROM x",
        "DESCRIBE a",
        "SUMMARIZE a",
        "SHOW TABLES",
        "EXPLAIN SELECT 1",
        "PIVOT a ON value",
        "FROM (PIVOT a ON value)",
        "VALUES (1);",
        "-- a comment; with a semicolon\nSELECT 1 -- ;\n;",
    ],
)
def test_questions_are_answered(sql: str, still: Reader) -> None:
    columns, rows = still.query(sql)
    assert columns
    assert rows


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO a VALUES (1)",
        "DELETE FROM release",
        "DROP TABLE a",
        "CREATE TABLE x (y INT)",
        "CREATE TABLE memory.x (y INT)",
        "ATTACH ':memory:' AS x",
        "DETACH jixiao",
        "SET memory_limit = '1GB'",
        "COPY a TO 'x.csv'",
        "EXPORT DATABASE 'x'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "BEGIN",
        "SELECT 1; SELECT 2",
        "SELECT 1; PIVOT a ON value",
        "PIVOT a ON value; DROP TABLE a",
        "",
        "-- nothing",
    ],
)
def test_whatever_is_not_one_question_is_refused(sql: str, still: Reader) -> None:
    with pytest.raises(QueryError, match="exactly one query that reads"):
        still.query(sql)
    assert number(still) == 1


def test_a_query_that_needs_more_memory_than_it_may_use_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns.publish_one(tmp_path)
    monkeypatch.setattr(memory, "QUERY", "30MB")
    with Reader(tmp_path) as it, pytest.raises(QueryError, match=r"^the query needs more memory than it may use: ask"):
        it.query("SELECT len(list(md5(range::VARCHAR))) FROM range(1_000_000)")


def test_what_a_query_spilled_is_gone_when_the_reader_closes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    turns.publish_one(tmp_path)
    spilled = tmp_path / "spilled"
    spilled.mkdir()
    monkeypatch.setattr(memory, "QUERY", "60MB")
    monkeypatch.setattr(opening.tempfile, "gettempdir", lambda: str(spilled))
    with Reader(tmp_path) as it:
        assert it.query("SELECT count(DISTINCT md5(range::VARCHAR)) FROM range(1_000_000)")[1] == [(1_000_000,)]
        assert list(spilled.iterdir()) != []
    assert list(spilled.iterdir()) == []


@pytest.mark.parametrize(
    "sql", ["FROM '{file}'", "FROM read_text('{file}')", "FROM read_csv('{file}')", "FROM glob('{file}')"]
)
def test_files_outside_the_release_are_out_of_reach(sql: str, still: Reader, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    with pytest.raises(QueryError):
        still.query(sql.format(file=secret))


def test_variables_of_the_program_are_out_of_reach(still: Reader) -> None:
    import pyarrow as pa  # noqa: PLC0415

    hidden = pa.table({"secret": [1]})
    with pytest.raises(QueryError, match="hidden does not exist"):
        still.query("SELECT * FROM hidden")
    assert hidden.num_rows == 1


def test_the_locked_connection_itself_cannot_write(still: Reader, tmp_path: Path) -> None:
    for sql in ("INSERT INTO a VALUES (1)", "SET enable_external_access = true", f"ATTACH '{tmp_path}/x.duckdb'"):
        with pytest.raises(Exception, match=r"read-only|locked|disabled"):
            still.connection.execute(sql)


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("SELECT nothing FROM a", "nothing"),
        ("SELEC 1", "SELEC"),
        ("SELECT 1/'x'", "x"),
        ("SELECT error('loud')", "loud"),
        ("SELECT '\udcff'", "not written in UTF-8"),
    ],
)
def test_a_faulty_query_is_told_in_one_line(sql: str, told: str, still: Reader) -> None:
    with pytest.raises(QueryError, match=told) as caught:
        still.query(sql)
    assert "\n" not in str(caught.value)
    assert number(still) == 1


@pytest.mark.parametrize("word", ["rows", "share", "year", "YEAR", "source", "target"])
def test_a_result_named_by_a_word_of_sql_is_told_to_take_as(word: str, still: Reader) -> None:
    with pytest.raises(QueryError, match=f"where it is meant as a name, write AS {word}$") as caught:
        still.query(f"SELECT count(*) {word} FROM a")
    assert "\n" not in str(caught.value)
    assert still.query(f"SELECT count(*) AS {word} FROM a")[0] == [word]


@pytest.mark.parametrize("sql", ["SELEC 1", "SELECT count(*) FROM a WHERE FROM a", "SELECT nothing FROM a"])
def test_other_faults_are_not_told_to_take_as(sql: str, still: Reader) -> None:
    with pytest.raises(QueryError) as caught:
        still.query(sql)
    assert "write AS" not in str(caught.value)


def test_a_frame_keeps_amounts_exact(still: Reader) -> None:
    frame = still.frame("SELECT 24871801.31::DECIMAL(18,2) AS amount_yuan, 'x' AS name")
    assert frame["amount_yuan"].iloc[0] == Decimal("24871801.31")
    assert list(frame.columns) == ["amount_yuan", "name"]
