"""The whole of an export: open the release, write the files of one format, and lay dictionary and datapackage beside.

How a format is written is for its own module, and how the folder comes to its place for `folder.py`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
from xlsxwriter.exceptions import XlsxWriterException

from warehouse.errors import ExportError, one_line
from warehouse.export import csv_files, datapackage, dictionary, parquet
from warehouse.export.contents import Relation, chosen
from warehouse.export.files import File
from warehouse.export.folder import fresh_folder
from warehouse.export.source import Source, Tell, opened
from warehouse.export.texts import left_out
from warehouse.export.workbook import write as write_workbooks

_WRITERS: dict[str, Callable[[Source, Sequence[Relation], Path], list[File]]] = {
    "parquet": parquet.write,
    "csv": csv_files.write,
    "xlsx": write_workbooks,
}
FORMATS = tuple(_WRITERS)
_FAULTS = (OSError, pa.ArrowException, duckdb.Error, XlsxWriterException)


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: its files with their sizes in bytes, and the names of relations that it left out."""

    release: int
    files: tuple[File, ...]
    sizes: dict[str, int]
    left_out: tuple[str, ...]


def _untold(_name: str, _done: int, _of: int) -> None:
    """Tell nobody."""


def export(home: Path, target: Path, form: str, names: Sequence[str] = (), tell: Tell = _untold) -> Exported:
    """Write the current release of a home into a folder.

    Args:
        home: the folder of the releases.
        target: the folder to fill; made where it does not exist, replaced where it holds an earlier export.
        form: one of `FORMATS`.
        names: the tables and marts to write; without any all of them, in a workbook those that people ask for.
        tell: is told about the rows of each relation as they are read.

    Raises:
        ExportError: the folder is a person's or cannot be written, or there is no such table. Nothing is left behind.
        NoReleaseError: nothing has been published yet.
    """
    try:
        with fresh_folder(target) as folder:
            return _fill(home, folder, form, names, tell)
    except _FAULTS as error:
        raise ExportError(f"{target} cannot be written ({_told(error)}): make room, or name another folder") from error


def _fill(home: Path, folder: Path, form: str, names: Sequence[str], tell: Tell) -> Exported:
    with (
        tempfile.TemporaryDirectory(dir=folder, prefix=".scratch-") as scratch,
        opened(home, Path(scratch), tell) as source,
    ):
        relations = chosen(source.relations, names)
        without = left_out(relations) if form == "xlsx" and not names else {}
        relations = tuple(relation for relation in relations if relation.name not in without)
        files = _WRITERS[form](source, relations, folder)
        files.append(_write_dictionary(relations, form, folder))
        datapackage.write(source.about, files, folder)
        number = source.about.number
    sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
    return Exported(number, tuple(files), sizes, tuple(without))


def _write_dictionary(relations: Sequence[Relation], form: str, folder: Path) -> File:
    lines = list(dictionary.lines(relations, form))
    csv_files.write_texts(folder / dictionary.NAME, lines)
    return File(dictionary.NAME, None, len(lines) - 1)


def _told(error: Exception) -> str:
    """Return what went wrong, in a few words."""
    cause = error.args[0] if isinstance(error, XlsxWriterException) and error.args else error
    strerror = cause.strerror if isinstance(cause, OSError) else None
    return strerror or one_line(error)
