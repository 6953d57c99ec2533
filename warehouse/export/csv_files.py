"""CSV: a file for each relation that opens in Excel and WPS by a double click and is read by programs without a rule.

UTF-8 with a byte order mark; texts in quotes, everything else without; lines end with LF, because a cell's own line
breaks then stay what they are. A text that a spreadsheet would take for a formula has an apostrophe in front.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv

from warehouse.export.contents import Field, Relation
from warehouse.export.files import File
from warehouse.export.kinds import Kind, asked
from warehouse.export.source import Source
from warehouse.quoting import quoted

_ROWS_OF_A_BATCH = 20_000
_FORMULA = r"^'*[=+\-@＝＋－＠\t\r\n]"
"""How a text begins that needs an apostrophe; apostrophes come first, so that taking one off is exact."""
_MOMENT = "%Y-%m-%dT%H:%M:%S.%f"


def write(source: Source, relations: Sequence[Relation], folder: Path) -> list[File]:
    """Write a file for each relation and return them."""
    return [_write(source, relation, folder / f"{relation.name}.csv") for relation in relations]


def write_texts(path: Path, lines: Iterable[Sequence[str]]) -> None:
    """Write lines of texts in the same dialect; the first one is the header."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerows([guarded(text) for text in line] for line in lines)


def guarded(text: str) -> str:
    """Return a text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if re.match(_FORMULA, text) else text


def _write(source: Source, relation: Relation, path: Path) -> File:
    expressions = [_expression(field) for field in relation.fields]
    rows = 0
    with path.open("wb") as file:
        file.write(codecs.BOM_UTF8)
        writer = None
        for batch in source.batches(relation, _ROWS_OF_A_BATCH, expressions):
            writer = writer or pacsv.CSVWriter(file, batch.schema)
            writer.write_batch(batch)
            rows += batch.num_rows
        if writer is None:
            writer = pacsv.CSVWriter(file, pa.schema([(name, pa.string()) for name in relation.names()]))
        writer.close()
    return File(path.name, relation, rows)


def _expression(field: Field) -> str:
    """Return the SQL expression that gives a column as it stands in the file."""
    column = asked(field.name, field.data_type)
    if field.kind is Kind.TEXT:
        return f"CASE WHEN regexp_matches({column}, {quoted(_FORMULA)}) THEN '''' || {column} ELSE {column} END"
    return f"strftime({column}, '{_MOMENT}')" if field.kind is Kind.MOMENT else column
