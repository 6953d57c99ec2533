"""The block of money of a form: each amount with its source, its phase and its span.

An amount stands beside its label (`年度资金总额：| 96.00`), or in its line under the heading of a phase (`年初预算数`).
Hands on the funds, the printed rate and points of the year's total, and the money unit of the block.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import cast

from pipeline.parse.forms.amounts import is_amount, may_be_value
from pipeline.parse.forms.beside import below, is_any_label, label_left, right_of
from pipeline.parse.forms.board import Block, Board
from pipeline.parse.forms.fates import HEADING, RECORD, Fates
from pipeline.parse.forms.fused import fused_in, parts_in, phase_said_in
from pipeline.parse.forms.open_phases import phase_told_by_sum
from pipeline.parse.forms.phase_heads import (
    BESIDE,
    PhaseHeads,
    has_amount,
    has_rate,
    heads_among,
    is_beside_others,
    phase_above,
)
from pipeline.parse.forms.spans import Amount, span_of
from pipeline.parse.forms.words import PHASES, Fund, field_of, fund_of, is_word, phase_of, unit_of
from pipeline.parse.habits import allowed_sums
from pipeline.parse.kinds import number_of
from pipeline.parse.labels import labels_in
from pipeline.records import Finding, Phase, Printed, PrintedFund
from pipeline.text import fold

_ALL_POINTS = 100
_OF_TOTAL = ("rate", "score", "month_rate")
_NOT_MONEY = "a cell of the block of money that is no amount"
_FORECAST = "money that is expected to be spent: only amounts that were approved, adjusted or spent are loaded"
_NO_HEADING = "an amount in a column of the block of money whose heading is not known"
_OTHER_COLUMN = "points and remarks of the block of money"
_SEVERAL = "several amounts beside a label and no heading over them: which is which cannot be told, check the form"
_OPEN_PHASE = "amounts under the headings of several phases or of none: whose they are cannot be told, check the form"
_UNITS = "the block of money names several money units: which amount is in which cannot be told, check the form"


@dataclass
class Money:
    """Reads the block of money of one form."""

    board: Board
    fates: Fates
    rate: Printed | None = None
    score: Printed | None = None
    month_rate: Printed | None = None
    units: dict[str, Printed] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _amounts: list[Amount] = field(default_factory=list)
    _unknown: set[str] = field(default_factory=set)
    _open: list[tuple[Fund, Block, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._over = PhaseHeads(self.board)

    @property
    def phases(self) -> set[str]:
        """What the columns of the block are headed, whether filled in or not."""
        return self._over.phases

    def read(self, skipped: Collection[int]) -> None:
        """Read all lines but those that were read as indicators."""
        for at in range(len(self.board.lines)):
            if at not in skipped:
                self._take_line(at)
        self._settle_open()
        if len(self.units) > 1:
            place = next(iter(self.units.values())).place
            self.findings.append(Finding("P09", "error", _UNITS, place, "、".join(self.units)))

    def funds(self) -> tuple[PrintedFund, ...]:
        """Return the amounts that were read, each with its span."""
        return tuple(
            PrintedFund(
                span_of(one, self._amounts), one.fund.source, cast("Phase", one.means), one.label.value, one.value
            )
            for one in self._amounts
            if one.means in PHASES
        )

    @property
    def unit(self) -> Printed | None:
        """The money unit that the labels of the block carry; None when none or more than one is named."""
        return next(iter(self.units.values())) if len(self.units) == 1 else None

    def _take_line(self, at: int) -> None:
        shown = self.board.shown(at)
        heads = heads_among(shown)
        if self._over.take(heads, shown):
            self._take_heads(heads, shown)
            return
        self._take_said(shown)
        for block in shown:
            if field_of(block.text) == "group":
                self._take_group(block)
            elif self.fates.is_free(block):
                self._take(block)

    def _take_said(self, shown: list[Block]) -> None:
        """Take the year's total from cells that say phase and amount in one: 执行数：480.25 | 执行率：96.05%."""
        said = [(block, phase_said_in(block.text)) for block in shown if self.fates.is_free(block)]
        found = [(block, *one) for block, one in said if one]
        has_phase = any(means in PHASES for _, means, _ in found)
        for block, means, text in found:
            if not has_phase or fused_in(block.text):
                continue
            self._learn_unit(block)
            self._over.phases.update({means} & set(PHASES))
            self._keep(Fund("total", "any"), block, means, block, text)

    def _take_heads(self, heads: list[Block], shown: list[Block]) -> None:
        for block in shown:
            self._learn_unit(block)
            if block in heads:
                self.fates.mark(block, HEADING)
            elif not is_word(block.text) and not labels_in(block.text):
                self._tell_unknown(block, "fund_headings")

    def _tell_unknown(self, block: Block, words: str) -> None:
        if block.text not in self._unknown:
            self._unknown.add(block.text)
            message = f'"{block.text}" is no known word of money: add a line to pipeline/vocabulary/{words}.csv'
            self.findings.append(Finding("P01", "warning", message, block.value.place, block.text))

    def _take_group(self, block: Block) -> None:
        """Learn the unit that the block's name carries; an amount right beside it is the total of all of it."""
        self._learn_unit(block)
        fund = fund_of(block.text)
        value = next((other for other in self.board.right_of(block) if other.text), None)
        is_alone = value is not None and self._over.means_over(value) is None and self.fates.is_free(value)
        if fund is None or value is None or not is_alone:
            return
        is_only = block.top == block.bottom and self._is_only(block, value) and may_be_value(value.text)
        if is_amount(value.text) or is_only:
            self._keep(fund, block, "批复", value, is_only=is_only)

    def _take(self, block: Block) -> None:
        fund, fused = None if is_beside_others(self.board, block) else fund_of(block.text), fused_in(block.text)
        if fund is not None:
            self._learn_unit(block)
            self.fates.mark(block, HEADING)
            values = list(self._values(block))
            for value, means in values:
                is_only = sum(other == means for _, other in values) == 1
                self._keep(fund, block, means, value, is_only=is_only)
        elif fused:
            self._learn_unit(block)
            told = self._over.one_over(block)
            for one, amount in fused:
                if told:
                    self._keep(one, block, told, block, amount, is_only=len(fused) == 1)
                else:
                    self._open.append((one, block, amount))
        elif (over := self._over.means_over(block)) and is_amount(fold(block.text).rstrip("%")):
            self._take_unlabelled(block, over)
        else:
            self._take_phase(block, phase_of(block.text) or "")

    def _settle_open(self) -> None:
        """Keep the parts that no column tells the phase of, column by column, where their sums tell one phase."""
        columns: dict[tuple[int, int], list[tuple[Fund, Block, str]]] = {}
        for one in self._open:
            columns.setdefault((one[1].left, one[1].right), []).append(one)
        totals = list(self._amounts)
        phases = {at: phase_told_by_sum((one[2] for one in parts), totals) for at, parts in columns.items()}
        is_one = len(set(phases.values()) - {None}) < 2
        for at, parts in columns.items():
            self._settle(parts, phases[at] if is_one else None)

    def _settle(self, parts: Sequence[tuple[Fund, Block, str]], means: str | None) -> None:
        for fund, block, amount in parts:
            if means:
                self._keep(fund, block, means, block, amount)
            else:
                self.fates.mark(block, _OPEN_PHASE)
        if means is None:
            evidence = "；".join(block.text for _, block, _ in parts)
            self.findings.append(Finding("P09", "error", _OPEN_PHASE, parts[0][1].value.place, evidence))

    def _take_phase(self, label: Block, means: str) -> None:
        """A phase with its amount right beside it, 全年执行数 | 90: that of the year's total."""
        value = next((other for other in self.board.right_of(label) if other.text), None)
        is_beside = means in BESIDE or (means == "score" and value is not None and self._is_of_rate(label, value))
        is_open = is_beside and value is not None and self.fates.is_free(value)
        if is_open and value and (is_amount(fold(value.text).rstrip("%")) or parts_in(value.text)):
            self._learn_unit(label)
            self._over.phases.add(means)
            self.fates.mark(label, HEADING)
            self._keep(Fund("total", "any"), label, means, value)

    def _is_of_rate(self, label: Block, value: Block) -> bool:
        points = number_of(value.text)
        return has_rate(self.board, label.top) and points is not None and points <= _most_points()

    def _take_unlabelled(self, block: Block, means: str) -> None:
        """An amount under a phase without a known label: the year's total where no text stands left of it at all."""
        label = label_left(self.board, block)
        if label is None:
            self._keep(Fund("total", "year"), self._over.over(block) or block, means, block)
        elif len(fused := fused_in(label.text)) == 1:
            self._keep(fused[0][0], label, means, block)
        else:
            self._tell_unknown(label, "fund_labels")

    def _values(self, label: Block) -> Iterator[tuple[Block, str]]:
        """Yield the blocks that belong to a label, each with the meaning of its column."""
        beside = [block for block in self._beside(label) if self.fates.is_free(block)]
        if not self._over.hold_for(label):
            yield from self._lone(label, beside)
            return
        is_headed = any(head.left > label.right for head in self._over.heads)
        for block in beside:
            yield block, self._over.means_over(block) or ("" if is_headed else "批复")

    def _beside(self, label: Block) -> Iterator[Block]:
        """Yield the blocks with text right of a label, as far as the next label, or a phase with its own amount."""
        for block in self.board.right_of(label):
            if block.text and (is_any_label(block.text) or fused_in(block.text) or has_amount(self.board, block)):
                return
            if block.text:
                yield block

    def _lone(self, label: Block, beside: list[Block]) -> Iterator[tuple[Block, str]]:
        """Yield the amount beside a label that no column is headed over; of several, none is the one."""
        means = phase_above(self.board, label) or "批复"
        amounts = dict.fromkeys(block.text for block in beside if is_amount(block.text))
        if len(amounts) > 1:
            self.findings.append(Finding("P09", "error", _SEVERAL, label.value.place, label.text, "、".join(amounts)))
        elif not amounts and (under := below(self.board, label)) and self.fates.is_free(under):
            yield under, means
        elif beside and (is_amount(beside[0].text) or self._is_only(label, beside[0])):
            yield beside[0], means
        elif beside:
            self.fates.mark(beside[0], _NOT_MONEY)

    def _is_only(self, label: Block, value: Block) -> bool:
        """Whether a text is the only one beside a label: it is what is printed for the amount, however it looks."""
        return list(self._beside(label)) == [value] and right_of(self.board, label, is_any_label) == value

    def _keep(
        self, fund: Fund, label: Block, means: str, block: Block, text: str | None = None, *, is_only: bool = False
    ) -> None:
        """Keep an amount, or the rate and points of the year's total; leave what is neither by name.

        What stands alone where the amount belongs (`is_only`) is kept as printed: typing says what is wrong with it.
        """
        value = block.value if text is None else replace(block.value, text=text)
        printed = parts_in(value.text) if means in PHASES and fund.source == "total" and text is None else None
        if printed:
            for one, amount in ((fund, printed[0]), *printed[1]):
                self._keep(one, label, means, block, amount)
            return
        if means in PHASES and (is_amount(value.text) or (is_only and may_be_value(value.text))):
            self._amounts.append(Amount(self._spanned(fund, label), label, means, value))
            self.fates.mark(block, RECORD)
        elif means in _OF_TOTAL and fund.source == "total" and getattr(self, means) is None:
            setattr(self, means, value)
            self.fates.mark(block, RECORD)
        else:
            self.fates.mark(block, _left(means))

    def _spanned(self, fund: Fund, label: Block) -> Fund:
        """Return the fund with the span of its block's name, 实施期资金情况, where no label in it says one."""
        group = next((one for one in self.board.row(label.top) if one.right < label.left and _is_span(one)), None)
        if group is None or fund.span != "any":
            return fund
        inside = (one for at in range(group.top, group.bottom + 1) for one in self.board.shown(at) if one != group)
        has_own = any((own := fund_of(one.text)) and own.span != "any" for one in inside)
        return fund if has_own else replace(fund, span="project")

    def _learn_unit(self, block: Block) -> None:
        unit = unit_of(block.text)
        if unit:
            self.units.setdefault(unit, replace(block.value, text=unit))


def _most_points() -> Decimal:
    """Return the most points that the rate of execution gets, those that no indicator has; more are another's score."""
    return _ALL_POINTS - min(allowed_sums())


def _is_span(block: Block) -> bool:
    """Whether a block's name says that its money is the whole project's."""
    fund = fund_of(block.text)
    return fund is not None and fund.span == "project" and field_of(block.text) == "group"


def _left(means: str) -> str:
    if means == "forecast":
        return _FORECAST
    if not means:
        return _NO_HEADING
    return _NOT_MONEY if means in PHASES else _OTHER_COLUMN
