"""`jixiao releases` and `jixiao rollback`: the kept releases, the contents of one, and the way back to it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from assets.cli.options import home_option, print_table
from warehouse.release import Release, read_release, readable_releases, release_file
from warehouse.release import rollback as point_back
from warehouse.release_contents import TableCount, contents_of
from warehouse.release_inputs import ReleaseInput

_SHORT = 16
"""Characters of a digest that tell one from another."""


@click.command()
@click.argument("number", type=int, required=False)
@click.option(
    "--rows", type=click.IntRange(0), default=100, show_default=True, help="Show at most this many inputs of each kind."
)
@home_option
def releases(number: int | None, rows: int, home: Path) -> None:
    """List the kept releases, oldest first, with * at the current one; or show release NUMBER."""
    if number is not None:
        _show(release_file(home, number), rows)
        return
    found, faults = readable_releases(home)
    if not found and not faults:
        raise click.ClickException(f"{home} holds no release yet: run `jixiao load INBOX` first")
    kept = [("*" if r.is_current else "", r.number, _time(r), r.documents, r.rows, r.path.name) for r in found]
    print_table(("", "release", "published (UTC)", "documents", "indicator rows", "file"), kept)
    for fault in faults:
        click.echo(str(fault), err=True)


def _time(release: Release) -> str:
    return f"{release.created_at:%Y-%m-%d %H:%M:%S}Z"


def _show(path: Path, most_inputs: int) -> None:
    """Print one release: its own row, inputs, rows by table and year, and findings by rule."""
    release, told = read_release(path), contents_of(path, most_inputs)
    click.echo(
        f"release {release.number} of {_time(release)}: {release.documents} documents, {release.rows} indicator rows"
    )
    click.echo(f"program {release.code_version}, inputs {release.inputs_digest[:_SHORT]}, file {path.name}")
    if not told.inputs:
        click.echo("made by an older version of the program, which recorded neither inputs nor counts")
        return
    _section(
        "Made of", ("kind", "name", "sha256 or digest", "bytes", "version", "fingerprint"), map(_input, told.inputs)
    )
    for kind, more in told.more_inputs.items():
        click.echo(f"… and {more} more of {kind}: --rows shows more")
    years = sorted({count.fiscal_year for count in told.counts if count.fiscal_year is not None})
    _section("Rows, by table and fiscal year", ("table", "all", *map(str, years)), _by_year(told.counts, years))
    found = [(f.severity, f.rule_id, f.state, f.findings, f.documents) for f in told.findings]
    _section("Findings, by rule", ("severity", "rule", "state", "findings", "documents"), found)


def _input(one: ReleaseInput) -> tuple[object, ...]:
    return (one.kind, one.name, one.digest[:_SHORT], one.size_bytes, one.version, one.fingerprint)


def _by_year(counts: Iterable[TableCount], years: list[int]) -> list[tuple[object, ...]]:
    """Return a line for each table: all rows, then those of each year; a table without years has no more than all."""
    tables: dict[str, dict[int | None, int]] = {}
    for count in counts:
        tables.setdefault(count.table, {})[count.fiscal_year] = count.rows
    return [(table, sum(found.values()), *map(found.get, years)) for table, found in tables.items()]


def _section(title: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    click.echo()
    print_table(columns, rows, title=title)


@click.command()
@click.argument("number", type=int)
@home_option
def rollback(number: int, home: Path) -> None:
    """Point readers back (or forward) to release NUMBER. The next load that has something new adds a newer release."""
    release = point_back(home, number)
    click.echo(f"release {release.number} is current: {release.documents} documents, {release.rows} indicator rows")
