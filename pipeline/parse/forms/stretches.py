"""Which lines of a document are a form: from its title or first label to the last row of its indicators.

A form is found by the heading of its indicators; its labels stand above, perhaps on the page before, and its rows may
go on behind a page break without a heading. What the cells mean is told elsewhere; hands on stretches of the lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.parse.forms.captions import is_caption, is_department_line, is_label_line, is_project_line, is_title_line
from pipeline.parse.forms.columns import IndicatorHeading, any_heading, form_heading, has_column_before
from pipeline.parse.forms.going_on import goes_on
from pipeline.parse.lines import Line
from pipeline.text import fold

_MOST_TEXT = 8
"""Lines of text above a form's table that may be its captions."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A form's lines: the first one, the end (excluded), and the headings of indicators in it by line."""

    start: int
    end: int
    headings: dict[int, IndicatorHeading]


@dataclass
class _Walk:
    """A walk over the lines; `limit` is where the last list heading or form ended."""

    run: Sequence[Line]
    limit: int = 0
    found: list[Stretch] = field(default_factory=list)

    def walk(self) -> list[Stretch]:
        """Return all forms of the document."""
        index = 0
        while index < len(self.run):
            heading = any_heading(self.run, index)
            own = form_heading(heading) if heading else None
            if heading and own and not has_column_before(self.run, index, heading):
                index = self._take(index, own)
            else:
                index += heading.height if heading else 1
                self.limit = index if heading else self.limit
        return self.found

    def _take(self, at: int, heading: IndicatorHeading) -> int:
        """Keep the form whose first indicator heading stands at a line; return where its lines end."""
        start = self._start(at)
        headings = {at: heading}
        end = self._end(at, headings)
        self.found.append(Stretch(start, end, {line - start: own for line, own in headings.items()}))
        self.limit = end
        return end

    def _start(self, anchor: int) -> int:
        """Return the first line of the form: what names its project, and the captions above."""
        named = self._named(anchor)
        first = named if named is not None else anchor
        while first > self.limit and self.run[first - 1].grid == self.run[first].grid and not self._is_top(first):
            first -= 1
        return self._captions(self._title_before(first) if self.run[first].after_break else first)

    def _title_before(self, first: int) -> int:
        """Return the first of a few rows under a form's title on the page before, `first` where there are none."""
        for at in range(first - 1, max(self.limit, first - _MOST_TEXT) - 1, -1):
            line = self.run[at]
            if is_title_line(line):
                return at if line.is_table else min(at + 1, first)
            is_other = len(line.owners) != len(self.run[first].owners) or line.sheet != self.run[first].sheet
            if is_other or not line.is_table or line.is_hidden:
                return first
        return first

    def _is_top(self, at: int) -> bool:
        return is_title_line(self.run[at])

    def _named(self, anchor: int) -> int | None:
        """Return the nearest line above that names a project, else a department; tables between must be a form's."""
        department = None
        for at in range(anchor - 1, self.limit - 1, -1):
            line = self.run[at]
            if line.sheet != self.run[anchor].sheet or line.is_hidden:
                break
            if is_project_line(line):
                return at
            if department is None and is_department_line(line):
                department = at
            is_foreign = line.is_table and line.grid != self.run[anchor].grid and not self._has_labels(at)
            if is_foreign or (department is not None and is_title_line(line)):
                break
        return department

    def _has_labels(self, at: int) -> bool:
        """Whether the line, or another of its table, shows a label of a form."""
        grid = self.run[at].grid
        return any(is_label_line(line) for line in self._around(at) if line.grid == grid)

    def _around(self, at: int) -> Sequence[Line]:
        """Return the lines above a line as far as its table goes."""
        top = at
        while top > self.limit and self.run[top - 1].grid == self.run[at].grid:
            top -= 1
        return self.run[top : at + 1]

    def _captions(self, first: int) -> int:
        """Return the first of the text lines above a table that are its title, year, money unit …."""
        best = first
        for at in range(first - 1, max(self.limit, first - _MOST_TEXT) - 1, -1):
            line = self.run[at]
            if line.is_table or line.is_hidden or line.sheet != self.run[first].sheet:
                break
            if is_caption(line):
                best = at
            if is_title_line(line):
                break
        return best

    def _end(self, anchor: int, headings: dict[int, IndicatorHeading]) -> int:
        """Return where the form ends; further headings of its indicators are added."""
        heading = headings[anchor]
        at = end = anchor + heading.height
        grid = self.run[anchor].grid
        while at < len(self.run) and not self._is_beyond(at, anchor):
            line = self.run[at]
            if line.grid != grid and line.is_table:
                if not goes_on(self.run, at, end, heading):
                    break
                grid = line.grid
            found = any_heading(self.run, at)
            if found:
                own = form_heading(found)
                if own is None:
                    break
                headings[at] = heading = own
            at += found.height if found else 1
            end = at if line.is_table else end
        return self._without_labels_of_next(anchor + headings[anchor].height, end)

    def _is_beyond(self, at: int, anchor: int) -> bool:
        """Whether the line begins something else: another sheet, a project, or a title that is not the form's own."""
        line = self.run[at]
        if line.sheet != self.run[anchor].sheet or line.is_hidden or is_project_line(line):
            return True
        return is_title_line(line) and not self._is_running_title(at, anchor)

    def _is_running_title(self, at: int, anchor: int) -> bool:
        """Whether a title is printed again on top of a page on which the form goes on."""
        text = fold(self.run[at].shown[0])
        own = any(is_title_line(line) and fold(line.shown[0]) == text for line in self._above(anchor))
        for line in self.run[at + 1 : at + 1 + _MOST_TEXT]:
            if is_label_line(line):
                return False
            if line.is_table and not is_caption(line):
                return own
        return False

    def _above(self, anchor: int) -> Sequence[Line]:
        return self.run[max(self.limit, anchor - 4 * _MOST_TEXT) : anchor]

    def _without_labels_of_next(self, least: int, end: int) -> int:
        """Give back the label lines at the end that stand above the line that names the next project."""
        if end >= len(self.run) or not is_project_line(self.run[end]):
            return end
        while end > least and is_label_line(self.run[end - 1]) and self.run[end - 1].grid == self.run[end].grid:
            end -= 1
        return end


def stretches(run: Sequence[Line]) -> list[Stretch]:
    """Return the forms among the lines, in printed order; they do not overlap."""
    return _Walk(run).walk()
