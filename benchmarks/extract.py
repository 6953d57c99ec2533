"""The benchmark of extraction: accuracy and speed beside other readers of tables, measured in one run.

Prints tables of figures; ratios within the run carry over to another machine, seconds do not. Run as
`python -m benchmarks.extract --drawn DIR --icdar DIR [--peers TOOL …] [--peer-python PYTHON] [--json FILE]`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.adjacency import Score, TableCell, mean, score, truth_of
from benchmarks.exact import exact_share
from benchmarks.measure import answers
from benchmarks.sizes import first_pages, html_of, seconds_by_workers, word_of
from benchmarks.tools import TOOLS
from pipeline.collect.pool import PoolError

_SHARED = Path(__file__).parents[2] / "shared"
_LONG, _LONG_TRUTH = "long-72-pages.pdf", "truth-long.json"
_CLIPPED = {"workbook-clipped.pdf": "truth-workbook-clipped-source.json"}
_MEMORY_PAGES = (10, 36, 72)
_WORD_ROWS = 337


def icdar(folder: Path, tool: str, python: str) -> dict[str, Score]:
    """Return a tool's score on each document of the ICDAR 2013 set that has its truth; {} without the tool."""
    paths = [path for path in sorted(folder.glob("*.pdf")) if _truth_path(path).exists()]
    return {
        Path(answer["path"]).stem: score(
            [[TableCell(*cell) for cell in table] for table in answer["tables"]],
            truth_of(_truth_path(Path(answer["path"]))),
        )
        for answer in answers(python, tool, paths)
    }


def _truth_path(path: Path) -> Path:
    return path.with_name(f"{path.stem}-str.xml")


def drawn(folder: Path, tool: str, python: str) -> dict[str, Any]:
    """Return for each drawn PDF the share of true rows that a tool finds exactly, and its CPU seconds and memory."""
    found = {}
    for answer in answers(python, tool, sorted(folder.glob("*.pdf"))):
        name = Path(answer["path"]).name
        truth = _rows(folder / (_LONG_TRUTH if name == _LONG else _CLIPPED.get(name, "truth.json")))
        found[name] = {"exact": exact_share(answer["tables"], truth), "cpu": answer["cpu"], "error": answer["error"]}
    return found


def _rows(path: Path) -> list[list[str]]:
    rows: list[list[str]] = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return rows


def memory(folder: Path, spare: Path, tool: str, python: str) -> dict[int, float]:
    """Return the peak of a process's memory in MiB by the number of pages that it reads; each in a fresh process."""
    found: dict[int, float] = {}
    for count in _MEMORY_PAGES:
        part = first_pages(folder / _LONG, count, spare / f"{count}.pdf")
        for answer in answers(python, tool, [part]):
            found[count] = answer["mebibytes"]
    return found


def other_formats(folder: Path, spare: Path) -> dict[str, dict[str, float]]:
    """Return CPU seconds of our reader for a workbook, a Word table and a page of HTML: the best of three."""
    rows = _rows(folder / _LONG_TRUTH)
    made = [
        folder / "long.xlsx",
        word_of(rows[:_WORD_ROWS], spare / "long.docx"),
        html_of(rows, spare / "long.html"),
    ]
    found = {}
    for path in made:
        taken = [answer for answer in answers(sys.executable, "ours", [path] * 3) if not answer["error"]]
        if taken:
            size = max(len({cell[1] for cell in table}) for table in taken[0]["tables"])
            found[path.name] = {"cpu": min(answer["cpu"] for answer in taken), "rows": size}
    return found


def measured(asked: argparse.Namespace) -> dict[str, Any]:
    """Return all figures of a run, by what was measured and by tool."""
    found: dict[str, Any] = {"icdar": {}, "drawn": {}, "memory": {}}
    with tempfile.TemporaryDirectory(prefix="jixiao-bench-") as name:
        spare = Path(name)
        for tool in asked.peers:
            python = sys.executable if tool in ("ours", "pdfplumber") else asked.peer_python
            print(f"{tool} …", file=sys.stderr, flush=True)
            if asked.icdar.exists():
                found["icdar"][tool] = icdar(asked.icdar, tool, python)
            if asked.drawn.exists():
                found["drawn"][tool] = drawn(asked.drawn, tool, python)
        if asked.drawn.exists():
            found["memory"] = {t: memory(asked.drawn, spare, t, sys.executable) for t in ("ours", "pdfplumber")}
            found["formats"] = other_formats(asked.drawn, spare)
            try:
                found["workers"] = seconds_by_workers(asked.drawn / _LONG, spare)
            except PoolError as error:
                print(f"worker processes are not measured: {error}", file=sys.stderr)
    return found


