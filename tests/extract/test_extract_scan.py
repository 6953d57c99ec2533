"""Pages that are pictures: cells as on any other page, their confidence, and a doubt for what may be misread."""

from __future__ import annotations

import socket

import pytest
from PIL import Image

from pipeline.collect.pool import LocalPool
from pipeline.extract import UnreadableDocumentError, read
from tests.extract.scanned import DOTS, HIGH, LEFT, POINT, SIZE, TOP, WIDE, picture, printed, saved

for module in ("rapidocr", "onnxruntime", "cv2"):
    pytest.importorskip(module, reason="the extra `scan` is not installed (make scan)")

from pipeline.extract.scan import file as picture_file  # noqa: E402 - only where the extra is installed
from pipeline.extract.scan import recognise  # noqa: E402 - only where the extra is installed
from pipeline.extract.scan.line_reading import ReadLine, _settled, _trimmed  # noqa: E402
from pipeline.extract.scan.picture_lines import Span  # noqa: E402
from pipeline.extract.scan.recognise import Sign  # noqa: E402
from pipeline.extract.scan.surety import _is_doubtful  # noqa: E402


def _table(extract):
    (grid,) = [grid for grid in extract.grids if grid.kind == "table"]
    return grid


def _texts(grid):
    return [[cell.text for cell in row] for row in grid.rows]


def _turned_back(box, quarters):
    """Return the middle of a box of a turned page where it stands on the page before it was turned."""
    width, height = (side / POINT for side in SIZE)
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return [(x, y), (width - y, x), (width - x, height - y), (y, height - x)][quarters]


@pytest.mark.parametrize("ending", ["png", "jpg", "bmp", "tif", "pdf"])
def test_a_scanned_table_is_read_in_every_kind_of_picture(tmp_path, ending):
    extract = read(saved(tmp_path / f"a.{ending}", picture()))
    assert _texts(_table(extract)) == printed()
    assert extract.format == ("scan_pdf" if ending == "pdf" else "scan")
    sure = [cell.confidence for row in _table(extract).rows for cell in row if cell.text]
    assert all(0 < confidence <= 1 for confidence in sure)
    assert [cell.confidence for row in _table(extract).rows for cell in row if not cell.text] == [None]
    assert [c.text for g in extract.grids if g.kind == "text" for row in g.rows for c in row] == [
        "Budget of the county, 2024"
    ]


@pytest.mark.parametrize(("lean", "quarters", "noise"), [(1.5, 0, 6), (-0.7, 1, 0), (0, 2, 0), (0.5, 3, 4)])
def test_a_page_that_leans_or_was_scanned_sideways_is_read_and_its_boxes_stand_on_it(tmp_path, lean, quarters, noise):
    extract = read(saved(tmp_path / "a.png", picture(lean=lean, quarters=quarters, noise=noise)))
    assert _texts(_table(extract)) == printed()
    for row, cells in enumerate(_table(extract).rows):
        for column, cell in enumerate(cells):
            x, y = _turned_back(cell.place.box, quarters)
            assert x == pytest.approx((LEFT + (column + 0.5) * WIDE) / POINT, abs=6 * abs(lean) + 3)
            assert y == pytest.approx((TOP + (row + 0.5) * HIGH) / POINT, abs=6 * abs(lean) + 3)


def test_an_amount_that_is_hard_to_read_is_doubted_at_its_place(tmp_path):
    extract = read(saved(tmp_path / "a.png", picture(blurred=[(1, 1)])))
    cell = _table(extract).rows[1][1]
    inside = [
        doubt
        for doubt in extract.doubts
        if cell.place.box.x0 <= doubt.place.box.x0 <= cell.place.box.x1
        and cell.place.box.top <= doubt.place.box.top <= cell.place.box.bottom
    ]
    assert inside, "a blurred amount is never taken for sure"
    assert {(doubt.rule_id, doubt.place.page) for doubt in inside} == {("P08", 1)}
    assert {(doubt.place.row, doubt.place.column) for doubt in inside} == {(2, 2)}, "as the facts of its row are placed"


def test_each_page_of_a_tiff_is_a_page(tmp_path):
    extract = read(saved(tmp_path / "a.tif", picture(), picture([["Well", "8"], ["Road", "9"]])))
    assert extract.pages == 2
    assert {cell.place.page for grid in extract.grids for row in grid.rows for cell in row} == {1, 2}


