"""The inputs of a build, as relations of its connection: staged Parquet, entities, vocabulary, the release's own row.

Every relation is named after its content (`staged_projects`, `entity_units`, `vocabulary_taxonomy`), and is temporary.
`prepare.sql` and `fills/` use them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import records, tabular, vocabulary
from warehouse.errors import BuildError
from warehouse.quoting import file_literal

STAGED: dict[str, type] = {"documents": records.DocumentRow, **tabular.row_lists(records.TypedDocument)}
"""The staged tables and the dataclass of their rows."""

_ENTITIES = tabular.row_lists(records.Entities)

_VOCABULARY = {
    "comparators": ("code", "symbol", "kind"),
    "comparator_variants": ("variant", "symbol", "position"),
    "measure_units": ("name", "dimension", "factor"),
    "measure_dimensions": ("dimension", "holds"),
    "same_things": ("word", "thing"),
    "taxonomy": ("taxonomy_version", "level_1", "level_2"),
    "scoring_rules": ("version", "better", "formula", "note"),
    "rules": (
        *("rule_id", "group", "severity", "subject", "scope", "judged_by", "scored", "blocks", "tolerance", "basis"),
        *("since", "statement_zh", "statement_en"),
    ),
    "rule_parameters": ("rule_id", "parameter", "value", "unit", "note"),
    "rule_words": ("list", "pattern"),
    "weight_schemes": ("version", "scheme", "level_1", "weight", "basis"),
}


def _refuse_other_columns(path: Path, row_type: type) -> None:
    """Refuse a staged file whose columns are not those of its dataclass.

    Raises:
        BuildError: names the file.
    """
    if not pq.read_schema(path).equals(tabular.schema_of(row_type)):
        raise BuildError(f"{path} has other columns than {row_type.__name__}: stage its documents again (--rebuild)")


def _register_staged(connection: duckdb.DuckDBPyConnection, staged: Path, name: str, row_type: type) -> None:
    """Make `staged_<name>` of the Parquet files of a table, which are read anew by each query, column by column."""
    paths = sorted((staged / name).glob("*.parquet"))
    for path in paths:
        _refuse_other_columns(path, row_type)
    if not paths:
        connection.register(f"staged_{name}", tabular.to_table(row_type, ()))
        return
    files = ", ".join(map(file_literal, paths))
    connection.execute(
        f"CREATE TEMP VIEW staged_{name} AS SELECT * FROM read_parquet([{files}], hive_partitioning = false)"  # noqa: S608
    )


def _vocabulary_table(name: str, columns: tuple[str, ...]) -> pa.Table:
    """Return columns of a vocabulary list as texts; a blank is NULL."""
    rows = vocabulary.rows(name)
    return pa.table({column: pa.array([row[column] or None for row in rows], pa.string()) for column in columns})


def _register_entities(connection: duckdb.DuckDBPyConnection, entities: records.Entities | Path) -> None:
    """Make `entity_<list>` of each list of entities, or of the files that `pipeline.resolve.store` saved them in.

    Raises:
        BuildError: a file is missing or has other columns than its dataclass.
    """
    for name, row_type in _ENTITIES.items():
        if isinstance(entities, Path):
            path = entities / f"{name}.parquet"
            if not path.exists():
                raise BuildError(f"{path} is missing: resolve the entities again with `jixiao load --rebuild`")
            _refuse_other_columns(path, row_type)
            connection.execute(f"CREATE TEMP TABLE entity_{name} AS FROM read_parquet({file_literal(path)})")
        else:
            rows: tuple[Any, ...] = getattr(entities, name)
            connection.register(f"entity_{name}", tabular.to_table(row_type, rows))


def register(connection: duckdb.DuckDBPyConnection, staged: Path, entities: records.Entities | Path) -> None:
    """Register all that a build reads.

    Raises:
        BuildError: a file has other columns than its dataclass, or one of entities is missing.
    """
    for name, row_type in STAGED.items():
        _register_staged(connection, staged, name, row_type)
    _register_entities(connection, entities)
    for name, columns in _VOCABULARY.items():
        connection.register(f"vocabulary_{name}", _vocabulary_table(name, columns))
