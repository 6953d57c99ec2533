"""The peer: pdfplumber's own `extract_tables` on the same PDFs, with as many processes; nothing is made of the cells.

It is what a script does that hands tables to a person; run as `python -m benchmarks.peer FOLDER WORKERS`.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pdfplumber


def cells_of(path: Path) -> int:
    """Return how many cells pdfplumber finds in a PDF with its defaults; each page is closed after its reading."""
    found = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            found += sum(len(row) for table in page.extract_tables() for row in table)
            page.close()
    return found


def main(folder: Path, workers: int) -> None:
    """Read all PDFs under a folder and print the number of cells."""
    with ProcessPoolExecutor(workers) as pool:
        print(sum(pool.map(cells_of, sorted(folder.rglob("*.pdf")))))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
