"""What the rules came to in a built file: counts by rule, for the checks that stand before a release.

Which rules block is data (`dim_rule.is_blocking`); what is done about a failure is for the caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from warehouse.opening import opened

GROUPS = ("structure", "completeness", "values", "quality", "evaluation", "typing", "reading", "documents")
"""The groups of rules, in the order in which they are best read."""
_SQL = """
    SELECT rule_id, severity, is_blocking, statement_en, sum(judged), sum(passed), sum(failed), sum(undecidable)
    FROM rule_result JOIN dim_rule USING (rule_id)
    WHERE rule_group = $1
    GROUP BY ALL
    ORDER BY rule_id
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often one rule was judged in a release, and how it ended."""

    rule_id: str
    severity: str
    is_blocking: bool
    statement: str
    judged: int
    passed: int
    failed: int
    undecidable: int

    @property
    def blocks(self) -> bool:
        """Whether a release with this outcome is refused."""
        return self.is_blocking and self.failed > 0

    def __str__(self) -> str:
        return f"{self.rule_id} {self.statement}: {self.failed} of {self.judged}"


def outcomes(path: Path, group: str) -> tuple[Outcome, ...]:
    """Return the outcome of each rule of a group that was judged at all.

    Raises:
        ReleaseError: the file cannot be read as a warehouse.
    """
    with opened(path) as connection:
        rows = connection.execute(_SQL, [group]).fetchall()
    return tuple(Outcome(*row[:4], *map(int, row[4:])) for row in rows)
