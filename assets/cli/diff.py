"""`jixiao diff A B`: what changed between two kept releases, and which documents, decisions or program changed it.

The warehouse computes the differences; this module shows the summary first, then the rows, or drafts a changelog.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from dataclasses import asdict, astuple, fields
from itertools import groupby
from pathlib import Path

import click
import msgspec

from assets.cli.options import home_option, print_table
from warehouse.diff import ChangedCell, Comparison, TableSummary, changelog, compared
from warehouse.release import Release, read_release, release_file

_JSON = msgspec.json.Encoder(enc_hook=str)
_MOST_COLUMNS = 4
"""How many changed columns of a table the summary names."""
_SHORT = 12
"""Characters of a document's id that tell it from others of its name."""


@click.command()
@click.argument("older", metavar="A", type=int)
@click.argument("newer", metavar="B", type=int)
@click.option("--table", metavar="NAME", help="Compare only this table.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option(
    "--rows",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="Show at most this many rows of each table, inputs and documents.",
)
@click.option("--changelog", "is_draft", is_flag=True, help="Draft a Markdown text for data users on what changed.")
@home_option
def diff(older: int, newer: int, table: str | None, form: str, rows: int, is_draft: bool, home: Path) -> None:
    """Compare releases A and B by key: rows added, removed and changed, and what caused it."""
    if is_draft and (table or form != "table"):
        raise click.UsageError("--changelog covers all tables, in Markdown: omit --table and --format")
    before, after = (read_release(release_file(home, number)) for number in (older, newer))
    with compared(before.path, after.path, table) as comparison:
        if is_draft:
            for line in changelog(comparison, before, after, rows):
                click.echo(line)
        elif form == "csv":
            _print_csv(comparison, rows)
        elif form == "json":
            _print_json(comparison, before, after, rows)
        else:
            _print_tables(comparison, before, after, rows)


def _print_csv(comparison: Comparison, rows: int) -> None:
    """Print the changed cells as CSV with a header; NULL is an empty field."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(field.name for field in fields(ChangedCell))
    writer.writerows(map(astuple, comparison.cells(rows)))


def _print_json(comparison: Comparison, before: Release, after: Release, rows: int) -> None:
    """Print all that is told as one JSON object, part by part."""
    told = {"older": _told(before), "newer": _told(after), "documents_by_state": comparison.states()}
    click.echo(f"{_JSON.encode(told).decode()[:-1]},")
    _print_list("changed_inputs", map(asdict, comparison.changed_inputs(rows)), ",")
    _print_list("documents", map(asdict, comparison.documents(rows)), ",")
    _print_list("tables", map(asdict, comparison.tables()), ",")
    _print_list("rows", map(asdict, comparison.cells(rows)), "}")


def _told(release: Release) -> dict[str, object]:
    return {
        "release": release.number,
        "created_at": release.created_at,
        "code_version": release.code_version,
        "documents": release.documents,
        "indicator_rows": release.rows,
    }


def _print_list(name: str, items: Iterable[dict[str, object]], end: str) -> None:
    """Print one member of the object, a line an item, without holding all of them."""
    click.echo(f'"{name}": [', nl=False)
    for number, item in enumerate(items):
        click.echo(("," if number else "") + f"\n {_JSON.encode(item).decode()}", nl=False)
    click.echo(f"]{end}")


def _print_tables(comparison: Comparison, before: Release, after: Release, rows: int) -> None:
    """Print the summary by table, what changed in the inputs, the documents, and then the rows."""
    for release in (before, after):
        click.echo(
            f"release {release.number} of {release.created_at:%Y-%m-%d %H:%M:%S}Z, program {release.code_version}: "
            f"{release.documents} documents, {release.rows} indicator rows"
        )
    summaries = [summary for summary in comparison.tables() if summary.differs]
    _print(
        "Tables that differ",
        ("table", "before", "after", "added", "gone", "changed", "where"),
        map(_summary, summaries),
    )
    inputs = [(one.change, one.kind, one.name, one.old, one.new) for one in comparison.changed_inputs(rows)]
    _print("Decisions, program and vocabulary", ("change", "kind", "name", "old", "new"), inputs)
    _print_documents(comparison, rows)
    for name, cells in groupby(comparison.cells(rows), lambda cell: cell.table):
        shown = (_cell(cell) for cell in cells)
        _print(name, ("change", "key", "row", "document", "cause", "column", "old", "new"), shown)
    if not summaries:
        click.echo("no row differs")


def _print(title: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    """Print a table under its title; nothing when it has no rows."""
    rows = list(rows)
    if rows:
        click.echo()
        print_table(columns, rows, title=title)


def _summary(one: TableSummary) -> tuple[object, ...]:
    names = [f"{name} {count}" for name, count in one.columns.items()]
    more = [f"{len(names) - _MOST_COLUMNS} more columns"] if len(names) > _MOST_COLUMNS else []
    where = ", ".join([*names[:_MOST_COLUMNS], *more])
    told = "; ".join(part for part in (where, one.note) if part)
    return (one.name, one.rows_before, one.rows_after, one.added, one.gone, one.changed, told)


def _print_documents(comparison: Comparison, most: int) -> None:
    states = comparison.states()
    if states:
        click.echo()
        click.echo("Documents: " + ", ".join(f"{count} {state}" for state, count in states.items()))
    rows = [
        (d.state or "as before", d.fiscal_year, d.name, d.document_id[:_SHORT], d.added, d.gone, d.changed)
        for d in comparison.documents(most)
    ]
    columns = ("state", "year", "document", "id", "rows added", "rows gone", "rows changed")
    _print("What documents did", columns, rows)


def _cell(cell: ChangedCell) -> tuple[object, ...]:
    document = f"{cell.document} {(cell.document_id or '')[:_SHORT]}" if cell.document else ""
    value = (cell.old, cell.new) if cell.column else ("", "")
    return (cell.change, cell.key, cell.label, document, cell.cause, cell.column, *value)
