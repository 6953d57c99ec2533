"""The content-addressed cache of readings: sha256 of the document and version of the reader -> reading.

A reading is a function of these two alone, so an entry is never wrong, only unused. Folders of other reader versions
can be deleted at any time.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from pipeline.records import Reading

_DECODER = msgspec.msgpack.Decoder(Reading)


def encode(reading: Reading) -> bytes:
    """Return the reading as bytes (MessagePack)."""
    return msgspec.msgpack.encode(reading)


def decode(data: bytes) -> Reading:
    """Return the reading that `encode` made these bytes of.

    Raises:
        msgspec.MsgspecError: the bytes are no reading.
    """
    return _DECODER.decode(data)


def failed(reason: str) -> Reading:
    """Return the reading of a document that cannot be read."""
    return Reading(format="unknown", form="unknown", pages=0, failure=" ".join(reason.split()))


class ReadingCache:
    """The readings of one reader version under a home folder."""

    def __init__(self, home: Path, version: str) -> None:
        self._folder = home / "cache" / version

    def has(self, document_id: str) -> bool:
        """Whether the document's reading is kept; a file that a power cut left empty is none."""
        path = self._path(document_id)
        return path.exists() and path.stat().st_size > 0

    def get(self, document_id: str) -> Reading:
        """Return the document's reading.

        Raises:
            FileNotFoundError: it is not kept.
        """
        return decode(self._path(document_id).read_bytes())

    def put(self, document_id: str, reading: Reading) -> None:
        """Keep the document's reading; a reader of the cache sees it whole or not at all."""
        path = self._path(document_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        partial.write_bytes(encode(reading))
        os.replace(partial, path)

    def clear(self) -> None:
        """Forget all readings of this version."""
        for path in self._folder.glob("*/*"):
            path.unlink()

    def _path(self, document_id: str) -> Path:
        return self._folder / document_id[:2] / document_id
