"""Text whose columns are parted by single blanks, as copied or saved from a PDF: `产出指标 数量指标 培训人数 ≥100人`.

Only the number of texts on a line tells its columns, so a table is read only if each of its lines has one for each
heading, or begins with a class and lacks just the columns left of it, whose merged cells are not printed again. Above
it, the labels of a form part a line. Where one line leaves anything open the lines stay whole: parse says so.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from pipeline import vocabulary
from pipeline.class_words import class_named
from pipeline.form_words import patterns
from pipeline.heading_words import field_of
from pipeline.text import fold

_LEAST_HEADINGS = 4
_TELLING = frozenset({"project", "level_1", "level_2", "name", "value"})
_LEAST_TELLING = 3
_LEVELS = {"level_1": 1, "level_2": 2}
_NUMBERS = frozenset({"amount", "weight"})
_NUMBER = re.compile(r"[¥-]?[\d,]+(?:\.\d+)?[%分]?")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_APART = re.compile(r"[。:：]|[表页附注]")
"""What a title, a note or a page number of one text holds."""
_LABELS = (("form_labels", "label"), ("fund_labels", "label"))


def spaced_rows(lines: Sequence[str]) -> list[list[str]] | None:
    """Return the fields of each line, None where no table is parted by single blanks or a line leaves it open."""
    words = [line.split() for line in lines]
    at = next((at for at, line in enumerate(words) if _is_heading(line)), None)
    if at is None:
        return None
    fields = _fields(words[at])
    body = [_row(line, fields, words[at]) for line in words[at + 1 :]]
    if None in body or sum(len(row) > 1 for row in body if row) == 0:
        return None
    above = [_labelled(line) for line in words[:at]]
    return [*above, words[at], *(row for row in body if row is not None)]


def _fields(heading: Sequence[str]) -> list[str | None]:
    """Return the field that each word of a heading stands for."""
    found: list[str | None] = []
    for word in heading:
        found.append(field_of(word, [field for field in found[-1:] if field]))
    return found


def _is_heading(words: Sequence[str]) -> bool:
    """Whether all words of a line are headings, most of them telling a table of targets."""
    fields = _fields(words) if len(words) >= _LEAST_HEADINGS else []
    return None not in fields and len(_TELLING & set(fields)) >= _LEAST_TELLING and "level_1" in fields


def _row(words: Sequence[str], fields: Sequence[str | None], heading: Sequence[str]) -> list[str] | None:
    """Return the fields of a line below the heading, None for one that leaves open which column a text stands in.

    A heading that is printed again, and a line of one text, are no rows of the table but no doubt either, unless the
    text may be the rest of a name or target that was broken on its page.
    """
    if not words or list(words) == list(heading):
        return list(words)
    if len(words) == 1:
        return None if _HAN.search(words[0]) and not _APART.search(words[0]) else list(words)
    row = [""] * (len(fields) - len(words)) + list(words)
    return row if len(row) == len(fields) and _fits(row, len(fields) - len(words), fields) else None


def _fits(row: Sequence[str], lacking: int, fields: Sequence[str | None]) -> bool:
    """Whether a row's texts look like their columns, and it lacks none but the columns left of a class."""
    begins_with_class = lacking == 0 or fields[lacking] in _LEVELS
    return begins_with_class and all(
        not text or _looks_right(text, field) for text, field in zip(row, fields, strict=True)
    )


def _looks_right(text: str, field: str | None) -> bool:
    """Whether a text may stand in a field's column: classes, comparators and numbers can be told from other texts."""
    if field in _LEVELS:
        return class_named(_LEVELS[field], text) is not None
    if field == "name" and any(class_named(level, text) for level in _LEVELS.values()):
        return False
    if field == "comparator":
        return fold(text) in _comparators()
    return field not in _NUMBERS or _NUMBER.fullmatch(fold(text)) is not None


@functools.cache
def _comparators() -> frozenset[str]:
    rows = [*vocabulary.rows("comparator_variants"), *vocabulary.rows("comparators")]
    return frozenset(fold(row.get("variant") or row["symbol"]) for row in rows)


def _labelled(words: Sequence[str]) -> list[str]:
    """Return a line above the table: each label of a form as a field, and the texts behind it as one."""
    if not words or not _is_label(words[0]):
        return [" ".join(words)]
    return list(_parted(words))


def _parted(words: Sequence[str]) -> Iterator[str]:
    said: list[str] = []
    for word in words:
        if _is_label(word):
            yield from [" ".join(said)] if said else []
            yield word
            said = []
        else:
            said.append(word)
    yield from [" ".join(said)] if said else []


@functools.lru_cache(maxsize=1024)
def _is_label(word: str) -> bool:
    """Whether a word is a label of a form or of its money, a note in brackets at its end aside."""
    folded = fold(word).rstrip(":")
    forms = {folded, folded.split("(")[0]} - {""}
    return any(
        pattern.fullmatch(form) for name, column in _LABELS for pattern, _ in patterns(name, column) for form in forms
    )
