"""What is painted and not seen: text that its own cell cuts stays with that cell, everything else is not read."""

from __future__ import annotations

import pytest
from reportlab.lib.colors import Color, black, blue, white

from pipeline.extract import read
from pipeline.extract.pdf.reference import Reference
from tests.extract.drawn_pages import canvas, saved_again, tables, texts, two_by_two


def _page(path, *, is_clipped):
    page = canvas(path)
    page.grid([50, 150, 250], [50, 100, 150])
    page.saveState()
    if is_clipped:
        clip = page.beginPath()
        clip.rect(50, 100, 100, 50)
        page.clipPath(clip, stroke=0)
    page.drawString(60, 120, "seen")
    page.drawString(60, 70, "overflow")
    page.restoreState()
    page.drawString(60, 80, "below")
    page.save()
    return texts(tables(path)[0])


def test_text_outside_its_clip_belongs_to_the_cell_that_clips_it(tmp_path):
    assert _page(tmp_path / "a.pdf", is_clipped=True) == [["seen\noverflow", ""], ["below", ""]]


def test_text_without_a_clip_belongs_to_the_cell_that_it_stands_in(tmp_path):
    assert _page(tmp_path / "a.pdf", is_clipped=False) == [["seen", ""], ["below\noverflow", ""]]


def _long_text(path, *, with_clip=False, with_cover=False):
    """A long text in the first cell, which its clip or the fill of the next cell cuts."""
    page = canvas(path)
    page.saveState()
    if with_clip:
        clip = page.beginPath()
        clip.rect(50, 100, 100, 50)
        page.clipPath(clip, stroke=0)
    page.drawString(60, 120, "一二三四五六七八九十甲乙丙丁")
    page.restoreState()
    if with_cover:
        page.setFillColor(white)
        page.rect(150, 100, 100, 50, stroke=0, fill=1)
        page.setFillColor(black)
    two_by_two(page, ("", "邻", "丙", "丁"))
    page.save()
    return path


@pytest.mark.parametrize("way", ["with_clip", "with_cover"])
def test_a_text_that_is_cut_at_its_cells_edge_is_marked_and_stays_out_of_the_neighbour(tmp_path, way):
    (grid,) = tables(_long_text(tmp_path / "a.pdf", **{way: True}))
    assert texts(grid) == [["一二三四五六七八九十甲乙丙丁", "邻"], ["丙", "丁"]]
    assert [[cell.is_clipped for cell in row] for row in grid.rows] == [[True, False], [False, False]]


def test_the_reference_does_not_see_what_is_hidden_either(tmp_path):
    assert not read(_long_text(tmp_path / "a.pdf", with_clip=True)).doubts


def _with(path, draw):
    page = canvas(path)
    two_by_two(page)
    draw(page)
    page.save()
    return texts(tables(path)[0])


def _invisible(page):
    text = page.beginText(80, 120)
    text.setTextRenderMode(3)
    text.textLine("隐形")
    page.drawText(text)


def _white(page):
    page.setFillColor(white)
    page.drawString(80, 120, "白字")


def _faint(page):
    page.setFillColor(Color(0, 0, 0, alpha=0.2))
    page.drawString(80, 120, "内部资料")


def _leaning(page):
    page.translate(60, 60)
    page.rotate(40)
    page.drawString(0, 0, "内部资料请勿外传")


def _huge(page):
    page.setFont("STSong-Light", 60)
    page.drawString(90, 80, "内部")


@pytest.mark.parametrize("draw", [_invisible, _white, _faint, _leaning, _huge])
def test_hidden_text_and_watermarks_get_into_no_cell(tmp_path, draw):
    assert _with(tmp_path / "a.pdf", draw) == [["甲", "乙"], ["丙", "丁"]]


def test_white_text_on_a_dark_cell_is_read(tmp_path):
    def heading(page):
        page.setFillColor(blue)
        page.rect(50, 100, 100, 50, stroke=0, fill=1)
        page.setFillColor(white)
        page.drawString(80, 120, "标题")

    assert _with(tmp_path / "a.pdf", heading)[0][0] == "标题"


def test_a_frame_painted_as_an_area_with_a_hole_hides_nothing(tmp_path):
    def frame(page):
        path = page.beginPath()
        path.rect(45, 45, 210, 110)
        path.rect(46, 46, 208, 108)
        page.drawPath(path, stroke=0, fill=1, fillMode=0)

    assert _with(tmp_path / "a.pdf", frame)[0] == ["甲", "乙"]


def test_a_page_that_is_painted_twice_is_read_once(tmp_path):
    def again(page):
        page.setFillColor(white)
        page.rect(0, 0, 300, 200, stroke=0, fill=1)
        page.setFillColor(black)
        two_by_two(page)

    assert _with(tmp_path / "a.pdf", again) == [["甲", "乙"], ["丙", "丁"]]


def test_letters_printed_twice_to_look_bold_are_read_once(tmp_path):
    def again(page):
        page.drawString(60.3, 120, "甲")
        page.drawString(160.3, 70, "丁")

    assert _with(tmp_path / "a.pdf", again) == [["甲", "乙"], ["丙", "丁"]]


def test_what_the_crop_box_leaves_out_is_not_read(tmp_path):
    page = canvas(tmp_path / "a.pdf")
    two_by_two(page)
    page.drawString(10, 190, "裁切线外")
    page.save()
    cropped = saved_again(tmp_path / "a.pdf", crop=(40, 40, 260, 160))
    assert [grid.kind for grid in read(cropped).grids] == ["table"]
    with Reference(cropped) as reference:
        assert "裁" in "".join(glyph.text for glyph in reference.ink(1).glyphs)
