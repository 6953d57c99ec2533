"""The first two sheets of a workbook: what it is and what its sheets hold, and the dictionary.

What they say is read from the release and from `texts.csv`; their places and widths are set here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from warehouse.export import dictionary
from warehouse.export.cells import shown
from warehouse.export.contents import Relation
from warehouse.export.files import File
from warehouse.export.kinds import Kind
from warehouse.export.sheets import HEADING_HEIGHT, Styles, dress, one_page_wide
from warehouse.export.source import Source
from warehouse.export.texts import left_out, text

_ABOUT = {"file": 34, "sheets": 28, "rows": 12, "table": 28, "chinese": 60, "english": 100, "notes": 60}
_DICTIONARY = {
    "table": 28,
    "column": 26,
    "heading": 22,
    "chinese": 60,
    "english": 80,
    "type": 15,
    "key": 8,
    "references": 22,
    "may_be_empty": 14,
}
"""The columns of the two sheets and their widths in characters."""
_TITLE_HEIGHT = 24
"""Points of the title: LibreOffice cuts a row that is not told to be as high as its large letters."""
_MIND = ("mind_repeated", "mind_phases", "mind_parts", "mind_years", "mind_blank")
"""What is told before anything is added up, by key in `texts.csv`."""
Lines = Iterator[tuple[str | int, ...]]


def write_dictionary(sheet: Worksheet, relations: Sequence[Relation], files: Sequence[File], styles: Styles) -> None:
    """Write a line for each column of the relations; the first column is the sheet that it stands in."""
    sheets = {file.relation.name: file.sheet or "" for file in files if file.relation}
    places = [dictionary.HEADER.index(name) for name in _DICTIONARY]
    for at, wide in enumerate((_ABOUT["sheets"], *_DICTIONARY.values())):
        sheet.set_column(at, at, wide)
    _write_line(sheet, 0, [str(text(f"column_{name}")) for name in ("sheet", *_DICTIONARY)], styles["heading"])
    number = 0
    for number, line in enumerate(list(dictionary.lines(relations, "xlsx"))[1:], start=1):
        _write_line(sheet, number, (sheets.get(line[0], ""), *(line[at] for at in places)), styles[Kind.TEXT])
    dress(sheet, number, len(places) + 1)
    one_page_wide(sheet)


def write_about(sheet: Worksheet, source: Source, files: Sequence[File], styles: Styles) -> None:
    """Write what release it is, how to read it, and a line for each sheet."""
    for at, wide in enumerate(_ABOUT.values()):
        sheet.set_column(at, at, wide)
    sheet.set_row(0, _TITLE_HEIGHT)
    sheet.write_string(0, 0, str(text("package_title")), styles["title"])
    one_page_wide(sheet)
    row = 2
    for lines, first in (
        (_release(source), Kind.TEXT),
        (_mind(), Kind.TEXT),
        (_sheets(files), "heading"),
        (_not_there(source, files), "heading"),
    ):
        for at, line in enumerate(lines):
            _write_line(sheet, row, line, styles[first if at == 0 else Kind.TEXT])
            row += 1
        row += 1


def _write_line(sheet: Worksheet, row: int, line: Sequence[str | int], style: Format) -> None:
    """Write texts and numbers; an empty text is no cell, so that its neighbour may run over it."""
    if row == 0:
        sheet.set_row(row, HEADING_HEIGHT)
    for at, value in enumerate(line):
        if isinstance(value, int):
            sheet.write_number(row, at, value, style)
        elif value:
            sheet.write_string(row, at, shown(value, Counter()), style)


def _release(source: Source) -> Lines:
    about = source.about
    yield str(text("about_release")), str(about.number)
    yield str(text("about_created")), f"{about.created_at:%Y-%m-%d %H:%M:%S}"
    yield str(text("about_code")), about.code_version
    yield str(text("about_inputs")), about.inputs_digest
    for key, said in (
        ("about_what", "package_description"),
        ("about_how", "note_xlsx"),
        ("about_sources", "package_sources"),
    ):
        yield str(text(key)), text(said).chinese
        yield "", text(said).english


def _mind() -> Lines:
    """Yield what leads to wrong sums, as somebody who filters and adds in a workbook meets it."""
    for at, said in enumerate(map(text, _MIND)):
        yield str(text("about_mind")) if at == 0 else "", said.chinese
        yield "", said.english


def _sheets(files: Sequence[File]) -> Lines:
    yield tuple(str(text(f"about_{key}")) for key in _ABOUT)
    for file in files:
        if file.relation:
            comments = file.relation.chinese, file.relation.english
            yield file.name, file.sheet or "", file.rows, file.relation.name, *comments, "；".join(file.notes)


def _not_there(source: Source, files: Sequence[File]) -> Lines:
    """Yield what the workbooks leave out, and why."""
    there = {file.relation.name for file in files if file.relation}
    reasons = left_out(source.relations)
    yield (str(text("about_left_out")),)
    for relation in source.relations:
        if relation.name not in there:
            reason = reasons.get(relation.name, text("not_asked"))
            yield relation.name, "", "", "", reason.chinese, reason.english
