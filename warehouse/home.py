"""The layout of a home: releases, the pointer and the locks, and how a release file is named.

A release file is named by its number, its time and eight random hex digits, so that no name is ever used twice.
Only names and folders are known here; `release.py` knows what the files contain.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from pathlib import Path

_RELEASE_NAME = re.compile(r"(\d{6,})-\d{8}T\d{6}Z-[0-9a-f]{8}\.duckdb")


def releases_folder(home: Path) -> Path:
    """Return the folder of the release files and of the candidate that is being written."""
    return home / "releases"


def pointer(home: Path) -> Path:
    """Return the symlink that names the current release."""
    return home / "jixiao.duckdb"


def lock_file(home: Path) -> Path:
    """Return the file whose lock a publisher holds."""
    return home / "locks" / "publish.lock"


def new_pointer(home: Path) -> Path:
    """Return a new name for the pointer to a release that is about to be published; it becomes the pointer itself."""
    return home / f".publishing-{secrets.token_hex(4)}"


def moving_pointer(home: Path) -> Path:
    """Return a new name for the pointer to a release that readers saw before; it becomes the pointer itself.

    It must not look like one of `new_pointers`: the release would be taken for unseen, and be swept.
    """
    return home / f".pointer-{secrets.token_hex(4)}"


def moving_pointers(home: Path) -> list[Path]:
    """Return the pointers whose makers died before they put them in place."""
    return sorted(home.glob(".pointer-*"))


def new_pointers(home: Path) -> list[Path]:
    """Return the pointers to releases that are being published, or whose publishers died before readers saw them."""
    return sorted(home.glob(".publishing-*"))


def release_name(number: int, created_at: datetime) -> str:
    """Return a new file name for a release; `created_at` is UTC."""
    return f"{number:06d}-{created_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}.duckdb"


def candidate_name() -> str:
    """Return a new file name for a candidate."""
    return f"candidate-{secrets.token_hex(8)}.duckdb"


def number_of(path: Path) -> int | None:
    """Return a release file's number, or None where the file is no release."""
    match = _RELEASE_NAME.fullmatch(path.name)
    return int(match[1]) if match else None


def release_files(home: Path) -> dict[int, Path]:
    """Return the release files by number, in ascending order; one that readers have not seen yet is none."""
    found = [(number_of(path), path) for path in releases_folder(home).glob("*.duckdb")]
    unseen = set(unseen_releases(home))  # looked for after the files, so that none is taken for seen too early
    return dict(sorted((number, path) for number, path in found if number is not None and path not in unseen))


def newest_number(home: Path) -> int:
    """Return the number of the newest release that readers have seen, whether it is current or not; 0 without any."""
    return max(release_files(home), default=0)


def unseen_releases(home: Path) -> list[Path]:
    """Return what the new pointers name, whether it is there or not, but for what the pointer itself names."""
    named = {_named(new) for new in new_pointers(home)} - {None, _named(pointer(home))}
    return sorted(home / name for name in named if name is not None)


def _named(link: Path) -> Path | None:
    """Return what a link names; None where it is gone by now, or is a file since the home was copied without links."""
    try:
        return link.readlink()
    except FileNotFoundError:
        return None
    except OSError:
        if link.exists():
            return None
        raise
