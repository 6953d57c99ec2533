"""One table without targets: its title, its kind, the labels above it, and why it is left.

A table that looks like one of performance is a suspect: it gets a finding and is not filed away quietly.
Which lines are the table's is told in `other_tables.py`; hands on `Section`s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.parse.kinds import is_money
from pipeline.parse.labels import labels_in, year_in
from pipeline.parse.lines import Line
from pipeline.parse.other_kinds import (
    PERFORMANCE,
    RESULTS,
    UNKNOWN,
    Kind,
    heads_targets,
    is_performance_heading,
    is_performance_title,
    is_table_title,
    kind_by_heading,
    kind_by_title,
)
from pipeline.parse.rows import printed
from pipeline.records import Finding, OtherTable, Printed
from pipeline.text import clean, fold

_TITLES_ABOVE = 8
_TALLEST_HEADING = 5
_LEAST_SHOWN = 2
_LEAST_ROWS = 2
_LONGEST_TITLE = 60
_SHOWN = 200
"""Characters of a suspect that its finding shows."""
_UNKNOWN = Kind(UNKNOWN, "a table of unknown kind", "")
_PERFORMANCE = Kind(PERFORMANCE, "a table of performance", "")
UNREAD = (
    "a table that looks like one of performance targets is not read: check it in the document; where one of its "
    "headings is not known, add it to pipeline/vocabulary/headings.csv"
)
"""Why a suspect is left."""


@dataclass(frozen=True, slots=True)
class Left:
    """A line that is in no list: `is_learned` as a title or label; `is_heading` of targets without a list below."""

    line: Line
    is_learned: bool
    is_heading: bool = False


@dataclass
class Section:
    """One other table over its pages: kind, title, the labels above it (role -> text), its lines, its cells left."""

    kind: Kind
    title: str
    labels: dict[str, Printed]
    is_suspect: bool = False
    lines: list[Line] = field(default_factory=list)
    cells: int = 0

    @property
    def reason(self) -> str:
        """Why the table is left."""
        if self.is_suspect:
            return UNREAD
        if self.kind.kind == UNKNOWN:
            return f"{self.kind.name}, without targets: describe it in pipeline/vocabulary/other_tables.csv"
        return f"another table of the document, without targets: {self.kind.name}"

    @property
    def year(self) -> int | None:
        """The fiscal year that the title names, or the label above the table."""
        label = self.labels.get("fiscal_year")
        return year_in(self.title) or (year_in(label.text) if label else None)

    @property
    def body(self) -> Printed | None:
        """Whose table it is: the department's label, or else the unit's."""
        return self.labels.get("department") or self.labels.get("unit")

    def is_titled(self, titles: Sequence[str]) -> bool:
        """Whether all titles are this table's own, as where it is printed again on the next page (续)."""
        own = fold(self.title)
        return all(fold(title).replace("(续)", "").replace("(续表)", "") == own for title in titles)

    def names_same_body(self, lines: Sequence[Left]) -> bool:
        """Whether the labels of the lines name no other department or unit than this table's."""
        other = labels_of(lines)
        pairs = [(other.get(role), self.labels.get(role)) for role in ("department", "unit")]
        return all(theirs is None or (own is not None and theirs.text == own.text) for theirs, own in pairs)

    def finding(self) -> Finding:
        """Return the finding of a suspect."""
        shown = " | ".join(text for line in self.lines[:_LEAST_ROWS] for text in line.shown)
        return Finding("P01", "error", UNREAD, self.lines[0].place, f"{self.title}: {shown}"[:_SHOWN])

    def table(self) -> OtherTable:
        """Return the record."""
        return OtherTable(self.lines[0].place, self.kind.kind, self.title, len(self.lines), self.cells, self.reason)


def section_of(above: Sequence[Left], rows: Sequence[Left]) -> Section | None:
    """Return the table that begins with these rows under the lines above it; None when it is too small for one."""
    lines = [left.line for left in rows]
    title = _title(above, lines[0])
    heading = [text for line in heading_lines(lines) for text in line.shown]
    headed = kind_by_heading(heading)
    is_titled = is_performance_title(title) and not (headed and headed.kind == RESULTS)
    is_suspect = is_titled or _looks_like_performance(rows, heading)
    titled = None if is_performance_title(title) else kind_by_title(title)
    kind = titled or (_PERFORMANCE if is_suspect else headed)
    if kind is None and sum(len(line.shown) >= _LEAST_SHOWN for line in lines) < _LEAST_ROWS:
        return None
    return Section(kind or _UNKNOWN, title or _nearest(above), labels_of(above), is_suspect)


def _title(above: Sequence[Left], first: Line) -> str:
    """Return the nearest title that says what the table is, or else the nearest one, or ''."""
    titles = list(_titles(above, first))
    telling = (title for title in titles if kind_by_title(title) or is_performance_title(title))
    return next(telling, titles[0] if titles else "")


def _looks_like_performance(rows: Sequence[Left], heading: Sequence[str]) -> bool:
    is_headed = any(left.is_heading or heads_targets(left.line.shown) for left in rows)
    return is_headed or is_performance_heading(heading)


def heading_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines at the top that hold no amount: a table's heading, none where it goes on with amounts."""
    found: list[Line] = []
    for line in lines[:_TALLEST_HEADING]:
        if any(map(is_money, line.shown)):
            break
        found.append(line)
    return found if found and max(len(line.shown) for line in found) >= _LEAST_SHOWN else []


def texts_of(line: Line) -> list[str]:
    """Return each cell's text as a whole, then the printed lines of cells that hold several."""
    whole = [text for text in line.texts if text]
    parts = [clean(part) for cell in line.cells if "\n" in cell.text for part in cell.text.splitlines()]
    return [*whole, *(part for part in parts if part)]


def labels_of(lines: Sequence[Left]) -> dict[str, Printed]:
    """Return what the labels of the lines say, the nearest to the table last: role -> text and place."""
    found: dict[str, Printed] = {}
    for left in lines:
        for cell, text in zip(left.line.cells, left.line.texts, strict=True):
            for part in cell.text.splitlines() if text and "\n" in cell.text else [text]:
                found |= {label.role: printed(cell, label.text) for label in labels_in(part) if label.text}
    return found


def _titles(above: Sequence[Left], first: Line) -> Iterator[str]:
    """Yield what may be the table's title, the nearest line first; a title may run over two lines; then the sheet."""
    near = [left.line for left in above][-_TITLES_ABOVE:][::-1]
    for at, line in enumerate(near):
        yield from (text for text in texts_of(line) if is_table_title(text))
        if at + 1 < len(near) and len(line.shown) == len(near[at + 1].shown) == 1:
            both = near[at + 1].shown[0] + line.shown[0]
            yield from [both] if is_table_title(both) and not is_table_title(near[at + 1].shown[0]) else []
    if first.place.sheet and (kind_by_title(first.place.sheet) or is_table_title(first.place.sheet)):
        yield first.place.sheet


def _nearest(above: Sequence[Left]) -> str:
    """Return the nearest short text above a table without a title."""
    texts = [text for left in above for text in left.line.shown if len(text) <= _LONGEST_TITLE and not labels_in(text)]
    return texts[-1] if texts else ""
