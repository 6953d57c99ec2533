"""The asset `published`: the checked candidate becomes the release that readers see."""

import dagster as dg

from assets.resources import Home
from assets.tables import TABLES
from assets.version import is_published
from warehouse.release import list_releases


@dg.asset(deps=TABLES, group_name="release", kinds={"duckdb"})
def published(home: Home) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The current release: an immutable file, and the pointer to it."""
    unchanged = is_published(home)
    release = list_releases(home.path)[-1] if unchanged else home.turn.publish()
    return dg.MaterializeResult(
        metadata={"release": release.number, "rows": release.rows, "unchanged": unchanged, "path": str(release.path)}
    )
