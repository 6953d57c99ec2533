"""Where the columns of a table without rules part: between two heading words, where no text of the body stands.

A column's heading always stands inside the column, so each edge lies between two headings; what stands there all by
itself is given to neither by guess. Hands on `Column`s that lie side by side, or None where the edges cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.page.ink import Glyph, Rule
from pipeline.extract.page.rules import SNAP
from pipeline.extract.unruled.words import Word
from pipeline.heading_words import habit_of

_GUTTER = 0.3
"""Texts with less room between them than this part of a glyph's height are one."""
_SHARE_RULED = 0.6
"""A vertical rule parts two columns when it runs along this part of the body."""
_STRAIGHT = 2.5
"""Points by which the centre of a heading may stand off the centre of its column."""
Stretch = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it begins and ends, its heading, and how its cells stand (`habit_of`)."""

    x0: float
    x1: float
    word: Word | None
    habit: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """What stands below a heading: its glyphs, its vertical rules, its top and bottom, and the ruled stretch if any."""

    glyphs: Sequence[Glyph]
    vertical: Sequence[Rule]
    top: float
    bottom: float
    frame: Stretch | None


def columns_of(words: Sequence[Word], body: Body) -> list[Column] | None:
    """Return the columns under these heading words, or None where a text stands under none or two of them."""
    height = max((glyph.height for glyph in body.glyphs), default=0.0) or words[0].glyphs[0].height
    texts = islands((_stretch(glyph) for glyph in body.glyphs), _GUTTER * height)
    edges = _ruled_edges(words, body) or _white_edges(words, texts) or _centred_edges(words, texts, body.frame)
    if edges is None:
        return None
    outer = [*texts, *map(_word_stretch, words)]
    left, right = min(s[0] for s in outer), max(s[1] for s in outer)
    if body.frame:
        left, right = min(left, body.frame[0]), max(right, body.frame[1])
    xs = [left - 1, *edges, right + 1]
    return [
        Column(x0, x1, word, habit_of(word.field), word.field) for x0, x1, word in zip(xs, xs[1:], words, strict=False)
    ]


def _stretch(glyph: Glyph) -> Stretch:
    return glyph.box.x0, glyph.box.x1


def _word_stretch(word: Word) -> Stretch:
    return word.box.x0, word.box.x1


def islands(stretches: Iterable[Stretch], gap: float) -> list[Stretch]:
    """Return the stretches that texts of all lines together cover, parted by white of at least `gap`."""
    found: list[Stretch] = []
    for x0, x1 in sorted(stretches):
        if found and x0 - found[-1][1] < gap:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def _zones(words: Sequence[Word]) -> list[Stretch]:
    """Return the white between each heading and the next."""
    return [(left.box.x1, right.box.x0) for left, right in pairwise(words)]


def _ruled_edges(words: Sequence[Word], body: Body) -> list[float] | None:
    """Return the column edges where each is drawn as a rule."""
    least = _SHARE_RULED * (body.bottom - body.top)
    long = [r.at for r in body.vertical if min(r.end, body.bottom) - max(r.start, body.top) >= least]
    inside = [[at for at in long if zone[0] < at < zone[1]] for zone in _zones(words)]
    is_told = all(ats and max(ats) - min(ats) <= SNAP for ats in inside)
    return [ats[0] for ats in inside] if is_told else None


def _white_edges(words: Sequence[Word], islands: Sequence[Stretch]) -> list[float] | None:
    """Return the column edges in the white between texts, where each text stands under one heading."""
    owners = _owners(words, islands)
    if owners is None:
        return None
    spans = [_word_stretch(word) for word in words]
    for island, owner in zip(islands, owners, strict=True):
        spans[owner] = (min(spans[owner][0], island[0]), max(spans[owner][1], island[1]))
    return [(left[1] + right[0]) / 2 for left, right in pairwise(spans)]


def _owners(words: Sequence[Word], islands: Sequence[Stretch]) -> list[int] | None:
    """Return for each island the heading that it stands under; None where one stands under two, or could.

    An island beside two headings belongs to the one that has nothing else below it.
    """
    under = [[n for n, w in enumerate(words) if i[0] < w.box.x1 and i[1] > w.box.x0] for i in islands]
    taken = {touched[0] for touched in under if touched}
    owners: list[int] = []
    for island, touched in zip(islands, under, strict=True):
        beside = touched or [n for n in _beside(words, island) if n not in taken]
        if len(beside) != 1:
            return None
        owners.append(beside[0])
    lonely = [owner for owner, touched in zip(owners, under, strict=True) if not touched]
    return owners if len(set(lonely)) == len(lonely) else None


def _beside(words: Sequence[Word], island: Stretch) -> list[int]:
    left = [n for n, word in enumerate(words) if word.box.x1 <= island[0]]
    return [n for n in (len(left) - 1, len(left)) if 0 <= n < len(words)]


def _centred_edges(words: Sequence[Word], islands: Sequence[Stretch], frame: Stretch | None) -> list[float] | None:
    """Return the column edges of a framed table whose headings all stand in the middle of their columns.

    Each edge follows from the one before; that the last one meets the frame proves them.
    """
    if frame is None:
        return None
    edges = [frame[0]]
    for word in words:
        edges.append(word.box.x0 + word.box.x1 - edges[-1])
    inner = edges[1:-1]
    meets = abs(edges[-1] - frame[1]) <= _STRAIGHT and all(a < b for a, b in pairwise(edges))
    crossed = any(island[0] < at < island[1] for island in islands for at in inner)
    return inner if meets and not crossed else None
