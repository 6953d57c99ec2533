"""The operator's reports after a load and in `jixiao status`: small queries on the current release, one .sql each.

A report's first line is its title. Analysts' questions are in `queries/`; the floor above shows the rows.
"""

from __future__ import annotations

from typing import Any

from warehouse.reader import Reader
from warehouse.sqlfiles import read_folder


def titles() -> dict[str, str]:
    """Return each report's title by its name, in the order in which they are shown."""
    files = sorted(read_folder("reports"), key=lambda file: int(file.header("order")))
    return {file.name: file.header("title") for file in files}


def report(reader: Reader, name: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the columns and rows of a report on the current release.

    Raises:
        KeyError: there is no such report.
    """
    sql = {file.name: file.text for file in read_folder("reports")}[name]
    return reader.query(sql)
