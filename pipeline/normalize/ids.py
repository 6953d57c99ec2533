"""Stable ids from what a thing is, so that the same document gives the same ids on every machine and in every order.

Ids of entities that people decide on (projects, units, indicators) are not made here but in `resolve`.
An id is a positive 63-bit integer that a database keeps as BIGINT.
"""

from __future__ import annotations

from hashlib import blake2b

_SEPARATOR = "\x1f"
_NONE = "\x00none"
"""Stands for None, which is another thing than the empty text."""


def stable_id(kind: str, *parts: object) -> int:
    """Return the id (1 … 2^63-1) of the thing of this kind that its parts name, in their order."""
    text = _SEPARATOR.join([kind, *(_NONE if part is None else str(part) for part in parts)])
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 1) or 1
