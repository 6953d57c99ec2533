"""One of the steward's files, whatever it decides on: its name, its columns, and how its lines are read and compared.

Each file is described in a module of its own. It hands on decisions in the order of the lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pipeline.resolve.decisions.lines import Entry
from pipeline.resolve.decisions.reading import content_of, decoded, entries, lines_of
from pipeline.text import fold

Decision = TypeVar("Decision")


@dataclass(frozen=True, slots=True)
class StewardFile(Generic[Decision]):
    """A file: `make` reads a line, `check` refuses lines that contradict each other as they are written.

    `choices` holds the words that a column may have, where it has no others.
    """

    name: str
    columns: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    make: Callable[[Entry], Decision]
    check: Callable[[Sequence[Decision]], None]

    def said(self, entry: Entry) -> tuple[str, ...]:
        """Return what a line decides, whatever its reason and whoever wrote it, in a form that can be compared."""
        return tuple(fold(entry.fields[column]) for column in self.columns[: self.columns.index("reason")])

    def entries(self, folder: Path) -> tuple[Entry, ...]:
        """Return the lines of this file in a folder; none where there is no such file.

        Raises:
            StewardError: the file cannot be read.
        """
        content, file = content_of(folder / self.name), f"{folder.resolve().name}/{self.name}"
        if content is None:
            return ()
        text, _ = decoded(content, file)
        return tuple(entries(lines_of(text, file), file, self.columns))

    def read(self, folder: Path) -> tuple[Decision, ...]:
        """Return the decisions of this file in a folder.

        Raises:
            StewardError: a line is faulty, or lines contradict each other.
        """
        decisions = tuple(self.make(entry) for entry in self.entries(folder))
        self.check(decisions)
        return decisions
