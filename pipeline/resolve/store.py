"""Entities on the disk: a Parquet file a list, so that the step that builds the tables can run by itself.

They are derived: deleting them loses nothing that the staged rows do not hold.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.records import Entities
from pipeline.tabular import row_lists, to_table, write_parquet


def save(entities: Entities, folder: Path) -> None:
    """Write each list of entities as `<list>.parquet` under `folder`."""
    for name, row_type in row_lists(Entities).items():
        write_parquet(folder / f"{name}.parquet", to_table(row_type, getattr(entities, name)))
