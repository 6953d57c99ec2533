"""Options and printing that several commands share.

Tables are drawn by rich, which knows how wide Chinese characters are; nothing here knows what a table holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

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


def console() -> Console:
    """Return the console for the standard output; wide enough for whole rows where it is no terminal."""
    out = Console(highlight=False)
    return out if out.is_terminal else Console(highlight=False, width=200)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
    """Print rows under their columns; text is shown as it is, never as markup, and NULL as nothing."""
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    rows = [tuple(row) for row in rows]
    for number, column in enumerate(columns):
        numeric = all(not isinstance(row[number], str) for row in rows) and bool(rows)
        table.add_column(Text(column), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row))
    console().print(table)
