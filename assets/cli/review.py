"""`jixiao review`: writes the review queue as files to fill in, and imports the decisions entered in them.

The floors below define the contents of the files and the meaning of a decision; this module reports what was done.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from assets.cli.options import home_option, steward_option
from warehouse.reader import Reader


@click.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the files into DIR. [default: review/ in the home]",
)
@click.option(
    "--take",
    "filled",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Add the decisions entered in FILE (CSV or .xlsx) to the steward's folder.",
)
@steward_option
@home_option
def review(out: Path | None, filled: Path | None, steward: Path, home: Path) -> None:
    """Write the review queue (what may be the same) as CSV and as a workbook to fill in; or import decisions."""
    if filled is None:
        _write(home, out or home / "review", steward)
    elif out is None:
        _take(filled, steward)
    else:
        raise click.UsageError("--take writes into the steward's folder: omit --out")


def _write(home: Path, folder: Path, steward: Path) -> None:
    from warehouse.review import queues, write_files  # noqa: PLC0415 - what reads and writes workbooks is slow to import

    with Reader(home, follows=False) as reader:
        waiting = queues(reader)
    if not any(queue.waiting for queue in waiting):
        click.echo("nothing to review: no pair in the current release needs a decision")
        return
    paths = write_files(waiting, folder, steward)
    for queue in waiting:
        here = f"the best {len(queue.rows)} are in the files, {queue.waiting - len(queue.rows)} more wait"
        click.echo(f"{queue.sheet.kind}: {queue.waiting}" + (f"; {here}" if queue.waiting > len(queue.rows) else ""))
    _say([f"written: {path}" for path in paths])
    click.echo(f"fill in decision, reason, decided_on and decided_by, then run `jixiao review --take {paths[-1]}`")


def _take(filled: Path, steward: Path) -> None:
    from warehouse.review import take  # noqa: PLC0415 - see above

    taken = take(filled, steward)
    if not any(one.added + one.known for one in taken):
        click.echo(f"nothing to import: no line of {filled} holds a decision")
        return
    _say([f"{one.file}: {one.added} added, {one.known} there already" for one in taken if one.added + one.known])
    if any(one.added for one in taken):
        click.echo("they apply from the next `jixiao load` on; to undo one, delete its line")


def _say(lines: Sequence[str]) -> None:
    for line in lines:
        click.echo(line)
