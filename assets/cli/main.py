"""The group of commands, and how their errors reach a person: one line on the error stream and a non-zero exit.

What each command does stands in its own module.
"""

from __future__ import annotations

import os
import sys

import click

from assets.cli.dictionary import dictionary
from assets.cli.diff import diff
from assets.cli.expected import expected
from assets.cli.export import export
from assets.cli.load import load
from assets.cli.mirror import mirror
from assets.cli.query import query
from assets.cli.releases import releases, rollback
from assets.cli.review import review
from assets.cli.status import status
from assets.cli.trace import trace
from pipeline.collect.inbox import InboxError
from pipeline.resolve.decisions import StewardError
from warehouse.errors import WarehouseError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="jixiao")
def commands() -> None:
    """Published budget-performance tables as a warehouse that answers in SQL."""


for _command in (load, query, status, trace, review, releases, rollback, dictionary, mirror, diff, expected, export):
    commands.add_command(_command)


def main() -> None:
    """Run the command line; exit 0 when done, 1 with one line when it cannot be done, 2 for a wrong call."""
    try:
        commands(standalone_mode=False)
    except click.UsageError as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except (Exception, KeyboardInterrupt) as error:  # a person gets one line; whoever mends the program asks for more
        if os.environ.get("JIXIAO_DEBUG"):
            raise
        sys.exit(f"jixiao: {told(error)}")


def told(error: BaseException) -> str:
    """Return an error as one line that says what is wrong."""
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return "stopped"
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, WarehouseError | InboxError | StewardError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.strerror or error}: {error.filename or ''}"
    return f"{type(error).__name__}: {error} (JIXIAO_DEBUG=1 shows where)"
