"""The lock that allows one publisher per home at a time, across processes; the system releases it when a process dies.

It guards whatever changes names in a home: candidates, releases and the pointer. Readers need no lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from warehouse import home as layout
from warehouse.errors import PublishBusyError

WAIT_SECONDS = 60.0
"""How long a publisher waits for another: a load of a county takes less."""


@contextmanager
def publish_lock(home: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the publish lock of a home.

    Raises:
        PublishBusyError: another process held it for all of `wait_seconds`.
    """
    path = layout.lock_file(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(path, thread_local=False)
    try:
        lock.acquire(timeout=wait_seconds)
    except filelock.Timeout:
        raise PublishBusyError(f"another load is publishing into {home}: try again when it has ended") from None
    try:
        yield
    finally:
        lock.release()
