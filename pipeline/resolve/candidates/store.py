"""The queue on the disk: two Parquet files, so that the next night goes on from it.

They are derived: without them, or after a change of rules, lists or libraries, everything is made anew with the same
outcome. Files that do not belong together, or not to these rules, are not read.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import os
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.collect.version import digest_of
from pipeline.resolve.candidates.growing import Pair, Queue, extended, queue
from pipeline.resolve.candidates.judge import Judged
from pipeline.resolve.candidates.letters import mixed
from pipeline.resolve.candidates.signatures import Signatures

_PIPELINE = Path(__file__).parents[2]
_LISTS = ("candidate_rules", "clip_rules", "name_guards", "synonym_hints", "weak_words")
_PARTS = ("resolve/candidates/*.py", "normalize/clip*.py", "text.py", *(f"vocabulary/{name}.csv" for name in _LISTS))
_LIBRARIES = ("numpy", "pypinyin", "rapidfuzz")
_NAMES, _PAIRS = "candidate_names.parquet", "candidate_pairs.parquet"
_KEY = "key"


@functools.cache
def candidates_version() -> str:
    """Return a digest of all that candidates follow from beside the names."""
    return " ".join([digest_of(_PIPELINE, *_PARTS), *(f"{library}-{version(library)}" for library in _LIBRARIES)])


def kept_queue(folder: Path, keys: Iterable[str], decided: Iterable[Pair] = ()) -> Queue:
    """Return the queue of these names; what is kept in `folder` is extended where it can be, and what is new kept.

    It is made anew when nothing is kept, when rules or lists changed, or when a kept name is gone.
    """
    wanted, settled = set(keys) - {""}, set(decided)
    old = load(folder)
    if old is None or not wanted.issuperset(old.names.keys):
        made = queue(wanted, settled)
    else:
        made = extended(old, wanted, settled)
    if old is None or made.names.keys != old.names.keys or made.decided != old.decided:
        save(made, folder)
    return made


def save(made: Queue, folder: Path) -> None:
    """Keep a queue in a folder, in place of the one that is there."""
    about = {"version": candidates_version(), "names": _digest(made.names)}
    _write(folder / _NAMES, _names_table(made.names), about)
    _write(folder / _PAIRS, _pairs_table(made.pairs), {**about, "decided": json.dumps(sorted(made.decided))})


def load(folder: Path) -> Queue | None:
    """Return the queue that is kept in a folder; None where there is none of today's rules, or no whole one."""
    names, pairs = _read(folder / _NAMES), _read(folder / _PAIRS)
    if names is None or pairs is None or names.schema.metadata[b"names"] != pairs.schema.metadata[b"names"]:
        return None
    decided = frozenset((left, right) for left, right in json.loads(pairs.schema.metadata[b"decided"]))
    return Queue(_names_of(names), _pairs_of(pairs), decided)


def _digest(names: Signatures) -> str:
    """Return a number for the names, in the order of their rows."""
    rows = np.arange(len(names.keys), dtype=np.uint64)
    return f"{int(mixed(mixed(names.columns['function word']) + rows).sum(dtype=np.uint64)):x}"


def _write(path: Path, table: pa.Table, about: dict[str, str]) -> None:
    """Write a table so that a reader sees the old file or the whole new one; hashes do not compress."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    pq.write_table(table.replace_schema_metadata(about), partial, compression="none", use_dictionary=False)
    os.replace(partial, path)


def _read(path: Path) -> pa.Table | None:
    """Return a table of today's rules, or None."""
    try:
        if (pq.read_schema(path).metadata or {}).get(b"version") != candidates_version().encode():
            return None
        return pq.ParquetFile(path).read()
    except (FileNotFoundError, pa.ArrowInvalid):
        return None


def _names_table(names: Signatures) -> pa.Table:
    return pa.table({_KEY: pa.array(names.keys, pa.string()), **names.columns})


def _names_of(table: pa.Table) -> Signatures:
    columns = {name: table.column(name).to_numpy() for name in table.column_names if name != _KEY}
    return Signatures(tuple(table.column(_KEY).to_pylist()), columns)


def _pairs_table(pairs: Judged) -> pa.Table:
    return pa.table({f.name: getattr(pairs, f.name) for f in dataclasses.fields(Judged)})


def _pairs_of(table: pa.Table) -> Judged:
    return Judged(*(table.column(f.name).to_numpy() for f in dataclasses.fields(Judged)))
