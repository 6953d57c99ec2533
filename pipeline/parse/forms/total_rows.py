"""Rows that sum up the points of a form's indicators: 总分, 合计, 小计, 产出指标小计.

The score of a form stands in the row that sums up all of it; a sum of one class, or of the points alone, is none.
Hands on the block that says so, and the score.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from pipeline import vocabulary
from pipeline.parse.forms.board import Block, Board
from pipeline.parse.forms.captions import said_in
from pipeline.parse.forms.words import field_of
from pipeline.parse.kinds import is_level_1, is_level_2, is_weight
from pipeline.parse.rows import Row
from pipeline.records import Printed
from pipeline.text import fold

_ALL_POINTS = 100
_DIGIT = re.compile(r"\d")
_SHORT = 2
"""Characters of a mark such as 优 or － beside a total."""


@functools.cache
def _words() -> dict[str, str]:
    return {fold(row["word"]): row["scope"] for row in vocabulary.rows("totals")}


def is_total_word(text: str) -> bool:
    """Whether the text is a total's word: 合计, 总分, 产出指标小计."""
    word = fold(text).rstrip(":")
    if word in _words() or field_of(text) == "total_score":
        return True
    rest = next((word.removesuffix(total) for total in _words() if word.endswith(total)), "")
    return bool(rest) and _is_class(rest)


def total_block(board: Board, at: int, row: Row) -> Block | None:
    """Return the block that makes the line a total of points: a total's word, with numbers beside it."""
    shown = board.shown(at)
    owners = {row.owners.get(name) for name in ("level_2", "name")}
    blocks = [block for block in shown if block is shown[0] or block.owner in owners]
    block = next((block for block in blocks if is_total_word(block.text)), None)
    if block is None:
        return None
    others = [other.text for other in shown if other is not block]
    is_plain = all(is_weight(text) or len(text) <= _SHORT or _is_class(text) for text in others)
    return block if is_plain or any(is_weight(row.text(name)) for name in ("score", "weight")) else None


def is_grand_total(board: Board, at: int, row: Row) -> bool:
    """Whether the line sums up the whole form: it is named 总分 or 自评得分, or is a sum of all points."""
    first = next(iter(board.shown(at)), None)
    named = [first.text, *(said.label for said in said_in(first.text))] if first else []
    if any(field_of(text) == "total_score" for text in named):
        return True
    block = total_block(board, at, row)
    return block is not None and (field_of(block.text) == "total_score" or _sums_up_all(block, row))


def _is_class(text: str) -> bool:
    return is_level_1(text) or is_level_2(text)


@dataclass
class TotalScore:
    """The score of the form: that of a row named 总分 or 得分 before that of a mere sum."""

    score: Printed | None = None
    is_named: bool = False

    def take(self, board: Board, at: int, block: Block, row: Row) -> Printed | None:
        """Keep the score of a total row; return it, or None where the row holds none or a lesser one."""
        is_named = field_of(block.text) == "total_score"
        score = _score(board, at, block, row) if is_named or _sums_up_all(block, row) else None
        if score is None or (self.score is not None and (self.is_named or not is_named)):
            return None
        self.score, self.is_named = score, is_named
        return score


def _sums_up_all(block: Block, row: Row) -> bool:
    """Whether a sum is one of the whole grid, with all points or none beside it."""
    first = row.line.owners.index(row.owners["level_1"]) if "level_1" in row.owners else block.left
    is_whole = _words().get(fold(block.text).rstrip(":")) == "table" and block.left <= first
    weight = fold(row.text("weight")).removesuffix("分")
    return is_whole and (not weight or (weight.isdigit() and int(weight) == _ALL_POINTS))


def _score(board: Board, at: int, block: Block, row: Row) -> Printed | None:
    """Return the number in the column of scores, else the only number of an evaluation's row.

    95.2（优） under the scores is handed on as printed: typing says what is wrong with it, if anything.
    """
    under = row.filled.get("score")
    if under is not None and _DIGIT.search(under.text) and board.row(at) and row.owners["score"] != block.owner:
        return under
    numbers = [other for other in board.right_of(block, at) if is_weight(other.text)]
    if len(numbers) != 1 or not row.columns & {"score", "actual"} or numbers[0].text == row.text("weight"):
        return None
    return numbers[0].value
