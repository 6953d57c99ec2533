"""Options and printing shared by several commands.

Tables are drawn by rich, which aligns wide Chinese characters; nothing here knows what a table contains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

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
    """Print rows under their columns; text is shown as it is on one line, never as markup, and NULL as nothing.

    A terminal gets a table of its own width, whose cells are folded; anything else gets whole lines, however long.
    """
    rows = [tuple(row) for row in rows]
    texts = [[_on_one_line(shown(value)) for value in row] for row in rows]
    is_numeric = [
        bool(rows) and not any(isinstance(row[number], str) for row in rows) for number in range(len(columns))
    ]
    out = Console(highlight=False)
    if out.is_terminal:
        out.print(_folded(columns, texts, is_numeric, title))
        return
    if title:
        click.echo(title)
    for line in _lines([[*columns], *texts], is_numeric):
        click.echo(line)


def _on_one_line(text: str) -> str:
    """Return a text without its line breaks and tabs, which would tear the table; other blanks stay as they are."""
    return _BREAKS.sub(" ", text)


def _folded(
    columns: Sequence[str], texts: Iterable[Sequence[str]], is_numeric: Sequence[bool], title: str | None
) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column, is_right in zip(columns, is_numeric, strict=True):
        table.add_column(Text(column), justify="right" if is_right else "left", overflow="fold")
    for row in texts:
        table.add_row(*map(Text, row))
    return table


def _lines(texts: Sequence[Sequence[str]], is_numeric: Sequence[bool]) -> Iterator[str]:
    """Yield each row as one line, its columns two blanks apart, without blanks at its end."""
    widths = [max(map(cell_len, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        cells = zip(row, widths, is_numeric, strict=True)
        yield "  ".join(_padded(text, width, is_right=is_right) for text, width, is_right in cells).rstrip()


def _padded(text: str, width: int, *, is_right: bool) -> str:
    """Return a text as wide as its column; a Chinese character is as wide as two others."""
    blanks = " " * (width - cell_len(text))
    return blanks + text if is_right else text + blanks


def shown(value: object) -> str:
    """Return a value as a person reads it: NULL as nothing, a quantity without trailing zeros, money with its cents."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal) and -int(value.as_tuple().exponent) > _CENTS:
        return format(value.normalize(), "f")
    return str(value)
