"""Projects through the years, inside one unit and what the crosswalk makes of it: which printed rows are one, and why.

Rules join by code, then by name without year, amount and settlement note, also across codes that are given anew each
year (`yearly_codes.py`); a person's decision joins and keeps apart before them. A renamed project stays two until a
person says that it is one. Each id keeps its rows' own meaning; of ids that are one, one leads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import BodySuccession, ProjectEntity
from pipeline.resolve.bodies.crosswalk import UnitChains
from pipeline.resolve.bodies.named import Unmatched
from pipeline.resolve.decisions import ProjectDecision
from pipeline.resolve.printed import PrintedProject
from pipeline.resolve.projects.across_units import across_units
from pipeline.resolve.projects.decided import Decided, Step, decided
from pipeline.resolve.projects.identities import Identities, Known, identities
from pipeline.resolve.projects.joining import Tie, nearest_lines
from pipeline.resolve.projects.named_rows import named_rows
from pipeline.resolve.projects.yearly_codes import yearly_codes

Lead = Callable[[Sequence[int]], int]
"""Which of ids that are one project it is counted under; they come in the order in which they are preferred."""
BY_RULE = "rule"
STEWARD = "steward"
NAME_KEY = "name key"
_NO_YEAR = 9999


@dataclass(frozen=True, slots=True)
class ProjectGroup:
    """Ids that are one project, in the order in which they are preferred, and what joined them."""

    project_ids: tuple[int, ...]
    rule: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class Links:
    """The projects through the years.

    By project row id: the project, the rule that linked the row to it, who decided (`rule` or the steward's line), and
    the id that the row has of its own. By id: `why` it is joined to another (rule, decider), and the `parts` that it is
    made of. `same` are the pairs of ids that a line made one, `never` pairs of projects that are two by a line, `steps`
    what was split or merged. `unmatched` are the lines that decide nothing now.
    """

    projects: tuple[ProjectEntity, ...]
    project_of: dict[int, int]
    rule_of: dict[int, str]
    decided_by_of: dict[int, str]
    own_id_of: dict[int, int]
    groups: tuple[ProjectGroup, ...]
    why: dict[int, tuple[str, str]]
    parts: dict[int, tuple[object, ...]]
    same: tuple[Tie, ...]
    never: frozenset[tuple[int, int]]
    steps: tuple[Step, ...]
    unmatched: tuple[Unmatched, ...]


def first(project_ids: Sequence[int]) -> int:
    """Return the first of ids that are one project."""
    return project_ids[0]


def link(
    projects: Iterable[PrintedProject],
    unit_of: Mapping[int, int],
    decisions: Iterable[ProjectDecision] = (),
    successions: Iterable[BodySuccession] = (),
    lead: Lead = first,
    unit_alone: Mapping[int, int] | None = None,
) -> Links:
    """Return which printed projects are one, given the unit of each (by row id).

    Args:
        projects: the approved rows, in any order.
        unit_of: the unit that each row is printed under, by row id.
        decisions: the steward's lines about projects.
        successions: the lines of the crosswalk that apply.
        lead: which of several ids leads.
        unit_alone: the unit of rows by what they print alone, where that is another one and may be published.

    Raises:
        StewardError: a line says that two are two, and others that they are one.
    """
    rows = sorted(projects, key=lambda row: (row.document_id, row.project_no))
    chains = UnitChains.of(successions)
    named, unmatched = named_rows(decisions, rows, unit_of, chains)
    found = identities(rows, unit_of, [one for one in named if one.decision.decision == "never_same"], unit_alone)
    by_name = yearly_codes(found.known.values())
    ties = (*across_units(found.known.values(), chains), *by_name)
    said = decided(named, found, ties)
    led = _Led.of(found, said.joining.groups(found.known), (*ties, *said.same), lead, by_name)
    return _links(led, said, unit_of, unmatched)


@dataclass(frozen=True)
class _Led:
    """All ids in groups, and the id that leads each; `why` tells what links an id to its leader."""

    found: Identities
    groups: Sequence[tuple[int, ...]]
    leader_of: Mapping[int, int]
    why: Mapping[int, tuple[str, str]]

    @classmethod
    def of(
        cls,
        found: Identities,
        groups: Iterable[tuple[int, ...]],
        ties: Iterable[Tie],
        lead: Lead,
        by_name: Iterable[Tie] = (),
    ) -> _Led:
        aliases: dict[int, list[int]] = defaultdict(list)
        for alias, known_as in sorted(found.known_as.items()):
            aliases[known_as].append(alias)
        ordered = [_in_order(ids, found.known, aliases) for ids in groups]
        leader_of = {one: leader for ids in ordered for leader in [_leader(ids, lead)] for one in ids}
        as_ties = [Tie(alias, known_as, "") for alias, known_as in found.known_as.items()]
        named = {one for tie in by_name for one in (tie.left, tie.right)}
        return cls(found, ordered, leader_of, _why(found, leader_of, (*ties, *as_ties), named))

    def leaders(self, ids: Mapping[int, int]) -> dict[int, int]:
        """Return for each row the leader of its id."""
        return {row: self.leader_of[one] for row, one in ids.items()}


def _leader(ids: Sequence[int], lead: Lead) -> int:
    return lead(ids) if len(ids) > 1 else ids[0]


def _in_order(ids: Iterable[int], known: Mapping[int, Known], aliases: Mapping[int, list[int]]) -> tuple[int, ...]:
    """Return ids that are one as they are preferred: the earliest first; ids of rows that are known otherwise last."""

    def preference(one: int) -> tuple[int, bool, int]:
        return min(known[one].years, default=_NO_YEAR), known[one].identity.rule != "code", one

    in_order = sorted(ids, key=preference)
    return *in_order, *(alias for one in in_order for alias in aliases.get(one, ()))


def _why(
    found: Identities, leader_of: Mapping[int, int], ties: Iterable[Tie], named: Collection[int]
) -> dict[int, tuple[str, str]]:
    """Return for each id the rule that links it to its leader, and who decided."""
    inside: dict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        if leader_of[tie.left] == leader_of[tie.right]:
            inside[leader_of[tie.left]].append(tie)
    why: dict[int, tuple[str, str]] = {}
    for leader in sorted(set(leader_of.values())):
        for one, (is_by_person, line) in nearest_lines(leader, inside.get(leader, ())).items():
            is_named = one in named and one != leader
            rule = STEWARD if is_by_person else NAME_KEY if is_named else found.of(one).identity.rule_name
            why[one] = rule, line or BY_RULE
    return why


def _links(led: _Led, said: Decided, unit_of: Mapping[int, int], unmatched: Iterable[Unmatched]) -> Links:
    own, leader_of = dict(sorted(led.found.project_of.items())), led.leader_of
    return Links(
        projects=_entities(led, unit_of),
        project_of=led.leaders(own),
        rule_of={row: led.why[one][0] for row, one in own.items()},
        decided_by_of={row: led.why[one][1] for row, one in own.items()},
        own_id_of=own,
        groups=tuple(_group(ids, led) for ids in led.groups if len(ids) > 1),
        why={one: led.why[one] for one in sorted(led.why) if leader_of[one] != one},
        parts={one: led.found.of(one).parts for one in sorted(leader_of)},
        same=said.same,
        never=frozenset((leader_of[left], leader_of[right]) for left, right in said.never),
        steps=tuple(Step(leader_of[s.earlier_id], leader_of[s.later_id], s.decision) for s in said.steps),
        unmatched=tuple(sorted({*unmatched, *said.unmatched})),
    )


def _group(ids: tuple[int, ...], led: _Led) -> ProjectGroup:
    """Return a group under the strongest reason in it: a person's word, else the crosswalk's, else a rule."""
    told = sorted({led.why[one] for one in ids if one != led.leader_of[one]})
    persons = [reason for reason in told if reason[0] == STEWARD]
    lines = [reason for reason in told if reason[1] != BY_RULE]
    rule, decided_by = (persons or lines or told)[0]
    return ProjectGroup(ids, rule, decided_by)


def _entities(led: _Led, unit_of: Mapping[int, int]) -> tuple[ProjectEntity, ...]:
    """Return a project for each id: one that leads with the rows of its whole group, any other with its own."""
    members: dict[int, list[PrintedProject]] = defaultdict(list)
    for one, known in led.found.known.items():
        members[led.leader_of[one]] += known.rows
    merged = (
        _entity(one, led.found.of(one).rows, unit_of, leader) for one, leader in led.leader_of.items() if leader != one
    )
    leading = (_entity(one, rows, unit_of, None) for one, rows in members.items())
    return tuple(sorted((*leading, *merged), key=lambda project: project.project_id))


def _entity(
    project_id: int, rows: Iterable[PrintedProject], unit_of: Mapping[int, int], merged_into: int | None
) -> ProjectEntity:
    """Return the project under the name of its latest year; its category is the latest that a document tells."""
    in_order = sorted(rows, key=lambda p: (p.fiscal_year or 0, p.tranche is None, p.name, p.row_id))
    latest = in_order[-1]
    years = [p.fiscal_year for p in in_order if p.fiscal_year is not None]
    return ProjectEntity(
        project_id,
        unit_of[latest.row_id],
        latest.name,
        next((p.category for p in reversed(in_order) if p.category is not None), None),
        latest.settlement,
        min(years, default=None),
        max(years, default=None),
        merged_into,
    )
