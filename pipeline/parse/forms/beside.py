"""Which cell a label speaks of: the one to its right, the one below it, or the part of its own cell behind the colon.

A label right of a label means that the first heads a column; a blank cell may stand between a label and its text.
Hands on blocks of the board; what they mean is told in `labels.py` and `money.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.parse.forms.board import Block, Board
from pipeline.parse.forms.words import field_of, fund_of, phase_of, unit_of
from pipeline.parse.headings import wide_columns
from pipeline.parse.personal import is_personal_label

_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")
IsLabel = Callable[[str], bool]


def is_field(text: str) -> bool:
    """Whether the text is the label of a form's field; words of money may be a project's name and are none here.

    With a money unit in brackets, 预算金额（万元）, they are a label and no name.
    """
    is_money_label = unit_of(text) is not None and (fund_of(text) is not None or phase_of(text) is not None)
    return field_of(text) is not None or is_personal_label(text) or is_money_label


def is_any_label(text: str) -> bool:
    """Whether the text is the label of a field or of money."""
    return is_field(text) or fund_of(text) is not None


def _is_head(text: str) -> bool:
    """Whether the text may head a column beside others: a label, or a word such as 备注."""
    return is_any_label(text) or phase_of(text) is not None


def right_of(board: Board, label: Block, is_label: IsLabel) -> Block | None:
    """Return the first block with text right of a label, None where another label or nothing comes first.

    Behind a blank cell it is the label's only where nothing but a label follows: else it may be a label itself.
    """
    wide = wide_columns(board.lines[label.top])
    blocks = [one for one in board.right_of(label) if one.text or any(one.left <= at <= one.right for at in wide)]
    at = next((n for n, block in enumerate(blocks) if block.text), None)
    if at is None or is_label(blocks[at].text):
        return None
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    is_blank = after is not None and not after.text
    is_followed = after is not None and not is_label(after.text) and not (is_blank and _is_plain(board, label))
    return None if at and is_followed else blocks[at]


def _is_plain(board: Board, label: Block) -> bool:
    """Whether the label stands in plain text, which keeps no merged cells: a blank may be part of the cell before."""
    return not board.lines[label.top].knows_merges


def below(board: Board, label: Block, *, is_goal: bool = False) -> Block | None:
    """Return the text under a label that heads a column, None where it stands beside its (perhaps blank) value.

    All texts of the next line must stand under labels of this one, and be none themselves. A goal's label may head the
    whole width; in plain text, which keeps no merged cells, the blanks beside it tell nothing.
    """
    block = board.below(label)
    if block is None or not block.text or not _heads(board, label, is_goal=is_goal):
        return None
    heads = {other.left for other in board.row(label.top) if _is_head(other.text)}
    is_headed = all(one.left in heads and not is_any_label(one.text) for one in board.shown(block.top))
    return block if is_headed else None


def _heads(board: Board, label: Block, *, is_goal: bool) -> bool:
    """Whether the cell beside the label is a label too."""
    row = board.row(label.top)
    at = row.index(label)
    before, after = (row[at - 1] if at else None), (row[at + 1] if at + 1 < len(row) else None)
    if is_goal and (after is None or _is_plain(board, label)):
        return True
    beside = before if after is None else after
    return beside is not None and _is_head(beside.text)


def _is_text(text: str) -> bool:
    """Whether the text has words; what a workbook prints for a failed formula, #DIV/0!, has none."""
    return _WORD.search(text) is not None and not text.startswith("#")


def label_left(board: Board, block: Block) -> Block | None:
    """Return the nearest text left of an amount in its line that is neither an amount nor the name of its block."""
    left = [other for other in board.row(block.top) if other.right < block.left and other.text]
    texts = [other for other in left if _is_text(other.text) and field_of(other.text) != "group"]
    return next((other for other in reversed(texts) if not phase_of(other.text)), None)
