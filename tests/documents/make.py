"""Makers of tiny documents, one trap each, for tests that read them back.

Tables are drawn by `samples.drawing`, the same code that draws the sample county; here stand the files that are no
table at all or cannot be opened. Each maker writes one file and returns its path.
"""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from samples.as_pdf import truncate
from samples.drawing import Look, Merge, page_rows, ruled_pdf, text_table, workbook_table

__all__ = [
    "HEADING",
    "Look",
    "Merge",
    "empty_file",
    "encrypted_pdf",
    "page_rows",
    "renamed_jpg",
    "ruled_pdf",
    "text_table",
    "truncated_pdf",
    "workbook_table",
    "workbook_without_table",
]

HEADING = (
    "单位名称",
    "项目名称",
    "预算数",
    "年度目标",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "度量单位",
    "权重",
    "指标方向性",
)
"""The heading of the list form, in its usual words and order."""

_SMALLEST_JPG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb004300" + "10" * 64 + "ffd9")


def empty_file(path: Path) -> Path:
    """Write a file without a byte in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    return path


def renamed_jpg(path: Path) -> Path:
    """Write the bytes of a picture under whatever name the path has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_SMALLEST_JPG)
    return path


def truncated_pdf(path: Path) -> Path:
    """Write the first half of a PDF with a small table."""
    return truncate(ruled_pdf(path, [[HEADING]]))


def encrypted_pdf(path: Path, password: str = "secret") -> Path:
    """Write a PDF with a small table that opens only with the password."""
    return ruled_pdf(path, [[HEADING]], password=password)


def workbook_without_table(path: Path) -> Path:
    """Write a workbook whose only sheet holds a sentence and no table."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("说明").write_string(0, 0, "本表为空，无项目绩效目标。")
    return path
