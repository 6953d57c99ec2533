"""The asset `entities`: decides which printed things are the same, and which document counts."""

import dagster as dg

from assets.records import records
from assets.resources import Home
from pipeline.resolve.entities import resolve
from pipeline.resolve.store import save


@dg.asset(deps=[records], group_name="pipeline", kinds={"parquet"})
def entities(home: Home) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """Regions, departments, units, projects and indicators under their ids, and the standing of each document."""
    found = resolve(home.stage.folder, home.known())
    save(found, home.entities)
    return dg.MaterializeResult(
        metadata={
            "units": len(found.units),
            "projects": len(found.projects),
            "indicators": len(found.indicators),
            "findings": len(found.findings),
            "review candidates": len(found.review_candidates),
        }
    )
