"""Same input, same warehouse: whatever the order of the files, and however often and in how many loads they come."""

from __future__ import annotations

import itertools
import random
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.collect.inbox import files
from pipeline.collect.pool import LocalPool
from tests.promises.warehouses import (
    COUNT,
    STEWARD,
    InThisProcess,
    Project,
    Rows,
    ask,
    differing,
    folder,
    load,
    publish,
    rows_of,
    stage_inbox,
    write,
)


def copies(county: Path, out: Path, seed: int = 1) -> list[Path]:
    """Copy the county's files into another inbox, created in another order and with other times."""
    found = sorted(path for path in county.rglob("*") if path.is_file())
    random.Random(seed).shuffle(found)
    made = []
    for path in found:
        place = out / path.relative_to(county)
        place.parent.mkdir(parents=True, exist_ok=True)
        made.append(shutil.copyfile(path, place))
    return made


def test_the_county_fills_every_table_that_has_a_fill(whole: Path, whole_rows: Rows):
    empty = [name for name, rows in whole_rows.items() if not rows]
    assert set(empty) <= {"other_table", "leftover"}
    assert ask(whole, "SELECT count(*) FROM dim_document") == [(21,)]


def test_files_in_another_order_give_the_same_rows(county: Path, pool: InThisProcess, whole_rows: Rows, tmp_path: Path):
    copies(county, tmp_path / "inbox")
    arrived = list(files(tmp_path / "inbox"))
    random.Random(7).shuffle(arrived)
    assert differing(rows_of(load(tmp_path / "home", arrived, pool)), whole_rows) == []


def in_parts(county: Path, folder: Path, pool: InThisProcess, steward: Path | None) -> Path:
    """Load the county's files from three inboxes, one after the other, and return the last release."""
    for number, path in enumerate(copies(county, folder / "all")):
        place = folder / f"inbox {number % 3}" / path.relative_to(folder / "all")
        place.parent.mkdir(parents=True, exist_ok=True)
        path.rename(place)
    releases = [load(folder / "home", folder / f"inbox {number}", pool, steward=steward) for number in (2, 0, 1)]
    return releases[-1]


def test_loads_of_parts_from_several_inboxes_give_the_same_rows(county: Path, pool: InThisProcess, tmp_path: Path):
    at_once = rows_of(load(tmp_path / "whole", county, pool, steward=None))
    parts = rows_of(in_parts(county, tmp_path, pool, None))
    # An id that a part published and the whole never needs stays registered, such as a department's from its folder.
    assert set(differing(parts, at_once)) <= {"id_registry", "release_count"}
    assert set(at_once["id_registry"]) <= set(parts["id_registry"])


ONE_PROJECT = """
SELECT list(DISTINCT name ORDER BY name) AS names, list(DISTINCT fiscal_year ORDER BY fiscal_year) AS years,
    list(row_id ORDER BY row_id) AS rows, sum(amount_yuan) AS amount_yuan
FROM fact_project_budget GROUP BY project_id ORDER BY rows
"""


def test_where_a_person_joined_projects_the_parts_give_the_same_ones_whichever_id_was_published_first(
    whole: Path, county: Path, pool: InThisProcess, tmp_path: Path
):
    in_parts(county, tmp_path, pool, STEWARD)
    assert ask(tmp_path / "home", ONE_PROJECT) == ask(whole, ONE_PROJECT)


def test_documents_one_by_one_give_the_same_rows_as_all_at_once(
    county: Path, pool: InThisProcess, whole_rows: Rows, tmp_path: Path
):
    for path in copies(county, tmp_path / "all", seed=3):
        place = tmp_path / "inbox" / path.relative_to(tmp_path / "all")
        place.parent.mkdir(parents=True, exist_ok=True)
        path.rename(place)
        stage_inbox(tmp_path / "home", tmp_path / "inbox", pool)
    assert differing(rows_of(publish(tmp_path / "home")), whole_rows) == []


def test_loaded_twice_the_rows_stay_the_same(
    whole: Path, county: Path, pool: InThisProcess, whole_rows: Rows, tmp_path: Path
):
    home = shutil.copytree(whole, tmp_path / "home", symlinks=True)
    assert differing(rows_of(load(home, county, pool)), whole_rows) == []


