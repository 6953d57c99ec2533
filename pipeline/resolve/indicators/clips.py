"""Clipped names: the only longer name inside the same project, level 1 and level 2 that one was cut from.

Whether a text can be cut from another is told in `normalize/clips.py`; here it is only asked inside a scope, because
over a whole warehouse the same beginning belongs to many names. Hands on the whole name's key for each clipped one.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterable

from pipeline.normalize.clips import is_clip_of

Scoped = tuple[Hashable, str]
"""A scope (project, level 1, level 2) and a key in it."""


def whole_keys(scoped: Iterable[Scoped]) -> dict[Scoped, str]:
    """Return for each clipped key of a scope the whole one; none where several that differ could be it."""
    scopes: dict[Hashable, set[str]] = defaultdict(set)
    for scope, key in scoped:
        scopes[scope].add(key)
    found: dict[Scoped, str] = {}
    for scope, keys in scopes.items():
        if len(keys) > 1:
            found.update({(scope, key): whole for key, whole in _wholes(sorted(keys))})
    return found


def _wholes(keys: list[str]) -> Iterable[tuple[str, str]]:
    """Yield each clipped key of sorted ones with its whole key: what begins with a key stands behind it."""
    for number, key in enumerate(keys):
        longer = []
        for other in keys[number + 1 :]:
            if not other.startswith(key):
                break
            longer.append(other)
        candidates = [other for other in longer if is_clip_of(key, other)]
        if candidates and len(candidates) == len(longer) and _are_nested(candidates):
            yield key, candidates[-1]


def _are_nested(longer: list[str]) -> bool:
    """Whether each text begins the next longer one, so that all are cuts of the last."""
    return all(after.startswith(before) for before, after in itertools.pairwise(longer))
