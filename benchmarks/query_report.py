"""The figures of `benchmarks/query.py` as Markdown tables, beside the bounds that they are held against.

A bound is told, never asserted: seconds are those of the machine that measured.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from typing import Any

EACH_MS, MEDIAN_MS, FILE_MEBIBYTES, REBUILD_SECONDS = 500, 100, 250, 60
NAMES = {"duckdb": "DuckDB", "postgres": "PostgreSQL", "sqlite": "SQLite", "pandas": "pandas", "polars": "polars"}


def report(found: dict[str, Any]) -> Iterator[str]:
    """Yield the figures as lines of Markdown."""
    yield (
        f"{found['departments']:,} departments, {found['years']} years, {found['build']['indicator_rows']:,} indicator "
        f"rows; {found['threads']} threads, {found['memory']} of memory, medians of {found['rounds']} rounds"
    )
    yield from _build_lines(found["build"])
    yield from question_lines(found["questions"])
    yield from _wide_lines(found["wide"])
    yield from _core_lines(found["core"], found["engines"], found["seconds"])
    yield from _engine_lines(found["engines"])


def _build_lines(build: dict[str, float]) -> Iterator[str]:
    yield "\n| the release, built from staged rows | measured | bound |\n|---|---|---|"
    yield f"| wall s | {build['seconds']:.1f} | {REBUILD_SECONDS} |"
    yield f"| CPU s | {build['cpu']:.1f} | |"
    yield f"| peak MiB of the process | {build['peak_mebibytes']:,.0f} | |"
    yield f"| MiB of the file | {build['file_mebibytes']:,.1f} | {FILE_MEBIBYTES} |"


def _ms(took: float | None) -> str:
    return "timed out" if took is None else f"{took:,.1f}" if took < 100 else f"{took:,.0f}"


def question_lines(questions: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Yield the table of our questions, and how they stand to the bounds."""
    yield "\n| | question | rows | cold ms | warm ms |\n|---|---|---|---|---|"
    for number, (name, figures) in enumerate(questions.items(), 1):
        yield f"| {number} | {name} | {figures['rows']} | {_ms(figures['cold_ms'])} | {_ms(figures['warm_ms'])} |"
    yield ""
    for kind in ("cold_ms", "warm_ms"):
        yield _summary(kind.removesuffix("_ms"), {name: figures[kind] for name, figures in questions.items()})
    if empty := [name for name, figures in questions.items() if not figures["rows"]]:
        yield f"without rows in this nation: {', '.join(empty)}"


def _wide_lines(wide: dict[str, dict[str, Any]]) -> Iterator[str]:
    yield "\n| asked of the wide views | rows | cold ms | warm ms |\n|---|---|---|---|"
    for name, figures in wide.items():
        yield f"| {name} | {figures['rows']} | {_ms(figures['cold_ms'])} | {_ms(figures['warm_ms'])} |"


def _summary(kind: str, took: dict[str, float | None]) -> str:
    """Return the median and the slowest of all questions in a line; one that timed out is slower than all others."""
    known = {name: float("inf") if ms is None else ms for name, ms in took.items()}
    slowest = max(known, key=lambda name: known[name])
    over = sum(ms > EACH_MS for ms in known.values())
    return (
        f"{kind}: median {_ms(statistics.median(known.values()))} ms (bound {MEDIAN_MS}), slowest "
        f"{_ms(took[slowest])} ms, {slowest} (bound {EACH_MS}); {over} of {len(known)} over {EACH_MS} ms"
    )


def _core_lines(
    core: dict[str, dict[str, float | None]], engines: dict[str, dict[str, Any]], seconds: float
) -> Iterator[str]:
    names = [engine for engine in engines if "absent" not in engines[engine]]
    yield "\n| asked of every engine, warm ms (times DuckDB's) | " + " | ".join(NAMES[name] for name in names) + " |"
    yield "|---" * (len(names) + 1) + "|"
    for question, took in core.items():
        yield f"| {question} | " + " | ".join(_beside(took[name], took["duckdb"], seconds) for name in names) + " |"


def _beside(took: float | None, ours: float | None, seconds: float) -> str:
    if took is None:
        return f"over {seconds:.0f} s"
    return f"{_ms(took)} ({took / ours:.1f})" if ours else _ms(took)


def _engine_lines(engines: dict[str, dict[str, Any]]) -> Iterator[str]:
    yield "\n| engine | opened and loaded in s | MiB on the disk | peak MiB of the process that asks |"
    yield "|---|---|---|---|"
    for name, figures in engines.items():
        if "absent" in figures:
            yield f"| {NAMES[name]}: not installed | | | |"
            continue
        disk, peak = figures["disk_bytes"] / 2**20, figures["peak_mebibytes"]
        yield f"| {NAMES[name]} | {figures['seconds']:.1f} | {disk:,.0f} | {peak:,.0f} |"
    yield "\nDuckDB reads the whole release; the others hold only the columns that these questions read, PostgreSQL and"
    yield "SQLite with indexes, the data frames in memory. PostgreSQL's server is not in the last column."
