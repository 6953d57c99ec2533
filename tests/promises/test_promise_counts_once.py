"""A table published twice, corrected, or repeated by another body counts once; what leaves the inbox stays."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.promises.warehouses import InThisProcess, Project, ask, folder, load, write

AMOUNTS = "SELECT project_name, amount_yuan::INTEGER FROM mart_project_budget ORDER BY ALL"
REPAIR, MEALS = Project("校舍维修", "1,000.00"), Project("营养改善", "500.00", unit="301002-青禾县第一小学")


def standing(home: Path) -> dict[str, tuple[bool, str | None, str | None]]:
    """Return each document's standing: whether it counts, what replaces it, what it repeats (by name)."""
    sql = (
        "SELECT d.document_name, d.is_current, s.document_name, r.document_name FROM dim_document AS d "
        "LEFT JOIN dim_document AS s ON s.document_id = d.superseded_by "
        "LEFT JOIN dim_document AS r ON r.document_id = d.duplicate_of"
    )
    return {name: (bool(current), replaced, repeats) for name, current, replaced, repeats in ask(home, sql)}


def test_a_correction_replaces_the_document_before_it(tmp_path: Path, pool: InThisProcess):
    here = folder(tmp_path / "inbox")
    write(here / "甲.txt", REPAIR, MEALS)
    title = "部门预算项目绩效目标表（2024年度）（更正）"
    write(here / "乙.txt", Project("校舍维修", "1,200.00"), MEALS, title=title)
    load(tmp_path / "home", tmp_path / "inbox", pool)
    assert ask(tmp_path / "home", AMOUNTS) == [("校舍维修", 1200), ("营养改善", 500)]
    assert standing(tmp_path / "home")["甲.txt"] == (False, "乙.txt", None)


def test_what_was_adjusted_in_the_year_counts_and_tells_what_was_approved(tmp_path: Path, pool: InThisProcess):
    here = folder(tmp_path / "inbox")
    write(here / "甲.txt", REPAIR)
    write(here / "乙.txt", Project("校舍维修", "800.00"), MEALS, title="部门预算项目绩效目标表（2024年度）（调整后）")
    load(tmp_path / "home", tmp_path / "inbox", pool)
    sql = "SELECT project_name, amount_yuan::INTEGER, is_adjusted, approved_yuan::INTEGER FROM mart_project_budget"
    told = [("校舍维修", 800, True, 1000), ("营养改善", 500, True, None)]
    assert ask(tmp_path / "home", f"{sql} ORDER BY ALL") == told
    sql = "SELECT amount_yuan::INTEGER, adjusted_projects FROM department_year"
    assert ask(tmp_path / "home", sql) == [(1500, 1)]
    assert len(ask(tmp_path / "home", "SELECT message FROM finding WHERE rule_id = 'D07'")) == 1


def test_the_later_publication_counts_and_a_change_of_mind_about_it_too(tmp_path: Path, pool: InThisProcess):
    here = folder(tmp_path / "inbox")
    dates = {"甲": "2024-02-01", "乙": "2024-03-01"}
    for name, amount in (("甲", "1,000.00"), ("乙", "1,100.00")):
        write(here / name / f"{name}.txt", Project("校舍维修", amount))
        (here / name / "jixiao.toml").write_text(f"published_on = {dates[name]}\n", encoding="utf-8")
    load(tmp_path / "home", tmp_path / "inbox", pool)
    assert ask(tmp_path / "home", AMOUNTS) == [("校舍维修", 1100)]
    assert standing(tmp_path / "home")["甲.txt"] == (False, "乙.txt", None)
    (here / "甲" / "jixiao.toml").write_text("published_on = 2024-04-01\n", encoding="utf-8")
    load(tmp_path / "home", tmp_path / "inbox", pool)
    assert ask(tmp_path / "home", AMOUNTS) == [("校舍维修", 1000)]


def test_without_a_sign_of_age_a_contradiction_is_marked_and_said(tmp_path: Path, pool: InThisProcess):
    here = folder(tmp_path / "inbox")
    write(here / "甲.txt", REPAIR)
    write(here / "乙.txt", Project("校舍维修", "1,100.00"))
    load(tmp_path / "home", tmp_path / "inbox", pool)
    assert ask(tmp_path / "home", "SELECT is_disputed FROM mart_project_budget") == [(True,)]
    found = ask(tmp_path / "home", "SELECT message FROM finding WHERE rule_id = 'D02'")
    assert len(found) == 2
    assert all("published_on" in message for (message,) in found)


