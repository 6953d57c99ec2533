"""The way to a server: a socket that fails soon where nobody answers, TLS as the URL asks, and a login.

What is said over the connection is for `server.py`.
"""

from __future__ import annotations

import socket
import ssl
import struct

from pg8000.native import Connection

from warehouse.errors import MirrorError
from warehouse.mirror.address import Address

_CONNECT_SECONDS = 15
_TLS_REQUEST = struct.pack("!ii", 8, 80877103)
_WITHOUT_TLS = ("disable", "allow")
_WITH_TLS = ("require", "verify-ca", "verify-full")
_KEEPALIVE = {"TCP_KEEPIDLE": 30, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 6}
"""A server that vanished without a word is given up after a minute and a half."""


def connect(address: Address) -> Connection:
    """Log in.

    Raises:
        MirrorError: nobody answers there, or TLS does not work as the URL asks.
        pg8000.exceptions.Error: the server refuses the login.
    """
    sock = _secured(_opened(address), address)
    try:
        connection = Connection(
            address.user,
            database=address.database,
            password=address.password or "",
            sock=sock,
            ssl_context=False,
            application_name="jixiao mirror",
        )
    except BaseException:
        sock.close()
        raise
    sock.settimeout(None)
    return connection


def _opened(address: Address) -> socket.socket:
    """Open a socket that gives up after some seconds.

    Raises:
        MirrorError: nobody answers.
    """
    try:
        if address.host.startswith("/"):
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            sock.settimeout(_CONNECT_SECONDS)
            sock.connect(f"{address.host}/.s.PGSQL.{address.port}")
            return sock
        sock = socket.create_connection((address.host, address.port), _CONNECT_SECONDS)
    except OSError as error:
        why = error.strerror or str(error)
        raise MirrorError(
            f"no server answers at {address.place} ({why}): is it running, and is the port right?"
        ) from error
    _keep_alive(sock)
    return sock


def _keep_alive(sock: socket.socket) -> None:
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _KEEPALIVE.items():
        if hasattr(socket, name):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def _secured(sock: socket.socket, address: Address) -> socket.socket:
    """Return the socket under TLS, or as it is where the URL does not insist and the server has none.

    Raises:
        MirrorError: the server has no TLS, or its certificate is not the expected one.
    """
    if address.sslmode in _WITHOUT_TLS or address.host.startswith("/"):
        return sock
    try:
        sock.sendall(_TLS_REQUEST)
        if sock.recv(1) == b"S":
            return _context(address).wrap_socket(sock, server_hostname=address.host)
    except OSError as error:
        sock.close()
        raise MirrorError(
            f"no safe connection to {address.place} ({_why(error)}): see sslmode and sslrootcert in the address"
        ) from error
    if address.sslmode in _WITH_TLS:
        sock.close()
        raise MirrorError(f"{address.place} has no TLS, and the address asks for sslmode={address.sslmode}")
    return sock


def _why(error: OSError) -> str:
    verify = getattr(error, "verify_message", None)
    return str(verify or error.strerror or error)


def _context(address: Address) -> ssl.SSLContext:
    """Return what is checked of the server's certificate: nothing, who signed it, or also its host name."""
    context = ssl.create_default_context(cafile=address.sslrootcert)
    context.check_hostname = address.sslmode == "verify-full"
    if address.sslmode not in ("verify-ca", "verify-full"):
        context.verify_mode = ssl.CERT_NONE
    return context
