"""Expected counts: how many rows a release should have by table, region, year and department, stored in a CSV file.

A changed count is for a person to look at; a missing slice is a loss. Blocking on exact counts would stop every night
that brings something new, and checking only totals would miss a whole year. The caller decides what blocks.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.resolve.decisions import guarded, unguarded
from warehouse import schema
from warehouse.errors import CheckError
from warehouse.opening import opened
from warehouse.replacing import replace_file

_HEADER = ("table", "region", "fiscal_year", "department", "department_name", "rows")
_FACT = "fact_"
_REQUIRED = (_FACT, "dim_")
"""Whose slices are a loss when they are missing. That a department has no finding any more is good news."""
_DEPARTMENT_YEAR = """
SELECT '{table}', coalesce(region.mof_div_code, region.name, ''), fact.fiscal_year::VARCHAR,
    coalesce(department.code, department.name, ''), coalesce(min(department.name), ''), count(*)
FROM file.{table} AS fact
LEFT JOIN file.dim_department AS department ON department.department_id = fact.department_id
LEFT JOIN file.dim_region AS region ON region.region_id = fact.region_id
GROUP BY ALL
"""
_YEAR = "SELECT '{table}', '', fiscal_year::VARCHAR, '', '', count(*) FROM file.{table} GROUP BY fiscal_year"
_WHOLE = "SELECT '{table}', '', '', '', '', count(*) FROM file.{table} HAVING count(*) > 0"


@dataclass(frozen=True, slots=True)
class Slice:
    """A table's rows of one region, fiscal year and department, each '' where the table does not tell it.

    `region` and `department` are the code, or the name where there is none.
    """

    table: str
    region: str
    fiscal_year: str
    department: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.table, self.region, self.fiscal_year, self.department) if part)


@dataclass(frozen=True, slots=True)
class Counted:
    """The rows of each slice, and the names of departments for whoever reads the file."""

    rows: dict[Slice, int]
    names: dict[Slice, str]


@dataclass(frozen=True, slots=True)
class Differences:
    """What is expected and missing (with the rows expected), what differs (expected, found), and what is new.

    Only slices of facts and dimensions can be missing; any other table that is empty differs, with 0 found.
    """

    missing: dict[Slice, int]
    changed: dict[Slice, tuple[int, int]]
    new: dict[Slice, int]


def _queries(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Give the query that counts each table but those about the release itself, in order of their names."""
    found = connection.execute(
        "SELECT table_name, list(column_name) FROM duckdb_columns() WHERE database_name = 'file' GROUP BY table_name"
    ).fetchall()
    columns = {table: set(names) for table, names in found}
    for table in sorted(table.name for table in schema.tables() if not table.is_about_release):
        if table in columns:
            yield _query(table, columns[table]).format(table=table)


def _query(table: str, columns: set[str]) -> str:
    if table.startswith(_FACT):
        return _DEPARTMENT_YEAR
    return _YEAR if "fiscal_year" in columns else _WHOLE


def count_slices(path: Path) -> Counted:
    """Count the rows of a built file by slice.

    Raises:
        ReleaseError: the file cannot be read as a warehouse.
    """
    with opened(path) as connection:
        found = [row for sql in _queries(connection) for row in sorted(connection.execute(sql).fetchall())]
    rows = {Slice(*row[:4]): row[5] for row in found}
    return Counted(rows, {Slice(*row[:4]): row[4] for row in found})


def write_expected(counted: Counted, file: Path) -> None:
    """Write the counts as CSV, a line a slice, so that a change shows as a small difference in version control.

    Half a file would be taken for whole, and what it lacks be missed by nobody: an earlier one is replaced as a whole.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADER)
    for one, rows in counted.rows.items():
        texts = (one.table, one.region, one.fiscal_year, one.department, counted.names[one])
        writer.writerow([*map(guarded, texts), rows])
    replace_file(file, lambda part: part.write_text(out.getvalue(), encoding="utf-8", newline=""))


def read_expected(file: Path) -> dict[Slice, int]:
    """Read what `write_expected` wrote; a person may have deleted lines.

    Raises:
        CheckError: the file is missing or has no such lines; says which.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines)
            if tuple(next(reader, ())) != _HEADER:
                raise CheckError(
                    f"{file} does not begin with {','.join(_HEADER)}: write it again with `jixiao expected`"
                )
            return dict(_line(file, reader.line_num, fields) for fields in reader if fields)
    except (OSError, UnicodeDecodeError) as error:
        raise CheckError(
            f"{file} cannot be read ({error}): name a file that `jixiao expected --write` wrote"
        ) from error


def _line(file: Path, number: int, fields: list[str]) -> tuple[Slice, int]:
    if len(fields) != len(_HEADER) or not fields[-1].isdecimal():
        raise CheckError(f"{file}, line {number}: give {', '.join(_HEADER)}, the last a whole number")
    return Slice(*map(unguarded, fields[:4])), int(fields[-1])


def differences(expected: dict[Slice, int], found: dict[Slice, int]) -> Differences:
    """Compare counts: a slice of which nothing is found is missing, however few rows it had."""
    missing = {one for one in expected if one not in found and one.table.startswith(_REQUIRED)}
    return Differences(
        {one: rows for one, rows in expected.items() if one in missing},
        {
            one: (rows, found.get(one, 0))
            for one, rows in expected.items()
            if one not in missing and rows != found.get(one, 0)
        },
        {one: rows for one, rows in found.items() if one not in expected},
    )
