"""The benchmark behind `make bench`: loads of a generated county, beside a peer that reads the same PDFs.

Prints medians of several rounds and ratios within the run; ratios carry over to another machine, seconds do not.
Run as `python -m benchmarks.load [--documents 40] [--rounds 3] [--json FILE]`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import tempfile
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pdfplumber

from benchmarks.county import make_county
from benchmarks.measure import Took, median, python

SUBJECTS = {
    "cold": "load of all documents into an empty home",
    "unchanged": "the same load once more: nothing is new",
    "one more": "load of one new document on top",
    "peer": "pdfplumber extract_tables, same PDFs, same number of processes",
    "dagster": "ten idle Dagster assets in one process",
}


def page_count(paths: list[Path]) -> int:
    """Return the number of pages of these PDFs."""
    count = 0
    for path in paths:
        with pdfplumber.open(path) as pdf:
            count += len(pdf.pages)
    return count


def one_round(folder: Path, spare: Path, workers: int) -> tuple[dict[str, Took], dict[str, float]]:
    """Let each subject run once; return what each took, and the seconds of a cold load's steps.

    Args:
        folder: holds the inbox; homes are made and removed in it.
        spare: the document that comes on top.
        workers: processes of the peer and of the steps.
    """
    inbox, home, again = folder / "inbox", folder / "home", folder / "steps"
    for stale in (home, again):
        shutil.rmtree(stale, ignore_errors=True)
    took = {}
    took["cold"], _ = python("assets.cli", "load", inbox, "--home", home)
    took["peer"], _ = python("benchmarks.peer", inbox, workers)
    took["unchanged"], told = python("assets.cli", "load", inbox, "--home", home)
    if "nothing new" not in told:
        raise RuntimeError(f"a load of an unchanged inbox published: {told}")
    took["dagster"], _ = python("benchmarks.dagster_start", folder / "runs")
    took["one more"], _ = python("assets.cli", "load", spare.parents[3], "--home", home)
    _, printed = python("benchmarks.steps", inbox, again, workers)
    return took, json.loads(printed)


def measured(documents: int, rounds: int, workers: int) -> dict[str, Any]:
    """Return the medians of all rounds on a county of this many documents.

    Returns:
        `documents`, `pages`, `workers`, `rounds`; `subjects`: name -> wall and CPU seconds; `steps`: name -> seconds.
    """
    took: defaultdict[str, list[Took]] = defaultdict(list)
    steps: defaultdict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="jixiao-bench-") as name:
        folder = Path(name)
        made = make_county(folder / "made", documents + 1)
        shutil.copytree(folder / "made", folder / "inbox")
        spare = folder / "spare" / made[-1].relative_to(folder / "made")
        spare.parent.mkdir(parents=True)
        shutil.move(folder / "inbox" / made[-1].relative_to(folder / "made"), spare)
        python("benchmarks.dagster_start", folder / "runs")  # the first run makes the database
        for number in range(rounds):
            subjects, parts = one_round(folder, spare, workers)
            for subject, one in subjects.items():
                took[subject].append(one)
            for part, seconds in parts.items():
                steps[part].append(seconds)
            print(f"round {number + 1} of {rounds}: cold {subjects['cold'].wall:.1f} s", flush=True)
        pages = page_count(made[:-1])
    return {
        "documents": documents,
        "pages": pages,
        "workers": workers,
        "rounds": rounds,
        "subjects": {subject: asdict(median(took[subject])) for subject in SUBJECTS},
        "steps": {part: statistics.median(seconds) for part, seconds in steps.items()},
    }


def report(found: dict[str, Any]) -> str:
    """Return the measured figures as a Markdown table, with the ratios below."""
    documents, pages, subjects = found["documents"], found["pages"], found["subjects"]
    lines = [
        f"{documents} PDFs, {pages} pages, {found['workers']} processes, medians of {found['rounds']} rounds",
        "",
        "| | wall s | CPU s | documents/s | pages/s |",
        "|---|---|---|---|---|",
    ]
    for subject, words in SUBJECTS.items():
        wall, cpu = subjects[subject]["wall"], subjects[subject]["cpu"]
        speeds = f"{documents / wall:.1f} | {pages / wall:.1f}" if subject in ("cold", "peer") else "|"
        lines.append(f"| {words} | {wall:.2f} | {cpu:.2f} | {speeds} |")
    whole, parts = subjects["cold"]["wall"], found["steps"]
    shares = [*parts.items(), ("Dagster, imports, report", whole - sum(parts.values()))]
    lines += ["", "| step of a cold load | s | share |", "|---|---|---|"]
    lines += [f"| {name} | {seconds:.2f} | {seconds / whole:.0%} |" for name, seconds in shares]
    return "\n".join([*lines, "", *ratios(subjects)])


def ratios(subjects: dict[str, dict[str, float]]) -> list[str]:
    """Return the ratios that carry over to other machines, a line each."""
    pairs = (("cold", "peer"), ("unchanged", "dagster"), ("one more", "cold"))
    return [
        f"{left} / {right}: wall {subjects[left]['wall'] / subjects[right]['wall']:.2f}, "
        f"CPU {subjects[left]['cpu'] / subjects[right]['cpu']:.2f}"
        for left, right in pairs
    ]


def main() -> None:
    """Measure as the command line says, and print."""
    parser = argparse.ArgumentParser(description="Measure loads of a generated county.")
    parser.add_argument("--documents", type=int, default=40, help="PDFs in the county (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured (default: %(default)s)")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    asked = parser.parse_args()
    found = measured(asked.documents, asked.rounds, os.cpu_count() or 2)
    print(report(found))
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
