"""The tables and marts of the star as assets, built together into one candidate file.

An asset's name is its table's; columns, comments, keys and references come from the warehouse's own SQL.
Whether the candidate becomes a release is told in `checks.py` and `release.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

import dagster as dg

from assets.entities import entities
from assets.resources import Home
from assets.table_metadata import column_lineage, column_schema, specs
from assets.version import code_version, inputs_digest, is_published
from pipeline.resolve.store import load
from warehouse.build import build_candidate

TABLES = specs(dependency=entities.key)


@dg.multi_asset(specs=TABLES, name="tables")
def tables(home: Home) -> Iterator[dg.MaterializeResult]:  # type: ignore[type-arg]
    """Build all tables from the staged rows and entities; nothing is built when nothing has changed."""
    counts: dict[str, int] = {}
    if not is_published(home):
        release = home.turn.info(code_version(), inputs_digest(home))
        counts = build_candidate(home.stage.folder, load(home.entities), release, home.turn.candidate)
    for spec in TABLES:
        name = spec.key.to_user_string()
        rows = {"dagster/row_count": counts[name]} if name in counts else {"unchanged": True}
        yield dg.MaterializeResult(asset_key=spec.key, metadata={**rows, **column_schema(name), **column_lineage(name)})
