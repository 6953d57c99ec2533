"""Workbooks for Excel and WPS: Chinese headings, numbers as numbers, ids as texts, and nothing is lost unsaid."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import exported
import openpyxl
import pytest
import staging
from openpyxl.worksheet.worksheet import Worksheet

from warehouse import schema
from warehouse.export import export, texts, workbook
from warehouse.export.workbook import Sizes

LARGE = (1 << 62) + 1
FORMULA = '=HYPERLINK("http://x.example","y")'


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    row = staging.indicator(
        LARGE, name_printed=FORMULA, value_text="http://x.example", value_high=Decimal("1234567890123.456789")
    )
    return exported.publish(tmp_path_factory.mktemp("home"), staging.Stage(indicators=(row,)))


@pytest.fixture(scope="module")
def out(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("xlsx")
    export(home, folder, "xlsx")
    return folder / "jixiao.xlsx"


@pytest.fixture(scope="module")
def book(out: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(out)


def cells(sheet: Worksheet, row: int = 2) -> dict[str, Any]:
    """Return a row's cells by the last line of their headings."""
    return {str(top.value).rpartition("\n")[2]: cell for top, cell in zip(sheet[1], sheet[row], strict=True)}


def leftovers(home: Path, tmp_path: Path, *wanted: str) -> tuple[list[str], str]:
    """Return the texts of a sheet of such leftovers, and what its file says of them."""
    other = exported.copied(home, tmp_path / "home")
    exported.leave(other, list(wanted))
    done = export(other, tmp_path / "out", "xlsx", ("leftover",))
    sheet = openpyxl.load_workbook(tmp_path / "out" / "jixiao.xlsx")["leftover"]
    return [cells(sheet, row)["text"].value for row in range(2, sheet.max_row + 1)], "".join(done.files[0].notes)


def test_marts_come_under_their_chinese_names_and_headings(book: openpyxl.Workbook) -> None:
    assert book.sheetnames[:2] == ["说明", "数据字典"]
    headings = [cell.value for cell in book["指标目标"][1]]
    assert headings[:6] == ["指标行编号", "年度", "区划代码", "区划名称", "部门代码", "部门名称"]
    assert book["dim_unit"]["A1"].value == "预算单位编号\nunit_id"


def test_the_sheet_that_may_be_added_up_comes_first(book: openpyxl.Workbook) -> None:
    assert book.sheetnames[2:5] == ["项目预算", "项目执行", "部门整体"]


def test_the_workbook_says_first_what_leads_to_wrong_sums(book: openpyxl.Workbook) -> None:
    told = [line[1] for line in book["说明"].iter_rows(values_only=True) if isinstance(line[1], str)]
    assert any("只有“项目预算”的预算数可以求和" in text for text in told)
    assert any("Blank means not printed or unreadable" in text for text in told)


