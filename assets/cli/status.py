"""`jixiao status`: the current release, what it covers, what is not loaded and why, and the open findings.

The queries are SQL in `warehouse/reports`; this module only displays their results.
"""

from __future__ import annotations

from pathlib import Path

import click

from assets.cli.options import home_option, print_table
from warehouse.reader import Reader
from warehouse.release import current_release, list_releases
from warehouse.reports import report, titles


@click.command()
@home_option
def status(home: Path) -> None:
    """Show the current release, what it covers, which documents are not loaded and why, and open findings."""
    release = current_release(home)
    newest = list_releases(home)[-1]
    click.echo(
        f"release {release.number} of {release.created_at:%Y-%m-%d %H:%M}Z: "
        f"{release.documents} documents, {release.rows} indicator rows"
    )
    if newest.number != release.number:
        click.echo(f"rolled back: the newest release is {newest.number}")
    with Reader(home) as reader:
        for name in titles():
            show(reader, name)


def show(reader: Reader, name: str) -> None:
    """Print one report under its title; nothing when it has no rows."""
    columns, rows = report(reader, name)
    if rows:
        click.echo()
        print_table(columns, rows, title=titles()[name])
