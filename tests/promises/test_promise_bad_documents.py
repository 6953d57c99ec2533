"""One bad document never stops a night: it is named with the reason, and the rest is loaded."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from pipeline.collect.pool import LocalPool
from tests.documents import make
from tests.promises import warehouses
from tests.promises.warehouses import (
    BENEFIT,
    COUNT,
    InThisProcess,
    Project,
    ask,
    folder,
    load,
    told,
    write,
)

BAD = (
    ("空白.pdf", make.empty_file, "empty"),
    ("图片.pdf", make.renamed_jpg, "picture|image|JPEG|jpg"),
    ("半截.pdf", make.truncated_pdf, "."),
    ("加密.pdf", make.encrypted_pdf, "password|encrypted"),
    ("说明.xlsx", make.workbook_without_table, "no performance table"),
)
"""A file that is no table, its maker, and what the reason says."""


def odd_indicator(column: int, text: str) -> tuple[str, ...]:
    return (*COUNT[:column], text, *COUNT[column + 1 :])


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory, pool: InThisProcess) -> Path:
    """A home after the load of an inbox in which every document but one is bad in a way of its own."""
    base = tmp_path_factory.mktemp("night")
    inbox = base / "inbox"
    here = folder(inbox)
    write(here / "好.txt", Project("校舍维修"))
    for name, maker, _ in BAD:
        maker(here / name)
    write(here / "无单位.txt", Project("操场改造"), money_unit=None)
    write(here / "负数.txt", Project("旧楼处置", "-300.00"))
    write(here / "读不出.txt", Project("图书购置", "约三百多"))
    write(here / "巨款.txt", Project("巨款", "9" * 40))
    write(here / "生词.txt", Project("食堂补助"), heading=[*make.HEADING[:-1], "评价口径"])
    write(here / "生僻.txt", Project("校车补助", indicators=(odd_indicator(5, "蓬蓬"), BENEFIT)))
    write(here / "矛盾一.txt", Project("教师培训", "700.00"))
    write(here / "矛盾二.txt", Project("教师培训", "800.00"))
    (here / "断链.pdf").symlink_to(base / "nowhere.pdf")
    (here / "自链.pdf").symlink_to(here / "自链.pdf")
    os.mkfifo(here / "管道.pdf")
    write(here / "组" / "组内.txt", Project("实验器材", "60.00"))
    (here / "组" / "jixiao.toml").write_text('published_on = "昨天"\n', encoding="utf-8")
    load(base / "home", inbox, pool)
    return base / "home"


@pytest.mark.parametrize(("name", "reason"), [(name, reason) for name, _, reason in BAD], ids=lambda v: v[:6])
def test_a_file_that_holds_no_table_is_named_with_its_reason(night: Path, name: str, reason: str):
    said = {row[0].split()[-1]: row[2] for row in told(night, "quarantined")}
    assert re.search(reason, said[name], re.IGNORECASE), said[name]


@pytest.mark.parametrize("name", ["断链.pdf", "自链.pdf", "管道.pdf"])
def test_what_cannot_be_opened_is_named_with_its_reason(night: Path, name: str):
    said = {row[0].split()[-1]: row[2] for row in told(night, "quarantined")}
    assert "take it" in said[name]


def test_the_good_document_and_the_readable_rows_of_the_odd_ones_are_loaded(night: Path):
    names = {name for (name,) in ask(night, "SELECT project_name FROM mart_project_budget")}
    assert names == {
        "校舍维修", "操场改造", "旧楼处置", "图书购置", "巨款", "食堂补助", "校车补助", "教师培训", "实验器材"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("document", "rule"),
    [
        ("无单位.txt", "S06"),
        ("负数.txt", "N01"),
        ("读不出.txt", "N02"),
        ("生词.txt", "P01"),
        ("生僻.txt", "V11"),
        ("矛盾一.txt", "D02"),
        ("矛盾二.txt", "D02"),
        ("组内.txt", "D04"),
    ],
)
def test_an_odd_document_is_named_in_the_findings(night: Path, document: str, rule: str):
    found = {(row[1], row[2].split()[-1]) for row in told(night, "findings")}
    assert (rule, document) in found


def test_the_findings_that_are_counted_are_those_of_what_counts(night: Path):
    counted = ask(night, "SELECT count(*) FROM finding WHERE is_current AND severity <> 'info'")
    everywhere = ask(night, "SELECT count(*) FROM finding WHERE severity <> 'info'")
    assert [(sum(row[2] for row in told(night, "findings_by_rule") if row[0] != "info"),)] == counted != everywhere


@pytest.mark.parametrize(("name", "yuan"), [("操场改造", None), ("图书购置", None), ("巨款", None), ("旧楼处置", -300)])
def test_an_amount_that_cannot_be_known_is_null_and_never_a_guess(night: Path, name: str, yuan: int | None):
    sql = f"SELECT amount_yuan FROM mart_project_budget WHERE project_name = '{name}'"
    assert ask(night, sql) == [(yuan,)]


def test_an_unknown_unit_of_measure_is_kept_as_printed(night: Path):
    sql = "SELECT measure_unit, measure_unit_printed FROM mart_indicator_target WHERE project_name = '校车补助'"
    assert ("蓬蓬", "蓬蓬") in ask(night, sql)


def test_of_two_documents_that_contradict_each_other_one_counts_and_is_marked(night: Path):
    sql = "SELECT is_current, is_disputed FROM fact_project_budget WHERE name = '教师培训' ORDER BY ALL"
    assert ask(night, sql) == [(False, False), (True, True)]


def test_a_wrong_default_is_not_used_and_told_with_what_to_write(night: Path):
    sql = "SELECT message FROM finding WHERE rule_id = 'D04'"
    ((message,),) = ask(night, sql)
    assert "2024/301 县教育局/组/jixiao.toml" in message
    assert "published_on" in message
    assert "not used" in message


def test_a_document_that_its_reader_dies_of_loses_only_itself(tmp_path: Path):
    inbox = tmp_path / "inbox"
    write(folder(inbox) / "好.txt", Project("校舍维修"))
    greedy = folder(inbox) / "贪婪.txt"
    greedy.write_text("部门预算项目绩效目标表（2024年度）\n" + "字" * (40 * 1024 * 1024), encoding="utf-8")
    load(tmp_path / "home", inbox, LocalPool(workers=1, mebibytes=300))
    assert ask(tmp_path / "home", "SELECT project_name FROM mart_project_budget") == [("校舍维修",)]
    ((name, _, reason),) = told(tmp_path / "home", "quarantined")
    assert name.endswith("贪婪.txt")
    assert "MiB" in reason


def test_words_that_cannot_be_typed_cost_only_their_document(
    tmp_path: Path, pool: InThisProcess, monkeypatch: pytest.MonkeyPatch
):
    inbox = tmp_path / "inbox"
    write(folder(inbox) / "好.txt", Project("校舍维修"))
    write(folder(inbox) / "怪.txt", Project("怪事"))
    honest = warehouses.type_document

    def odd(reading, document_id, name, size, context):
        if name == "怪.txt":
            raise ArithmeticError("no such number")
        return honest(reading, document_id, name, size, context)

    monkeypatch.setattr(warehouses, "type_document", odd)
    load(tmp_path / "home", inbox, pool)
    assert ask(tmp_path / "home", "SELECT project_name FROM mart_project_budget") == [("校舍维修",)]
    ((name, _, reason),) = told(tmp_path / "home", "quarantined")
    assert name.endswith("怪.txt")
    assert "no such number" in reason
