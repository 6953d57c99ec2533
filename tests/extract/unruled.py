"""Listings drawn as PDFs without rules, or with some, in many looks, with what a reader must find in them.

Everything is fictional. Reading them back is the tests' business.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from samples.drawing.geometry import wrap

FONT = "STSong-Light"
HEADINGS = {
    "unit": "单位名称",
    "project": "项目名称",
    "amount": "预算数",
    "goal": "年度目标",
    "level_1": "一级指标",
    "level_2": "二级指标",
    "name": "三级指标",
    "comparator": "指标性质",
    "value": "指标值",
    "measure_unit": "度量单位",
    "weight": "权重",
    "direction": "指标方向性",
}
WIDTHS = {
    "unit": 60,
    "project": 80,
    "amount": 62,
    "goal": 150,
    "level_1": 46,
    "level_2": 60,
    "name": 130,
    "comparator": 40,
    "value": 40,
    "measure_unit": 40,
    "weight": 30,
    "direction": 46,
}
MERGED = ("unit", "project", "amount", "goal")
Ruling = Literal["none", "frame", "heading", "projects", "rows", "columns", "uprights", "box"]
Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a listing is set: type, room, where texts stand in their cells, and which rules are drawn.

    `ruling`: none; a line above and below; also one below the heading; also below each project; below each row;
    lines between the columns only; `uprights`: a frame, a line below the heading and lines between all columns; `box`:
    without the line below the heading. `rows_on_page`: a page ends after so many rows.
    """

    size: float = 7.0
    leading: float = 8.6
    padding: float = 2.0
    row_height: float = 20.0
    align: Align = "centre"
    vertical: Literal["middle", "top"] = "middle"
    ruling: Ruling = "none"
    width: float = 841.9
    height: float = 595.3
    margin: float = 24.0
    rows_on_page: int = 99
    repeat_heading: bool = False
    note: str = ""
    heading_breaks: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A cell: its column, its first row and the one after its last, its text."""

    field: str
    first: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A listing: the columns in their order, the cells, how many rows."""

    fields: tuple[str, ...]
    spans: tuple[Span, ...]
    rows: int


def sheet_of(
    fields: Sequence[str], projects: Sequence[tuple[dict[str, str], Sequence[dict[str, str]]]], total: str = ""
) -> Sheet:
    """Return a listing: each project's own fields stand beside its indicator rows; a total row on top where given."""
    spans: list[Span] = []
    row = 0
    if total:
        spans += [Span(fields[0], 0, 1, "合计"), Span("amount", 0, 1, total)]
        row = 1
    units = itertools.groupby(projects, key=lambda project: project[0].get("unit", ""))
    for unit, group in units:
        first = row
        for own, indicators in group:
            end = row + len(indicators)
            spans += [Span(f, row, end, own[f]) for f in MERGED[1:] if f in fields and own.get(f)]
            for indicator in indicators:
                spans += [Span(f, row, row + 1, text) for f, text in indicator.items() if f in fields and text]
                row += 1
        if "unit" in fields and unit:
            spans.append(Span("unit", first, row, unit))
    return Sheet(tuple(fields), tuple(spans), row)


