"""The lock that allows one publisher per home at a time, across processes; the system releases it when a process dies.

It guards whatever changes names in a home: candidates, releases and the pointer. Readers need no lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse import home as layout
from warehouse.errors import PublishBusyError
from warehouse.locking import held

WAIT_SECONDS = 60.0
"""How long a publisher waits for another: a load of a county takes less."""


@contextmanager
def publish_lock(home: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the publish lock of a home.

    Raises:
        PublishBusyError: another process held it for all of `wait_seconds`.
    """
    busy = PublishBusyError(f"another load is publishing into {home}: try again when it has ended")
    with held(layout.lock_file(home), wait_seconds, busy):
        yield
