"""A published id never changes its meaning: ten nights of growing input, a merger and its end, a lost register."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from pipeline.collect.inbox import files
from tests.promises.warehouses import (
    BENEFIT,
    COUNT,
    InThisProcess,
    Project,
    ask,
    differing,
    folder,
    load,
    rows_of,
    write,
)
from warehouse.register import register_file, register_of

NIGHTS = 10
INDICATORS = "SELECT DISTINCT name_printed, indicator_id FROM fact_indicator_target"
PROJECTS = "SELECT row_id, project_id FROM fact_project_budget"
LEADS = "SELECT entity_id, leads_to FROM id_registry"
SPELLINGS = (
    "维修校舍面积",
    "指标1：维修校舍面积",
    "维修校舍面积（平方米）",
    "完成维修校舍面积",
    "2025年维修校舍面积",
    "維修校舍面积",
)


def documents(inbox: Path) -> list[Path]:
    """Write two documents for each night: other departments and years, names that grow, spellings that differ."""
    made = []
    for night in range(NIGHTS):
        spelled = (*COUNT[:2], SPELLINGS[night % len(SPELLINGS)], *COUNT[3:])
        own = (*BENEFIT[:2], f"受益学生第{night}类人数", *BENEFIT[3:])
        for department in (301, 302 + night):
            year = 2015 + night
            unit = f"{department}001-青禾县第{department}局"
            repair = Project(f"{year}年校舍维修", unit=unit, indicators=(spelled, own))
            place = folder(inbox, year, f"{department} 县第{department}局") / "目标表.txt"
            made.append(
                write(place, repair, Project("营养改善", unit=unit), title=f"部门预算项目绩效目标表（{year}年度）")
            )
    return made


def told(home: Path, sql: str) -> dict[object, object]:
    return dict(ask(home, sql))


def test_over_ten_nights_with_files_in_any_order_no_id_changes(tmp_path: Path, pool: InThisProcess):
    documents(tmp_path / "all")
    arrived = sorted(files(tmp_path / "all"), key=lambda file: file.key)
    order, home = random.Random(20), tmp_path / "home"
    order.shuffle(arrived)
    before: dict[str, dict[object, object]] = {INDICATORS: {}, PROJECTS: {}}
    changed = 0
    for night in range(1, NIGHTS + 1):
        tonight = arrived[: 2 * night]
        order.shuffle(tonight)
        load(home, tonight, pool, checked=False)
        for sql, known in before.items():
            now = told(home, sql)
            changed += sum(now[name] != number for name, number in known.items())
            known.update(now)
    assert changed == 0
    spelled = "SELECT count(DISTINCT indicator_id) FROM fact_indicator_target WHERE name_printed LIKE '%校舍%'"
    assert ask(home, spelled) == [(1,)]
    assert ask(home, "SELECT count(DISTINCT first_release) > 5, min(first_release) FROM id_registry") == [(True, 1)]


@pytest.fixture
def steward(tmp_path: Path) -> Path:
    (tmp_path / "steward").mkdir()
    return tmp_path / "steward"


def decide(steward: Path, *lines: str) -> Path:
    header = "decision,left,right,unit,reason,decided_on,decided_by"
    (steward / "indicators.csv").write_text("\n".join([header, *lines, ""]), encoding="utf-8")
    return steward


def test_merged_then_split_the_old_ids_come_back(tmp_path: Path, pool: InThisProcess, steward: Path):
    write(folder(tmp_path / "inbox") / "目标表.txt", Project("校舍维修"))
    home, inbox = tmp_path / "home", tmp_path / "inbox"
    load(home, inbox, pool, steward=steward)
    before = told(home, INDICATORS)
    load(home, inbox, pool, steward=decide(steward, "merge,受益学生人数,维修校舍面积,,同一指标,2026-01-31,财政局"))
    merged = told(home, INDICATORS)
    assert set(merged.values()) == {before["维修校舍面积"]}
    assert told(home, LEADS)[before["受益学生人数"]] == before["维修校舍面积"]
    assert ask(home, "SELECT decision, reason FROM steward_decision") == [("merge", "同一指标")]
    alias = "SELECT rule, decided_by FROM indicator_alias WHERE name_printed = '受益学生人数'"
    assert ask(home, alias) == [("merge", "steward/indicators.csv, line 2")]
    load(home, inbox, pool, steward=decide(steward))
    assert told(home, INDICATORS) == before


@pytest.mark.parametrize("year", [2024, 2025])
def test_an_id_that_was_published_under_a_name_leads_on_when_its_code_is_known(
    tmp_path: Path, pool: InThisProcess, year: int
):
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    write(folder(inbox) / "目标表.txt", Project("校舍维修", unit="青禾县教育局"))
    load(home, inbox, pool)
    published, units = told(home, PROJECTS), "SELECT row_id, unit_id FROM fact_project_budget"
    before = told(home, units)
    later = folder(inbox, year) / "补充.txt"
    write(later, Project("校舍维修", "900.00"), title=f"部门预算项目绩效目标表（{year}年度）")
    load(home, inbox, pool)
    assert published.items() <= told(home, PROJECTS).items()
    assert set(told(home, PROJECTS).values()) == set(published.values())
    (now,) = set(told(home, units).values())
    assert {told(home, LEADS)[unit] for unit in before.values()} == {now}
    assert ask(home, f"SELECT rule FROM id_registry WHERE kind = 'unit' AND leads_to = {now} ORDER BY 1") == [
        ("founded",),
        ("only code of the name",),
    ]


def test_a_lost_register_is_read_back_from_the_newest_release(tmp_path: Path, pool: InThisProcess):
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    write(folder(inbox) / "目标表.txt", Project("校舍维修"))
    load(home, inbox, pool)
    write(folder(inbox, 2025) / "目标表.txt", Project("营养改善"), title="部门预算项目绩效目标表（2025年度）")
    load(home, inbox, pool)
    kept = ask(home, "FROM id_registry ORDER BY ALL")
    register_file(home).unlink()
    load(home, inbox, pool)
    assert ask(home, "FROM id_registry ORDER BY ALL") == kept


def test_a_register_older_than_the_newest_release_gives_way_to_it(tmp_path: Path, pool: InThisProcess):
    """A load that dies when its release is published has kept the register of the release before."""
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    write(folder(inbox) / "目标表.txt", Project("校舍维修"))
    load(home, inbox, pool)
    older = register_file(home).read_bytes()
    write(folder(inbox, 2025) / "目标表.txt", Project("营养改善"), title="部门预算项目绩效目标表（2025年度）")
    load(home, inbox, pool)
    whole = register_of(home).rows
    register_file(home).write_bytes(older)
    assert register_of(home).rows.to_pylist() == whole.to_pylist()


def test_without_register_and_releases_the_same_documents_give_the_same_ids(tmp_path: Path, pool: InThisProcess):
    documents(tmp_path / "inbox")
    rows = rows_of(load(tmp_path / "home", tmp_path / "inbox", pool))
    for part in ("registry", "releases", "entities", "staged"):
        shutil.rmtree(tmp_path / "home" / part)
    (tmp_path / "home" / "jixiao.duckdb").unlink()
    assert differing(rows_of(load(tmp_path / "home", None, pool, rebuild=True)), rows) == []


def test_an_id_of_a_document_that_is_gone_still_resolves(tmp_path: Path, pool: InThisProcess):
    """A home that is loaded from other documents, with the register of before, keeps all that was published."""
    write(folder(tmp_path / "first") / "目标表.txt", Project("校舍维修"))
    write(folder(tmp_path / "second") / "目标表.txt", Project("营养改善", indicators=(BENEFIT,)))
    load(tmp_path / "home", tmp_path / "first", pool)
    published = told(tmp_path / "home", LEADS)
    register = register_file(tmp_path / "home").read_bytes()
    other = tmp_path / "other"
    register_file(other).parent.mkdir(parents=True)
    register_file(other).write_bytes(register)
    load(other, tmp_path / "second", pool)
    assert published.items() <= told(other, LEADS).items()
    assert ask(other, "SELECT name, reach_rows FROM dim_indicator WHERE name = '维修校舍面积'") == [("维修校舍面积", 0)]
