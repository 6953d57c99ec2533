"""`jixiao releases` and `jixiao rollback`: what has been published, and the way back to it."""

from __future__ import annotations

from pathlib import Path

import click

from assets.cli.options import home_option, print_table
from warehouse.release import list_releases
from warehouse.release import rollback as point_back


@click.command()
@home_option
def releases(home: Path) -> None:
    """List the releases that are kept, oldest first; * marks the one that readers see."""
    rows = [
        ("*" if r.is_current else "", r.number, f"{r.created_at:%Y-%m-%d %H:%M:%S}Z", r.documents, r.rows, r.path.name)
        for r in list_releases(home)
    ]
    if not rows:
        raise click.ClickException(f"{home} holds no release yet: run `jixiao load INBOX` first")
    print_table(("", "release", "published (UTC)", "documents", "indicator rows", "file"), rows)


@click.command()
@click.argument("number", type=int)
@home_option
def rollback(number: int, home: Path) -> None:
    """Point readers back (or forward) to release NUMBER. The next load with new documents publishes on top."""
    release = point_back(home, number)
    click.echo(f"release {release.number} is current: {release.documents} documents, {release.rows} indicator rows")
