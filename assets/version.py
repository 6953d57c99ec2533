"""The inputs of a release as one digest: staged rows, entity rules, decisions, and the warehouse's own SQL.

Equal digests mean equal rows in every table; that is how a load knows that it has nothing to publish.
"""

from __future__ import annotations

import functools
import hashlib
from importlib.metadata import version
from pathlib import Path

from pipeline.collect.archive import Archive
from pipeline.collect.collect import cache_of
from pipeline.collect.inbox import files
from pipeline.collect.version import digest_of
from pipeline.resolve.decisions import decisions_digest
from pipeline.stage import Stage
from warehouse.errors import ReleaseError
from warehouse.home import release_files
from warehouse.release import read_release

_ROOT = Path(__file__).parent.parent
_PARTS = (
    "pipeline/resolve/**/*.py",
    "pipeline/vocabulary/*.csv",
    "warehouse/*.py",
    "warehouse/judging/*.py",
    "warehouse/*.sql",
    "warehouse/*/*.sql",
)


def code_version() -> str:
    """Return the version of the installed program."""
    return version("jixiao")


@functools.cache
def code_digest() -> str:
    """Return the digest of the code and vocabulary that make entities and tables of staged rows."""
    return digest_of(_ROOT, *_PARTS)


def inputs_digest(home: Path, decided: str) -> str:
    """Return the digest of all that the next release of the home would be made of.

    Args:
        home: everything that the program writes.
        decided: the digest of the steward's decisions (`decisions_digest`) that its entities follow.
    """
    parts = (Stage(home).manifest().digest(), code_digest(), decided)
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def is_published(home: Path, decided: str) -> bool:
    """Whether the newest release was made of what the home holds now and of these decisions, told by their digest.

    The newest, not the current one: after a rollback the same inputs would only bring back what was rolled back. One
    that cannot be read is none: it would keep every load from publishing until somebody deletes it by hand.
    """
    releases = release_files(home)
    try:
        return bool(releases) and read_release(releases[max(releases)]).inputs_digest == inputs_digest(home, decided)
    except ReleaseError:
        return False


def has_nothing_new(home: Path, inbox: Path, steward: Path | None) -> bool:
    """Whether a load of this inbox would publish nothing: each file is known, read, staged and published.

    Takes a directory listing, and no lock: whatever arrives in between is for the next load.

    Raises:
        InboxError: the inbox cannot be used.
        StewardError: a file of decisions cannot be opened.
    """
    if not release_files(home):
        return False
    archive, cache = Archive(home), cache_of(home)
    catalog = archive.catalog()
    return (
        archive.knows(files(inbox))
        and all(cache.has(document_id) for document_id in catalog.documents)
        and Stage(home).is_current(catalog.documents)
        and is_published(home, decisions_digest(steward))
    )
