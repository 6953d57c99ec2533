"""What a release is made of, as one digest: staged rows, entity rules, and the warehouse's own SQL.

Equal digests mean equal rows in every table; that is how a load knows that it has nothing to publish.
"""

from __future__ import annotations

import functools
import hashlib
from importlib.metadata import version
from pathlib import Path

from assets.resources import Home
from warehouse.release import list_releases

_ROOT = Path(__file__).parent.parent
_PARTS = ("pipeline/resolve/*.py", "warehouse/*.py", "warehouse/*.sql", "warehouse/*/*.sql")


def code_version() -> str:
    """Return the version of the installed program."""
    return version("jixiao")


@functools.cache
def _code_digest() -> str:
    digest = hashlib.sha256()
    for part in _PARTS:
        for path in sorted(_ROOT.glob(part)):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def inputs_digest(home: Home) -> str:
    """Return the digest of all that the next release of the home would be made of."""
    return hashlib.sha256((home.stage.manifest().digest() + _code_digest()).encode()).hexdigest()


def is_published(home: Home) -> bool:
    """Whether the newest release was made of what the home holds now.

    The newest, not the current one: after a rollback the same inputs would only bring back what was rolled back.
    """
    releases = list_releases(home.path)
    return bool(releases) and releases[-1].inputs_digest == inputs_digest(home)
