"""The register of ids, read back from a release, for a home that lost its own copy.

`pipeline/resolve/registry.py` says how the register is kept and what it means; every release holds all of it.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from pipeline.records import RegisteredId
from pipeline.resolve.registry import Registry
from pipeline.tabular import schema_of
from warehouse.home import newest_number, release_files
from warehouse.opening import opened

_RELEASE = b"release"
"""What the kept file says of itself beside its columns."""
_HAS_REGISTER = "SELECT count(*) FROM duckdb_columns() WHERE database_name = 'file' AND table_name = 'id_registry'"
_REGISTER = """
SELECT kind, entity_id, founding_key, current_key AS key, name, rules_version, first_release, merged_into, rule,
    score::DOUBLE AS score, decided_by
FROM file.id_registry
ORDER BY kind, entity_id
"""


def register_file(home: Path) -> Path:
    """Return where a home keeps the register of its newest release."""
    return home / "registry" / "ids.parquet"


def register_of(home: Path) -> Registry:
    """Return the register of a home: its own copy where that is whole and no older than the newest release, else the
    newest release's, else an empty one.

    Raises:
        ReleaseError: the newest release cannot be read.
    """
    files = release_files(home)
    try:
        kept = Registry.load(register_file(home))
    except ValueError:
        kept = Registry.empty()
    newest = max(files, default=0)
    return kept if _release_of(kept) >= newest else _recovered(files[newest])


def keep_register(home: Path, entities: Path, release: int) -> None:
    """Keep the register that `resolve` saved with the entities of the release that was just published.

    It says which release that was: a load that dies before this leaves an older register beside a newer release.
    """
    saved = Registry.load(entities / "registry.parquet")
    Registry(saved.rows.replace_schema_metadata({_RELEASE: str(release)})).save(register_file(home))


def next_release(home: Path) -> int:
    """Return the number that the next release of a home will have."""
    return newest_number(home) + 1


def _release_of(register: Registry) -> int:
    """Return the number of the release that a register was kept with; 0 where it does not say."""
    return int((register.rows.schema.metadata or {}).get(_RELEASE, 0))


def _recovered(release: Path) -> Registry:
    with opened(release) as connection:
        has_one = connection.execute(_HAS_REGISTER).fetchone()
        if not has_one or not has_one[0]:
            return Registry.empty()
        rows: pa.Table = connection.execute(_REGISTER).to_arrow_table()
    return Registry(rows.cast(schema_of(RegisteredId)))
