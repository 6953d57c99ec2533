"""The password of a PostgreSQL user where the URL holds none: from PGPASSWORD, else from the password file.

Both are read as libpq reads them, so that what works for psql works here.
Nothing is kept, printed or put into a message.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_FIELD = re.compile(r"((?:\\.|[^:\\])*)(?::|$)")
_SOCKETS = ("/tmp", "/var/run/postgresql", "/run/postgresql")  # noqa: S108 - names, nothing is written there


def find_password(host: str, port: int, database: str, user: str) -> str | None:
    """Return the password for a login, or None where neither the environment nor the password file has one."""
    if os.environ.get("PGPASSWORD"):
        return os.environ["PGPASSWORD"]
    wanted = ("localhost" if host in _SOCKETS else host, str(port), database, user)
    return next((line[4] for line in _lines() if _fits(line, wanted)), None)


def _lines() -> list[list[str]]:
    """Return the fields of each line of the password file; a file that others may read is ignored, as libpq does."""
    path = Path(os.environ.get("PGPASSFILE") or Path.home() / ".pgpass")
    if not path.is_file() or path.stat().st_mode & _OTHERS:
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    split = [_FIELD.findall(line) for line in lines if not line.startswith("#")]
    return [[re.sub(r"\\(.)", r"\1", field) for field in fields] for fields in split if len(fields) >= 5]


def _fits(line: list[str], wanted: tuple[str, ...]) -> bool:
    """Whether the first four fields of a line are those of the login, or *."""
    return all(given in ("*", field) for given, field in zip(line, wanted, strict=False))
