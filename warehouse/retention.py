"""What is deleted: what writers that died left behind, and all but the last few releases.

Both run under the publish lock, so whatever looks like a candidate then belongs to no running writer.
The release that the pointer names, and newer ones that readers have seen, are never deleted.
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
    """Delete candidates, write-ahead logs, unseen releases and new pointers that dead writers left, and return them.

    A log must go: DuckDB would replay it into whatever file stands beside it. An unseen release must: it would be taken
    for one that was rolled back, and what it holds never be published. The pointer that tells so goes after it.
    """
    folder = layout.releases_folder(home)
    files = {*folder.glob("candidate-*.duckdb*"), *folder.glob("*.duckdb.wal")}
    files.update(path for path in layout.unseen_releases(home) if path.exists())
    remains = [*sorted(files), *layout.moving_pointers(home), *layout.new_pointers(home)]
    for path in remains:
        _delete(path)
    return remains


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
