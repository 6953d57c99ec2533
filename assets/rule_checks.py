"""One check for each group of rules, with the counts of its rules; only a rule marked as blocking refuses a release.

Mistakes of publishers are warnings. The column `blocks` in `pipeline/vocabulary/rules.csv` marks the blocking rules.
"""

import dagster as dg

from assets.resources import Home
from warehouse.judging.outcome import GROUPS, Outcome, outcomes

_COUNTS = ("judged", "passed", "failed", "undecidable")
_NEXT = "; correct the documents, or empty the rule's `blocks` in pipeline/vocabulary/rules.csv"


def result_of(found: tuple[Outcome, ...]) -> dg.AssetCheckResult:
    """Return the result of a group: an error where a rule that blocks fails, a warning where another one does."""
    blocking = [one for one in found if one.blocks]
    failing = blocking or [one for one in found if one.failed]
    step = _NEXT if blocking else ""
    return dg.AssetCheckResult(
        passed=not failing,
        severity=dg.AssetCheckSeverity.ERROR if blocking else dg.AssetCheckSeverity.WARN,
        description=("; ".join(map(str, failing)) or "holds") + step,
        metadata={"rules": _table(found)} if found else {},
    )


def _table(found: tuple[Outcome, ...]) -> dg.TableMetadataValue:
    counts = [{name: getattr(one, name) for name in ("rule_id", "severity", *_COUNTS)} for one in found]
    return dg.MetadataValue.table([dg.TableRecord(row) for row in counts])


def _check(group: str) -> dg.AssetChecksDefinition:
    @dg.asset_check(asset="rule_result", name=f"rules_{group}", blocking=True)
    def check(home: Home) -> dg.AssetCheckResult:
        return result_of(outcomes(home.turn.candidate, group))

    return check


CHECKS = [_check(group) for group in GROUPS]
