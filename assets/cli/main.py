"""The group of commands, and how their errors reach a person: one line on the error stream and a non-zero exit.

What each command does stands in its own module.
"""

from __future__ import annotations

import os
import sys

import click

from assets.cli.load import load
from assets.cli.query import query
from assets.cli.releases import releases, rollback
from assets.cli.status import status
from pipeline.collect.inbox import InboxError
from warehouse.errors import WarehouseError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="jixiao")
def commands() -> None:
    """Published budget-performance tables as a warehouse that answers in SQL."""


for _command in (load, query, status, releases, rollback):
    commands.add_command(_command)


def main() -> None:
    """Run the command line; exit 0 when done, 1 with one line when it cannot be done, 2 for a wrong call."""
    try:
        commands(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit("jixiao: stopped")
    except (WarehouseError, InboxError) as error:
        sys.exit(f"jixiao: {error}")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        sys.exit(f"jixiao: {error.strerror}: {error.filename or ''}")
    except Exception as error:
        if os.environ.get("JIXIAO_DEBUG"):
            raise
        sys.exit(f"jixiao: {type(error).__name__}: {error} (JIXIAO_DEBUG=1 shows where)")
