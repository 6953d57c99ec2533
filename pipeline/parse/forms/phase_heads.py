"""The headings over the columns of a block of money: which phase, rate or points an amount's column holds.

Headings hold for the lines below them in their table, also over a page edge, until the next ones.
Hands on the meaning of the column that a block stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.parse.forms.amounts import is_amount
from pipeline.parse.forms.board import Block, Board
from pipeline.parse.forms.fused import parts_in
from pipeline.parse.forms.words import PHASES, fund_of, phase_of

BESIDE = frozenset({*PHASES, "rate"})
"""What may stand right beside its word, as in 全年执行数 | 90, and not in a column under it."""


def heads_among(shown: Sequence[Block]) -> list[Block]:
    """Return the headings of money in a line: 预算数 is a label of its own unless it stands beside other headings."""
    heads = [block for block in shown if phase_of(block.text)]
    sure = [block for block in heads if not fund_of(block.text)]
    return heads if any(phase_of(block.text) in PHASES for block in sure) else sure


def _shows_amount(text: str) -> bool:
    return is_amount(text) or parts_in(text) is not None


def has_amount(board: Board, block: Block) -> bool:
    """Whether a phase has its amount right beside it, 执行数： | 118.20, and so heads no column of the line."""
    if phase_of(block.text) not in PHASES:
        return False
    value = next((other for other in board.right_of(block) if other.text), None)
    return value is not None and _shows_amount(value.text)


def is_beside_others(board: Board, block: Block) -> bool:
    """Whether an amount's label is a phase for sure: 全年预算 | 55 beside 年初预算 | 58, and no total of the year."""
    others = (one for one in board.shown(block.top) if one != block and not fund_of(one.text))
    is_later = phase_of(block.text) not in (None, "批复")
    return is_later and has_amount(board, block) and any(has_amount(board, one) for one in others)


def has_rate(board: Board, line: int) -> bool:
    """Whether a line says the rate of execution, so that the points beside it are those for the rate."""
    return any(phase_of(block.text) == "rate" for block in board.shown(line))


def phase_above(board: Board, label: Block) -> str | None:
    """Return the phase that a fund's label belongs to: one in the same column, in a line with amounts.

    Sichuan's forms print 预算数 and 执行数 side by side, each with its parts below: 其中：财政拨款 stands under both.
    """
    for at in range(label.top - 1, -1, -1):
        above = board.at(at, label.left)
        if above is None or above.left != label.left or not board.is_one_table(at, label.top):
            return None
        if phase_of(above.text) in PHASES and any(is_amount(block.text) for block in board.shown(at)):
            return phase_of(above.text)
        if fund_of(above.text) is None:
            return None
    return None


@dataclass
class PhaseHeads:
    """The headings of money that hold at a line of a form; `phases` are those of all its lines."""

    board: Board
    heads: Sequence[Block] = ()
    phases: set[str] = field(default_factory=set)

    def take(self, heads: Sequence[Block], shown: Sequence[Block]) -> bool:
        """Take the headings of a line; return whether they head columns: a phase among them, and no amount."""
        means = {found for block in heads if (found := phase_of(block.text))}
        if not means.intersection(PHASES) or any(_shows_amount(block.text) for block in shown):
            return False
        self.heads = heads
        self.phases |= means
        return True

    def hold_for(self, label: Block) -> bool:
        """Whether the headings hold for the line of a label."""
        return any(self._holds(head, label) for head in self.heads)

    def over(self, block: Block) -> Block | None:
        """Return the heading over a block."""
        over = (head for head in self.heads if head.overlaps(block.left, block.right))
        return next((head for head in over if self._holds(head, block)), None)

    def one_over(self, block: Block) -> str | None:
        """Return the phase of a cell with its own label: that of its columns' headings, 批复 where none is over it.

        None where it stands under several phases, or under the headings of rates and points alone.
        """
        heads = [head for head in self.heads if head.overlaps(block.left, block.right) and self._holds(head, block)]
        means = {found for head in heads if (found := phase_of(head.text))}
        told = means.intersection(PHASES) or means.intersection({"forecast"})
        return next(iter(told)) if len(told) == 1 else None if means else "批复"

    def means_over(self, block: Block) -> str | None:
        """Return the meaning of the column heading over a block."""
        head = self.over(block)
        return phase_of(head.text) if head else None

    def _holds(self, head: Block, block: Block) -> bool:
        return head.bottom < block.top and self.board.is_one_table(head.top, block.top)
