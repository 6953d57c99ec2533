"""`jixiao trace`: from a number in the warehouse back to the boxes on the page.

The steps come from the warehouse, the places of the values from the document's reading; this module only displays them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from assets.cli.options import home_option, shown
from pipeline.extract import UnreadableDocumentError
from pipeline.trace import DRAWN, RowNumbers, ValuePlace, drawn_pages, original_of, told_place, values_of
from warehouse.reader import Reader
from warehouse.traces import TracedRow, traced_row
from warehouse.traces import trace as steps_of


@click.command()
@click.argument("row_id", type=int)
@click.option(
    "--png",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw the page into FILE with a box around each value; further pages go to FILE-2 and so on.",
)
@home_option
def trace(row_id: int, png: Path | None, home: Path) -> None:
    """Show where the row ROW_ID of a mart or fact table is printed, how it was read, and what was repaired."""
    with Reader(home, follows=False) as reader:
        row, steps = traced_row(reader, row_id), steps_of(reader, row_id)
    for step in steps:
        click.secho(step.title, bold=True)
        for told in step.rows:
            _show({name: shown(value) for name, value in told.items() if value not in (None, "")})
    path, reading = original_of(home, row.document_id)
    values = values_of(reading, RowNumbers(row.project_no, row.phase, row.indicator_no, row.fund_no))
    _show_values(values, row.format)
    if png is not None:
        _draw(png, path, row, values)


def _show(told: Mapping[str, str]) -> None:
    width = max(map(len, told), default=0)
    for name, text in told.items():
        click.echo(f"  {name:<{width}}  {text}")


def _show_values(values: Sequence[ValuePlace], document_format: str) -> None:
    """Print where each value stands, with what is printed there on one line."""
    click.secho("Where each value is printed", bold=True)
    if not values:
        click.echo("  this version of the program reads the document differently: run `jixiao load` again")
    width = max((len(value.field) for value in values), default=0)
    for value in values:
        click.echo(
            f"  {value.field:<{width}}  {told_place(value.place, document_format)}: {' '.join(value.text.split())}"
        )


def _draw(png: Path, path: Path, row: TracedRow, values: Sequence[ValuePlace]) -> None:
    """Write a picture of each page that the values stand on; say so where the document has no pages."""
    try:
        pages = drawn_pages(path, row.format, values)
    except UnreadableDocumentError as error:
        raise click.ClickException(str(error)) from error
    if not pages:
        why = "has no pages" if row.format not in DRAWN else "has no boxes of this row"
        click.echo(f"no picture is drawn: {row.document_name} ({row.format}) {why}; the places are listed above")
    for file, (number, picture) in zip(_files(png, len(pages)), pages, strict=True):
        picture.save(file, format="PNG")
        click.echo(f"page {number} is drawn in {file}")


def _files(first: Path, count: int) -> Iterable[Path]:
    """Return the names of so many pictures: FILE, FILE-2, FILE-3."""
    return [first if n == 1 else first.with_name(f"{first.stem}-{n}{first.suffix}") for n in range(1, count + 1)]
