"""The cells of a form as blocks on a board: a merged cell is one block, with neighbours to its right and below.

Blocks know where they are, not what they mean.
Hands on a `Board` that tells what stands beside what.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.parse.lines import Line, Owner
from pipeline.parse.rows import printed
from pipeline.records import Printed


@dataclass(frozen=True, slots=True)
class Block:
    """A (merged) cell: its text, its lines and columns (from 0, both ends included) and its printed value."""

    owner: Owner
    text: str
    top: int
    bottom: int
    left: int
    right: int
    value: Printed

    def overlaps(self, left: int, right: int) -> bool:
        """Whether the block stands over or under any of the columns from `left` to `right`."""
        return self.left <= right and left <= self.right


@dataclass
class Board:
    """The blocks of a form's lines."""

    lines: Sequence[Line]
    _blocks: dict[Owner, Block] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, line in enumerate(self.lines):
            for column, owner in enumerate(line.owners):
                self._blocks[owner] = self._grown(at, column, line)

    def _grown(self, at: int, column: int, line: Line) -> Block:
        owner, text = line.owners[column], line.filled[column]
        old = self._blocks.get(owner)
        if old is None:
            return Block(owner, text, at, at, column, column, printed(line.cells[column], text))
        return Block(owner, text, old.top, at, min(old.left, column), max(old.right, column), old.value)

    def at(self, line: int, column: int) -> Block | None:
        """Return the block that covers a column of a line, or None beyond the line's end."""
        if not 0 <= line < len(self.lines) or not 0 <= column < len(self.lines[line].owners):
            return None
        return self._blocks[self.lines[line].owners[column]]

    def row(self, line: int) -> list[Block]:
        """Return the blocks of a line from left to right, empty ones too."""
        return [self._blocks[owner] for owner in dict.fromkeys(self.lines[line].owners)]

    def shown(self, line: int) -> list[Block]:
        """Return the blocks with text whose first line is this one."""
        return [block for block in self.row(line) if block.text and block.top == line]

    def right_of(self, block: Block, line: int | None = None) -> Iterator[Block]:
        """Yield the blocks to the right in the block's first line (or in `line`), nearest first."""
        at = block.top if line is None else line
        return (other for other in self.row(at) if other.left > block.right)

    def below(self, block: Block) -> Block | None:
        """Return the block under the first column, None where another table begins or blank rows stand between."""
        under = self.at(block.bottom + 1, block.left)
        if under is None or not self.is_one_table(block.bottom, under.top):
            return None
        rows = [self.lines[at].place.row for at in (block.bottom, block.bottom + 1)]
        return under if under.owner[0] != block.owner[0] or rows[1] - rows[0] == 1 else None

    def is_one_table(self, upper: int, lower: int) -> bool:
        """Whether two lines are of one grid, or a page edge parts them and both have as many columns."""
        above, below = self.lines[upper], self.lines[lower]
        is_cut = any(line.after_break for line in self.lines[upper + 1 : lower + 1])
        return above.grid == below.grid or (is_cut and len(above.owners) == len(below.owners))

    def columns(self, block: Block, line: int) -> set[int]:
        """Return the columns of a line in which the block's own text is printed."""
        owners, texts = self.lines[line].owners, self.lines[line].texts
        return {at for at, owner in enumerate(owners) if owner == block.owner and texts[at]}
