"""The pointer: a symlink to the current release, moved atomically, so that a reader sees the old or the new one.

It points to a release file of the same home by relative path: a home can be moved or mounted elsewhere.
Whoever holds the publish lock may move it.
"""

from __future__ import annotations

import os
from pathlib import Path

from warehouse import home as layout
from warehouse.errors import NoReleaseError


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk, so that a power cut cannot undo them."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_pointer(home: Path, release: Path) -> Path:
    """Return a new pointer to a release file that is about to get its name; readers see it when it is put in place.

    As long as it stands beside the pointer no reader has seen that release: whoever dies in between has not published.
    """
    return _pointing(layout.new_pointer(home), home, release)


def put_pointer(home: Path, new: Path) -> None:
    """Put a new pointer in the place of the one before by one atomic rename; the caller holds the publish lock."""
    os.replace(new, layout.pointer(home))
    sync(home)


def move_pointer(home: Path, release: Path) -> None:
    """Point to a release file that readers saw before; the caller holds the publish lock."""
    put_pointer(home, _pointing(layout.moving_pointer(home), home, release))


def _pointing(new: Path, home: Path, release: Path) -> Path:
    """Make a link to a release file, relative so that a home can be moved, and return it when it is on the disk."""
    new.symlink_to(release.relative_to(home))
    sync(home)
    return new


def current_path(home: Path) -> Path:
    """Return the file that the pointer names now; it may be gone before the caller opens it.

    Raises:
        NoReleaseError: nothing has been published yet, or the pointer is a file, as in a home copied without links.
    """
    link = layout.pointer(home)
    try:
        return home / link.readlink()
    except FileNotFoundError:
        raise NoReleaseError(f"{home} holds no release yet: run `jixiao load` first") from None
    except OSError:
        if link.is_symlink() or not link.exists():
            raise
        newest = layout.newest_number(home)
        raise NoReleaseError(
            f"{link} is a copy of a release and no link to one: put the link back with `jixiao rollback {newest}`"
        ) from None
