"""Parquet: a file for each relation, compressed by zstd, that says in itself what it is and where it comes from.

Types stay as they are in the release: amounts are decimals, and a column without NULLs is marked as such.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.export.contents import Relation
from warehouse.export.files import File
from warehouse.export.kinds import asked
from warehouse.export.source import Source
from warehouse.quoting import identifier

ROWS_OF_A_GROUP = 122_880
"""Rows of a row group: what DuckDB itself takes; a group of the widest mart is about 100 MB before compression."""


def write(source: Source, relations: Sequence[Relation], folder: Path) -> list[File]:
    """Write a file for each relation and return them."""
    return [_write(source, relation, folder / f"{relation.name}.parquet") for relation in relations]


def _write(source: Source, relation: Relation, path: Path) -> File:
    shape = _shape(source, relation)
    rows = 0
    with pq.ParquetWriter(path, shape, compression="zstd", store_decimal_as_integer=True) as writer:
        for batch in source.batches(relation, ROWS_OF_A_GROUP):
            writer.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=shape))
            rows += batch.num_rows
    return File(path.name, relation, rows)


def _shape(source: Source, relation: Relation) -> pa.Schema:
    """Return the file's schema: types from the release, comments at the columns, origin at the file."""
    columns = ", ".join(asked(field.name, field.data_type) for field in relation.fields)
    sql = f"SELECT {columns} FROM {identifier(relation.name)} AS source LIMIT 0"  # noqa: S608 - quoted
    types = source.connection.execute(sql).to_arrow_table()
    fields = [
        pa.field(
            field.name,
            column.type,
            nullable=not field.is_required,
            metadata={"comment_zh": field.chinese, "comment_en": field.english},
        )
        for field, column in zip(relation.fields, types.schema, strict=True)
    ]
    return pa.schema(fields, metadata=_origin(source, relation))


def _origin(source: Source, relation: Relation) -> dict[str, str]:
    """Return what the file says about itself, for readers that know key-value metadata only."""
    comments = {field.name: {"zh": field.chinese, "en": field.english} for field in relation.fields}
    return {
        "jixiao.release_number": str(source.about.number),
        "jixiao.created_at": f"{source.about.created_at:%Y-%m-%dT%H:%M:%SZ}",
        "jixiao.code_version": source.about.code_version,
        "jixiao.inputs_digest": source.about.inputs_digest,
        "jixiao.table": relation.name,
        "jixiao.table_zh": relation.chinese,
        "jixiao.table_en": relation.english,
        "jixiao.columns": json.dumps(comments, ensure_ascii=False),
    }
