"""The drawn page: a box around each value where a reader sees it, whatever way the page is turned and cut."""

from __future__ import annotations

import pytest
from PIL import ImageColor

from pipeline.extract import read
from pipeline.records import Place
from pipeline.trace import ValuePlace, drawn_pages
from pipeline.trace.drawing import _COLOURS, _SCALE
from tests.extract.drawn_pages import canvas, saved_again, tables, two_by_two


def _document(path, pages=1):
    page = canvas(path)
    for _ in range(pages):
        two_by_two(page, ("A", "B", "C", "D"))
        page.showPage()
    page.save()
    return path


def _values(path, names=("name", "value")):
    cells = [cell for grid in tables(path) for row in grid.rows for cell in row]
    return [ValuePlace(name, cell.text, cell.place) for name, cell in zip(names, cells, strict=False)]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 30, 270, 180)])
def test_each_value_has_a_box_in_its_colour_around_its_text(tmp_path, rotation, crop):
    path = saved_again(_document(tmp_path / "a.pdf"), rotation=rotation, crop=crop)
    values = _values(path)
    ((number, picture),) = drawn_pages(path, "pdf", values)
    assert number == 1
    for value, colour in zip(values, _COLOURS, strict=False):
        box = value.place.box
        edges = [round(v * _SCALE) for v in (box.x0, box.top, box.x1, box.bottom)]
        middle = (edges[1] + edges[3]) // 2
        assert picture.getpixel((edges[0] + 1, middle)) == ImageColor.getrgb(colour)
        assert min(picture.crop(edges).convert("L").tobytes()) < 100, "its text is in it and can be read"


def test_the_legend_stands_beside_the_page_and_covers_nothing(tmp_path):
    path = _document(tmp_path / "a.pdf")
    ((_, picture),) = drawn_pages(path, "pdf", _values(path))
    assert picture.width > 300 * _SCALE
    swatch = picture.crop((round(300 * _SCALE), 0, picture.width, 60)).getcolors(maxcolors=100_000)
    assert {ImageColor.getrgb(c) for c in _COLOURS[:2]} <= {colour for _, colour in swatch}


def test_values_on_two_pages_are_drawn_on_two_pictures(tmp_path):
    path = _document(tmp_path / "a.pdf", pages=2)
    values = _values(path, tuple("abcdefgh"))
    assert [number for number, _ in drawn_pages(path, "pdf", values)] == [1, 2]


def test_a_document_without_pages_is_not_drawn(tmp_path):
    assert drawn_pages(tmp_path / "a.xlsx", "xlsx", [ValuePlace("name", "甲", Place(1, 1, sheet="表"))]) == []


def test_a_page_that_cannot_be_opened_is_an_error_that_names_the_file(tmp_path):
    path = _document(tmp_path / "a.pdf")
    values = _values(path)
    path.write_bytes(b"%PDF-1.7 cut")
    with pytest.raises(OSError, match="cannot be drawn"):
        drawn_pages(path, "pdf", values)


def test_a_scanned_picture_is_drawn_as_it_was_scanned(tmp_path):
    pytest.importorskip("rapidocr", reason="the extra `scan` is not installed (make scan)")
    from tests.extract.scanned import picture, saved  # noqa: PLC0415 - beside its reason

    path = saved(tmp_path / "a.png", picture(lean=1))
    values = [
        ValuePlace("amount", cell.text, cell.place)
        for grid in read(path).grids
        for row in grid.rows
        for cell in row
        if cell.text == "1,284,560.75"
    ]
    ((_, drawn),) = drawn_pages(path, "scan", values)
    box = values[0].place.box
    inside = drawn.crop([round(v * _SCALE) for v in (box.x0 + 3, box.top + 3, box.x1 - 3, box.bottom - 3)])
    assert min(inside.convert("L").tobytes()) < 60
