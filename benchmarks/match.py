"""The benchmark of matching: which labelled pairs of indicator names the rules join, the queue finds, and peers tell.

Prints Markdown tables, or with `--json` one JSON object. Run as `python -m benchmarks.match [--pairs FILE] [--json]
[--peers TOOL …] [--peer-python PYTHON]`; FILE is any CSV `left,right,label,kind`, labelled same, different or unsure.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

if not __package__:  # run as a file: what is imported stands beside its folder
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.labelled import read_pairs
from benchmarks.matchers import MATCHERS
from benchmarks.matching import figures, peer_figures, verdicts
from benchmarks.measure import ROOT

_PAIRS = ROOT.parent / "shared/matching/indicator_pairs.csv"


def measured(pairs: Path, peers: Sequence[str], python: str) -> dict[str, Any]:
    """Return all figures of a run: ours, and those of each peer that the interpreter `python` has (None otherwise)."""
    found = verdicts(read_pairs(pairs), ROOT / "steward")
    told: dict[str, Any] = {}
    for tool in peers:
        scores = peer_scores(python, tool, pairs)
        told[tool] = None if scores is None else peer_figures(found, scores)
    return {**figures(found), "peers": told}


def peer_scores(python: str, tool: str, pairs: Path) -> list[float] | None:
    """Return a peer's scores of the pairs, from a process of its own; None where it is not installed.

    Raises:
        RuntimeError: the process failed; says what it wrote to its error stream.
    """
    command = [python, "-m", "benchmarks.matchers", tool, str(pairs.resolve())]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"{tool} failed: {ended.stderr.strip()[-500:]}")
    lines = [line for line in ended.stdout.splitlines() if line.startswith('{"scores"')]
    return json.loads(lines[-1])["scores"] if lines else None


def report(found: dict[str, Any]) -> Iterator[str]:
    """Yield the figures as Markdown tables."""
    ours, broad, queued = found["automatic"], found["with_synonyms"], found["queue"]
    yield "| all labelled pairs | precision | recall | without synonym pairs |\n|---|---|---|---|"
    yield f"| rules | {ours['precision']:.3f} | {ours['recall']:.3f} | {ours['recall_without_synonyms']:.3f} |"
    yield f"| rules and approved synonyms | {broad['precision']:.3f} | {broad['recall']:.3f} | |"
    yield from _peer_lines(found["peers"])
    yield "\n| queue of pairs that no rule joins | |\n|---|---|"
    yield f"| true pairs, and how many of them are there | {queued['true_pairs']}, {queued['found']} |"
    yield f"| average precision | {queued['average_precision']:.3f} |"
    firsts = (queued["precision_at_10"], queued["precision_at_50"], queued["precision_all"])
    yield f"| precision at 10, at 50, of all {queued['labelled']} | " + ", ".join(f"{one:.3f}" for one in firsts) + " |"
    passing = queued["passing_guards"]
    yield f"| precision of those {passing['labelled']} that pass all guards | {passing['precision']:.3f} |"
    yield from _kind_lines(found["by_kind"])
    for title, texts in (("joined falsely", broad["false_merges"]), ("missing in the queue", queued["missing"])):
        yield from (f"\n{title}: {left} / {right}" for left, right in texts)


def _peer_lines(peers: dict[str, Any]) -> Iterator[str]:
    for tool, one in peers.items():
        if one is None:
            yield f"| {tool}: not installed | | | |"
            continue
        best, at = one["best"], one["at_0.80"]
        yield f"| {tool}, best threshold {best['threshold']:.2f} | {best['precision']:.3f} | {best['recall']:.3f} | |"
        yield f"| {tool}, threshold 0.80 | {at['precision']:.3f} | {at['recall']:.3f} | |"
    here = {tool: one for tool, one in peers.items() if one}
    if here:
        yield "\n| peer | recall without a false pair | average precision on the queue's pairs |\n|---|---|---|"
    for tool, one in here.items():
        yield f"| {tool} | {one['recall_at_precision_1']:.3f} | {one['queue_average_precision']:.3f} |"


def _kind_lines(kinds: dict[str, dict[str, int]]) -> Iterator[str]:
    yield "\n| kind | same | joined | with synonyms | asked | different | joined | with synonyms | asked |"
    yield "|---|---|---|---|---|---|---|---|---|"
    parts = ("", "_merged", "_merged_with_synonyms", "_queued")
    for kind, counts in kinds.items():
        cells = [str(counts[f"{label}{part}"]) for label in ("same", "different") for part in parts]
        yield f"| {kind} | " + " | ".join(cells) + " |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line says, and print."""
    parser = argparse.ArgumentParser(description="Compare the matching of indicator names with other matchers.")
    parser.add_argument("--pairs", type=Path, default=_PAIRS, help="a CSV left,right,label,kind (default: %(default)s)")
    parser.add_argument("--peers", nargs="*", default=list(MATCHERS), help="peers (default: all that are installed)")
    parser.add_argument("--peer-python", default=sys.executable, help="an interpreter that has the peers")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    asked = parser.parse_args(arguments)
    found = measured(asked.pairs, asked.peers, asked.peer_python)
    print(json.dumps(found, ensure_ascii=False, indent=1) if asked.json else "\n".join(report(found)))


if __name__ == "__main__":
    main()
