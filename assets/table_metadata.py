"""What Dagster shows for each table: description, columns with comments, and lineage, all read from the SQL.

The schema is created once in an empty in-memory database, so that loading the definitions needs no release.
"""

from __future__ import annotations

import functools
from contextlib import closing
from dataclasses import replace
from typing import Any

import dagster as dg
import duckdb

from warehouse import schema


@functools.cache
def _blank() -> dict[str, tuple[str, tuple[schema.Column, ...]]]:
    """Return for each table and view its English comment and its columns."""
    with closing(duckdb.connect()) as connection:
        schema.create_uncommented(connection)
        columns = schema.columns(connection)
    said = schema.comments()
    return {
        name: (said[name][1], tuple(_commented(column, *said[f"{name}.{column.name}"]) for column in columns[name]))
        for name in columns
    }


def _commented(column: schema.Column, chinese: str, english: str) -> schema.Column:
    return replace(column, chinese=chinese, english=english)


def specs(dependency: dg.AssetKey) -> list[dg.AssetSpec]:
    """Return a spec for each table and mart; tables depend on those that they refer to, marts on the facts.

    A Chinese twin of a mart is a view that no asset can be named after; it is built with its mart.
    """
    references = {table.name: {r.table for r in table.references} - {table.name} for table in schema.tables()}
    facts = {name for name in references if name.startswith("fact_")}
    tables = [_spec(name, {dependency, *map(dg.AssetKey, other)}, "star") for name, other in references.items()]
    return tables + [_spec(name, set(map(dg.AssetKey, facts)), "marts") for name in schema.views() if name.isascii()]


def _spec(name: str, dependencies: set[dg.AssetKey], group: str) -> dg.AssetSpec:
    description = _blank()[name][0]
    return dg.AssetSpec(
        name, deps=sorted(dependencies), group_name=group, description=description, kinds={"duckdb"}, skippable=True
    )


def column_schema(name: str) -> dict[str, Any]:
    """Return a table's columns with type, comment and whether they may be NULL, as Dagster metadata."""
    columns = [
        dg.TableColumn(
            c.name,
            c.data_type,
            f"{c.english}（{c.chinese}）",
            constraints=dg.TableColumnConstraints(nullable=c.is_nullable),
        )
        for c in _blank()[name][1]
    ]
    return {"dagster/column_schema": dg.TableSchema(columns=columns)}


def column_lineage(name: str) -> dict[str, Any]:
    """Return which key of which table each referring column of a table comes from, as Dagster metadata."""
    references = next((table.references for table in schema.tables() if table.name == name), ())
    lineage = {
        r.column: [dg.TableColumnDep(asset_key=dg.AssetKey(r.table), column_name=schema.key_of(r.table)[0])]
        for r in references
        if r.table != name
    }
    return {"dagster/column_lineage": dg.TableColumnLineage(lineage)} if lineage else {}
