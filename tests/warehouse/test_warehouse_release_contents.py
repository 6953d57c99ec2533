"""A release says what it was made of, how many rows came of it, and what was found; an older one says less."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
import staging

from warehouse.errors import NoReleaseError, ReleaseError
from warehouse.publish import publishing
from warehouse.release import release_file
from warehouse.release_contents import FindingCount, TableCount, contents_of
from warehouse.release_inputs import ReleaseInput

DECISIONS = ReleaseInput("decisions", "indicators.csv", "d" * 64, 300)
READ = ReleaseInput("document", "another name", staging.document_id(1), 7, "reader-1", "print-1")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents of two years with a finding each, and what the caller of the build knows of the inputs."""
    stage = staging.two_years()
    stage.findings = (staging.finding(number=1), staging.finding(number=2))
    info = dataclasses.replace(staging.INFO, inputs=(READ, DECISIONS))
    return stage.build(tmp_path_factory.mktemp("told"), info)


def test_each_document_is_an_input_whether_or_not_its_reader_is_known(told: Path):
    first, second = (one for one in contents_of(told, 10).inputs if one.kind == "document")
    assert (first.name, first.digest, first.size_bytes) == ("岚溪县林业局 1.pdf", staging.document_id(1), 1000)
    assert (first.version, first.fingerprint) == ("reader-1", "print-1")
    assert (second.digest, second.version, second.fingerprint) == (staging.document_id(2), None, None)


def test_files_of_decisions_are_inputs_as_they_were_told(told: Path):
    assert [one for one in contents_of(told, 10).inputs if one.kind == "decisions"] == [DECISIONS]


def test_no_more_inputs_are_listed_than_asked_for_and_the_others_are_counted(told: Path):
    contents = contents_of(told, 1)
    assert [one.kind for one in contents.inputs] == ["decisions", "document"]
    assert contents.more_inputs == {"document": 1}


def test_rows_are_counted_by_table_and_year(told: Path):
    counts = contents_of(told, 10).counts
    assert [one for one in counts if one.table == "fact_project_budget"] == [
        TableCount("fact_project_budget", 2024, 1),
        TableCount("fact_project_budget", 2025, 1),
    ]
    assert TableCount("dim_project", None, 2) in counts
    assert TableCount("fact_project_funding", None, 0) in counts


def test_the_counts_are_those_of_the_finished_tables(told: Path):
    counted: dict[str, int] = {}
    for one in contents_of(told, 10).counts:
        counted[one.table] = counted.get(one.table, 0) + one.rows
    with staging.opened(told) as connection:
        there = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in counted}
    assert there == {name: (rows,) for name, rows in counted.items()}
    assert counted["finding"] > 0


def test_findings_are_counted_by_rule_severity_and_state(told: Path):
    contents = contents_of(told, 10)
    assert FindingCount("S07", "error", "fail", 2, 2) in contents.findings
    assert sum(one.findings for one in contents.findings) == sum(
        one.rows for one in contents.counts if one.table == "finding"
    )


def test_a_release_of_an_older_program_tells_nothing_of_this(told: Path, tmp_path: Path):
    older = tmp_path / "older.duckdb"
    older.write_bytes(told.read_bytes())
    with closing(duckdb.connect(str(older))) as connection:
        for table in ("release_input", "release_count", "release_finding"):
            connection.execute(f"DROP TABLE {table}")
    contents = contents_of(older, 10)
    assert (contents.inputs, contents.counts, contents.findings) == ((), (), ())


def test_a_file_that_is_no_release_is_named(tmp_path: Path):
    (tmp_path / "note.duckdb").write_text("not a database", encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"note\.duckdb is not a readable release"):
        contents_of(tmp_path / "note.duckdb", 10)


def test_a_release_that_is_not_kept_is_refused_with_those_that_are(told: Path, tmp_path: Path):
    with pytest.raises(NoReleaseError, match="holds no release yet"):
        release_file(tmp_path, 1)
    with publishing(tmp_path) as turn:
        turn.candidate.write_bytes(told.read_bytes())
        path = turn.publish().path
    assert release_file(tmp_path, 1) == path
    with pytest.raises(ReleaseError, match=r"no release 7: choose one of 1$"):
        release_file(tmp_path, 7)
