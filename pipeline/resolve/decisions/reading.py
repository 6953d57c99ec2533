"""A steward's CSV file as entries: its lines by heading, with the number of the line that each begins on.

What a decision means is not known here. It hands on entries in the order of the file, or says what makes it unreadable.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.resolve.decisions.lines import Entry, Line, StewardError
from pipeline.resolve.decisions.spreadsheets import in_one_line, unguarded

Numbered = tuple[int, list[str]]
"""The number of a line, and its fields."""
ENCODINGS = ("utf-8-sig", "gb18030")
"""UTF-8 with or without a byte order mark, and what a Chinese Excel saves."""


def content_of(path: Path) -> bytes | None:
    """Return what a file holds, or None where there is no such file.

    Raises:
        StewardError: it is there and cannot be opened.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        told = f"{path} cannot be opened ({error.strerror}): give this program the right to read it"
        raise StewardError(told) from error


def decoded(content: bytes, file: str) -> tuple[str, str]:
    """Return the text of a file, and its encoding.

    Raises:
        StewardError: it is written in another.
    """
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise StewardError(f"{file} is written neither in UTF-8 nor in GB 18030: save it as CSV UTF-8")


def lines_of(text: str, file: str) -> Iterator[Numbered]:
    """Yield each line that says something; blank lines and those that begin with # are passed over.

    Raises:
        StewardError: quotes are not closed.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    try:
        for values in reader:
            fields = [value.strip() for value in values]
            if any(fields) and not fields[0].startswith("#"):
                yield start, fields
            start = reader.line_num + 1
    except csv.Error as error:
        raise StewardError(f"{file}, line {start}: {error}: close the quotes that are open") from error


def entries(lines: Iterable[Numbered], file: str, columns: Sequence[str]) -> Iterator[Entry]:
    """Yield the lines below the header, which is the first; columns that are not asked for are passed over.

    Raises:
        StewardError: the header lacks a column, or names it twice.
    """
    lines = iter(lines)
    number, header = next(lines, (1, []))
    for column in columns:
        if header.count(column) != 1:
            told = "names {} twice" if column in header else "lacks {}"
            raise StewardError(f"{file}, line {number}: the header {told.format(column)}: write {','.join(columns)}")
    for number, values in lines:
        fields = dict(zip(header, (in_one_line(unguarded(value)) for value in values), strict=False))
        told_fields = {column: fields.get(column, "") for column in columns}
        yield Entry(Line(file, number, *_names(told_fields)), told_fields)


def _names(fields: dict[str, str]) -> tuple[str, str]:
    """Return what stands on the two sides of a line: its texts, or the codes and names of two bodies."""
    parts = [[fields.get(side), fields.get(f"{side}_code"), fields.get(f"{side}_name")] for side in ("left", "right")]
    left, right = (" ".join(filter(None, part)) for part in parts)
    return left, right
