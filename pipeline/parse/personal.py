"""Names and numbers of persons are taken out of the lines before anything reads them: they are nobody's record.

Told by the labels of `vocabulary/personal_labels.csv`, beside, above or inside a cell, and by the shape of the number.
Hands on lines that say that something stood there, with as many cells as before.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline import phrases, vocabulary
from pipeline.parse.forms.words import is_word
from pipeline.parse.lines import Line
from pipeline.text import fold

NOT_KEPT = "(personal data, not kept)"
"""What stands in place of a person's name or number."""
_NUMBER = re.compile(
    r"(?<![\dA-Za-z.])(?:1[3-9]\d{9}|1[3-9]\d[- ]\d{4}[- ]\d{4}|0\d{2,3}[-—－ ]\d{7,8}|\d{17}[\dXx])(?![\dA-Za-z.])"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_PART = re.compile(r"(\s{2,}|\u3000+)")
_SAID = re.compile(r"(\s*[^:：]{1,20}?\s*[:：])\s*(.*)", re.DOTALL)
_PAIR = re.compile(r"([^\s:：]{1,16}\s*[:：])\s*([^\s:：]*)")
_FURTHER = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[、，,;； ]+[\u4e00-\u9fff·]{2,4})*")
"""What further names look like behind the first one, where wide blanks or cells part them."""
_LONGEST_LABEL = 24
_LEAST_HEADINGS = 3


@functools.cache
def _labels() -> re.Pattern[str]:
    found = (phrases.pattern("personal_words", row["phrase"]) for row in vocabulary.rows("personal_labels"))
    return re.compile("|".join(found))


@functools.lru_cache(maxsize=65536)
def is_personal_label(text: str) -> bool:
    """Whether the text is a label beside or under which a person's name or number stands."""
    folded = fold(text).rstrip(":") if len(text) <= _LONGEST_LABEL else ""
    return bool(folded) and _labels().fullmatch(folded) is not None


def without_numbers(text: str) -> str:
    """Return the text without telephone and identity numbers and mail addresses."""
    return _NUMBER.sub(NOT_KEPT, text)


def without_persons(run: Sequence[Line]) -> list[Line]:
    """Return the lines without the names and numbers of persons that stand beside, under or after such a label."""
    heads: dict[int, str] = {}
    kept: list[Line] = []
    grid, width = -1, 0
    for line in run:
        if line.grid != grid and not (line.after_break and len(line.cells) == width):
            heads = {}
        grid, width = line.grid, len(line.cells)
        columns = _valued(line) | (heads.keys() & _under(line))
        heads = _heads(line, heads)
        kept.append(_masked(line, columns))
    return kept


def _valued(line: Line) -> set[int]:
    """Return the columns right of a label in the line that show its value, unless the labels head columns."""
    found = set()
    for at, text in enumerate(line.texts):
        if not text or not is_personal_label(text) or _is_heading(line):
            continue
        others = (n for n in range(at + 1, len(line.texts)) if line.owners[n] != line.owners[at])
        shown = (n for n in others if line.filled[n])
        values = [*itertools.takewhile(lambda n: not _is_word(line.filled[n]), shown)]
        further = [n for n in values[1:] if _names_several(text) and _is_name(line.filled[n])]
        owners = {line.owners[n] for n in (*values[:1], *further)}
        found |= {n for n, owner in enumerate(line.owners) if owner in owners}
    return found


def _names_several(label: str) -> bool:
    """Whether a label is that of several persons, each of whom may have a cell: 评价组成员."""
    return re.search(phrases.any_of("personal_words", "several"), fold(label)) is not None


def _is_name(text: str) -> bool:
    return _FURTHER.fullmatch(text.strip()) is not None


def _is_word(text: str) -> bool:
    return is_personal_label(text) or is_word(text)


def _heads(line: Line, before: dict[int, str]) -> dict[int, str]:
    """Return the columns that a label of the line, or of one above it, heads."""
    if not _is_heading(line):
        return before
    return {at: text for at, text in enumerate(line.filled) if text and is_personal_label(text)}


def _is_heading(line: Line) -> bool:
    """Whether the line heads columns: words in most of its cells, and hardly a blank one between them."""
    shown = line.shown
    words = sum(_is_word(text) for text in shown)
    blank = {owner for owner, text in zip(line.owners, line.filled, strict=True) if not text}
    return words >= _LEAST_HEADINGS and words * 2 > len(shown) and len(blank) <= 1


def _under(line: Line) -> set[int]:
    """Return the columns of the line that may hold values under a heading: those of cells that are no words."""
    return {at for at, text in enumerate(line.filled) if text and not _is_word(text)}


def _masked(line: Line, columns: set[int]) -> Line:
    texts = tuple(_spoken(text, at in columns) for at, text in enumerate(line.texts))
    filled = tuple(_spoken(text, at in columns) for at, text in enumerate(line.filled))
    return line if texts == line.texts and filled == line.filled else replace(line, texts=texts, filled=filled)


def _spoken(text: str, is_value: bool) -> str:
    """Return a cell's text without the person in it: all of a value, what follows a label inside the cell."""
    if not text or is_value:
        return NOT_KEPT if text else text
    if ":" not in text and "：" not in text:
        return text
    return _without_pairs("".join(_without_further([_without_value(part) for part in _PART.split(text)])))


def _without_further(parts: list[str]) -> list[str]:
    """Take out the names that follow a name behind wide blanks: 评价组成员：…　…."""
    for at in range(2, len(parts), 2):
        if parts[at - 2].endswith(NOT_KEPT) and _is_name(parts[at]):
            parts[at] = NOT_KEPT
    return parts


def _without_value(part: str) -> str:
    match = _SAID.fullmatch(part)
    return f"{match[1]}{NOT_KEPT}" if match and match[2] and is_personal_label(match[1]) else part


def _without_pairs(text: str) -> str:
    """Take out the values of labels that stand in one line with single blanks between: 联系人：… 电话：…."""

    def masked(pair: re.Match[str]) -> str:
        is_open = pair[2] and not NOT_KEPT.startswith(pair[2])
        return f"{pair[1]}{NOT_KEPT}" if is_open and is_personal_label(pair[1]) else pair[0]

    return _PAIR.sub(masked, text)
