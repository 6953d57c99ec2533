"""A PDF's pages: boxes where they are displayed, a sample read twice, and what cannot be read said so."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from pipeline.extract import UnreadableDocumentError, read
from pipeline.extract.page.ink import Glyph, Ink, Rule
from pipeline.extract.page.lattice import tables as lattice_tables
from pipeline.extract.pdf import pdfium
from pipeline.extract.pdf.crosscheck import Check, disagreement
from pipeline.extract.pdf.unreadable import is_unreadable, plain
from pipeline.extract.scan import document as scan
from pipeline.records import Box
from tests.extract.drawn_pages import canvas, saved_again, tables, texts, two_by_two

_CELLS = [["甲", "乙"], ["丙", "丁"]]


def _drawn(path, draw=two_by_two, size=(300, 200)):
    page = canvas(path, size)
    draw(page)
    page.save()
    return path


_BOXES = [{}, {"crop": (40, 30, 270, 180)}, {"media": (-50, -20, 350, 240)}, {"media": (20, 30, 280, 170)}]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("boxes", _BOXES, ids=["plain", "cropped", "offset", "inset"])
def test_a_cell_has_the_box_at_which_a_rendered_page_shows_it(tmp_path, rotation, boxes):
    # Latin letters: the picture is drawn with the machine's fonts, of which it may have no Chinese one.
    letters = _drawn(tmp_path / "a.pdf", lambda page: two_by_two(page, ("A", "B", "C", "D")))
    path = saved_again(letters, rotation=rotation, **boxes)
    (grid,) = tables(path)
    assert texts(grid) == [["A", "B"], ["C", "D"]]
    picture = pypdfium2.PdfDocument(path)[0].render(scale=2).to_pil().convert("L")
    for cell in (cell for row in grid.rows for cell in row):
        box = cell.place.box
        inside = picture.crop([round(2 * v) for v in (box.x0 + 2, box.top + 2, box.x1 - 2, box.bottom - 2)])
        border = picture.crop([round(2 * v) for v in (box.x0 - 2, box.top + 9, box.x0 + 2, box.top + 12)])
        assert inside.getextrema()[0] < 128, "the text stands in its box"
        assert border.getextrema()[0] < 200, "a rule stands at its left side"


def test_both_readers_place_a_turned_and_cropped_page_alike(tmp_path):
    for rotation in (0, 90, 180, 270):
        for boxes in _BOXES:
            assert not read(saved_again(_drawn(tmp_path / "a.pdf"), rotation=rotation, **boxes)).doubts


def _up(page):
    page.rotate(90)
    page.translate(0, -200)
    two_by_two(page)


def test_a_page_whose_text_runs_up_is_read_upright(tmp_path):
    assert texts(tables(_drawn(tmp_path / "a.pdf", _up, (200, 300)))[0]) == _CELLS


def _in_form(page):
    page.beginForm("table", 0, 0, 300, 200)
    page.setFont("STSong-Light", 10)
    two_by_two(page)
    page.endForm()
    page.saveState()
    page.scale(0.5, 0.5)
    page.doForm("table")
    page.restoreState()


def test_a_table_painted_as_a_form_stands_where_the_form_is_put(tmp_path):
    (grid,) = tables(_drawn(tmp_path / "a.pdf", _in_form))
    assert texts(grid) == _CELLS
    assert grid.rows[0][0].place.box.x0 == pytest.approx(25, abs=1)


def test_pages_of_different_sizes_are_each_read(tmp_path):
    page = canvas(tmp_path / "a.pdf")
    two_by_two(page)
    page.showPage()
    page.setPageSize((3000, 4000))
    page.setFont("STSong-Light", 100)
    page.scale(10, 10)
    page.setFont("STSong-Light", 10)
    two_by_two(page)
    page.save()
    assert [texts(grid) for grid in tables(tmp_path / "a.pdf")] == [_CELLS, _CELLS]


def test_ligatures_are_read_as_their_letters(tmp_path):
    def draw(page):
        page.setFont("Helvetica", 10)
        two_by_two(page, ("office", "baffling", "x", "y"))

    assert texts(tables(_drawn(tmp_path / "a.pdf", draw))[0])[0] == ["office", "baffling"]


# --- the second reader -------------------------------------------------------------------------------------------


def _table(*words):
    rules = [Rule(y, 0, 200) for y in (0, 20, 40)], [Rule(x, 0, 40) for x in (0, 100, 200)]
    glyphs = tuple(Glyph(text, Box(x, y, x + 10, y + 10)) for text, x, y in words)
    return lattice_tables(Ink(glyphs, tuple(rules[0]), tuple(rules[1])), 7)[0]


_WORDS = [("甲", 10, 5), ("5", 110, 5)]


def test_two_readers_that_differ_in_a_letter_raise_a_doubt_at_its_cell():
    (doubt,) = disagreement(_table(*_WORDS), _table(_WORDS[0], ("6", 110, 5)), 7)
    assert doubt.rule_id == "P05"
    assert (doubt.place.page, doubt.place.row, doubt.place.column) == (7, 1, 2)
    assert (doubt.observed, doubt.expected) == ("5", "6")


def test_a_table_that_only_one_reader_sees_raises_a_doubt():
    assert disagreement([], _table(*_WORDS), 7)
    assert disagreement(_table(*_WORDS), [], 7)


def test_blanks_and_widths_raise_no_doubt():
    assert not disagreement(_table(*_WORDS, (" ", 120, 5)), _table(_WORDS[0], ("５", 110, 5)), 7)


def test_the_sample_of_a_long_document_is_two_pages_whatever_its_length():
    check = Check()
    for number in range(1, 500):
        check.note(number, Ink((), (), ()), _table(("字" * (1000 + number % 7), 120, 5)))
    assert check.sample() == [6, 499]


def _without_names(path):
    """Take the table from glyphs to characters out of a file, so that a font names its glyphs otherwise."""
    data = path.read_bytes()
    changed = path.with_name("unnamed.pdf")
    changed.write_bytes(re.sub(rb"/ToUnicode \d+ 0 R", lambda m: b" " * len(m[0]), data))
    return changed


def _embedded(path):
    """A table whose font is a part of the file, with glyph numbers of its own (Vera stands beside reportlab)."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    page = canvas(path)
    page.setPageCompression(0)
    page.setFont("Vera", 10)
    two_by_two(page, ("Łap", "120", "ďen", "95"))
    page.save()
    return path


