"""The command line: `jixiao` and its commands, each in a module of its own.

A command parses, calls a function of the floors below and prints; errors that a person can act on are one line.
Dagster is imported only by the command that runs it.
"""

from assets.cli.main import main

__all__ = ["main"]
