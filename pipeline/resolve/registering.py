"""The register of a load: what is known of every id of projects, units, departments and indicators, with the new ones.

How one id comes to count under another is told where things are linked; here it is only written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from pipeline.records import DepartmentEntity, RegisteredId, UnitEntity
from pipeline.resolve.bodies.organisations import Organisations
from pipeline.resolve.indicators import Indicators
from pipeline.resolve.known import Known
from pipeline.resolve.projects.linking import Links
from pipeline.resolve.registry import Founding, Merged, registered, with_mergers

IDENTITY_VERSION = "identity 1"
"""Of what ids of projects, units and departments are made of."""
_UNNAMED = "未知｜unknown"


def register(known: Known, links: Links, bodies: Organisations, indicators: Indicators) -> tuple[RegisteredId, ...]:
    """Return the register after this load, by kind and id."""
    into = {project.project_id: project.merged_into for project in links.projects}
    merged = {one: Merged(leader, *links.why[one]) for one, leader in into.items() if leader is not None}
    tables = [
        indicators.registry,
        with_mergers(_kind(known, "project", _projects(links)), merged, into),
        _kind(known, "unit", (_body(u.unit_id, u) for u in bodies.units if u.unit_id)),
        _kind(known, "department", (_body(d.department_id, d) for d in bodies.departments if d.department_id)),
    ]
    columns = pa.concat_tables(tables).to_pydict()
    rows = (RegisteredId(*values) for values in zip(*columns.values(), strict=True))
    return tuple(sorted(rows, key=lambda row: (row.kind, row.entity_id)))


def _kind(known: Known, kind: str, met: Iterable[Founding]) -> pa.Table:
    return registered(known.registry.of_kind(kind), met, kind, known.release, IDENTITY_VERSION)


def _projects(links: Links) -> Iterator[Founding]:
    for project in links.projects:
        parts = links.parts[project.project_id]
        yield Founding(project.project_id, " | ".join(map(str, parts)), project.name)


def _body(number: int, body: UnitEntity | DepartmentEntity) -> Founding:
    words = [word for word in (body.code, body.name) if word]
    return Founding(number, " | ".join(words) or _UNNAMED, body.name or body.code or _UNNAMED)
