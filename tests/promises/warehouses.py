"""All that a load does, without Dagster, and small documents to load: an end-to-end test costs a second, not ten.

The steps are those of `assets/`, in their order; that the command line takes the same way is tested beside them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
from filelock import FileLock

from pipeline.collect.cache import ReadingCache
from pipeline.collect.collect import cache_of, collect
from pipeline.collect.inbox import InboxFile, files
from pipeline.collect.pool import ParsePool
from pipeline.collect.reading import read_document
from pipeline.collect.version import reader_version
from pipeline.normalize.typed import type_document
from pipeline.records import Reading, TypedDocument
from pipeline.resolve.decisions import read_decisions
from pipeline.resolve.entities import Known, resolve
from pipeline.resolve.store import save
from pipeline.stage import Stage
from samples.drawing import Merge, page_rows, ruled_pdf, text_table, workbook_table
from tests.documents.make import HEADING
from warehouse import schema
from warehouse.build import Limits, build_candidate
from warehouse.checks import run_checks
from warehouse.publish import publishing
from warehouse.reader import Reader
from warehouse.register import keep_register, next_release, register_of
from warehouse.reports import report

Rows = dict[str, list[tuple[Any, ...]]]
COUNTY = "990124 青禾县"
STEWARD = Path(__file__).parents[2] / "steward"
"""The decisions that the project carries: those on the sample county."""
_HISTORY = {"id_registry": "* EXCLUDE (first_release)"}
"""What of a table does not depend on how many loads there were."""


@dataclass
class InThisProcess:
    """A pool without processes: reads each content once, and keeps what it read in a folder.

    Several test processes may have one folder.
    """

    kept: Path

    def read(self, paths: Sequence[Path]) -> Iterator[tuple[Path, Reading]]:
        cache = ReadingCache(self.kept, reader_version())
        for path in paths:
            with FileLock(self.kept / f"{path.name}.lock"):
                if not cache.has(path.name):
                    cache.put(path.name, read_document(path))
            yield path, cache.get(path.name)


def load(
    home: Path,
    inbox: Path | Iterable[InboxFile] | None,
    pool: ParsePool,
    *,
    rebuild: bool = False,
    checked: bool = True,
    steward: Path | None = STEWARD,
) -> Path:
    """Load an inbox (a folder, or its files in any order) into a home and return the published release's file."""
    stage_inbox(home, inbox, pool, rebuild=rebuild, steward=steward)
    return publish(home, checked=checked)


def stage_inbox(
    home: Path,
    inbox: Path | Iterable[InboxFile] | None,
    pool: ParsePool,
    *,
    rebuild: bool = False,
    steward: Path | None = STEWARD,
) -> None:
    """Take the steps before the release: archive, read, type, stage, resolve."""
    arrived = files(inbox) if isinstance(inbox, Path) else inbox or ()
    catalog = collect(home, arrived, pool, lambda _done, _of: None, rebuild=rebuild).catalog
    cache = cache_of(home)

    def typed(document_id: str) -> TypedDocument:
        document = catalog.documents[document_id]
        return type_document(cache.get(document_id), document_id, document.name, document.size, document.context)

    Stage(home).update(catalog.documents, typed)
    known = Known(register_of(home), read_decisions(steward), next_release(home), home / "candidates")
    save(resolve(Stage(home).folder, known), home / "entities")


def publish(home: Path, *, checked: bool = True) -> Path:
    """Build what is staged, check it and publish it."""
    with publishing(home) as turn:
        info = turn.info("0.1.0", Stage(home).manifest().digest())
        build_candidate(Stage(home).folder, home / "entities", info, turn.candidate, Limits(threads=1))
        if checked:
            broken = run_checks(turn.candidate, turn.previous)
            assert {name: rows for name, rows in broken.items() if rows} == {}
        release = turn.publish()
    keep_register(home, home / "entities", release.number)
    return release.path


def rows_of(release: Path) -> Rows:
    """Return the sorted rows of every table but those about the release itself and what it was made of.

    In which release an id came first is history, and left out.
    """
    with closing(duckdb.connect()) as connection:
        connection.execute(f"ATTACH '{release}' AS built (READ_ONLY)")
        connection.execute("USE built")
        names = [table.name for table in schema.tables() if table.name not in {"release", "release_input"}]
        return {
            name: connection.execute(f"SELECT {_HISTORY.get(name, '*')} FROM {name} ORDER BY ALL").fetchall()
            for name in names
        }


def differing(one: Rows, other: Rows) -> list[str]:
    """Return the tables whose rows differ."""
    return [name for name in one if one[name] != other[name]]


def ask(home: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return the rows that the current release answers."""
    with Reader(home) as reader:
        return reader.query(sql)[1]


def told(home: Path, name: str) -> list[tuple[Any, ...]]:
    """Return the rows of one of the reports that `jixiao status` shows."""
    with Reader(home) as reader:
        return report(reader, name)[1]


Indicator = tuple[str, ...]
COUNT: Indicator = ("产出指标", "数量指标", "维修校舍面积", "≥", "8000", "平方米", "50", "正向指标")
BENEFIT: Indicator = ("效益指标", "社会效益指标", "受益学生人数", "≥", "1200", "人", "40", "正向指标")


@dataclass(frozen=True)
class Project:
    """A project of a small document, every field as it is printed."""

    name: str
    amount: str = "1,000.00"
    unit: str = "301001-青禾县教育局"
    goal: str = "校舍安全达标。"
    indicators: tuple[Indicator, ...] = field(default=(COUNT, BENEFIT))


def write(
    path: Path,
    *projects: Project,
    title: str = "部门预算项目绩效目标表（2024年度）",
    money_unit: str | None = "金额单位：元",
    heading: Sequence[str] = HEADING,
) -> Path:
    """Write a small document in the format of the path's ending: .txt, .xlsx or .pdf."""
    rows, merges = [tuple(heading)], []
    for project in projects:
        merges += [Merge(len(rows), column, row_span=len(project.indicators)) for column in range(4)]
        rows += [(project.unit, project.name, project.amount, project.goal, *one) for one in project.indicators]
    if path.suffix == ".xlsx":
        return workbook_table(
            path, [list(map(_cell, row)) for row in rows], merges=merges, title=title, unit=money_unit
        )
    if path.suffix == ".pdf":
        pages = page_rows(rows, merges=merges)
        return ruled_pdf(path, pages, merges=merges, title=title, unit=money_unit)
    covered = {position for merge in merges for position in merge.covered()}
    blank = [["" if (r, c) in covered else text for c, text in enumerate(row)] for r, row in enumerate(rows)]
    return text_table(path, blank, title=title, unit=money_unit)


def _cell(text: str) -> str | Decimal:
    with contextlib.suppress(ArithmeticError):
        return Decimal(text.replace(",", ""))
    return text


def folder(inbox: Path, year: int = 2024, department: str = "301 县教育局") -> Path:
    """Return the folder of a department's year in an inbox."""
    return inbox / COUNTY / str(year) / department