def report(found: dict[str, Any]) -> Iterator[str]:
    """Yield the figures as Markdown tables."""
    yield from _icdar_lines(found["icdar"])
    yield from _drawn_lines(found["drawn"])
    yield from _speed_lines(found["drawn"])
    yield "\n| peak memory, MiB | " + " | ".join(f"{n} pages" for n in _MEMORY_PAGES) + " |"
    yield "|---|" + "---|" * len(_MEMORY_PAGES)
    for tool, peaks in found["memory"].items():
        yield f"| {tool} | " + " | ".join(f"{peaks.get(n, 0):.0f}" for n in _MEMORY_PAGES) + " |"
    yield "\n| other formats | rows | CPU s |\n|---|---|---|"
    yield from (f"| {name} | {f['rows']:.0f} | {f['cpu']:.3f} |" for name, f in found.get("formats", {}).items())
    yield "\n| worker processes | wall s |\n|---|---|"
    yield from (f"| {count} | {seconds:.2f} |" for count, seconds in found.get("workers", {}).items())


def _icdar_lines(by_tool: dict[str, dict[str, Score]]) -> Iterator[str]:
    yield "| ICDAR 2013, mean over documents | documents | F1 | precision | recall |\n|---|---|---|---|---|"
    for tool, scores in by_tool.items():
        if not scores:
            yield f"| {tool} | not installed | | | |"
            continue
        means = mean(list(scores.values()))
        figures = " | ".join(f"{means[name]:.3f}" for name in ("f1", "precision", "recall"))
        yield f"| {tool} | {len(scores)} | {figures} |"


def _drawn_lines(by_tool: dict[str, dict[str, Any]]) -> Iterator[str]:
    here = [tool for tool, files in by_tool.items() if files]
    yield "\n| rows exact | " + " | ".join(here) + " |\n|---|" + "---|" * len(here)
    for name in next((by_tool[tool] for tool in here), {}):
        shares = (by_tool[tool].get(name, {}).get("exact", 0.0) for tool in here)
        yield f"| {name} | " + " | ".join(f"{share:.1%}" for share in shares) + " |"


def _speed_lines(by_tool: dict[str, dict[str, Any]]) -> Iterator[str]:
    per_page = {t: files[_LONG]["cpu"] * 1000 / 72 for t, files in by_tool.items() if _LONG in files}
    base = per_page.get("pdfplumber")
    yield f"\n| {_LONG} | CPU ms a page | of pdfplumber's |\n|---|---|---|"
    for tool, spent in per_page.items():
        yield f"| {tool} | {spent:.1f} | {spent / base:.3f} |" if base else f"| {tool} | {spent:.1f} | |"


def _plain(found: Any) -> Any:  # noqa: ANN401 - whatever the figures are nested in
    if isinstance(found, Score):
        return {"f1": found.f1, "precision": found.precision, "recall": found.recall}
    return {str(key): _plain(value) for key, value in found.items()} if isinstance(found, dict) else found


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line says, and print."""
    parser = argparse.ArgumentParser(description="Compare the extraction of tables with other readers.")
    parser.add_argument("--drawn", type=Path, default=_SHARED / "drawn", help="folder of drawn documents with truth")
    parser.add_argument("--icdar", type=Path, default=_SHARED / "benchmarks/icdar2013-eu", help="the ICDAR 2013 set")
    parser.add_argument("--peers", nargs="*", default=list(TOOLS), help="readers (default: all that are installed)")
    parser.add_argument("--peer-python", default=sys.executable, help="an interpreter that has the extra readers")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    asked = parser.parse_args(arguments)
    found = measured(asked)
    print("\n".join(report(found)))
    if asked.json:
        asked.json.write_text(json.dumps(_plain(found), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
