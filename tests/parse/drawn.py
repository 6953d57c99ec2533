"""Listings as files (workbooks, ruled PDFs cut over pages, text with its usual losses), and what was read of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.extract import read
from pipeline.parse import parse
from pipeline.records import Printed, Reading
from samples.drawing import Look, page_rows, ruled_pdf, text_table, workbook_table
from tests.parse.listing import FIELDS, INDICATOR_FIELDS, Listing

TITLE = "部门预算项目绩效目标表（2025年度）"
MONEY = "金额单位：元"
_WIDTHS = {"unit": 6, "project": 8, "amount": 6, "goal": 10, "name": 8}


def blank_covered(listing: Listing) -> list[list[str]]:
    """Return the rows with only the top left cell of each merge filled."""
    covered = {position for merge in listing.merges for position in merge.covered()}
    return [["" if (r, c) in covered else t for c, t in enumerate(row)] for r, row in enumerate(listing.rows)]


def as_workbook(path: Path, listing: Listing, *, merged: bool = True) -> Path:
    """Draw the listing as a workbook with merges, or with every cell repeated."""
    return workbook_table(path, listing.rows, merges=listing.merges if merged else (), title=TITLE, unit=MONEY)


def as_pdf(
    path: Path, listing: Listing, *, repeat: bool = False, cut: int | None = None, open_breaks: bool = False
) -> Path:
    """Draw the listing as a ruled PDF; `cut`: the row that a page edge parts from the row before."""
    look = Look(open_breaks=open_breaks)
    widths = [_WIDTHS.get(f, 4) for f in listing.fields]
    kinds = {"merges": listing.merges, "widths": widths, "repeat_heading": int(repeat), "look": look}
    pages = page_rows(listing.rows, break_before=cut, **kinds)  # type: ignore[arg-type]
    return ruled_pdf(path, pages, title=TITLE, unit=MONEY, **kinds)  # type: ignore[arg-type]


def as_text(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """Write rows as tab-separated text."""
    return text_table(path, rows, title=TITLE, unit=MONEY)


@dataclass(frozen=True)
class Outcome:
    """What became of a listing: rows too many, rows that are missing, and what the reader says about it."""

    reading: Reading
    wrong: tuple[tuple[str, ...], ...]
    missing: tuple[tuple[str, ...], ...]

    @property
    def is_right(self) -> bool:
        """Whether exactly the printed rows were read."""
        return not self.wrong and not self.missing

    @property
    def is_honest(self) -> bool:
        """Whether every difference is named: a wrong row by a finding, a missing one in quarantine."""
        told = bool(self.reading.failure) or any(f.severity == "error" for f in self.reading.findings)
        quarantined = len(self.reading.quarantined)
        return self.is_right or told or (not self.wrong and quarantined >= len(self.missing))


def rows_of(reading: Reading) -> list[tuple[str, ...]]:
    """Return the rows that were read, in the order of `FIELDS`; money without separators."""
    return [
        _plain(
            (p.unit_label, p.name, p.amount, p.goal, *(getattr(indicator, f) for f in INDICATOR_FIELDS)),
        )
        for p in reading.projects
        for indicator in p.indicators
    ]


def _plain(values: Sequence[Printed | None]) -> tuple[str, ...]:
    return _comparable(tuple(v.text if v else "" for v in values))


def _comparable(row: tuple[str, ...]) -> tuple[str, ...]:
    at = FIELDS.index("amount")
    return (*row[:at], row[at].replace(",", ""), *row[at + 1 :])


def outcome(path: Path, truth: Sequence[tuple[str, ...]]) -> Outcome:
    """Read the file and compare with the rows of truth."""
    reading = parse(read(path))
    got, expected = Counter(rows_of(reading)), Counter(map(_comparable, truth))
    return Outcome(reading, tuple((got - expected).elements()), tuple((expected - got).elements()))


def adds_up(reading: Reading) -> bool:
    """Whether the account of cells and rows holds."""
    a = reading.account
    cells = a.heading_cells + a.record_cells + a.leftover_cells + a.quarantined_cells
    return a.cells == cells and a.printed_rows == a.loaded_rows + a.label_rows + a.quarantined_rows


def read_rows(path: Path, rows: Sequence[Sequence[str]], **lines: str) -> Reading:
    """Write rows as a text with a title and a money unit, and read it."""
    return parse(read(text_table(path, rows, title=lines.get("title", TITLE), unit=lines.get("unit", MONEY))))
