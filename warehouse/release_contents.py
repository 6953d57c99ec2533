"""The contents of one release in full: its inputs, how many rows they gave, and what was found.

It is read from the tables `release_*` that the release carries; `release.py` finds the release.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from warehouse.opening import opened
from warehouse.release_inputs import ReleaseInput


@dataclass(frozen=True, slots=True)
class TableCount:
    """Rows of a table in a fiscal year; None: the table has no years, or no rows."""

    table: str
    fiscal_year: int | None
    rows: int


@dataclass(frozen=True, slots=True)
class FindingCount:
    """Findings of a rule of one severity and state, and how many documents they are about."""

    rule_id: str
    severity: str
    state: str
    findings: int
    documents: int


@dataclass(frozen=True, slots=True)
class ReleaseContents:
    """All of it; everything is empty in a release of a program that did not keep it yet.

    `more_inputs` tells by kind how many there are beside those in `inputs`.
    """

    inputs: tuple[ReleaseInput, ...]
    counts: tuple[TableCount, ...]
    findings: tuple[FindingCount, ...]
    more_inputs: dict[str, int]


_TELLS = "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'file' AND table_name = 'release_input'"
_INPUTS = """
SELECT kind, name, digest, size_bytes, version, fingerprint
FROM file.release_input
QUALIFY row_number() OVER (PARTITION BY kind ORDER BY name, digest) <= {most}
ORDER BY kind, name, digest
"""
_MORE = "SELECT kind, count(*) - {most} FROM file.release_input GROUP BY kind HAVING count(*) > {most} ORDER BY kind"
_COUNTS = "SELECT table_name, fiscal_year, rows FROM file.release_count ORDER BY ALL"
_FINDINGS = "SELECT rule_id, severity, state, findings, documents FROM file.release_finding ORDER BY ALL"


def contents_of(path: Path, most_inputs: int) -> ReleaseContents:
    """Read what a release file tells of itself.

    Args:
        path: the release file.
        most_inputs: how many inputs of each kind to return.

    Raises:
        ReleaseError: the file cannot be read as a release.
    """
    with opened(path) as connection:
        tells = connection.execute(_TELLS).fetchone()
        if not tells or not tells[0]:
            return ReleaseContents((), (), (), {})
        return ReleaseContents(
            tuple(ReleaseInput(*row) for row in connection.execute(_INPUTS.format(most=most_inputs)).fetchall()),
            tuple(TableCount(*row) for row in connection.execute(_COUNTS).fetchall()),
            tuple(FindingCount(*row) for row in connection.execute(_FINDINGS).fetchall()),
            dict(connection.execute(_MORE.format(most=most_inputs)).fetchall()),
        )
