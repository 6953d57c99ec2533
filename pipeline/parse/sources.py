"""Where a project's money comes from, as a list prints it: in columns of their own, or as parts in the amount's cell.

合计 | 财政拨款 | 其他资金 are read as sources of `vocabulary/fund_labels.csv` only where they add up to the amount: no
column is taken for a part that is none. Hands on the amount with its funds, or a finding with both sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice

from pipeline.parse.forms.fused import parts_in
from pipeline.parse.forms.words import fund_of, plain, unit_of
from pipeline.parse.headings import Heading, HeadingCell
from pipeline.parse.kinds import number_of
from pipeline.parse.lines import Line
from pipeline.parse.rows import Row, row_of
from pipeline.records import Finding, Place, Printed, PrintedFund
from pipeline.text import says_nothing

_TOTAL = "total"
_LEVELS = frozenset({"central", "provincial", "city", "county", "local"})
_PARTS_OF_FISCAL = frozenset({"general_public", "government_fund", "state_capital"})
_SOURCES = frozenset({"fiscal", "carried_over", "own", "other", *_PARTS_OF_FISCAL, *_LEVELS})
_REPORTED = frozenset({"amount_adjusted", "amount_executed", "amount_monitored", "actual", "score", "forecast"})


@dataclass(frozen=True, slots=True)
class Divided:
    """A project's amount, the funds that it is made of, and what does not add up."""

    amount: Printed | None
    funds: tuple[PrintedFund, ...] = ()
    findings: tuple[Finding, ...] = ()


def with_sources(heading: Heading) -> Heading:
    """Return the heading with the columns of sources, the amount's first; 合计 beside them is the amount where none is.

    Not in a report, which has money of several phases, nor where two columns say the same or name another money unit.
    """
    cells = tuple(cell for cell in heading.unknown if _source(cell.text) in _SOURCES)
    amount = heading.columns.get("amount") or _total_beside(heading, cells)
    is_open = len({plain(cell.text) for cell in cells}) < len(cells) or _REPORTED & heading.columns.keys()
    if not cells or amount is None or is_open or not {unit_of(cell.text) for cell in cells} <= {None, _unit(amount)}:
        return heading
    unknown = tuple(cell for cell in heading.unknown if cell not in cells and cell != amount)
    return replace(heading, columns={**heading.columns, "amount": amount}, unknown=unknown, sources=(amount, *cells))


@dataclass
class SourceColumns:
    """Finds the columns of sources of headings; a heading that is repeated is looked up once.

    `run` are the lines of the document. Only where more of the rows below add up than not are the columns sources.
    """

    run: Sequence[Line]
    _known: dict[object, bool] = field(default_factory=dict)

    def added(self, heading: Heading, index: int) -> Heading:
        """Return the heading, whose last line is at `index`, with the columns of sources if the rows below add up."""
        found = with_sources(heading)
        if not found.sources:
            return heading
        width = len(self.run[index].cells)
        key = (width, tuple((cell.text, cell.start) for cell in found.sources))
        if key not in self._known:
            below = (line for line in islice(self.run, index + 1, None) if line.is_table and len(line.cells) == width)
            self._known[key] = _mostly_add_up(row_of(line, found) for line in below)
        return found if self._known[key] else heading


def _mostly_add_up(rows: Iterable[Row]) -> bool:
    told = [
        divided(row.values.get("amount"), row.sources) for row in rows if row.has("amount") and len(row.sources) > 1
    ]
    return 2 * sum(bool(one.funds) for one in told) > len(told)


def settled(row: Row) -> tuple[Row, tuple[Finding, ...]]:
    """Return the row without the sources that do not add up to its amount, which is told where a project is named."""
    told = divided(row.values.get("amount"), row.sources)
    if not told.findings:
        return row, ()
    gone = {at for at, text in enumerate(row.line.texts) if text and row.line.cells[at].place in _places(row)}
    return replace(row, sources={}, used=row.used - gone), told.findings if row.has("project") else ()


def _places(row: Row) -> set[Place]:
    amount = row.values.get("amount")
    return {cell.place for cell in row.sources.values() if amount is None or cell.place != amount.place}


def _source(text: str) -> str | None:
    fund = fund_of(text)
    return fund.source if fund else None


def _unit(cell: HeadingCell) -> str | None:
    return unit_of(cell.text) or unit_of(cell.banner)


def _total_beside(heading: Heading, sources: tuple[HeadingCell, ...]) -> HeadingCell | None:
    """Return the one column right beside a source that says it is the total."""
    edges = {edge for cell in sources for edge in (cell.start, cell.end)}
    totals = [cell for cell in heading.unknown if _source(cell.text) == _TOTAL and not cell.is_part]
    return totals[0] if len(totals) == 1 and {totals[0].start, totals[0].end} & edges else None


def divided(amount: Printed | None, columns: Mapping[str, Printed]) -> Divided:
    """Return what a project's amount is made of, by the columns of sources beside it, or the parts in its own cell.

    `columns` are the cells by the words that head them, the amount's own among them.
    """
    shown = {label: cell for label, cell in columns.items() if not says_nothing(cell.text)}
    parts = {label: cell for label, cell in shown.items() if amount is None or cell.place != amount.place}
    if not parts:
        return _inside(amount) if amount else Divided(None)
    if amount is None or not _adds_up(amount, parts):
        return Divided(amount, (), (_contradiction(amount, list(parts.values())),))
    total = next((label for label in shown if label not in parts), amount.text)
    funds = (_fund(_source(label) or "", replace(cell, text=label), cell) for label, cell in parts.items())
    return Divided(amount, (_fund(_TOTAL, replace(amount, text=total), amount), *funds))


def _adds_up(amount: Printed, parts: Mapping[str, Printed]) -> bool:
    numbers = {label: number_of(cell.text) for label, cell in parts.items()}
    whole = number_of(amount.text)
    return whole is not None and None not in numbers.values() and whole in _sums(numbers)


def _sums(numbers: Mapping[str, Decimal | None]) -> set[Decimal]:
    """Return what the sources add up to: all of them, or without those that the fiscal money is made of."""
    known = {label: number for label, number in numbers.items() if number is not None}
    sums = {sum(known.values(), Decimal(0))}
    if any(_source(label) == "fiscal" for label in known):
        outer = (number for label, number in known.items() if _source(label) not in _PARTS_OF_FISCAL)
        sums.add(sum(outer, Decimal(0)))
    return sums


def _inside(amount: Printed) -> Divided:
    """Return the amount and its parts where its cell prints both: 30（其中：财政拨款25，其他资金5）."""
    told = parts_in(amount.text)
    if told is None:
        return Divided(amount)
    total = replace(amount, text=told[0])
    funds = (_fund(fund.source, amount, replace(amount, text=text)) for fund, text in told[1])
    return Divided(total, (_fund(_TOTAL, amount, total), *funds))


def _fund(source: str, label: Printed, amount: Printed) -> PrintedFund:
    return PrintedFund("year", source, "批复", label, amount)


def _contradiction(amount: Printed | None, parts: Sequence[Printed]) -> Finding:
    printed, whole = " + ".join(part.text for part in parts), amount.text if amount else "blank"
    message = (
        f"the sources of the project's money ({printed}) do not add up to its amount ({whole}): they are not loaded, "
        "check the columns in the document"
    )
    return Finding("N19", "warning", message, (amount or parts[0]).place, printed, whole, printed)
