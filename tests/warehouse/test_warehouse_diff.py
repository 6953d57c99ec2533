"""Two releases are compared by key on what both have; what only one has, or what always differs, is told apart."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import duckdb
import pytest
import staging
from changeable import make_changeable

from warehouse import schema
from warehouse.diff import ChangedCell, TableSummary, compared
from warehouse.errors import ReleaseError


def changed(release: Path, folder: Path, *statements: str) -> Path:
    """Copy a release and change the copy by SQL."""
    copy = folder / f"{len(list(folder.iterdir()))}.duckdb"
    copy.write_bytes(release.read_bytes())
    with closing(duckdb.connect(str(copy))) as connection:
        make_changeable(connection)
        for statement in statements:
            connection.execute(statement)
    return copy


def of(before: Path, after: Path, table: str) -> TableSummary:
    with compared(before, after, table) as comparison:
        return comparison.tables()[0]


def cells(before: Path, after: Path, table: str, rows: int = 10) -> list[ChangedCell]:
    with compared(before, after, table) as comparison:
        return list(comparison.cells(rows))


def test_a_release_differs_from_itself_in_nothing(small: Path):
    with compared(small, small) as comparison:
        assert not any(one.differs for one in comparison.tables())
        assert list(comparison.cells(10)) == []
        assert comparison.documents(10) == comparison.changed_inputs(10) == []


def test_number_and_time_of_a_release_are_no_difference_of_the_data(small: Path, tmp_path: Path):
    later = changed(small, tmp_path, "UPDATE release SET release_number = 2, created_at = '2030-01-01'")
    with compared(small, later) as comparison:
        assert [one.name for one in comparison.tables() if one.differs] == []


def test_a_volatile_column_is_no_difference_but_the_others_of_its_table_are(small: Path, tmp_path: Path):
    row = "INSERT INTO id_registry VALUES ('unit', 31, 31, 'k', 'k', '单位', 'v', {first}, NULL, '{rule}', 1, 'rule')"
    base = changed(small, tmp_path, row.format(first=1, rule="founded"))
    later = changed(small, tmp_path, row.format(first=9, rule="founded"))
    assert not of(base, later, "id_registry").differs
    ruled = changed(small, tmp_path, row.format(first=9, rule="steward"))
    assert of(base, ruled, "id_registry").columns == {"rule": 1}


def test_a_changed_value_is_told_with_old_and_new_exactly(small: Path, tmp_path: Path):
    later = changed(small, tmp_path, "UPDATE fact_project_budget SET amount_yuan = 120000.01, goal = NULL")
    found = cells(small, later, "fact_project_budget")
    assert [(cell.column, cell.old, cell.new) for cell in found] == [
        ("amount_yuan", "120000.00", "120000.01"),
        ("goal", "保护古树。", None),
    ]
    assert {(cell.change, cell.key, cell.document) for cell in found} == {("changed", "101", "岚溪县林业局 1.pdf")}


def test_a_null_in_a_key_is_equal_to_a_null(small: Path, tmp_path: Path):
    row = "INSERT INTO unit_link VALUES (31, 2024, NULL, '机关', 'none printed', 'rule', {rows})"
    one, other = (changed(small, tmp_path, row.format(rows=rows)) for rows in (1, 2))
    summary = of(one, other, "unit_link")
    assert (summary.added, summary.gone, summary.changed) == (0, 0, 1)


def test_no_more_rows_are_given_than_asked_for_and_all_are_counted(small: Path, tmp_path: Path):
    rows = "SELECT document_id, n, 'text', 1, 'word', 'why', 1, NULL, n FROM dim_document, range(1, 51) AS r(n)"
    later = changed(small, tmp_path, f"INSERT INTO leftover {rows}")
    assert of(small, later, "leftover").added == 50
    assert [cell.key[-1] for cell in cells(small, later, "leftover", rows=3)] == ["1", "2", "3"]


def test_a_column_that_only_the_newer_program_has_is_told_and_the_others_are_compared(small: Path, tmp_path: Path):
    older = changed(small, tmp_path, "ALTER TABLE fact_project_budget DROP COLUMN settlement")
    newer = changed(small, tmp_path, "UPDATE fact_project_budget SET name = '古树名木'")
    summary = of(older, newer, "fact_project_budget")
    assert summary.note == "only the newer release has settlement"
    assert summary.columns == {"name": 1}
    assert of(newer, older, "fact_project_budget").note == "only the older release has settlement"


def test_a_column_of_another_type_is_compared_by_what_it_shows(small: Path, tmp_path: Path):
    older = changed(small, tmp_path, "ALTER TABLE fact_project_budget ALTER project_no TYPE VARCHAR")
    assert not of(older, small, "fact_project_budget").differs


def test_a_table_that_only_one_release_has_is_told_and_not_compared(small: Path, tmp_path: Path):
    older = changed(small, tmp_path, "DROP TABLE repair", "CREATE TABLE notes (a INTEGER)")
    with compared(older, small) as comparison:
        notes = {one.name: one.note for one in comparison.tables() if one.note}
    assert notes == {
        "repair": "only the newer release has this table",
        "notes": "only the older release has this table",
    }


def test_a_table_without_a_key_that_the_program_knows_is_told(small: Path, tmp_path: Path):
    one, other = (changed(small, tmp_path, "CREATE TABLE notes (a INTEGER)") for _ in range(2))
    assert of(one, other, "notes").note == "the releases share no key that this program knows"


def test_an_unknown_table_is_refused_with_those_that_there_are(small: Path):
    with (
        pytest.raises(ReleaseError, match=r"no table nothing to compare: choose one of .*dim_document"),
        compared(small, small, "nothing"),
    ):
        pytest.fail("it was compared")


def test_a_file_that_is_no_release_is_named(small: Path, tmp_path: Path):
    with (
        pytest.raises(ReleaseError, match=r"gone\.duckdb is not a readable release"),
        compared(small, tmp_path / "gone.duckdb"),
    ):
        pytest.fail("it was compared")


def read_by(small: Path, folder: Path, reader: str, fingerprint: str, *statements: str) -> Path:
    """Copy the release as if a reader of this digest had read its document under this fingerprint."""
    program = f"INSERT INTO release_input VALUES ('program', 'reading', '{reader}', NULL, '0.1.0', NULL)"
    return changed(small, folder, program, f"UPDATE release_input SET fingerprint = '{fingerprint}'", *statements)


def test_what_another_reader_made_of_the_same_document_is_the_program_s(small: Path, tmp_path: Path):
    older = read_by(small, tmp_path, "code-1", "print-1")
    newer = read_by(small, tmp_path, "code-2", "print-2", "UPDATE fact_project_budget SET amount_yuan = 120000.5")
    with compared(older, newer, "fact_project_budget") as comparison:
        assert comparison.states() == {"read by another program": 1}
        assert {cell.cause for cell in comparison.cells(10)} == {"document read by another program"}
        assert [(one.name, one.old, one.new) for one in comparison.changed_inputs(10)] == [
            ("reading", "0.1.0 code-1", "0.1.0 code-2")
        ]


def test_a_document_that_another_program_read_alike_is_counted_and_not_listed(small: Path, tmp_path: Path):
    older, newer = (read_by(small, tmp_path, f"code-{n}", f"print-{n}") for n in (1, 2))
    with compared(older, newer) as comparison:
        assert comparison.states() == {"read by another program": 1}
        assert comparison.documents(10) == []


def test_a_document_under_another_folder_is_told_so_where_the_reader_is_the_same(small: Path, tmp_path: Path):
    older, newer = (read_by(small, tmp_path, "code-1", f"print-{n}") for n in (1, 2))
    with compared(older, newer, "dim_document") as comparison:
        assert comparison.states() == {"name or folder changed": 1}


def test_a_difference_that_nothing_explains_is_called_unexplained(small: Path, tmp_path: Path):
    later = changed(small, tmp_path, "UPDATE dim_comparator SET symbol = '?'")
    assert {cell.cause for cell in cells(small, later, "dim_comparator")} == {"unexplained"}


def test_a_year_of_a_department_differs_by_the_documents_of_that_year(tmp_path: Path):
    older = staging.two_years().build(tmp_path / "older")
    more = ("UPDATE fact_project_budget SET amount_yuan = 1", "UPDATE department_year SET amount_yuan = 1")
    newer = changed(older, tmp_path, *more)
    told = [(cell.key.rpartition(" ")[2], cell.document_id) for cell in cells(older, newer, "department_year")]
    assert told == [("2024", staging.document_id(1)), ("2025", staging.document_id(2))]


def test_a_decision_that_only_moved_to_another_line_is_no_change(small: Path, tmp_path: Path):
    words = "'1-甲', '2-乙', NULL, '{}', '2024-01-01', '我', NULL"
    line = f"INSERT INTO steward_decision VALUES ('units.csv', {{}}, '{{}}', {words})"
    older = changed(small, tmp_path, line.format(2, "recode", "旧"))
    with compared(older, changed(small, tmp_path, line.format(3, "recode", "新")), "steward_decision") as comparison:
        assert comparison.changed_inputs(10) == []
    with compared(older, changed(small, tmp_path, line.format(2, "rename", "旧")), "steward_decision") as comparison:
        assert [one.change for one in comparison.changed_inputs(10)] == ["added", "removed"]


def test_every_label_and_volatile_column_is_a_column_of_its_table(small: Path):
    with staging.opened(small) as connection:
        columns = {name: {column.name for column in found} for name, found in schema.columns(connection).items()}
    wrong = [
        (table.name, name)
        for table in schema.tables()
        for name in (*table.label, *table.volatile, *table.key)
        if name not in columns[table.name]
    ]
    assert wrong == []
