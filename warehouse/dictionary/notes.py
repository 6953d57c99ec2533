"""What people wrote for the dictionary beyond the comments in the SQL: grain, use, hazards, units and codes.

All of it is in the CSV files beside this module; a table or column may be named by a pattern such as `mart_*`.
Which columns there are is not known here.
"""

from __future__ import annotations

import csv
import functools
from fnmatch import fnmatchcase
from pathlib import Path

from warehouse.dictionary.entries import Code, Hazard, Words

_FOLDER = Path(__file__).parent


@functools.cache
def lines(name: str) -> tuple[dict[str, str], ...]:
    """Return the lines of `<name>.csv`, each as header word -> text.

    Raises:
        ValueError: a line has more or fewer fields than the header, which would shift its texts.
    """
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
        return tuple(dict(zip(header, row, strict=True)) for row in rows)


def _words(line: dict[str, str], prefix: str = "") -> Words:
    return Words(line[f"{prefix}chinese"], line[f"{prefix}english"])


def before() -> tuple[Words, ...]:
    """Return what to know before the first query."""
    return tuple(_words(line) for line in lines("hazards") if not line["table"] and not line["column"])


def label(word: str) -> Words:
    """Return a heading or phrase of the dictionary's pages.

    Raises:
        KeyError: there is no such label.
    """
    return {line["word"]: _words(line) for line in lines("labels")}[word]


def about(table: str) -> tuple[Words, Words] | None:
    """Return what one row of a table is and what it is used for; None where nothing is written."""
    for line in lines("tables"):
        if line["table"] == table:
            return _words(line, "grain_"), _words(line, "use_")
    return None


def place(table: str) -> int:
    """Return the place of a table in what is written about tables; the last one where nothing is."""
    written = [line["table"] for line in lines("tables")]
    return written.index(table) if table in written else len(written)


def view_key(view: str) -> tuple[str, str] | None:
    """Return a view's key column and the table whose key it is; None where no key is written for it."""
    key = next((line["key"] for line in lines("tables") if line["table"] == view), "")
    column, _, table = key.partition("->")
    return (column.strip(), table.strip()) if table else None


def hazards(table: str, columns: tuple[str, ...]) -> tuple[Hazard, ...]:
    """Return what leads to wrong answers from a table with these columns, in the order in which it is written."""
    told = (line for line in lines("hazards") if line["table"] and fnmatchcase(table, line["table"]))
    return tuple(Hazard(line["column"], _words(line)) for line in told if line["column"] in ("", *columns))


def _fits(written: str, table: str, column: str) -> bool:
    """Tell whether 'column' or 'table.column', each with * for any text, means this column."""
    before_dot, dot, name = written.rpartition(".")
    return _alike(column, name) and (not dot or _alike(table, before_dot))


def _alike(name: str, pattern: str) -> bool:
    return name == pattern or ("*" in pattern and fnmatchcase(name, pattern))


@functools.cache
def _most_exact(name: str, table: str, column: str) -> tuple[dict[str, str], ...]:
    """Return the lines that mean a column; those that name its table hide those that name the column alone."""
    found = [line for line in lines(name) if _fits(line["column"], table, column)]
    exact = [line for line in found if "." in line["column"]]
    return tuple(exact or found)


def kind(table: str, column: str) -> str | None:
    """Return what a column holds: `unit` (a measure), `id` (opaque, never an example) or `text`; None: not written."""
    return next((line["kind"] for line in _most_exact("kinds", table, column)), None)


def unit(table: str, column: str) -> Words | None:
    """Return the unit that a column is in; None where it is no measure."""
    line = next(iter(_most_exact("kinds", table, column)), None)
    return _words(line) if line and line["kind"] == "unit" else None


def codes(table: str, column: str) -> tuple[Code, ...]:
    """Return the values that a column can take; none where it is not coded."""
    return tuple(Code(line["value"], _words(line)) for line in _most_exact("codes", table, column))
