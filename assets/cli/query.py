"""`jixiao query`: one read-only question to the current release, answered as a table, CSV or JSON."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from assets.cli.options import home_option, print_table
from warehouse.reader import Reader

_JSON = msgspec.json.Encoder(decimal_format="number", enc_hook=str)
"""Decimals keep all their digits; what JSON has no word for is given as text."""


@click.command()
@click.argument("sql", required=False)
@click.option(
    "--file", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Read the SQL from a file."
)
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@home_option
def query(sql: str | None, file: Path | None, form: str, home: Path) -> None:
    """Ask the current release one question in SQL; nothing can be changed by it."""
    if (sql is None) == (file is None):
        raise click.UsageError("give one question: either SQL or --file")
    text = sql if sql is not None else file.read_text(encoding="utf-8") if file else ""
    with Reader(home) as reader:
        columns, rows = reader.query(text)
    {"table": print_table, "csv": print_csv, "json": print_json}[form](columns, rows)


def print_csv(columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    """Print rows as CSV with a header; NULL is an empty field."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([str(v).lower() if isinstance(v, bool) else v for v in row] for row in rows)


def print_json(columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    """Print rows as a JSON list of objects; a decimal keeps its digits as a number, a date is YYYY-MM-DD."""
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    click.echo(msgspec.json.format(_JSON.encode(records), indent=1).decode())
