"""Which cell a label speaks of: the one to its right, the one below it, or the part of its own cell behind the colon.

A label right of a label means that the first heads a column; a blank cell may stand between a label and its text.
Hands on blocks of the board; what they mean is told in `labels.py` and `money.py`.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.parse.forms.board import Block, Board
from pipeline.parse.forms.words import field_of, fund_of
from pipeline.parse.personal import is_personal_label

IsLabel = Callable[[str], bool]


def is_field(text: str) -> bool:
    """Whether the text is the label of a form's field; words of money may be a project's name and are none here."""
    return field_of(text) is not None or is_personal_label(text)


def is_any_label(text: str) -> bool:
    """Whether the text is the label of a field or of money."""
    return is_field(text) or fund_of(text) is not None


def right_of(board: Board, label: Block, is_label: IsLabel, line: int | None = None) -> Block | None:
    """Return the first block with text right of a label, None where another label or nothing comes first."""
    for block in board.right_of(label, line):
        if block.text:
            return None if is_label(block.text) else block
    return None


def below(board: Board, label: Block, is_label: IsLabel) -> Block | None:
    """Return the block with text below a label that heads a column, None where it is a label itself."""
    block = board.below(label)
    return block if block and block.text and not is_label(block.text) else None
