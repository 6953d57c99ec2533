"""Text whose fields are parted by commas, semicolons or upright lines: which sign parts them, and the fields.

A quoted field may hold the sign and line breaks; a quote that is never closed is a character like any other. Numbers
that the sign cut in two are put together by `cut_numbers.py`; hands on numbered records.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_SIGNS = (",", ";", "|", "｜", "│", "┃", "¦")
_BARS = "|｜│┃¦"
_TOLD = re.compile(r"sep=(.)\r?\n?")
"""The first line by which spreadsheet programs tell the separator."""
_LONGEST_QUOTED = 5000
"""Characters of a quoted field; a quote that stays open longer is a character like any other."""
_RULE = re.compile(r"[\s|｜│┃¦+\-:=_─━—┼├┤┌┐└┘┬┴]*[-=─━—]{2}[\s|｜│┃¦+\-:=_─━—┼├┤┌┐└┘┬┴]*")
_AS_TEXT = re.compile(r'="([^"]*)"')
_TAB = re.compile(r"\t(?![\"']?(?:[,;]|$))", re.MULTILINE)
"""A tab that parts fields; one at a field's end only keeps spreadsheet programs from taking its digits for a number."""
FEWEST_FIELDS = 3
"""A row of fewer is no row of a table, but a title or a note."""
_FEWEST_ROWS, _MOST_CUTS = 2, 3


@dataclass(frozen=True, slots=True)
class Record:
    """A row of the text: its first line, its fields, and which of them were quoted."""

    line: int
    fields: tuple[str, ...]
    is_quoted: tuple[bool, ...]


def separator_of(text: str) -> str | None:
    """Return the sign that parts the fields of a text; a tab where any does, None where none does."""
    lines = [line for line in text.splitlines() if line.strip()]
    told = _TOLD.match(text)
    if told:
        return told[1]
    if sum(bool(_TAB.search(line)) for line in lines) * 10 > len(lines):
        return "\t"
    shares = {sign: _share(text, sign) for sign in _SIGNS if sign in text}
    best = max(shares, key=lambda sign: shares[sign], default=None)
    return best if best is not None and shares[best] > 0.5 else None


def _share(text: str, sign: str) -> float:
    """Return how many of the rows that the sign parts at all have about the same number of fields.

    A few more are put up with, because an unquoted number falls into several.
    """
    records = [record for record in records_of(text, sign) if any(record.fields)]
    counts = Counter(len(record.fields) for record in records if len(record.fields) > 1)
    wide = sum(count for width, count in counts.items() if width >= FEWEST_FIELDS)
    if wide < _FEWEST_ROWS or 2 * wide < len(records):
        return 0.0
    alike = (sum(counts[width + more] for more in range(_MOST_CUTS + 1)) for width in counts if width >= FEWEST_FIELDS)
    return max(alike) / sum(counts.values())


def records_of(text: str, sign: str, first_line: int = 1) -> list[Record]:
    """Return the rows of the text, numbered by their first line; drawn rules between them are left."""
    told = _TOLD.match(text) if first_line == 1 else None
    line, at = first_line + (1 if told else 0), told.end() if told else 0
    found = []
    while at < len(text):
        fields, end = _record(text, at, sign)
        if not (sign in _BARS and _RULE.fullmatch(text[at:end].strip())):
            found.append(Record(line, tuple(f for f, _ in fields), tuple(quoted for _, quoted in fields)))
        line += text.count("\n", at, end)
        at = end
    return _without_frame(found) if sign in _BARS else found


def _record(text: str, at: int, sign: str) -> tuple[list[tuple[str, bool]], int]:
    """Return the fields of the row that begins at `at`, each with whether it was quoted, and where the next begins."""
    plain, quoted = _patterns(sign)
    fields: list[tuple[str, bool]] = []
    while True:
        match = quoted.match(text, at, at + _LONGEST_QUOTED)
        if match:
            fields.append((match[1].replace('""', '"').strip(), True))
        else:
            match = plain.match(text, at)
            if match is None:
                return fields, len(text)
            bare = match[0].strip()
            as_text = _AS_TEXT.fullmatch(bare)
            fields.append((as_text[1], True) if as_text else (bare, False))
        at = match.end()
        if text[at : at + 1] != sign:
            return fields, at + 1
        at += 1


def _patterns(sign: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a bare and a quoted field look like."""
    parted = re.escape(sign)
    quoted = rf'[ \t]*"((?:[^"]|"")*+)"[ \t]*(?={parted}|\n|\Z)'
    return re.compile(rf"[^\n{parted}]*"), re.compile(quoted)


def _without_frame(records: Sequence[Record]) -> list[Record]:
    """Return the rows without the empty fields that the outer lines of a drawn table leave."""
    wide = [record for record in records if len(record.fields) > 1]
    start = int(bool(wide) and not any(record.fields[0] for record in wide))
    end = int(bool(wide) and not any(record.fields[-1] for record in wide))
    return [
        Record(r.line, r.fields[start : len(r.fields) - end], r.is_quoted[start : len(r.fields) - end])
        if len(r.fields) > 1
        else r
        for r in records
    ]
