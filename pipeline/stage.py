"""Typed rows on disk: Parquet files by (region, fiscal year, department) and bundles of them, one folder per table.

Only slices whose documents changed are rewritten, each from all of its documents, so that the files are the same
whatever the order and number of loads. Later steps read the bundles (`bundles.py`). `resolve` decides which of two
documents counts.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from importlib.metadata import version
from pathlib import Path

import msgspec
import pyarrow as pa

from pipeline import records
from pipeline.bundles import bundle_of, write_bundles
from pipeline.collect.cache import failed
from pipeline.collect.catalog import Document
from pipeline.collect.version import digest_of, reader_version
from pipeline.normalize.problems import severity_of
from pipeline.normalize.typed import type_document
from pipeline.records import FindingRow, TypedDocument
from pipeline.tabular import row_lists, to_table, write_parquet

TABLES: dict[str, type] = {"documents": records.DocumentRow, **row_lists(records.TypedDocument)}
"""The staged tables and the dataclass of their rows."""
_PIPELINE = Path(__file__).parent
_TYPING_PARTS = ("text.py", "normalize/**/*.py", "validate/**/*.py", "stage.py", "bundles.py", "tabular.py")
_WRONG_DEFAULTS = "D04"
_HELD = 2000
"""Documents whose rows are held in memory while slices are written; those of a larger load are typed once more."""
_LONGEST_NAME = 120
"""Bytes of a slice's name: a file name has room for 255."""
TypeDocument = Callable[[str], TypedDocument]
"""Gives the typed rows of the document with this sha256."""


class Staged(msgspec.Struct):
    """What of a document is staged: a digest of all that its rows depend on, and the slice that they are in."""

    inputs: str
    slice: str


class Manifest(msgspec.Struct):
    """The staged documents by sha256, and the slices whose writing was begun and not ended."""

    documents: dict[str, Staged] = {}
    unfinished: list[str] = []

    def digest(self) -> str:
        """Return a digest that changes when any staged row may have changed."""
        parts = (f"{document}:{staged.inputs}" for document, staged in sorted(self.documents.items()))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclasses.dataclass(frozen=True, slots=True)
class _Rows:
    """A document's rows as Arrow tables, and the slice that they belong to."""

    slice: str
    tables: dict[str, pa.Table]


class Stage:
    """The staging folder under a home."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "staged"
        self.slices = self.folder / "slices"
        self._manifest_path = self.folder / "manifest.json"

    def manifest(self) -> Manifest:
        """Return the manifest as last saved; an empty one, so that all is staged anew, where there is no whole one."""
        if not self._manifest_path.exists():
            return Manifest()
        try:
            return msgspec.json.decode(self._manifest_path.read_bytes(), type=Manifest)
        except msgspec.DecodeError:
            return Manifest()

    def forget(self) -> None:
        """Forget what is staged, so that the next update stages every document anew."""
        self._manifest_path.unlink(missing_ok=True)

    def update(self, documents: Mapping[str, Document], typed: TypeDocument) -> Manifest:
        """Stage the documents whose inputs changed, drop those that are gone, and return the new manifest.

        Args:
            documents: all documents that the warehouse shall hold, by sha256.
            typed: gives a document's typed rows; asked for changed documents and for those that share their slices.
        """
        before = self.manifest()
        made = functools.lru_cache(maxsize=_HELD)(lambda document_id: _made(document_id, documents[document_id], typed))
        inputs = {document_id: _inputs(document_id, documents[document_id]) for document_id in sorted(documents)}
        same = {d: staged for d, staged in before.documents.items() if inputs.get(d) == staged.inputs}
        after = {d: same[d] if d in same else Staged(inputs[d], made(d).slice) for d in inputs}
        touched = {staged.slice for d, staged in (*before.documents.items(), *after.items()) if d not in same}
        touched.update(before.unfinished)
        if touched:
            self._save(Manifest(before.documents, sorted(touched)))
            self._write_slices(touched, after, made)
            self._save(Manifest(after))
        self._sweep({staged.slice for staged in after.values()})
        return Manifest(after)

    def is_current(self, documents: Mapping[str, Document]) -> bool:
        """Whether exactly these documents are staged, as they are now."""
        manifest = self.manifest()
        staged = {d: s.inputs for d, s in manifest.documents.items()}
        return not manifest.unfinished and staged == {d: _inputs(d, document) for d, document in documents.items()}

    def _write_slices(
        self, touched: Collection[str], after: Mapping[str, Staged], made: Callable[[str], _Rows]
    ) -> None:
        members: dict[str, list[str]] = defaultdict(list)
        for document_id, staged in after.items():
            members[staged.slice].append(document_id)
        for name in sorted(touched):
            self._write(name, [made(document_id).tables for document_id in members[name]])
        for table in TABLES:
            write_bundles(self.slices / table, self.folder / table, touched, members)

    def _write(self, name: str, members: list[dict[str, pa.Table]]) -> None:
        """Write a slice's files from all of its documents; the file of a table without rows goes."""
        for table, row_type in TABLES.items():
            rows = pa.concat_tables([to_table(row_type, ()), *(member[table] for member in members)])
            path = self.slices / table / f"{name}.parquet"
            if rows.num_rows:
                write_parquet(path, rows.combine_chunks())
            else:
                path.unlink(missing_ok=True)

    def _sweep(self, slices: set[str]) -> None:
        """Delete what belongs to no slice: the remains of a load that was killed."""
        bundles = {bundle_of(name) for name in slices}
        for table in TABLES:
            for folder, names in ((self.slices / table, slices), (self.folder / table, bundles)):
                for path in folder.glob("*"):
                    if path.suffix != ".parquet" or path.stem not in names:
                        path.unlink()

    def _save(self, manifest: Manifest) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        partial = self._manifest_path.with_suffix(".partial")
        partial.write_bytes(msgspec.json.encode(manifest))
        os.replace(partial, self._manifest_path)


