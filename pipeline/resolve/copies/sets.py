"""Copied sets of indicators: which projects of a year print the same indicators, or nearly the same.

Compared are the indicators alone: comparators and values may differ. Near sets are looked for by what they share that
few others have, so that the work does not grow with the square of the projects.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from pipeline.records import IndicatorSetCopy
from pipeline.resolve.copies.spots import Places, Spot, counted, relation
from pipeline.resolve.printed import PrintedIndicatorRow, PrintedProject

NEAR = 0.6
"""Share of the indicators of two sets that stand in both (Jaccard) from which one is a near copy: four of five each."""
SHARED = 3
"""Indicators that two sets share at least before one is a near copy of the other."""
UBIQUITOUS = 100
"""Different sets of a region and year that print an indicator, beyond which it shows no copying (群众满意度)."""


@dataclass(frozen=True, slots=True)
class PrintedSet:
    """The different indicators (`members`, ids) of a project row that counts.

    `printed` are the pairs of indicator and comparator; '' stands for a comparator that is not printed.
    """

    spot: Spot
    members: frozenset[int]
    printed: frozenset[tuple[int, str]]


def printed_sets(
    projects: Iterable[PrintedProject],
    indicators: Iterable[PrintedIndicatorRow],
    indicator_of: Callable[[PrintedIndicatorRow], int],
    places: Places,
    current: Set[int],
) -> tuple[PrintedSet, ...]:
    """Return the set of target indicators of each project row that counts, in order of year, place and row.

    Args:
        projects: the printed projects, a row a phase; an indicator row belongs to the approved one.
        indicators: the printed indicator rows; those of evaluations and monitoring are left out.
        indicator_of: the indicator under which a row is counted; 0 where it is unknown, which is left out.
        places: project, unit, department and region of each project row, by row id.
        current: ids of the project rows that count.
    """
    spots = {(p.document_id, p.project_no): spot for p, spot in counted(projects, places, current)}
    printed: dict[Spot, set[tuple[int, str]]] = defaultdict(set)
    for row in indicators:
        spot = spots.get((row.document_id, row.project_no))
        if spot and row.stage == "target" and (indicator := indicator_of(row)):
            printed[spot].add((indicator, row.comparator or ""))
    return tuple(_printed_set(spot, printed[spot]) for spot in sorted(printed, key=lambda spot: spot.order))


def _printed_set(spot: Spot, printed: Set[tuple[int, str]]) -> PrintedSet:
    return PrintedSet(spot, frozenset(indicator for indicator, _ in printed), frozenset(printed))


def indicator_set_copies(sets: Iterable[PrintedSet], templates: Set[int]) -> tuple[IndicatorSetCopy, ...]:
    """Return the sets of two indicators or more that repeat another one of their year, one line a copy, by row id.

    An exact copy is the same set; its original is the first in the year, in order of region, department, unit and row.
    A near copy shares `SHARED` indicators and the part `NEAR` with a set of its region and year, and one of the shared
    is neither a template indicator nor ubiquitous. Its original is the likest set that is no near copy, the first
    of equals. Two rows of one project never copy each other. Sets of an unknown year are not compared.

    Args:
        sets: the printed sets, in any order.
        templates: ids of the finance system's own template indicators.
    """
    in_order = sorted((s for s in sets if len(s.members) > 1 and s.spot.fiscal_year), key=lambda s: s.spot.order)
    found = {copy.row_id: copy for copy in _exact(in_order, templates)}
    regions: dict[tuple[int | None, int], list[PrintedSet]] = defaultdict(list)
    for one in in_order:
        regions[one.spot.fiscal_year, one.spot.region_id].append(one)
    for place in regions.values():
        for copy in _near(place, frozenset(found), templates):
            found.setdefault(copy.row_id, copy)
    return tuple(found[row_id] for row_id in sorted(found))


def _copy(of: PrintedSet, original: PrintedSet, templates: Set[int]) -> Iterator[IndicatorSetCopy]:
    shared, own, others = of.members & original.members, of.members - original.members, original.members - of.members
    if related := relation(of.spot, original.spot):
        yield IndicatorSetCopy(
            of.spot.row_id,
            original.spot.row_id,
            "near" if own or others else "exact",
            _jaccard(of, original),
            related,
            len(shared),
            len(own),
            len(others),
            "template" if shared <= templates else "copied",
        )


def _jaccard(one: PrintedSet, other: PrintedSet) -> float:
    """Return the share of the indicators of two sets that stand in both, with four decimals."""
    shared = len(one.members & other.members)
    return round(shared / (len(one.members) + len(other.members) - shared), 4)


def _exact(sets: Iterable[PrintedSet], templates: Set[int]) -> Iterator[IndicatorSetCopy]:
    """Yield sets, given in order, that an earlier project of their year prints as well."""
    first: dict[tuple[int | None, frozenset[int]], PrintedSet] = {}
    for one in sets:
        original = first.setdefault((one.spot.fiscal_year, one.members), one)
        yield from _copy(one, original, templates)


def _near(sets: Iterable[PrintedSet], known: Set[int], templates: Set[int]) -> Iterator[IndicatorSetCopy]:
    """Yield sets of one region and year, given in order, that are nearly an earlier one.

    Those of `known` rows are told already; other sets may be copied from them.
    """
    different: dict[frozenset[int], PrintedSet] = {}
    for one in sets:
        different.setdefault(one.members, one)
    uses = Counter(member for members in different for member in members)
    plain = {member for member, times in uses.items() if times > UBIQUITOUS} | templates
    originals: dict[int, list[PrintedSet]] = defaultdict(list)
    for one in different.values():
        telling = _telling(one.members, plain, uses)
        likest = None if one.spot.row_id in known else _likest(one, [o for m in telling for o in originals[m]])
        copies = list(_copy(one, likest, templates)) if likest else []
        yield from copies
        for member in telling if not copies else ():
            originals[member].append(one)


def _telling(members: Set[int], plain: Set[int], uses: Mapping[int, int]) -> list[int]:
    """Return as many of the rarest members as two near sets cannot but share one of, without those that are `plain`.

    Plain members count as the commonest. Of members in one order for all sets, the first that two sets share is among
    the first n - NEAR * n + 1 of each, else they would share too few.
    """
    in_order = sorted(members, key=lambda member: (member in plain, uses[member], member))
    first = len(in_order) - math.ceil(NEAR * len(in_order) - 1e-9) + 1
    return [member for member in in_order[:first] if member not in plain]


def _likest(one: PrintedSet, others: Iterable[PrintedSet]) -> PrintedSet | None:
    """Return the set most alike of which `one` is a near copy, the first of equals."""
    candidates = {other.spot.row_id: other for other in others if len(one.members & other.members) >= SHARED}
    near = [(-_jaccard(one, other), other.spot.order, other) for other in candidates.values()]
    score, _, likest = min(near, key=lambda pair: pair[:2], default=(0.0, None, None))
    return likest if -score >= NEAR else None
