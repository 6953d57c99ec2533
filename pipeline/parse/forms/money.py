"""The block of money of a form: each amount with its source, its phase and its span.

An amount stands beside its label (`年度资金总额：| 96.00`), or under the heading of a phase (`年初预算数`) in its label's line.
Hands on the funds, the printed rate and points of the year's total, and the money unit of the block.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from pipeline.parse.forms.beside import is_any_label
from pipeline.parse.forms.board import Block, Board
from pipeline.parse.forms.fates import HEADING, RECORD, Fates
from pipeline.parse.forms.words import Fund, field_of, fund_of, phase_of, unit_of
from pipeline.parse.kinds import is_money
from pipeline.records import Finding, Phase, Printed, PrintedFund
from pipeline.text import fold

_PHASES = ("批复", "调整", "执行", "监控")
_OF_TOTAL = ("rate", "score")
_FUSED = re.compile(r"(?P<label>.*?[^\d.,，:：])\s*[:：]?\s*(?P<amount>[-−]?\d[\d,，.]*)\s*(?P<unit>万元|元)?")
_NOT_MONEY = "a cell of the block of money that is no amount"
_FORECAST = "money that is expected to be spent: only amounts that were approved, adjusted or spent are loaded"
_OTHER_COLUMN = "points and remarks of the block of money"
_UNITS = "the block of money names several money units: which amount is in which cannot be told, check the form"


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount of the block: its fund, its label, and the meaning of the column that it stands in."""

    fund: Fund
    label: Block
    means: str
    value: Printed


@dataclass
class Money:
    """Reads the block of money of one form."""

    board: Board
    fates: Fates
    rate: Printed | None = None
    score: Printed | None = None
    units: dict[str, Printed] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _amounts: list[_Amount] = field(default_factory=list)
    _heads: list[Block] = field(default_factory=list)

    def read(self, skipped: Collection[int]) -> None:
        """Read all lines but those that were read as indicators."""
        for at in range(len(self.board.lines)):
            if at not in skipped:
                self._take_line(at)
        if len(self.units) > 1:
            place = next(iter(self.units.values())).place
            self.findings.append(Finding("P09", "error", _UNITS, place, "、".join(self.units)))

    def funds(self) -> tuple[PrintedFund, ...]:
        """Return the amounts that were read, each with its span."""
        return tuple(
            PrintedFund(self._span(one), one.fund.source, cast("Phase", one.means), one.label.value, one.value)
            for one in self._amounts
            if one.means in _PHASES
        )

    @property
    def unit(self) -> Printed | None:
        """The money unit that the labels of the block carry; None when none or more than one is named."""
        return next(iter(self.units.values())) if len(self.units) == 1 else None

    def _take_line(self, at: int) -> None:
        shown = self.board.shown(at)
        heads = [block for block in shown if phase_of(block.text) and not fund_of(block.text)]
        if self._is_heading(heads, shown):
            self._heads = heads
            for block in shown:
                self._learn_unit(block)
            for block in heads:
                self.fates.mark(block, HEADING)
            return
        for block in shown:
            if field_of(block.text) == "group":
                self._learn_unit(block)
            elif self.fates.is_free(block):
                self._take(block)

    def _is_heading(self, heads: list[Block], shown: list[Block]) -> bool:
        """Whether a line heads columns of money: a phase in it, and no amount."""
        phases = [block for block in heads if phase_of(block.text) in _PHASES]
        return bool(phases) and not any(is_money(block.text) for block in shown)

    def _take(self, block: Block) -> None:
        fund = fund_of(block.text)
        if fund is not None:
            self._learn_unit(block)
            self.fates.mark(block, HEADING)
            for value, means in list(self._values(block)):
                self._keep(fund, block, means, value)
            return
        if fused := self._fused(block):
            self._keep(fused[0], block, self._means_over(block) or "批复", block, fused[1])
        elif (means := self._means_over(block)) and is_money(block.text) and not self._label_left(block):
            self._keep(Fund("total", "year"), self._head_over(block) or block, means, block)

    def _fused(self, block: Block) -> tuple[Fund, str] | None:
        """Return the fund and amount of a cell that holds both: 其中：财政资金 850."""
        match = _FUSED.fullmatch(block.text)
        fund = fund_of(match["label"]) if match else None
        return (fund, match["amount"] + (match["unit"] or "")) if fund and match else None

    def _values(self, label: Block) -> Iterator[tuple[Block, str]]:
        """Yield the blocks that belong to a label, each with the meaning of its column."""
        under_heads = self._heads and label.top > self._heads[0].top and self._heads[0].owner[0] == label.owner[0]
        for block in self.board.right_of(label):
            if not block.text:
                continue
            if is_any_label(block.text) or self._fused(block):
                return
            means = self._means_over(block) if under_heads else "批复"
            if means is None and not any(head.left > label.right for head in self._heads):
                means = "批复"
            if self.fates.is_free(block):
                yield block, means or ""
            if not under_heads:
                return

    def _head_over(self, block: Block) -> Block | None:
        over = (head for head in self._heads if head.overlaps(block.left, block.right) and head.bottom < block.top)
        return next((head for head in over if head.owner[0] == block.owner[0]), None)

    def _means_over(self, block: Block) -> str | None:
        """Return the meaning of the column heading over a block."""
        head = self._head_over(block)
        return phase_of(head.text) if head else None

    def _label_left(self, block: Block) -> bool:
        """Whether a label of money stands left of the block in its line."""
        left = (other for other in self.board.row(block.top) if other.right < block.left)
        return any(fund_of(other.text) or self._fused(other) for other in left if other.text)

    def _keep(self, fund: Fund, label: Block, means: str, block: Block, text: str | None = None) -> None:
        """Keep an amount, or the rate and points of the year's total; leave what is neither by name."""
        value = block.value if text is None else replace(block.value, text=text)
        if means in _PHASES and is_money(_plain(value.text)):
            self._amounts.append(_Amount(fund, label, means, value))
            self.fates.mark(block, RECORD)
        elif means in _OF_TOTAL and fund.source == "total" and self._is_first(means):
            self._set(means, value)
            self.fates.mark(block, RECORD)
        else:
            self.fates.mark(block, _left(means))

    def _is_first(self, means: str) -> bool:
        return (self.rate if means == "rate" else self.score) is None

    def _set(self, means: str, value: Printed) -> None:
        if means == "rate":
            self.rate = value
        else:
            self.score = value

    def _learn_unit(self, block: Block) -> None:
        unit = unit_of(block.text)
        if unit:
            self.units.setdefault(unit, replace(block.value, text=unit))

    def _span(self, one: _Amount) -> Literal["year", "project"]:
        """Return the span of an amount: what its own label says, else the total over its column, else the year."""
        totals = [other for other in self._amounts if other.fund.source == "total"]
        if one.fund.span == "any" and one.fund.source != "total":
            above = [other for other in totals if other.label.overlaps(one.label.left, one.label.right)]
            above = [other for other in above if other.label.top <= one.label.top and other.label != one.label]
            return self._span(above[-1]) if above else "year"
        if one.fund.span == "any":
            return "project" if any(other.fund.span == "year" for other in totals) else "year"
        return "project" if one.fund.span == "project" else "year"


def _plain(text: str) -> str:
    """Return an amount without the unit that is printed behind it."""
    return re.sub(r"(万元|元)$", "", fold(text))


def _left(means: str) -> str:
    if means == "forecast":
        return _FORECAST
    return _NOT_MONEY if means in _PHASES else _OTHER_COLUMN
