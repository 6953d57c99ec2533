"""Workbooks for Excel and WPS: all small relations in one, and one or more of its own for each that is too large.

They are written row by row, so that memory does not grow with the rows; what stands in them is not decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

import xlsxwriter

from warehouse.export.about import write_about, write_dictionary
from warehouse.export.archive import Archive
from warehouse.export.contents import Field, Relation
from warehouse.export.files import File
from warehouse.export.measures import Measures, measured
from warehouse.export.sheets import Styles, fields_of, sheet_title, styles_of, write_rows
from warehouse.export.source import Source
from warehouse.export.texts import text

NAME = "jixiao.xlsx"
_ROWS_OF_A_BATCH = 5_000
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "use_zip64": True,
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many rows a relation may have to share a workbook with others, and how many a sheet holds."""

    shared: int = 200_000
    sheet: int = 1_048_575


SIZES = Sizes()


@dataclass(slots=True)
class _Book:
    """An open workbook; its first two sheets are filled when all others are."""

    name: str
    book: xlsxwriter.Workbook
    styles: Styles
    first: Any
    second: Any
    files: list[File] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Table:
    """A relation as it goes into sheets."""

    relation: Relation
    fields: tuple[Field, ...]
    measures: tuple[Measures, ...]


def write(source: Source, relations: Sequence[Relation], folder: Path, sizes: Sizes = SIZES) -> list[File]:
    """Write the workbooks and return their sheets; that of the small relations comes last and lists all of them."""
    counts = {relation.name: source.count(relation) for relation in relations}
    small = [relation for relation in relations if counts[relation.name] <= min(sizes.shared, sizes.sheet)]
    written: list[File] = []
    for relation in relations:
        if relation not in small:
            written += _write_large(source, relation, folder, counts[relation.name], sizes.sheet)
    if small or not written:
        with _open(source, relations, folder / NAME, written) as book:
            for relation in small:
                table = _table(source, relation)
                _add_sheet(book, table, _rows(source, relation))
        written = [*book.files, *written]
    return written


def _write_large(source: Source, relation: Relation, folder: Path, count: int, most: int) -> list[File]:
    """Write a relation into workbooks of its own, as many as its rows need."""
    table, parts = _table(source, relation), -(-count // most)
    rows, files = _rows(source, relation), []
    for number in range(1, parts + 1):
        name = relation.name if number == 1 else f"{relation.name}-{number}"
        with _open(source, [relation], folder / f"{name}.xlsx", ()) as book:
            notes = (str(text("continued").filled(n=number, of=parts)),) if parts > 1 else ()
            _add_sheet(book, table, islice(rows, most), notes)
        files += book.files
    return files


def _table(source: Source, relation: Relation) -> _Table:
    measures = measured(source, relation)
    return _Table(relation, fields_of(relation, measures), measures)


def _rows(source: Source, relation: Relation) -> Iterator[tuple[Any, ...]]:
    batches = source.batches(relation, _ROWS_OF_A_BATCH)
    return chain.from_iterable(zip(*(column.to_pylist() for column in batch.columns), strict=True) for batch in batches)


@contextmanager
def _open(source: Source, relations: Sequence[Relation], path: Path, others: Sequence[File]) -> Iterator[_Book]:
    """Open a workbook; fill its first sheets and close it when its rows are written."""
    with (
        Archive(path) as file,
        xlsxwriter.Workbook(file, {**_OPTIONS, "tmpdir": str(source.scratch)}) as book,
    ):
        book.set_properties(
            {"title": str(text("package_title")), "created": source.about.created_at.replace(tzinfo=None)}
        )
        first, second = (book.add_worksheet(text(key).chinese) for key in ("about_sheet", "dictionary_sheet"))
        opened = _Book(path.name, book, styles_of(book), first, second)
        yield opened
        write_dictionary(second, relations, opened.files, opened.styles)
        write_about(first, source, [*opened.files, *others], opened.styles)


def _add_sheet(book: _Book, table: _Table, rows: Iterator[tuple[Any, ...]], notes: tuple[str, ...] = ()) -> None:
    title = sheet_title(table.relation.title, [sheet.name for sheet in book.book.worksheets()])
    count, tally = write_rows(book.book.add_worksheet(title), table.fields, table.measures, rows, book.styles)
    notes = (*notes, *_told(tally))
    book.files.append(File(book.name, table.relation, count, title, table.fields, notes))


def _told(tally: Counter[str]) -> tuple[str, ...]:
    return tuple(str(text(key).filled(n=count)) for key, count in sorted(tally.items()))
