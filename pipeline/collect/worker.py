"""The reader process: takes paths from a pipe, sends readings back, and may die of any one of them.

It bounds its own memory, never writes to the disk, and never outlives its parent for long. Which document it died of,
and what then, is the pool's business. Run as `python -m pipeline.collect.worker FD MEMORY_BYTES SECONDS PARENT`.
"""

from __future__ import annotations

import logging
import os
import resource
import signal
import sys
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

from pipeline.collect.cache import encode, failed
from pipeline.collect.reading import read_document

READY = b"ready"
"""The first message: the process has started and can read."""
_GRACE_SECONDS = 5
"""The pool ends a document that takes too long; only when the pool is gone the process has to end itself."""


def serve(connection: Connection, seconds: int) -> None:
    """Answer each path that comes in with its reading, until the other end closes; `seconds` bound each of them."""
    connection.send_bytes(READY)
    while True:
        try:
            path = Path(os.fsdecode(connection.recv_bytes()))
        except EOFError:
            return
        signal.alarm(seconds + _GRACE_SECONDS)
        answer = answer_to(path)
        signal.alarm(0)
        connection.send_bytes(answer)


def answer_to(path: Path) -> bytes:
    """Return the document's reading as bytes; a reading that cannot be sent counts as a failure of the document."""
    reading = read_document(path)
    try:
        return encode(reading)
    except (ValueError, TypeError, OverflowError) as error:
        return encode(failed(f"it holds text that cannot be kept ({type(error).__name__}: {error})"))


def _end_with(parent: int) -> None:
    """End this process when its parent has died, even in the middle of a document."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def main(arguments: list[str]) -> None:
    """Bound the memory (bytes) and serve on the inherited file descriptor, as long as the parent lives."""
    descriptor, memory, seconds, parent = (int(argument) for argument in arguments)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.CRITICAL)
    serve(Connection(descriptor), seconds)


if __name__ == "__main__":
    main(sys.argv[1:])
