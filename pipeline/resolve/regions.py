"""Finance divisions of the documents, with the divisions above them.

Codes and levels come from the list of divisions; a code that the list does not hold is told by its shape.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

from pipeline.normalize.ids import stable_id
from pipeline.normalize.regions import ancestors, region_by_code
from pipeline.records import RegionEntity

UNKNOWN = 0


@functools.lru_cache(maxsize=65536)
def region_id(code: str | None, name: str | None) -> int:
    """Return the id of the division with this code, or, without one, of this name; 0 when neither is known."""
    if code is None and name is None:
        return UNKNOWN
    return stable_id("region", code) if code else stable_id("region_name", name)


def regions(printed: Iterable[tuple[str | None, str | None]]) -> tuple[RegionEntity, ...]:
    """Return the divisions that the documents name (code, name), and those above them, by id.

    A division that the list does not hold goes under the first of its names in order, if it has any.
    """
    found: dict[int, RegionEntity] = {}
    for code, name in sorted(set(printed), key=lambda region: (region[0] or "", not region[1], region[1] or "")):
        if code or name:
            found.setdefault(region_id(code, name), _region(code, name))
        for above in ancestors(code or ""):
            found.setdefault(region_id(above, None), _region(above, None))
    return tuple(found[key] for key in sorted(found))


def _region(code: str | None, name: str | None) -> RegionEntity:
    listed = region_by_code(code) if code else None
    above = ancestors(code or "")
    return RegionEntity(
        region_id(code, name),
        code,
        listed.name if listed else name,
        listed.level if listed else _level(code),
        region_id(above[0], None) if above else None,
    )


def _level(code: str | None) -> str:
    if code is None:
        return "unknown"
    if code.endswith("0000000"):
        return "province"
    return "city" if code.endswith("00000") else "county"