def test_a_rebuild_needs_nothing_but_the_originals_and_the_catalog_of_the_home(
    whole: Path, pool: InThisProcess, whole_rows: Rows, tmp_path: Path
):
    home = tmp_path / "home"
    shutil.copytree(whole / "originals", home / "originals")
    shutil.copy(whole / "catalog.json", home)
    assert differing(rows_of(load(home, None, pool, rebuild=True)), whole_rows) == []


def test_a_rebuild_mends_what_was_staged(whole: Path, pool: InThisProcess, whole_rows: Rows, tmp_path: Path):
    home = shutil.copytree(whole, tmp_path / "home", symlinks=True)
    lost = sorted((home / "staged" / "projects").glob("*.parquet"))[0]
    lost.unlink()
    assert differing(rows_of(load(home, None, pool, rebuild=True)), whole_rows) == []


def test_reader_processes_read_the_same_as_this_process(county: Path, pool: InThisProcess, tmp_path: Path):
    part = shutil.copytree(county / "990124 青禾县" / "2025", tmp_path / "inbox" / "990124 青禾县" / "2025")
    here = rows_of(load(tmp_path / "here", part.parents[1], pool))
    there = rows_of(load(tmp_path / "there", part.parents[1], LocalPool(workers=2)))
    assert differing(here, there) == []


def small_inbox(inbox: Path) -> list[Path]:
    """Write documents whose standing depends on each other in every way: copy, twin, correction, dispute, repeat."""
    repair, meals = Project("校舍维修"), Project("营养改善", "500.00", unit="301002-青禾县第一小学")
    here = folder(inbox)
    return [
        write(here / "目标表.txt", repair, meals),
        write(here / "目标表.xlsx", repair, meals),
        write(here / "第一小学.txt", meals),
        write(here / "更正.txt", Project("校舍维修", "1,200.00"), title="部门预算项目绩效目标表（2024年度）（更正）"),
        write(here / "另一份.txt", Project("营养改善", "510.00", unit="301002-青禾县第一小学")),
        write(folder(inbox, 2025) / "目标表.txt", Project("2025年校舍维修"), title="项目绩效目标表（2025年度）"),
        write(inbox / "无名.txt", Project("校舍维修"), title="项目绩效目标表（2024年度）"),
    ]


@pytest.fixture(scope="module")
def small(pool: InThisProcess, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Rows]:
    """An inbox whose documents all bear upon each other, and the rows of one load of it."""
    base = tmp_path_factory.mktemp("small")
    small_inbox(base / "inbox")
    return base / "inbox", rows_of(load(base / "home", base / "inbox", pool))


def test_the_small_inbox_bears_upon_itself_in_every_way(small: tuple[Path, Rows]):
    rules = {row[1] for row in small[1]["finding"]}
    assert {"D01", "D02", "D03"} <= rules


@settings(max_examples=4)  # of seconds each
@given(order=st.permutations(range(7)), cuts=st.sets(st.integers(1, 6), max_size=3))
def test_any_order_in_any_number_of_loads_gives_the_same_rows(
    small: tuple[Path, Rows], pool: InThisProcess, order: list[int], cuts: set[int]
):
    inbox, rows = small
    arrived = list(files(inbox))
    edges = [0, *sorted(cuts), len(order)]
    with tempfile.TemporaryDirectory() as base:
        for start, end in itertools.pairwise(edges):
            stage_inbox(Path(base) / "home", [arrived[number] for number in order[start:end]], pool)
        assert differing(rows_of(publish(Path(base) / "home")), rows) == []


def test_an_indicator_changed_in_one_document_changes_the_rows(
    small: tuple[Path, Rows], pool: InThisProcess, tmp_path: Path
):
    inbox = shutil.copytree(small[0], tmp_path / "inbox")
    changed = (*COUNT[:4], "9000", *COUNT[5:])
    write(
        folder(inbox, 2025) / "目标表.txt",
        Project("2025年校舍维修", indicators=(changed,)),
        title="（2025年度）绩效目标表",
    )
    assert "fact_indicator_target" in differing(rows_of(load(tmp_path / "home", inbox, pool)), small[1])