def slice_of(document: records.DocumentRow) -> str:
    """Return the name of the slice that a document's rows are staged in: region, fiscal year, department."""
    parts = (document.region_code, document.fiscal_year, document.department_code or document.department_name)
    name = "_".join(re.sub(r"[^\w]", "-", str(part or "unknown")) for part in parts)
    if len(name.encode()) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME // 6]}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def _made(document_id: str, document: Document, typed: TypeDocument) -> _Rows:
    """Return a document's rows; a document whose rows cannot be made is quarantined and stops nothing."""
    try:
        return _rows(_with_warnings(typed(document_id), document))
    except (OSError, MemoryError, msgspec.MsgspecError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever an odd document brings about stays with that document
        reason = f"its words could not be typed ({type(error).__name__}: {error}): report it with the document"
        quarantined = type_document(failed(reason), document_id, document.name, document.size, document.context)
        return _rows(_with_warnings(quarantined, document))


def _rows(member: TypedDocument) -> _Rows:
    tables = {}
    for table, row_type in TABLES.items():
        rows = (member.document,) if table == "documents" else getattr(member, table)
        tables[table] = to_table(row_type, rows)
    return _Rows(slice_of(member.document), tables)


def _with_warnings(member: TypedDocument, document: Document) -> TypedDocument:
    """Return a document's rows with a finding for each of its folders' defaults that could not be used."""
    found = tuple(_warning(member.document.document_id, warning) for warning in document.warnings)
    return dataclasses.replace(member, findings=(*member.findings, *found)) if found else member


def _warning(document_id: str, warning: str) -> FindingRow:
    message = f"{warning}; its defaults are not used"
    severity = severity_of(_WRONG_DEFAULTS)
    return FindingRow(document_id, _WRONG_DEFAULTS, severity, "fail", message, "", "", "", None, None, None)


def _inputs(document_id: str, document: Document) -> str:
    """Return a digest of all that a document's rows depend on."""
    told = (document_id, document.name, document.size, document.failure, document.warnings)
    versions = (reader_version(), typing_version())
    text = repr((*told, dataclasses.astuple(document.context), *versions))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@functools.cache
def typing_version() -> str:
    """Return a digest of the code that typed rows depend on beside the reader's, and of what simplifies characters."""
    told = f"{digest_of(_PIPELINE, *_TYPING_PARTS)} opencc {version('opencc')}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]
