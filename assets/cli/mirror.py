"""`jixiao mirror`: copies the current release into a PostgreSQL database, for BI tools."""

from __future__ import annotations

import time
from pathlib import Path

import click

from assets.cli.options import home_option
from warehouse.mirror.address import read_address
from warehouse.mirror.mirror import Options, Outcome
from warehouse.mirror.mirror import mirror as fill_database

_DEFAULTS = Options()


@click.command()
@click.argument("url", envvar="JIXIAO_MIRROR", metavar="postgresql://USER@HOST:PORT/DATABASE")
@click.option("--schema", default=_DEFAULTS.schema, show_default=True, help="The schema that readers use.")
@click.option("--reader-role", default=_DEFAULTS.reader_role, show_default=True, help="The role that may read it.")
@click.option("--force", is_flag=True, help="Fill it even if it already holds this release.")
@click.option(
    "--wait", "wait", type=float, default=_DEFAULTS.wait_seconds, show_default=True, help="Seconds to wait for readers."
)
@home_option
def mirror(url: str, schema: str, reader_role: str, force: bool, wait: float, home: Path) -> None:
    """Fill a PostgreSQL database with the current release, for BI tools; do nothing if it already holds it.

    The password comes from PGPASSWORD, from the password file (~/.pgpass) or from the address. Without an address,
    JIXIAO_MIRROR is used.
    """
    started = time.monotonic()
    outcome = fill_database(home, read_address(url), Options(schema, reader_role, force, wait))
    click.echo(_told(outcome, schema, time.monotonic() - started))
    for line in outcome.remains:
        click.echo(line, err=True)


def _told(outcome: Outcome, schema: str, seconds: float) -> str:
    if outcome.is_unchanged:
        return f"nothing new: the schema {schema} holds release {outcome.release} (--force fills it once more)"
    what = f"{outcome.tables} tables, {outcome.views} views, {outcome.rows} rows in {seconds:.1f} s"
    return f"release {outcome.release} is mirrored into the schema {schema}: {what}"
