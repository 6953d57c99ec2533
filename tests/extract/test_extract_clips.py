"""What a page's clips hide is not read: programs draw a whole text and clip it to its cell."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from pipeline.extract import read


def _page(path, *, is_clipped):
    canvas = Canvas(str(path), pagesize=(300, 200), invariant=1)
    canvas.grid([50, 150, 250], [50, 100, 150])
    canvas.saveState()
    if is_clipped:
        clip = canvas.beginPath()
        clip.rect(50, 100, 100, 50)
        canvas.clipPath(clip, stroke=0)
    canvas.drawString(60, 120, "seen")
    canvas.drawString(60, 70, "overflow")
    canvas.restoreState()
    canvas.drawString(60, 80, "below")
    canvas.save()
    return [[cell.text for cell in row] for row in read(path).grids[0].rows]


def test_text_outside_its_clip_is_not_read(tmp_path):
    assert _page(tmp_path / "a.pdf", is_clipped=True) == [["seen", ""], ["below", ""]]


def test_text_without_a_clip_is_read(tmp_path):
    assert _page(tmp_path / "a.pdf", is_clipped=False) == [["seen", ""], ["below\noverflow", ""]]
