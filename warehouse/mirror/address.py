"""The address of a PostgreSQL database, read from a URL as libpq reads it: who, where, and how safely.

Passwords that the URL leaves out come from `passwords.py`; connecting is for `wire.py`.
No message made here repeats a part of the URL, because any part may hold a piece of a password.
"""

from __future__ import annotations

import getpass
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from warehouse.errors import MirrorError
from warehouse.mirror.passwords import find_password

DEFAULT_PORT = 5432
TLS_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
_PARAMETERS = {"host", "port", "user", "password", "sslmode", "sslrootcert"}
_FORM = "give it as postgresql://user@host:port/database?sslmode=require"
_ENCODE = "write special characters of the user name and password as %XX (@ is %40, / is %2F, # is %23, ? is %3F)"


@dataclass(frozen=True, slots=True)
class Address:
    """A database and how to log in; a `host` that starts with / is the folder of a Unix socket."""

    host: str
    port: int
    database: str
    user: str
    password: str | None = field(repr=False)
    sslmode: str = "prefer"
    sslrootcert: str | None = None

    @property
    def place(self) -> str:
        """Where it is, in words for people: without the password."""
        return f"{self.host}:{self.port}/{self.database}"


def read_address(url: str) -> Address:
    """Read a URL such as `postgresql://user:password@host:5432/database?sslmode=require`.

    Raises:
        MirrorError: it is no such URL; the message repeats nothing of it.
    """
    parts = _split(url)
    more = _parameters(parts)
    database = unquote(parts.path.removeprefix("/"))
    if not database or parts.fragment or set(database) & {"/", "@"}:
        raise MirrorError(f"the address names no database: {_FORM}; {_ENCODE}")
    user = unquote(parts.username or "") or more.get("user") or getpass.getuser()
    host = unquote(parts.hostname or "") or more.get("host", "localhost")
    port = parts.port or _port(more.get("port", str(DEFAULT_PORT)))
    password = unquote(parts.password or "") or more.get("password") or find_password(host, port, database, user)
    return Address(host, port, database, user, password, more.get("sslmode", "prefer"), more.get("sslrootcert"))


def _split(url: str) -> SplitResult:
    """Return the parts of a URL of PostgreSQL.

    Raises:
        MirrorError: it is none.
    """
    try:
        parts = urlsplit(url)
        is_sound = parts.scheme in ("postgresql", "postgres") and parts.port != 0
    except ValueError:
        is_sound = False
    if not is_sound:
        raise MirrorError(f"the address is no address of PostgreSQL: {_FORM}; {_ENCODE}")
    return parts


def _parameters(parts: SplitResult) -> dict[str, str]:
    """Return what stands behind the question mark.

    Raises:
        MirrorError: a parameter is unknown, or the mode of TLS is.
    """
    more = dict(parse_qsl(parts.query, keep_blank_values=True))
    if set(more) - _PARAMETERS or (parts.query and not more):
        raise MirrorError(
            f"the address has an unknown parameter: known are {', '.join(sorted(_PARAMETERS))}; {_ENCODE}"
        )
    if more.get("sslmode", "prefer") not in TLS_MODES:
        raise MirrorError(f"the address has an unknown sslmode: choose one of {', '.join(TLS_MODES)}")
    return more


def _port(text: str) -> int:
    """Return a port number.

    Raises:
        MirrorError: it is none.
    """
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise MirrorError(f"the address has a port that is no number from 1 to 65535: {_FORM}")
    return int(text)