def test_headings_stay_in_view_and_every_sheet_has_a_filter(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_explanations_are_printed_whole_and_the_title_is_as_high_as_its_letters(book: openpyxl.Workbook) -> None:
    for name in ("说明", "数据字典"):
        sheet = book[name]
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.page_setup.orientation == "landscape"
    title = book["说明"]["A1"]
    assert book["说明"].row_dimensions[1].height >= 1.5 * title.font.sz


def test_every_sheet_is_printed_on_the_paper_that_offices_in_china_have(book: openpyxl.Workbook) -> None:
    assert {sheet.page_setup.paperSize for sheet in book.worksheets} == {int(book.worksheets[0].PAPERSIZE_A4)}


def test_values_have_the_formats_that_people_expect(book: openpyxl.Workbook) -> None:
    row = cells(book["指标目标"])
    assert (row["预算数"].value, row["预算数"].number_format) == (120000, "#,##0.00")
    assert (row["年度"].value, row["年度"].number_format) == (2024, "0")
    assert (row["权重"].value, row["权重"].number_format) == (90, "General")
    assert (row["是否截断"].value, row["定性指标值"].data_type) == (False, "s")
    built = cells(book["release"])["created_at"]
    assert (built.value.isoformat(), built.number_format) == ("2024-03-01T02:00:00", "yyyy-mm-dd hh:mm:ss")


def test_no_digit_is_lost(book: openpyxl.Workbook) -> None:
    row = cells(book["指标目标"])
    assert (row["指标行编号"].value, row["指标行编号"].data_type) == (str(LARGE), "s")
    assert (row["指标值上限"].value, row["指标值上限"].data_type) == ("1234567890123.456789", "s")
    notes = [line[6] for line in book["说明"].iter_rows(values_only=True) if line[1] == "指标目标"]
    assert "1 numbers have more than 15 digits" in notes[0]


def test_texts_are_neither_formulas_nor_links(out: Path, book: openpyxl.Workbook) -> None:
    printed = cells(book["指标目标"])["三级指标"]
    assert (printed.value, printed.data_type, printed.quotePrefix) == (FORMULA, "s", True)
    for sheet in book.worksheets:
        assert not any(cell.data_type == "f" or cell.hyperlink for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(out) as archive:
        parts = [name for name in archive.namelist() if "external" in name.lower() or "sheets/_rels" in name]
        assert parts == []


def test_a_text_that_is_too_long_is_cut_and_says_so(home: Path, tmp_path: Path) -> None:
    found, note = leftovers(home, tmp_path, "长" * 40_000, "𠮷" * 16_384, "a" * 32_767)
    assert found[0].endswith("【截断：余 8000 字｜cut: 8000 characters more】")
    assert found[1].endswith("【截断：余 384 字｜cut: 384 characters more】")
    assert found[2] == "a" * 32_767
    assert all(len(text.encode("utf-16-le")) // 2 <= 32_767 for text in found)
    assert "2 texts are longer than the 32,767 characters of a cell" in note


def test_control_characters_are_shown_as_symbols(home: Path, tmp_path: Path) -> None:
    found, note = leftovers(home, tmp_path, "a\x00b\x07", "one\r\ntwo\nthree", "\uffff", "tab\there")
    assert found == ["a␀b␇", "one\ntwo\nthree", "�", "tab\there"]
    assert "2 texts hold control characters" in note


def test_what_looks_like_an_escape_is_written_so_that_excel_shows_it(home: Path, tmp_path: Path) -> None:
    assert leftovers(home, tmp_path, "_x0041_")[0] == ["_x005F_x0041_"]


def test_a_table_too_large_goes_on_in_further_workbooks_and_loses_no_row(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook.write, "__defaults__", (Sizes(shared=1, sheet=2),))
    other = exported.copied(home, tmp_path / "home")
    exported.leave(other, ["一", "二", "三", "四", "五"])
    done = export(other, tmp_path / "out", "xlsx", ("leftover", "release"))
    names = ["jixiao.xlsx", "leftover.xlsx", "leftover-2.xlsx", "leftover-3.xlsx", "dictionary.csv"]
    assert [file.name for file in done.files] == names
    found = []
    for name in names[1:4]:
        sheet = openpyxl.load_workbook(tmp_path / "out" / name)["leftover"]
        found += [cells(sheet, row)["text"].value for row in range(2, sheet.max_row + 1)]
    assert found == ["一", "二", "三", "四", "五"]
    assert done.files[2].notes == ("第 2 部分，共 3 部分｜part 2 of 3",)
    about = openpyxl.load_workbook(tmp_path / "out" / "jixiao.xlsx")["说明"]
    assert {"leftover.xlsx", "leftover-2.xlsx", "leftover-3.xlsx"} <= {cell.value for cell in about["A"]}


def test_the_first_sheet_says_what_it_is_and_what_is_left_out(book: openpyxl.Workbook) -> None:
    lines = {line[0]: line for line in book["说明"].iter_rows(values_only=True) if line[0]}
    assert lines["发布序号｜Release"][1] == "1"
    assert lines["生成时间（协调世界时）｜Built at (UTC)"][1] == "2024-03-01 02:00:00"
    assert lines["fact_indicator_target"][5] == "the rows of it that count stand in the marts"
    sheets = {line[1]: line[2] for line in book["说明"].iter_rows(values_only=True) if line[0] == "jixiao.xlsx"}
    assert {name: book[name].max_row - 1 for name in book.sheetnames[2:]} == sheets


def test_the_dictionary_sheet_has_a_line_for_each_column(book: openpyxl.Workbook) -> None:
    columns = sum(book[name].max_column for name in book.sheetnames[2:])
    lines = list(book["数据字典"].iter_rows(min_row=2, values_only=True))
    assert len(lines) == columns
    assert ("指标目标", "mart_indicator_target", "fiscal_year", "年度") in [line[:4] for line in lines]


def test_what_a_workbook_leaves_out_are_tables_that_there_are() -> None:
    names = [table.name for table in schema.tables()]
    patterns = [line["table"] for line in texts._lines("left_out.csv")]
    assert [pattern for pattern in patterns if not any(fnmatchcase(name, pattern) for name in names)] == []
