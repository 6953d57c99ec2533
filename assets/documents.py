"""The asset `documents`: archives and reads what arrived in the inbox."""

from pathlib import Path

import dagster as dg

from assets.resources import Home, Inbox, Pool, Progress
from pipeline.collect.collect import collect
from pipeline.collect.inbox import files


class LoadConfig(dg.Config):
    """`rebuild`: read and stage all documents of the home once more, whatever is kept of them."""

    rebuild: bool = False


@dg.asset(group_name="pipeline", kinds={"python"})
def documents(
    config: LoadConfig, home: Home, inbox: Inbox, pool: Pool, progress: dg.ResourceParam[Progress]
) -> dg.MaterializeResult:  # type: ignore[type-arg]
    """The published documents: originals by sha256, each read once by this version of the reader."""
    arrived = files(Path(inbox.folder)) if inbox.folder else ()
    found = collect(home.path, arrived, pool.pool(), progress.tell, rebuild=config.rebuild)
    return dg.MaterializeResult(
        metadata={"documents": len(found.catalog.documents), "new": found.arrived, "read": found.read}
    )
