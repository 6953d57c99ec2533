"""Each story of the samples stands where their README says, in the published files themselves."""

import functools

import openpyxl
import pdfplumber
import pytest

from samples.county import REGION_CODE, REGION_NAME
from samples.documents import documents
from samples.make import make_inbox
from samples.rows import blank_covered, table_rows

FILE = "部门预算项目绩效目标表"


def close_frame(page):
    """Return settings that close the frame which an open page break leaves open."""
    ends = [line["top"] for line in page.lines] + [line["bottom"] for line in page.lines]
    return {"explicit_horizontal_lines": [min(ends), max(ends)]}


@functools.cache
def pdf_tables(path):
    with pdfplumber.open(path) as document:
        return [page.extract_tables(close_frame(page))[0] for page in document.pages]


def pdf_row(path, page, row):
    return ["" if cell is None else cell.replace("\n", "") for cell in pdf_tables(path)[page - 1][row - 1]]


def text_lines(path):
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def sheet_row(path, row):
    return [cell.value for cell in openpyxl.load_workbook(path).active[row]]


@pytest.fixture
def social(county_folder):
    return {year: next((county_folder / year / "307 县人社局").glob("*")) for year in ("2023", "2024", "2025")}


def test_made_twice_the_inbox_has_the_same_bytes(county_folder, tmp_path):
    again = tmp_path / county_folder.name
    files = make_inbox(tmp_path)
    assert len(files) == 22
    for file in files:
        assert file.read_bytes() == (county_folder / file.relative_to(again)).read_bytes(), file.name


def test_made_again_the_inbox_keeps_what_others_put_there(tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("kept", encoding="utf-8")
    stale = tmp_path / f"{REGION_CODE} {REGION_NAME}" / "stale.txt"
    stale.parent.mkdir()
    stale.write_text("gone", encoding="utf-8")
    make_inbox(tmp_path)
    assert other.exists()
    assert not stale.exists()


@pytest.mark.parametrize(
    "document",
    [one for one in documents() if one.file.endswith(".pdf") and "补充" not in one.file],
    ids=lambda one: one.file[:8],
)
def test_the_cells_of_every_pdf_can_be_read_back(county_folder, document):
    table = table_rows(document)
    merged = {merge.column for merge in table.merges}
    pages = pdf_tables(county_folder / document.file)
    repeated = 1 if document.breaks == "repeat" else 0
    rows = [row for number, page in enumerate(pages) for row in page[repeated if number else 0 :]]
    assert len(rows) == len(table.rows)
    for column in range(len(document.columns)):
        read = [(row[column] or "").replace("\n", "") for row in rows]
        wanted = [row[column] for row in blank_covered(table)]
        assert "".join(read) == "".join(wanted)
        assert column in merged or read == wanted


def test_story_1_a_project_is_renamed(social):
    assert pdf_row(social["2024"], 2, 16)[1] == "职业技能提升培训补贴"
    assert text_lines(social["2025"])[41][1] == "技能青禾行动培训补贴"


def test_story_2_a_target_is_lowered_while_the_budget_grows(county_folder):
    before = pdf_row(county_folder / "2024" / "301 县教育局" / f"{FILE}.pdf", 1, 7)
    after = sheet_row(county_folder / "2025" / "301 县教育局" / f"{FILE}.xlsx", 9)
    assert (before[2], before[8]) == ("1,200,000.00", "8000")
    assert (after[2], after[8]) == (1500000, 7200)


def test_story_3_a_unit_changes_its_code(county_folder):
    labels = [row[0] for row in sheet_rows(county_folder, "2023") + sheet_rows(county_folder, "2024") if row[0]]
    codes = [label.split("-")[0] for label in labels if label.endswith("农业技术推广中心")]
    assert codes == ["305003", "305007"]


def sheet_rows(county_folder, year):
    sheet = openpyxl.load_workbook(county_folder / year / "305 县农业农村局" / f"{FILE}.xlsx").active
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]


def test_story_4_one_table_is_published_three_times(county_folder):
    folder = county_folder / "2024" / "305 县农业农村局"
    assert (folder / "附件2.pdf").read_bytes() == (folder / f"{FILE}.pdf").read_bytes()
    drawn = [(row[6] or "").replace("\n", "") for page in pdf_tables(folder / f"{FILE}.pdf") for row in page]
    assert drawn == [row[6] or "" for row in sheet_rows(county_folder, "2024")]