def test_a_font_that_names_its_glyphs_is_read(tmp_path):
    extract = read(_embedded(tmp_path / "a.pdf"))
    assert [texts(grid) for grid in extract.grids] == [[["Łap", "120"], ["ďen", "95"]]]
    assert not extract.doubts


def test_a_font_that_does_not_name_its_glyphs_is_never_read_silently(tmp_path):
    extract = read(_without_names(_embedded(tmp_path / "a.pdf")))
    assert {doubt.rule_id for doubt in extract.doubts} & {"P05", "P06"}


@pytest.mark.parametrize("text", ["(cid:12)", "\x00", "\ud800"])
def test_a_character_without_a_name_is_no_text(text):
    assert plain([text, "甲"]) == ["\ufffd", "甲"]


def test_only_what_cannot_be_read_is_unreadable():
    assert is_unreadable("完成\ue123")
    assert is_unreadable("9\ufffd%")
    assert not is_unreadable("≥95%，元/人·月")


# --- pages that are not read --------------------------------------------------------------------------------------


def _picture_page(page, picture):
    page.drawImage(str(picture), 0, 0, 300, 200)


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "scan.png"
    Image.new("RGB", (60, 40), (200, 210, 220)).save(path)
    return path


@pytest.fixture
def _no_recognition(monkeypatch):
    def refuse(_page, _number):
        raise UnreadableDocumentError("a scan, and its reader is not installed")

    monkeypatch.setattr(scan, "read_page", refuse)


@pytest.mark.usefixtures("_no_recognition")
def test_a_document_with_one_scanned_page_is_read_and_says_which_is_not(tmp_path, picture):
    page = canvas(tmp_path / "a.pdf")
    two_by_two(page)
    page.showPage()
    _picture_page(page, picture)
    page.setFont("Helvetica", 10)
    page.drawString(140, 10, "2")
    page.save()
    extract = read(tmp_path / "a.pdf")
    assert [texts(grid) for grid in extract.grids] == [_CELLS, [["2"]]], "its page number is the page's own text"
    assert [(doubt.rule_id, doubt.place.page) for doubt in extract.doubts] == [("P07", 2)]


@pytest.mark.usefixtures("_no_recognition")
def test_a_document_of_scans_alone_is_refused_with_their_reason(tmp_path, picture):
    with pytest.raises(UnreadableDocumentError, match="not installed"):
        read(_drawn(tmp_path / "a.pdf", lambda page: _picture_page(page, picture)))


@pytest.mark.usefixtures("_no_recognition")
def test_an_empty_ruled_page_is_no_scan(tmp_path):
    def draw(page):
        two_by_two(page)
        page.showPage()
        page.grid([50, 150, 250], [50, 100, 150])

    extract = read(_drawn(tmp_path / "a.pdf", draw))
    assert [texts(grid) for grid in extract.grids] == [_CELLS, [["", ""], ["", ""]]]
    assert not extract.doubts


def test_a_page_that_pdfium_finds_no_text_on_is_read_by_the_reference(tmp_path, monkeypatch):
    path = _drawn(tmp_path / "a.pdf")
    monkeypatch.setattr(pdfium, "ink", lambda _page: Ink((), (), ()))
    extract = read(path)
    assert [texts(grid) for grid in extract.grids] == [_CELLS]
    assert [doubt.rule_id for doubt in extract.doubts] == ["P05"]


def test_a_file_that_pdfium_cannot_open_is_read_by_the_reference(tmp_path, monkeypatch):
    path = _drawn(tmp_path / "a.pdf")

    def fail(_path):
        raise pypdfium2.PdfiumError("no")

    monkeypatch.setattr(pypdfium2, "PdfDocument", fail)
    extract = read(path)
    assert [texts(grid) for grid in extract.grids] == [_CELLS]
    assert [doubt.rule_id for doubt in extract.doubts] == ["P05"]