def draw(path: Path, sheet: Sheet, style: Style, title: str = "部门预算项目绩效目标表（2025年度）") -> Path:
    """Draw a listing and return the path."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(style.width, style.height), invariant=1)
    edges = _edges(sheet, style)
    heights = _row_heights(sheet, style, edges)
    top = style.margin
    canvas.setFont(FONT, 13)
    canvas.drawCentredString(style.width / 2, style.height - top - 13, title)
    canvas.setFont(FONT, style.size)
    canvas.drawRightString(style.width - style.margin, style.height - top - 30, "金额单位：元")
    top += 36
    for number, rows in enumerate(_pages(sheet.rows, style.rows_on_page)):
        if number:
            canvas.showPage()
            top = style.margin
        if number == 0 or style.repeat_heading:
            top = _draw_heading(canvas, sheet, style, edges, top)
        bottom = _draw_rows(canvas, sheet, style, edges, heights, rows, top)
        canvas.setFont(FONT, style.size)
        canvas.drawCentredString(style.width / 2, 10, f"- {number + 1} -")
    if style.note:
        canvas.drawString(style.margin, style.height - bottom - 2 * style.size, style.note)
    canvas.save()
    path.write_bytes(buffer.getvalue())
    return path


def _pages(rows: int, most: int) -> list[range]:
    return [range(first, min(first + most, rows)) for first in range(0, rows, most)]


def _edges(sheet: Sheet, style: Style) -> list[float]:
    widths = [WIDTHS[field] for field in sheet.fields]
    stretch = (style.width - 2 * style.margin) / sum(widths)
    return [style.margin + stretch * at for at in itertools.accumulate(widths, initial=0)]


def _lines(text: str, left: float, right: float, style: Style) -> tuple[str, ...]:
    return wrap(text, right - left - 2 * style.padding, lambda t: pdfmetrics.stringWidth(t, FONT, style.size))


def _row_heights(sheet: Sheet, style: Style, edges: Sequence[float]) -> list[float]:
    """Return the height of each row; where a merged cell needs more, its last row grows."""
    heights = [style.row_height] * sheet.rows
    for span in sorted(sheet.spans, key=lambda s: s.end - s.first):
        at = sheet.fields.index(span.field)
        needed = len(_lines(span.text, edges[at], edges[at + 1], style)) * style.leading + 2 * style.padding
        heights[span.end - 1] += max(0.0, needed - sum(heights[span.first : span.end]))
    return heights


def _draw_heading(canvas: Canvas, sheet: Sheet, style: Style, edges: Sequence[float], top: float) -> float:
    height = max(style.row_height, 2 * style.leading + 2 * style.padding) if style.heading_breaks else style.row_height
    for n, name in enumerate(sheet.fields):
        text = HEADINGS[name]
        if style.heading_breaks and len(text) > 3:
            text = text[:2] + "\n" + text[2:]
        _draw_text(canvas, text, (edges[n], edges[n + 1]), (top, top + height), style)
    if style.ruling != "none":
        _rule(canvas, style, top, edges[0], edges[-1])
        if style.ruling not in {"frame", "box"}:
            _rule(canvas, style, top + height, edges[0], edges[-1])
    _upright(canvas, style, edges, top, top + height)
    return top + height


def _draw_rows(
    canvas: Canvas,
    sheet: Sheet,
    style: Style,
    edges: Sequence[float],
    heights: Sequence[float],
    rows: range,
    top: float,
) -> float:
    ys = [top + at for at in itertools.accumulate((heights[r] for r in rows), initial=0.0)]
    for span in sheet.spans:
        first, end = max(span.first, rows.start), min(span.end, rows.stop)
        if first >= end or not rows.start <= span.first < rows.stop:
            continue
        at = sheet.fields.index(span.field)
        box = (ys[first - rows.start], ys[end - rows.start])
        _draw_text(canvas, span.text, (edges[at], edges[at + 1]), box, style)
    _draw_rules(canvas, sheet, style, edges, ys, rows)
    return ys[-1]


def _draw_rules(
    canvas: Canvas, sheet: Sheet, style: Style, edges: Sequence[float], ys: Sequence[float], rows: range
) -> None:
    if style.ruling != "none":
        _rule(canvas, style, ys[-1], edges[0], edges[-1])
    for row in rows[1:]:
        for n, name in enumerate(sheet.fields):
            parts = "project" if style.ruling == "projects" else name
            is_inside = any(s.field == parts and s.first < row < s.end for s in sheet.spans)
            if style.ruling in {"projects", "rows"} and not is_inside:
                _rule(canvas, style, ys[row - rows.start], edges[n], edges[n + 1])
    _upright(canvas, style, edges, ys[0], ys[-1])


def _rule(canvas: Canvas, style: Style, y: float, x0: float, x1: float) -> None:
    canvas.setLineWidth(0.5)
    canvas.line(x0, style.height - y, x1, style.height - y)


def _upright(canvas: Canvas, style: Style, edges: Sequence[float], top: float, bottom: float) -> None:
    if style.ruling in {"columns", "uprights", "box"}:
        for x in edges[1:-1] if style.ruling == "columns" else edges:
            canvas.line(x, style.height - top, x, style.height - bottom)


def _draw_text(canvas: Canvas, text: str, across: tuple[float, float], down: tuple[float, float], style: Style) -> None:
    lines = _lines(text, *across, style)
    room = (down[1] - down[0] - len(lines) * style.leading) / 2
    top = down[0] + (max(room, style.padding) if style.vertical == "middle" else style.padding)
    canvas.setFont(FONT, style.size)
    for n, line in enumerate(lines):
        base = style.height - top - n * style.leading - 0.86 * style.size - (style.leading - style.size) / 2
        if style.align == "centre":
            canvas.drawCentredString(sum(across) / 2, base, line)
        elif style.align == "right":
            canvas.drawRightString(across[1] - style.padding, base, line)
        else:
            canvas.drawString(across[0] + style.padding, base, line)
