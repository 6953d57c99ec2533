"""Workers from outside: each engine in a process of its own, asked one question at a time.

What a worker says is in `worker.py`; who is asked when is for `benchmarks/query.py`.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import asdict
from types import TracebackType
from typing import Any, Self

from benchmarks.measure import ROOT
from benchmarks.peers.engine import Question, Settings


class Worker:
    """A running engine; `ready` is what it said of its data. Use it as a context manager."""

    def __init__(self, engine: str, settings: Settings, interpreter: str) -> None:
        self.engine = engine
        command = [interpreter, "-m", "benchmarks.peers.worker", engine, json.dumps(asdict(settings))]
        threads = {"POLARS_MAX_THREADS": str(settings.threads), "OMP_NUM_THREADS": str(settings.threads)}
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **threads}, stdin=pipe, stdout=pipe, text=True, encoding="utf-8"
        )
        self.ready = self._said()
        self.ended: dict[str, Any] = {}

    @property
    def is_absent(self) -> bool:
        """Whether the engine is not installed."""
        return "absent" in self.ready

    def _said(self) -> dict[str, Any]:
        """Return the next thing that the worker says.

        Raises:
            RuntimeError: it ended without a word; its error stream says why.
        """
        for line in self._process.stdout or ():
            if line.startswith("{"):
                said: dict[str, Any] = json.loads(line)
                return said
        raise RuntimeError(f"{self.engine} failed: what it wrote stands above")

    def ask(self, question: Question) -> dict[str, Any]:
        """Return `ms` and `rows` of an answer, or `timeout`."""
        if self._process.stdin is None:
            raise RuntimeError(f"{self.engine} cannot be asked")
        self._process.stdin.write(json.dumps(asdict(question)) + "\n")
        self._process.stdin.flush()
        return self._said()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the worker end; where nothing failed, keep what it says at last in `ended`."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        if kind is None and not self.is_absent:
            self.ended = self._said()
        self._process.wait()
