"""Ids for the keys of indicators: those that the register knows, and new ones for what a load meets first.

When the rules for names change, a name's key changes and its id does not: the key is made anew from the name that the
id was founded on. Hands on the register's rows with the new ones, and the id of each key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from pipeline.normalize.names import indicator_key
from pipeline.records import RegisteredId
from pipeline.resolve.registry import FOUNDED, RULE, Merged, free_id
from pipeline.tabular import to_table

KIND = "indicator"
REKEYED = "rules version"


@dataclass(frozen=True, slots=True)
class Ids:
    """`table` has the register's rows of all indicators; `by_key` their ids by the key of today.

    `met` are the ids of keys that this load holds. `doubles` are ids that other rules founded and that are one today:
    id -> the id that was published first.
    """

    table: pa.Table
    by_key: Mapping[str, int]
    met: frozenset[int]
    doubles: Mapping[int, int]
    releases: Mapping[int, int]

    @classmethod
    def of(cls, known: pa.Table, names: Mapping[str, str], release: int, version: str) -> Ids:
        """Return ids for all keys.

        Args:
            known: the register's rows of indicators, the first released first.
            names: key -> readable name of what this load holds.
            release: the release that is made.
            version: of the rules that made the keys.
        """
        known = _rekeyed(known, version)
        by_key: dict[str, int] = {}
        doubles: dict[int, int] = {}
        for number, key in zip(known["entity_id"].to_pylist(), known["key"].to_pylist(), strict=True):
            first = by_key.setdefault(key, number)
            if first != number:
                doubles[number] = first
        taken = set(by_key.values()) | set(doubles)
        new = [_founded(key, names[key], release, version, taken) for key in sorted(names.keys() - by_key.keys())]
        by_key.update((row.key, row.entity_id) for row in new)
        table = pa.concat_tables([known, to_table(RegisteredId, new)])
        releases = dict(zip(table["entity_id"].to_pylist(), table["first_release"].to_pylist(), strict=True))
        return cls(table, by_key, frozenset(by_key[key] for key in names), doubles, releases)

    def first(self, keys: Sequence[str]) -> str:
        """Return of several keys the one whose id was published first; of equals the first of them."""
        return min(keys, key=lambda key: self.releases[self.by_key[key]])

    def rekeyed(self) -> dict[int, Merged]:
        """Return where the ids are counted that changed rules made one with an earlier one."""
        return {number: Merged(first, REKEYED, RULE) for number, first in self.doubles.items()}


def _founded(key: str, name: str, release: int, version: str, taken: set[int]) -> RegisteredId:
    number = free_id(KIND, key, taken)
    return RegisteredId(KIND, number, key, key, name, version, release, None, FOUNDED, 1.0, RULE)


def _rekeyed(known: pa.Table, version: str) -> pa.Table:
    """Return the rows with the keys of today; only those that other rules made are made anew."""
    if all(made == version for made in known["rules_version"].unique().to_pylist()):
        return known
    keys = [
        key if made == version else indicator_key(name)
        for key, name, made in zip(*(known[c].to_pylist() for c in ("key", "name", "rules_version")), strict=True)
    ]
    for column, values in (("key", keys), ("rules_version", [version] * len(keys))):
        at = known.schema.get_field_index(column)
        known = known.set_column(at, known.schema.field(at), pa.array(values, pa.string()))
    return known
