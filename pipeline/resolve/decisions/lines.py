"""A line of the steward's: the file and line that it stands in, and the text of each of its fields.

What a decision means is not known here, nor how a file is read. It hands on entries, each of which reads its own fields
and says in one line what is wrong with one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2})-(\d{2})|/(\d{1,2})/(\d{1,2}))")
_YEAR = re.compile(r"((?:19|20)\d{2})年?度?")


class StewardError(Exception):
    """The steward's files cannot be followed; the message is one line that names file and lines and says what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """Where a decision stands: its file, as a person calls it, and the line in it; the header is line 1.

    `left` and `right` are the two texts that the line is about, for messages only.
    """

    file: str
    number: int
    left: str = field(default="", compare=False, repr=False)
    right: str = field(default="", compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.file}, line {self.number}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with its fields by heading, as written but without the blanks around them.

    `shown` says under which headings a person sees the fields, where those are not the fields' names.
    """

    line: Line
    fields: dict[str, str]
    shown: dict[str, str] = field(default_factory=dict, compare=False)

    def fault(self, what: str) -> StewardError:
        """Return the error that says what is wrong with this line."""
        return StewardError(f"{self.line}: {what}")

    def _called(self, column: str) -> str:
        return f"{self.shown[column]} ({column})" if column in self.shown else column

    def text(self, column: str) -> str | None:
        """Return a field, or None where it is empty."""
        return self.fields[column] or None

    def needed(self, column: str) -> str:
        """Return a field that may not be empty.

        Raises:
            StewardError: it is.
        """
        if not self.fields[column]:
            raise self.fault(f"{self._called(column)} is empty: fill it in, or take the line out")
        return self.fields[column]

    def choice(self, column: str, words: Sequence[str]) -> str:
        """Return a field that is one of these words.

        Raises:
            StewardError: it is another.
        """
        word = self.needed(column).lower()
        if word not in words:
            raise self.fault(f'{self._called(column)} is "{word}": write {", ".join(words[:-1])} or {words[-1]}')
        return word

    def year(self, column: str) -> int | None:
        """Return a year, or None where the field is empty.

        Raises:
            StewardError: it is no year.
        """
        if not self.fields[column]:
            return None
        match = _YEAR.fullmatch(self.fields[column])
        if match is None:
            raise self.fault(f'{self._called(column)} is "{self.fields[column]}": write a year as in 2024')
        return int(match[1])

    def date(self, column: str) -> date:
        """Return a date, written as 2026-11-27 or as Excel saves it, 2026/11/27.

        Raises:
            StewardError: it is none.
        """
        written = self.needed(column)
        match = _DATE.fullmatch(written)
        try:
            return date(*(int(part) for part in match.groups() if part)) if match else date.fromisoformat("")
        except ValueError:
            raise self.fault(f'{self._called(column)} is "{written}": write the date as in 2026-11-27') from None
