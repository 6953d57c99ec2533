"""Combines slices of staged rows into few files, because opening ten thousand small ones takes minutes.

A bundle holds some departments of a year, ordered by slice name; the names alone decide which slices share a bundle.
Read in order, bundles give the rows by year and department. `stage.py` defines what a slice contains; here rows are
only concatenated.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.tabular import write_parquet

BUNDLES = 16
"""Files a year at most: a changed slice then rewrites a sixteenth of its year."""
_SLICE = re.compile(r"([^_]*)_(\d+|unknown)_(.*)", re.DOTALL)


def bundle_of(name: str) -> str:
    """Return the bundle that a slice stands in: its year, and a number that follows from region and department."""
    match = _SLICE.fullmatch(name)
    year, department = (match[2], f"{match[1]}_{match[3]}") if match else ("unknown", name)
    return f"{year}-{hashlib.sha256(department.encode()).digest()[0] % BUNDLES:02d}"


def write_bundles(slices: Path, bundles: Path, touched: Iterable[str], names: Iterable[str]) -> None:
    """Write the bundles of a table anew that touched slices stand in.

    Args:
        slices: the folder of the table's slices.
        bundles: the folder of its bundles.
        touched: slices that were written or deleted.
        names: all slices that there are now; one without rows of this table has no file.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for name in names:
        members[bundle_of(name)].append(name)
    for bundle in sorted({bundle_of(name) for name in touched}):
        paths = [slices / f"{name}.parquet" for name in sorted(members[bundle])]
        tables = [pq.ParquetFile(path).read() for path in paths if path.exists()]
        if tables:
            write_parquet(bundles / f"{bundle}.parquet", pa.concat_tables(tables).combine_chunks())
        else:
            (bundles / f"{bundle}.parquet").unlink(missing_ok=True)
