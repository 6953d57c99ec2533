"""Glyphs of a page to lines, and lines to words, where no rules part them.

A word of a heading may be spaced out, which the vocabulary tells; what is a heading is told in `heading_row.py`.
Hands on lines of glyphs from the top, and words from left to right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.page.ink import Glyph
from pipeline.extract.page.lines import enclosing
from pipeline.heading_words import field_of
from pipeline.records import Box

_APART = 0.3
"""A gap of this part of a glyph's height parts two heading words, unless the vocabulary joins them."""
_SPACED = 2.0
"""Characters of a spaced-out word stand apart by no more than so many glyph heights."""
_MOST_PIECES = 6


@dataclass(frozen=True, slots=True)
class Word:
    """A text of the heading and its glyphs, a tuple a printed line."""

    lines: tuple[tuple[Glyph, ...], ...]
    field: str | None = None

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """All glyphs."""
        return tuple(glyph for line in self.lines for glyph in line)

    @property
    def text(self) -> str:
        """The text without the breaks of its lines."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def box(self) -> Box:
        """The box around the text."""
        return enclosing(self.glyphs)


def text_lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return glyphs as lines from the top, each from left to right; lines of nothing but blanks are left out."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.middle[1], g.box.x0)):
        if lines and glyph.middle[1] - lines[-1][0].middle[1] < max(glyph.height, 1.0) / 2:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [sorted(line, key=lambda g: g.box.x0) for line in lines if any(map(is_seen, line))]


def is_seen(glyph: Glyph) -> bool:
    """Whether a glyph is more than a blank."""
    return not glyph.text.isspace() and glyph.text != ""


def words_in(line: Sequence[Glyph], *, is_spaced: bool = True) -> list[Word]:
    """Return the words of one line; `is_spaced`: pieces are joined where the vocabulary knows only the whole."""
    pieces = _pieces(line)
    words: list[Word] = []
    at = 0
    while at < len(pieces):
        end = at + (_length_known(pieces, at) if is_spaced else 1)
        words.append(Word((tuple(glyph for piece in pieces[at:end] for glyph in piece),)))
        at = end
    return words


def _length_known(pieces: Sequence[Sequence[Glyph]], at: int) -> int:
    for end in range(min(at + _MOST_PIECES, len(pieces)), at + 1, -1):
        texts = ["".join(glyph.text for glyph in piece) for piece in pieces[at:end]]
        if _is_near(pieces[at:end]) and field_of("".join(texts)) and not any(field_of(text) for text in texts):
            return end - at
    return 1


def _is_near(pieces: Sequence[Sequence[Glyph]]) -> bool:
    """Whether pieces stand no further apart than the characters of a spaced-out word."""
    return all(b[0].box.x0 - a[-1].box.x1 <= _SPACED * a[-1].height for a, b in pairwise(pieces))


def _pieces(line: Sequence[Glyph]) -> list[list[Glyph]]:
    pieces: list[list[Glyph]] = []
    for glyph in filter(is_seen, line):
        if pieces and glyph.box.x0 - pieces[-1][-1].box.x1 <= _APART * glyph.height:
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
    return pieces
