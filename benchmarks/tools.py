"""Readers of tables that are compared with ours, each behind the same function: a PDF to its tables of cells.

A reader that is not installed is left out, with a word. Each runs in a process of its own, under whatever interpreter
has it: `python -m benchmarks.tools TOOL FILE …` prints one line of JSON a file.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.peers.memory import peak_mebibytes

Row = Sequence[str | None]
Cells = list[tuple[str, int, int, int, int]]
"""Text, row, column, last row, last column, from 0: one entry for each cell that is not covered."""


def ours(path: Path) -> list[Cells]:
    """Return the tables that `pipeline.extract.read` finds."""
    read = importlib.import_module("pipeline.extract").read
    return [
        [
            (cell.text, r, c, r + cell.row_span - 1, c + cell.column_span - 1)
            for r, row in enumerate(grid.rows)
            for c, cell in enumerate(row)
            if not cell.is_covered
        ]
        for grid in read(path).grids
        if grid.kind == "table"
    ]


def pdfplumber(path: Path) -> list[Cells]:
    """Return pdfplumber's tables with its defaults; each page is closed after its reading."""
    library = importlib.import_module("pdfplumber")
    found: list[Cells] = []
    with library.open(path) as pdf:
        for page in pdf.pages:
            found += [_cells(table) for table in page.extract_tables()]
            page.close()
    return found


def camelot(path: Path, flavour: str) -> list[Cells]:
    """Return camelot's tables of one flavour with its defaults."""
    library = importlib.import_module("camelot")
    return [_cells(table.df.values.tolist()) for table in library.read_pdf(str(path), pages="all", flavor=flavour)]


def pymupdf(path: Path) -> list[Cells]:
    """Return PyMuPDF's tables with its defaults."""
    library = importlib.import_module("pymupdf")
    with library.open(path) as document:
        return [_cells(table.extract()) for page in document for table in page.find_tables().tables]


def _cells(rows: Iterable[Row]) -> Cells:
    return [(text or "", r, c, r, c) for r, row in enumerate(rows) for c, text in enumerate(row)]


TOOLS: dict[str, Callable[[Path], list[Cells]]] = {
    "ours": ours,
    "pdfplumber": pdfplumber,
    "camelot lattice": lambda path: camelot(path, "lattice"),
    "camelot stream": lambda path: camelot(path, "stream"),
    "PyMuPDF": pymupdf,
}
_MODULES = {"ours": "pipeline.extract", "camelot lattice": "camelot", "camelot stream": "camelot", "PyMuPDF": "pymupdf"}


def is_here(tool: str) -> bool:
    """Whether a tool can be imported."""
    try:
        importlib.import_module(_MODULES.get(tool, tool))
    except ImportError:
        return False
    return True


def _answer(tool: str, path: Path) -> dict[str, Any]:
    begin = time.process_time()
    try:
        tables, error = TOOLS[tool](path), ""
    except Exception as fault:  # noqa: BLE001 - a peer may raise anything; the benchmark says so and goes on
        tables, error = [], f"{type(fault).__name__}: {fault}"
    cpu = time.process_time() - begin
    return {"path": str(path), "tables": tables, "cpu": cpu, "mebibytes": peak_mebibytes(), "error": error}


def main(tool: str, paths: Sequence[Path]) -> None:
    """Print what a tool finds in each file, its CPU seconds and the peak of memory so far; nothing if it is absent."""
    if not is_here(tool):
        return
    for path in paths:
        print(json.dumps(_answer(tool, path), ensure_ascii=True), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], [Path(name) for name in sys.argv[2:]])
