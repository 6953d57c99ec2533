"""A file that an export wrote: what it holds, its size and its hash.

How it was written is for the module of its format.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from warehouse.export.contents import Field, Relation


@dataclass(frozen=True, slots=True)
class File:
    """A written file, or a sheet of one; `notes` say what a reader of it must know, a line each.

    `relation` is None for a file that holds no table of the release. `fields` are its columns as the file names and
    types them, where that is not as in the release.
    """

    name: str
    relation: Relation | None
    rows: int
    sheet: str | None = None
    fields: tuple[Field, ...] | None = None
    notes: tuple[str, ...] = ()


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file's bytes, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