def test_story_5_the_correction_changes_one_amount_and_one_target(county_folder):
    folder = county_folder / "2025" / "312 县交通运输局"
    earlier, corrected = (
        [cell for page in pdf_tables(folder / name) for row in page for cell in row]
        for name in (f"{FILE}.pdf", f"{FILE}（更正）.pdf")
    )
    changes = [pair for pair in zip(earlier, corrected, strict=True) if pair[0] != pair[1]]
    assert changes == [("46.800000", "64.800000"), ("46", "64"), ("671.845000", "689.845000")]
    assert pdf_row(folder / f"{FILE}.pdf", 1, 21)[1] == "公路桥梁定期检测"


def test_story_6_a_page_edge_cuts_a_row_of_the_pdf(social):
    head, tail = pdf_row(social["2024"], 1, 20), pdf_row(social["2024"], 2, 1)
    assert head[1]
    assert tail[1]
    assert head[1] + tail[1] == "城乡居民养老保险县级配套资金（据实结算）"
    assert head[3] + tail[3] == "足额落实城乡居民养老保险县级配套资金，按月发放基础养老金。"
    assert (head[2], tail[2]) == ("8,915,300.00", "")
    labels = [row[0] for page in pdf_tables(social["2024"]) for row in page if row[0]]
    assert [label[:6] for label in labels if label.startswith("3070")] == ["307001", "307002", "307003"]
    assert tail[0] == "307002-青禾县社会保险事务中心"


def test_story_6_a_page_edge_cuts_a_row_of_the_text(social):
    head, label, blank, tail = text_lines(social["2025"])[10:14]
    assert head[:2] == ["", "高校毕业生基层服务人员生活补助（据实"]
    assert (label, blank) == (["307001-青禾县人力资源"], [""])
    assert tail[:4] == ["和社会保障局", "结算）", "", "助并缴纳社会保险。"]
    assert (head[1] + tail[1]).endswith("（据实结算）")


def test_story_7_columns_shift_where_the_unit_cell_is_lost(social):
    lines = text_lines(social["2025"])
    shifted = [number for number, line in enumerate(lines, start=1) if len(line) == 12 and line[7].isdigit()]
    assert lines[29][0] == "领取待遇人员资格认证经费"
    assert set(shifted) <= set(range(30, 38))
    assert all(line[-1] == "" and line[6] in ("≥", "≤", ">", "定性") for line in lines[29:37])


def test_story_8_a_name_and_a_goal_end_inside_a_bracket(social):
    assert pdf_row(social["2023"], 1, 19)[6] == "预算编制准确率（计算方法：年终执行数与年初"
    assert pdf_row(social["2023"], 2, 4)[3].endswith("（其中领取待")


def test_story_9_the_total_is_wrong_by_exactly_one_yuan(county_folder):
    document = next(one for one in documents() if one.file.startswith("2024/301"))
    printed = pdf_row(county_folder / document.file, 1, 2)
    assert printed[:3] == ["301-县教育局部门", "", "5,303,751.50"]
    assert document.total_yuan - sum(one.amount_yuan for one in document.projects) == 1


def test_all_other_totals_are_right():
    wrong = [one.file for one in documents() if one.total_yuan != sum(part.amount_yuan for part in one.projects)]
    assert len(wrong) == 1


def test_story_10_a_strict_comparator_a_grade_and_a_frozen_target(social):
    assert pdf_row(social["2023"], 2, 2)[7:10] == [">", "100", "%"]
    assert pdf_row(social["2023"], 2, 8)[7:9] == ["定性", "优"]
    assert pdf_row(social["2023"], 2, 9)[6:9] == ["参保群众满意度", "≥", "90"]
    assert pdf_row(social["2024"], 2, 11)[6:9] == ["参保群众满意度", "≥", "90"]
    assert text_lines(social["2025"])[36][5:8] == ["参保群众满意度", "≥", "90"]


def test_story_11_a_file_breaks_off(county_folder):
    content = (county_folder / "2025" / "301 县教育局" / f"{FILE}（补充）.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert b"%%EOF" not in content


def test_story_13_a_percentage_is_a_number_with_a_format(county_folder):
    sheet = openpyxl.load_workbook(county_folder / "2024" / "312 县交通运输局" / f"{FILE}.xlsx").active
    assert [sheet.cell(19, column).value for column in (7, 9, 10)] == ["农村公路优良中等路率", 0.86, "%"]
    assert sheet.cell(19, 9).number_format == "0%"
