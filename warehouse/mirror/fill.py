"""A release into a new schema, in one transaction: all of it or nothing, and nobody sees it before it is whole.

Giving it the name that readers know is for `swap.py`.
"""

from __future__ import annotations

from itertools import chain

import duckdb

from warehouse.errors import MirrorError
from warehouse.mirror import ddl, keys, rights
from warehouse.mirror.plan import Plan, Relation, Twin
from warehouse.mirror.rows import pieces
from warehouse.mirror.server import Server
from warehouse.mirror.state import State, write_state
from warehouse.quoting import identifier, quoted


def fill(
    server: Server, connection: duckdb.DuckDBPyConnection, plan: Plan, state: State, schema: str, role: str
) -> int:
    """Make and fill a schema, and return how many rows it holds.

    Args:
        server: where.
        connection: the release.
        plan: what of it.
        state: which release it is.
        schema: a name that is not used yet.
        role: who may read it.

    Raises:
        MirrorError: the server refuses, or rows are missing; then nothing is left.
    """
    with server.transaction():
        rights.ensure_role(server, role)
        server.run(f"CREATE SCHEMA {identifier(schema)}; SET LOCAL search_path = {identifier(schema)}")
        rights.let_read(server, schema, role)
        rows = sum(_fill_table(server, connection, table) for table in plan.tables)
        for statement in chain(keys.create_references(plan), map(ddl.create_view, plan.twins)):
            server.run(statement)
        _comment(server, plan)
        text = f"绩效数据仓库第 {state.number} 次发布的镜像｜Mirror of release {state.number} of the warehouse"
        server.run(f"COMMENT ON SCHEMA {identifier(schema)} IS {quoted(text)}")
        write_state(server, state)
        return rows


def _fill_table(server: Server, connection: duckdb.DuckDBPyConnection, table: Relation) -> int:
    """Make, fill, index and analyse one table; return its rows.

    Raises:
        MirrorError: not as many rows arrived as the release has.
    """
    server.run(ddl.create_table(table))
    count = server.copy(ddl.copy_rows(table), pieces(connection, table))
    expected = connection.execute(f"SELECT count(*) FROM {identifier(table.name)}").fetchone()  # noqa: S608 - names of the schema
    if expected != (count,):
        raise MirrorError(f"{count} rows of {table.name} arrived at {server.address.place}: run again")
    for statement in keys.create_indexes(connection, table):
        server.run(statement)
    server.run(f"ANALYZE {identifier(table.name)}")
    return count


def _comment(server: Server, plan: Plan) -> None:
    """Set all comments, a table's in one message."""
    relations: tuple[Relation | Twin, ...] = (*plan.tables, *plan.twins)
    for relation in relations:
        server.run("; ".join(ddl.comments(relation)))
