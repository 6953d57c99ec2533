"""Judging: runs every rule of the catalogue over the filled facts, and derives findings, counts and scores.

The steps are the numbered files of this folder, the rules those of `warehouse/rules`; nothing here knows a rule.
Hands on the filled tables `finding`, `rule_result`, `quality_score` and `project_targets`.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from warehouse.sqlfiles import SqlFile, read_folder


def rules() -> tuple[SqlFile, ...]:
    """Return the rules that are judged in SQL, in order of their ids; a file is named by its rule."""
    return read_folder("rules")


def _announce(connection: duckdb.DuckDBPyConnection) -> None:
    """Register what each rule of the warehouse says of a row that breaks it."""
    messages = {rule.name: rule.header("message") for rule in rules()}
    names, texts = pa.array(list(messages), pa.string()), pa.array(list(messages.values()), pa.string())
    connection.register("rule_messages", pa.table({"rule_id": names, "message": texts}))


def _apply(connection: duckdb.DuckDBPyConnection, rule: SqlFile) -> None:
    """Make `verdict_<rule>` of what a rule finds, with the columns that it gives.

    A table for each rule, so that no finding depends on how statements are put into transactions: in one, DuckDB 1.5.5
    loses a large INSERT into a table that got an empty one before (tests/warehouse/test_warehouse_large.py).
    """
    connection.execute(f"CREATE TEMP TABLE verdict_{rule.name} AS {rule.text}")


def _verdicts(names: Sequence[str]) -> str:
    """Return what these rules found, as SQL: their columns are matched by name."""
    said = (f"SELECT '{name}' AS rule_id, * FROM verdict_{name}" for name in names)  # noqa: S608 - names of ours
    return " UNION ALL BY NAME ".join(("FROM no_verdict", *said))


def apply_rules(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `verdict_of_projects` of what rules find that speak of projects alone, `verdict_of_others` of the rest."""
    for rule in rules():
        _apply(connection, rule)
    of_projects = [rule.name for rule in rules() if rule.header("rows") == "projects"]
    others = [rule.name for rule in rules() if rule.name not in of_projects]
    connection.execute(f"CREATE TEMP VIEW verdict_of_projects AS {_verdicts(of_projects)}")
    connection.execute(f"CREATE TEMP VIEW verdict_of_others AS {_verdicts(others)}")


def judge(connection: duckdb.DuckDBPyConnection) -> None:
    """Judge all rules over the filled tables, and fill `finding`, `rule_result`, `quality_score`
    and `project_targets`, which the rules need too.

    The connection holds a build's relations (`relations.register`, `prepare.sql`), and all other tables are filled.

    Raises:
        duckdb.Error: a rule's SQL does not fit the tables.
    """
    _announce(connection)
    for step in read_folder("judging"):
        connection.execute(step.text)
        if step.header("then") == "rules":
            apply_rules(connection)
