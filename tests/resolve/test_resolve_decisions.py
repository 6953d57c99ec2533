"""The steward's files: what is read, in which shapes, and how a faulty line is told."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.decisions import (
    INDICATORS,
    STEWARD_FILES,
    Decisions,
    StewardError,
    decisions_digest,
    guarded,
    read_decisions,
    unguarded,
)

ROOT = Path(__file__).parents[2]
COLUMNS = {file.name: file.columns for file in STEWARD_FILES}
SIGNED = "同一指标,2026-11-27,steward"


def steward(folder: Path, file: str, *lines: str, encoding: str = "utf-8") -> Path:
    folder = folder / "steward"
    folder.mkdir(exist_ok=True)
    text = "\r\n".join([",".join(COLUMNS[file]), *lines, ""])
    (folder / file).write_text(text, encoding=encoding, newline="")
    return folder


def refused(folder: Path) -> str:
    with pytest.raises(StewardError) as refusal:
        read_decisions(folder)
    (told,) = str(refusal.value).splitlines()
    return told


def test_where_there_is_no_folder_and_no_file_nothing_is_decided(tmp_path: Path):
    (tmp_path / "note.txt").touch()
    for folder in (None, tmp_path / "missing", tmp_path, tmp_path / "note.txt"):
        assert read_decisions(folder) == Decisions()


def test_each_field_of_an_indicator_line_is_read(tmp_path: Path):
    folder = steward(tmp_path, "indicators.csv", "", f"unclip, 机收 ,机收面积,307001,{SIGNED}")
    (told,) = read_decisions(folder).indicators
    assert str(told.line) == "steward/indicators.csv, line 3"
    assert (told.decision, told.left, told.right, told.unit) == ("unclip", "机收", "机收面积", "307001")
    assert (told.reason, told.decided_on, told.decided_by) == ("同一指标", date(2026, 11, 27), "steward")


def test_each_field_of_a_project_line_is_read(tmp_path: Path):
    folder = steward(tmp_path, "projects.csv", f"same,990124,307003,甲项目,2024,乙项目,2025年度,{SIGNED}")
    (told,) = read_decisions(folder).projects
    assert (told.decision, told.region, told.unit) == ("same", "990124", "307003")
    assert (told.left, told.left_year, told.right, told.right_year) == ("甲项目", 2024, "乙项目", 2025)


def test_each_field_of_a_line_of_the_crosswalk_is_read(tmp_path: Path):
    folder = steward(tmp_path, "units.csv", f"rename,unit,990124,,青禾县种子站,305009,青禾县种子中心,2024,{SIGNED}")
    (told,) = read_decisions(folder).bodies
    assert (told.change, told.body, told.region, told.from_year) == ("rename", "unit", "990124", 2024)
    assert (told.left_code, told.left_name) == (None, "青禾县种子站")
    assert (told.right_code, told.right_name) == ("305009", "青禾县种子中心")


def test_each_field_of_a_synonym_is_read(tmp_path: Path):
    (told,) = read_decisions(steward(tmp_path, "synonyms.csv", f"满意率,满意度,end,{SIGNED}")).synonyms
    assert (told.left, told.right, told.place) == ("满意率", "满意度", "end")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_is_read_as_excel_and_wps_save_it(tmp_path: Path, encoding: str):
    folder = steward(tmp_path, "indicators.csv", "MERGE,甲率,乙率,,同一指标,2026/1/5,张三,,", encoding=encoding)
    (told,) = read_decisions(folder).indicators
    assert (told.decision, told.left, told.decided_on) == ("merge", "甲率", date(2026, 1, 5))


def test_blank_lines_and_remarks_are_passed_over_but_counted(tmp_path: Path):
    lines = (
        "# a remark, and more",
        ",,,,,,",
        'merge,甲率,"乙率",,"two\nlines",2026-01-05,a',
        f"merge,丙率,丁率,,{SIGNED}",
    )
    told = read_decisions(steward(tmp_path, "indicators.csv", *lines)).indicators
    assert [decision.line.number for decision in told] == [4, 6]


def test_columns_may_stand_in_another_order_and_others_beside_them(tmp_path: Path):
    folder = tmp_path / "steward"
    folder.mkdir()
    header = [*reversed(INDICATORS.columns), "score"]
    (folder / "indicators.csv").write_text(
        f"{','.join(header)}\na,2026-01-05,r,,乙率,甲率,merge,0.9\n", encoding="utf-8"
    )
    (told,) = read_decisions(folder).indicators
    assert (told.left, told.right, told.decided_by) == ("甲率", "乙率", "a")


def test_what_kept_a_spreadsheet_from_reading_a_formula_is_no_part_of_a_name(tmp_path: Path):
    (told,) = read_decisions(steward(tmp_path, "indicators.csv", f"merge,'=甲率,'乙率,,{SIGNED}")).indicators
    assert (told.left, told.right) == ("=甲率", "'乙率")


@given(st.text("='\t\r0129+甲-", max_size=16))
def test_a_guarded_text_comes_back_as_it_was_and_begins_with_no_formula(text: str):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["001", "123456789012"])
def test_digits_that_a_spreadsheet_would_change_are_guarded(text: str):
    assert guarded(text) == f"'{text}"
    assert guarded("307001") == "307001"


def test_a_line_break_inside_a_field_becomes_a_blank(tmp_path: Path):
    folder = steward(tmp_path, "indicators.csv", 'merge,"甲\n率",乙率,,"one\r\ntwo",2026-11-27,a')
    (told,) = read_decisions(folder).indicators
    assert (told.left, told.reason) == ("甲 率", "one  two")


@pytest.mark.parametrize(
    ("file", "line", "told"),
    [
        ("indicators.csv", f"join,甲,乙,,{SIGNED}", 'decision is "join": write merge, never_merge, name or unclip'),
        ("indicators.csv", f",甲,乙,,{SIGNED}", "decision is empty: fill it in"),
        ("indicators.csv", f"merge,,乙,,{SIGNED}", "left is empty"),
        ("indicators.csv", f"merge,甲, ,,{SIGNED}", "right is empty"),
        ("indicators.csv", "merge,甲,乙,,,2026-11-27,a", "reason is empty"),
        (
            "indicators.csv",
            "merge,甲,乙,,r,27.11.2026,a",
            'decided_on is "27.11.2026": write the date as in 2026-11-27',
        ),
        ("indicators.csv", "merge,甲,乙,,r,2026-02-30,a", 'decided_on is "2026-02-30": write the date'),
        ("indicators.csv", "merge,甲,乙,,r,2026-11-27,", "decided_by is empty"),
        ("indicators.csv", "merge,甲,乙", "reason is empty"),
        ("indicators.csv", f"merge,甲（一）,甲(一),,{SIGNED}", "read alike"),
        ("indicators.csv", f"never_merge,甲,乙,307001,{SIGNED}", "never_merge holds for every unit: leave unit empty"),
        ("indicators.csv", f'merge,"甲,乙,,{SIGNED}', "close the quotes"),
        ("projects.csv", f"is,990124,307001,甲,,乙,,{SIGNED}", "write same, never_same, split or merged"),
        ("projects.csv", f"same,990124,,甲,,乙,,{SIGNED}", "unit is empty"),
        ("projects.csv", f"same,990124,307001,甲,24,乙,,{SIGNED}", 'left_year is "24": write a year as in 2024'),
        ("projects.csv", f"same,990124,307001,甲,2024,甲,2024,{SIGNED}", "read alike"),
        ("units.csv", f"move,unit,990124,1,a,2,b,2024,{SIGNED}", "write rename, recode, merge, split or transfer"),
        ("units.csv", f"rename,office,990124,1,a,2,b,2024,{SIGNED}", "write unit or department"),
        ("units.csv", f"rename,unit,,1,a,2,b,2024,{SIGNED}", "region is empty"),
        ("units.csv", f"rename,unit,990124,1,a,,,2024,{SIGNED}", "right_name is empty"),
        ("units.csv", f"rename,unit,990124,1,a,2,b,,{SIGNED}", "from_year is empty"),
        ("units.csv", f"rename,unit,990124,1,a,1,a,2024,{SIGNED}", "the same code and name"),
        ("synonyms.csv", f"甲,乙,middle,{SIGNED}", "write anywhere, end, start or whole"),
        ("synonyms.csv", f"甲,甲,end,{SIGNED}", "read alike"),
    ],
)
def test_a_faulty_line_is_told_in_one_line_with_file_and_number(tmp_path: Path, file: str, line: str, told: str):
    message = refused(steward(tmp_path, file, "", line))
    assert message.startswith(f"steward/{file}, line 3: ")
    assert told in message


def test_a_project_of_one_name_can_be_told_apart_by_its_years(tmp_path: Path):
    folder = steward(tmp_path, "projects.csv", f"never_same,990124,307001,甲,2024,甲,2025,{SIGNED}")
    assert read_decisions(folder).projects[0].decision == "never_same"


@pytest.mark.parametrize("file", COLUMNS)
def test_a_header_without_one_of_its_columns_is_refused(tmp_path: Path, file: str):
    header = steward(tmp_path, file) / file
    for column in COLUMNS[file]:
        header.write_text(",".join(c for c in COLUMNS[file] if c != column), encoding="utf-8")
        assert f"steward/{file}, line 1: the header lacks {column}: write" in refused(header.parent)
    header.write_text(f"{','.join(COLUMNS[file])},reason", encoding="utf-8")
    assert "the header names reason twice" in refused(header.parent)


def test_a_file_is_called_by_its_folder_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(steward(tmp_path, "indicators.csv", "merge,甲"))
    assert refused(Path()).startswith("steward/indicators.csv, line 2: ")


def test_an_empty_file_misses_its_header(tmp_path: Path):
    folder = steward(tmp_path, "indicators.csv")
    (folder / "indicators.csv").write_bytes(b"")
    assert "line 1: the header lacks decision" in refused(folder)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path):
    folder = steward(tmp_path, "indicators.csv")
    (folder / "indicators.csv").write_bytes(b"decision,left\n\xff\xff\x00")
    assert "neither in UTF-8 nor in GB 18030" in refused(folder)


def test_what_stands_where_a_file_should_is_told(tmp_path: Path):
    (tmp_path / "indicators.csv").mkdir()
    assert "cannot be opened" in refused(tmp_path)


@pytest.mark.parametrize(
    ("file", "first", "second", "told"),
    [
        ("indicators.csv", "merge,甲,乙,,", "never_merge,乙,甲,,", "are two, but line 2 (甲, 乙) makes them one"),
        ("indicators.csv", "merge,甲,乙,,", "merge,乙,甲,,", "line 2 (甲, 乙) and line 3 (乙, 甲) lead in a circle"),
        ("indicators.csv", "name,甲,乙,,", "name,甲,丙,,", "line 2 and line 3 differ in the name of 甲 (乙, 丙)"),
        ("indicators.csv", "unclip,甲,甲乙,1,", "unclip,甲,甲丙,1,", "differ in the whole text of 甲"),
        ("projects.csv", "same,,1,甲,,乙,,", "never_same,,1,乙,,甲,,", "are two, but line 2"),
        ("projects.csv", "split,,1,甲,,乙,,", "same,,1,甲,,乙,,", "line 2 says that 甲 and 乙 are two, but line 3"),
        ("projects.csv", "merged,,1,甲,,乙,,", "merged,,1,乙,,甲,,", "lead in a circle"),
        ("units.csv", "rename,unit,9,1,a,1,b,2024,", "rename,unit,9,1,b,1,a,2025,", "lead in a circle"),
        ("units.csv", "rename,unit,9,1,a,1,b,2024,", "rename,unit,9,1,a,1,b,2025,", "(rename 2024, rename 2025)"),
        ("units.csv", "merge,unit,9,1,a,1,b,2024,", "merge,unit,9,1,a,1,c,2024,", "differ in the successor of 1 a"),
        ("synonyms.csv", "甲,乙,end,", "甲,丙,end,", "differ in the meaning of 甲"),
        ("synonyms.csv", "甲,乙,end,", "乙,甲,start,", "lead in a circle"),
    ],
)  # fmt: skip
def test_two_lines_that_cannot_both_hold_are_both_named(tmp_path: Path, file: str, first: str, second: str, told: str):
    assert told in refused(steward(tmp_path, file, first + SIGNED, second + SIGNED))
    steward(tmp_path, file, first + SIGNED, f"#{second}")
    assert read_decisions(tmp_path / "steward") != Decisions()


@pytest.mark.parametrize(
    ("file", "first", "second"),
    [
        ("indicators.csv", "merge,甲,乙,,", "merge,甲,乙,,"),
        ("indicators.csv", "unclip,甲,甲乙,1,", "unclip,甲,甲丙,2,"),
        ("projects.csv", "same,,1,甲,,乙,,", "never_same,,2,甲,,乙,,"),
        ("projects.csv", "same,,1,甲,2023,乙,2024,", "never_same,,1,甲,2024,乙,2024,"),
        ("units.csv", "split,unit,9,1,a,1,b,2024,", "split,unit,9,1,a,1,c,2024,"),
        ("synonyms.csv", "甲,乙,end,", "甲,丙,start,"),
    ],
)
def test_lines_that_speak_of_different_things_do_not_contradict(tmp_path: Path, file: str, first: str, second: str):
    read_decisions(steward(tmp_path, file, first + SIGNED, second + SIGNED))


def test_the_digest_is_of_all_files_that_decide_and_of_no_other(tmp_path: Path):
    folder = steward(tmp_path, "indicators.csv")
    seen = {decisions_digest(None), decisions_digest(folder)}
    for file in COLUMNS:
        steward(tmp_path, file, "# more")
        seen.add(decisions_digest(folder))
    assert len(seen) == 2 + len(COLUMNS)
    (folder / "README.md").touch()
    assert decisions_digest(folder) in seen
    assert decisions_digest(None) == decisions_digest(tmp_path / "missing")


def test_the_digest_tells_in_which_file_a_line_stands(tmp_path: Path):
    digests = set()
    for file in COLUMNS:
        (tmp_path / file).write_text("left", encoding="utf-8")
        digests.add(decisions_digest(tmp_path))
        (tmp_path / file).unlink()
    assert len(digests) == len(COLUMNS)


def test_the_files_of_this_repository_are_without_fault():
    decided = read_decisions(ROOT / "steward")
    assert [(d.left, d.right) for d in decided.projects] == [
        ("职业技能提升培训补贴", "技能青禾行动培训补贴"),
        ("灌区渠道清淤", "渠系河道清淤疏浚"),
        ("中小河道清淤", "渠系河道清淤疏浚"),
        ("小型水利工程维护", "小型水库维护"),
        ("小型水利工程维护", "灌溉泵站维护"),
    ]
    assert [(d.change, d.left_code, d.right_code, d.from_year) for d in decided.bodies] == [
        ("recode", "305003", "305007", 2024)
    ]
    assert decided.synonyms


def test_each_example_of_the_readme_can_be_used_as_it_stands(tmp_path: Path):
    pages = (ROOT / "steward" / "README.md").read_text(encoding="utf-8").split("\n## ")
    for file, columns in COLUMNS.items():
        (page,) = (page for page in pages if page.startswith(file))
        assert f"`{','.join(columns)}`" in page
        examples = [e for e in re.findall(r"`([^`]+)`", page) if len(next(csv.reader(io.StringIO(e)))) == len(columns)]
        steward(tmp_path, file, *(e for e in examples if "2026-11-27" in e))
    decided = read_decisions(tmp_path / "steward")
    assert {d.decision for d in decided.indicators} == {"merge", "never_merge", "name", "unclip"}
    assert {d.decision for d in decided.projects} == {"same", "never_same", "split", "merged"}
    assert {d.change for d in decided.bodies} == {"rename", "recode", "merge", "split", "transfer"}
