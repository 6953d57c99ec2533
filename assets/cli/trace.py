"""`jixiao trace`: the way of a number from the warehouse back to the box on the page."""

from __future__ import annotations

from pathlib import Path

import click

from assets.cli.options import home_option, shown
from warehouse.reader import Reader
from warehouse.traces import trace as steps_of


@click.command()
@click.argument("row_id", type=int)
@home_option
def trace(row_id: int, home: Path) -> None:
    """Show where the row ROW_ID of a mart is printed, how it was read, and what was repaired."""
    with Reader(home) as reader:
        steps = steps_of(reader, row_id)
    for step in steps:
        click.secho(step.title, bold=True)
        for row in step.rows:
            told = {name: shown(value) for name, value in row.items() if value not in (None, "")}
            width = max(map(len, told))
            for name, text in told.items():
                click.echo(f"  {name:<{width}}  {text}")
