"""What a printed project goes by: its unit, and its code or, without one, its name key.

Inside a unit that alone makes one project through the years, unless one document prints it under two whole names; a
person's word may cut it in two. Which identities are
one beyond that is decided in `linking.py`. An id is made from what the identity says, and never changes its meaning.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.normalize.ids import stable_id
from pipeline.records import Stage
from pipeline.resolve.printed import PrintedProject
from pipeline.resolve.projects.named_rows import NamedRows
from pipeline.text import fold

Place = tuple[str, int | None, str, Stage, str | None]
"""Document, year, phase, stage and tranche: where one project is printed once."""
_CODE, _NAME = "code", "name"


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """A unit's project by its code or its name key; `since` is a year from which a person calls it another project.

    `name` is the whole folded name where that tells it from another one in its document.
    """

    unit_id: int
    rule: str
    key: str
    since: int = 0
    name: str = ""

    @property
    def rule_name(self) -> str:
        """The rule in words."""
        return "project code" if self.rule == _CODE else "name key"


@dataclass(frozen=True, slots=True)
class Known:
    """All rows of one identity: those that are the `nth` of it in their document."""

    project_id: int
    identity: Identity
    nth: int
    rows: tuple[PrintedProject, ...]

    @property
    def parts(self) -> tuple[object, ...]:
        """What the id is made of."""
        return _parts(self.identity, self.nth)

    @property
    def keys(self) -> frozenset[str]:
        """The name keys that it is printed under."""
        return frozenset(row.project_key for row in self.rows)

    @property
    def years(self) -> frozenset[int]:
        """The years that it is printed for, as far as they are told."""
        return frozenset(row.fiscal_year for row in self.rows if row.fiscal_year is not None)

    @property
    def places(self) -> frozenset[Place]:
        """Where it is printed."""
        return frozenset(place_of(row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Identities:
    """The known projects by id, the one of each row, and the ids that rows would have by what they print alone.

    `aliases` are the latter, each with the project that its rows are `known_as`: a document without codes may have come
    first, and its id may be published.
    """

    known: Mapping[int, Known]
    project_of: Mapping[int, int]
    aliases: Mapping[int, Known]
    known_as: Mapping[int, int]

    def of(self, project_id: int) -> Known:
        """Return the known project or the alias of an id."""
        return self.known.get(project_id) or self.aliases[project_id]


def place_of(row: PrintedProject) -> Place:
    """Return where a row is printed."""
    return row.document_id, row.fiscal_year, row.phase, row.stage, row.tranche


def identities(
    rows: Sequence[PrintedProject],
    unit_of: Mapping[int, int],
    apart: Iterable[NamedRows] = (),
    unit_alone: Mapping[int, int] | None = None,
) -> Identities:
    """Return what the rows are known as, given the unit of each (by row id).

    Args:
        rows: the approved rows, in the order of documents and of projects in them.
        unit_of: the unit of each row, by row id.
        apart: rows that a person calls two projects.
        unit_alone: the unit of rows by what they print alone, where that is another one.
    """
    codes = _codes(rows, unit_of)
    identity_of = {row.row_id: _identity(row, unit_of[row.row_id], codes) for row in rows}
    for named in apart:
        _cut(identity_of, named, rows)
    identity_of = _told_by_name(rows, identity_of)
    known = _numbered(rows, identity_of)
    project_of = {row.row_id: project_id for project_id, one in known.items() for row in one.rows}
    printed = _as_printed(rows, unit_of, identity_of)
    if unit_alone:
        printed = _as_printed(rows, {**unit_of, **unit_alone}, identity_of) | printed
    known_as = dict(_aliases(printed, project_of, known))
    return Identities(known, project_of, {alias: printed[alias] for alias in known_as}, known_as)


def _codes(rows: Iterable[PrintedProject], unit_of: Mapping[int, int]) -> dict[tuple[int, str], set[str]]:
    """Return the codes under which each name key of a unit is printed."""
    codes: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in rows:
        if row.project_code:
            codes[unit_of[row.row_id], row.project_key].add(row.project_code)
    return codes


def _identity(row: PrintedProject, unit: int, codes: Mapping[tuple[int, str], Collection[str]]) -> Identity:
    """Return what a row goes by: its code, else the only code of its name, else its name."""
    if row.project_code:
        return Identity(unit, _CODE, row.project_code)
    known = codes.get((unit, row.project_key), ())
    return Identity(unit, _CODE, next(iter(known))) if len(known) == 1 else Identity(unit, _NAME, row.project_key)


def _cut(identity_of: dict[int, Identity], named: NamedRows, rows: Sequence[PrintedProject]) -> None:
    """Give one side of a decision another identity where both sides have the same: from a year on, else by its name."""
    shared = {identity_of[row.row_id] for row in named.left} & {identity_of[row.row_id] for row in named.right}
    for identity in sorted(shared):
        members = [row for row in rows if identity_of[row.row_id] == identity]
        if (year := named.cut_year) is not None:
            moved = [row for row in members if row.fiscal_year is not None and row.fiscal_year >= year]
            identity_of.update((row.row_id, replace(identity, since=year)) for row in moved)
            continue
        cuts = [(key, [row for row in members if row.project_key == key]) for key in named.cut_keys]
        key, moved = next(((key, some) for key, some in cuts if 0 < len(some) < len(members)), ("", []))
        identity_of.update((row.row_id, Identity(identity.unit_id, _NAME, key)) for row in moved)


def _told_by_name(rows: Iterable[PrintedProject], identity_of: Mapping[int, Identity]) -> dict[int, Identity]:
    """Return the identities, with the whole name in those that a document prints under several names.

    The order of rows tells nothing: next year it may be another one.
    """
    printed: dict[Identity, dict[Place, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        printed[identity_of[row.row_id]][place_of(row)].add(fold(row.name))
    names = {identity: _telling_names(places.values()) for identity, places in printed.items()}
    found = dict(identity_of)
    for row in rows:
        if (name := fold(row.name)) in names[identity_of[row.row_id]]:
            found[row.row_id] = replace(identity_of[row.row_id], name=name)
    return found


def _telling_names(places: Collection[Collection[str]]) -> set[str]:
    """Return the names that must tell projects of one key apart, given those of each place.

    A name that stands alone in other documents goes on under the key, unless another one beside it does so too.
    """
    together = [names for names in places if len(names) > 1]
    alone = {name for names in places if len(names) == 1 for name in names}
    beside = {name for names in together for name in names}
    return beside if any(len(alone.intersection(names)) > 1 for names in together) else beside - alone


def _numbered(rows: Iterable[PrintedProject], identity_of: Mapping[int, Identity]) -> dict[int, Known]:
    """Return the rows by identity; a second one in a document is a second project, unless it is another tranche."""
    nth: Counter[Hashable] = Counter()
    members: dict[tuple[Identity, int], list[PrintedProject]] = defaultdict(list)
    for row in rows:
        identity = identity_of[row.row_id]
        nth[place_of(row), identity] += 1
        members[identity, nth[place_of(row), identity]].append(row)
    found = (
        Known(stable_id("project", *_parts(identity, number)), identity, number, tuple(members[identity, number]))
        for identity, number in members
    )
    return {one.project_id: one for one in sorted(found, key=lambda one: one.project_id)}


def _parts(identity: Identity, nth: int) -> tuple[object, ...]:
    told = (identity.unit_id, identity.rule, identity.key, nth)
    return told + ((identity.since,) if identity.since else ()) + ((identity.name,) if identity.name else ())


def _as_printed(
    rows: Sequence[PrintedProject], unit_of: Mapping[int, int], identity_of: Mapping[int, Identity]
) -> dict[int, Known]:
    """Return the rows by what they print alone, as far as some row of that is known otherwise."""
    alone = _told_by_name(rows, {row.row_id: _identity(row, unit_of[row.row_id], {}) for row in rows})
    otherwise = {one for row, one in alone.items() if one != identity_of[row]}
    return _numbered([row for row in rows if alone[row.row_id] in otherwise], alone)


def _aliases(
    printed: Mapping[int, Known], project_of: Mapping[int, int], known: Mapping[int, Known]
) -> Iterable[tuple[int, int]]:
    """Yield each id by print alone that is no project's, with the project that its rows are known as.

    That is the one with the same number in its document: a name beside its own code there is a second project.
    """
    for alias, one in printed.items():
        projects = {project_of[row.row_id] for row in one.rows}
        alike = [project for project in projects if _is_alike(known[project], one, is_only=len(projects) == 1)]
        if alias not in known and alike:
            yield alias, min(alike, key=lambda project: (known[project].identity.since, project))


def _is_alike(project: Known, alias: Known, *, is_only: bool) -> bool:
    return project.nth == alias.nth and (is_only or project.identity.name == alias.identity.name)
