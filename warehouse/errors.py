"""The errors of this floor, each with a one-line message that says what to do.

Bugs in the program itself are not turned into these.
The command line prints the message of a `WarehouseError` and stops, without a traceback.
"""

from __future__ import annotations

import re

import duckdb


class WarehouseError(Exception):
    """Anything that a person can act upon; its message is one line."""


class BuildError(WarehouseError):
    """A candidate file could not be built from what was staged."""


class CheckError(WarehouseError):
    """A check could not be run at all; a check that finds something is no error."""


class ReleaseError(WarehouseError):
    """A release could not be published, listed or pointed to."""


class PublishBusyError(ReleaseError):
    """Another process is publishing and did not finish in time."""


class NoReleaseError(ReleaseError):
    """Nothing has been published into this home yet."""


class QueryError(WarehouseError):
    """A query that DuckDB refuses, or that is not one read-only query."""


class QuestionError(WarehouseError):
    """There is no ready-made question of that name or number."""


class ReviewError(WarehouseError):
    """The files of a review cannot be written, or what a person filled in cannot be read."""


class DictionaryError(WarehouseError):
    """The dictionary has no entry of that name."""


class MirrorError(WarehouseError):
    """A PostgreSQL database cannot be filled; what was published there stays."""


class ExportError(WarehouseError):
    """A release that cannot be written to the files that were asked for."""


_PLACE = re.compile(r"^(LINE \d+: .*)\n *\^", re.MULTILINE)
"""The line of the query that DuckDB repeats. Its caret below is not where it should be behind Chinese words."""


def one_line(error: Exception) -> str:
    """Return the first paragraph of a DuckDB message as one line: what follows it repeats the query."""
    return " ".join(str(error).split("\n\n")[0].split())


def one_line_with_place(error: Exception) -> str:
    """Return a DuckDB message as one line, with the number and the words of the line of the query that it is about."""
    if isinstance(error, duckdb.OutOfMemoryException):
        return "the query needs more memory than it may use: ask for fewer columns, one year or one department"
    place = _PLACE.search(str(error))
    return f"{one_line(error)} ({' '.join(place[1].split())})" if place else one_line(error)
