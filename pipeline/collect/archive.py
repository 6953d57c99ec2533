"""The home's archive: each original by its sha256, copied once.

A file whose size and time have not changed is not read again. Under which names and folders originals arrived is
told in `catalog.py`; what they say is kept by `cache.py`.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from pipeline.collect import containers
from pipeline.collect.catalog import Catalog, Document
from pipeline.collect.inbox import InboxFile

__all__ = ["Archive", "Catalog", "Document"]

_CHUNK = 1 << 20


class UnopenedError(Exception):
    """A file of the inbox could not be archived; the message says why."""


class Archive:
    """The originals and the catalog under a home folder."""

    def __init__(self, home: Path) -> None:
        self._home = home.resolve()
        self._folder = home / "originals"
        self._catalog_path = home / "catalog.json"

    def path_of(self, document_id: str) -> Path:
        """Return where the original with this sha256 is kept."""
        return self._folder / document_id[:2] / document_id

    def catalog(self) -> Catalog:
        """Return the catalog as last saved; an empty one before the first load."""
        if not self._catalog_path.exists():
            return Catalog()
        return msgspec.json.decode(self._catalog_path.read_bytes(), type=Catalog)

    def take(self, arrived: Iterable[InboxFile]) -> Catalog:
        """Add the files to the archive and return the catalog; a file that has not changed is only looked at.

        A file that cannot be opened becomes a document with a failure, so that it is named and stops nothing.
        """
        catalog = self.catalog()
        before = msgspec.json.encode(catalog)
        present = []
        for file in self._foreign(arrived):
            document_id = _seen(catalog, file) or self._keep(catalog, file)
            known = catalog.documents[document_id]
            catalog.note(document_id, known.size, file, known.failure)
            present.append((file, document_id))
        catalog.forget_gone(present)
        if msgspec.json.encode(catalog) != before:
            self._save(catalog)
        return catalog

    def knows(self, arrived: Iterable[InboxFile]) -> bool:
        """Whether taking these files would change nothing: each is archived as it is now, with what its folders say."""
        catalog = self.catalog()
        before = msgspec.json.encode(catalog)
        present = []
        for file in self._foreign(arrived):
            document_id = _seen(catalog, file)
            if document_id is None:
                return False
            catalog.note(document_id, catalog.documents[document_id].size, file)
            present.append((file, document_id))
        catalog.forget_gone(present)
        return msgspec.json.encode(catalog) == before

    def _foreign(self, arrived: Iterable[InboxFile]) -> Iterator[InboxFile]:
        """Yield the files that are not the home's own: a home may lie in the inbox that it is loaded from."""
        for file in arrived:
            if not (self._home.is_relative_to(file.inbox) and file.path.is_relative_to(self._home)):
                yield file

    def _keep(self, catalog: Catalog, file: InboxFile) -> str:
        """Archive a file, note it in the catalog, and return its document's id."""
        try:
            status = _status(file.origin)
            document_id, size = self._copy(file)
            if _told(_status(file.origin)) != _told(status):
                raise UnopenedError("it changed while it was copied: the next load takes it")
        except UnopenedError as error:
            document_id = hashlib.sha256(f"unopened\0{file.place}".encode()).hexdigest()
            catalog.files.pop(file.key, None)
            catalog.note(document_id, 0, file, str(error))
            return document_id
        catalog.files[file.key] = (*_told(status), document_id)
        catalog.note(document_id, size, file)
        return document_id

    def _copy(self, file: InboxFile) -> tuple[str, int]:
        """Copy a file to its place in the archive, if it is not there yet, and return its sha256 and size in bytes.

        Raises:
            UnopenedError: the file cannot be read.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        partial = self._folder / ".partial"
        digest, size = hashlib.sha256(), 0
        with partial.open("wb") as copy:
            for chunk in _chunks(file):
                digest.update(chunk)
                size += copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
        place = self.path_of(digest.hexdigest())
        place.parent.mkdir(exist_ok=True)
        os.replace(partial, place)
        return digest.hexdigest(), size

    def _save(self, catalog: Catalog) -> None:
        partial = self._catalog_path.with_suffix(".partial")
        self._catalog_path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as kept:
            kept.write(msgspec.json.format(msgspec.json.encode(catalog), indent=1))
            kept.flush()
            os.fsync(kept.fileno())  # nothing else knows under which names and folders the originals arrived
        os.replace(partial, self._catalog_path)


def _status(path: Path) -> os.stat_result:
    """Return the status of a regular file.

    Raises:
        UnopenedError: there is none, or it is something else, such as a pipe, which would be waited for in vain.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise UnopenedError(_cannot_be_opened(error)) from error
    if stat.S_ISDIR(status.st_mode):
        raise UnopenedError("the folder cannot be opened: give this program the right to read it")
    if not stat.S_ISREG(status.st_mode):
        raise UnopenedError("it is neither file nor folder: take it out of the inbox")
    return status


def _chunks(file: InboxFile) -> Iterator[bytes]:
    """Yield a file's bytes.

    Raises:
        UnopenedError: the file cannot be read, or not be unpacked.
    """
    if file.member is not None:
        yield from _unpacked(file.origin, file.member)
        return
    try:
        with file.path.open("rb") as source:
            while chunk := source.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise UnopenedError(_cannot_be_opened(error)) from error


def _unpacked(archive: Path, member: containers.Member) -> Iterator[bytes]:
    """Yield the bytes of a file in an archive.

    Raises:
        UnopenedError: it cannot be unpacked.
    """
    if member.problem is not None:
        raise UnopenedError(member.problem)
    try:
        yield from containers.chunks(archive, member.way)
    except containers.BrokenArchiveError as error:
        raise UnopenedError(str(error)) from error


def _cannot_be_opened(error: OSError) -> str:
    return f"it cannot be opened ({error.strerror}): give this program the right to read it, or take it away"


def _told(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _seen(catalog: Catalog, file: InboxFile) -> str | None:
    """Return the sha256 of a file that was archived and has the same size and time since, else None."""
    seen = catalog.files.get(file.key)
    if seen is None or seen[2] not in catalog.documents:
        return None
    try:
        return seen[2] if seen[:2] == _told(_status(file.origin)) else None
    except UnopenedError:
        return None
