"""Entities on the disk: a Parquet file a list, so that the step that builds the tables can run by itself.

They are derived: deleting them loses nothing that the staged rows do not hold.
"""

from __future__ import annotations

import typing
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.records import Entities
from pipeline.tabular import row_lists, to_table, write_parquet


def save(entities: Entities, folder: Path) -> None:
    """Write each list of entities as `<list>.parquet` under `folder`."""
    for name, row_type in row_lists(Entities).items():
        write_parquet(folder / f"{name}.parquet", to_table(row_type, getattr(entities, name)))


def load(folder: Path) -> Entities:
    """Return the entities that `save` wrote under `folder`.

    Raises:
        FileNotFoundError: nothing was saved there.
    """
    return Entities(
        **{name: _rows(folder / f"{name}.parquet", row_type) for name, row_type in row_lists(Entities).items()}
    )


def _rows(path: Path, row_type: type) -> tuple[typing.Any, ...]:
    columns = pq.ParquetFile(path).read().to_pydict()
    return tuple(row_type(*values) for values in zip(*columns.values(), strict=True))