def test_a_digit_beside_a_rule_is_no_part_of_the_rule(tmp_path):
    page = picture([["1", "2"], ["3", "4"]])
    digit = page.crop((LEFT + 10, TOP + 14, LEFT + 40, TOP + 60))
    page.paste(255, (LEFT + 10, TOP + 14, LEFT + 40, TOP + 60))
    page.paste(digit.crop((3, 0, 20, 46)), (LEFT + 4, TOP + 14))
    extract = read(saved(tmp_path / "a.png", page))
    assert _table(extract).rows[0][0].text == "1"


def test_nothing_is_fetched(tmp_path, monkeypatch):

    def refuse(*_arguments, **_options):
        raise AssertionError("a connection was opened")

    recognise._model.cache_clear()
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert _texts(_table(read(saved(tmp_path / "a.png", picture())))) == printed()


def test_a_reader_process_reads_a_scan_within_its_bounds(tmp_path):
    path = saved(tmp_path / "a.pdf", picture())
    ((_, reading),) = LocalPool(workers=1).read([path])
    assert reading.failure is None
    assert reading.account.cells > 0


def test_an_empty_sheet_is_read_as_nothing(tmp_path):
    assert read(saved(tmp_path / "a.png", Image.new("L", SIZE, 255))).grids == ()


def test_a_picture_of_dots_is_refused_and_not_read_for_hours(tmp_path):

    page = Image.new("L", (2000, 2000), 255)
    for n in range(10_000):
        x, y = n % 100 * 20, n // 100 * 20
        page.paste(0, (x + 4, y + 4, x + 14, y + 14))
    with pytest.raises(UnreadableDocumentError, match="no page of text"):
        read(saved(tmp_path / "a.png", page))


def test_a_damaged_and_a_huge_picture_are_refused_in_one_line(tmp_path, monkeypatch):

    whole = saved(tmp_path / "a.png", picture()).read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableDocumentError, match="damaged picture"):
        read(tmp_path / "cut.png")
    monkeypatch.setattr(picture_file, "_MOST_PIXELS", 1000)
    with pytest.raises(UnreadableDocumentError, match="larger than any page"):
        read(tmp_path / "a.png")


def test_the_paper_is_as_large_as_a_scanner_says_and_a4_where_a_camera_says_nothing(tmp_path):

    def long_side(path):
        ((grey, per_point),) = picture_file.pictures(path)
        return max(grey.shape) / per_point

    picture().save(tmp_path / "scanner.png", dpi=(DOTS, DOTS))
    picture().save(tmp_path / "camera.png", dpi=(72, 72))
    assert long_side(tmp_path / "scanner.png") == pytest.approx(SIZE[0] / POINT, abs=1)
    assert long_side(tmp_path / "camera.png") == pytest.approx(842, abs=1)


def _line(text, *, confidence=0.999, other=None, middles=None):

    step = 1 / max(len(text), 1)
    middles = middles or [(n + 0.5) * step for n in range(len(text))]
    signs = tuple(Sign(c, confidence, m) for c, m in zip(text, middles, strict=True))
    return ReadLine(Span(0, 0, 20 * max(len(text), 1), 22), signs, other)


@pytest.mark.parametrize(
    ("reason", "text", "options"),
    [
        ("unsure", "2,401.00", {"confidence": 0.9}),
        ("two readings", "2,401.00", {"other": "2,407.00"}),
        ("the bar of ≥ may be lost", "> 95", {}),
        ("ink beyond the last character", "12345678", {"middles": [0.05 * n + 0.05 for n in range(8)]}),
        ("nothing recognised", "", {}),
    ],
)
def test_a_line_that_may_be_misread_is_doubted(reason, text, options):

    assert _is_doubtful(_line(text, **options)), reason
    assert not _is_doubtful(_line("≥ 2,401.00"))


def test_amounts_keep_their_separators_and_brackets_their_width():
    def trimmed(text):
        return "".join(sign.text for sign in _trimmed([Sign(c, 0.99, 0.5) for c in text]))

    assert trimmed(" 1,284.560,75") == "1,284,560.75"
    assert trimmed("维修（一期)") == "维修（一期）"
    assert trimmed("f(x)") == "f(x)"


def test_readings_that_differ_in_the_width_of_a_sign_are_one():

    def signs(text):
        return tuple(Sign(c, 0.99, 0.5) for c in text)

    assert _settled(Span(0, 0, 9, 9), signs("95%"), signs("95％")).other is None
    assert _settled(Span(0, 0, 9, 9), signs("95%"), signs("96%")).other is not None
