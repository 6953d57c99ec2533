"""`jixiao load`: runs the nightly job now, in this process, in the same run history as the service.

The assets define what the job does; this module draws its progress and reports its outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assets.cli.options import home_option, steward_option
from assets.cli.status import show
from assets.version import has_nothing_new
from warehouse.reader import Reader
from warehouse.release import current_release, own_row


@click.command()
@click.argument("inbox", required=False, type=click.Path(path_type=Path))
@click.option("--rebuild", is_flag=True, help="Read all documents of the home again; needs no INBOX.")
@click.option("--allow-emptied", is_flag=True, help="Publish even if a department and year that had rows is now empty.")
@steward_option
@home_option
def load(inbox: Path | None, rebuild: bool, allow_emptied: bool, steward: Path, home: Path) -> None:
    """Load new or changed documents from INBOX, publish a release, and report what was loaded, left out and found."""
    if inbox is None and not rebuild:
        raise click.UsageError("give the folder that holds the published documents (or --rebuild)")
    if inbox is not None and not inbox.is_dir():
        raise click.ClickException(f"{inbox} is not a folder: give the folder that holds the published documents")
    if inbox is not None and not rebuild and has_nothing_new(home, inbox, steward):
        _tell_unchanged(home)
        return
    from assets.run import run_load  # noqa: PLC0415 - Dagster takes seconds to import: other commands do without it

    with _progress() as tell:
        outcome = run_load(home, inbox, tell, steward, rebuild=rebuild, allow_emptied=allow_emptied)
    if outcome.failure:
        raise click.ClickException(outcome.failure)
    if outcome.is_unchanged:
        _tell_unchanged(home)
        return
    with Reader(home, follows=False) as reader:
        release = own_row(reader.connection)
        click.echo(f"release {release.number}: {release.documents} documents, {release.rows} indicator rows")
        for report in ("coverage", "quarantined", "findings_by_rule", "waiting"):
            show(reader, report)


def _tell_unchanged(home: Path) -> None:
    click.echo(f"nothing new: release {current_release(home).number} stays current")


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how many documents of how many are read, and draws it on a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("reading", total=None, visible=False)
        yield lambda done, of: progress.update(task, completed=done, total=of, visible=True)
