"""One document to its reading, or to the reason why it cannot be read.

This is all that runs inside a reader process; it takes a path and returns a value, and keeps no state.
`reader_version` names the code and vocabulary that a reading depends on.
"""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from pipeline.extract import UnreadableDocumentError, read
from pipeline.parse import parse
from pipeline.records import Reading

_PIPELINE = Path(__file__).parent.parent
_READER_PARTS = ("records.py", "extract/*.py", "parse/*.py", "normalize/text.py", "vocabulary/*.csv")
LARGEST_DOCUMENT = 200 * 1024 * 1024
"""Bytes; a larger file is no published table, and would only fill the memory."""


def read_document(path: Path) -> Reading:
    """Return what the document says; a document that cannot be read has a `failure` and nothing else."""
    size = path.stat().st_size
    if size > LARGEST_DOCUMENT:
        return failed(f"{size // 1024 // 1024} MiB: larger than {LARGEST_DOCUMENT // 1024 // 1024} MiB, split it")
    try:
        return parse(read(path))
    except UnreadableDocumentError as error:
        return failed(str(error))
    except Exception as error:  # noqa: BLE001 - whatever a hostile document brings about stays with that document
        return failed(f"the reader failed on it ({type(error).__name__}: {error}): report it with the document")


def failed(reason: str) -> Reading:
    """Return the reading of a document that cannot be read."""
    return Reading(format="unknown", form="unknown", pages=0, failure=" ".join(reason.split()))


@functools.cache
def reader_version() -> str:
    """Return a digest of the code and vocabulary that readings depend on: it names the cache that they are kept in."""
    digest = hashlib.sha256()
    for part in _READER_PARTS:
        for path in sorted(_PIPELINE.glob(part)):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
