"""A document as tab-separated text, the way text comes out of a PDF, with the damage that this brings.

A cut row and a shifted row are made here, as the pages of such documents make them; what they say is not changed.
It hands on one text file.
"""

from __future__ import annotations

from pathlib import Path

from samples.county import Project
from samples.documents import Damage, Document
from samples.drawing import text_table
from samples.rows import TableRows, blank_covered, field_columns, table_rows, unit_label


def write(path: Path, document: Document) -> Path:
    """Write the document as text and return the path."""
    table = table_rows(document)
    rows = blank_covered(table)
    # From the last project to the first, so that the rows before keep their numbers.
    for project, first in reversed(table.first_rows):
        for damage in document.damage:
            if damage.hits(project):
                _damage(rows, document, table, damage, first, project)
    return text_table(path, rows, title=document.title, unit=document.money_line)


def _damage(
    rows: list[list[str]], document: Document, table: TableRows, damage: Damage, first: int, project: Project
) -> None:
    """Damage the rows of one project in place."""
    if damage.kind == "column_shift":
        rows[first : first + len(project.indicators)] = [
            [*row[1:], ""] for row in rows[first : first + len(project.indicators)]
        ]
        return
    columns = field_columns(document)
    label = unit_label(project)
    unit_row = next(row for one, row in table.first_rows if one.unit_name == project.unit_name)
    rows[unit_row][columns["unit"]] = ""
    head, tail = rows[first], rows[first + 1]
    for field, whole, kept in (("name", project.name, damage.name_kept), ("goal", project.goal, damage.goal_kept)):
        head[columns[field]], tail[columns[field]] = _cut(whole, kept)
    label_head, tail[columns["unit"]] = _cut(label, damage.label_kept)
    rows[first + 1 : first + 1] = [[label_head], [""]]


def _cut(whole: str, kept: str) -> tuple[str, str]:
    """Return the part before a page's edge and the rest.

    Raises:
        ValueError: the text does not begin with the part that is kept.
    """
    if not kept or not whole.startswith(kept):
        raise ValueError(f"damage.csv keeps {kept!r}, which is no beginning of {whole!r}")
    return kept, whole[len(kept) :]
