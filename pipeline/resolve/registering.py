"""The register of a load: what is known of every id of projects, units, departments and indicators, with the new ones.

How one id comes to count under another is told where things are linked; here it is only written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa

from pipeline.records import RegisteredId
from pipeline.resolve.bodies.crosswalk import Body, body_id
from pipeline.resolve.bodies.organisations import Organisations
from pipeline.resolve.indicators import Indicators
from pipeline.resolve.known import Known
from pipeline.resolve.projects.linking import Links
from pipeline.resolve.registry import RULE, Founding, Merged, registered, with_mergers

IDENTITY_VERSION = "identity 1"
"""Of what ids of projects, units and departments are made of."""
_CODE_FOUND = "only code of the name"
_UNNAMED = "未知｜unknown"


def register(known: Known, links: Links, bodies: Organisations, indicators: Indicators) -> tuple[RegisteredId, ...]:
    """Return the register after this load, by kind and id."""
    into = {project.project_id: project.merged_into for project in links.projects}
    merged = {one: Merged(leader, *links.why[one]) for one, leader in into.items() if leader is not None}
    tables = [
        indicators.registry,
        with_mergers(_kind(known, "project", _projects(links)), merged, into),
        _bodies(known, "unit", bodies.units, bodies.led),
        _bodies(known, "department", bodies.departments, bodies.led),
    ]
    columns = pa.concat_tables(tables).to_pydict()
    rows = (RegisteredId(*values) for values in zip(*columns.values(), strict=True))
    return tuple(sorted(rows, key=lambda row: (row.kind, row.entity_id)))


def _kind(known: Known, kind: str, met: Iterable[Founding]) -> pa.Table:
    return registered(known.registry.of_kind(kind), met, kind, known.release, IDENTITY_VERSION)


def _bodies(known: Known, kind: str, bodies: Iterable[Body], led: Mapping[int, int]) -> pa.Table:
    """Return the rows of units or departments; a name that was published before its code leads to where it is now."""
    met = [_founding(number, body) for body in bodies if (number := body_id(body))]
    merged = {one: Merged(into, _CODE_FOUND, RULE) for one, into in led.items()}
    return with_mergers(_kind(known, kind, met), merged, [one.entity_id for one in met])


def _projects(links: Links) -> Iterator[Founding]:
    for project in links.projects:
        parts = links.parts[project.project_id]
        yield Founding(project.project_id, " | ".join(map(str, parts)), project.name)


def _founding(number: int, body: Body) -> Founding:
    words = [word for word in (body.code, body.name) if word]
    return Founding(number, " | ".join(words) or _UNNAMED, body.name or body.code or _UNNAMED)
