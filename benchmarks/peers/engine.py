"""What a worker asks of an engine, and what it is told of the data: nothing here knows one of them.

An engine is opened once, answers questions, and is closed. It raises `TimeoutError` where a question takes too long.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data is and what an engine may use.

    `release`: the DuckDB file; `data`: the folder of exported tables; `memory`: as DuckDB writes it, `seconds`: for one
    question; `row_id`: the row whose provenance is asked.
    """

    release: str
    data: str
    row_id: int
    memory: str = "4GB"
    threads: int = 2
    seconds: float = 60

    def table(self, name: str, ending: str) -> Path:
        """Return the file of an exported table, such as `fact_indicator_target.parquet`."""
        return Path(self.data) / f"{name}.{ending}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question: SQL engines run its statement; data frames have a function of its name."""

    name: str
    sql: str


class Engine(Protocol):
    """An engine that holds the data; making one opens and loads it, which is timed apart."""

    disk_bytes: int
    """What the data takes on the disk, indexes included."""

    def answer(self, question: Question) -> Rows:
        """Return the rows of the answer.

        Raises:
            TimeoutError: it took longer than the settings allow.
        """
        ...

    def close(self) -> None:
        """Let go of the data."""
        ...
