"""The tables of a document that hold no targets, gathered from the lines that the list reader leaves aside.

Here lines become tables: which of them belong together over pages, under which title. What kind a table is stands in
`other_sections.py`; hands on `Section`s, and the leftovers of all lines with their reasons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.parse.account import Ledger
from pipeline.parse.lines import Line
from pipeline.parse.other_kinds import is_table_title, kind_by_heading
from pipeline.parse.other_sections import Left, Section, heading_lines, section_of, texts_of
from pipeline.records import Finding
from pipeline.text import fold

OUTSIDE = "text outside the table"
_CONTENTS = "contents page"
_LEADER = re.compile(r"(\.{4,}|·{3,}|-{6,})\s*\d*$")
_MOST_TEXT_BETWEEN = 2
_LONGEST_RUNNING_TEXT = 40
_LEAST_SHOWN = 2
_MOST_ABOVE = 40
"""So many lines above a table may name it; more are not looked at, however long the text."""


@dataclass
class OtherTables:
    """Gathers what is in no list, in reading order; `close` tells tables from text and books each line."""

    ledger: Ledger
    sections: list[Section] = field(default_factory=list)
    _waiting: list[Left] = field(default_factory=list)
    _above: list[Left] = field(default_factory=list)
    _current: Section | None = None

    def take(self, line: Line, *, is_learned: bool, is_heading: bool = False) -> None:
        """Put a line aside.

        Args:
            line: a line that is in no list.
            is_learned: it was understood as a title or label, and is in the account already.
            is_heading: it heads columns of targets that no list could be read under.
        """
        self._waiting.append(Left(line, is_learned, is_heading))

    @property
    def findings(self) -> list[Finding]:
        """A finding for each table that looks like one of targets and is not read."""
        return [section.finding() for section in self.sections if section.is_suspect]

    def close(self) -> None:
        """Sort the lines put aside so far: a list begins, or the document ends."""
        for (_, is_table), group in groupby(self._waiting, lambda left: (left.line.grid, left.line.is_table)):
            for part in _parts(list(group)) if is_table else [list(group)]:
                self._take_part(part, is_table=is_table)
        self._waiting, self._above, self._current = [], [], None

    def _take_part(self, part: list[Left], *, is_table: bool) -> None:
        top = next((n for n, left in enumerate(part) if _is_row(left)), len(part)) if is_table else len(part)
        if self._current and is_table and self._goes_on(part, top):
            self._add(self._current, part)
            return
        section = section_of([*self._above, *part[:top]], part[top:]) if top < len(part) else None
        if section is None:
            self._take_text(part)
            return
        self.sections.append(section)
        self._add(section, part[top:])
        self._book(section, part[:top])
        self._current, self._above = section, []

    def _add(self, section: Section, part: Sequence[Left]) -> None:
        section.lines.extend(left.line for left in part if not left.is_learned or left.is_heading)
        self._book(section, part)
        self._above = []

    def _book(self, section: Section, part: Sequence[Left]) -> None:
        for left in part:
            if not left.is_learned:
                section.cells += len(left.line.shown)
                self.ledger.leftover(left.line, section.reason)

    def _take_text(self, part: Sequence[Left]) -> None:
        self._above = [*self._above, *part][-_MOST_ABOVE:]
        for left in part:
            if not left.is_learned:
                is_contents = any(_LEADER.search(fold(text)) for text in left.line.shown)
                self.ledger.leftover(left.line, _CONTENTS if is_contents else OUTSIDE)

    def _goes_on(self, part: Sequence[Left], top: int) -> bool:
        """Whether a grid is the rest of the table before: it follows a page edge, and nothing names another table."""
        before = self._current
        first = part[0].line
        if before is None or first.sheet != before.lines[-1].sheet:
            return False
        between = [*self._above, *part[:top]]
        titles = [text for left in between for text in texts_of(left.line) if is_table_title(text)]
        if titles:
            return before.is_titled(titles) and before.names_same_body(between)
        if not first.after_break:
            return not between and len(first.cells) == len(before.lines[-1].cells)
        texts = [text for left in self._above if not left.is_learned for text in left.line.shown]
        is_running = len(texts) <= _MOST_TEXT_BETWEEN and all(len(text) <= _LONGEST_RUNNING_TEXT for text in texts)
        return is_running and not _heads_another(before, [left.line for left in part[top:]])


def _heads_another(before: Section, lines: Sequence[Line]) -> bool:
    """Whether the lines begin with the heading of another kind of table."""
    heading = heading_lines(lines)
    if not heading or any(line.shown == heading[0].shown for line in before.lines[:3]):
        return False
    kind = kind_by_heading(text for line in heading for text in line.shown)
    return kind is not None and kind.kind != before.kind.kind


def _is_row(left: Left) -> bool:
    """Whether a line is a row of a table, and no title or label above it."""
    return left.is_heading or (not left.is_learned and len(left.line.shown) >= _LEAST_SHOWN)


def _parts(group: Sequence[Left]) -> list[list[Left]]:
    """Return the lines of one grid, parted where the title of a further table stands between its rows."""
    parts: list[list[Left]] = [[]]
    for left in group:
        is_title = len(left.line.shown) == 1 and any(map(is_table_title, texts_of(left.line)))
        if is_title and any(map(_is_row, parts[-1])):
            parts.append([])
        parts[-1].append(left)
    return parts
