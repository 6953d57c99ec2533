"""The new schema takes the name of the published one, in one transaction and at a moment when nobody reads.

All tables are locked for that moment, so that no query finds some of its tables before and others after. Most tries
take the locks only if all are free; now and then one queues for a fraction of a second. No reader is ever ended.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

from warehouse.errors import MirrorError
from warehouse.mirror.rights import carry_over
from warehouse.mirror.server import CANCELLED, LOCKED, RefusedError, Server
from warehouse.quoting import identifier

IDLE_SECONDS = 10.0
"""How long sessions that rest inside a transaction are waited for; their next statement reads the new release."""
_QUEUE_MILLISECONDS = 400
_QUEUE_EVERY_SECONDS = 2.0
_PAUSE_SECONDS = 0.01
_NOT_NOW = (LOCKED, CANCELLED, "40P01")


@dataclass(frozen=True, slots=True)
class Holder:
    """A session whose transaction holds a table; one that is harmless rests at READ COMMITTED."""

    pid: int
    user: str
    program: str
    is_harmless: bool


def swap(server: Server, schema: str, new: str, wait_seconds: float) -> None:
    """Publish a filled schema under its name; what was there goes on under another until it is dropped.

    Args:
        server: where.
        schema: the published name.
        new: the filled schema.
        wait_seconds: how long to wait for transactions that hold a table.

    Raises:
        MirrorError: somebody held a table all the time; names the session. What was published stays.
    """
    deadline = time.monotonic() + wait_seconds
    idle_until = time.monotonic() + min(IDLE_SECONDS, wait_seconds)
    at_once, queueing = _locks(server, schema)
    while not (_try_often(server, at_once, schema, new) or _swap(server, queueing, schema, new)):
        held_by, now = holders(server, schema), time.monotonic()
        only_harmless = now >= idle_until and held_by and all(holder.is_harmless for holder in held_by)
        if only_harmless and _swap(server, "", schema, new):
            return
        if now >= deadline:
            raise MirrorError(_told(server, held_by, wait_seconds))


def holders(server: Server, schema: str) -> list[Holder]:
    """Return the sessions of others whose transactions hold a table or view of a schema."""
    return [Holder(*row) for row in server.file("holders", schema=schema)]


def _told(server: Server, held_by: list[Holder], wait_seconds: float) -> str:
    who = ", ".join(f"{holder.pid} ({holder.user}, {holder.program})" for holder in held_by[:5]) or "many short queries"
    return (
        f"the tables at {server.address.place} were in use for {wait_seconds:.0f} s by session {who}: run again when "
        "it has ended, or with a longer --wait; what was published stays"
    )


def _locks(server: Server, schema: str) -> tuple[str, str]:
    """Return the statements that lock all tables and views of a schema: at once or not at all, and by queueing.

    Queueing ends before a reader that waits behind it takes that for a deadlock and gives up.
    """
    names = [name for kind, name in server.file("relations", schema=schema) if kind in "rpv"]
    if not names:
        return "", ""
    listed = ", ".join(f"{identifier(schema)}.{identifier(name)}" for name in names)
    lock = f"LOCK TABLE {listed} IN ACCESS EXCLUSIVE MODE"
    patience = min(_QUEUE_MILLISECONDS, server.file("patience")[0][0] // 2)
    return f"{lock} NOWAIT", f"SET LOCAL statement_timeout = {patience}; {lock}; SET LOCAL statement_timeout = 0"


def _try_often(server: Server, lock: str, schema: str, new: str) -> bool:
    """Try to swap at once, again and again for some seconds; return whether it was done."""
    until = time.monotonic() + _QUEUE_EVERY_SECONDS
    while not (done := _swap(server, lock, schema, new)) and time.monotonic() < until:
        time.sleep(_PAUSE_SECONDS)
    return done


def _swap(server: Server, lock: str, schema: str, new: str) -> bool:
    """Lock, hand over the rights and exchange the names; return False where the lock cannot be had now.

    Without a lock it waits for nobody: renaming a schema touches no table.
    """
    try:
        with server.transaction():
            server.run(lock)
            carry_over(server, schema, new)
            server.run(_renames(server, schema, new))
    except RefusedError as error:
        if error.code not in _NOT_NOW:
            raise
        return False
    return True


def _renames(server: Server, schema: str, new: str) -> str:
    """Return the statements that exchange the names."""
    is_there = server.run("SELECT FROM pg_namespace WHERE nspname = :schema", schema=schema)
    old = f"{schema}__old_{secrets.token_hex(4)}"
    away = f"ALTER SCHEMA {identifier(schema)} RENAME TO {identifier(old)}; " if is_there else ""
    return f"{away}ALTER SCHEMA {identifier(new)} RENAME TO {identifier(schema)}"
