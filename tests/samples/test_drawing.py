"""What the drawn tables hold when another program reads them back."""

import openpyxl
import pdfplumber
import pytest
from pdfminer.pdfdocument import PDFPasswordIncorrect

from samples.drawing import Look, Merge, page_rows, ruled_pdf, text_table, workbook_table
from tests.documents import make

ROWS = [["单位", "项目"], ["甲局", "养护"], ["", "检测"], ["乙局", "培训"]]


def tables(path, settings=None):
    with pdfplumber.open(path) as document:
        return [page.extract_tables(settings or {})[0] for page in document.pages]


def test_a_ruled_pdf_gives_its_cells_back_and_tells_covered_from_empty(tmp_path):
    path = ruled_pdf(tmp_path / "a.pdf", [ROWS], merges=[Merge(1, 0, row_span=2)])
    assert tables(path) == [[["单位", "项目"], ["甲局", "养护"], [None, "检测"], ["乙局", "培训"]]]


def test_a_cell_cut_by_a_page_edge_goes_on_overleaf(tmp_path):
    name = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"
    rows = [[name, "12.00", "上"], ["", "", "下"]]
    merges = [Merge(0, 0, row_span=2), Merge(0, 1, row_span=2)]
    path = ruled_pdf(tmp_path / "a.pdf", [rows[:1], rows[1:]], merges=merges, widths=[74, 300, 400])
    first, second = tables(path)
    assert first[0][1:] == ["12.00", "上"]
    assert second[0][1:] == ["", "下"], "a single line stays on the first half"
    assert first[0][0]
    assert second[0][0]
    assert first[0][0] + second[0][0] == name


def test_the_label_of_a_long_merged_cell_stands_once_where_its_middle_is(tmp_path):
    rows = [["甲局" if not row else "", str(row)] for row in range(5)]
    path = ruled_pdf(tmp_path / "a.pdf", [rows[:1], rows[1:]], merges=[Merge(0, 0, row_span=5)])
    assert [[row[0] for row in table] for table in tables(path)] == [[""], ["甲局", None, None, None]]


@pytest.mark.parametrize(("open_breaks", "rules"), [(False, 2), (True, 1)])
def test_an_open_break_leaves_the_cut_cell_without_a_rule_at_the_page_edge(tmp_path, open_breaks, rules):
    pages = [[["甲局", "a"]], [["", "b"]]]
    look = Look(open_breaks=open_breaks)
    path = ruled_pdf(tmp_path / "a.pdf", pages, merges=[Merge(0, 0, row_span=2)], look=look)
    with pdfplumber.open(path) as document:
        page = document.pages[0]
        level = [line for line in page.lines if line["top"] == line["bottom"] and line["x0"] < page.width / 4]
    assert len(level) == rules


def test_a_repeated_heading_is_no_row_of_the_table(tmp_path):
    path = ruled_pdf(tmp_path / "a.pdf", [ROWS[:2], ROWS[2:]], repeat_heading=1)
    assert [table[0] for table in tables(path)] == [ROWS[0], ROWS[0]]


def test_a_page_takes_as_many_rows_as_fit_and_breaks_where_it_is_told():
    rows = [[str(number)] for number in range(60)]
    pages = page_rows(rows, break_before=3)
    assert [row for page in pages for row in page] == rows
    assert len(pages[0]) == 3
    assert len(pages) > 2


def test_rows_that_do_not_fit_are_refused_and_not_drawn_outside_the_paper(tmp_path):
    with pytest.raises(ValueError, match="page 1"):
        ruled_pdf(tmp_path / "a.pdf", [[["x"]] * 60])


def test_a_workbook_keeps_merges_numbers_and_formats(tmp_path):
    rows = [["项目", "值"], ["养护", 1], ["", 2]]
    path = workbook_table(
        tmp_path / "a.xlsx",
        rows,
        merges=[Merge(1, 0, row_span=2)],
        number_formats={(1, 1): "0%"},
        title="表",
        unit="元",
    )
    sheet = openpyxl.load_workbook(path).active
    assert sorted(str(merged) for merged in sheet.merged_cells.ranges) == ["A1:B1", "A2:B2", "A4:A5"]
    assert (sheet["B4"].value, sheet["B4"].number_format) == (1, "0%")
    assert sheet["A5"].value is None


def test_a_text_is_tabs_and_lines_as_they_were_given(tmp_path):
    path = text_table(tmp_path / "a.txt", [["a", ""], [""], ["b"]], title="表", unit="单位：元")
    assert path.read_text(encoding="utf-8") == "表\n\n单位：元\n\na\t\n\nb\n"


def test_drawn_twice_a_table_has_the_same_bytes(tmp_path):
    for name, draw in (
        ("a.pdf", lambda path: ruled_pdf(path, [ROWS])),
        ("a.xlsx", lambda p: workbook_table(p, ROWS)),
    ):
        assert draw(tmp_path / "1" / name).read_bytes() == draw(tmp_path / "2" / name).read_bytes()


def test_an_encrypted_pdf_opens_with_its_password_alone(tmp_path):
    path = make.encrypted_pdf(tmp_path / "a.pdf", password="k")
    with pdfplumber.open(path, password="k") as document:
        assert len(document.pages) == 1
    with pytest.raises(Exception) as caught, pdfplumber.open(path):  # noqa: PT011 - a wrapper hides the class
        pass
    assert isinstance(caught.value.args[0], PDFPasswordIncorrect)


def test_the_other_traps_are_what_they_are_called(tmp_path):
    assert make.empty_file(tmp_path / "a.pdf").read_bytes() == b""
    assert make.renamed_jpg(tmp_path / "b.pdf").read_bytes().startswith(b"\xff\xd8")
    assert b"%%EOF" not in make.truncated_pdf(tmp_path / "c.pdf").read_bytes()
    sheet = openpyxl.load_workbook(make.workbook_without_table(tmp_path / "d.xlsx")).active
    assert (sheet.max_row, sheet.max_column) == (1, 1)
