"""A draft for data users of what changed between two releases, in Markdown, for a person to edit.

Each section is a query of `changelog/` with its title and the words of a line; here they become Markdown, in which no
text of a document can be anything but text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from warehouse.diff.comparison import Comparison
from warehouse.release import Release
from warehouse.sqlfiles import SqlFile, read_folder

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&@]|^[-+=]|(?<=www)\.|:(?=//))")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
"""With the marks: what Markdown reads as a link or the beginning of a list."""
_LONGEST = 200
"""Characters of one text of a document: a goal or message may be a page long."""


def escaped(value: Any) -> str:  # noqa: ANN401 - whatever a query gives
    """Return a value as one line of Markdown that shows exactly its characters; a long one is cut."""
    text = re.sub(r"\s+", " ", str(value))
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return _NUMBERED.sub(r"\1\\\2", _MARKS.sub(r"\\\1", cut))


def changelog(comparison: Comparison, before: Release, after: Release, most_lines: int) -> Iterator[str]:
    """Give the lines of the draft.

    Args:
        comparison: of exactly these two releases, with all tables.
        before: what the older release says of itself.
        after: what the newer one says of itself.
        most_lines: how many lines a section may have; how many more there are is told.
    """
    yield f"## Release {after.number} ({after.created_at:%Y-%m-%d})"
    yield ""
    yield f"Against release {before.number} ({before.created_at:%Y-%m-%d}): {_counted(before, after)}."
    sections = sorted(read_folder("diff/changelog"), key=lambda file: int(file.header("order")))
    told = [line for file in sections for line in _section(comparison, file, most_lines)]
    yield from told or ["", "No change that a data user would notice."]


def _counted(before: Release, after: Release) -> str:
    documents, rows = after.documents - before.documents, after.rows - before.rows
    return f"{after.documents} documents ({documents:+}) and {after.rows} indicator rows ({rows:+})"


def _section(comparison: Comparison, file: SqlFile, most_lines: int) -> Iterator[str]:
    """Give the lines of one section; none where nothing is to be told, or the tables it needs could not be compared."""
    needed = {name.strip() for name in file.header("needs").split(",") if name.strip()}
    if not needed <= comparison.comparable:
        return
    cursor = comparison.connection.execute(file.text)
    columns = [column[0] for column in cursor.description or ()]
    rows = cursor.fetchmany(most_lines + 1)
    if not rows:
        return
    yield from ("", f"### {file.header('title')}", "")
    for row in rows[:most_lines]:
        values = {name: escaped(value) for name, value in zip(columns, row, strict=True)}
        yield f"- {file.header('line').format_map(values)}"
    if len(rows) > most_lines:
        yield "- … and more"
