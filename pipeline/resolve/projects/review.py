"""Projects that may be one under two names: one that ended and one that began, or one in each of two documents.

A project that is printed again after a year may have been printed under another name in between.

Nothing is joined here. What speaks for a pair is told with its figures: shared indicators, amounts, names; pairs that a
person decided on are left out. Hands on at most a few candidates for each project, ranked for a person to decide.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations, product

from rapidfuzz import fuzz, process

from pipeline.records import ReviewCandidate
from pipeline.resolve.printed import PrintedIndicatorRow
from pipeline.resolve.projects.linking import Links
from pipeline.resolve.projects.lives import Life, Lives

BEST = 3
"""Candidates for each project."""
ENDED, BESIDE = "ended, then began", "in one year, never in one document"
BETWEEN = "in its place, between its years"
_LOOKED_AT = 20
"""Projects that began of which the names, and the indicators, come nearest: only these are weighed."""
_COMMON = 100
"""An indicator that more projects of a unit carry tells nothing."""
_LEAST = {ENDED: 0.3, BETWEEN: 0.5, BESIDE: 0.6}
"""Below this score a pair is not shown; two projects of one year are mostly two."""
_NAME, _INDICATORS, _AMOUNT = 4, 4, 2
"""How much names, indicators and amounts weigh; what a side does not print is left out."""


@dataclass(frozen=True, slots=True)
class _End:
    """A project at the edge of its life: its last year, or its first one."""

    life: Life
    year: int
    key: str
    codes: frozenset[str]
    indicators: frozenset[str]
    amount: Decimal | None

    @property
    def name(self) -> str:
        return self.life.name(self.year)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where units belong together: what ended, what began, and what was not printed until the year beside it."""

    ends: list[_End] = field(default_factory=list)
    starts: list[_End] = field(default_factory=list)
    gaps: list[tuple[_End, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How alike an end and a beginning are, each between 0 and 1; None where one of them prints nothing of it."""

    name: float
    indicators: float | None
    amount: float | None

    @property
    def score(self) -> float:
        weighed = [(self.name, _NAME), (self.indicators, _INDICATORS), (self.amount, _AMOUNT)]
        told = [(value, weight) for value, weight in weighed if value is not None]
        return round(sum(value * weight for value, weight in told) / sum(weight for _, weight in told), 4)


def project_candidates(
    lives: Lives, links: Links, indicator_rows: Iterable[PrintedIndicatorRow]
) -> tuple[ReviewCandidate, ...]:
    """Return pairs of projects of a unit and of what the crosswalk connects with it that may be one, the best first."""
    indicators = _indicators(indicator_rows)
    decided = _decided(links)
    gone = {step.earlier_id for step in links.steps if step.decision.decision == "merged"}
    parts = {step.later_id for step in links.steps if step.decision.decision == "split"}
    places: dict[int, _Place] = defaultdict(_Place)
    place_of = _places(lives)
    for life in lives.of_project.values():
        if life.project_id not in gone and lives.ended_in(life) is not None:
            places[place_of(life, life.last)].ends.append(_end(life, life.last, indicators))
        if life.project_id not in parts:
            places[place_of(life, life.first)].starts.append(_end(life, life.first, indicators))
        for year, again in lives.gaps(life):
            places[place_of(life, year)].gaps.append((_end(life, year, indicators), again))
    found = [one for place in places.values() for one in _candidates(place, decided)]
    return ranked([*found, *_beside(lives, decided, indicators)])


def ranked(candidates: Iterable[ReviewCandidate]) -> tuple[ReviewCandidate, ...]:
    """Return candidates of one kind with their ranks: by score, then by ids."""
    in_order = sorted(candidates, key=lambda one: (-one.score, one.left_id, one.right_id))
    return tuple(dataclasses.replace(one, rank=rank) for rank, one in enumerate(in_order, start=1))


def _indicators(rows: Iterable[PrintedIndicatorRow]) -> dict[tuple[str, int], set[str]]:
    """Return the indicator keys of each project of a document, by document and number in it."""
    keys: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in rows:
        keys[row.document_id, row.project_no].add(row.indicator_key)
    return keys


def _decided(links: Links) -> set[frozenset[int]]:
    """Return the pairs that a person decided on, and that are not one."""
    return {frozenset(pair) for pair in (*links.never, *((s.earlier_id, s.later_id) for s in links.steps))}


def _places(lives: Lives) -> Callable[[Life, int], int]:
    """Return a function that tells of a life and a year which units belong together, by the first of them."""
    known: dict[int, int] = {}

    def place_of(life: Life, year: int) -> int:
        unit = min(lives.units(life, year))
        if unit not in known:
            known[unit] = min(lives.chains.around([unit]))
        return known[unit]

    return place_of


def _end(life: Life, year: int, indicators: Mapping[tuple[str, int], Collection[str]]) -> _End:
    rows = life.years[year]
    carried = frozenset(key for row in rows for key in indicators.get((row.document_id, row.project_no), ()))
    codes = frozenset(row.project_code for row in rows if row.project_code)
    return _End(life, year, min(life.keys(year)), codes, carried, life.amount(year))


def _candidates(place: _Place, decided: Collection[frozenset[int]]) -> Iterator[ReviewCandidate]:
    """Yield the best candidates for each project of a unit that ended, or that others may have stood in for."""
    starts = sorted(place.starts, key=lambda start: start.life.project_id)
    carriers: dict[str, list[int]] = defaultdict(list)
    for number, start in enumerate(starts):
        for key in start.indicators:
            carriers[key].append(number)
    for end in place.ends:
        near = _near(end, starts, carriers)
        pairs = [start for start in near if frozenset((end.life.project_id, start.life.project_id)) not in decided]
        yield from _best(((end, start) for start in pairs), ENDED)
    for end, again in place.gaps:
        near = [start for start in _near(end, starts, carriers) if start.year < again and _take_turns(end, start)]
        pairs = [start for start in near if frozenset((end.life.project_id, start.life.project_id)) not in decided]
        yield from _best(((end, start) for start in pairs), BETWEEN)


def _take_turns(end: _End, start: _End) -> bool:
    """Whether no year prints both."""
    return not end.life.years.keys() & start.life.years.keys()


def _best(pairs: Iterable[tuple[_End, _End]], rule: str) -> list[ReviewCandidate]:
    """Return the best candidates of one project that are likely enough."""
    weighed = [(_likeness(end, start), end, start) for end, start in pairs]
    likely = [(one, end, start) for one, end, start in weighed if one.score >= _LEAST[rule]]
    likely.sort(key=lambda one: (-one[0].score, one[2].life.project_id))
    return [_candidate(end, start, one, rule) for one, end, start in likely[:BEST]]


def _beside(
    lives: Lives, decided: Collection[frozenset[int]], indicators: Mapping[tuple[str, int], Collection[str]]
) -> Iterator[ReviewCandidate]:
    """Yield candidates of one year: documents print the same table, and each has a project that the other lacks."""
    pairs: dict[int, dict[int, tuple[_End, _End]]] = defaultdict(dict)
    for left, right, year in _lonely_pairs(lives):
        if frozenset((left.project_id, right.project_id)) not in decided:
            ends = _end(left, year, indicators), _end(right, year, indicators)
            before = pairs[left.project_id].setdefault(right.project_id, ends)
            pairs[left.project_id][right.project_id] = max(ends, before, key=lambda pair: pair[0].year)
    for of_one in pairs.values():
        yield from _best(of_one.values(), BESIDE)


def _lonely_pairs(lives: Lives) -> Iterator[tuple[Life, Life, int]]:
    """Yield two projects of a unit and year that no document prints both, of documents with a project in common."""
    for year, documents in ((year, found) for by_year in lives.published.values() for year, found in by_year.items()):
        for one, other in sorted(_sharing(documents)):
            for left, right in product(documents[one] - documents[other], documents[other] - documents[one]):
                if not any({left, right} <= both for both in documents.values()):
                    yield from _in_year([lives.of_project.get(project) for project in sorted((left, right))], year)


def _in_year(pair: Sequence[Life | None], year: int) -> Iterator[tuple[Life, Life, int]]:
    """Yield two lives, the earlier first, where both have rows of the year that count."""
    lives = sorted((life for life in pair if life and year in life.years), key=lambda life: life.first)
    if len(lives) == len(pair):
        yield lives[0], lives[1], year


def _sharing(documents: Mapping[str, Collection[int]]) -> set[tuple[str, str]]:
    """Return the pairs of documents that print a project in common."""
    holders: dict[int, list[str]] = defaultdict(list)
    for document in sorted(documents):
        for project in documents[document]:
            holders[project].append(document)
    return {pair for found in holders.values() for pair in combinations(found, 2)}


def _near(end: _End, starts: Sequence[_End], carriers: Mapping[str, Sequence[int]]) -> list[_End]:
    """Return the projects that began after the end whose names or indicators are most alike."""
    later = {number: start.key for number, start in enumerate(starts) if start.year > end.year}
    by_name = {number for _, _, number in process.extract(end.key, later, scorer=fuzz.ratio, limit=_LOOKED_AT)}
    shared: Counter[int] = Counter()
    for key in end.indicators:
        if len(carriers.get(key, ())) <= _COMMON:
            shared.update(number for number in carriers.get(key, ()) if number in later)
    by_indicators = sorted(shared, key=lambda number: (-shared[number], number))[:_LOOKED_AT]
    return [starts[number] for number in sorted(by_name | set(by_indicators))]


def _likeness(end: _End, start: _End) -> _Likeness:
    return _Likeness(
        round(fuzz.ratio(end.key, start.key) / 100, 4),
        _jaccard(end.indicators, start.indicators),
        _ratio(end.amount, start.amount),
    )


def _candidate(end: _End, start: _End, likeness: _Likeness, rule: str) -> ReviewCandidate:
    return ReviewCandidate(
        kind="project",
        rank=0,
        left_id=end.life.project_id,
        right_id=start.life.project_id,
        left_name=end.name,
        right_name=start.name,
        rule=rule,
        score=likeness.score,
        guards_failed="; ".join(_guards(end, start)),
        evidence="; ".join(_evidence(end, start, likeness)),
    )


def _jaccard(left: frozenset[str], right: frozenset[str]) -> float | None:
    return round(len(left & right) / len(left | right), 4) if left and right else None


def _ratio(left: Decimal | None, right: Decimal | None) -> float | None:
    if left is None or right is None or min(left, right) < 0 or max(left, right) == 0:
        return None
    return round(float(min(left, right) / max(left, right)), 4)


def _guards(end: _End, start: _End) -> Iterator[str]:
    """Yield what speaks against a pair."""
    if end.key != start.key:
        yield "another name"
    if end.codes and start.codes and not end.codes & start.codes:
        yield "another code"
    if start.year - end.year > 1:
        yield f"nothing in {', '.join(str(year) for year in range(end.year + 1, start.year))}"
    if end.indicators and start.indicators and not end.indicators & start.indicators:
        yield "no indicator shared"


def _evidence(end: _End, start: _End, likeness: _Likeness) -> Iterator[str]:
    """Yield what speaks for a pair, in figures."""
    if likeness.indicators is not None:
        yield f"{len(end.indicators & start.indicators)} of {len(end.indicators | start.indicators)} indicators shared"
    yield f"{in_yuan(end.amount)} ({end.year}) / {in_yuan(start.amount)} ({start.year})"
    yield f"name {likeness.name:.2f}"


def in_yuan(amount: Decimal | None) -> str:
    """Return an amount as evidence tells it."""
    return "no amount" if amount is None else f"{amount:.2f} yuan"
