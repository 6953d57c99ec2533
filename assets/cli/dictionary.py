"""`jixiao dictionary`: the meaning of each table and column of the current release, on the terminal or in a file.

The content and the file formats come from `warehouse/dictionary`; this module only displays them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click

from assets.cli.options import home_option, print_table
from warehouse.dictionary import Column, Dictionary, Language, Table, read_dictionary
from warehouse.dictionary.flat import to_csv, to_json, told_codes
from warehouse.dictionary.markdown import to_markdown
from warehouse.dictionary.pages import write_pages
from warehouse.reader import Reader

_WRITERS = {"markdown": to_markdown, "csv": to_csv, "json": to_json}


@click.command()
@click.argument("table", required=False)
@click.option("--format", "form", type=click.Choice([*_WRITERS]), help="The output format. [default: a table]")
@click.option("--language", type=click.Choice(get_args(Language)), default="both", show_default=True)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE, as Markdown unless --format is given.",
)
@click.option(
    "--docs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the pages and diagrams of the docs into DIR.",
)
@home_option
def dictionary(
    table: str | None, form: str | None, language: Language, out: Path | None, docs: Path | None, home: Path
) -> None:
    """Describe TABLE, or list all tables, of the current release: columns, types, units, codes, examples."""
    if docs and (table or form or out):
        raise click.UsageError("--docs writes all pages of all tables: omit TABLE, --format and --out")
    with Reader(home, follows=False) as reader:
        found = read_dictionary(reader.connection, [table] if table else [])
    if docs:
        _tell(write_pages(found, docs))
    elif out:
        text = _WRITERS[form or "markdown"](found, language)
        out.write_text(text, encoding="utf-8-sig" if form == "csv" else "utf-8", newline="\n")
        _tell([out])
    elif form:
        click.echo(_WRITERS[form](found, language), nl=False)
    elif table:
        _show(found.tables[0], language)
    else:
        _list(found, language)


def _tell(paths: list[Path]) -> None:
    for path in paths:
        click.echo(f"written: {path}")


def _list(found: Dictionary, language: Language) -> None:
    """Print a line for each table, with its Chinese twin."""
    rows = [(one.name, one.twin, one.rows, one.grain.say(language)) for one in found.tables]
    print_table(("table", "Chinese twin", "rows", "one row is"), rows)


def _show(table: Table, language: Language) -> None:
    """Print one table: what a row is, what it is for, what misleads, and its columns."""
    names = f"{table.name}, {table.twin}" if table.twin else table.name
    click.secho(f"{names}: {table.comment.say(language)}", bold=True)
    click.echo(f"one row is: {table.grain.say(language)}")
    click.echo(f"use it for: {table.use.say(language)}")
    click.echo(f"key: {', '.join(table.key) or 'none'}; rows: {'' if table.rows is None else table.rows}")
    for hazard in table.hazards:
        click.echo(f"mind {hazard.column or table.name}: {hazard.text.say(language)}")
    click.echo()
    twin = ["in Chinese"] if table.twin else []
    rows = [_line(column, language, has_twin=bool(twin)) for column in table.columns]
    print_table(["column", *twin, "type", "meaning"], rows)


def _line(column: Column, language: Language, *, has_twin: bool) -> list[str | None]:
    names = [column.name, column.twin] if has_twin else [column.name]
    return [*names, column.data_type, "; ".join(_told(column, language))]


def _told(column: Column, language: Language) -> Iterator[str]:
    """Give what is known of a column beside its name and type."""
    yield column.comment.say(language)
    if column.unit:
        yield f"unit: {column.unit.say(language)}"
    if column.reference:
        yield f"joins {column.reference}"
    if not column.is_nullable:
        yield "never NULL"
    elif column.null_share:
        yield f"NULL in {column.null_share} %"
    if column.codes:
        yield told_codes(column.codes, language)
    if column.example:
        yield f"such as {column.example}"
