"""What is deleted: what writers that died left behind, and all but the last few releases.

Both run under the publish lock, so whatever looks like a candidate then belongs to no running writer.
The release that a pointer names, and newer ones, are never deleted.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from warehouse import home as layout
from warehouse.pointer import current_path

KEEP = 10
"""How many releases stay by default: ten nights to notice a mistake and roll back."""


def _delete(path: Path) -> None:
    """Delete a file, or a folder that DuckDB spilled into."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
        return
    path.unlink(missing_ok=True)


def sweep(home: Path) -> list[Path]:
    """Delete candidates, write-ahead logs and half-made pointers that dead writers left, and return them.

    A log must go: DuckDB would replay it into whatever file stands beside it.
    """
    folder = layout.releases_folder(home)
    remains = [*folder.glob("candidate-*.duckdb*"), *folder.glob("*.duckdb.wal"), *home.glob(".pointer-*")]
    for path in sorted(set(remains)):
        _delete(path)
    return sorted(set(remains))


def keep_last(home: Path, keep: int = KEEP) -> list[Path]:
    """Delete all releases but the last `keep`, the current one and those newer than it; return the deleted.

    Raises:
        ValueError: `keep` is below 1.
    """
    if keep < 1:
        raise ValueError("at least one release must be kept")
    files = layout.release_files(home)
    current = layout.number_of(current_path(home)) or 0
    old = [path for number, path in list(files.items())[:-keep] if number < current]
    for path in old:
        path.unlink(missing_ok=True)
    return old
