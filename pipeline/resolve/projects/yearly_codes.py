"""Projects whose code is given anew with each budget, so that another code is no sign of another project.

The finance system's long codes hold the year in which a project was set up (division, two digits of the year, kind,
serial number). Where one name of a unit bears one code a year, each with its own year in it, no two codes overlap, and
each bears no other name, it is one project. Any other pair of codes under one name waits for review.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.resolve.projects.identities import Known
from pipeline.resolve.projects.joining import Tie

_LONG_CODE = re.compile(r"(?P<division>\d{6}(?:000)?)(?P<year>\d{2})(?P<kind>[A-Z]?)\d{6,}")


def yearly_codes(known: Iterable[Known]) -> tuple[Tie, ...]:
    """Return the ties between the projects of one unit and name whose codes only differ from year to year."""
    coded: dict[tuple[int, str], list[Known]] = defaultdict(list)
    bare: dict[tuple[int, str], list[Known]] = defaultdict(list)
    for one in known:
        for key in one.keys:
            (coded if one.identity.rule == "code" else bare)[one.identity.unit_id, key].append(one)
    found: set[Tie] = set()
    for place, projects in coded.items():
        in_order = sorted(projects, key=lambda one: (min(one.years, default=0), one.project_id))
        if len(in_order) > 1 and _are_of_one(in_order):
            follow = [*pairwise(in_order), *((in_order[0], one) for one in bare[place] if _is_same(one, in_order))]
            found |= {Tie(left.project_id, right.project_id, "") for left, right in follow}
    return tuple(sorted(found))


def _are_of_one(in_order: Sequence[Known]) -> bool:
    """Whether each code says the first year of its project, and ends before the next one begins."""
    parts = [_parts(one) for one in in_order]
    is_alone = all(
        max(left.years) < min(right.years) for left, right in pairwise(in_order) if left.years and right.years
    )
    return None not in parts and len(set(parts)) == 1 and is_alone


def _parts(one: Known) -> tuple[str, str, int] | None:
    """Return division, kind and length of a code that holds the year in which it is first printed, or None.

    A code under two names would make one project of both, also where a later year prints them side by side.
    """
    match = _LONG_CODE.fullmatch(one.identity.key)
    is_first = one.nth == 1 and not one.identity.name and not one.identity.since and len(one.keys) == 1
    if match is None or not is_first or not one.years or int(match["year"]) != min(one.years) % 100:
        return None
    return match["division"], match["kind"], len(one.identity.key)


def _is_same(bare: Known, coded: Sequence[Known]) -> bool:
    """Whether a name without a code is that of the coded projects: no document prints both for one year."""
    is_first = bare.nth == 1 and not bare.identity.name and not bare.identity.since
    return is_first and not any(bare.places & one.places for one in coded)
