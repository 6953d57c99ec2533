"""`jixiao export`: writes the current release as Parquet, CSV or workbooks into a folder.

The warehouse writes the files; this module draws the progress and lists what was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from assets.cli.options import home_option, print_table

FORMATS = ("parquet", "csv", "xlsx")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="The format of the files.")
@click.option(
    "--table",
    "tables",
    multiple=True,
    metavar="NAME",
    help="Write only this table or mart; may be given several times. [default: all; xlsx: the tables meant for people]",
)
@home_option
def export(folder: Path, form: str, tables: tuple[str, ...], home: Path) -> None:
    """Write the current release into DIR, with a dictionary and a datapackage.json.

    DIR is created if it does not exist. An earlier export in it is replaced in one step; other contents are refused.
    """
    from warehouse.export import export as write  # noqa: PLC0415 - pyarrow and XlsxWriter take long to import

    with _progress() as tell:
        done = write(home, folder, form, tables, tell)
    lines = [(file.name, file.sheet or "", file.rows, _size(done.sizes[file.name])) for file in done.files]
    print_table(("file", "sheet", "rows", "size"), lines)
    for name, notes in ((file.sheet, file.notes) for file in done.files if file.notes):
        click.echo(f"{name}: {'; '.join(note.rpartition('｜')[2] for note in notes)}")
    if done.left_out:
        click.echo(f"left out (add one with --table): {', '.join(done.left_out)}")
    click.echo(f"release {done.release} is in {folder}: {len(done.sizes)} files, {_size(sum(done.sizes.values()))}")


def _size(count: int) -> str:
    return f"{count / 1_000_000:,.1f} MB" if count >= 1_000_000 else f"{count / 1000:,.1f} kB"


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that is told which rows of what are read, and draws it on a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("writing", total=None)
        yield lambda name, done, of: progress.update(task, description=f"writing {name}", completed=done, total=of)
