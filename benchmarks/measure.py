"""Running a command in a process of its own, and what it took: wall time and CPU time of it and its children.

Medians are of several rounds; the subjects take turns within a round, so that a noisy minute hits all of them.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of wall time, and of CPU time in all processes."""

    wall: float
    cpu: float


def python(module: str, *arguments: object) -> tuple[Took, str]:
    """Run `python -m module arguments` and return what it took and what it printed.

    Raises:
        RuntimeError: it failed; says what it wrote to its error stream.
    """
    command = [sys.executable, "-m", module, *map(str, arguments)]
    before, begin = _children_cpu(), time.perf_counter()
    # A home that the environment names must not be touched, and without kept bytecode only imports would be measured.
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("JIXIAO_", "PYTHONDONT"))}
    ended = subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False)
    took = Took(time.perf_counter() - begin, _children_cpu() - before)
    if ended.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {ended.stderr.strip()}")
    return took, ended.stdout


def answers(interpreter: str, tool: str, paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Return what a reader of tables (`benchmarks.tools`) answers for each file, all read in one fresh process.

    Returns:
        for each file `path`, `tables`, `cpu` in seconds, `mebibytes`, `error`; nothing where it is not installed.

    Raises:
        RuntimeError: the process failed; says what it wrote to its error stream.
    """
    command = [interpreter, "-m", "benchmarks.tools", tool, *map(str, paths)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"{tool} failed: {ended.stderr.strip()[-500:]}")
    return [json.loads(line) for line in ended.stdout.splitlines() if line.startswith('{"path"')]


def median(rounds: Sequence[Took]) -> Took:
    """Return the medians of wall and CPU time."""
    return Took(statistics.median(t.wall for t in rounds), statistics.median(t.cpu for t in rounds))


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
