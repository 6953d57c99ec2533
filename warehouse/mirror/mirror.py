"""One mirroring from beginning to end: nothing when the release is there already, else fill, swap and clean up.

It may die at any moment: readers keep the schema they have, and the next run drops what was left.
"""

from __future__ import annotations

import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.errors import MirrorError
from warehouse.mirror.address import Address
from warehouse.mirror.fill import fill
from warehouse.mirror.leftovers import drop, drop_leftovers
from warehouse.mirror.plan import make_plan
from warehouse.mirror.server import LOCKED, RefusedError, Server, connected
from warehouse.mirror.state import State, published_state, state_of
from warehouse.mirror.swap import swap
from warehouse.reader import Reader

_NAME = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,39}")
_RESERVED = ("public", "information_schema", "none")
_BUSY_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Options:
    """How to mirror; `wait_seconds` is how long readers that hold a table are waited for before giving up."""

    schema: str = "jixiao"
    reader_role: str = "jixiao_reader"
    is_forced: bool = False
    wait_seconds: float = 300.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done; `rows` are those of all tables, `remains` a line about each old schema that had to stay."""

    release: int
    is_unchanged: bool
    tables: int = 0
    views: int = 0
    rows: int = 0
    remains: tuple[str, ...] = ()


def mirror(home: Path, address: Address, options: Options) -> Outcome:
    """Fill the schema with the current release of a home, unless it holds that already.

    Raises:
        NoReleaseError: nothing has been published yet.
        MirrorError: the server cannot be reached or refuses, or another mirror is at work; what was published stays.
    """
    _refuse_names(options)
    with Reader(home, follows=False) as reader, connected(address) as server:
        release = reader.connection
        state = state_of(release)
        _lock_out_others(server, options.schema)
        is_there = published_state(server, options.schema) == state
        remains = drop_leftovers(server, options.schema)
        if is_there and not options.is_forced:
            return Outcome(state.number, is_unchanged=True, remains=remains)
        return _replace(server, release, state, options)


def _replace(server: Server, release: duckdb.DuckDBPyConnection, state: State, options: Options) -> Outcome:
    """Fill a new schema, swap it with the published one, and drop that; a new schema that is not published is dropped.

    Raises:
        MirrorError: the server refuses, or readers held a table all the time.
    """
    plan, new = make_plan(release), f"{options.schema}__new_{secrets.token_hex(4)}"
    rows = fill(server, release, plan, state, new, options.reader_role)
    try:
        swap(server, options.schema, new, options.wait_seconds)
    except BaseException:
        with suppress(MirrorError):  # the first error is the one to tell
            drop(server, new)
        raise
    return Outcome(state.number, False, len(plan.tables), len(plan.twins), rows, _clean_up(server, options.schema))


def _clean_up(server: Server, schema: str) -> tuple[str, ...]:
    """Drop what was replaced; the release is published by now, so that a failure is told and is none of the run."""
    try:
        return drop_leftovers(server, schema)
    except MirrorError as error:
        return (str(error),)


def _refuse_names(options: Options) -> None:
    """Refuse names of schemas and roles that need quotes in every query, or that belong to PostgreSQL.

    Raises:
        MirrorError: says what is accepted.
    """
    for word, name in (("schema", options.schema), ("reader-role", options.reader_role)):
        if not _NAME.fullmatch(name) or name in _RESERVED:
            raise MirrorError(
                f"--{word} {name} is not a valid name: use a-z, 0-9 and _, at most 40, not public and not pg_…"
            )


def _lock_out_others(server: Server, schema: str) -> None:
    """Take the lock of a schema's mirror for this session; wait a moment for one that was killed just now.

    Raises:
        MirrorError: another mirror of the same schema is at work.
    """
    server.run(f"SET lock_timeout = '{_BUSY_SECONDS}s'")
    try:
        server.file("lock", schema=schema)
    except RefusedError as error:
        if error.code != LOCKED:
            raise
        raise MirrorError(f"another mirror fills {schema} at {server.address.place}: wait until it is done") from error
    server.run("SET lock_timeout = 0")
