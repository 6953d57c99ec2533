"""A sound document of each format, shaped like real ones: what the fuzz tests damage."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from samples.drawing import Merge, page_rows, ruled_pdf, text_table, web_table, word_table, workbook_table
from samples.evaluations import evaluations, form_rows
from tests.documents.make import HEADING

Maker = Callable[[Path], Path]
TITLE = "部门预算项目绩效目标表（2024年度）"
UNIT = "金额单位：元"
_INDICATORS = (
    ("产出指标", "数量指标", "维修校舍面积", "≥", "8000", "平方米", "50", "正向指标"),
    ("产出指标", "质量指标", "验收合格率", "=", "100", "%", "30", "正向指标"),
    ("满意度指标", "服务对象满意度指标", "师生满意度", "≥", "90", "%", "10", "正向指标"),
)
_PROJECTS = (("校舍维修", "1,200,000.00"), ("图书购置", "86,400.50"), ("食堂改造", "330,000.00"))
_FIELDS = 4
"""Columns that are merged over a project's indicators."""


def _rows() -> list[list[str]]:
    rows = [list(HEADING)]
    for name, amount in _PROJECTS:
        for number, indicator in enumerate(_INDICATORS):
            first = ["301001-青禾县教育局", name, amount, f"按时完成{name}，资金及时拨付。"]
            rows.append([*(first if number == 0 else [""] * _FIELDS), *indicator])
    return rows


def _merges() -> list[Merge]:
    height = len(_INDICATORS)
    return [
        Merge(1 + project * height, column, row_span=height)
        for project in range(len(_PROJECTS))
        for column in range(_FIELDS)
    ]


def _text(path: Path) -> Path:
    return text_table(path, _rows(), title=TITLE, unit=UNIT)


def _csv(path: Path) -> Path:
    out = io.StringIO()
    csv.writer(out).writerows([[TITLE], [UNIT], *_rows()])
    path.write_bytes(out.getvalue().encode("gb18030"))
    return path


def _workbook(path: Path) -> Path:
    return workbook_table(path, _rows(), merges=_merges(), title=TITLE, unit=UNIT)


def _pdf(path: Path) -> Path:
    rows = _rows()
    pages = page_rows(rows, merges=_merges())
    return ruled_pdf(path, pages, merges=_merges(), title=TITLE, unit=UNIT)


def _web(path: Path) -> Path:
    return web_table(path, _rows(), merges=_merges(), title=TITLE, unit=UNIT)


def _word(path: Path) -> Path:
    return word_table(path, _rows(), merges=_merges(), title=TITLE, unit=UNIT)


def _web_form(path: Path) -> Path:
    table = form_rows(evaluations()[0])
    return web_table(path, table.rows, merges=table.merges)


def _word_form(path: Path) -> Path:
    table = form_rows(evaluations()[0])
    return word_table(path, table.rows, merges=table.merges)


DOCUMENTS: dict[str, Maker] = {
    "list.txt": _text,
    "list.csv": _csv,
    "list.xlsx": _workbook,
    "list.pdf": _pdf,
    "list.html": _web,
    "list.docx": _word,
    "form.html": _web_form,
    "form.docx": _word_form,
}


def archive(path: Path, names: tuple[str, ...] = ("list.txt", "list.xlsx")) -> Path:
    """Write a zip of some of the documents."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as box:
        for name in names:
            made = DOCUMENTS[name](path.with_name(f"in {name}"))
            box.write(made, f"2024/{name}")
            made.unlink()
    return path
