"""Options and printing shared by several commands.

Tables are drawn by rich, which aligns wide Chinese characters; nothing here knows what a table contains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

_WIDEST = 1000
"""Characters of a line where the output is no terminal."""
_CENTS = 2
_BREAKS = re.compile(r"\s*[\r\n\t\v\f\x85\u2028\u2029]\s*")
STEWARD = Path(__file__).parents[2] / "steward"
"""The decisions that are kept with the program: beside `dagster.yaml`."""
Command = TypeVar("Command", bound=Callable[..., Any])


def home_option(command: Command) -> Command:
    """Add `--home`: the folder that holds everything that the program writes."""
    return click.option(
        "--home",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="JIXIAO_HOME",
        default=Path("data"),
        show_default="$JIXIAO_HOME or ./data",
        help="The folder that holds everything that the program writes.",
    )(command)


def steward_option(command: Command) -> Command:
    """Add `--steward`: the folder of the steward's decisions."""
    return click.option(
        "--steward",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="JIXIAO_STEWARD",
        default=STEWARD,
        show_default="$JIXIAO_STEWARD or steward/ next to dagster.yaml",
        help="The folder of the steward's decisions.",
    )(command)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
    """Print rows under their columns; text is shown as it is on one line, never as markup, and NULL as nothing."""
    rows = [tuple(row) for row in rows]
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for number, column in enumerate(columns):
        is_numeric = bool(rows) and not any(isinstance(row[number], str) for row in rows)
        table.add_column(Text(column), justify="right" if is_numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_on_one_line(shown(value))) for value in row))
    out = Console(highlight=False)
    if out.is_terminal:
        out.print(table)
    else:
        click.echo(_plain(table))


def _on_one_line(text: str) -> str:
    """Return a text without its line breaks and tabs, which would tear the table; other blanks stay as they are."""
    return _BREAKS.sub(" ", text)


def _plain(table: Table) -> str:
    """Return a table as text in whole rows, however wide, without blanks at the ends of lines."""
    wide = Console(highlight=False, width=_WIDEST, file=StringIO())
    with wide.capture() as captured:
        wide.print(table)
    return "\n".join(line.rstrip() for line in captured.get().rstrip().splitlines())


def shown(value: object) -> str:
    """Return a value as a person reads it: NULL as nothing, a quantity without trailing zeros, money with its cents."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal) and -int(value.as_tuple().exponent) > _CENTS:
        return format(value.normalize(), "f")
    return str(value)
