"""The benchmark of many names: keys and queue at growing sizes, a night of new names on top, and splink beside them.

Each measurement runs in a process of its own. Prints Markdown tables, or with `--json` one JSON object. Run as
`python -m benchmarks.names [--counts 10000 100000 1000000] [--peer-python PYTHON] [--peer-seconds 600] [--json]`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

if not __package__:  # run as a file: what is imported stands beside its folder
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measure import ROOT

_COUNTS = (10_000, 100_000, 1_000_000)


def measured(counts: Sequence[int], peer_python: str, peer_seconds: float) -> dict[str, Any]:
    """Return the figures of all sizes; of the peer None where it is not installed or did not end in time."""
    found: dict[str, Any] = {"ours": {}, "grow": {}, "splink": {}}
    with tempfile.TemporaryDirectory(prefix="jixiao-bench-") as spare:
        for count in counts:
            print(f"{count} …", file=sys.stderr, flush=True)
            folder = str(Path(spare) / str(count))
            found["ours"][count] = one(sys.executable, "ours", count, folder)
            found["grow"][count] = one(sys.executable, "grow", count, folder)
            found["splink"][count] = one(peer_python, "splink", count, seconds=peer_seconds)
    return found


def one(python: str, tool: str, count: int, *others: str, seconds: float | None = None) -> dict[str, Any] | None:
    """Return what one measurement prints; None where the tool is absent or takes longer than `seconds`.

    Raises:
        RuntimeError: one of ours failed; says what it wrote to its error stream.
    """
    command = [python, "-m", "benchmarks.name_steps", tool, str(count), *others]
    here = {**os.environ, "PYTHONPATH": str(ROOT)}
    try:
        with tempfile.TemporaryDirectory(prefix="jixiao-bench-") as spare:  # splink spills gigabytes to where it runs
            ended = subprocess.run(
                command, cwd=spare, env=here, capture_output=True, text=True, check=False, timeout=seconds
            )
    except subprocess.TimeoutExpired:
        return None
    lines = [line for line in ended.stdout.splitlines() if line.startswith('{"cpu"')]
    if not lines and tool != "splink":
        raise RuntimeError(f"{tool} failed: {ended.stderr.strip()[-500:]}")
    return json.loads(lines[-1]) if lines else None


def report(found: dict[str, Any]) -> Iterator[str]:
    """Yield the figures as Markdown tables."""
    yield "| names | keys | as read, CPU s | keys | queue | together | µs a name | peak MiB | candidates |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for count, figures in found["ours"].items():
        parts = [f"{figures['cpu'][step]:.1f}" for step in ("names as read", "keys", "queue")]
        yield (
            f"| {count:,} | {figures['keys']:,} | {' | '.join(parts)} | {figures['cpu_total']:.1f} | "
            f"{figures['cpu_total'] / count * 1e6:.0f} | {figures['mebibytes']:.0f} | {figures['candidates']:,} |"
        )
    yield "\n| a thousand names on top of | load | queue | save | together, CPU s | peak MiB |"
    yield "|---|---|---|---|---|---|"
    for count, figures in found["grow"].items():
        parts = [f"{figures['cpu'][step]:.2f}" for step in ("load", "queue", "save")]
        yield f"| {count:,} | {' | '.join(parts)} | {figures['cpu_total']:.2f} | {figures['mebibytes']:.0f} |"
    yield "\n| splink on | train and predict, CPU s | µs a name | peak MiB | pairs |\n|---|---|---|---|---|"
    for count, figures in found["splink"].items():
        if figures is None:
            yield f"| {count:,} | not installed, or not ended in time | | | |"
            continue
        yield (
            f"| {count:,} | {figures['cpu_total']:.1f} | {figures['cpu_total'] / count * 1e6:.0f} | "
            f"{figures['mebibytes']:.0f} | {figures['candidates']:,} |"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line says, and print."""
    parser = argparse.ArgumentParser(description="Measure keys and queue of many made-up names.")
    parser.add_argument(
        "--counts", type=int, nargs="+", default=list(_COUNTS), help="how many names (default: %(default)s)"
    )
    parser.add_argument("--peer-python", default=sys.executable, help="an interpreter that has splink")
    parser.add_argument(
        "--peer-seconds", type=float, default=600, help="how long splink may take (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    asked = parser.parse_args(arguments)
    found = measured(asked.counts, asked.peer_python, asked.peer_seconds)
    print(json.dumps(found, indent=1) if asked.json else "\n".join(report(found)))


if __name__ == "__main__":
    main()
