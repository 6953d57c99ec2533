"""The original of a document in a home's archive, and its reading: kept by the cache, or made once more.

An original is read in a process of its own, within the bounds of every other reading.
Hands on the path of the original, and the reading.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.collect.archive import Archive
from pipeline.collect.collect import cache_of
from pipeline.collect.pool import LocalPool
from pipeline.records import Reading


def original_of(home: Path, document_id: str) -> tuple[Path, Reading]:
    """Return where a document's original is kept and what this reader says of it.

    Raises:
        FileNotFoundError: the home has lost the original, and no reading of it is cached.
        PoolError: no reader process can be started.
    """
    path, cache = Archive(home).path_of(document_id), cache_of(home)
    if cache.has(document_id):
        return path, cache.get(document_id)
    if not path.exists():
        raise FileNotFoundError(2, "the original is no longer in the archive: load it again", str(path))
    ((_, reading),) = LocalPool(workers=1).read([path])
    return path, reading
