"""Read-only queries on the current release: always complete, always the newest, and with no access to anything else.

Each release gets its own connection, because one with locked settings can attach no other file.
`queries/` holds ready-made questions; the floor above shows the answers.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import duckdb

from warehouse.errors import QueryError, one_line_with_place
from warehouse.locked import open_current
from warehouse.pointer import current_path

if TYPE_CHECKING:
    import pandas as pd

_ASKS = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
_NEAR = re.compile(r'syntax error at or near "(\w+)"')


class Reader:
    """Answers queries from the current release of a home, and follows the pointer when a new one is published.

    Use it as a context manager, in one thread. A reader neither waits for a publisher nor makes one wait.

    Args:
        home: the folder of the releases.
        follows: whether a query that begins after a publication is answered from the new release. One whose answers
            belong together, such as a command that asks several times, stays with the release that it opened first.
    """

    def __init__(self, home: Path, *, follows: bool = True) -> None:
        self._home = home
        self._follows = follows
        self._path: Path | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> Self:
        """Open the current release.

        Raises:
            NoReleaseError: nothing has been published yet, or the release cannot be opened.
        """
        self._follow()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; the next query would open it again."""
        if self._connection is not None:
            self._connection.close()
        self._connection, self._path = None, None

    def _follow(self) -> duckdb.DuckDBPyConnection:
        """Return a connection to the release that the pointer names now, or to the one that is kept to."""
        if self._connection is None or (self._follows and current_path(self._home) != self._path):
            self.close()
            self._connection, self._path = open_current(self._home)
        return self._connection

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The locked connection to the current release, for callers that want more than rows (schema, Arrow)."""
        return self._follow()

    def query(self, sql: str, values: dict[str, Any] | None = None) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Run one query on the current release and return its column names and rows.

        Args:
            sql: one query that reads.
            values: what its parameters ($name) stand for.

        Raises:
            QueryError: it is not exactly one read-only query, or DuckDB refuses it; the message is one line.
            NoReleaseError: there is no release to ask.
        """
        connection = self._follow()
        try:
            _refuse_other_than_one_question(connection, sql)
            cursor = connection.execute(sql, values)
            return [column[0] for column in cursor.description or ()], cursor.fetchall()
        except duckdb.Error as error:
            raise QueryError(one_line_with_place(error) + _hint(connection, error)) from error

    def frame(self, sql: str, values: dict[str, Any] | None = None) -> pd.DataFrame:
        """Run one query like `query` and return a pandas frame; amounts are `Decimal`, never float.

        Raises:
            QueryError: it is not exactly one read-only query, or DuckDB refuses it.
            NoReleaseError: there is no release to ask.
        """
        import pandas as pd  # noqa: PLC0415 - takes longer to import than most questions take to answer

        columns, rows = self.query(sql, values)
        return pd.DataFrame(rows, columns=columns)


def _hint(connection: duckdb.DuckDBPyConnection, error: duckdb.Error) -> str:
    """Return what to do about a name that is a word of SQL too, such as `count(*) rows`; an empty text elsewhere.

    DuckDB takes such words (year, month, name, source, target, share …) for the name of a result only behind AS.
    """
    near = _NEAR.search(str(error))
    asked = "SELECT 1 FROM duckdb_keywords() WHERE keyword_name = lower($word) AND keyword_category = 'unreserved'"
    if near is None or connection.execute(asked, {"word": near[1]}).fetchone() is None:
        return ""
    return f": {near[1]} is also a word of SQL; where it is meant as a name, write AS {near[1]}"


def _refuse_other_than_one_question(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Refuse what is not one SELECT (or FROM, WITH, PIVOT, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN).

    DuckDB splits a PIVOT into statements of its own; those that it adds carry no text.

    Raises:
        QueryError: says what is accepted.
    """
    try:
        sql.encode()
    except UnicodeEncodeError:  # bytes of a command line that are no UTF-8: DuckDB would not take them for a text
        raise QueryError("the query is not written in UTF-8: set the terminal to UTF-8") from None
    statements = connection.extract_statements(sql)
    typed_before = [statement for statement in statements[:-1] if statement.query]
    if not statements or typed_before or statements[-1].type not in _ASKS:
        raise QueryError("give exactly one query that reads, such as SELECT … FROM mart_indicator_target")
