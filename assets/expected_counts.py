"""The checks that compare a candidate with the operator's expected counts, if a file of them exists.

A missing slice blocks the release; a changed count is a warning with both figures. The file is named by
JIXIAO_EXPECTED, else `expected_counts.csv` in the home; `jixiao expected` writes it.
"""

import os
from pathlib import Path

import dagster as dg

from assets.resources import Home
from warehouse.expected import Differences, count_slices, differences, read_expected

_FILE = "expected_counts.csv"
_SHOWN = 5


def _found(home: Home) -> tuple[Path, Differences | None]:
    """Return the file of expected counts and how the candidate differs from it; None where no counts are kept."""
    named = os.environ.get("JIXIAO_EXPECTED")
    file = Path(named) if named else home.path / _FILE
    if not named and not file.exists():
        return file, None
    return file, differences(read_expected(file), count_slices(home.turn.candidate).rows)


def _told(items: list[str], otherwise: str) -> str:
    more = [f"and {len(items) - _SHOWN} more"] if len(items) > _SHOWN else []
    return "; ".join([*items[:_SHOWN], *more]) or otherwise


@dg.asset_check(asset="fact_project_budget", name="expected_slices", blocking=True)
def expected_slices(home: Home) -> dg.AssetCheckResult:
    """Every slice that is expected is there."""
    file, found = _found(home)
    if found is None:
        return dg.AssetCheckResult(passed=True, description="no counts are kept")
    lost = [f"{one} is missing, {rows} rows were expected" for one, rows in found.missing.items()]
    step = f"; find the documents, or delete the lines in {file}" if lost else ""
    told = _told(lost, "every slice is there") + step
    return dg.AssetCheckResult(passed=not lost, description=told, metadata={"missing": len(lost)})


@dg.asset_check(asset="fact_project_budget", name="expected_counts")
def expected_counts(home: Home) -> dg.AssetCheckResult:
    """Every slice has as many rows as are expected; another number is for a person to look at."""
    found = _found(home)[1]
    if found is None:
        return dg.AssetCheckResult(passed=True, description="no counts are kept")
    other = [f"{one}: {rows} rows were expected, {now} are there" for one, (rows, now) in found.changed.items()]
    return dg.AssetCheckResult(
        passed=not other,
        severity=dg.AssetCheckSeverity.WARN,
        description=_told(other, "every count is as expected"),
        metadata={"changed": len(found.changed), "new": len(found.new)},
    )


CHECKS = [expected_slices, expected_counts]
