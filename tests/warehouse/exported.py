"""A home with one small release, and what an export of it holds, for the tests of exports."""

from __future__ import annotations

import csv
import dataclasses
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
import staging
from changeable import make_changeable

from warehouse.errors import WarehouseError
from warehouse.export import export
from warehouse.pointer import current_path
from warehouse.publish import publishing


def publish(home: Path, stage: staging.Stage | None = None) -> Path:
    """Publish a release of hand-made rows into a home and return the home."""
    stage = stage or staging.two_years()
    with publishing(home) as turn:
        info = dataclasses.replace(staging.INFO, number=turn.number)
        stage.build_into(turn.candidate, home / f"staged-{turn.number}", info)
        turn.publish()
    return home


def copied(home: Path, target: Path) -> Path:
    """Return another home with the same release, which a test may change."""
    release = current_path(home)
    (target / "releases").mkdir(parents=True)
    (target / "releases" / release.name).write_bytes(release.read_bytes())
    (target / "jixiao.duckdb").symlink_to(Path("releases") / release.name)
    return target


def change(home: Path, sql: str, values: list[Any] | None = None) -> None:
    """Change the current release of a home, as no loader would."""
    with closing(duckdb.connect(str(current_path(home)))) as connection:
        make_changeable(connection)
        connection.execute(sql, values)


def leave(home: Path, texts: list[str]) -> None:
    """Let these texts be the leftovers of the release's first document."""
    change(home, "DELETE FROM leftover")
    change(
        home,
        "INSERT INTO leftover BY NAME SELECT (SELECT min(document_id) FROM dim_document) AS document_id, "
        "i AS leftover_no, 'leftover' AS kind, 1 AS cells, $1[i] AS text, '' AS reason, 1 AS source_row "
        "FROM range(1, len($1) + 1) AS numbers(i)",
        [texts],
    )


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file as the text that stands in it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def refused(home: Path, target: Path, form: str = "csv", names: tuple[str, ...] = ("release",)) -> str:
    """Return the one line by which an export is refused."""
    with pytest.raises(WarehouseError) as caught:
        export(home, target, form, names)
    assert "\n" not in str(caught.value)
    return str(caught.value)
