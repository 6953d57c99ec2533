"""Texts and names as they stand in SQL, whatever characters they have, for statements that take no parameters.

A value that can be a parameter is given as one; this is for paths, names and settings.
"""

from __future__ import annotations

import re
from pathlib import Path

_PATTERN = re.compile(r"[*?\[]")


def quoted(text: str | Path) -> str:
    """Return a text as an SQL literal."""
    return "'" + str(text).replace("'", "''") + "'"


def file_literal(path: Path) -> str:
    """Return a file's path as an SQL literal that means this file only, for DuckDB's functions that read files.

    They take * ? and [ for patterns, also in the names of folders: the home `a[1]` would be read from the home `a1`.
    """
    return quoted(_PATTERN.sub(r"[\g<0>]", str(path)))


def identifier(name: str) -> str:
    """Return a name as an SQL identifier, for DuckDB and PostgreSQL alike."""
    return '"' + name.replace('"', '""') + '"'
