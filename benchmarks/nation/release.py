"""A release of a made-up nation, built in a process of its own: what it took is the process's, told as one JSON object.

`python -m benchmarks.nation.release HOME TARGET MEMORY THREADS` replaces the target.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.peers.memory import peak_mebibytes
from warehouse.build import Limits, ReleaseInfo, build_candidate


def built(home: Path, target: Path, limits: Limits) -> dict[str, float]:
    """Build the release of a home's staged rows and entities.

    Returns:
        `seconds`, `cpu`, `peak_mebibytes`, `file_mebibytes`, `indicator_rows`.
    """
    target.unlink(missing_ok=True)
    begin = time.perf_counter()
    release = ReleaseInfo(1, datetime(2026, 1, 1, tzinfo=UTC), "benchmark", "benchmark")
    counts = build_candidate(home / "staged", home / "entities", release, target, limits)
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "seconds": time.perf_counter() - begin,
        "cpu": used.ru_utime + used.ru_stime,
        "peak_mebibytes": peak_mebibytes(),
        "file_mebibytes": target.stat().st_size / 2**20,
        "indicator_rows": counts["fact_indicator_target"],
    }


def main(home: str, target: str, memory: str, threads: str) -> None:
    """Print the figures of one build, on a line of their own: DuckDB may have drawn a bar of its progress before."""
    print("\n" + json.dumps(built(Path(home), Path(target), Limits(memory, int(threads)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
