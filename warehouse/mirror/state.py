"""Which release is mirrored: what a release says about itself, and what a schema says that it holds.

A schema that holds tables and does not say it was made by somebody else, and is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from warehouse.errors import MirrorError
from warehouse.mirror.server import Server
from warehouse.quoting import identifier
from warehouse.release import own_row


@dataclass(frozen=True, slots=True)
class State:
    """A release as it is told in both databases; `created_at` is UTC."""

    number: int
    created_at: datetime
    inputs_digest: str
    code_version: str


def state_of(connection: duckdb.DuckDBPyConnection) -> State:
    """Return what the release of a connection says about itself.

    Raises:
        ReleaseError: it says nothing.
    """
    told = own_row(connection)
    return State(told.number, told.created_at.replace(tzinfo=None), told.inputs_digest, told.code_version)


def published_state(server: Server, schema: str) -> State | None:
    """Return the release that a schema holds, or None where the schema is empty or does not exist.

    Raises:
        MirrorError: the schema holds tables that no mirror made.
    """
    names = [name for _, name in server.file("relations", schema=schema)]
    if not names:
        return None
    if "mirror_state" not in names:
        raise MirrorError(f"the schema {schema} of {server.address.place} holds other tables: choose another --schema")
    with server.transaction():
        server.run(f"SET LOCAL search_path = {identifier(schema)}")
        (row,) = server.file("state_read")
    return State(*row)


def write_state(server: Server, state: State) -> None:
    """Make the table that tells the release, in the schema of the search path; its row arrives frozen."""
    server.file("state")
    told = (str(state.number), str(state.created_at), state.inputs_digest, state.code_version, str(datetime.now(UTC)))
    line = "\t".join(told) + "\n"
    server.copy("COPY mirror_state FROM STDIN (FREEZE)", [memoryview(line.encode())])
