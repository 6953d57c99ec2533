"""The command group, and how errors are reported: one line on the error stream and a non-zero exit code.

Each command has its own module, imported only when it is called, so that a query does not wait for the PDF readers to
be imported.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from warehouse.errors import WarehouseError

MODULES = {
    "load": "load",
    "query": "query",
    "status": "status",
    "trace": "trace",
    "review": "review",
    "releases": "releases",
    "rollback": "releases",
    "dictionary": "dictionary",
    "mirror": "mirror",
    "diff": "diff",
    "expected": "expected",
    "export": "export",
}
"""The module of `assets.cli` that holds each command."""


class Commands(click.Group):
    """The commands by name, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Return the names of all commands in alphabetical order."""
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, or None where there is none of this name."""
        if cmd_name not in MODULES:
            return None
        command: click.Command = getattr(import_module(f"assets.cli.{MODULES[cmd_name]}"), cmd_name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="jixiao")
def commands() -> None:
    """Load published budget-performance tables into a DuckDB warehouse and query them in SQL."""


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
    from pipeline.collect.inbox import InboxError  # noqa: PLC0415 - a command that succeeds does not wait for these
    from pipeline.resolve.decisions import StewardError  # noqa: PLC0415

    if isinstance(error, click.Abort | KeyboardInterrupt):
        return "stopped"
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, WarehouseError | InboxError | StewardError):
        return str(error)
    if isinstance(error, OSError):
        return ": ".join(filter(None, (error.strerror or str(error), error.filename)))
    return f"{type(error).__name__}: {' '.join(str(error).split())} (JIXIAO_DEBUG=1 shows where)"
