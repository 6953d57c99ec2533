"""`jixiao status`: the current release, what it covers, what is not loaded and why, and the open findings.

The queries are SQL in `warehouse/reports`; this module only displays their results.
"""

from __future__ import annotations

from pathlib import Path

import click

from assets.cli.options import home_option, print_table
from warehouse.home import newest_number
from warehouse.reader import Reader
from warehouse.release import own_row
from warehouse.reports import report, titles

_AT_MOST = 200
"""Rows of a list that are shown unless all are asked for: a province has thousands of departments and years."""


@click.command()
@click.option("--all", "is_whole", is_flag=True, help=f"Show all rows of each list, not only the first {_AT_MOST}.")
@home_option
def status(*, is_whole: bool, home: Path) -> None:
    """Show the current release, what it covers, which documents are not loaded and why, and open findings."""
    newest = newest_number(home)  # before the current one is opened: what is published in between is no way back
    with Reader(home, follows=False) as reader:
        release = own_row(reader.connection)
        click.echo(
            f"release {release.number} of {release.created_at:%Y-%m-%d %H:%M}Z: "
            f"{release.documents} documents, {release.rows} indicator rows"
        )
        if newest > release.number:
            click.echo(f"rolled back: the newest release is {newest}")
        for name in titles():
            show(reader, name, at_most=None if is_whole else _AT_MOST)


def show(reader: Reader, name: str, at_most: int | None = _AT_MOST) -> None:
    """Print the first rows of a report under its title, and how many more there are; nothing if it has no rows."""
    columns, rows = report(reader, name)
    if not rows:
        return
    click.echo()
    print_table(columns, rows[:at_most], title=titles()[name])
    if at_most is not None and len(rows) > at_most:
        click.echo(f"... and {len(rows) - at_most:,} more: jixiao status --all")
