"""The draft for data users is short Markdown in which a text of a document can be nothing but text."""

from __future__ import annotations

from pathlib import Path

import pytest
import staging
from test_warehouse_diff import changed

from warehouse.diff import changelog, compared
from warehouse.diff.changelog import escaped
from warehouse.release import read_release
from warehouse.sqlfiles import read_folder


def draft(before: Path, after: Path, lines: int = 20) -> str:
    with compared(before, after) as comparison:
        return "\n".join(changelog(comparison, read_release(before), read_release(after), lines))


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("古树保护", "古树保护"),
        ("[点此](http://x)", r"\[点此\](http\://x)"),
        ("<script>", r"\<script\>"),
        ("**粗** _斜_ `码`", r"\*\*粗\*\* \_斜\_ \`码\`"),
        ("# 一\n- 二", r"\# 一 - 二"),
        ("- 一", r"\- 一"),
        ("1. 一", r"1\. 一"),
        ("12) 一", r"12\) 一"),
        ("www.x.cn a@b.cn", r"www\.x.cn a\@b.cn"),
        ("1.5 ≥ 0.5", "1.5 ≥ 0.5"),
        ("a" * 300, "a" * 200 + "…"),
    ],
)
def test_a_text_stays_a_text(text: str, markdown: str):
    assert escaped(text) == markdown


def test_equal_releases_give_a_draft_that_says_so(small: Path):
    assert draft(small, small).splitlines() == [
        "## Release 1 (2024-03-01)",
        "",
        "Against release 1 (2024-03-01): 1 documents (+0) and 1 indicator rows (+0).",
        "",
        "No change that a data user would notice.",
    ]


def test_a_new_document_brings_its_department_its_year_and_its_rows(small: Path, tmp_path: Path):
    told = draft(small, staging.two_years().build(tmp_path))
    assert "- first data of fiscal year 2025" in told
    assert "- 307 岚溪县林业局, 2025: documents 1, projects 1, indicator rows 1" in told


def test_an_amount_that_another_reading_corrects_is_told_with_its_project_escaped(small: Path, tmp_path: Path):
    later = changed(small, tmp_path, "UPDATE fact_project_budget SET amount_yuan = 99.5, name = '古树*保护*'")
    assert r"- 307 岚溪县林业局, 古树\*保护\* (2024, 批复): 120000.00 → 99.50 yuan" in draft(small, later)


def test_findings_that_went_are_counted_by_rule(tmp_path: Path):
    found = staging.Stage(findings=(staging.finding("S07", message="总数 | 不符"),)).build(tmp_path)
    (tmp_path / "changed").mkdir()
    none = changed(found, tmp_path / "changed", "DELETE FROM finding WHERE rule_id = 'S07'")
    assert r"- S07 (error): appeared 0, went 1; for example: 总数 \| 不符" in draft(found, none)
    assert "- S07 (error): appeared 1, went 0" in draft(none, found)


def test_a_long_section_is_cut_and_says_so(small: Path, tmp_path: Path):
    words = "'units.csv', n, 'recode', n, n + 1, NULL, '同一单位', '2024-01-01', '我', NULL"
    decisions = f"SELECT {words} FROM range(2, 7) AS r(n)"
    later = changed(small, tmp_path, f"INSERT INTO steward_decision {decisions}")
    lines = draft(small, later, lines=2).split("### Decisions of the steward")[1].splitlines()
    assert [line for line in lines if line] == ["- added: recode: 2 / 3", "- added: recode: 3 / 4", "- … and more"]
    assert "more" not in draft(small, later, lines=5)


def test_every_section_says_its_title_its_order_and_its_line():
    for file in read_folder("diff/changelog"):
        assert file.header("title"), file.name
        assert file.header("order").isdecimal(), file.name
        assert file.header("line"), file.name