def test_an_exact_copy_is_the_same_document(tmp_path: Path, pool: InThisProcess):
    here = folder(tmp_path / "inbox")
    shutil.copy(write(here / "甲.txt", REPAIR), here / "附件2.txt")
    load(tmp_path / "home", tmp_path / "inbox", pool)
    assert ask(tmp_path / "home", "SELECT count(*) FROM dim_document") == [(1,)]
    assert ask(tmp_path / "home", AMOUNTS) == [("校舍维修", 1000)]


def test_a_pdf_and_its_workbook_and_its_text_count_once(tmp_path: Path, pool: InThisProcess):
    for name in ("甲.pdf", "甲.xlsx", "甲.txt"):
        write(folder(tmp_path / "inbox") / name, REPAIR, MEALS)
    load(tmp_path / "home", tmp_path / "inbox", pool)
    assert ask(tmp_path / "home", AMOUNTS) == [("校舍维修", 1000), ("营养改善", 500)]
    assert standing(tmp_path / "home") == {
        "甲.xlsx": (True, None, None),
        "甲.pdf": (False, None, "甲.xlsx"),
        "甲.txt": (False, None, "甲.xlsx"),
    }
    assert ask(tmp_path / "home", "SELECT count(*) FROM mart_project_budget WHERE is_disputed") == [(0,)]


def test_a_departments_document_that_repeats_its_units_document_counts_once(tmp_path: Path, pool: InThisProcess):
    here = folder(tmp_path / "inbox")
    write(here / "教育局.txt", REPAIR, MEALS)
    write(here / "第一小学.txt", MEALS)
    load(tmp_path / "home", tmp_path / "inbox", pool)
    assert ask(tmp_path / "home", AMOUNTS) == [("校舍维修", 1000), ("营养改善", 500)]


def test_a_copy_in_a_folder_that_does_not_name_the_region_counts_once(tmp_path: Path, pool: InThisProcess):
    write(folder(tmp_path / "inbox") / "甲.txt", REPAIR, MEALS)
    write(tmp_path / "inbox" / "无处.xlsx", REPAIR, MEALS)
    load(tmp_path / "home", tmp_path / "inbox", pool)
    assert ask(tmp_path / "home", AMOUNTS) == [("校舍维修", 1000), ("营养改善", 500)]
    assert ask(tmp_path / "home", "SELECT DISTINCT region_name FROM mart_project_budget") == [("青禾县",)]


def test_a_file_that_leaves_the_inbox_stays_loaded(tmp_path: Path, pool: InThisProcess):
    gone = write(folder(tmp_path / "inbox") / "甲.txt", REPAIR)
    load(tmp_path / "home", tmp_path / "inbox", pool)
    gone.unlink()
    write(folder(tmp_path / "inbox", 2025) / "乙.txt", MEALS, title="部门预算项目绩效目标表（2025年度）")
    load(tmp_path / "home", tmp_path / "inbox", pool)
    assert ask(tmp_path / "home", AMOUNTS) == [("校舍维修", 1000), ("营养改善", 500)]


def test_a_file_moved_to_its_right_folder_is_told_by_that_folder_alone(tmp_path: Path, pool: InThisProcess):
    inbox, title = tmp_path / "inbox", "部门预算项目绩效目标表"
    first = write(folder(inbox, 2023) / "甲.txt", REPAIR, title=title)
    load(tmp_path / "home", inbox, pool)
    right = folder(inbox, 2024)
    right.mkdir(parents=True)
    first.rename(right / "甲.txt")
    load(tmp_path / "home", inbox, pool, checked=False)
    assert ask(tmp_path / "home", "SELECT DISTINCT fiscal_year FROM mart_project_budget") == [(2024,)]


def test_a_file_that_can_be_opened_at_last_is_loaded_and_no_longer_named(tmp_path: Path, pool: InThisProcess):
    here = folder(tmp_path / "inbox")
    write(here / "甲.txt", REPAIR)
    (here / "乙.txt").symlink_to(tmp_path / "later.txt")
    load(tmp_path / "home", tmp_path / "inbox", pool)
    assert ask(tmp_path / "home", "SELECT count(*) FROM dim_document WHERE status = 'quarantined'") == [(1,)]
    write(tmp_path / "later.txt", MEALS)
    load(tmp_path / "home", tmp_path / "inbox", pool)
    assert ask(tmp_path / "home", "SELECT count(*) FROM dim_document WHERE status = 'quarantined'") == [(0,)]
    assert ask(tmp_path / "home", AMOUNTS) == [("校舍维修", 1000), ("营养改善", 500)]
