"""The queue as a workbook for Excel and WPS: a first sheet that says what to do, then a sheet for each kind.

What stands in the rows is not decided here, and texts are written as texts: none can become a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.resolve.decisions import in_one_line
from warehouse.review.queue import Column, Queue

FIRST_SHEET = "说明"
_BY_HAND = {"decision", "change", "reason", "decided_on", "decided_by"}
_LONGEST = 32_000
"""Characters of a cell: Excel holds 32,767."""
_NOTES = Path(__file__).with_name("notes.csv")
_WRAPPED = {"text_wrap": True, "valign": "top", "font_size": 10}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "heading": {**_WRAPPED, "bold": True, "bg_color": "#D9E1F2", "border": 1, "valign": "vcenter"},
    "heading by hand": {**_WRAPPED, "bold": True, "bg_color": "#FFE699", "border": 1, "valign": "vcenter"},
    "text": _WRAPPED,
    "score": {**_WRAPPED, "num_format": "0.000"},
    "by hand": {**_WRAPPED, "bg_color": "#FFF9E5", "border": 4},
    "date": {**_WRAPPED, "bg_color": "#FFF9E5", "border": 4, "num_format": "yyyy-mm-dd"},
}
Styles = dict[str, Format]


def write_workbook(queues: Sequence[Queue], path: Path) -> None:
    """Write the queues into a workbook, a sheet each; one without candidates is only counted on the first sheet."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        styles = {name: book.add_format(style) for name, style in _STYLES.items()}
        _write_first_sheet(book.add_worksheet(FIRST_SHEET), queues, styles)
        for queue in queues:
            if queue.rows:
                _write_queue(book.add_worksheet(queue.sheet.title), queue, styles)


def _write_first_sheet(sheet: Worksheet, queues: Sequence[Queue], styles: Styles) -> None:
    """Write what to do, how many candidates there are, and what each decision means, in Chinese and in English."""
    sheet.set_column(0, 1, 16)
    sheet.set_column(2, 3, 60)
    sheet.write_string(0, 0, "请决定：哪些是同一项｜Which of these are one? Please decide", styles["title"])
    with _NOTES.open(encoding="utf-8", newline="") as file:
        notes = list(csv.DictReader(file))
    row = 2
    for table in (_steps(notes), _counts(queues), _words(notes, queues)):
        for at, line in enumerate(table):
            for column, text in enumerate(line):
                sheet.write_string(row, column, text, styles["heading" if at == 0 else "text"])
            row += 1
        row += 1


def _steps(notes: Iterable[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    yield "步骤｜Step", "", "怎么做", "What to do"
    yield from ((note["word"], "", note["chinese"], note["english"]) for note in notes if not note["file"])


def _counts(queues: Iterable[Queue]) -> Iterator[tuple[str, ...]]:
    yield "工作表｜Sheet", "种类｜Kind", "本文件中的条数，及另有多少条", "Pairs in this file, and how many more wait"
    for queue in queues:
        here, more = len(queue.rows), queue.waiting - len(queue.rows)
        yield queue.sheet.title, queue.sheet.kind, f"{here} 条，另有 {more} 条", f"{here}, and {more} more"


def _words(notes: Iterable[dict[str, str]], queues: Iterable[Queue]) -> Iterator[tuple[str, ...]]:
    yield "工作表｜Sheet", "决定｜Decision", "意思", "What it means"
    titles: dict[str, list[str]] = {}
    for queue in queues:
        titles.setdefault(queue.sheet.file.name, []).append(queue.sheet.title)
    for note in notes:
        if note["file"]:
            yield "、".join(titles.get(note["file"], ())), note["word"], note["chinese"], note["english"]


def _write_queue(sheet: Worksheet, queue: Queue, styles: Styles) -> None:
    columns = queue.sheet.columns
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.chinese, styles["heading by hand" if column.name in _BY_HAND else "heading"])
    for number, row in enumerate(queue.rows, start=1):
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            _write_cell(sheet, (number, at), value, styles[_style(column)])
    last = len(queue.rows), len(columns) - 1
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, *last)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{xlsxwriter.utility.xl_rowcol_to_cell(*last)}"})
    sheet.set_landscape()
    sheet.repeat_rows(0)
    _offer_choices(sheet, queue)


def _style(column: Column) -> str:
    if column.name == "decided_on":
        return "date"
    return "by hand" if column.name in _BY_HAND else "score" if column.name == "score" else "text"


def _write_cell(sheet: Worksheet, place: tuple[int, int], value: Any, style: Format) -> None:  # noqa: ANN401 - any value
    if value is None:
        sheet.write_blank(*place, None, style)
    elif isinstance(value, str):
        sheet.write_string(*place, in_one_line(value)[:_LONGEST], style)
    else:
        sheet.write_number(*place, value, style)


def _offer_choices(sheet: Worksheet, queue: Queue) -> None:
    """Let a person choose the words of the columns that have no others."""
    names = [column.name for column in queue.sheet.columns]
    for column, words in queue.sheet.file.choices.items():
        at = names.index(column)
        offer = {
            "validate": "list",
            "source": list(words),
            "error_title": "无此选项｜No such word",
            "error_message": f"请从列表中选｜Choose from the list: {', '.join(words)}",
        }
        sheet.data_validation(1, at, len(queue.rows), at, offer)
