"""The asset `published`: turns the checked candidate into the release that readers see."""

import dagster as dg

from assets.resources import Home
from assets.tables import TABLES
from warehouse.register import keep_register


@dg.asset(deps=TABLES, group_name="release", kinds={"duckdb"})
def published(home: Home) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The current release: an immutable file, the pointer to it, and the register of the ids that it published."""
    release = home.turn.publish()
    keep_register(home.path, home.entities, release.number)
    return dg.MaterializeResult(metadata={"release": release.number, "rows": release.rows, "path": str(release.path)})
