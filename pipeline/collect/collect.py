"""The step from an inbox to readings: archive what arrived, read what has no reading yet.

What was read before is not read again. Returns counts for the run's report; the readings themselves are in the cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.collect.archive import Archive, Catalog
from pipeline.collect.cache import ReadingCache, failed
from pipeline.collect.defaults import InboxError
from pipeline.collect.inbox import InboxFile
from pipeline.collect.pool import ParsePool
from pipeline.collect.version import reader_version
from pipeline.stage import Stage

Tell = Callable[[int, int], None]
"""Is told how many documents of how many have been read."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What a load found: all archived documents, how many of them are new, and how many were read now."""

    catalog: Catalog
    arrived: int
    read: int


def cache_of(home: Path) -> ReadingCache:
    """Return the cache of this reader's readings under a home."""
    return ReadingCache(home, reader_version())


def collect(
    home: Path, arrived: Iterable[InboxFile], pool: ParsePool, tell: Tell, *, rebuild: bool = False
) -> Collected:
    """Archive the files that arrived and read every archived document that this reader has not read yet.

    Args:
        home: where originals and readings are kept.
        arrived: the inbox's files; none for a rebuild from the home alone.
        pool: reads the documents.
        tell: is told about the progress.
        rebuild: read all documents once more, and forget what was staged of them.

    Raises:
        InboxError: the inbox cannot be used, or there is no document at all.
    """
    archive = Archive(home)
    known = len(archive.catalog().documents)
    catalog = archive.take(arrived)
    if not catalog.documents:
        raise InboxError("no documents: the inbox holds none, and none was loaded before")
    cache = cache_of(home)
    if rebuild:
        cache.clear()
        Stage(home).forget()
    for document_id, document in catalog.documents.items():
        if document.failure is not None:
            cache.put(document_id, failed(document.failure))
    unread = {archive.path_of(d): d for d in sorted(catalog.documents) if not cache.has(d)}
    if unread:
        tell(0, len(unread))
    for count, (path, reading) in enumerate(pool.read(list(unread)), start=1):
        cache.put(unread[path], reading)
        tell(count, len(unread))
    return Collected(catalog, len(catalog.documents) - known, len(unread))
