"""The reader process: takes paths from a pipe, sends readings back, and may die of any one of them.

It bounds its own memory and never writes to the disk. Which document it died of, and what then, is the pool's business.
Run as `python -m pipeline.collect.worker FD MEMORY_BYTES`.
"""

from __future__ import annotations

import logging
import resource
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from pipeline.collect.cache import encode
from pipeline.collect.reading import read_document


def serve(connection: Connection) -> None:
    """Answer each path that comes in with its reading, until the other end closes."""
    while True:
        try:
            path = connection.recv_bytes().decode()
        except EOFError:
            return
        connection.send_bytes(encode(read_document(Path(path))))


def main(arguments: list[str]) -> None:
    """Bound the memory (bytes) and serve on the inherited file descriptor."""
    descriptor, memory = (int(argument) for argument in arguments)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.CRITICAL)
    serve(Connection(descriptor))


if __name__ == "__main__":
    main(sys.argv[1:])
