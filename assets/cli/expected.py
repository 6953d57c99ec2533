"""`jixiao expected`: records how many rows the current release has by slice, or compares the release with such a file.

A missing slice makes the command fail; a changed count is only reported.
"""

from __future__ import annotations

from pathlib import Path

import click

from assets.cli.options import home_option, print_table
from warehouse.expected import Slice, count_slices, differences, read_expected, write_expected
from warehouse.pointer import current_path


@click.command()
@click.option(
    "--write",
    "written",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Record the counts in FILE.",
)
@click.option(
    "--check",
    "checked",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Compare the current release with FILE.",
)
@home_option
def expected(written: Path | None, checked: Path | None, home: Path) -> None:
    """Record in FILE how many rows each table has by year and department, or compare the current release with FILE."""
    if (written is None) == (checked is None):
        raise click.UsageError("give one of --write FILE and --check FILE")
    counted = count_slices(current_path(home))
    if written is not None:
        write_expected(counted, written)
        click.echo(f"{written}: {len(counted.rows)} slices")
    elif checked is not None:
        _check(checked, read_expected(checked), counted.rows)


def _check(file: Path, wanted: dict[Slice, int], found: dict[Slice, int]) -> None:
    """Print what differs.

    Raises:
        ClickException: a slice is missing.
    """
    told = differences(wanted, found)
    rows = [
        *(("missing", str(one), rows, 0) for one, rows in told.missing.items()),
        *(("changed", str(one), *rows) for one, rows in told.changed.items()),
        *(("new", str(one), 0, rows) for one, rows in told.new.items()),
    ]
    if rows:
        print_table(("", "slice", "expected", "found"), rows)
    if told.missing:
        raise click.ClickException(
            f"{len(told.missing)} expected slices are missing: find their documents, or delete their lines in {file}"
        )
    if rows:
        click.echo(f"no slice is missing; if the counts are right, record them with `jixiao expected --write {file}`")
    else:
        click.echo(f"all {len(wanted)} slices are as expected")
