"""The command line: `jixiao` and its commands, one module each.

A command parses its arguments, calls a function of the floors below and prints the result; errors that a person can act
on are one line. Only the command that runs Dagster imports it.
"""

from assets.cli.main import main

__all__ = ["main"]
