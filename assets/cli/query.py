"""`jixiao query`: runs one read-only query on the current release and prints a table, CSV or JSON.

The query is given as SQL, as a file, or as a ready-made question; those can be listed and written as pages of the docs.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from assets.cli.options import home_option, print_table
from warehouse.questions import find_question, questions
from warehouse.questions_page import write_pages
from warehouse.reader import Reader

_JSON = msgspec.json.Encoder(decimal_format="number", enc_hook=str)
"""Decimals keep all their digits; what JSON has no word for is given as text."""


@click.command()
@click.argument("sql", required=False)
@click.option(
    "--file",
    "file",
    metavar="NAME",
    help="Run the SQL in a file, or a ready-made question by its name or number.",
)
@click.option("--list", "is_list", is_flag=True, help="List the ready-made questions.")
@click.option(
    "--docs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the pages of the ready-made questions, with their answers, into DIR.",
)
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@home_option
def query(sql: str | None, file: str | None, is_list: bool, docs: Path | None, form: str, home: Path) -> None:
    """Run one read-only SQL query on the current release."""
    if [sql is not None, file is not None, is_list, docs is not None].count(True) != 1:
        raise click.UsageError("give exactly one of SQL, --file, --list and --docs")
    if docs is not None:
        _write_docs(docs, home)
        return
    columns, rows = _listed() if is_list else _answer(sql if sql is not None else _text_of(str(file)), home)
    {"table": print_table, "csv": print_csv, "json": print_json}[form](columns, rows)


def _text_of(name: str) -> str:
    """Return the SQL of a file, or of the ready-made question of this name; a file that exists comes first.

    Raises:
        ClickException: the file is written in another encoding, as a Chinese Windows does by itself.
        QuestionError: there is neither.
    """
    path = Path(name)
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else find_question(name).sql
    except UnicodeDecodeError:
        raise click.ClickException(f"{path} is not written in UTF-8: save it as UTF-8") from None


def _answer(text: str, home: Path) -> tuple[list[str], list[tuple[Any, ...]]]:
    with Reader(home) as reader:
        return reader.query(text)


def _listed() -> tuple[list[str], list[tuple[Any, ...]]]:
    rows = [(one.number, one.name, one.chinese.title, one.english.title) for one in questions()]
    return ["question", "name", "问题", "asks"], rows


def _write_docs(folder: Path, home: Path) -> None:
    with Reader(home, follows=False) as reader:
        for path in write_pages(reader, folder):
            click.echo(f"wrote {path}")


def print_csv(columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Print rows as CSV with a header; NULL is an empty field."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([str(v).lower() if isinstance(v, bool) else v for v in row] for row in rows)


def print_json(columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Print rows as a JSON list of objects; a decimal keeps its digits as a number, a date is YYYY-MM-DD.

    Raises:
        ClickException: two columns have one name: an object would hold only one of them.
    """
    twice = next((name for number, name in enumerate(columns) if name in columns[:number]), None)
    if twice is not None:
        raise click.ClickException(f"two columns are called {twice}: give one of them another name with AS")
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    click.echo(msgspec.json.format(_JSON.encode(records), indent=1).decode())
