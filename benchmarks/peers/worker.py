"""A process that holds one engine: it says when the data is ready, and answers a question a line until its input ends.

`python -m benchmarks.peers.worker ENGINE SETTINGS` (JSON) prints one JSON object a line; an engine that is not
installed says so and ends. `process.py` starts and asks it.
"""

from __future__ import annotations

import importlib
import json
import math
import sys
import time
from decimal import Decimal
from typing import Any

from benchmarks.peers.engine import Engine, Question, Settings
from benchmarks.peers.memory import peak_mebibytes

ENGINES = {
    "duckdb": ("in_duckdb", "DuckDB"),
    "postgres": ("in_postgres", "Postgres"),
    "sqlite": ("in_sqlite", "SQLite"),
    "pandas": ("in_pandas", "Pandas"),
    "polars": ("in_polars", "Polars"),
}
"""Module and class by name."""


def plain(value: Any) -> Any:  # noqa: ANN401 - a cell of any type
    """Return a cell as JSON says it: numbers as numbers, what JSON does not know as text."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float) and math.isnan(value):  # what pandas has for NULL
        return None
    return value if value is None or isinstance(value, int | float | str) else str(value)


def told(engine: Engine, question: Question) -> dict[str, Any]:
    """Return how long an answer took and what it says; `timeout` where it took too long."""
    begin = time.perf_counter()
    try:
        rows = engine.answer(question)
    except TimeoutError:
        return {"timeout": True}
    seconds = time.perf_counter() - begin
    return {"ms": seconds * 1000, "rows": [[plain(value) for value in row] for row in rows]}


def _say(words: dict[str, Any]) -> None:
    print(json.dumps(words, ensure_ascii=False, default=float), flush=True)


def _opened(name: str, settings: Settings) -> Engine | None:
    """Return the engine with its data, and say how long that took; None, with a word, where it is not installed."""
    module, kind = ENGINES[name]
    try:
        made = getattr(importlib.import_module(f"benchmarks.peers.{module}"), kind)
        begin = time.perf_counter()
        engine: Engine = made(settings)
    except ImportError as error:
        _say({"absent": str(error)})
        return None
    _say({"seconds": time.perf_counter() - begin, "disk_bytes": engine.disk_bytes})
    return engine


def main(name: str, settings: Settings) -> None:
    """Open an engine, answer all questions, and say at last how much memory the process took at most."""
    engine = _opened(name, settings)
    if engine is None:
        return
    try:
        for line in sys.stdin:
            _say(told(engine, Question(**json.loads(line))))
    finally:
        engine.close()
    _say({"peak_mebibytes": peak_mebibytes()})


if __name__ == "__main__":
    main(sys.argv[1], Settings(**json.loads(sys.argv[2])))
