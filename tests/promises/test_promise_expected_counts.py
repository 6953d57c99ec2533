"""The counts kept in the repository are those of the sample county: a change of a count is seen in a review."""

from __future__ import annotations

from pathlib import Path

from warehouse.expected import count_slices, read_expected

KEPT = Path(__file__).parents[2] / "samples" / "expected_counts.csv"
REFRESH = (
    "after a look, refresh the file: jixiao load samples/inbox --home HOME, "
    "then jixiao expected --write samples/expected_counts.csv --home HOME"
)


def test_the_sample_county_has_the_rows_that_are_expected(whole: Path):
    assert read_expected(KEPT) == count_slices((whole / "jixiao.duckdb").resolve()).rows, REFRESH


def test_the_counts_tell_each_department_s_facts_of_each_year():
    facts = [one for one in read_expected(KEPT) if one.table == "fact_indicator_target"]
    assert len({(one.fiscal_year, one.department) for one in facts}) == len(facts) > 1
    assert all(one.region and one.fiscal_year and one.department for one in facts)
