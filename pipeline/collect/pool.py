"""Reading many documents in processes that may die: one document's death kills only that document.

`ParsePool` is the interface; `LocalPool` runs reader processes on this machine, each with a bound on memory and each
document with a bound on time. The readings do not depend on the pool, nor on their order.
"""

from __future__ import annotations

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


class ParsePool(Protocol):
    """Reads documents somewhere and hands back their readings as they come."""

    def read(self, paths: Sequence[Path]) -> Iterator[tuple[Path, Reading]]:
        """Yield each path with its reading, in any order, each exactly once."""


@dataclass
class _Reader:
    """A reader process, its pipe, and what it is reading since when (seconds of the monotonic clock)."""

    process: subprocess.Popen[bytes]
    connection: Connection
    path: Path | None = None
    since: float = 0.0

    def give(self, path: Path) -> None:
        self.path, self.since = path, time.monotonic()
        with suppress(BrokenPipeError):  # a reader that died while idle is found dead when it is asked for its answer
            self.connection.send_bytes(str(path).encode())

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
        """Yield each path with its reading; a document that its reader died of has a reading that says so."""
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
        command = [
            sys.executable,
            "-m",
            "pipeline.collect.worker",
            str(theirs.fileno()),
            str(self.mebibytes * _MEBIBYTE),
        ]
        root = str(Path(__file__).parents[2])
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd=root
        )
        theirs.close()
        return _Reader(process, ours)

    def _collect(self) -> Iterator[tuple[Path, Reading]]:
        """Wait for the next answers, deaths or ends of time, and yield what came of them."""
        busy = [reader for reader in self._readers if reader.path]
        patience = min(reader.since + self.seconds for reader in busy) - time.monotonic()
        ready = wait([reader.connection for reader in busy], timeout=max(patience, 0.01))
        for reader in busy:
            overdue = time.monotonic() - reader.since > self.seconds
            if reader.connection in ready:
                yield self._answer(reader)
            elif overdue:
                yield self._bury(reader, f"reading it took more than {self.seconds:.0f} s: split it")

    def _answer(self, reader: _Reader) -> tuple[Path, Reading]:
        try:
            reading = decode(reader.connection.recv_bytes())
        except (EOFError, OSError):
            return self._bury(reader, "its reader process died, probably of too little memory: split it")
        path = _taken(reader)
        return path, reading

    def _bury(self, reader: _Reader, reason: str) -> tuple[Path, Reading]:
        path = _taken(reader)
        reader.stop()
        self._readers.remove(reader)
        return path, failed(reason)


def _taken(reader: _Reader) -> Path:
    if reader.path is None:
        raise RuntimeError("a reader without a document answered")
    path, reader.path = reader.path, None
    return path
