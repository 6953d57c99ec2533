"""Whatever the rows: the difference of two releases leads from the keys of one to those of the other, and back."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.diff import ChangedCell, TableSummary, compared

Rows = dict[tuple[int, str | None], int]
KEYS = st.tuples(st.integers(1, 3), st.sampled_from([None, "", "甲", "甲 / 乙"]))
ROWS = st.dictionaries(KEYS, st.integers(1, 3), max_size=8)


def release(base: Path, target: Path, rows: Rows) -> Path:
    """Copy a release whose links of units are these: (year, code) and how many rows."""
    target.write_bytes(base.read_bytes())
    with closing(duckdb.connect(str(target))) as connection:
        connection.execute("DELETE FROM unit_link")
        for (year, code), count in rows.items():
            connection.execute("INSERT INTO unit_link VALUES (31, ?, ?, NULL, 'rule', 'rule', ?)", [year, code, count])
    return target


def told(before: Path, after: Path) -> tuple[TableSummary, set[tuple[str, str, str | None, str | None]]]:
    with compared(before, after, "unit_link") as comparison:
        return comparison.tables()[0], {_short(cell) for cell in comparison.cells(1000)}


def _short(cell: ChangedCell) -> tuple[str, str, str | None, str | None]:
    value = (cell.old, cell.new) if cell.column == "rows" else (None, None)
    return (cell.change, cell.key, *value)


def key(year_and_code: tuple[int, str | None]) -> str:
    return f"31 / {year_and_code[0]} / {year_and_code[1] or ''} / "


@settings(deadline=None, max_examples=8, database=None)
@given(before=ROWS, after=ROWS)
def test_the_difference_leads_from_one_release_to_the_other(small: Path, before: Rows, after: Rows):
    with tempfile.TemporaryDirectory() as folder:
        one = release(small, Path(folder) / "one.duckdb", before)
        other = release(small, Path(folder) / "other.duckdb", after)
        (summary, there), (_, back) = told(one, other), told(other, one)
    assert (summary.added, summary.gone) == (len(after.keys() - before.keys()), len(before.keys() - after.keys()))
    assert {(change, name) for change, name, _, _ in there if change != "changed"} == {
        *(("added", key(one)) for one in after.keys() - before.keys()),
        *(("gone", key(one)) for one in before.keys() - after.keys()),
    }
    assert {(name, old, new) for change, name, old, new in there if change == "changed"} == {
        (key(one), str(before[one]), str(after[one]))
        for one in before.keys() & after.keys()
        if before[one] != after[one]
    }
    swapped = {"added": "gone", "gone": "added", "changed": "changed"}
    assert {(swapped[change], name, new, old) for change, name, old, new in there} == back
