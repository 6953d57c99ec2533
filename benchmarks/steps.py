"""Where the time of a cold load goes: its steps one by one, in one process and without Dagster.

The steps are called as the assets call them. What Dagster adds is the difference to a whole load.
Run as `python -m benchmarks.steps INBOX HOME WORKERS`; prints seconds by step as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assets.resources import Home, typed_by
from assets.version import code_version, inputs_digest
from pipeline.collect.archive import Archive
from pipeline.collect.collect import collect
from pipeline.collect.inbox import files
from pipeline.collect.pool import LocalPool
from pipeline.resolve.decisions import decisions_digest
from pipeline.resolve.entities import resolve
from pipeline.resolve.store import save
from pipeline.stage import Stage
from warehouse.build import build_candidate
from warehouse.checks import run_checks
from warehouse.publish import publishing


def run_steps(inbox: Path, home: Path, workers: int) -> dict[str, float]:
    """Load an inbox into an empty home and return the seconds that each step took."""
    took: dict[str, float] = {}

    @contextmanager
    def timed(step: str) -> Iterator[None]:
        begin = time.perf_counter()
        yield
        took[step] = time.perf_counter() - begin

    with timed("read"):
        collect(home, files(inbox), LocalPool(workers), lambda _done, _of: None)
    with timed("type and stage"):
        Stage(home).update(Archive(home).catalog().documents, typed_by(Home(folder=str(home))))
    with timed("resolve"):
        entities = resolve(Stage(home).folder)
        save(entities, home / "entities")
    with publishing(home) as turn:
        with timed("build"):
            release = turn.info(code_version(), inputs_digest(home, decisions_digest(None)))
            build_candidate(Stage(home).folder, entities, release, turn.candidate)
        with timed("check"):
            broken = [found for rows in run_checks(turn.candidate).values() for found in rows]
        if broken:
            raise SystemExit(f"the generated county breaks a check: {broken[0]}")
        with timed("publish"):
            turn.publish()
    return took


if __name__ == "__main__":
    print(json.dumps(run_steps(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
