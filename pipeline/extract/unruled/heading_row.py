"""The heading of a table found among a page's text by its words, where no rules part the columns.

Words may be spaced out, broken over lines, or stand below the word of their group.
Hands on the heading's cells from left to right; where the columns part is told in `columns.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.page.ink import Glyph
from pipeline.extract.page.lines import enclosing
from pipeline.extract.unruled.words import Word, words_in
from pipeline.heading_words import field_of, habit_of
from pipeline.records import Box

_LEAST_KNOWN = 4
_MOST_LINES = 4
_FAR = 4.0
"""Heading lines follow one another within so many glyph heights."""
_LEAST_SHARE_KNOWN = 0.6
_NO_GROUP = re.compile(r"[。，；]|^[-\d.,，%]+$")
_INDICATOR = frozenset({"level_1", "level_2", "name"})


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A recognised heading: its words from left to right, the words that stand above groups of them, its lines."""

    words: tuple[Word, ...]
    groups: tuple[Word, ...]
    first_line: int
    height: int

    @property
    def known(self) -> int:
        """How many words are in the vocabulary."""
        return sum(word.field is not None for word in self.words)

    @property
    def explained(self) -> int:
        """How many words are in the vocabulary, with those that stand above groups."""
        return self.known + sum(field_of(word.text) is not None for word in self.groups)

    def is_better(self, other: HeadingRow) -> bool:
        """Whether this one, as tall or taller, knows more words, or as many and takes the next line into them."""
        is_taller = self.height > other.height and len(self.words) == len(other.words)
        return self.known > other.known or (self.known == other.known and is_taller)

    @property
    def is_one_above(self) -> bool:
        """Whether what stands above its words may be words of groups: side by side, and no sentence or number."""
        boxes = sorted((group.box.x0, group.box.x1) for group in self.groups)
        is_apart = all(left[1] <= right[0] for left, right in pairwise(boxes))
        lines = ("".join(glyph.text for glyph in line) for group in self.groups for line in group.lines)
        return is_apart and not any(map(_NO_GROUP.search, lines))

    @property
    def box(self) -> Box:
        """The box around all words."""
        return enclosing(glyph for word in (*self.words, *self.groups) for glyph in word.glyphs)


def first_heading(lines: Sequence[Sequence[Glyph]]) -> HeadingRow | None:
    """Return the first heading of a page, without lines above it that are none of its words (a title, a unit)."""
    found = next((h for h in (heading_at(lines, at) for at in range(len(lines))) if h), None)
    while found:
        lower = heading_at(lines, found.first_line + 1) if found.height > 1 else None
        if lower is None or lower.explained < found.explained:
            break
        found = lower
    return found


def heading_at(lines: Sequence[Sequence[Glyph]], index: int) -> HeadingRow | None:
    """Return the heading that begins at line `index`, or None; of several heights the one that knows most words."""
    best: HeadingRow | None = None
    for height in range(1, min(_MOST_LINES, len(lines) - index) + 1):
        band = lines[index : index + height]
        if height > 1 and band[-1][0].box.top - band[-2][0].box.bottom > _FAR * band[-1][0].height:
            break
        for is_spaced in (False, True):
            found = _read(band, index, is_spaced=is_spaced)
            if found.is_one_above and (best is None or found.is_better(best)):
                best = found
    return best if best and _is_heading(best) else None


def _read(band: Sequence[Sequence[Glyph]], index: int, *, is_spaced: bool) -> HeadingRow:
    """Return a band of lines as a heading; `is_spaced`: words may be spaced out within a line."""
    stacks: list[list[Word]] = []
    groups: list[Word] = []
    for line in reversed(band):
        for word in words_in(line, is_spaced=is_spaced):
            below = [stack for stack in stacks if _overlap(stack[0].box, word.box)]
            if len(below) > 1:
                groups.append(word)
            elif below:
                below[0].insert(0, word)
            else:
                stacks.append([word])
    stacks.sort(key=lambda stack: stack[0].box.x0)
    words: list[Word] = []
    for stack in stacks:
        word, above = _named(stack, {words[-1].field or ""} if words else set())
        words.append(word)
        groups += [Word(tuple(line for one in above for line in one.lines))] if above else []
    return HeadingRow(tuple(words), tuple(groups), index, len(band))


def _overlap(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 0


def _named(stack: Sequence[Word], before: set[str]) -> tuple[Word, list[Word]]:
    """Return a stack of words as one heading, with its field, and the words above it that are a group's."""
    for start in range(len(stack)):
        lines = tuple(line for word in stack[start:] for line in word.lines)
        field = field_of(Word(lines).text, before)
        if field:
            return Word(lines, field), list(stack[:start])
    return Word(tuple(line for word in stack for line in word.lines)), []


def _is_heading(found: HeadingRow) -> bool:
    """Whether enough is known, and both an indicator and what is said of it have a column."""
    fields = {word.field for word in found.words if word.field}
    has_lines = any(habit_of(field) == "line" for field in fields)
    is_known = found.known >= _LEAST_KNOWN and found.known >= _LEAST_SHARE_KNOWN * len(found.words)
    return is_known and len(fields) >= _LEAST_KNOWN and bool(fields & _INDICATOR) and has_lines
