"""The asset `published`: the checked candidate becomes the release that readers see."""

import dagster as dg

from assets.resources import Home
from assets.tables import TABLES


@dg.asset(deps=TABLES, group_name="release", kinds={"duckdb"})
def published(home: Home) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The current release: an immutable file, and the pointer to it."""
    release = home.turn.publish()
    return dg.MaterializeResult(metadata={"release": release.number, "rows": release.rows, "path": str(release.path)})
