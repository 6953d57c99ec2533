"""Locks across processes: whoever holds one works alone, and the system releases it when a process dies.

What a lock guards is told where it is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from warehouse.errors import WarehouseError


@contextmanager
def held(path: Path, wait_seconds: float, busy: WarehouseError) -> Iterator[None]:
    """Hold the lock of a file, which is made where it is not there, and stays.

    Args:
        path: the file.
        wait_seconds: how long to wait for another process.
        busy: what is raised when that was not enough.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(path, thread_local=False)
    try:
        lock.acquire(timeout=wait_seconds)
    except filelock.Timeout:
        raise busy from None
    try:
        yield
    finally:
        lock.release()
