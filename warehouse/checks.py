"""The checks that a candidate must pass before it becomes a release: each is a query for the rows that violate it.

Keys and references are generated from the headers of `tables/`; the others are the files of `checks/`.
The caller decides what a violation leads to (block, warn, override).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse import memory, schema
from warehouse.errors import CheckError, one_line
from warehouse.opening import attach, connect
from warehouse.sqlfiles import SqlFile, read_folder

MOST_ROWS = 100
"""How many violating rows one query hands on: enough to see the pattern, few enough to print."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One row that breaks a check; `next_step` says what a person should do about it."""

    check: str
    row: dict[str, Any]
    next_step: str

    def __str__(self) -> str:
        return f"{self.check}: {self.where}; {self.next_step}"

    @property
    def where(self) -> str:
        """What the row says, value by value."""
        return ", ".join(f"{name} {value}" for name, value in self.row.items())


def summary(found: Sequence[Violation], at_most: int) -> str:
    """Return the first violations of a check as one line: where each is, how many more, and once what to do."""
    rows = [violation.where for violation in found[:at_most]]
    rest = [f"and {len(found) - at_most} more"] if len(found) > at_most else []
    return "; ".join([*rows, *rest, *dict.fromkeys(violation.next_step for violation in found)])


def _keys_unique() -> Iterator[SqlFile]:
    """Make one query a table: keys that more than one row has."""
    step = "two staged rows or entities carry one id: find both in the staged Parquet and stage their documents again"
    for table in schema.tables():
        key = ", ".join(table.key)
        sql = (
            f"SELECT '{table.name}' AS table_name, {key}, count(*) AS rows_with_this_key FROM {table.name} "  # noqa: S608
            f"GROUP BY {key} HAVING count(*) > 1 ORDER BY ALL"
        )
        yield SqlFile("keys_unique", {"next": (step,)}, sql)


def _references_hold() -> Iterator[SqlFile]:
    """Make one query a reference: values that no row of the other table has as its key."""
    step = "the entities were resolved over other rows than were staged: resolve again over all staged rows"
    for table in schema.tables():
        for column, other in ((reference.column, reference.table) for reference in table.references):
            key = schema.key_of(other)[0]
            sql = (
                f"SELECT '{table.name}' AS table_name, '{column}' AS column_name, left_row.{column} AS value, "  # noqa: S608
                f"count(*) AS rows_with_it FROM {table.name} AS left_row "
                f"ANTI JOIN {other} AS right_row ON right_row.{key} = left_row.{column} "
                f"WHERE left_row.{column} IS NOT NULL GROUP BY left_row.{column} ORDER BY ALL"
            )
            yield SqlFile("references_hold", {"next": (step,)}, sql)


_GENERATED = {"keys_unique": _keys_unique, "references_hold": _references_hold}


def check_names() -> tuple[str, ...]:
    """Return the names of all checks, in the order in which they are best read."""
    return (*_GENERATED, *(file.name for file in read_folder("checks")))


def _queries(name: str) -> tuple[SqlFile, ...]:
    """Return the queries of one check.

    Raises:
        CheckError: there is no such check.
    """
    if name in _GENERATED:
        return tuple(_GENERATED[name]())
    files = tuple(file for file in read_folder("checks") if file.name == name)
    if not files:
        raise CheckError(f"there is no check {name}: choose one of {', '.join(check_names())}")
    return files


def _attach(connection: duckdb.DuckDBPyConnection, candidate: Path, previous: Path | None) -> None:
    """Attach both files, the candidate as the current database.

    Raises:
        CheckError: the release before cannot be opened; says how to go on.
        duckdb.Error: the candidate cannot.
    """
    attach(connection, candidate, "candidate")
    if previous is not None:
        try:
            attach(connection, previous, "previous")
        except duckdb.Error as error:
            raise CheckError(
                f"the current release cannot be read ({one_line(error)}): choose another with `jixiao rollback`"
            ) from error
    connection.execute("USE candidate")


def _violations(connection: duckdb.DuckDBPyConnection, query: SqlFile) -> list[Violation]:
    cursor = connection.execute(query.text)
    columns = [column[0] for column in cursor.description or ()]
    rows = cursor.fetchmany(MOST_ROWS)
    return [Violation(query.name, dict(zip(columns, row, strict=True)), query.header("next")) for row in rows]


def run_check(name: str, candidate: Path, previous: Path | None = None) -> list[Violation]:
    """Run one check on a candidate file and return what breaks it; an empty list means that it holds.

    Args:
        name: one of `check_names()`.
        candidate: the built file.
        previous: the current release; without one, a check that compares with it holds.

    Raises:
        CheckError: there is no such check, or a file cannot be read as a warehouse.
    """
    return _run((name,), candidate, previous)[name]


def run_checks(candidate: Path, previous: Path | None = None) -> dict[str, list[Violation]]:
    """Run all checks on a candidate file, which is opened once, and return what breaks each of them, by its name.

    Args and errors are those of `run_check`.
    """
    return _run(check_names(), candidate, previous)


def _run(names: Iterable[str], candidate: Path, previous: Path | None) -> dict[str, list[Violation]]:
    """Run checks on one connection and return what breaks each of them, by its name.

    Raises:
        CheckError: there is no such check, or a file cannot be read as a warehouse.
    """
    queries = {name: _queries(name) for name in names}
    try:
        with closing(connect(memory.BUILD)) as connection:
            _attach(connection, candidate, previous)
            return {name: _broken(connection, queries[name], previous) for name in queries}
    except duckdb.Error as error:
        raise CheckError(f"the check {', '.join(queries)} could not run: {one_line(error)}") from error


def _broken(
    connection: duckdb.DuckDBPyConnection, queries: Iterable[SqlFile], previous: Path | None
) -> list[Violation]:
    """Return the violations of a check's queries; without a previous release those that need one find none."""
    asked = (query for query in queries if previous is not None or query.header("needs") != "previous")
    return [violation for query in asked for violation in _violations(connection, query)]
