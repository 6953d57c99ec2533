"""Schemas that are no longer needed: replaced ones, and those of a run that died. They are dropped without waiting.

What is still read, or what somebody built a view upon, stays and is told; the next run tries again.
"""

from __future__ import annotations

from warehouse.mirror.server import CANCELLED, DEPENDED_UPON, LOCKED, RefusedError, Server
from warehouse.quoting import identifier

_LOCK_MILLISECONDS = 250
_KINDS = (("v", "VIEW"), ("r", "TABLE"))


def drop_leftovers(server: Server, schema: str) -> tuple[str, ...]:
    """Drop what earlier runs left beside a schema, and return a line about each that had to stay.

    Raises:
        MirrorError: the server refuses for another reason than use.
    """
    names = [name for (name,) in server.file("leftovers", schema=schema)]
    return tuple(line for name in names if (line := drop(server, name)))


def drop(server: Server, name: str) -> str:
    """Drop a schema and the tables in it; return why it had to stay, or nothing.

    Raises:
        MirrorError: the server refuses for another reason than use.
    """
    try:
        with server.transaction():
            server.run(f"SET LOCAL lock_timeout = {_LOCK_MILLISECONDS}")
            there = server.file("relations", schema=name)
            for kind, word in _KINDS:
                listed = ", ".join(f"{identifier(name)}.{identifier(it)}" for of, it in there if of == kind)
                if listed:
                    server.run(f"DROP {word} {listed}")
            server.run(f"DROP SCHEMA {identifier(name)}")
    except RefusedError as error:
        if error.code in (LOCKED, CANCELLED):
            return f"{name} is still being read: the next run drops it"
        if error.code == DEPENDED_UPON:
            return f"{name} stays, because something was built upon it ({error.detail}): make that anew, then run again"
        raise
    return ""
