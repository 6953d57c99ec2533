"""The checks that a candidate must pass before readers see it; each is a query in `warehouse/checks`.

A failed check blocks the release and says what to do next. A load that changes nothing is not checked again.
"""

import dagster as dg

from assets.expected_counts import CHECKS as EXPECTED
from assets.resources import Home
from assets.rule_checks import CHECKS as RULES
from warehouse.checks import check_names, run_check, summary

_ASSETS = {
    "nothing_lost": "fact_indicator_target",
    "amounts_add_up": "fact_project_budget",
    "emptied_slices": "fact_project_budget",
}
"""Which table a check is shown with; the others speak of all tables and stand with the documents."""
_SHOWN = 5


class EmptiedSlices(dg.Config):
    """`allow`: publish although a region, department and year that had rows is empty now."""

    allow: bool = False


def _result(home: Home, name: str, *, allowed: bool = False) -> dg.AssetCheckResult:
    found = run_check(name, home.turn.candidate, home.turn.previous)
    return dg.AssetCheckResult(
        passed=allowed or not found,
        description=summary(found, _SHOWN) or "holds",
        metadata={"violations": len(found)},
    )


def _check(name: str) -> dg.AssetChecksDefinition:
    asset = _ASSETS.get(name, "dim_document")
    if name == "emptied_slices":

        @dg.asset_check(asset=asset, name=name, blocking=True)
        def emptied(config: EmptiedSlices, home: Home) -> dg.AssetCheckResult:
            return _result(home, name, allowed=config.allow)

        return emptied

    @dg.asset_check(asset=asset, name=name, blocking=True)
    def check(home: Home) -> dg.AssetCheckResult:
        return _result(home, name)

    return check


CHECKS = [*(_check(name) for name in check_names()), *EXPECTED, *RULES]
