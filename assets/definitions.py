"""Everything that Dagster loads, built by one function: service, command line and tests differ only in resources."""

from __future__ import annotations

import os
from typing import Any

import dagster as dg

from assets.checks import CHECKS
from assets.documents import documents
from assets.entities import entities
from assets.jobs import NIGHTLY, SCHEDULE, inbox_changed
from assets.published import published
from assets.records import records
from assets.resources import Home, Inbox, Pool, Progress, home_folder, steward_folder
from assets.tables import tables


def definitions(**resources: Any) -> dg.Definitions:  # noqa: ANN401 - resources are of any kind
    """Return the definitions; `resources` replace the ones that the environment names (home, inbox, pool, progress)."""
    named: dict[str, Any] = {
        "home": Home(folder=str(home_folder()), steward=str(steward_folder())),
        "inbox": Inbox(folder=os.environ.get("JIXIAO_INBOX") or None),
        "pool": Pool(),
        "progress": Progress(),
    }
    return dg.Definitions(
        assets=[documents, records, entities, tables, published],
        asset_checks=CHECKS,
        jobs=[NIGHTLY],
        schedules=[SCHEDULE],
        sensors=[inbox_changed],
        resources=named | resources,
        executor=dg.in_process_executor,  # also of what a person starts on the web page: the steps share one turn
    )


defs = definitions()
