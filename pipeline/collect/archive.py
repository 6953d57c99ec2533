"""The home's archive: each original by its sha256, and under which names and folders it arrived.

What arrived is a set, so the order and number of loads cannot matter. A file whose size and time have not changed is
not read again; what the originals say is kept by `cache.py`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import msgspec

from pipeline.collect.inbox import InboxFile
from pipeline.records import Context

_CHUNK = 1 << 20


class Arrival(msgspec.Struct, frozen=True, order=True):
    """A name under which a document lay in an inbox, and what the folders said."""

    name: str
    context: Context


class Document(msgspec.Struct):
    """An archived document: its size in bytes and its arrivals, sorted."""

    size: int
    arrivals: list[Arrival]

    @property
    def name(self) -> str:
        """The document's name: of several, the first in order."""
        return self.arrivals[0].name

    @property
    def context(self) -> Context:
        """What the arrivals say together; where they differ, the one that says most, then the first in order, wins."""
        ranked = sorted((a.context for a in self.arrivals), key=lambda c: (-_known(c), repr(c)))
        fields = Context.__dataclass_fields__
        return Context(**{f: next((v for c in ranked if (v := getattr(c, f)) is not None), None) for f in fields})


class Catalog(msgspec.Struct):
    """All documents by sha256, and the files seen: path -> (size, modified at in ns, sha256)."""

    documents: dict[str, Document] = {}
    files: dict[str, tuple[int, int, str]] = {}


def _known(context: Context) -> int:
    return sum(getattr(context, f) is not None for f in Context.__dataclass_fields__)


class Archive:
    """The originals and the catalog under a home folder."""

    def __init__(self, home: Path) -> None:
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
        """Add the files to the archive and return the catalog; a file that has not changed is only looked at."""
        catalog = self.catalog()
        before = msgspec.json.encode(catalog)
        for file in arrived:
            status = file.path.stat()
            document_id = _seen(catalog, file)
            if document_id is None:
                document_id = self._keep(file.path)
                catalog.files[str(file.path.resolve())] = (status.st_size, status.st_mtime_ns, document_id)
            _note(catalog, document_id, status.st_size, Arrival(file.path.name, file.context))
        if msgspec.json.encode(catalog) != before:
            self._save(catalog)
        return catalog

    def knows(self, arrived: Iterable[InboxFile]) -> bool:
        """Whether every file is archived as it is now, under its name and with what its folders say."""
        catalog = self.catalog()
        for file in arrived:
            document = catalog.documents.get(_seen(catalog, file) or "")
            if document is None or Arrival(file.path.name, file.context) not in document.arrivals:
                return False
        return True

    def _keep(self, path: Path) -> str:
        """Copy a file to its place in the archive, if it is not there yet, and return its sha256."""
        self._folder.mkdir(parents=True, exist_ok=True)
        partial = self._folder / f".{os.getpid()}.partial"
        digest = hashlib.sha256()
        with path.open("rb") as source, partial.open("wb") as copy:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                copy.write(chunk)
        place = self.path_of(digest.hexdigest())
        if place.exists():
            partial.unlink()
        else:
            place.parent.mkdir(exist_ok=True)
            shutil.move(partial, place)
        return digest.hexdigest()

    def _save(self, catalog: Catalog) -> None:
        partial = self._catalog_path.with_suffix(".partial")
        partial.write_bytes(msgspec.json.format(msgspec.json.encode(catalog), indent=1))
        os.replace(partial, self._catalog_path)


def _seen(catalog: Catalog, file: InboxFile) -> str | None:
    """Return the sha256 of a file that was archived and has the same size and time since, else None."""
    seen = catalog.files.get(str(file.path.resolve()))
    status = file.path.stat()
    return seen[2] if seen and seen[:2] == (status.st_size, status.st_mtime_ns) else None


def _note(catalog: Catalog, document_id: str, size: int, arrival: Arrival) -> None:
    document = catalog.documents.setdefault(document_id, Document(size, []))
    if arrival not in document.arrivals:
        document.arrivals.append(arrival)
        document.arrivals.sort(key=lambda a: (a.name, repr(a.context)))
