"""Who may read: a role that can do nothing but SELECT, and whoever was given that right on the schema before.

People get it by `GRANT jixiao_reader TO somebody`, which outlives every release.
"""

from __future__ import annotations

from warehouse.errors import MirrorError
from warehouse.mirror.server import Server
from warehouse.quoting import identifier


def ensure_role(server: Server, role: str) -> None:
    """Make the reading role where it does not exist; it cannot log in by itself.

    Raises:
        MirrorError: the role may do more than read, or the user may not make roles.
    """
    found = server.file("role", role=role)
    if not found:
        server.run(f"CREATE ROLE {identifier(role)} NOLOGIN")
    elif found[0][0]:
        raise MirrorError(f"the role {role} may do more than read, or is the user itself: choose another --reader-role")


def let_read(server: Server, schema: str, role: str) -> None:
    """Let a role read whatever will be made in a schema."""
    server.run(
        f"GRANT USAGE ON SCHEMA {identifier(schema)} TO {identifier(role)}; "
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA {identifier(schema)} GRANT SELECT ON TABLES TO {identifier(role)}"
    )


def carry_over(server: Server, old: str, new: str) -> None:
    """Give the roles that may read a table or view of the old schema the same right on its namesake in the new one."""
    for (statement,) in server.file("grants", old=old, new=new):
        server.run(statement)
