"""The asset `records`: turns readings into typed rows, staged by region, fiscal year and department."""

import dagster as dg

from assets.documents import documents
from assets.resources import Home, typed_by
from pipeline.collect.archive import Archive


@dg.asset(deps=[documents], group_name="pipeline", kinds={"parquet"})
def records(home: Home) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The typed rows of all documents; only slices whose documents changed are written."""
    before = home.stage.manifest().documents
    after = home.stage.update(Archive(home.path).catalog().documents, typed_by(home)).documents
    changed = [d for d, staged in after.items() if before.get(d) != staged]
    return dg.MaterializeResult(
        metadata={
            "documents": len(after),
            "changed documents": len(changed),
            "slices": len({s.slice for s in after.values()}),
        }
    )
