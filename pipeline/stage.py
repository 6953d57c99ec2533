"""Typed rows on the disk: Parquet files by (region, fiscal year, department), one folder a table.

Only slices whose documents changed are written anew, and each from all of its documents, so that the files say the same
in whatever order and number of loads the documents came. Which of two documents counts is told in `resolve`.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from pipeline import records
from pipeline.collect.archive import Document
from pipeline.collect.version import digest_of, reader_version
from pipeline.records import TypedDocument
from pipeline.tabular import to_table, write_parquet

TABLES: dict[str, type] = {
    "documents": records.DocumentRow,
    "projects": records.ProjectRow,
    "indicators": records.IndicatorRow,
    "control_totals": records.ControlTotalRow,
    "repairs": records.RepairRow,
    "leftovers": records.LeftoverRow,
    "findings": records.FindingRow,
}
"""The staged tables and the dataclass of their rows."""
_PIPELINE = Path(__file__).parent
_TYPING_PARTS = ("text.py", "normalize/*.py", "stage.py", "tabular.py")
TypeDocument = Callable[[str], TypedDocument]
"""Gives the typed rows of the document with this sha256."""


class Staged(msgspec.Struct):
    """What of a document is staged: a digest of all that its rows depend on, and the slice that they are in."""

    inputs: str
    slice: str


class Manifest(msgspec.Struct):
    """The staged documents by sha256, and the digest of all of them together."""

    documents: dict[str, Staged] = {}

    def digest(self) -> str:
        """Return a digest that changes when any staged row may have changed."""
        parts = (f"{document}:{staged.inputs}" for document, staged in sorted(self.documents.items()))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class Stage:
    """The staging folder under a home."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "staged"
        self._manifest_path = self.folder / "manifest.json"

    def manifest(self) -> Manifest:
        """Return the manifest as last saved; an empty one before the first load."""
        if not self._manifest_path.exists():
            return Manifest()
        return msgspec.json.decode(self._manifest_path.read_bytes(), type=Manifest)

    def update(self, documents: Mapping[str, Document], typed: TypeDocument) -> Manifest:
        """Stage the documents whose inputs changed, drop those that are gone, and return the new manifest.

        Args:
            documents: all documents that the warehouse shall hold, by sha256.
            typed: gives a document's typed rows; asked for changed documents and for those that share their slices.
        """
        before = self.manifest().documents
        inputs = {document_id: _inputs(document_id, document) for document_id, document in documents.items()}
        changed = {d: typed(d) for d in sorted(inputs) if d not in before or before[d].inputs != inputs[d]}
        after = {
            d: Staged(inputs[d], slice_of(changed[d].document) if d in changed else before[d].slice) for d in inputs
        }
        touched = {staged.slice for d, staged in before.items() if d not in after or d in changed}
        touched |= {after[d].slice for d in changed}
        for name in sorted(touched):
            members = [changed.get(d) or typed(d) for d in sorted(after) if after[d].slice == name]
            self._write(name, members)
        manifest = Manifest(dict(sorted(after.items())))
        if touched:
            self._save(manifest)
        return manifest

    def is_current(self, documents: Mapping[str, Document]) -> bool:
        """Whether exactly these documents are staged, as they are now."""
        staged = self.manifest().documents
        return {d: s.inputs for d, s in staged.items()} == {
            d: _inputs(d, document) for d, document in documents.items()
        }

    def _write(self, name: str, members: list[TypedDocument]) -> None:
        """Write a slice's files from all of its documents; the files of an empty slice go."""
        for table, row_type in TABLES.items():
            rows = [row for member in members for row in _rows(member, table)]
            path = self.folder / table / f"{name}.parquet"
            if rows:
                write_parquet(path, to_table(row_type, rows))
            else:
                path.unlink(missing_ok=True)

    def _save(self, manifest: Manifest) -> None:
        partial = self._manifest_path.with_suffix(".partial")
        partial.write_bytes(msgspec.json.encode(manifest))
        os.replace(partial, self._manifest_path)


def slice_of(document: records.DocumentRow) -> str:
    """Return the name of the slice that a document's rows are staged in: region, fiscal year, department."""
    parts = (document.region_code, document.fiscal_year, document.department_code or document.department_name)
    return "_".join(re.sub(r"[^\w]", "-", str(part or "unknown")) for part in parts)


def _rows(member: TypedDocument, table: str) -> Iterable[object]:
    if table == "documents":
        return (member.document,)
    rows: Iterable[object] = getattr(member, table)
    return rows


def _inputs(document_id: str, document: Document) -> str:
    context = dataclasses.astuple(document.context)
    told = repr((document_id, document.name, document.size, context, reader_version(), typing_version()))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@functools.cache
def typing_version() -> str:
    """Return a digest of the code that typed rows depend on beside the reader's."""
    return digest_of(_PIPELINE, *_TYPING_PARTS)
