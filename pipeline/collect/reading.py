"""One document to its reading, or to the reason why it cannot be read.

This is all that runs inside a reader process; it takes a path and returns a value, and keeps no state.
Time and memory are bounded by the pool that owns the process.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.collect.cache import failed
from pipeline.extract import UnreadableDocumentError, read
from pipeline.parse import parse
from pipeline.records import Reading

LARGEST_DOCUMENT = 200 * 1024 * 1024
"""Bytes; a larger file is no published table, and would only fill the memory."""


def read_document(path: Path) -> Reading:
    """Return what the document says; a document that cannot be read has a `failure` and nothing else.

    Raises:
        MemoryError: the document needs more memory than there is; whoever called has to begin afresh.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_DOCUMENT:
            return failed(f"{size // 1024 // 1024} MiB: larger than {LARGEST_DOCUMENT // 1024 // 1024} MiB, split it")
        return parse(read(path))
    except UnreadableDocumentError as error:
        return failed(str(error))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a hostile document brings about stays with that document
        return failed(f"the reader failed on it ({type(error).__name__}: {error}): report it with the document")
