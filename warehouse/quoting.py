"""Texts and names as they stand in SQL, whatever characters they have, for statements that take no parameters.

A value that can be a parameter is given as one; this is for paths, names and settings.
"""

from __future__ import annotations

from pathlib import Path


def quoted(text: str | Path) -> str:
    """Return a text as an SQL literal."""
    return "'" + str(text).replace("'", "''") + "'"


def identifier(name: str) -> str:
    """Return a name as an SQL identifier, for DuckDB and PostgreSQL alike."""
    return '"' + name.replace('"', '""') + '"'
