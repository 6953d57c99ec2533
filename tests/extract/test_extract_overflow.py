"""Text that runs over the open bottom of a table belongs to the cell that the page's edge left without a rule."""

from __future__ import annotations

from tests.extract.drawn_pages import canvas, tables, texts


def _page(path, *, is_open, below=38):
    """Two columns; a rule closes the first at the bottom only where it is not open. A text goes on below it."""
    page = canvas(path)
    for y in (150, 100):
        page.line(50, y, 250, y)
    for x in (50, 150, 250):
        page.line(x, 50, x, 150)
    page.line(50 if not is_open else 150, 50, 250, 50)
    for text, x, y in (
        ("甲", 60, 120),
        ("乙", 160, 120),
        ("保障运转", 60, 52),
        ("丁", 160, 70),
        ("得到实惠", 60, below),
    ):
        page.drawString(x, y, text)
    page.save()
    return texts(tables(path)[0])


def test_text_right_below_an_open_cell_is_its_own(tmp_path):
    assert _page(tmp_path / "a.pdf", is_open=True) == [["甲", "乙"], ["保障运转\n得到实惠", "丁"]]


def test_text_below_a_closed_cell_is_none_of_its(tmp_path):
    assert _page(tmp_path / "a.pdf", is_open=False) == [["甲", "乙"], ["保障运转", "丁"]]


def test_a_page_number_further_down_is_none_of_its(tmp_path):
    assert _page(tmp_path / "a.pdf", is_open=True, below=8) == [["甲", "乙"], ["保障运转", "丁"]]
