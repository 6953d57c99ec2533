"""The tables and marts of the star schema as assets, built together into one candidate file.

An asset is named after its table; columns, comments, keys and references come from the warehouse's own SQL.
`checks.py` and `published.py` decide whether the candidate becomes a release.
"""

from collections.abc import Iterator

import dagster as dg

from assets.documents import LoadConfig
from assets.entities import entities
from assets.inputs import release_inputs
from assets.resources import Home
from assets.table_metadata import column_lineage, column_schema, specs
from assets.version import code_version, inputs_digest, is_published
from warehouse.build import build_candidate

TABLES = specs(dependency=entities.key)


@dg.multi_asset(specs=TABLES, name="tables")
def tables(config: LoadConfig, home: Home) -> Iterator[dg.MaterializeResult]:  # type: ignore[type-arg]
    """Build all tables from the staged rows and entities; nothing, and nothing further on, when nothing has changed."""
    if is_published(home.path, home.decided) and not config.rebuild:
        return
    made_of = release_inputs(home.path, home.decisions_folder)
    release = home.turn.info(code_version(), inputs_digest(home.path, home.decided), made_of)
    counts = build_candidate(home.stage.folder, home.entities, release, home.turn.candidate)
    for spec in TABLES:
        name = spec.key.to_user_string()
        rows = {"dagster/row_count": counts[name]} if name in counts else {}
        yield dg.MaterializeResult(asset_key=spec.key, metadata={**rows, **column_schema(name), **column_lineage(name)})
