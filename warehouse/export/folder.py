"""The folder that an export fills: written beside its place and put there in one step, so that nobody sees half of it.

An earlier export is replaced only where every file in it is as that export wrote it; anything else is a person's.
What stands in the files is not known here.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from warehouse.errors import ExportError
from warehouse.export.files import sha256_of
from warehouse.pointer import sync

DESCRIPTOR = "datapackage.json"
GENERATOR = "jixiao export"
"""How a datapackage says that it was written here."""


@contextmanager
def fresh_folder(target: Path) -> Iterator[Path]:
    """Hand out an empty folder beside the target, and put it in the target's place when all went well.

    Args:
        target: made where it does not exist; it may be empty, or hold an earlier export and nothing else.

    Raises:
        ExportError: the target holds what no export wrote, or is no folder of its own.
        OSError: the folder cannot be written.
    """
    place = target.resolve()
    refuse_foreign(place)
    made = [folder for folder in place.parents if not folder.exists()]
    partial = _beside(place, "partial")
    try:
        partial.mkdir(parents=True)
        with _held(partial):
            yield partial
            for path in partial.iterdir():
                sync(path)
            refuse_foreign(place)
            _put(partial, place)
            with suppress(OSError):  # what cannot be seen or deleted is for the next export: this one is there
                _sweep(place)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        with suppress(OSError):
            for folder in made:
                folder.rmdir()
        raise


def refuse_foreign(place: Path) -> None:
    """Refuse a place that holds anything but an earlier export as it was written.

    Raises:
        ExportError: names what is in the way.
    """
    if not os.path.lexists(place):
        return
    if not place.is_dir():
        raise ExportError(f"{place} is not a folder: name another one")
    if place.is_mount():
        raise ExportError(f"{place} is a file system of its own: name a folder inside it")
    own = _hashes(place)
    for path in sorted(place.iterdir()):
        if path.name not in own or path.is_symlink() or not path.is_file():
            raise ExportError(f"{path} was not written by an export: name an empty folder, or one that holds an export")
        if own[path.name] not in (None, sha256_of(path)):
            raise ExportError(f"{path} was changed after it was exported: move it away, or name another folder")


def _hashes(place: Path) -> dict[str, str | None]:
    """Return the sha256 of each file of an earlier export, None for its descriptor; nothing where there is none."""
    descriptor = place / DESCRIPTOR
    try:
        written: Any = json.loads(descriptor.read_bytes()) if not descriptor.is_symlink() else None
        if written["generator"] != GENERATOR:
            return {}
        hashes = {str(one["path"]): str(one["hash"]).removeprefix("sha256:") for one in written["resources"]}
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return {}
    return {**hashes, DESCRIPTOR: None}


def _beside(place: Path, word: str) -> Path:
    return place.with_name(f".{place.name}.{secrets.token_hex(4)}.{word}")


def _put(partial: Path, place: Path) -> None:
    """Put the written folder in its place; an earlier one is deleted when the new one is there."""
    if not place.exists():
        partial.rename(place)
        return
    old = _beside(place, "old")
    with _held(place):
        place.rename(old)
        try:
            partial.rename(place)
        except OSError:
            old.rename(place)
            raise
        shutil.rmtree(old)


@contextmanager
def _held(folder: Path) -> Iterator[bool]:
    """Lock a folder itself, whatever its name is meanwhile, and tell whether that was possible.

    The system releases the lock when the process dies: what nobody holds is of an export that was killed.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # another process holds it, or the file system has no such locks
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def _sweep(place: Path) -> None:
    """Delete what exports that were killed left beside a place; now that it holds a whole one, nobody needs it."""
    left = re.compile(rf"\.{re.escape(place.name)}\.[0-9a-f]{{8}}\.(?:partial|old)")
    for path in place.parent.iterdir():
        if left.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            with _held(path) as is_left:
                if is_left:
                    shutil.rmtree(path)
