"""What the dictionary says of a table and its columns, as small frozen dataclasses, in Chinese and in English.

Nothing is read or written here: `read.py` fills these from a built database, the writers beside it show them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Language = Literal["zh", "en", "both"]


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages."""

    chinese: str
    english: str

    def say(self, language: Language) -> str:
        """Return the text in one language; in both as 'Chinese｜English', once where they are the same."""
        if language == "both" and self.chinese != self.english:
            return f"{self.chinese}｜{self.english}"
        return self.english if language == "en" else self.chinese


@dataclass(frozen=True, slots=True)
class Code:
    """A value that a coded column can take, and what it means; * in a value stands for any text."""

    value: str
    meaning: Words


@dataclass(frozen=True, slots=True)
class Hazard:
    """What leads to a wrong answer; `column` is the one that it is about, empty where it is about the whole table."""

    column: str
    text: Words


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `reference` is the 'table.column' that it joins, `null_share` the percent of rows that are NULL.

    `null_share` is None where the table has no rows; `unit` is None for what is not measured; `example` is None where
    none says anything (ids, digests, true and false) or the column is empty.
    """

    name: str
    twin: str | None
    data_type: str
    is_nullable: bool
    is_key: bool
    reference: str | None
    unit: Words | None
    comment: Words
    codes: tuple[Code, ...] = ()
    example: str | None = None
    null_share: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view: what one row is, what it is for, what misleads, and its columns.

    `twin` is the view with the same columns in Chinese; `rows` is None for a table about the release itself.
    """

    name: str
    kind: Literal["table", "view"]
    twin: str | None
    comment: Words
    grain: Words
    use: Words
    hazards: tuple[Hazard, ...]
    key: tuple[str, ...]
    rows: int | None
    columns: tuple[Column, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All tables and views, and what to know before the first query; a Chinese twin is told with its mart."""

    before: tuple[Words, ...]
    tables: tuple[Table, ...]

    def names(self) -> tuple[str, ...]:
        """Return the names of all tables and views, Chinese twins among them."""
        return (*(t.name for t in self.tables), *(t.twin for t in self.tables if t.twin))
