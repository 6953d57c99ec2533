"""Reading many documents in processes that may die: one document's death kills only that document.

`ParsePool` is the interface; `LocalPool` runs reader processes on this machine, each with a bound on memory and each
document with a bound on time. The readings do not depend on the pool, nor on their order.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Protocol

from pipeline.collect.cache import decode, failed
from pipeline.records import Reading

_MEBIBYTE = 1024 * 1024
_ROOT = Path(__file__).parents[2]
_START_SECONDS = 120.0
"""A busy machine may take long to start a process; what is read does not begin before."""


class ParsePool(Protocol):
    """Reads documents somewhere and hands back their readings as they come."""

    def read(self, paths: Sequence[Path]) -> Iterator[tuple[Path, Reading]]:
        """Yield each path with its reading, in any order, each exactly once."""


class PoolError(Exception):
    """No reader process can be started; the message is one line for the operator."""


@dataclass
class _Reader:
    """A reader process, its pipe, and what it is reading since when (seconds of the monotonic clock).

    `is_ready`: it has said that it started; `answers`: how many documents it has read.
    """

    process: subprocess.Popen[bytes]
    connection: Connection
    path: Path | None = None
    since: float = 0.0
    is_ready: bool = False
    answers: int = 0

    def give(self, path: Path) -> None:
        self.path, self.since = path, time.monotonic()
        with suppress(BrokenPipeError):  # a reader that died while idle is found dead when it is asked for its answer
            self.connection.send_bytes(os.fsencode(path))

    def stop(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.wait()


@dataclass
class LocalPool:
    """Reader processes on this machine; `seconds` bound a document's time, `mebibytes` a process's memory."""

    workers: int = 2
    seconds: float = 300.0
    mebibytes: int = 4096
    _readers: list[_Reader] = field(default_factory=list)

    def read(self, paths: Sequence[Path]) -> Iterator[tuple[Path, Reading]]:
        """Yield each path with its reading; a document that its reader died of has a reading that says so.

        A reader that has read other documents may have died of them: its last one is given to a fresh reader first.

        Raises:
            PoolError: the reader processes cannot start, which is no document's fault.
        """
        waiting = deque(paths)
        try:
            while waiting or any(reader.path for reader in self._readers):
                self._hand_out(waiting)
                yield from self._collect()
        finally:
            for reader in self._readers:
                reader.stop()
            self._readers.clear()

    def _hand_out(self, waiting: deque[Path]) -> None:
        while len(self._readers) < min(self.workers, len(waiting) + sum(r.path is not None for r in self._readers)):
            self._readers.append(self._start())
        for reader in self._readers:
            if reader.path is None and waiting:
                reader.give(waiting.popleft())

    def _start(self) -> _Reader:
        ours, theirs = Pipe()
        numbers = (theirs.fileno(), self.mebibytes * _MEBIBYTE, math.ceil(self.seconds), os.getpid())
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "pipeline.collect.worker", *map(str, numbers)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=None if os.environ.get("JIXIAO_DEBUG") else subprocess.DEVNULL,
            cwd=_ROOT,
        )
        theirs.close()
        return _Reader(process, ours)

    def _collect(self) -> Iterator[tuple[Path, Reading]]:
        """Wait for the next answers, deaths or ends of time, and yield what came of them."""
        busy = [reader for reader in self._readers if reader.path]
        patience = min(map(self._deadline, busy)) - time.monotonic()
        wait([reader.connection for reader in busy], timeout=max(patience, 0.01))
        for reader in busy:
            if reader.connection.poll():
                yield from self._answer(reader)
            elif time.monotonic() > self._deadline(reader):
                yield self._bury(reader, f"reading it took more than {self.seconds:g} s: split it")

    def _deadline(self, reader: _Reader) -> float:
        return reader.since + (self.seconds if reader.is_ready else _START_SECONDS)

    def _answer(self, reader: _Reader) -> Iterator[tuple[Path, Reading]]:
        """Take one message of a reader, or its death."""
        try:
            message = reader.connection.recv_bytes()
        except (EOFError, OSError):
            yield from self._death(reader)
            return
        if not reader.is_ready:
            reader.is_ready, reader.since = True, time.monotonic()
            return
        reader.answers += 1
        yield _taken(reader), decode(message)

    def _death(self, reader: _Reader) -> Iterator[tuple[Path, Reading]]:
        path, reading = self._bury(
            reader, f"its reader process died, probably because it needs more than {self.mebibytes} MiB: split it"
        )
        if reader.answers == 0:
            yield path, reading
            return
        fresh = self._start()
        self._readers.append(fresh)
        fresh.give(path)

    def _bury(self, reader: _Reader, reason: str) -> tuple[Path, Reading]:
        path = _taken(reader)
        reader.stop()
        self._readers.remove(reader)
        if not reader.is_ready:
            raise PoolError(
                f"reader processes cannot start with {self.mebibytes} MiB of memory: give them more "
                "(JIXIAO_DEBUG=1 shows why)"
            )
        return path, failed(reason)


def _taken(reader: _Reader) -> Path:
    if reader.path is None:
        raise RuntimeError("a reader without a document answered")
    path, reader.path = reader.path, None
    return path
