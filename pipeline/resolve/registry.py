"""The register of ids: every id that was ever published, what it was founded on, and where its rows count now.

Ids are minted from content, so the same documents give the same ids; the register remembers which of several came
first, and keeps an id's meaning when the rules for names change. Which things are one is told by others. Hands on a
table of `RegisteredId`, which is saved only when its release is published.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.normalize.ids import stable_id
from pipeline.records import RegisteredId
from pipeline.tabular import schema_of, to_table, write_parquet

FOUNDED = "founded"
RULE = "rule"
"""`decided_by` of what no person decided."""
_SCHEMA = schema_of(RegisteredId)


@dataclasses.dataclass(frozen=True, slots=True)
class Merged:
    """Under which id another one's rows are counted, and who or what says so."""

    into: int
    rule: str
    decided_by: str


@dataclasses.dataclass(frozen=True, slots=True)
class Registry:
    """The register as of one release; `rows` has the columns of `RegisteredId`."""

    rows: pa.Table

    @classmethod
    def empty(cls) -> Registry:
        """Return the register before the first release."""
        return cls(to_table(RegisteredId, ()))

    @classmethod
    def load(cls, path: Path) -> Registry:
        """Return the register saved at `path`; an empty one where there is none.

        Raises:
            ValueError: the file holds other columns than a register.
        """
        if not path.exists():
            return cls.empty()
        rows = pq.ParquetFile(path).read()
        if not rows.schema.equals(_SCHEMA):
            raise ValueError(f"{path} is no register of ids of this version: delete it, a release holds the same")
        return cls(rows)

    def save(self, path: Path) -> None:
        """Write the register to `path`, whole or not at all."""
        write_parquet(path, self.rows)

    def of_kind(self, kind: str) -> pa.Table:
        """Return the rows of one kind, the first released first."""
        rows = self.rows.filter(pc.equal(self.rows["kind"], kind))
        return rows.sort_by([("first_release", "ascending"), ("entity_id", "ascending")])

    def leads(self, kind: str) -> Callable[[Sequence[int]], int]:
        """Return a function that picks of ids, the preferred first, the one that was published first."""
        rows = self.of_kind(kind)
        first = dict(zip(rows["entity_id"].to_pylist(), rows["first_release"].to_pylist(), strict=True))
        unpublished = 1 + max(first.values(), default=0)
        return lambda ids: min(ids, key=lambda one: first.get(one, unpublished))


@dataclasses.dataclass(frozen=True, slots=True)
class Founding:
    """An id that a load meets: its id, what it is made of, what it is called."""

    entity_id: int
    key: str
    name: str


def registered(
    before: pa.Table,
    met: Iterable[Founding],
    kind: str,
    release: int,
    version: str,
) -> pa.Table:
    """Return the rows of one kind with those that this load meets for the first time; none ever goes.

    Args:
        before: the rows of the kind so far.
        met: what this load holds, in any order.
        kind: what the ids name.
        release: the release that this load will publish.
        version: of the rules that made the keys.
    """
    known = set(before["entity_id"].to_pylist())
    new = sorted({one.entity_id: one for one in met if one.entity_id not in known}.items())
    rows = [
        RegisteredId(kind, number, one.key, one.key, one.name, version, release, None, FOUNDED, 1.0, RULE)
        for number, one in new
    ]
    return pa.concat_tables([before, to_table(RegisteredId, rows)])


def with_mergers(rows: pa.Table, merged: Mapping[int, Merged], met: Iterable[int]) -> pa.Table:
    """Return the rows with where each is counted now; what a load does not meet keeps what was said of it last.

    Args:
        rows: of one kind.
        merged: by id.
        met: the ids that this load speaks of.
    """
    spoken = set(met)
    told = [
        (merged.get(number), number in spoken or number in merged, was, rule, by)
        for number, was, rule, by in zip(
            *(rows[name].to_pylist() for name in ("entity_id", "merged_into", "rule", "decided_by")), strict=True
        )
    ]
    into = [(m.into if m else None) if new else was for m, new, was, _, _ in told]
    rules = [(m.rule if m else FOUNDED) if new else rule for m, new, _, rule, _ in told]
    deciders = [(m.decided_by if m else RULE) if new else by for m, new, _, _, by in told]
    for name, values in (("merged_into", into), ("rule", rules), ("decided_by", deciders)):
        rows = rows.set_column(
            rows.schema.get_field_index(name), _SCHEMA.field(name), pa.array(values, _SCHEMA.field(name).type)
        )
    return rows


def free_id(kind: str, key: str, taken: set[int]) -> int:
    """Return the id that a key founds, and note it as taken.

    Where rules changed, a key may have founded an id that means another thing today; then the next free one is taken.
    """
    number, attempt = stable_id(kind, key), 0
    while number in taken:
        attempt += 1
        number = stable_id(kind, key, attempt)
    taken.add(number)
    return number
