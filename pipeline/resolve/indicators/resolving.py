"""The indicators of a load: ids for keys, what is counted under what, and the rows that do not go by their key.

Keys come typed from `normalize`, decisions from the steward, ids from the register; here they meet. Hands on the
register's rows, the indicators, and the rows that a cut or a person put under another key (`rows.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

import pyarrow as pa

from pipeline.normalize.name_key import rules_version
from pipeline.normalize.names import indicator_name
from pipeline.records import IndicatorEntity, IndicatorRowEntity
from pipeline.resolve.bodies.named import Unmatched
from pipeline.resolve.decisions import Decisions, IndicatorDecision, Synonym, SynonymPlace, single
from pipeline.resolve.indicators.groups import MERGE, Reading, grouped, idle
from pipeline.resolve.indicators.ids import KIND, Ids
from pipeline.resolve.indicators.rows import APART, UNCLIP, KeyOf, Placed, Places, placed_rows
from pipeline.resolve.printed import PrintedIndicatorRow
from pipeline.resolve.registry import Merged, Registry, with_mergers

NAME = "name"
_HAS: dict[SynonymPlace, str] = {"anywhere": "has", "start": "begins with", "end": "ends with", "whole": "is"}
"""How a name has a word at a place."""


@dataclass(frozen=True, slots=True)
class Indicators:
    """What a load knows of indicators; `leading` is row id -> the id that the row is counted under.

    `keys` are the keys that rows of this load are counted under, with their ids; `apart` are pairs of keys that a
    person keeps two. `unmatched` are the lines of the steward that decide nothing now.
    """

    registry: pa.Table
    entities: tuple[IndicatorEntity, ...]
    rows: tuple[IndicatorRowEntity, ...]
    leading: Mapping[int, int]
    keys: Mapping[str, int]
    apart: frozenset[tuple[str, str]]
    unmatched: tuple[Unmatched, ...]


def resolve_indicators(
    rows: Sequence[PrintedIndicatorRow], places: Places, registry: Registry, decisions: Decisions, release: int
) -> Indicators:
    """Return the indicators of all printed rows.

    Args:
        rows: all indicator rows, in any order.
        places: gives the project and the unit of a row.
        registry: of the release before.
        decisions: the steward's.
        release: the number of the release that is made.

    Raises:
        StewardError: decisions contradict each other.
    """
    placed, key_of = placed_rows(rows, places, decisions.indicators)
    names = _names(rows, placed, decisions.indicators, key_of)
    ids = Ids.of(registry.of_kind(KIND), names, release, rules_version())
    readings = grouped(ids.by_key.keys(), decisions, key_of, ids.first)
    elsewhere = _only_cut(rows, placed, readings) | readings
    keys = {row.row_id: _led(_key(row, placed), readings) for row in rows}
    merged = ids.rekeyed() | {
        ids.by_key[key]: Merged(ids.by_key[one.key], one.rule, one.decided_by) for key, one in elsewhere.items()
    }
    called = _called(decisions.indicators, key_of, readings)
    return Indicators(
        with_mergers(ids.table, merged, ids.met),
        _entities(ids, names, called, merged),
        tuple(
            IndicatorRowEntity(row_id, ids.by_key[keys[row_id]], one.rule, one.decided_by)
            for row_id, one in sorted(placed.items())
        ),
        {row_id: ids.by_key[key] for row_id, key in keys.items()},
        {key: ids.by_key[key] for key in keys.values()},
        frozenset((key_of(one.left), key_of(one.right)) for one in decisions.indicators if one.decision == APART),
        (*_unmatched(decisions.indicators, ids.by_key.keys(), key_of), *_idle(decisions.synonyms, ids.by_key.keys())),
    )


def _unmatched(decisions: Iterable[IndicatorDecision], keys: Set[str], key_of: KeyOf) -> tuple[Unmatched, ...]:
    """Return the lines about a name that no release ever held."""
    return tuple(
        Unmatched(one.line, f"no indicator is called {one.left}")
        for one in decisions
        if one.decision != APART and key_of(one.left) not in keys
    )


def _idle(synonyms: Sequence[Synonym], keys: Set[str]) -> tuple[Unmatched, ...]:
    """Return the lines about a word that no name which a release ever held has at that place."""
    waiting = idle(keys, synonyms)
    return tuple(Unmatched(one.line, f"no indicator's name {_HAS[one.place]} {one.left}") for one in waiting)


def _key(row: PrintedIndicatorRow, placed: Mapping[int, Placed]) -> str:
    return placed[row.row_id].key if row.row_id in placed else row.indicator_key


def _led(key: str, readings: Mapping[str, Reading]) -> str:
    return readings[key].key if key in readings else key


def _names(
    rows: Iterable[PrintedIndicatorRow],
    placed: Mapping[int, Placed],
    decisions: Iterable[IndicatorDecision],
    key_of: KeyOf,
) -> dict[str, str]:
    """Return the shortest readable name of each key that this load holds, or that a person leads one of them to."""
    rows = list(rows)
    printed = [(row.indicator_key, row.indicator_name) for row in rows]
    printed += [(placed[row.row_id].key, row.indicator_name) for row in rows if _is_own(placed.get(row.row_id))]
    names: dict[str, str] = {}
    for key, name in printed:
        names[key] = min(names.get(key, name), name, key=lambda one: (len(one), one))
    wholes = {one.key for one in placed.values()}
    for one in decisions:
        right = key_of(one.right)
        if (one.decision == UNCLIP and right in wholes) or (one.decision == MERGE and key_of(one.left) in names):
            names.setdefault(right, indicator_name(one.right))
    return names


def _is_own(placed: Placed | None) -> bool:
    """Whether the key is made of the row's own text, and not of a longer one."""
    return placed is not None and placed.rule == APART


def _only_cut(
    rows: Iterable[PrintedIndicatorRow], placed: Mapping[int, Placed], readings: Mapping[str, Reading]
) -> dict[str, Reading]:
    """Return the keys of which every row is the same whole name cut, so that nothing is counted under themselves."""
    found: dict[str, set[Placed | None]] = defaultdict(set)
    for row in rows:
        found[row.indicator_key].add(placed.get(row.row_id))
    only = {key: next(iter(ways)) for key, ways in found.items() if len(ways) == 1}
    return {
        key: Reading(_led(one.key, readings), one.rule, one.decided_by)
        for key, one in only.items()
        if one is not None and _led(one.key, readings) != key
    }


def _called(decisions: Iterable[IndicatorDecision], key_of: KeyOf, readings: Mapping[str, Reading]) -> dict[str, str]:
    """Return what the steward calls indicators, by leading key.

    Raises:
        StewardError: two lines call one indicator differently.
    """
    answers = [(_led(key_of(one.left), readings), one.right, one.line) for one in decisions if one.decision == NAME]
    return single(answers, "the name")


def _entities(
    ids: Ids, names: Mapping[str, str], called: Mapping[str, str], merged: Mapping[int, Merged]
) -> tuple[IndicatorEntity, ...]:
    """Return every indicator that was ever published, by id; one that changed rules made a double has no key today."""
    table = ids.table.select(["entity_id", "key", "name", "merged_into"]).to_pylist()
    found = []
    for row in sorted(table, key=lambda row: row["entity_id"]):
        number, key = row["entity_id"], row["key"]
        name = called.get(key) or names.get(key) or row["name"]
        into = merged[number].into if number in merged else None if number in ids.met else row["merged_into"]
        found.append(IndicatorEntity(number, None if number in ids.doubles else key, name, into))
    return tuple(found)
