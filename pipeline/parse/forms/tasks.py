"""The key tasks of a whole department's form: rows of a name, a description and the money for it.

A task is no project of the department: its money is kept as a fund of the form, under the task's name.
Hands on the funds; descriptions are left over by name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from pipeline.parse.forms.amounts import is_amount, may_be_value
from pipeline.parse.forms.board import Block, Board
from pipeline.parse.forms.captions import is_caption
from pipeline.parse.forms.fates import HEADING, RECORD, Fates
from pipeline.parse.forms.total_rows import is_total_word
from pipeline.parse.forms.words import field_of, fund_of, is_prompt, task_heading, unit_of
from pipeline.records import Printed, PrintedFund

_LEAST = 2
_TEXT = "what a key task of the department is about: only its name and money are loaded"
_UNFILLED = "a prompt of the template: nothing is filled in"
_AMOUNTS = ("amount", "total_amount")


@dataclass
class Tasks:
    """Reads the key tasks of one form."""

    board: Board
    fates: Fates
    funds: list[PrintedFund] = field(default_factory=list)
    units: dict[str, Printed] = field(default_factory=dict)
    lines_read: set[int] = field(default_factory=set)

    def read(self, skipped: Collection[int]) -> None:
        """Read the rows below each heading of tasks."""
        for at in range(len(self.board.lines)):
            if at not in skipped and at not in self.lines_read:
                heads = self._heading(at)
                if heads:
                    self._take_heading(at, heads)
                    self._take_rows(at + 1, heads, skipped)

    def _heading(self, at: int) -> dict[str, Block]:
        """Return the columns of tasks that a line heads, none unless it has a name and money."""
        heads: dict[str, Block] = {}
        shown = self.board.shown(at)
        for block in sorted(shown, key=lambda block: field_of(block.text) == "group"):
            means = task_heading(block.text)
            if means:
                heads.setdefault(means, block)
        has_money = any(name in heads for name in _AMOUNTS)
        return heads if "name" in heads and has_money and len(heads) > _LEAST else {}

    def _take_heading(self, at: int, heads: dict[str, Block]) -> None:
        self.lines_read.add(at)
        for block in heads.values():
            unit = unit_of(block.text)
            if unit:
                self.units.setdefault(unit, replace(block.value, text=unit))
        for block in self.board.shown(at):
            self.fates.mark(block, HEADING)

    def _take_rows(self, first: int, heads: dict[str, Block], skipped: Collection[int]) -> None:
        for at in range(first, len(self.board.lines)):
            if at in skipped or is_caption(self.board.lines[at]) or self._begins_other(at, heads["name"]):
                return
            self.lines_read.add(at)
            self._take_row(at, heads)

    def _begins_other(self, at: int, name: Block) -> bool:
        """Whether the line begins another block of the form: a label at its left, or another heading of columns."""
        first = next(iter(self.board.shown(at)), None)
        if first is None:
            return False
        fund = fund_of(first.text)
        is_label = field_of(first.text) is not None or (fund is not None and fund.source != "total")
        is_label = is_label or self._heads_sources(at)
        return bool(self._heading(at)) or (first.left < name.left and is_label)

    def _heads_sources(self, at: int) -> bool:
        """Whether a label is followed by the sources of the department's money alone: their amounts stand below."""
        return len(self.board.shown(at)) > _LEAST and all(fund_of(block.text) for block in self.board.shown(at)[1:])

    def _take_row(self, at: int, heads: dict[str, Block]) -> None:
        name = self._under(at, heads["name"])
        amounts = [block for head in _AMOUNTS if head in heads for block in self._under(at, heads[head])]
        told = [block for block in amounts if may_be_value(block.text)]
        money = next((block for block in told if len(told) == 1 or is_amount(block.text)), None)
        name = name or [block for block in self.board.shown(at)[:1] if self._is_total(block)]
        if len(name) == 1 and money is not None and not (is_prompt(name[0].text) or is_amount(name[0].text)):
            source = "task_total" if self._is_total(name[0]) else "task"
            self.funds.append(PrintedFund("year", source, "批复", name[0].value, money.value))
            self.fates.mark(name[0], RECORD)
            self.fates.mark(money, RECORD)
        for block in self.board.shown(at):
            if self.fates.is_free(block):
                known = field_of(block.text) == "group"
                self.fates.mark(block, HEADING if known else _UNFILLED if is_prompt(block.text) else _TEXT)

    def _is_total(self, block: Block) -> bool:
        """Whether the row sums up the tasks: 金额合计 is no task, and adding it to them would count them twice."""
        fund = fund_of(block.text)
        return is_total_word(block.text) or (fund is not None and fund.source == "total")

    def _under(self, at: int, head: Block) -> list[Block]:
        return list(self._blocks_under(at, head))

    def _blocks_under(self, at: int, head: Block) -> Iterator[Block]:
        return (block for block in self.board.shown(at) if block.overlaps(head.left, head.right))
