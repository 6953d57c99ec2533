"""Why rows differ: what became of documents, which decisions came or went, and what changed in the program.

A row follows its document where something became of that, and a decision that touches its ids; where neither, whatever
changed at all between the two releases. Hands on temporary relations, and the SQL that gives a row its cause.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from warehouse.diff.shapes import Shape
from warehouse.quoting import quoted
from warehouse.sqlfiles import read_folder

DECISION = "decision"
_KINDS = ("indicator", "project", "unit", "department")


@dataclass(frozen=True, slots=True)
class Causes:
    """The ids that changed decisions touch, by kind of thing, and what to say of a row that nothing else explains."""

    decided: dict[str, tuple[int, ...]]
    otherwise: str


def sql_of(name: str) -> str:
    """Return one query of this package by its name."""
    return next(file.text for file in read_folder("diff") if file.name == name)


def find_causes(connection: duckdb.DuckDBPyConnection) -> Causes:
    """Make `changed_document`, `changed_decision` and `changed_program`, and return what follows for rows."""
    for relation, query in (("document", "documents"), ("decision", "decisions"), ("program", "program")):
        connection.execute(f"CREATE TABLE changed_{relation} AS {sql_of(query)}")
    decided: dict[str, tuple[int, ...]] = {}
    for kind, found in connection.execute(sql_of("decided")).fetchall():
        decided[kind] = (*decided.get(kind, ()), int(found))
    words = {"document": "other documents", "decision": "decisions", "program": "program"}
    changed = [words[relation] for relation in words if _has_rows(connection, f"changed_{relation}")]
    return Causes(decided, " or ".join(changed) or "unexplained")


def _has_rows(connection: duckdb.DuckDBPyConnection, relation: str) -> bool:
    return connection.execute(f"FROM {relation} LIMIT 1").fetchone() is not None


def cause(shape: Shape, causes: Causes, state: str) -> str:
    """Return the SQL expression for a differing row's cause.

    Args:
        shape: the row's table; its columns of both releases are named by `old` and `new`.
        causes: what changed between the releases.
        state: the SQL expression for what became of the row's document; NULL where nothing did.
    """
    touched = " OR ".join(_touched(shape, causes)) or "false"
    comes_or_goes = f"{state} IN ('new', 'gone')" if shape.has_document else "false"
    parts = f"'document ' || {state}, CASE WHEN ({touched}) AND ({comes_or_goes}) IS NOT true THEN '{DECISION}' END"
    return f"coalesce(nullif(concat_ws(', ', {parts}), ''), {quoted(causes.otherwise)})"


def _touched(shape: Shape, causes: Causes) -> list[str]:
    """Return conditions that a decided id stands in one of the row's columns, in either release."""
    found = ["true"] if shape.name == "steward_decision" else []
    for kind in (kind for kind in _KINDS if causes.decided.get(kind)):
        ids = ", ".join(map(str, causes.decided[kind]))
        if f"{kind}_id" in shape.columns:
            found.append(f"old.{kind}_id IN ({ids}) OR new.{kind}_id IN ({ids})")
        if shape.name == "id_registry":
            found.append(
                f"coalesce(new.kind, old.kind) = '{kind}' AND coalesce(new.entity_id, old.entity_id) IN ({ids})"
            )
    return found
